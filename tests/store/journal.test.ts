import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/case/events.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import { RefundError } from '../../src/errors.ts';
import type { Effects } from '../../src/ports.ts';
import { GENESIS, linkHash, payloadDigest } from '../../src/store/chain.ts';
import { listedNumbers } from '../../src/store/due.ts';
import { openDatabase } from '../../src/store/connection.ts';
import { openForReading, openForWriting } from '../../src/store/store.ts';
import type { Store } from '../../src/store/writing.ts';
import { event, OPENED } from '../support/case-builders.ts';
import { evidence } from '../support/stores.ts';

let folder: string;
let home: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refund-journal-'));
  home = join(folder, 'home');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let counter = 0;
const world = (use: Effects = effects) => ({
  home,
  effects: use,
  randomHex: (bytes: number) => (++counter).toString(16).padStart(bytes * 2, '0'),
});
const REQUEST = event({ type: 'request-logged', text: null });

async function writing<T>(work: (store: Store) => Promise<T> | T, use?: Effects): Promise<T> {
  const opened = await openForWriting(world(use), makeRules);
  try {
    return await work(opened.store);
  } finally {
    opened.close();
  }
}

const openCase = (store: Store) => store.open(OPENED, { again: false, draft: null });

interface Row {
  readonly salt: Buffer | null;
  readonly payload: Buffer | null;
  readonly digest: string;
  readonly hash: string;
}

/** Whether every event follows from the one before it, by the rule and not by the program's own check. */
function chainHolds(): boolean {
  const database = new Sqlite(join(home, 'refund.sqlite'), { readonly: true });
  const rows = database
    .prepare('SELECT salt, payload, digest, hash FROM event ORDER BY chain, seq')
    .all() as Row[];
  database.close();
  let previous = GENESIS;
  return rows.every(({ salt, payload, digest, hash }) => {
    const follows = linkHash(previous, digest) === hash;
    previous = hash;
    return follows && (salt === null || payload === null || payloadDigest(salt, payload) === digest);
  });
}

