import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/case/events.ts';
import type { StoreEvent } from '../../src/case/own-rules.ts';
import { RefundError } from '../../src/errors.ts';
import type { Adoption, AdoptOptions } from '../../src/store/adopt.ts';
import {
  GENESIS,
  linkHash,
  payloadDigest,
  type StoredEvent,
  type TravellingChain,
} from '../../src/store/chain.ts';
import { event, PAID_AT } from '../support/case-builders.ts';
import { failingAt, TestStore } from '../support/stores.ts';

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);
const CONTACT = event({
  type: 'contact-logged',
  via: 'chat',
  agent: null,
  promise: null,
  refund: false,
  text: '客服说明天 "处理" \u2028 \ud83d\ude00',
});
const REQUEST = event({ type: 'request-logged', text: null }, PAID_AT + 120_000);
const RULE: StoreEvent = {
  type: 'site-rule-set',
  version: 1,
  at: PAID_AT,
  recordedAt: PAID_AT,
  site: '某某卡盟',
  window: 'channel-30d',
  length: { amount: 20, unit: 'days' },
};

let here: TestStore;
let there: TestStore;
beforeEach(() => {
  here = new TestStore();
  there = new TestStore();
});
afterEach(() => {
  here.remove();
  there.remove();
});

const all = (store: TestStore) =>
  store.read(async (reader) => {
    const snapshot = await reader.snapshot();
    try {
      return [...snapshot.chains()];
    } finally {
      snapshot.close();
    }
  });
const take = (chains: Iterable<TravellingChain>, options: Partial<AdoptOptions> = {}, to = here) =>
  to.write((store) => store.adopt(chains, options));
const outcomes = (adoptions: readonly Adoption[]) =>
  adoptions.map(({ came, outcome, number }) => [came, outcome, number]);
const verified = (store: TestStore) => store.read(async (reader) => (await reader.verify(null)).problems);

/** Takes all that the other store has, files first. */
async function merge(options: Partial<AdoptOptions> = {}): Promise<Adoption[]> {
  const from = await there.read((reader) => dirname(reader.vaultPath('x')));
  await here.write((store) => {
    for (const name of existsSync(from) ? filesOf(from) : []) {
      const to = store.vaultPath(name);
      mkdirSync(dirname(to), { recursive: true });
      if (!existsSync(to)) copyFileSync(`${from}/${name}`, to);
    }
  });
  return take(await all(there), options);
}

const filesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

