import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { PartFile } from '../exchange/picture-parts.ts';

/**
 * Opens a kept file for looking into it in parts, and closes it again.
 * @returns what `look` gives; undefined where the file cannot be opened
 */
export async function lookInto<T>(
  path: string,
  look: (file: PartFile) => Promise<T>,
): Promise<T | undefined> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    return await look({
      size: fstatSync(descriptor).size,
      read(from, length) {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
