import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import { checkBeside, checkJournal, hasJournal } from './beside.ts';
import { BUSY_SECONDS, damaged, Database, guarded, lookingAt, type Others } from './database.ts';
import { refuseForeign } from './migrations.ts';
import { type Library, loadSqlite } from './sqlite.ts';

/** Connecting to a database file: how it is opened, in which mode it is kept, and what is looked at before. */

/**
 * Opens a database file that exists; `create` takes one that is still empty.
 * @throws RefundError `native-module`, `store-damaged`, `beside-store`, `store-busy`, `write-failed`
 */
export async function openDatabase(
  path: string,
  effects: Effects,
  mode: 'read' | 'write' | 'create',
): Promise<Database> {
  const library = findSqlite();
  return guarded(path, () => {
    // To SQLite an empty file is a new database.
    const stats = lookingAt(path, () => statSync(path));
    if (!stats.isFile()) throw new RefundError('home-unreadable', { path, code: 'ENOTFILE' });
    if (mode !== 'create' && stats.size === 0) throw damaged(path, 'header');
    lookingAt(path, () => checkBeside(path));
    const reader = (others: Partial<Others>) =>
      new Database(path, connect(library, path, true), effects, others);
    const writer = () => connect(library, path, false);
    const mending = () => reader({ rollBack: () => recover(library, path), writer });
    if (mode === 'read') {
      const database = mending();
      return checked(database, () => refuseForeign(database));
    }
    // Who opens for writing rolls back at once what a killed writer left: a reader looks first whose it is.
    if (hasJournal(path)) checked(mending()).close();
    const sqlite = writer();
    // Who looks again rolls nothing back: it might be the very commit it looks for.
    const lookAgain = mode === 'write' ? () => reader({}) : null;
    const database = new Database(path, sqlite, effects, { lookAgain, writer });
    return checked(database, () => {
      if (mode === 'write') refuseForeign(database);
      // The journal stays and is emptied: a commit that is the deletion of a file is none while somebody has the file
      // open. Of a store that is being made nobody knows, and it is thrown away if it fails.
      sqlite.pragma(`journal_mode = ${mode === 'create' ? 'MEMORY' : 'TRUNCATE'}`);
      sqlite.pragma('synchronous = FULL');
      // A Mac's disk keeps what it was given in its own memory until it is told so.
      sqlite.pragma('fullfsync = ON');
      sqlite.pragma('secure_delete = ON');
      sqlite.pragma('foreign_keys = ON');
    });
  });
}

/** A database that is whole, and is closed if it is not. */
function checked(database: Database, prepare: () => void = () => {}): Database {
  try {
    database.checkWhole();
    prepare();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A database in memory: for a home in which there is no store yet, and to see what the migrations make. */
export function memoryDatabase(): Database {
  // Nothing of it reaches the disk, so no step of it is one that could fail there.
  return new Database(':memory:', connect(findSqlite(), ':memory:', false), { step() {} });
}

function findSqlite(): Library {
  try {
    return loadSqlite();
  } catch (error) {
    throw unloadable(error);
  }
}

/** Connects; the native half of the module is only loaded here. */
function connect({ sqlite, native }: Library, path: string, readonly: boolean): Sqlite.Database {
  try {
    return new sqlite(path, {
      readonly,
      fileMustExist: path !== ':memory:',
      timeout: BUSY_SECONDS * 1000,
      ...native,
    });
  } catch (error) {
    throw error instanceof sqlite.SqliteError ? error : unloadable(error);
  }
}

function unloadable(error: unknown): RefundError {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  // An executable could not unpack it.
  if (path !== '') return new RefundError('write-failed', { path, action: 'file', code }, error);
  return new RefundError(code === 'MODULE_NOT_FOUND' ? 'not-whole' : 'native-module', { reason }, error);
}

/** Lets SQLite roll back what a killed writer left; it looks again, under a lock, whether one is at work. */
function recover(library: Library, path: string): void {
  lookingAt(path, () => checkJournal(path));
  const sqlite = connect(library, path, false);
  try {
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get();
  } finally {
    sqlite.close();
  }
}
