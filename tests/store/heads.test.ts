import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/store/database.ts';

/** How often something was digested, and how many bytes of it. */
const digested = vi.hoisted(() => ({ times: 0, pieces: 0 }));
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return {
    ...crypto,
    createHash(name: string) {
      const hash = crypto.createHash(name);
      const update = hash.update.bind(hash);
      digested.times += 1;
      hash.update = ((piece: Uint8Array) => {
        digested.pieces += 1;
        return update(piece);
      }) as typeof hash.update;
      return hash;
    },
  };
});

const { createHash } = await import('node:crypto');
const { headOf } = await import('../../src/store/chain.ts');
const { journalContains } = await import('../../src/store/verify.ts');

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const identityOf = (chain: number) => digestOf(`case ${chain}`).slice(0, 32);

interface Row {
  readonly identity: string;
  readonly hash: string;
}

/** So many cases with so many events each, which came in turns. */
const eventsOf = (cases: number, each: number): Row[] =>
  Array.from({ length: cases * each }, (_, index) => ({
    identity: identityOf((index * 7) % cases),
    hash: digestOf(`event ${index}`),
  }));

/** The store's heads as they were printed, one after each event. */
function headsOf(rows: readonly Row[]): string[] {
  const heads = new Map<string, string>();
  return rows.map(({ identity, hash }) => {
    heads.set(identity, hash);
    return headOf([...heads].map(([one, head]) => ({ identity: one, head })));
  });
}

const holds = (rows: readonly unknown[], wanted: string) =>
  journalContains({ all: () => rows } as unknown as Database, wanted);

describe('a head that somebody wrote down', () => {
  beforeEach(() => Object.assign(digested, { times: 0, pieces: 0 }));

  it('is found whenever it was printed, and no other is', () => {
    const rows = eventsOf(9, 6);
    for (const [index, head] of headsOf(rows).entries()) {
      expect([index, holds(rows, head), holds(rows, head.slice(0, 12))]).toEqual([index, true, true]);
      // Somebody took the last events out.
      expect([index, holds(rows.slice(0, index), head)]).toEqual([index, false]);
    }
  });

  it('of late is found with few digests, however many cases there are', () => {
    const rows = eventsOf(500, 10);
    const ends = new Map(rows.slice(0, -3).map(({ identity, hash }) => [identity, hash]));
    const head = headOf([...ends].map(([identity, one]) => ({ identity, head: one })));
    Object.assign(digested, { times: 0, pieces: 0 });
    expect(holds(rows, head)).toBe(true);
    expect(digested).toEqual({ times: 4, pieces: 4 });
  });

  it('that is nowhere costs one digest an event, in one piece, however many cases there are', () => {
    const rows = eventsOf(500, 10);
    Object.assign(digested, { times: 0, pieces: 0 });
    expect(holds(rows, '0'.repeat(12))).toBe(false);
    expect(digested).toEqual({ times: rows.length, pieces: rows.length });
  });

  it('is still found where a hash or an identity was changed by hand into something else', () => {
    const rows: unknown[] = eventsOf(9, 6);
    const head = headsOf(rows.slice(0, 30) as Row[]).at(-1) ?? '';
    rows.splice(40, 1, { identity: identityOf(3), hash: 5 });
    rows.push({ identity: null, hash: '0'.repeat(64) }, { identity: identityOf(2), hash: 'short' });
    expect(holds(rows, head)).toBe(true);
    expect(holds(rows, '1'.repeat(12))).toBe(false);
  });
});
