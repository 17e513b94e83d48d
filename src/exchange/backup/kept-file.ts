import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1024 * 1024;

/** A file of the vault, open for reading, so that it can be taken away meanwhile. */
export interface KeptBytes {
  /** Its bytes; `changed` is called at the end where they are not those of the digest, or could not all be read. */
  pieces(changed: (found: string | null) => void): Iterable<Uint8Array>;
}

/** Opens a kept file; undefined where it is not there or cannot be opened. */
export function openKept(path: string, digest: string): KeptBytes | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  return {
    *pieces(changed) {
      const hash = createHash('sha256');
      try {
        for (;;) {
          // A buffer of its own: whoever takes the piece may keep it.
          const buffer = Buffer.allocUnsafe(PIECE);
          const read = tryRead(file, buffer);
          if (read === null) return changed(null);
          if (read === 0) break;
          hash.update(buffer.subarray(0, read));
          yield buffer.subarray(0, read);
        }
      } finally {
        closeSync(file);
      }
      const found = hash.digest('hex');
      if (found !== digest) changed(found);
    },
  };
}

/** Null where the disk fails. */
function tryRead(file: number, buffer: Buffer): number | null {
  try {
    return readSync(file, buffer);
  } catch {
    return null;
  }
}
