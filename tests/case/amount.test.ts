import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatYuan, parseAmount } from '../../src/case/facts.ts';

describe('amounts', () => {
  it.each([
    ['100', 10_000],
    ['100.5', 10_050],
    ['¥100.00', 10_000],
    ['￥1,000.50', 100_050],
    ['１００', 10_000],
    [' 0.07元 ', 7],
    ['100块', 10_000],
    ['100块5', 10_050],
    ['一百二', 12_000],
    ['一百零二', 10_200],
    ['两百五十', 25_000],
    ['壹佰玖拾捌元', 19_800],
    ['1.5k', 150_000],
    ['2万', 2_000_000],
  ])('reads %s exactly, or the letter asks for the wrong sum', (text, fen) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ['', 'empty'],
    ['1e2', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1,00', 'not-a-number'],
    ['-5', 'negative'],
    ['100.001', 'too-many-decimals'],
    ['一百万亿', 'in-words'],
    ['$20', 'other-currency'],
    ['20美元', 'other-currency'],
    ['0', 'zero'],
    ['99999999999', 'too-large'],
  ])('refuses %s and says why', (text, reason) => {
    expect(parseAmount(text)).toEqual({ ok: false, reason });
  });

  it('gives every amount back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (fen) => {
        expect(parseAmount(formatYuan(fen))).toEqual({ ok: true, value: fen });
      }),
    );
  });
});
