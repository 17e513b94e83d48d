import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/case/events.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import type { Effects, Store } from '../../src/ports.ts';
import { GENESIS, linkHash, payloadDigest } from '../../src/store/chain.ts';
import { listOrder } from '../../src/store/due.ts';
import { openForReading, openForWriting } from '../../src/store/store.ts';
import { event, OPENED } from '../support/case-builders.ts';

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
    await writing((store) => store.erase(1, [2], ERASED, []));
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
      await expect(store.append(1, () => bad)).rejects.toThrow();
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
      failed = await writing((store) => store.append(1, () => REQUEST), faulty).then(
        () => false,
        () => true,
      );
      const after = await writing((store) => store.history(1).length);
      expect(after).toBe(failed ? before : before + 1);
      expect(chainHolds()).toBe(true);
    }
  });

  it('folds a case again when an older program folded it', async () => {
    await writing(openCase);
    const database = new Sqlite(join(home, 'refund.sqlite'));
    database.exec(
      "UPDATE state SET fold_version = 0, body = '{}'; UPDATE stamp SET value = 'old'; DELETE FROM due",
    );
    database.close();
    const reader = await openForReading(world(), makeRules);
    expect(reader.store.caseByNumber(1).state.facts.site).toBe(OPENED.facts.site);
    expect(reader.store.cases(OPENED.at, false)).toHaveLength(1);
    reader.close();
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
  it("begins with others' clocks that are over, then what is due soonest, then the rest", () => {
    const row = (owedBy: string, dueAt: number) => ({
      window: 'w',
      startedBy: 1,
      dueAt,
      owedBy,
      alarming: 1 as const,
    });
    const cases = [
      { number: 1, rows: [] },
      { number: 2, rows: [row('you', 200)] },
      { number: 3, rows: [row('site', 50)] },
      { number: 4, rows: [row('site', 90), row('you', 110)] },
      { number: 5, rows: [row('you', 150)] },
      { number: 6, rows: [row('you', 10)] },
    ];
    expect(listOrder(cases, 100)).toEqual([4, 3, 5, 2, 6, 1]);
  });
});
