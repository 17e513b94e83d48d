import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/sharing/timeline.ts';
import { maskDeep, maskFor } from '../../src/sharing/visibility.ts';
import { NAUGHTY } from '../support/naughty.ts';

describe('a table that we write', () => {
  it('opens as text: nothing in it is run as a formula, whatever somebody said in a chat', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        ...NAUGHTY,
        '=1+1',
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        '\r=1',
        '＝1',
        ' =1',
        '|calc',
        '"=1"',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = csvText(rows);
        expect(text.charCodeAt(0)).toBe(0xfeff);
        const read = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: false }).data.slice(0, -1);
        expect(read.length).toBe(rows.length);
        for (const [one = '', two = ''] of read) {
          for (const shown of [one, two]) {
            expect(shown).not.toMatch(/^\s*[=+\-@＝＋－＠|]/);
            expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          }
        }
      }),
    );
  });
});

describe('a masked text', () => {
  const mask = maskFor(['1234567890123456', '2024050122001100001234567890'], []);

  it.each([
    ['卡号 6222021234567890128', '卡号 ****0128'],
    ['卡 6222 0212 3456 7890 128', '卡 **** 128'],
    ['身份证11010519491231002X', '身份证110****2X'],
    ['电话13912345678，', '电话139****5678，'],
    ['电话139 1234 5678或139-1234-5678', '电话139****5678或139****5678'],
    ['电话＋８６１３９１２３４５６７８', '电话＋****５６７８'],
    ['+86 139 1234 5678', '+****5678'],
    ['座机0571-87654321', '座机057****4321'],
    ['110105 19491231 002X', '110****2X'],
    ['订单1234567890123456没到', '订单1234567890123456没到'],
    ['支付单号2024050122001100001234567890', '支付单号2024050122001100001234567890'],
    ['金额100.00元，2024-05-01 14:02', '金额100.00元，2024-05-01 14:02'],
    [`摘要 ${'0a1b2c3d'.repeat(8)}`, `摘要 ${'0a1b2c3d'.repeat(8)}`],
  ])('of %j is %j', (text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  it('stands at every depth of an object, and numbers and dates stay', () => {
    const value = {
      a: ['电话13912345678'],
      b: { c: 1_714_550_000_000, d: null, e: '2024-05-01T14:02:00+08:00' },
    };
    expect(maskDeep(value, mask)).toEqual({ ...value, a: ['电话139****5678'] });
  });
});
