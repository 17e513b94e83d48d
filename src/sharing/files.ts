import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  readdirSync,
  readSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type PackageRefusal, RefundError, unreadable } from '../errors.ts';
import { openFile } from '../opening.ts';
import type { Effects, Environment } from '../ports.ts';
import { beginOutput, outputFailure, takeAway } from '../store/tidying.ts';
import { type Limits, type Member, memberProblem, type MemberSource } from './members.ts';

/*
 * Packages and backups on the disk: a folder is read as members, members are written as a folder or a file, and kept
 * files are read from the vault.
 */

/**
 * Opens a folder as a package: every file in it, at any depth. Links are refused, not followed.
 * @throws RefundError `package-refused`, `file-unreadable`
 */
export async function openFolder(path: string, limits: Limits): Promise<MemberSource> {
  const refuse = (why: PackageRefusal, item: string | null) =>
    new RefundError('package-refused', { path, why, item });
  const members: { name: string; stored: string; bytes: number }[] = [];
  const walk = (prefix: string) => {
    for (const entry of namesIn(join(path, prefix))) {
      const name = `${prefix}${entry}`;
      const found = lookedAt(join(path, name));
      if (found.isSymbolicLink()) throw refuse('link', name);
      if (found.isDirectory()) walk(`${name}/`);
      else if (!found.isFile()) throw refuse('special', name);
      else members.push({ name: name.normalize('NFC'), stored: name, bytes: found.size });
      if (members.length > limits.members) throw refuse('too-many', null);
    }
  };
  walk('');
  const problem = memberProblem(members, limits);
  if (problem) throw refuse(problem.why, problem.item);
  const known = new Map(members.map((member) => [member.name, member]));
  return {
    members,
    open(name) {
      const member = known.get(name);
      if (!member) throw refuse('damaged', name);
      return wholeFile(join(path, member.stored), member.bytes, () => refuse('damaged', name));
    },
    close: async () => {},
  };
}

/** What lies there; its name may be one that cannot be written here, or too deep for the system. */
function lookedAt(path: string): Stats {
  try {
    return lstatSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The names in a folder, in an order that is the same everywhere. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** The bytes of a plain file, which must still be as many as were seen. */
async function* wholeFile(path: string, bytes: number, refuse: () => RefundError): AsyncIterable<Uint8Array> {
  const file = openGiven(path, constants.O_NOFOLLOW ?? 0);
  try {
    if (fstatSync(file).size !== bytes) throw refuse();
    let done = 0;
    for (const piece of filePieces(file, 0, bytes)) {
      done += piece.length;
      yield piece;
    }
    if (done !== bytes) throw refuse();
  } finally {
    closeSync(file);
  }
}

/** The disk, a random word for names that exist only until everything is written, and where such names are noted. */
export interface Disk {
  readonly effects: Effects;
  readonly environment: Pick<Environment, 'home'>;
  randomHex(bytes: number): string;
}

/**
 * Writes the members as a folder: all of them under another name first.
 * @param path absolute; nothing may be there
 * @throws RefundError `file-exists`, `write-failed`
 */
export async function writeFolder(
  disk: Disk,
  path: string,
  members: AsyncIterable<Member> | Iterable<Member>,
): Promise<void> {
  const { effects } = disk;
  await inOwnWords(disk, path, async (unfinished) => {
    try {
      const folders = new Set([unfinished]);
      effects.makeFolder(unfinished);
      for await (const { name, open } of members) {
        const file = join(unfinished, name);
        effects.makeFolder(dirname(file));
        folders.add(dirname(file));
        await effects.createFileFrom(file, open());
      }
      for (const folder of folders) effects.syncFolder(folder);
      if (existsSync(path)) throw new RefundError('file-exists', { path });
      effects.replace(unfinished, path);
    } catch (error) {
      takeAway(unfinished, effects);
      throw error;
    }
    confirm(path, effects);
  });
}

/**
 * Writes a file from pieces: all of them under another name first.
 * @param path absolute; nothing may be there
 * @throws RefundError `file-exists`, `write-failed`
 */
export async function writePieces(
  disk: Disk,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { effects } = disk;
  await inOwnWords(disk, path, async (unfinished) => {
    try {
      await effects.createFileFrom(unfinished, pieces);
      effects.publish(unfinished, path);
    } catch (error) {
      takeAway(unfinished, effects);
      throw error;
    }
    confirm(path, effects);
  });
}

/** Makes the new name last; one that cannot be made to last is taken away again. */
function confirm(path: string, effects: Effects): void {
  try {
    effects.syncFolder(dirname(path));
  } catch (error) {
    if (takeAway(path, effects)) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('write-failed', { path, action: 'left', code }, error);
  }
}

/** Notes that an output is begun, and turns an error of the disk into one of ours. */
async function inOwnWords(
  disk: Disk,
  path: string,
  work: (unfinished: string) => Promise<void>,
): Promise<void> {
  if (existsSync(path)) throw new RefundError('file-exists', { path });
  const output = beginOutput(disk.environment.home, path, disk);
  try {
    await work(output.path);
  } catch (error) {
    throw outputFailure(path, error);
  } finally {
    output.done();
  }
}

/** A file of the vault, open for reading: its bytes stay readable even if it is removed meanwhile. */
interface KeptBytes {
  /** Its bytes. At the end `changed` is called if they do not fit the digest, or could not all be read. */
  pieces(changed: (found: string | null) => void): Iterable<Uint8Array>;
}

/** Opens a kept file; undefined if it is missing or cannot be opened. */
export function openKept(path: string, digest: string): KeptBytes | undefined {
  let file: number;
  try {
    file = openFile(path);
  } catch {
    return undefined;
  }
  return {
    *pieces(changed) {
      const hash = createHash('sha256');
      try {
        const pieces = filePieces(file)[Symbol.iterator]();
        for (;;) {
          const piece = nextOf(pieces);
          if (piece === null) return changed(null);
          if (piece === undefined) break;
          hash.update(piece);
          yield piece;
        }
      } finally {
        closeSync(file);
      }
      const found = hash.digest('hex');
      if (found !== digest) changed(found);
    },
  };
}

/** Undefined at the end; null if the disk fails. */
function nextOf(pieces: Iterator<Uint8Array>): Uint8Array | undefined | null {
  try {
    const { done, value } = pieces.next();
    return done ? undefined : value;
  } catch {
    return null;
  }
}

/** How much is read at once; bytes. */
const PIECE = 1024 * 1024;

/**
 * The bytes of an open file. Each piece has a buffer of its own, so that the receiver may keep it.
 * @param length ends earlier if the file does
 */
export function* filePieces(file: number, from = 0, length = Number.MAX_SAFE_INTEGER): Iterable<Uint8Array> {
  for (let done = 0; done < length;) {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, length - done));
    const read = readSync(file, buffer, 0, buffer.length, from + done);
    if (read === 0) return;
    done += read;
    yield buffer.subarray(0, read);
  }
}

/** Opens a file that the user named. @throws RefundError `file-unreadable` */
export function openGiven(path: string, flags = 0): number {
  try {
    return openFile(path, flags);
  } catch (error) {
    throw unreadable(path, error);
  }
}
