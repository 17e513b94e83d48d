import type Sqlite from 'better-sqlite3';
import type { Effects } from '../ports.ts';
import { BUSY_SECONDS, guarded, isBusy } from './sqlite-errors.ts';

/** How long one attempt to begin waits, in milliseconds. */
const ATTEMPT = 10;

export type Value = string | number | Uint8Array | null;

/** One open database file. Writes and commits pass `Effects.step` first, so that each can be made to fail. */
export class Database {
  readonly path: string;
  readonly #sqlite: Sqlite.Database;
  readonly #effects: Effects;
  readonly #statements = new Map<string, Sqlite.Statement<Value[]>>();

  constructor(path: string, sqlite: Sqlite.Database, effects: Effects) {
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
      const result = await work();
      this.#commit();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** SQLite itself waits longer the longer it has waited: whoever comes last would always be first. */
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
    return {
      close: () => {
        if (this.#sqlite.open && this.#sqlite.inTransaction) this.#sqlite.exec('COMMIT');
      },
    };
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
