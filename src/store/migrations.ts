import { RefundError } from '../errors.ts';
import { damaged, type Database } from './database.ts';

/** One step from the version before it; never changed once released. */
export type Migration = string;

/**
 * chain: one per case (number) and one for facts of the whole store (no number).
 * event: what happened; `payload` and `salt` go when it is erased, `digest` and `hash` stay.
 * due: the clocks that run in open cases, and one row that never ends for each; `rules` says what they were computed from.
 * draft: answers of an interview that is not finished.
 * register: one hash over all chains with their numbers, so that none is taken out or renumbered unseen; a store that
 * had none gets it filled in the same transaction.
 * Versions 1 to 3 kept the folded case (`state`, `exhibit`) beside its events.
 */
export const MIGRATIONS: readonly Migration[] = [
  `CREATE TABLE chain (
     id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, number INTEGER UNIQUE,
     head TEXT NOT NULL, length INTEGER NOT NULL);
   CREATE TABLE event (
     id INTEGER PRIMARY KEY AUTOINCREMENT, chain INTEGER NOT NULL REFERENCES chain, seq INTEGER NOT NULL,
     algorithm TEXT NOT NULL, salt BLOB, payload BLOB, digest TEXT NOT NULL, hash TEXT NOT NULL,
     UNIQUE (chain, seq));
   CREATE TABLE state (
     chain INTEGER PRIMARY KEY REFERENCES chain, fold_version INTEGER NOT NULL, open INTEGER NOT NULL,
     same_order TEXT, body TEXT NOT NULL);
   CREATE INDEX state_same_order ON state (same_order);
   CREATE INDEX state_open ON state (open);
   CREATE TABLE due (
     chain INTEGER NOT NULL REFERENCES chain, window TEXT NOT NULL, started_by INTEGER NOT NULL,
     due_at INTEGER NOT NULL, owed_by TEXT NOT NULL, alarming INTEGER NOT NULL);
   CREATE INDEX due_by_date ON due (due_at);
   CREATE INDEX due_by_chain ON due (chain);
   CREATE TABLE stamp (name TEXT PRIMARY KEY, value TEXT NOT NULL);
   CREATE TABLE draft (id TEXT PRIMARY KEY, saved_at INTEGER NOT NULL, answers TEXT NOT NULL);`,
  `CREATE TABLE exhibit (chain INTEGER NOT NULL REFERENCES chain, number INTEGER NOT NULL, digest TEXT NOT NULL);
   CREATE INDEX exhibit_by_digest ON exhibit (digest);
   CREATE INDEX exhibit_by_chain ON exhibit (chain);`,
  `DROP INDEX due_by_date;
   CREATE INDEX due_by_date ON due (due_at, chain);`,
  `DROP TABLE state;
   DROP TABLE exhibit;
   DROP TABLE stamp;
   DROP TABLE due;
   CREATE TABLE due (
     chain INTEGER NOT NULL REFERENCES chain, window TEXT NOT NULL, started_by INTEGER NOT NULL,
     due_at INTEGER NOT NULL, owed_by TEXT NOT NULL, alarming INTEGER NOT NULL, rules INTEGER NOT NULL);
   CREATE INDEX due_by_date ON due (due_at, chain);
   CREATE INDEX due_by_chain ON due (chain);
   CREATE INDEX due_by_rules ON due (rules);`,
  `CREATE TABLE register (head TEXT NOT NULL);
   INSERT INTO register VALUES ('${'0'.repeat(64)}');`,
];

/** @throws RefundError `store-newer`, with the file untouched */
export function refuseNewer(database: Database, known: number = MIGRATIONS.length): number {
  const found = database.version();
  if (found > known) throw new RefundError('store-newer', { path: database.path, found, known });
  return found;
}

/**
 * Whatever lies there under the name of the store: one that this program made has a version from the beginning, and
 * what happened in it.
 * @throws RefundError `store-damaged`, with the file untouched
 */
export function refuseForeign(database: Database): void {
  const version = database.version();
  if (version > MIGRATIONS.length) return;
  const own = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name IN ('chain', 'event')";
  if (version < 1 || !database.get(own)) throw damaged(database.path, 'not-a-store');
}

/**
 * Brings a store up to date in one transaction. `backUp` is called first when there is something to lose; what it
 * returns is called if the store stays as it was. `refresh` fills what is computed from the chains in the same transaction.
 */
export function migrate(
  database: Database,
  backUp: (version: number) => () => void,
  refresh: () => void,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const version = refuseNewer(database, migrations.length);
  if (version === migrations.length) return;
  const discard = version > 0 ? backUp(version) : undefined;
  try {
    database.transaction(() => {
      // Another process may have migrated while this one waited for the lock.
      for (const step of migrations.slice(database.version())) database.script(step);
      database.script(`PRAGMA user_version = ${migrations.length}`);
      refresh();
    });
  } catch (error) {
    discard?.();
    throw error;
  }
}
