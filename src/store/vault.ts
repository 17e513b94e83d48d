import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { type FileRefusal, RefundError } from '../errors.ts';
import { openFile } from '../opening.ts';
import type { Effects } from '../ports.ts';
import { incomingName } from './at-work.ts';

/** A file as it was copied into the vault. */
export interface KeptFile {
  readonly digest: string;
  readonly bytes: number;
  /** When it was last changed; milliseconds, UTC. Null if nothing says. */
  readonly modifiedAt: number | null;
  /** The vault did not have these bytes before. */
  readonly fresh: boolean;
}

/** The folder in which files are kept, each under its digest. */
export function vaultFolder(home: string): string {
  return join(home, 'vault');
}

/** Rights of what is kept. */
export const READ_ONLY = 0o400;

/**
 * Keeps bytes in the vault under their SHA-256, read-only. The same bytes are kept once. Their name is only durable
 * once the folder was flushed, which the caller does when it records it.
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
  if (isKept(join(folder, digest), digest)) return { algorithm, digest, fresh: false };
  effects.makeFolder(folder);
  const incoming = join(folder, incomingName(mark));
  effects.createFile(incoming, bytes, READ_ONLY);
  return { algorithm, digest, fresh: publish(incoming, digest, folder, effects) };
}

/** Gives a finished file its name; false if the same bytes were there already. What is there and is damaged is replaced. */
export function publish(incoming: string, digest: string, folder: string, effects: Effects): boolean {
  const path = join(folder, digest);
  try {
    effects.publish(incoming, path);
    return true;
  } catch (error) {
    try {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const isWhole = isKept(path, digest);
      if (isWhole) effects.removeFile(incoming);
      else effects.replace(incoming, path);
      return !isWhole;
    } catch (final) {
      drop(incoming, effects);
      throw final;
    }
  }
}

/** Takes a file away after a failure, which is what has to be told; doctor finds what is left. */
function drop(path: string, effects: Effects): void {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })) effects.removeFile(path);
  } catch {
    // Told by doctor.
  }
}

/** A file that was copied and has no name in the vault yet. */
interface Incoming {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
  readonly modifiedAt: number;
}

/** How files are kept. */
interface Keeping {
  readonly effects: Effects;
  /** Gives a random word, each time another. */
  readonly mark: () => string;
  /** Called with a file's place and its bytes: those copied so far and all. */
  readonly progress: (index: number, done: number, total: number) => void;
  /** None of them is a link, as was seen before: whatever became one since is refused. */
  readonly links?: 'no links' | undefined;
}

/**
 * Copies files into the vault under their SHA-256, hashed on the way. Each must be plain, not empty, and the same in
 * size and time before and after; one that is not is refused, and the others are kept. First all are copied, then all
 * are flushed, then all get their names: a disk that is asked to flush after each file takes three times as long. Names
 * are only durable once the folder was flushed, which the caller does when it records them.
 * @returns what became of each, in their order
 */
export async function keepFilesInVault(
  home: string,
  paths: readonly (string | Uint8Array)[],
  { effects, mark, progress, links }: Keeping,
): Promise<(KeptFile | FileRefusal)[]> {
  const folder = vaultFolder(home);
  const incoming: Incoming[] = [];
  const fresh: string[] = [];
  refuseTooMuch(folder, paths, effects);
  try {
    const outcomes = paths.map((path, index) => {
      try {
        const told = (done: number, total: number) => progress(index, done, total);
        const one = copyIn(openPlain(path, links), path, folder, { effects, mark: mark(), progress: told });
        incoming.push(one);
        return one;
      } catch (error) {
        if (error instanceof RefundError && error.code === 'file-refused')
          return (error as RefundError<'file-refused'>).details.why;
        throw error;
      }
    });
    await effects.flushFiles(incoming.map(({ path }) => path));
    return outcomes.map((outcome) => {
      if (typeof outcome === 'string') return outcome;
      const { path, digest, bytes, modifiedAt } = outcome;
      const isFresh = publish(path, digest, folder, effects);
      if (isFresh) fresh.push(digest);
      return { digest, bytes, modifiedAt, fresh: isFresh };
    });
  } catch (error) {
    const left = [...incoming.map(({ path }) => path), ...fresh.map((digest) => join(folder, digest))];
    for (const path of left) drop(path, effects);
    throw error;
  }
}

