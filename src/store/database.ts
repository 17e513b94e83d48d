import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import { type Library, loadSqlite } from './sqlite.ts';

/** How long one attempt to begin waits, in milliseconds. */
const ATTEMPT = 10;

export type Value = string | number | Uint8Array | null;

/** One open database file. Writes and commits pass `Effects.step` first, so that each can be made to fail. */
export class Database {
  readonly path: string;
  readonly #sqlite: Sqlite.Database;
  readonly #effects: Pick<Effects, 'step'>;
  readonly #statements = new Map<string, Sqlite.Statement<Value[]>>();
  /** The version of the schema that this program knows; null until it was looked at. */
  #known: number | null = null;

  constructor(path: string, sqlite: Sqlite.Database, effects: Pick<Effects, 'step'>) {
    this.path = path;
    this.#sqlite = sqlite;
    this.#effects = effects;
  }

  /** All rows; the caller names their shape, which the schema in `migrations.ts` guarantees. */
  all<Row>(sql: string, ...values: Value[]): Row[] {
    return guarded(this.path, () => this.#statement(sql).all(...values) as Row[]);
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return guarded(this.path, () => this.#statement(sql).get(...values) as Row | undefined);
  }

  /** The same, row by row; to be gone through or left before anything is written. */
  *each<Row>(sql: string, ...values: Value[]): Generator<Row> {
    const rows = guarded(this.path, () => this.#statement(sql).iterate(...values));
    try {
      for (;;) {
        const { done, value } = guarded(this.path, () => rows.next());
        if (done) return;
        yield value as Row;
      }
    } finally {
      rows.return?.();
    }
  }

  /** Writes, and gives the row id of an insert. */
  run(sql: string, ...values: Value[]): number {
    return guarded(this.path, () => {
      this.#effects.step('write');
      return Number(this.#statement(sql).run(...values).lastInsertRowid);
    });
  }

  script(sql: string): void {
    guarded(this.path, () => {
      this.#effects.step('script');
      this.#sqlite.exec(sql);
    });
  }

  /** Runs work in one immediate transaction: all of it happens, or none. */
  transaction<T>(work: () => T): T {
    if (this.#sqlite.inTransaction) return guarded(this.path, () => this.#sqlite.transaction(work)());
    this.#begin();
    try {
      this.#refuseChanged();
      const result = work();
      this.#commit();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** The same for work that waits for what it writes. Nobody else may use this database meanwhile. */
  async transactionOver<T>(work: () => Promise<T>): Promise<T> {
    this.#begin();
    try {
      this.#refuseChanged();
      const result = await work();
      this.#commit();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** SQLite waits longer the longer it has waited, so the newest comer would always win: here all wait alike. */
  #begin(): void {
    guarded(this.path, () => {
      this.#effects.step('begin');
      this.#sqlite.pragma(`busy_timeout = ${ATTEMPT}`);
      try {
        for (let left = (BUSY_SECONDS * 1000) / ATTEMPT; ; left -= 1) {
          try {
            this.#sqlite.exec('BEGIN IMMEDIATE');
            return;
          } catch (error) {
            if (left <= 0 || !isBusy(error)) throw error;
          }
        }
      } finally {
        this.#sqlite.pragma(`busy_timeout = ${BUSY_SECONDS * 1000}`);
      }
    });
  }

  #commit(): void {
    guarded(this.path, () => {
      this.#effects.step('commit');
      this.#sqlite.exec('COMMIT');
    });
  }

  #rollBack(): void {
    if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
  }

  /** Everything read until `close` is as it was at the first reading; writers wait as long. */
  holdStill(): { close(): void } {
    guarded(this.path, () => this.#sqlite.exec('BEGIN'));
    const close = () => {
      if (!this.#sqlite.open || !this.#sqlite.inTransaction) return;
      guarded(this.path, () => this.#sqlite.exec('COMMIT'));
    };
    try {
      this.#refuseChanged();
    } catch (error) {
      close();
      throw error;
    }
    return { close };
  }

  /** From now on the schema has to stay as it is: a newer program in another window may bring it further. */
  keepToVersion(): void {
    this.#known = this.version();
  }

  /** @throws RefundError `store-newer` */
  #refuseChanged(): void {
    if (this.#known === null) return;
    const found = this.version();
    if (found !== this.#known)
      throw new RefundError('store-newer', { path: this.path, found, known: this.#known });
  }

  version(): number {
    return guarded(this.path, () => this.#sqlite.pragma('user_version', { simple: true }) as number);
  }

  close(): void {
    this.#sqlite.close();
  }

  #statement(sql: string): Sqlite.Statement<Value[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare<Value[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** How long a busy store is waited for, in seconds. */
const BUSY_SECONDS = 8;

/** Somebody else holds the store. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:BUSY|LOCKED)/.test(String(error.code));
}

/** Runs work on the store and turns what SQLite says into an error the user can act on. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(path, error);
  }
}

function translated(path: string, error: unknown): unknown {
  if (error instanceof RefundError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isBusy(error)) {
    return new RefundError('store-busy', { path, seconds: BUSY_SECONDS }, error);
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) {
    return new RefundError('store-damaged', { path, reason: error.message }, error);
  }
  // The program's own statements fit its own schema: somebody changed that.
  if (code === 'SQLITE_ERROR') {
    return new RefundError('store-damaged', { path, reason: error.message }, error);
  }
  if (/^(SQLITE_|E[A-Z]+$)/.test(code)) {
    return new RefundError('write-failed', { path, action: 'store', code }, error);
  }
  return error;
}

/**
 * Opens a database file that exists; `create` takes one that is still empty.
 * @throws RefundError `native-module`, `store-damaged`, `store-busy`, `write-failed`
 */
export async function openDatabase(
  path: string,
  effects: Effects,
  mode: 'read' | 'write' | 'create',
): Promise<Database> {
  const library = findSqlite();
  return guarded(path, () => {
    if (mode !== 'create') checkWhole(path);
    if (mode === 'read' && hasJournal(path)) recover(library, path);
    const sqlite = connect(library, path, mode === 'read');
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

/** A database in memory: for a home in which there is no store yet, and to see what the migrations make. */
export function memoryDatabase(): Database {
  // Nothing of it reaches the disk, so no step of it is one that could fail there.
  return new Database(':memory:', connect(findSqlite(), ':memory:', false), { step() {} });
}

/** The folder in which files are kept, each under its digest. */
export function vaultFolder(home: string): string {
  return join(home, 'vault');
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
  return new RefundError('native-module', { reason }, error);
}

/** A journal beside the file: a writer is at work, or one was killed and left changes to be rolled back. */
function hasJournal(path: string): boolean {
  const journal = statSync(`${path}-journal`, { throwIfNoEntry: false });
  return journal !== undefined && journal.size > 0;
}

/** Lets SQLite roll back what a killed writer left: the one case in which reading changes the file. */
function recover(library: Library, path: string): void {
  const sqlite = connect(library, path, false);
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
