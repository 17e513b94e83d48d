import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Effects } from '../ports.ts';

const READ_ONLY = 0o400;

/**
 * Keeps bytes in the vault under their SHA-256, read-only. The same bytes are kept once.
 * @param mark a random word that names the temporary file
 */
export function keepInVault(
  home: string,
  bytes: Uint8Array,
  effects: Effects,
  mark: string,
): { algorithm: 'sha256'; digest: string } {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const folder = join(home, 'vault');
  const path = join(folder, digest);
  if (existsSync(path)) return { algorithm: 'sha256', digest };
  effects.makeFolder(folder);
  const incoming = join(folder, `.incoming-${mark}`);
  effects.createFile(incoming, bytes, READ_ONLY);
  try {
    effects.publish(incoming, path);
  } catch (error) {
    effects.removeFile(incoming);
    // Somebody else kept the same bytes meanwhile: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  effects.syncFolder(folder);
  return { algorithm: 'sha256', digest };
}