describe('the journal', () => {
  it('chains each event to the one before, also after personal data was erased', async () => {
    await writing(async (store) => {
      await openCase(store);
      await store.append(1, () => REQUEST);
    });
    expect(chainHolds()).toBe(true);
    const before = await writing((store) => store.head());
    const ERASED = event({ type: 'erased', number: null }) as EventOf<'erased'>;
    await writing((store) => store.erase(1, ERASED, () => ({ seqs: [2], digests: [] })));
    expect(chainHolds()).toBe(true);
    await writing(async (store) => {
      expect(await store.head()).not.toBe(before);
      expect(store.history(1)[1]).toMatchObject({ seq: 2, event: null });
      expect(store.caseByNumber(1).state.happened).toHaveLength(0);
    });
  });

  it('keeps nothing of an event that it may not keep', async () => {
    await writing(async (store) => {
      await openCase(store);
      const bad = { ...REQUEST, at: 1.5 };
      expect(() => store.append(1, () => bad)).toThrow();
      expect(store.history(1)).toHaveLength(1);
    });
  });

  it('stands as before or as after, whichever write fails', async () => {
    await writing(openCase);
    for (let failing = 1, failed = true; failed; failing++) {
      let step = 0;
      const faulty: Effects = {
        ...effects,
        step: () => {
          if (++step === failing) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        },
      };
      const before = await writing((store) => store.history(1).length);
      const error: unknown = await writing((store) => store.append(1, () => REQUEST), faulty).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      failed = error !== undefined;
      // All is written by then: the error says that nobody could read it.
      const written = !failed || (error instanceof RefundError && error.code === 'not-read-back');
      const after = await writing((store) => store.history(1).length);
      expect(after).toBe(written ? before + 1 : before);
      expect(chainHolds()).toBe(true);
    }
  });

  it('tells of a case that an older program counted by other rules, without writing', async () => {
    await writing(openCase);
    const database = new Sqlite(join(home, 'refund.sqlite'));
    database.exec("UPDATE due SET rules = 0; DELETE FROM due WHERE window = 'open'");
    database.close();
    const reader = await openForReading(world(), makeRules);
    expect(reader.store.cases(OPENED.at, false)).toHaveLength(1);
    expect(reader.store.openCount()).toBe(1);
    reader.close();
  });

  it('finds an order in every case, also one that was corrected later, and exhibits by their bytes', async () => {
    await writing((store) => {
      openCase(store);
      const { number } = store.open(
        { ...OPENED, identity: 'b'.repeat(32), facts: { ...OPENED.facts, order: 'B2' } },
        { again: false, draft: null },
      );
      expect(store.sameOrder({ ...OPENED.facts, order: 'b 2' })).toBe(number);
      store.append(number, () => event({ type: 'facts-edited', changes: { order: 'C3' } }));
      expect(store.sameOrder({ ...OPENED.facts, order: 'B2' })).toBeNull();
      expect(store.sameOrder({ ...OPENED.facts, order: 'C3' })).toBe(number);
      const { digest } = store.keepBytes(Buffer.from('x'));
      store.append(number, () => evidence(digest, 1));
      expect(store.exhibitsWith([digest, 'f'.repeat(64)])).toEqual([{ digest, number, exhibit: 1 }]);
    });
  });

  it('calls no file damage that another window is just recording, or just taking away', async () => {
    await writing(async (store) => {
      openCase(store);
      expect((await store.verify(null)).problems).toEqual([]);
      const { digest } = store.keepBytes(Buffer.from('x'));
      const adding = store.verify(null);
      setTimeout(() => store.append(1, () => evidence(digest, 1)), 20);
      expect((await adding).problems).toEqual([]);
      rmSync(store.vaultPath(digest));
      const erasing = store.verify(null);
      const record = event({ type: 'erased', number: 1 }) as EventOf<'erased'>;
      setTimeout(() => store.erase(1, record, () => ({ seqs: [2], digests: [digest] })), 20);
      expect((await erasing).problems).toEqual([]);
    });
  });

  it('calls a file damage that stays unrecorded', async () => {
    await writing(async (store) => {
      openCase(store);
      store.keepBytes(Buffer.from('x'));
      expect((await store.verify(null)).problems).toMatchObject([{ kind: 'unexpected' }]);
    });
  });

  it('keeps a draft until its case is opened', async () => {
    await writing(async (store) => {
      store.keepDraft({ id: 'a', savedAt: 1, answers: '{}' });
      store.keepDraft({ id: 'a', savedAt: 2, answers: '{"deducted":"yes"}' });
      expect(store.newestDraft()?.answers).toContain('deducted');
      await store.open(OPENED, { again: false, draft: 'a' });
      expect(store.newestDraft()).toBeNull();
    });
  });
});

describe('the list', () => {
  it("begins with others' clocks that are over, then what is due soonest, then the rest", async () => {
    await writing(openCase);
    const file = new Sqlite(join(home, 'refund.sqlite'));
    file.exec(
      'DELETE FROM due; INSERT INTO chain SELECT id + value, identity || value, number + value, head, length FROM chain, (SELECT 1 AS value UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5)',
    );
    const add = file.prepare("INSERT INTO due SELECT id, 'w', 1, ?, ?, 1, 1 FROM chain WHERE number = ?");
    const open = 8.64e15;
    for (const [number, owedBy, dueAt] of [
      [2, 'you', 200],
      [3, 'site', 50],
      [4, 'site', 90],
      [4, 'you', 110],
      [5, 'you', 150],
      [6, 'you', 10],
    ] as const)
      add.run(dueAt, owedBy, number);
    for (let number = 1; number <= 6; number += 1) add.run(open, 'nobody', number);
    file.close();
    const database = await openDatabase(join(home, 'refund.sqlite'), effects, 'read');
    expect([...listedNumbers(database, 100)]).toEqual([4, 3, 5, 2, 6, 1]);
    database.close();
  });
});
