import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainPieces, readChains } from '../../src/sharing/chain-file.ts';
import type { StoredEvent, TravellingChain } from '../../src/store/chain.ts';

const hex = (characters: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: characters, maxLength: characters })
    .map((all) => all.join(''));
const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all));
const payload = fc.oneof(
  bytes,
  fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(JSON.stringify(text))),
);
const stored = fc.record({
  content: fc.option(fc.record({ salt: bytes, payload })),
  digest: hex(64),
  hash: hex(64),
  place: fc.integer({ min: 1, max: 1_000_000 }),
});
const chain: fc.Arbitrary<TravellingChain> = fc.record({
  identity: hex(32),
  number: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
  events: fc.array(stored, { minLength: 1, maxLength: 6 }).map((all) =>
    all.map(({ content, ...rest }, index): StoredEvent => ({
      seq: index + 1,
      algorithm: 'sha256',
      salt: content?.salt ?? null,
      payload: content?.payload ?? null,
      ...rest,
    })),
  ),
});

/** The bytes cut into pieces of a length. */
function* cut(all: Buffer, length: number): Iterable<Uint8Array> {
  for (let at = 0; at < all.length; at += length) yield all.subarray(at, at + length);
}

const written = (chains: readonly TravellingChain[], places = true) =>
  Buffer.concat(chains.flatMap((one) => [...chainPieces(one, { places })]));

async function read(pieces: Iterable<Uint8Array>): Promise<TravellingChain[]> {
  const chains: TravellingChain[] = [];
  for await (const one of readChains(pieces)) chains.push(one);
  return chains;
}

describe('chains as lines', () => {
  it('come back with the very same bytes, however the file is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(chain, { maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        async (chains, length) => {
          expect(await read(cut(written(chains), length))).toEqual(chains);
        },
      ),
    );
  });

  it('keep the place among all events only where that is asked', async () => {
    const [one] = fc.sample(chain, 1);
    if (!one) throw new Error('no sample');
    const [back] = await read([written([one], false)]);
    expect(back?.events.map(({ place }) => place)).toEqual(one.events.map(() => null));
  });

  const EVENT = {
    seq: 1,
    algorithm: 'sha256',
    salt: '00',
    payload: '{}',
    digest: '0'.repeat(64),
    hash: '0'.repeat(64),
  };
  const HEADER = { chain: 'a'.repeat(32), number: 3, events: 1 };
  const lines = (...all: readonly object[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');

  it('read what is written by the rule', async () => {
    expect(await read([Buffer.from(lines(HEADER, EVENT))])).toHaveLength(1);
  });

  it.each<[string, string, string]>([
    ['no JSON', 'malformed', 'hello\n'],
    ['a list', 'malformed', '[]\n'],
    ['an identity that is a path', 'malformed', lines({ ...HEADER, chain: '../etc' }, EVENT)],
    ['a number that is none', 'malformed', lines({ ...HEADER, number: '1' }, EVENT)],
    ['a number below all', 'number', lines({ ...HEADER, number: -1 }, EVENT)],
    ['a number that could not be typed', 'number', lines({ ...HEADER, number: 2 ** 53 - 1 }, EVENT)],
    ['a field too many', 'malformed', lines(HEADER, { ...EVENT, more: 1 })],
    [
      'a prototype',
      'malformed',
      `${JSON.stringify(HEADER)}\n{"__proto__":1,${JSON.stringify(EVENT).slice(1)}\n`,
    ],
    ['a salt that is no hex', 'malformed', lines(HEADER, { ...EVENT, salt: 'zz' })],
    ['half an erasure', 'malformed', lines(HEADER, { ...EVENT, salt: null })],
    ['a short digest', 'malformed', lines(HEADER, { ...EVENT, digest: '00' })],
    ['a place out of this world', 'malformed', lines(HEADER, { ...EVENT, place: 2 ** 60 })],
    ['another algorithm', 'algorithm', lines(HEADER, { ...EVENT, algorithm: 'md5' })],
    ['events out of order', 'order', lines(HEADER, { ...EVENT, seq: 2 })],
    ['no events', 'empty', lines({ ...HEADER, events: 0 })],
    ['more events than fit', 'too-large', lines({ ...HEADER, events: 1e9 }, EVENT)],
    ['a missing end', 'cut-off', lines({ ...HEADER, events: 2 }, EVENT)],
    ['a line without an end', 'cut-off', lines(HEADER, EVENT).trimEnd()],
    ['an event nobody announced', 'malformed', lines(HEADER, EVENT, EVENT)],
  ])('with %s are refused (%s)', async (_, why, text) => {
    await expect(read([Buffer.from(text)])).rejects.toMatchObject({
      code: 'chain-refused',
      details: { why },
    });
  });

  it('with bytes that are no text are refused', async () => {
    await expect(read([Buffer.from('ff0a', 'hex')])).rejects.toMatchObject({ details: { why: 'malformed' } });
  });

  it('with a line that never ends are refused before memory is', async () => {
    let given = 0;
    function* endless(): Iterable<Uint8Array> {
      const piece = Buffer.alloc(1024 * 1024, 97);
      for (; given < 1000; given++) yield piece;
    }
    await expect(read(endless())).rejects.toMatchObject({ details: { why: 'too-large' } });
    expect(given).toBeLessThan(20);
  });
});
