import { chmodSync, cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Inside, type InsideOptions, type InsideOutcome } from '../support/inside.ts';
import { everything } from '../support/snapshot.ts';
import { FIRST, type Job, makeFiles } from './jobs.ts';

/** Names, and what is behind them. */
export type State = Readonly<Record<string, string>>;

/** The names behind which two states differ. */
export function differences(one: State, other: State): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]);
}

/** A note of an output, a mark or a lock of somebody at work that could not be taken away means nothing: doctor clears it. */
const MARK = /(?:^|\/)\.incoming-(?:\d+-(?:note-[0-9a-f]+|work)|me)$/;

const TABLES = ['chain', 'event', 'due', 'draft'];

/**
 * What a home folder means, whatever its bytes: chains, what is read from them, kept files, and what lies beside.
 * An empty store means nothing. Throws where it cannot be read.
 */
export function meaningOf(home: string): State {
  const meaning: Record<string, string> = {};
  const file = join(home, 'refund.sqlite');
  if (existsSync(file)) {
    const database = new Sqlite(file, { readonly: true });
    try {
      for (const table of TABLES) {
        const rows = database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).raw().all();
        if (rows.length > 0) meaning[`home: ${table}`] = JSON.stringify(rows);
      }
      if (Object.keys(meaning).length > 0)
        meaning['home: schema'] = JSON.stringify([database.pragma('user_version'), schemaOf(database)]);
    } finally {
      database.close();
    }
  }
  for (const [name, bytes] of Object.entries(everything(home)))
    if (name !== 'refund.sqlite' && !name.endsWith('/') && !MARK.test(name) && !isEmptyJournal(home, name))
      meaning[`home/${name}`] = bytes;
  return meaning;
}

function schemaOf(database: Sqlite.Database): unknown {
  return database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').raw().all();
}

/** A folder with a home and files, as a job begins with it; it can be put back to that again and again. */
export class Begun {
  readonly place = new Inside();
  readonly #job: Job;
  readonly #kept = new Inside();

  private constructor(job: Job) {
    this.#job = job;
  }

  static async of(job: Job): Promise<Begun> {
    const begun = new Begun(job);
    makeFiles(begun.place.folder);
    const before = job.before ?? [];
    for (const words of [...FIRST, ...before]) await begun.#must(words);
    if (job.mess) makeMess(begun.place.home);
    if (job.aged) makeOlder(begun.place.home);
    if (job.fresh) rmSync(begun.place.home, { recursive: true });
    cpSync(begun.place.folder, begun.#kept.folder, { recursive: true, preserveTimestamps: true });
    return begun;
  }

  /** Everything as it was, and the job (or something else) once more. */
  async again(options: InsideOptions, words: readonly string[] = this.#job.words): Promise<InsideOutcome> {
    rmSync(this.place.folder, { recursive: true });
    cpSync(this.#kept.folder, this.place.folder, { recursive: true, preserveTimestamps: true });
    return this.place.run(this.words(words), options);
  }

  /** The job as things are. */
  run(options: InsideOptions): Promise<InsideOutcome> {
    return this.place.run(this.words(this.#job.words), options);
  }

  words(words: readonly string[]): string[] {
    return words.map((word) => word.replaceAll('@/', `${this.place.folder}/`));
  }

  /** What the home and the files beside it mean. */
  state(): State {
    const { home, folder } = this.place;
    const outside = Object.fromEntries(
      Object.entries(everything(folder))
        .filter(([name]) => !name.startsWith('home/'))
        // Encrypted, it is never the same twice.
        .map(([name, bytes]) => [name, name.endsWith('.age') ? String(bytes.length) : bytes]),
    );
    return { ...outside, ...meaningOf(home) };
  }

  remove(): void {
    this.place.remove();
    this.#kept.remove();
  }

  async #must(words: readonly string[]): Promise<void> {
    const elsewhere = words[0] === 'elsewhere';
    const home = elsewhere ? join(this.place.folder, 'elsewhere') : this.place.home;
    const outcome = await this.place.run(this.words(words.slice(elsewhere ? 1 : 0)), { home });
    if (outcome.code !== 0) throw new Error(`${words.join(' ')}: ${outcome.err}`);
  }
}

function makeMess(home: string): void {
  chmodSync(join(home, 'refund.sqlite'), 0o644);
  writeFileSync(join(home, 'vault', '0'.repeat(64)), 'x');
  writeFileSync(join(home, 'vault', '.incoming-x'), 'x');
  writeFileSync(join(home, '.incoming-x'), 'x');
}

/** The fourth step of `migrations.ts` taken back: the copies of folded cases stand there, empty. */
function makeOlder(home: string): void {
  const database = new Sqlite(join(home, 'refund.sqlite'));
  database.exec(
    `DROP TABLE due;
     CREATE TABLE due (chain INTEGER, window TEXT, started_by INTEGER, due_at INTEGER, owed_by TEXT, alarming INTEGER);
     CREATE TABLE state (chain INTEGER, fold_version INTEGER, open INTEGER, same_order TEXT, body TEXT);
     CREATE TABLE exhibit (chain INTEGER, number INTEGER, digest TEXT);
     CREATE TABLE stamp (name TEXT, value TEXT);
     DROP TABLE register;
     PRAGMA user_version = 3;
     VACUUM`,
  );
  database.close();
}

/** Names that stand only until something is written whole; the journal of the database stays, and is empty. */
export function leftovers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(?:^|\/)\.|-journal$/.test(name) && !MARK.test(name) && !isEmptyJournal(folder, name),
  );
}

const isEmptyJournal = (folder: string, name: string) =>
  /(?:^|\/)refund\.sqlite-journal$/.test(name) && statSync(join(folder, name)).size === 0;
