import { closeSync, lstatSync, readSync, realpathSync } from 'node:fs';
import { RefundError } from '../errors.ts';
import { openFile } from '../opening.ts';
import { pause } from '../platform.ts';

/*
 * What lies beside the database under the names that SQLite takes for its own. It opens whatever lies there and waits
 * for a pipe; and it writes the pages of a journal or log into the database, whichever database they are of.
 */

/**
 * Looks before SQLite does.
 * @throws RefundError `beside-store`
 */
export function checkBeside(path: string): void {
  const real = realpathSync(path);
  for (const suffix of ['-journal', '-wal', '-shm']) {
    const stats = lstatSync(real + suffix, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) throw beside(real + suffix, 'not-a-file');
    // This program makes no such log; where a tool made one, the head of the database says so.
    if (suffix === '-wal' && (stats?.size ?? 0) > 0 && read(real, HEAD)[WRITTEN] !== WITH_LOG)
      throw beside(real + suffix, 'foreign');
  }
}

/** Whether a journal lies there with something in it: of a writer at work, or of one that was killed. */
export function hasJournal(path: string): boolean {
  return (lstatSync(`${realpathSync(path)}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** How often a journal must look foreign: others may roll it back, or begin to write, while it is looked at. */
const LOOKS = 3;
const PAUSE = 10;

/** Whose writer is gone: what it says is about to be written back. @throws RefundError `beside-store` */
export function checkJournal(path: string): void {
  const real = realpathSync(path);
  for (let look = 1; isForeign(real); look += 1) {
    if (look === LOOKS) throw beside(`${real}-journal`, 'foreign');
    pause(PAUSE);
  }
}

/* The format of SQLite's files: https://www.sqlite.org/fileformat2.html */
const HEAD = 100;
const [PAGE_SIZE, WRITTEN, CHANGES, PAGES, SCHEMA, VERSION, PAGES_AS_OF] = [16, 18, 24, 28, 40, 60, 92];
const WITH_LOG = 2;
const MAGIC = 'd9d505f920a163d7';
const JOURNAL_HEAD = 28;

/**
 * A journal holds pages as they were before a transaction. That transaction is the next or the newest one of the
 * database it belongs to, whose first page counts them, says how many pages there are, and lists the tables, which only
 * a newer version of the program changes, or a tool that packs the file anew.
 */
function isForeign(path: string): boolean {
  const journal = readJournal(`${path}-journal`);
  const head = read(path, HEAD);
  if (!journal || head.toString('latin1', 0, 15) !== 'SQLite format 3') return false;
  const size = head.readUInt16BE(PAGE_SIZE);
  if (journal.pageSize !== (size === 1 ? 65_536 : size)) return true;
  const now = read(path, journal.pageSize);
  const before = journal.firstPage ?? now;
  const since = (now.readUInt32BE(CHANGES) - before.readUInt32BE(CHANGES)) >>> 0;
  if (since > 1) return true;
  const isCounted = before.readUInt32BE(PAGES_AS_OF) === before.readUInt32BE(CHANGES);
  if (isCounted && before.readUInt32BE(PAGES) !== journal.pages) return true;
  const version = before.readUInt32BE(VERSION);
  const isPacked = since === 1 && now.readUInt32BE(SCHEMA) === before.readUInt32BE(SCHEMA) + 1;
  // A store that is being made is nobody's yet, and has no journal here: each that is changed has a version.
  return version === now.readUInt32BE(VERSION)
    ? !isPacked && !before.subarray(HEAD).equals(now.subarray(HEAD))
    : version === 0 || version > now.readUInt32BE(VERSION);
}

interface Journal {
  readonly pageSize: number;
  /** How many pages there were. */
  readonly pages: number;
  /** The first page as it was; undefined if it was not changed. */
  readonly firstPage: Buffer | undefined;
}

/** Undefined if SQLite would not take it for one. */
function readJournal(path: string): Journal | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    const first = readAt(file, 0, JOURNAL_HEAD);
    if (first.length < JOURNAL_HEAD || first.toString('hex', 0, 8) !== MAGIC) return undefined;
    const [pages = 0, sector = 0, pageSize = 0] = [16, 20, 24].map((at) => first.readUInt32BE(at));
    // What SQLite takes for a size.
    if (![sector, pageSize].every((size) => size >= 32 && size <= 65_536)) return undefined;
    return { pages, pageSize, firstPage: firstPageIn(file, sector, pageSize) };
  } finally {
    closeSync(file);
  }
}

/** The pages stand in parts, each with a head of its own, on a new sector. */
function firstPageIn(file: number, sector: number, pageSize: number): Buffer | undefined {
  for (let at = 0; ; at = Math.ceil(at / sector) * sector) {
    const head = readAt(file, at, JOURNAL_HEAD);
    if (head.length < JOURNAL_HEAD || head.toString('hex', 0, 8) !== MAGIC) return undefined;
    at += sector;
    for (let left = head.readUInt32BE(8); left > 0; left -= 1, at += 4 + pageSize + 4) {
      const number = readAt(file, at, 4);
      if (number.length < 4) return undefined;
      if (number.readUInt32BE() !== 1) continue;
      const page = readAt(file, at + 4, pageSize);
      return page.length === pageSize ? page : undefined;
    }
  }
}

function read(path: string, length: number): Buffer {
  const file = openFile(path);
  try {
    return readAt(file, 0, length);
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

function openIfThere(path: string): number | undefined {
  try {
    return openFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function beside(path: string, why: 'not-a-file' | 'foreign'): RefundError {
  return new RefundError('beside-store', { path, why });
}
