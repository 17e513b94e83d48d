import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { RefundError } from '../errors.ts';
import { pause } from '../platform.ts';
import type { Effects } from '../ports.ts';

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
export interface Others {
  /** Rolls back what a killed writer left. */
  readonly rollBack: (() => void) | null;
  /** A reader that knows nothing of what was written here. */
  readonly lookAgain: (() => Database) | null;
  /** Somebody who could write. */
  readonly writer: (() => Sqlite.Database) | null;
}

/** How long a busy store is waited for, in seconds. */
export const BUSY_SECONDS = 8;

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

export function damaged(path: string, reason: string, cause?: unknown): RefundError {
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
