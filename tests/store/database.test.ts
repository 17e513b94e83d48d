import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/connection.ts';
import type { Database, Value } from '../../src/store/database.ts';
import { listedNumbers } from '../../src/store/due.ts';
import { event, PAID_AT } from '../support/case-builders.ts';
import { TestStore } from '../support/stores.ts';

const REQUEST = event({ type: 'request-logged', text: null }, PAID_AT + 60_000);

let store: TestStore;
let database: Database;
beforeEach(async () => {
  store = new TestStore();
  await store.open('1'.repeat(32));
  database = await openDatabase(join(store.home, 'refund.sqlite'), effects, 'write');
});
afterEach(() => {
  database.close();
  store.remove();
});

describe('the database that is written to', () => {
  it.each([
    ['journal_mode', 'truncate', 'a commit needs no file to be deleted, and one file holds the store'],
    ['synchronous', 2, 'what was acknowledged outlives the power'],
    ['fullfsync', 1, 'on a Mac, too'],
    ['secure_delete', 1, 'what is erased is gone from the file'],
    ['foreign_keys', 1, 'no row belongs to a case that is not there'],
  ] as [string, Value, string][])('has %s = %s: %s', (name, value) => {
    expect(database.get(`PRAGMA ${name}`)).toEqual({ [name]: value });
  });
});

describe('what is called recorded', () => {
  const file = () => join(store.home, 'refund.sqlite');

  it('is in the file for everybody: what another program took back after the commit is told as missing', async () => {
    const older = join(store.folder, 'older.sqlite');
    copyFileSync(file(), older);
    const use: Effects = {
      ...effects,
      step(name) {
        // What was seen: somebody else took the journal of this commit for one left behind, and rolled it back.
        if (name === 'read back') copyFileSync(older, file());
      },
    };
    const appending = store.write((one) => one.append(1, () => REQUEST), use);
    await expect(appending).rejects.toMatchObject({ code: 'not-read-back', details: { code: 'MISSING' } });
    expect(await store.read((one) => one.history(1))).toHaveLength(1);
    await store.write((one) => one.append(1, () => REQUEST));
    expect(await store.read((one) => one.history(1))).toHaveLength(2);
  });

  it('is not rolled back by looking for it: a journal that comes back after the commit is told', async () => {
    const { journal } = killedWriter(file());
    const use: Effects = {
      ...effects,
      step(name) {
        if (name === 'read back') writeFileSync(`${file()}-journal`, journal);
      },
    };
    const appending = store.write((one) => one.append(1, () => REQUEST), use);
    await expect(appending).rejects.toMatchObject({
      code: 'not-read-back',
      details: { code: 'SQLITE_READONLY_ROLLBACK' },
    });
    expect(readFileSync(`${file()}-journal`)).toEqual(journal);
    writeFileSync(`${file()}-journal`, '');
    expect(await store.read((one) => one.history(1))).toHaveLength(2);
  });

  it('is committed without a file being deleted: whoever has the journal open holds nothing up', async () => {
    const journal = () => {
      const { ino, size } = statSync(`${file()}-journal`);
      return { ino, size };
    };
    await store.write((one) => one.append(1, () => REQUEST));
    const before = journal();
    expect(before.size).toBe(0);
    await store.write((one) => one.append(1, () => REQUEST));
    expect(journal()).toEqual(before);
    const alone = join(store.folder, 'alone.sqlite');
    copyFileSync(file(), alone);
    const copied = new Sqlite(alone, { readonly: true });
    expect(copied.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 3 });
    copied.close();
  });

  it('stays under the lock of its writer when the same program opens the store to read', async () => {
    const tryToWrite = () =>
      spawnSync(
        process.execPath,
        [
          '-e',
          `const d = new (require(process.argv[1]))(process.argv[2], { timeout: 0 }); d.exec('BEGIN IMMEDIATE'); d.exec('ROLLBACK')`,
          createRequire(import.meta.url).resolve('better-sqlite3'),
          file(),
        ],
        { encoding: 'utf8' },
      ).stderr;
    expect(tryToWrite()).toBe('');
    await database.transactionOver(async () => {
      (await openDatabase(file(), effects, 'read')).close();
      expect(tryToWrite()).toContain('database is locked');
    });
  });
});

describe('a reader', () => {
  it('whose writer is killed while it is open reads on, as it was before that write', async () => {
    const file = join(store.home, 'refund.sqlite');
    const reader = await openDatabase(file, effects, 'read');
    const numbers = () => reader.all<{ number: number }>('SELECT number FROM chain');
    expect(numbers()).toEqual([{ number: 1 }]);
    const { half, journal } = killedWriter(file);
    writeFileSync(`${file}-journal`, journal);
    writeFileSync(file, half);
    expect(numbers()).toEqual([{ number: 1 }]);
    expect([...reader.each('SELECT number FROM chain')]).toEqual([{ number: 1 }]);
    reader.close();
  });
});

/** What a writer leaves on the disk when it is killed: the half-written file and its journal. */
function killedWriter(file: string): { readonly half: Buffer; readonly journal: Buffer } {
  copyFileSync(file, join(store.folder, 'beside.sqlite'));
  const beside = new Sqlite(join(store.folder, 'beside.sqlite'));
  beside.pragma('cache_size = 1');
  beside.exec(
    'BEGIN; UPDATE chain SET number = 7; CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) SELECT i, hex(randomblob(200)) FROM n',
  );
  const half = readFileSync(beside.name);
  const journal = readFileSync(`${beside.name}-journal`);
  beside.close();
  return { half, journal };
}

describe('the list of cases', () => {
  it('is read along its index where a clock runs or is over: nothing is sorted that is not shown', () => {
    const plans: string[][] = [];
    const planner = {
      each(sql: string, ...values: Value[]) {
        const steps = database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
        plans.push(steps.map(({ detail }) => detail));
        return [];
      },
    };
    expect([...listedNumbers(planner as unknown as Database, 0)]).toEqual([]);
    const [over = [], ahead = []] = plans;
    for (const plan of [over, ahead]) {
      expect(plan[0]).toContain('due_by_date');
      expect(plan.filter((step) => /TEMP B-TREE|^SCAN (?!.*USING)/.test(step))).toEqual([]);
    }
  });
});
