import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { RefundError } from '../errors.ts';
import { pause } from '../platform.ts';
import type { Effects } from '../ports.ts';
import { checkBeside, checkJournal, hasJournal } from './beside.ts';
import { type Library, loadSqlite } from './sqlite.ts';

/** How long one attempt to begin waits, in milliseconds. */
const ATTEMPT = 10;
/** How often a reader looks again before it takes a journal for one that a killed writer left. */
const LOOKS = 3;

export type Value = string | number | Uint8Array | null;

/** One open database file. Writes and commits pass `Effects.step` first, so that each can be made to fail. */
export class Database {
  readonly path: string;
  readonly #sqlite: Sqlite.Database;
  readonly #effects: Pick<Effects, 'step'>;
  readonly #others: Others;
  readonly #statements = new Map<string, Sqlite.Statement<Value[]>>();
  /** What the transaction at work says, by what it is about: looked for once it is committed. */
  readonly #said = new Map<string, { readonly sql: string; readonly values: Value[] }>();
  /** The version of the schema that this program knows; null until it was looked at. */
  #known: number | null = null;

  constructor(
    path: string,
    sqlite: Sqlite.Database,
    effects: Pick<Effects, 'step'>,
    others: Partial<Others> = {},
  ) {
    this.path = path;
    this.#sqlite = sqlite;
    this.#effects = effects;
    this.#others = { rollBack: null, lookAgain: null, writer: null, ...others };
  }

  /** All rows; the caller names their shape, which the schema in `migrations.ts` guarantees. */
  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#reading(() => this.#statement(sql).all(...values) as Row[]);
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#reading(() => this.#statement(sql).get(...values) as Row | undefined);
  }

  /** The same, row by row; to be gone through or left before anything is written. */
  *each<Row>(sql: string, ...values: Value[]): Generator<Row> {
    const { rows, first } = this.#reading(() => {
      const started = this.#statement(sql).iterate(...values);
      return { rows: started, first: started.next() };
    });
    try {
      for (let next = first; !next.done; next = guarded(this.path, () => rows.next()))
        yield next.value as Row;
    } finally {
      rows.return?.();
    }
  }

  /**
   * Reads. A journal that belongs to no writer SQLite can see is that of one who just began or just ended, or who was
   * killed: only what is still so when looked at again is rolled back. That is the one case in which reading writes.
   */
  #reading<T>(work: () => T): T {
    return guarded(this.path, () => {
      for (let look = 1; ; look += 1) {
        try {
          return work();
        } catch (error) {
          if (look > LOOKS || !isAbandoned(error)) throw error;
          if (look < LOOKS) pause(ATTEMPT);
          else this.#others.rollBack?.();
        }
      }
    });
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
      this.#readBack();
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
      this.#readBack();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** SQLite waits longer the longer it has waited, so the newest comer would always win: here all wait alike. */
  #begin(): void {
    this.#said.clear();
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

  /**
   * Has a row looked for once the transaction at work is committed.
   * @param about what it is about: the last one said of it is looked for
   */
  mustStand(about: string, sql: string, ...values: Value[]): void {
    this.#said.set(about, { sql, values });
  }

  /**
   * Nothing is called recorded that a connection which knows nothing of the commit cannot read from the file.
   * @throws RefundError `not-read-back`
   */
  #readBack(): void {
    if (this.#said.size === 0 || !this.#others.lookAgain) return;
    const said = [...this.#said.values()];
    try {
      this.#effects.step('read back');
      const fresh = this.#others.lookAgain();
      try {
        if (said.every(({ sql, values }) => fresh.get(sql, ...values) !== undefined)) return;
      } finally {
        fresh.close();
      }
    } catch (error) {
      const { code = '' } = (error instanceof RefundError ? (error.cause ?? error) : error) as {
        code?: string;
      };
      throw new RefundError('not-read-back', { path: this.path, code }, error);
    }
    throw new RefundError('not-read-back', { path: this.path, code: 'MISSING' });
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

  /** Looks at what writers change, while none can; undefined if somebody writes just now. Nothing is changed by it. */
  whileNobodyWrites<T>(look: () => T): T | undefined {
    const { writer } = this.#others;
    if (!writer) return look();
    return guarded(this.path, () => {
      const own = writer();
      try {
        own.pragma('busy_timeout = 0');
        own.exec('BEGIN IMMEDIATE');
        return look();
      } catch (error) {
        if (isBusy(error)) return undefined;
        // On a disk that takes no writing, nobody does.
        if (isReadOnly(error)) return look();
        throw error;
      } finally {
        own.close();
      }
    });
  }

  version(): number {
    return this.#reading(() => this.#sqlite.pragma('user_version', { simple: true }) as number);
  }

  /**
   * Finds a file that lost its tail before SQLite would. SQLite is asked and nothing is opened beside it: a system with
   * POSIX locks drops all that a process holds on a file as soon as it closes the file anywhere.
   * @throws RefundError `store-damaged`
   */
  checkWhole(): void {
    // Under one lock: a writer at work makes the file longer after it has said so.
    const still = this.holdStill();
    try {
      this.version();
      const [size, pages] = ['page_size', 'page_count'].map((name) =>
        this.#reading(() => this.#sqlite.pragma(name, { simple: true }) as number),
      );
      if (statSync(this.path).size < (size ?? 0) * (pages ?? 0)) throw damaged(this.path, 'truncated');
    } finally {
      still.close();
    }
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

/** What a database does through other connections to its file; null where that is not asked for. */
interface Others {
  /** Rolls back what a killed writer left. */
  readonly rollBack: (() => void) | null;
  /** A reader that knows nothing of what was written here. */
  readonly lookAgain: (() => Database) | null;
  /** Somebody who could write. */
  readonly writer: (() => Sqlite.Database) | null;
}

/** How long a busy store is waited for, in seconds. */
const BUSY_SECONDS = 8;

/** Somebody else holds the store. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:BUSY|LOCKED)/.test(String(error.code));
}

function isReadOnly(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(?:READONLY|CANTOPEN)/.test(String(error.code))
  );
}

/** A journal of which SQLite sees no writer, met by a reader, who may not roll it back. */
function isAbandoned(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_READONLY_ROLLBACK';
}

function damaged(path: string, reason: string, cause?: unknown): RefundError {
  return new RefundError('store-damaged', { path, reason }, cause);
}

/** Runs work on the store and turns what SQLite says into an error the user can act on. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(path, error);
  }
}

/**
 * What the store says, unless its structure or its file does not let it be asked, which `verify` tells:
 * whatever else is in it can still be told and saved.
 */
export function askable<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RefundError && error.code === 'store-damaged') return otherwise;
    throw error;
  }
}

