import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { type FileRefusal, RefundError } from '../errors.ts';
import type { Effects, KeptFile } from '../ports.ts';
import { vaultFolder } from './vault-folder.ts';
import { publish, READ_ONLY } from './vault.ts';

/** A file that was copied and has no name in the vault yet. */
interface Incoming {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
  readonly modifiedAt: number;
}

/**
 * Copies files into the vault under their SHA-256, hashed on the way. Each must be plain, not empty, and the same in
 * size and time before and after; one that is not is refused, and the others are kept. First all are copied, then all
 * are flushed, then all get their names: a disk that is asked to flush after each file takes three times as long. Names
 * are only durable once the folder was flushed, which is left to whoever records them.
 * @param mark gives a random word, each time another
 * @param progress called with a file's place and its bytes: those copied so far and all
 * @returns what became of each, in their order
 */
export function keepFilesInVault(
  home: string,
  paths: readonly (string | Uint8Array)[],
  effects: Effects,
  mark: () => string,
  progress: (index: number, done: number, total: number) => void,
): (KeptFile | FileRefusal)[] {
  const folder = vaultFolder(home);
  const incoming: Incoming[] = [];
  const fresh: string[] = [];
  try {
    const outcomes = paths.map((path, index) => {
      try {
        const one = copyIn(path, folder, effects, mark(), (done, total) => progress(index, done, total));
        incoming.push(one);
        return one;
      } catch (error) {
        if (error instanceof RefundError && error.code === 'file-refused')
          return (error as RefundError<'file-refused'>).details.why;
        throw error;
      }
    });
    for (const { path } of incoming) effects.flushFile(path);
    return outcomes.map((outcome) => {
      if (typeof outcome === 'string') return outcome;
      const { path, digest, bytes, modifiedAt } = outcome;
      const isFresh = publish(path, digest, folder, effects);
      if (isFresh) fresh.push(digest);
      return { digest, bytes, modifiedAt, fresh: isFresh };
    });
  } catch (error) {
    const left = [...incoming.map(({ path }) => path), ...fresh.map((digest) => join(folder, digest))];
    for (const path of left) if (existsSync(path)) effects.removeFile(path);
    throw error;
  }
}

function copyIn(
  path: string | Uint8Array,
  folder: string,
  effects: Effects,
  mark: string,
  progress: (done: number, total: number) => void,
): Incoming {
  const source = openPlain(path);
  try {
    const before = fstatSync(source);
    if (!before.isFile()) throw refusal(path, 'special');
    if (before.size === 0) throw refusal(path, 'empty');
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
    return { path: incoming, digest: hash.digest('hex'), bytes, modifiedAt: Math.floor(before.mtimeMs) };
  } finally {
    closeSync(source);
  }
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
