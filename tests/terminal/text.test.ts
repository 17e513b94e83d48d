import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/case/text.ts';
import { beside, padEnd, truncate, width, wrap } from '../../src/terminal/text.ts';
import { NAUGHTY } from '../support/naughty.ts';

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('退款', '，', '。', ' ', 'CM20240501001', '（周四）', '24:00', 'a', '😍'),
      fc.string(),
    ),
  )
  .map((parts) => clean(parts.join('')));
const columns = fc.integer({ min: 20, max: 100 });
const bare = (of: string) => of.replaceAll(/\s/g, '');

describe('text on a screen of so many columns', () => {
  it('never runs over the edge and loses nothing, or a date is torn apart', () => {
    fc.assert(
      fc.property(text, columns, (given, wide) => {
        const lines = wrap(given, wide, '  ');
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(wide);
        expect(bare(lines.join(''))).toBe(bare(given));
        expect(width(truncate(given, wide))).toBeLessThanOrEqual(wide);
      }),
    );
  });

  it('is wrapped the same way when it is hostile', () => {
    for (const given of NAUGHTY.map(clean)) {
      for (const line of wrap(given.repeat(8), 60)) expect(width(line)).toBeLessThanOrEqual(60);
    }
  });

  it('begins no line with a closing mark and keeps the indent of the first', () => {
    expect(wrap('一二三四五六七，八九', 16)).toEqual(['一二三四五六七，', '八九']);
    expect(wrap('  2. 没扣', 20)).toEqual(['  2. 没扣']);
    // Two closing marks where only one has room: what they close goes with them.
    expect(wrap('还有九天（投诉（稳妥））', 22)).toEqual(['还有九天（投诉（稳', '妥））']);
    expect(beside('1   ', '联系网站：客服说等', 16)).toEqual(['1   联系网站：', '    客服说等']);
    expect(wrap('说要超过 15 天才可以认定', 16)).toEqual(['说要超过 15 天', '才可以认定']);
    expect(wrap('期限是 2026-11-25 那天', 20)).toEqual(['期限是 2026-11-25', '那天']);
    expect(wrap('他们说要看（第五条）的', 14)).toEqual(['他们说要看', '（第五条）的']);
    expect(padEnd('退款', 6)).toBe('退款  ');
  });
});

it('the width of a text is what the library says, also where it is counted without it', () => {
  const some = fc.constantFrom(
    ...'a~ 中文，。：；！？（）「」、…“”—·¥￥é０Ａ',
    '👍',
    '\u3000',
    '\u0301',
    '\u001b[1m',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(some).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (given) => {
        expect(width(given)).toBe(stringWidth(given));
      },
    ),
  );
  for (const [first, last] of [
    [0x20, 0x200],
    [0x2000, 0x3200],
    [0x4d00, 0xa000],
    [0xfe00, 0xffff],
  ] as const) {
    for (let unit = first; unit < last; unit += 1) {
      const sign = String.fromCharCode(unit);
      if (width(sign) !== stringWidth(sign)) expect.fail(`U+${unit.toString(16)}`);
    }
  }
});