describe('chains from another store', () => {
  it('come into an empty one with their numbers, bytes and hashes, and old hashes are still found', async () => {
    await there.open(A);
    await there.write((store) => store.append(1, () => CONTACT));
    const printed = await there.read((store) => store.head());
    await there.open(B);
    await there.write((store) => store.appendRules([RULE]));
    await there.write((store) => store.append(1, () => REQUEST));
    await there.keep(2, '付款记录', 1);
    expect(outcomes(await merge())).toEqual([
      [null, 'new', null],
      [1, 'new', 1],
      [2, 'new', 2],
    ]);
    expect(await all(here)).toEqual(await all(there));
    expect(await verified(here)).toEqual([]);
    expect(await here.read((store) => store.contains(printed))).toBe(true);
    expect(await here.read((store) => store.newest())).toBe(2);
    expect(await here.read((store) => store.ownRules())).toEqual(
      await there.read((store) => store.ownRules()),
    );
    expect(await here.read((store) => store.pressing(PAID_AT))).toEqual(
      await there.read((store) => store.pressing(PAID_AT)),
    );
  });

  it('get new numbers beside other cases and keep their identity; the same again changes nothing', async () => {
    await here.open(B, 'CM1');
    await there.open(A, 'CM1');
    const [adopted] = await merge();
    expect(adopted).toMatchObject({ outcome: 'new', identity: A, came: 1, number: 2, sameOrder: 1 });
    expect((await here.read((store) => store.caseByNumber(2))).state.identity).toBe(A);
    const before = await all(here);
    expect(outcomes(await merge())).toEqual([[1, 'same', 2]]);
    expect(await all(here)).toEqual(before);
    expect(await verified(here)).toEqual([]);
  });

  it('win where they went on, and give way where the one here did', async () => {
    await there.open(A);
    await merge();
    await there.write((store) => store.append(1, () => CONTACT));
    expect(outcomes(await merge())).toEqual([[1, 'longer', 1]]);
    await here.write((store) => store.append(1, () => REQUEST));
    expect(outcomes(await merge())).toEqual([[1, 'shorter', 1]]);
    expect((await here.read((store) => store.history(1))).map((one) => one.event?.type)).toEqual([
      'case-opened',
      'contact-logged',
      'request-logged',
    ]);
    expect(await verified(here)).toEqual([]);
  });

  it('bring erasures along: text and file go here, too', async () => {
    await there.open(A);
    const digest = await there.keep(1, '身份证照片', 1);
    await merge();
    const path = await here.read((store) => store.vaultPath(digest));
    expect(existsSync(path)).toBe(true);
    const erased = event({ type: 'erased', number: 1 }) as EventOf<'erased'>;
    await there.write((store) => store.erase(1, erased, () => ({ seqs: [2], digests: [digest] })));
    expect(outcomes(await merge())).toEqual([[1, 'longer', 1]]);
    expect((await here.read((store) => store.history(1)))[1]?.event).toBeNull();
    expect(existsSync(path)).toBe(false);
    expect(await verified(here)).toEqual([]);
  });

  it('take purged files away here, but not what another case still has', async () => {
    await there.open(A);
    const only = await there.keep(1, '只有这里有', 1);
    const shared = await there.keep(1, '两个案件都有', 2);
    await merge();
    await here.open(B);
    await here.keep(2, '两个案件都有', 1);
    for (const [number, refersTo] of [
      [1, 2],
      [2, 3],
    ] as const) {
      await there.write((store) =>
        store.append(1, () => event({ type: 'evidence-removed', number, refersTo, purged: true })),
      );
    }
    await merge();
    expect(existsSync(await here.read((store) => store.vaultPath(only)))).toBe(false);
    expect(existsSync(await here.read((store) => store.vaultPath(shared)))).toBe(true);
    expect(await verified(here)).toEqual([]);
  });

  describe('that went on here and there', () => {
    beforeEach(async () => {
      await there.open(A);
      await merge();
      await here.write((store) => store.append(1, () => REQUEST));
      await there.write((store) => store.append(1, () => CONTACT));
      await there.write((store) => store.append(1, () => event({ type: 'event-undone', refersTo: 2 })));
      await there.open(B);
    });

    it('are left alone, both tails told, and the others taken', async () => {
      const mine = await here.read((store) => store.travelling(1));
      const adoptions = await merge();
      expect(outcomes(adoptions)).toEqual([
        [1, 'forked', 1],
        [2, 'new', 2],
      ]);
      expect(adoptions[0]).toMatchObject({
        here: [{ seq: 2, type: 'request-logged', recordedAt: REQUEST.recordedAt }],
        there: [
          { seq: 2, type: 'contact-logged' },
          { seq: 3, type: 'event-undone' },
        ],
      });
      expect(await here.read((store) => store.travelling(1))).toEqual(mine);
    });
  });

  it('leave the rules of the store here alone where both have some', async () => {
    await here.write((store) => store.appendRules([{ ...RULE, site: '另一个' }]));
    await there.write((store) => store.appendRules([RULE]));
    const [adoption] = await merge();
    expect(adoption).toMatchObject({ outcome: 'forked', came: null });
    expect(Object.keys((await here.read((store) => store.ownRules())).siteLengths)).toEqual(['另一个']);
  });

  it('bring drafts only where there is none', async () => {
    const draft = { id: 'x', savedAt: 1, answers: '{"site":"甲"}' };
    await take([], { drafts: [draft] });
    await take([], { drafts: [{ ...draft, id: 'y', savedAt: 2 }] });
    expect(await here.read((store) => store.newestDraft())).toEqual(draft);
  });

  it('stand as before or as after, whichever write fails', async () => {
    await there.open(A);
    await there.write((store) => store.appendRules([RULE]));
    await there.keep(1, '付款记录', 1);
    await there.open(B);
    const chains = await all(there);
    await here.open('c'.repeat(32));
    await here.write((store) => store.keepBytes(Buffer.from('付款记录')));
    const before = await all(here);
    for (let nth = 1; ; nth++) {
      const { use, reached } = failingAt(nth);
      const error: unknown = await here
        .write((store) => store.adopt(chains, {}), use)
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      if (error === undefined) {
        expect(reached()).toBe(false);
        break;
      }
      // All is written by then: the error says that nobody could read it.
      if (error instanceof RefundError && error.code === 'not-read-back') continue;
      expect(await all(here)).toEqual(before);
    }
    expect(await all(here)).toHaveLength(4);
    expect(await verified(here)).toEqual([]);
  });
});

