import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { type FileRefusal, RefundError } from '../errors.ts';
import type { Effects, KeptFile } from '../ports.ts';
import { vaultFolder } from './vault-folder.ts';

/** Rights of what is kept. */
export const READ_ONLY = 0o400;

/**
 * Keeps bytes in the vault under their SHA-256, read-only. The same bytes are kept once.
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
  const fresh = publish(incoming, digest, folder, effects);
  effects.syncFolder(folder);
  return { algorithm, digest, fresh };
}

/**
 * Copies a file into the vault under its SHA-256, hashed on the way. The file must be plain, not empty, and the
 * same in size and time before and after. Its name is only durable once the folder was flushed, which is left to
 * whoever records it: once for many.
 * @throws RefundError `file-refused`
 */
export function keepFileInVault(
  home: string,
  path: string | Uint8Array,
  effects: Effects,
  mark: string,
  progress: (done: number, total: number) => void,
): KeptFile {
  const source = openPlain(path);
  try {
    const before = fstatSync(source);
    if (!before.isFile()) throw refusal(path, 'special');
    if (before.size === 0) throw refusal(path, 'empty');
    const folder = vaultFolder(home);
    effects.makeFolder(folder);
    const incoming = join(folder, `.incoming-${mark}`);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      effects.copyFile(source, incoming, READ_ONLY, (piece) => {
        hash.update(piece);
        bytes += piece.length;
        progress(bytes, before.size);
      });
    } catch (error) {
      // A bad disk under the source is no failure of the vault.
      throw (error as NodeJS.ErrnoException).syscall === 'read' ? refusal(path, 'unreadable', error) : error;
    }
    if (changed(before, fstatSync(source)) || bytes !== before.size) {
      effects.removeFile(incoming);
      throw refusal(path, 'changing');
    }
    const digest = hash.digest('hex');
    const fresh = publish(incoming, digest, folder, effects);
    return { digest, bytes, modifiedAt: Math.floor(before.mtimeMs), fresh };
  } finally {
    closeSync(source);
  }
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

/** Opens without waiting: a pipe without a writer would hang for ever. */
function openPlain(path: string | Uint8Array): number {
  try {
    return openSync(
      typeof path === 'string' ? path : Buffer.from(path),
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why: Readonly<Record<string, FileRefusal>> = {
      ENOENT: 'missing',
      ENXIO: 'special',
      ELOOP: 'loop',
    };
    throw refusal(path, why[code] ?? 'unreadable', error);
  }
}

function refusal(path: string | Uint8Array, why: FileRefusal, cause?: unknown): RefundError {
  return new RefundError('file-refused', { path: Buffer.from(path).toString('utf8'), why }, cause);
}

function changed(before: Stats, after: Stats): boolean {
  return before.size !== after.size || before.mtimeMs !== after.mtimeMs;
}
