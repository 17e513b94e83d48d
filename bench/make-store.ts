import { randomBytes } from 'node:crypto';
import type { CaseEvent } from '../src/case/events.ts';
import { makeRules } from '../src/clocks/windows.ts';
import { effects } from '../src/effects.ts';
import {
  GENESIS,
  linkHash,
  payloadDigest,
  type StoredEvent,
  type TravellingChain,
} from '../src/store/chain.ts';
import { openForWriting } from '../src/store/store.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Cases taken in at once: a transaction each. */
const BATCH = 1000;
const EXHIBITS = 4;

/**
 * Fills a store in an empty home: each case with five events of its own and four pieces of evidence.
 * @param openEvery one in so many cases is open, the others are closed
 * @param now the payments lie in the days before this instant
 */
export async function makeStore(home: string, count: number, openEvery: number, now: number): Promise<void> {
  const randomHex = (bytes: number) => randomBytes(bytes).toString('hex');
  const { store, close } = await openForWriting({ home, effects, randomHex }, makeRules);
  try {
    const digests = Array.from(
      { length: EXHIBITS },
      (_, n) => store.keepBytes(Buffer.from(`证据 ${n}`)).digest,
    );
    for (let first = 1; first <= count; first += BATCH) {
      await store.adopt(chains(first, Math.min(count, first + BATCH - 1), openEvery, now, digests), {});
    }
  } finally {
    close();
  }
}

function* chains(
  first: number,
  last: number,
  openEvery: number,
  now: number,
  digests: readonly string[],
): Iterable<TravellingChain> {
  for (let number = first; number <= last; number += 1) {
    const identity = randomBytes(16).toString('hex');
    const events = eventsOf(number, identity, number % openEvery === 0, now, digests);
    yield { identity, number, events: linked(events) };
  }
}

function eventsOf(
  number: number,
  identity: string,
  open: boolean,
  now: number,
  digests: readonly string[],
): CaseEvent[] {
  const paidAt = now - (1 + (number % 25)) * DAY - (number % 17) * HOUR;
  const at = (hours: number) =>
    ({ version: 1, at: paidAt + hours * HOUR, recordedAt: paidAt + hours * HOUR }) as const;
  const facts = {
    site: `第${number % 50}卡盟`,
    order: `CM${number}`,
    amountFen: 10_000 + number,
    paidAt,
    payChannel: 'alipay',
    deducted: 'yes',
    orderState: 'success',
    delivered: 'nothing',
    refused: 'none',
    product: '100元游戏点卡',
  } as const;
  return [
    { type: 'case-opened', ...at(1), identity, facts },
    {
      type: 'contact-logged',
      ...at(2),
      via: 'chat',
      agent: '8号',
      promise: { amount: 24, unit: 'hours' },
      refund: false,
      text: '客服说 24 小时内处理',
    },
    ...digests.map((digest, index): CaseEvent => ({
      type: 'evidence-added',
      ...at(3),
      number: index + 1,
      algorithm: 'sha256',
      digest,
      bytes: 8,
      name: `截图 ${index + 1}.png`,
      kind: 'order-page',
      caption: null,
      capturedAt: null,
      modifiedAt: null,
    })),
    { type: 'request-logged', ...at(4), text: null },
    {
      type: 'filing-logged',
      ...at(5),
      to: 'payment',
      ref: `T${number}`,
      refersTo: null,
      answerDays: null,
      text: null,
    },
    open
      ? {
          type: 'contact-logged',
          ...at(6),
          via: 'phone',
          agent: null,
          promise: null,
          refund: false,
          text: '没人接',
        }
      : { type: 'case-closed', ...at(6), outcome: 'refunded' },
  ] as CaseEvent[];
}

/** The events as a store keeps them. */
function linked(events: readonly CaseEvent[]): StoredEvent[] {
  let previous = GENESIS;
  return events.map((event, index) => {
    const salt = randomBytes(16);
    const payload = Buffer.from(JSON.stringify(event), 'utf8');
    const digest = payloadDigest(salt, payload);
    const hash = linkHash(previous, digest);
    previous = hash;
    return { seq: index + 1, algorithm: 'sha256', salt, payload, digest, hash, place: null };
  });
}
