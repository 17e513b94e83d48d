import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync } from 'node:fs';

/*
 * Opening what lies on a disk, whatever it is. A pipe, a device, a folder or a socket may lie where a file should be:
 * nothing here waits for one, and no more is read than was asked for.
 */

/** The code of what is there and is no plain file. */
const NO_FILE = 'ENOTFILE';

/** Opens a plain file for reading. @throws Error with the system's code, or `ENOTFILE` for whatever is no file */
export function openFile(path: string | Buffer, flags = 0): number {
  // Without O_NONBLOCK, opening a pipe waits for its writer.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw failure(found.isDirectory() ? 'EISDIR' : NO_FILE, path);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** A plain file, or as much of it as is asked for. @throws as `openFile` */
export function readFile(path: string, most = Number.MAX_SAFE_INTEGER): Buffer {
  const file = openFile(path);
  try {
    return readUpTo(file, most);
  } finally {
    closeSync(file);
  }
}

/**
 * What the user named as input: a plain file, or a pipe that somebody writes to. A pipe without a writer ends at once.
 * @param most no more than one byte beyond this is read
 * @throws as `openFile`
 */
export function readGiven(path: string, most: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (found.isFIFO()) return readPipe(file, most);
    if (!found.isFile()) throw failure(found.isDirectory() ? 'EISDIR' : NO_FILE, path);
    return readUpTo(file, most + 1);
  } finally {
    closeSync(file);
  }
}

/** Standard input by either of its names; a socket or a terminal could not be opened by the second. */
export function isStdin(path: string): boolean {
  return path === '-' || path === '/dev/stdin';
}

/** Standard output by either of its names: nothing is written to a file. */
export function isStdout(path: string | undefined): boolean {
  return path === undefined || path === '-' || path === '/dev/stdout';
}

/**
 * Whether anything lies there. Only what the system knows to be absent is absent: a folder that cannot be entered, or
 * a link whose disk is not there, hides something.
 * @throws Error with the system's code
 */
export function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (lstatSync(path, { throwIfNoEntry: false })) throw error;
    return false;
  }
}

const PIECE = 64 * 1024;

function readUpTo(file: number, most: number): Buffer {
  const pieces: Buffer[] = [];
  let left = most;
  while (left > 0) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, left));
    const read = readSync(file, piece);
    if (read === 0) break;
    pieces.push(piece.subarray(0, read));
    left -= read;
  }
  return Buffer.concat(pieces);
}

/** How long a pipe is looked at again, and how long one without a writer is given. Milliseconds. */
const PAUSE = 5;
const PATIENCE = 500;

function readPipe(file: number, most: number): Buffer {
  const pieces: Buffer[] = [];
  let left = most + 1;
  for (let waited = 0; left > 0;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, left));
    const read = readNow(file, piece);
    // Its end, unless nobody has opened it for writing yet.
    if (read === 0 && (pieces.length > 0 || waited >= PATIENCE)) break;
    if (read === undefined || read === 0) {
      pause();
      // A writer that is there may take its time.
      if (read === 0) waited += PAUSE;
      continue;
    }
    pieces.push(piece.subarray(0, read));
    left -= read;
  }
  return Buffer.concat(pieces);
}

/** Undefined if there is a writer and nothing of it yet. */
function readNow(file: number, piece: Buffer): number | undefined {
  try {
    return readSync(file, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

function failure(code: string, path: string | Buffer): Error {
  return Object.assign(new Error(`${code}: ${path.toString()}`), { code });
}
