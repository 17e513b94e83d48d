import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PIECE = 1024 * 1024;

/** The digest of a file as it lies there; undefined where it cannot be read. */
export function digestOf(path: string): { digest: string; writable: boolean } | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
    return { digest: hash.digest('hex'), writable: (fstatSync(file).mode & 0o222) !== 0 };
  } finally {
    closeSync(file);
  }
}
