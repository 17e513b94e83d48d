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
  const mask = maskFor(['1234567890123456', '2024050122001100001234567890'], {
    own: ['李小明', '杭州市某街2号'],
    sparesCompany: false,
  });

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
    ['姓名：张三，电话13912345678', '姓名：***，电话139****5678'],
    ['收货人 欧阳娜娜\n', '收货人 ***\n'],
    ['户名=ZHANG SAN', '户名=*** SAN'],
    ['<p>姓名：<span class="n">Zhang3</span></p>', '<p>姓名：<span class="n">***3</span></p>'],
    ['我叫张三，付了钱', '我叫***，付了钱'],
    ['李小明说过', '***说过'],
    ['收货地址：浙江省杭州市，西湖区文三路12号3幢402室。到货', '收货地址：***。到货'],
    ['住址:北京市朝阳区某街道1号院', '住址:***'],
    ['寄到浙江省杭州市西湖区文三路12号3幢402室，谢谢', '***，谢谢'],
    ['护照E12345678，旧的EA1234567', '护照E1****78，旧的EA****67'],
    ['代码91330106MA2B0ABC1X', '代码***'],
    [
      '网址：https://kameng.example/a 网站地址：kameng.example',
      '网址：https://kameng.example/a 网站地址：kameng.example',
    ],
    ['第2号线路，3号之前，姓名没写', '第2号线路，3号之前，姓名没写'],
    ['订单号CM20240501001在2024-05-01', '订单号CM20240501001在2024-05-01'],
    ['金额100.00元，2024-05-01 14:02', '金额100.00元，2024-05-01 14:02'],
    [`摘要 ${'0a1b2c3d'.repeat(8)}`, `摘要 ${'0a1b2c3d'.repeat(8)}`],
  ])('of %j is %j', (text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  it('keeps the company number for who has to find out who runs the site', () => {
    const text = '运营者 91330106MA2B0ABC1X，姓名：张三';
    expect(maskFor([], { own: [], sparesCompany: true })(text)).toBe('运营者 91330106MA2B0ABC1X，姓名：***');
  });

  it('takes no time over a text made to cost it', () => {
    const began = performance.now();
    for (const part of ['中', '中路', '中市路1号', '姓名：', '地址：', '我叫', 'E1', '1'])
      mask(part.repeat(20_000 / part.length));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('stands at every depth of an object, and numbers and dates stay', () => {
    const value = {
      a: ['电话13912345678'],
      b: { c: 1_714_550_000_000, d: null, e: '2024-05-01T14:02:00+08:00' },
    };
    expect(maskDeep(value, mask)).toEqual({ ...value, a: ['电话139****5678'] });
  });
});
