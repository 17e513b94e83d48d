import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../src/reading/reply.ts';
import { readStory } from '../../src/reading/story.ts';
import { stories } from '../understanding/corpus.ts';

const NOON = Date.parse('2026-11-21T12:00:00+08:00');
const TOLD = stories()
  .map(({ story }) => story)
  .filter((story) => story.length < 300);

const told = fc.constantFrom(...TOLD);

describe('what is read in a story', () => {
  it('rests on words that stand in it, and on digits as they stand there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(told, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 4 }),
        (parts) => {
          const text = parts.join('\n');
          const { facts, warnings } = readStory(text, NOON);
          for (const { words } of [...Object.values(facts).flat(), ...warnings]) {
            expect(words).not.toBe('');
            expect(text).toContain(words);
          }
          for (const { value, words } of [...(facts.order ?? []), ...(facts.paymentNo ?? [])]) {
            expect(words.normalize('NFKC')).toBe(value);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read in a time that grows with its length alone, and refused where nobody reads on', () => {
    const pieces = [
      '1,',
      '0',
      '充了',
      '订单号 ',
      '昨天',
      '客服说',
      '一百',
      '没',
      'a.',
      '（',
      '年卡给',
      '卡盟',
      ' ',
      '24小时内',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(90_000 / piece.length));
      expect(readStory(text, NOON)).toHaveProperty('facts');
      expect(readReply(text, NOON)).toHaveProperty('outcome');
    }
    for (const read of [readStory, readReply]) {
      expect(() => read('1,'.repeat(500_000), NOON)).toThrow('text-too-long');
    }
  });
});
