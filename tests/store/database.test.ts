import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import { type Database, openDatabase, type Value } from '../../src/store/database.ts';
import { listedNumbers } from '../../src/store/due.ts';
import { TestStore } from '../support/stores.ts';

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
    ['journal_mode', 'delete', 'one file holds the store, whenever it is copied'],
    ['synchronous', 2, 'what was acknowledged outlives the power'],
    ['fullfsync', 1, 'on a Mac, too'],
    ['secure_delete', 1, 'what is erased is gone from the file'],
    ['foreign_keys', 1, 'no row belongs to a case that is not there'],
  ] as [string, Value, string][])('has %s = %s: %s', (name, value) => {
    expect(database.get(`PRAGMA ${name}`)).toEqual({ [name]: value });
  });
});

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
