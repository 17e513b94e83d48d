import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Effects } from '../ports.ts';
import { vaultFolder } from './vault-folder.ts';

/** Rights of what is kept. */
export const READ_ONLY = 0o400;

/**
 * Keeps bytes in the vault under their SHA-256, read-only. The same bytes are kept once. Their name is only durable
 * once the folder was flushed, which is left to whoever records it.
 * @param mark a random word that names the temporary file
 */
export function keepInVault(
  home: string,
  bytes: Uint8Array,
  effects: Effects,
  mark: string,
): { algorithm: 'sha256'; digest: string; fresh: boolean } {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const folder = vaultFolder(home);
  const algorithm = 'sha256';
  if (existsSync(join(folder, digest))) return { algorithm, digest, fresh: false };
  effects.makeFolder(folder);
  const incoming = join(folder, `.incoming-${mark}`);
  effects.createFile(incoming, bytes, READ_ONLY);
  return { algorithm, digest, fresh: publish(incoming, digest, folder, effects) };
}

/** Gives a finished file its name; false where the same bytes were there already. */
export function publish(incoming: string, digest: string, folder: string, effects: Effects): boolean {
  const path = join(folder, digest);
  let fresh = true;
  try {
    effects.publish(incoming, path);
  } catch (error) {
    if (existsSync(incoming)) effects.removeFile(incoming);
    // The same bytes are kept already: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    fresh = false;
  }
  return fresh;
}
