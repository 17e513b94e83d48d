import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Effects } from '../ports.ts';
import { digestOf } from './file-digest.ts';
import { vaultFolder } from './vault-folder.ts';
import { publish, READ_ONLY } from './vault.ts';

/**
 * Keeps bytes that come piece by piece under the digest they are said to have, hashed on the way. Their name is only
 * durable once the folder was flushed, which is left to whoever records them.
 * @param mark a random word that names the temporary file
 * @returns null where they are other bytes: nothing was kept
 */
export async function keepPiecesInVault(
  home: string,
  digest: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  effects: Effects,
  mark: string,
): Promise<'fresh' | 'there' | 'mended' | null> {
  const folder = vaultFolder(home);
  const path = join(folder, digest);
  const damaged = existsSync(path);
  if (damaged && digestOf(path)?.digest === digest) return 'there';
  effects.makeFolder(folder);
  const incoming = join(folder, `.incoming-${mark}`);
  const hash = createHash('sha256');
  await effects.createFileFrom(incoming, hashed(pieces, hash), READ_ONLY);
  try {
    if (hash.digest('hex') !== digest) {
      effects.removeFile(incoming);
      return null;
    }
    if (!damaged) return publish(incoming, digest, folder, effects) ? 'fresh' : 'there';
    effects.replace(incoming, path);
    return 'mended';
  } catch (error) {
    if (existsSync(incoming)) effects.removeFile(incoming);
    throw error;
  }
}

async function* hashed(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
