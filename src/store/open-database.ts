import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import { Database } from './database.ts';
import { BUSY_SECONDS, guarded } from './sqlite-errors.ts';

/**
 * Opens a database file that exists; `create` takes one that is still empty.
 * @throws RefundError `native-module`, `store-damaged`, `store-busy`, `write-failed`
 */
export async function openDatabase(
  path: string,
  effects: Effects,
  mode: 'read' | 'write' | 'create',
): Promise<Database> {
  const constructor = await loadSqlite();
  return guarded(path, () => {
    if (mode !== 'create') checkWhole(path);
    if (mode === 'read' && hasJournal(path)) recover(constructor, path);
    const sqlite = connect(constructor, path, mode === 'read');
    if (mode !== 'read') {
      sqlite.pragma('journal_mode = DELETE');
      sqlite.pragma('synchronous = FULL');
      // A Mac's disk keeps what it was given in its own memory until it is told so.
      sqlite.pragma('fullfsync = ON');
      sqlite.pragma('secure_delete = ON');
      sqlite.pragma('foreign_keys = ON');
    }
    return new Database(path, sqlite, effects);
  });
}

type Constructor = typeof Sqlite;

async function loadSqlite(): Promise<Constructor> {
  try {
    return (await import('better-sqlite3')).default;
  } catch (error) {
    throw unloadable(error);
  }
}

/** Connects; the native half of the module is only loaded here. */
function connect(constructor: Constructor, path: string, readonly: boolean): Sqlite.Database {
  try {
    return new constructor(path, { readonly, fileMustExist: true, timeout: BUSY_SECONDS * 1000 });
  } catch (error) {
    throw error instanceof constructor.SqliteError ? error : unloadable(error);
  }
}

function unloadable(error: unknown): RefundError {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new RefundError('native-module', { reason }, error);
}

/** A journal beside the file: a writer is at work, or one was killed and left changes to be rolled back. */
function hasJournal(path: string): boolean {
  const journal = statSync(`${path}-journal`, { throwIfNoEntry: false });
  return journal !== undefined && journal.size > 0;
}

/** Lets SQLite roll back what a killed writer left: the one case in which reading changes the file. */
function recover(constructor: Constructor, path: string): void {
  const sqlite = connect(constructor, path, false);
  try {
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get();
  } finally {
    sqlite.close();
  }
}

const MAGIC = 'SQLite format 3\0';

/** Finds a file that lost its head or its tail before SQLite would: page size × pages stands in the header. */
function checkWhole(path: string): void {
  if (hasJournal(path)) return;
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, header, 0, header.length, 0);
    if (length < header.length || header.toString('latin1', 0, 16) !== MAGIC) {
      throw new RefundError('store-damaged', { path, reason: 'header' });
    }
    const size = header.readUInt16BE(16);
    const expected = (size === 1 ? 65_536 : size) * header.readUInt32BE(28);
    if (fstatSync(file).size < expected)
      throw new RefundError('store-damaged', { path, reason: 'truncated' });
  } finally {
    closeSync(file);
  }
}
