import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventOf } from '../../src/case/events.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import type { MakeRules } from '../../src/store/due.ts';
import type { StoreReader } from '../../src/store/reading.ts';
import { openForReading, openForWriting } from '../../src/store/store.ts';
import type { Store } from '../../src/store/writing.ts';
import { FACTS_OF_STORY, OPENED, PAID_AT } from './case-builders.ts';

let counter = 0;

/** A store of its own in a folder of its own, with random words that never repeat. */
export class TestStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'refund-store-'));
  readonly home = join(this.folder, 'home');

  async write<T>(work: (store: Store) => Promise<T> | T, use: Effects = effects): Promise<T> {
    const opened = await openForWriting(this.#world(use), makeRules);
    try {
      return await work(opened.store);
    } finally {
      opened.close();
    }
  }

  /** @param rules others than today's make the store compute in memory what it keeps */
  async read<T>(work: (store: StoreReader) => Promise<T> | T, rules: MakeRules = makeRules): Promise<T> {
    const opened = await openForReading(this.#world(effects), rules);
    try {
      return await work(opened.store);
    } finally {
      opened.close();
    }
  }

  /** Opens a case with an identity and an order of its own, and gives its number. */
  open(identity: string, order: string = identity.slice(0, 8)): Promise<number> {
    const event = { ...OPENED, identity, facts: { ...FACTS_OF_STORY, order } };
    return this.write(async (store) => (await store.open(event, { again: true, draft: null })).number);
  }

  /** Keeps bytes as evidence of a case. */
  keep(number: number, bytes: string, exhibit: number): Promise<string> {
    return this.write(async (store) => {
      const { digest } = store.keepBytes(Buffer.from(bytes));
      await store.append(number, () => evidence(digest, exhibit));
      return digest;
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #world(use: Effects) {
    return {
      home: this.home,
      effects: use,
      randomHex: (bytes: number) => (++counter).toString(16).padStart(bytes * 2, '0'),
    };
  }
}

export function evidence(digest: string, number: number): EventOf<'evidence-added'> {
  return {
    type: 'evidence-added',
    version: 1,
    at: PAID_AT,
    recordedAt: PAID_AT + 60_000,
    number,
    algorithm: 'sha256',
    digest,
    bytes: 1,
    name: `证据 ${number}.txt`,
    kind: 'other',
    caption: null,
    capturedAt: null,
    modifiedAt: null,
  };
}

/** The effects, with the Nth step or change of the disk failing; `reached` says whether there was one. */
export function failingAt(nth: number): { use: Effects; reached(): boolean } {
  let count = 0;
  const counted =
    <A extends unknown[], R>(effect: (...given: A) => R) =>
    (...given: A): R => {
      count += 1;
      if (count === nth) throw Object.assign(new Error('EIO: injected'), { code: 'EIO' });
      return effect(...given);
    };
  const use = Object.fromEntries(
    Object.entries(effects).map(([name, effect]) => [
      name,
      counted(effect as (...all: unknown[]) => unknown),
    ]),
  ) as unknown as Effects;
  return { use, reached: () => count >= nth };
}
