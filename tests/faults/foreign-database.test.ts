import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Inside } from '../support/inside.ts';
import { STORY } from '../support/program.ts';

let place: Inside;
const path = () => join(place.home, 'refund.sqlite');
beforeEach(() => {
  place = new Inside();
  mkdirSync(place.home, { mode: 0o700 });
});
afterEach(() => place.remove());

function foreign(...statements: string[]): void {
  const database = new Sqlite(path());
  for (const statement of statements) database.exec(statement);
  database.close();
}

const OTHER = 'CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, title TEXT)';

/** What may lie under the name of the store, and is none. */
const SHAPES: Readonly<Record<string, () => void>> = {
  'an empty file': () => writeFileSync(path(), ''),
  'a file of zeros': () => writeFileSync(path(), Buffer.alloc(8192)),
  'a text': () => writeFileSync(path(), '退款记录\n'.repeat(1000)),
  'a folder': () => mkdirSync(path()),
  'an empty database': () => foreign('CREATE TABLE t (a)', 'DROP TABLE t', 'VACUUM'),
  'the database of another program': () => foreign(OTHER, "INSERT INTO moz_bookmarks VALUES (1, '书签')"),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].map((version) => [
      `the database of another program, in its version ${version}`,
      () => foreign(OTHER, `PRAGMA user_version = ${version}`),
    ]),
  ),
  'the database of another program, with a log': () =>
    foreign('PRAGMA journal_mode = WAL', OTHER, 'PRAGMA user_version = 5'),
};

const COMMANDS: readonly (readonly string[])[] = [
  ['new', ...STORY],
  ['status'],
  ['status', '--check'],
  ['history', '1'],
  ['log', 'contact', '1', '你好'],
  ['evidence', 'add', '1', '@/a.txt'],
  ['rules', 'set', 'channel-30d', '--days', '20', '--case', '1'],
  ['stats'],
  ['calendar'],
  ['export', '1', '-o', '@/p'],
  ['import', '@/p.zip'],
  ['restore', '@/b.zip'],
  ['restore', '@/b.zip', '--merge'],
  ['backup', '@/x.zip'],
  ['verify'],
  ['doctor'],
  ['doctor', '--fix'],
];

const lies = () =>
  statSync(path()).isDirectory()
    ? readdirSync(path()).join()
    : createHash('sha256').update(readFileSync(path())).digest('hex');

it.each(Object.keys(SHAPES))('%s in the place of the store is damage, and stays as it is', async (name) => {
  const other = join(place.folder, 'other');
  const elsewhere = { home: other };
  writeFileSync(join(place.folder, 'a.txt'), '聊天');
  await place.run(['new', ...STORY], elsewhere);
  await place.run(['backup', join(place.folder, 'b.zip')], elsewhere);
  await place.run(['export', '1', '-o', join(place.folder, 'p.zip')], elsewhere);
  SHAPES[name]?.();
  const before = lies();
  const outcomes: unknown[] = [];
  for (const words of COMMANDS) {
    const { code, err, out } = await place.run(words.map((word) => word.replace('@', place.folder)));
    if (code !== 4 || !/损坏/.test(err + out)) outcomes.push([words.join(' '), code, err, out]);
    if (lies() !== before) outcomes.push([words.join(' '), 'changed']);
  }
  expect(outcomes).toEqual([]);
  // To read one that is kept with a log, SQLite makes an empty log.
  expect(readdirSync(place.home).filter((one) => !/-(?:wal|shm)$/.test(one))).toEqual(['refund.sqlite']);
});