/** What clearly does not fit is not begun: the disk would be full for everybody until it fails. */
function refuseTooMuch(folder: string, paths: readonly (string | Uint8Array)[], effects: Effects): void {
  const room = effects.room(folder);
  const needed = paths.reduce((sum, path) => sum + sizeOf(path), 0);
  if (room !== null && needed > room)
    throw Object.assign(new Error(`ENOSPC: ${needed} bytes`), { code: 'ENOSPC' });
}

/** The bytes of a plain file; none of whatever else lies there, or cannot be looked at. */
export function sizeOf(path: string | Uint8Array): number {
  try {
    const stats = statSync(typeof path === 'string' ? path : Buffer.from(path));
    return stats.isFile() ? stats.size : 0;
  } catch {
    // Whoever opens it tells why.
    return 0;
  }
}

function copyIn(
  source: number,
  path: string | Uint8Array,
  folder: string,
  {
    effects,
    mark,
    progress,
  }: {
    readonly effects: Effects;
    readonly mark: string;
    readonly progress: (done: number, total: number) => void;
  },
): Incoming {
  try {
    const before = fstatSync(source);
    if (!before.isFile()) throw refusal(path, 'special');
    if (before.size === 0) throw refusal(path, 'empty');
    effects.makeFolder(folder);
    const incoming = join(folder, incomingName(mark));
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
function openPlain(path: string | Uint8Array, links: Keeping['links']): number {
  const follow = links === undefined ? 0 : (constants.O_NOFOLLOW ?? 0);
  try {
    return openSync(
      typeof path === 'string' ? path : Buffer.from(path),
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | follow,
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why: Readonly<Record<string, FileRefusal>> = {
      ENOENT: 'missing',
      ENXIO: 'special',
      ENAMETOOLONG: 'too-deep',
      ELOOP: links === undefined ? 'loop' : 'link',
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

/**
 * Keeps bytes that come piece by piece under the digest they are said to have, hashed on the way. Their name is only
 * durable once the folder was flushed, which the caller does when it records them.
 * @param mark a random word that names the temporary file
 * @returns null if they are other bytes: nothing was kept
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
  const damaged = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (damaged && isKept(path, digest)) return 'there';
  effects.makeFolder(folder);
  const incoming = join(folder, incomingName(mark));
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
    drop(incoming, effects);
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

const PIECE = 1024 * 1024;

/** Found in the place of a digest: what is no file at all, and what the disk does not give. */
const NO_FILE = 'no file';
export const UNREADABLE = 'unreadable';

/** Whether just these bytes lie there themselves: a link to them keeps nothing. */
function isKept(path: string, digest: string): boolean {
  const found = digestOf(path);
  return found?.digest === digest && !found.link;
}

/** What lies in the place of a file. */
interface Found {
  readonly digest: string;
  readonly writable: boolean;
  /** It is a link: the bytes are somebody else's to keep. */
  readonly link: boolean;
}

/** The digest of a file as it lies there; undefined if there is none. What cannot be read has none that is right. */
export function digestOf(path: string): Found | undefined {
  let file: number | undefined;
  try {
    file = openFile(path);
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
    const writable = (fstatSync(file).mode & 0o222) !== 0;
    const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return { digest: hash.digest('hex'), writable, link };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const isNone = ['ENOTFILE', 'EISDIR', 'ENXIO', 'ELOOP'].includes(code);
    return { digest: isNone ? NO_FILE : UNREADABLE, writable: false, link: false };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** How a problem is told: bytes that the disk does not give, or that belong to another user, may be as they were. */
export function toldAs<Kind extends string>({
  kind,
  found,
}: {
  readonly kind: Kind;
  readonly found: string | null;
}): Kind | 'unreadable' {
  return kind === 'changed' && found === UNREADABLE ? 'unreadable' : kind;
}

/** Names the place where a write failed. @throws RefundError `write-failed` */
export function namingPlace(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('write-failed', { path, action: 'file', code }, error);
  }
}