describe('a chain that does not hold', () => {
  let chain: TravellingChain;
  beforeEach(async () => {
    await there.open(A);
    await there.write((store) => store.append(1, () => CONTACT));
    await there.write((store) => store.append(1, () => REQUEST));
    chain = await there.read((store) => store.travelling(1));
  });

  /** The chain with one event changed, its links as they were. */
  const changed = (index: number, change: (one: StoredEvent) => Partial<StoredEvent>): TravellingChain => ({
    ...chain,
    events: chain.events.map((one, at) => (at === index ? { ...one, ...change(one) } : one)),
  });
  /** The chain with the content of one event written anew and every link made to hold. */
  const forged = (index: number, content: (said: Record<string, unknown>) => unknown): TravellingChain => {
    let previous = GENESIS;
    const events = chain.events.map((one, at) => {
      const { payload, salt } = one;
      if (!payload || !salt) return one;
      const written =
        at === index
          ? Buffer.from(JSON.stringify(content(JSON.parse(Buffer.from(payload).toString()))))
          : payload;
      const digest = payloadDigest(salt, written);
      previous = linkHash(previous, digest);
      return { ...one, payload: written, digest, hash: previous };
    });
    return { ...chain, events };
  };

  it.each<[string, string, () => TravellingChain]>([
    ['a changed byte', 'digest', () => changed(1, ({ payload }) => ({ payload: flipped(payload) }))],
    ['another salt', 'digest', () => changed(1, ({ salt }) => ({ salt: flipped(salt) }))],
    ['a changed digest', 'link', () => changed(1, () => ({ digest: '0'.repeat(64) }))],
    ['no digest', 'digest', () => changed(1, () => ({ digest: 'x' }))],
    ['a changed hash', 'link', () => changed(1, () => ({ hash: '0'.repeat(64) }))],
    ['another algorithm', 'algorithm', () => changed(1, () => ({ algorithm: 'md5' }))],
    ['an event gone', 'order', () => ({ ...chain, events: chain.events.filter(({ seq }) => seq !== 2) })],
    ['an empty event', 'erased', () => changed(1, () => ({ payload: null, salt: null }))],
    ['half an event', 'erased', () => changed(1, () => ({ salt: null }))],
    ['another identity', 'identity', () => ({ ...chain, identity: B })],
    ['no identity', 'identity', () => ({ ...chain, identity: '../../x' })],
    ['no events', 'empty', () => ({ ...chain, events: [] })],
    ['an event of a newer version', 'event', () => forged(1, (said) => ({ ...said, version: 2 }))],
    ['an unknown event', 'event', () => forged(1, (said) => ({ ...said, type: 'run' }))],
    ['a field too many', 'event', () => forged(1, (said) => ({ ...said, more: 1 }))],
    ['an instant no calendar has', 'event', () => forged(1, (said) => ({ ...said, at: 9e15 }))],
    ['a year that no clock gets to', 'event', () => forged(1, (said) => ({ ...said, at: 6e15 }))],
    ...[
      { amount: 1e9, unit: 'working-days' },
      { amount: 1, most: 1e9, unit: 'working-days' },
      { amount: 101, unit: 'years' },
    ].map((promise): [string, string, () => TravellingChain] => [
      `a promise that nobody could count out (${JSON.stringify(promise)})`,
      'event',
      () => forged(1, (said) => ({ ...said, promise })),
    ]),
    [
      'a reference to what comes later',
      'event',
      () => forged(1, () => event({ type: 'event-undone', refersTo: 3 })),
    ],
    ['no opening', 'opening', () => forged(0, () => REQUEST)],
    [
      'two openings',
      'opening',
      () => forged(1, () => JSON.parse(Buffer.from(chain.events[0]?.payload ?? []).toString())),
    ],
    ['itself a second time', 'twice', () => chain],
  ])('for %s is refused (%s), and nothing is taken', async (_, why, make) => {
    await here.open(B);
    const before = await all(here);
    const chains = why === 'twice' ? [chain, make()] : [make()];
    await expect(take(chains)).rejects.toMatchObject({ code: 'chain-refused', details: { why } });
    expect(await all(here)).toEqual(before);
  });

  it('or tells of a file that is not here is refused, unless that is known', async () => {
    const digest = await there.keep(1, '付款记录', 1);
    const chains = await all(there);
    await expect(take(chains)).rejects.toMatchObject({ details: { why: 'file-missing', seq: 4 } });
    expect(outcomes(await take(chains, { lost: new Set([digest]) }))).toEqual([[1, 'new', 1]]);
  });
});

function flipped(bytes: Uint8Array | null): Uint8Array {
  const copy = Buffer.from(bytes ?? []);
  copy[20 % copy.length] = (copy[20 % copy.length] ?? 0) ^ 1;
  return copy;
}
