import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStory } from '../../src/reading/story.ts';
import { NOON } from './score.ts';
import { STORIES } from './stories.ts';

const told = fc.constantFrom(...STORIES.map(({ text }) => text));

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

  it('does not change with what has nothing to do with it', () => {
    fc.assert(
      fc.property(
        told,
        fc.constantFrom('天气不错。', '谢谢大家帮我看看。', '我住在三楼。', '哈哈哈！'),
        (text, more) => {
          const alone = readStory(text, NOON);
          expect(readStory(`${text}\n\n${more}`, NOON)).toEqual(alone);
        },
      ),
    );
  });

  it('takes no longer the more of it there is: a text of a quarter megabyte is read', () => {
    for (const piece of ['充了', '订单号 ', '1', '昨天', '客服说', '一百', '没', 'a.', '（', '年卡给']) {
      const text = piece.repeat(Math.ceil(260_000 / piece.length));
      expect(readStory(text, NOON)).toHaveProperty('facts');
    }
  });
});
