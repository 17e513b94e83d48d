import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openForReading, openForWriting } from '../../src/store/store.ts';
import { OPENED } from '../support/case-builders.ts';

let home: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'refund-store-'));
  const opened = await openForWriting(world(), makeRules);
  await opened.store.open(OPENED, { again: false, draft: null });
  opened.close();
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

let counter = 0;
const world = () => ({
  home,
  effects,
  randomHex: (bytes: number) => (++counter).toString(16).padStart(bytes * 2, '0'),
});
const file = () => join(home, 'refund.sqlite');

describe('a store of an older program', () => {
  const later = [...MIGRATIONS, 'CREATE TABLE added (id INTEGER PRIMARY KEY)'];

  it('is copied before it is brought up to date, and keeps its cases', async () => {
    const opened = await openForWriting(world(), makeRules, later);
    expect(opened.store.numbers()).toEqual([1]);
    opened.close();
    const copies = readdirSync(home).filter((name) => name.includes('backup'));
    expect(copies).toHaveLength(1);
    const copy = join(home, copies[0] ?? '');
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const database = new Sqlite(copy, { readonly: true });
    expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(database.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 1 });
    database.close();
  });

  it('is not written to by a program that was at work while a newer one brought it further', async () => {
    const older = await openForWriting(world(), makeRules);
    (await openForWriting(world(), makeRules, later)).close();
    const refused = { code: 'store-newer', details: { found: later.length, known: MIGRATIONS.length } };
    const contact = { ...OPENED, type: 'request-logged', text: null } as unknown as CaseEvent;
    const append = async () => older.store.append(1, () => contact);
    await expect(append()).rejects.toMatchObject(refused);
    await expect(older.store.verify(null)).rejects.toMatchObject(refused);
    older.close();
    await expect(openForReading(world(), makeRules)).rejects.toMatchObject(refused);
  });

  it('gets a list of its cases, with the numbers that they have', async () => {
    const database = new Sqlite(file());
    database.exec(`DROP TABLE register; PRAGMA user_version = ${MIGRATIONS.length - 1}`);
    database.close();
    const opened = await openForWriting(world(), makeRules);
    expect((await opened.store.verify(null)).problems).toEqual([]);
    opened.close();
  });

  it('stays as it was when a step of the way fails', async () => {
    await expect(openForWriting(world(), makeRules, [...MIGRATIONS, 'CREATE NONSENSE'])).rejects.toThrow();
    const reader = await openForReading(world(), makeRules);
    expect(reader.store.numbers()).toEqual([1]);
    reader.close();
  });
});

describe('a store whose writer was killed in the middle', () => {
  it('is read as it was before that write', async () => {
    const writer = new Sqlite(file());
    writer.pragma('cache_size = 1');
    writer.exec(
      'BEGIN; UPDATE chain SET number = 7; CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) SELECT i, hex(randomblob(200)) FROM n',
    );
    // What a kill leaves on the disk: the half-written file and its journal.
    const crashed = mkdtempSync(join(tmpdir(), 'refund-crashed-'));
    copyFileSync(file(), join(crashed, 'refund.sqlite'));
    copyFileSync(`${file()}-journal`, join(crashed, 'refund.sqlite-journal'));
    writer.exec('ROLLBACK');
    writer.close();
    const reader = await openForReading({ ...world(), home: crashed }, makeRules);
    expect(reader.store.numbers()).toEqual([1]);
    reader.close();
    rmSync(crashed, { recursive: true, force: true });
  });
});