/** Looks at what should be there; whatever hides it is told. @throws RefundError `home-unreadable` */
export function lookingAt<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new RefundError('home-unreadable', { path, code }, error);
  }
}

/** What SQLite says if the disk does not give what lies on it. */
const UNREADABLE = /^SQLITE_IOERR_(?:READ|SHORT_READ|FSTAT|ACCESS|SEEK)$/;

function translated(path: string, error: unknown): unknown {
  if (error instanceof RefundError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isBusy(error)) {
    return new RefundError('store-busy', { path, seconds: BUSY_SECONDS }, error);
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) {
    return damaged(path, error.message, error);
  }
  if (UNREADABLE.test(code)) return new RefundError('home-unreadable', { path, code: 'EIO' }, error);
  // The program's own statements fit its own schema: somebody changed that.
  if (code === 'SQLITE_ERROR') {
    return damaged(path, error.message, error);
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
    // To SQLite an empty file is a new database.
    const stats = lookingAt(path, () => statSync(path));
    if (!stats.isFile()) throw new RefundError('home-unreadable', { path, code: 'ENOTFILE' });
    if (mode !== 'create' && stats.size === 0) throw damaged(path, 'header');
    lookingAt(path, () => checkBeside(path));
    const reader = (others: Partial<Others>) =>
      new Database(path, connect(library, path, true), effects, others);
    const writer = () => connect(library, path, false);
    const mending = () => reader({ rollBack: () => recover(library, path), writer });
    if (mode === 'read') return checked(mending());
    // Who opens for writing rolls back at once what a killed writer left: a reader looks first whose it is.
    if (hasJournal(path)) checked(mending()).close();
    const sqlite = writer();
    // Who looks again rolls nothing back: it might be the very commit it looks for.
    const lookAgain = mode === 'write' ? () => reader({}) : null;
    const database = new Database(path, sqlite, effects, { lookAgain, writer });
    return checked(database, () => {
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
    prepare();
    database.checkWhole();
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
