import { describe, expect, it } from 'vitest';
import { amountAlone, orderForm, paymentForm, plain, timesIn } from '../../src/pictures/forms.ts';
import { paidIn } from '../../src/pictures/page.ts';
import { isoInstant } from '../../src/time/day.ts';

const NOW = Date.parse('2026-11-30T12:00:00+08:00');

describe('a sum read in a picture counts only as a whole', () => {
  it.each([
    ['付了98.00', [9800]],
    ['支付￥1,176.57', [117_657]],
    ['支付1.176.57', []],
    ['余额8,429.45元', []],
    ['付了100', []],
    ['付了5.0', []],
    ['付了98.000', []],
    ['付了0,176.5', []],
    ['支付98.00，余额1.00元', [9800]],
    ['消费(支付宝-某某)98.00元', [9800]],
    ['退款98.00元', []],
    ['付了12,100.00', [1_210_000]],
    ['付了12,10.00', []],
    ['付了1,,100.00', []],
  ])('%s gives %j', (text, sums) => {
    expect(paidIn(plain(text))).toEqual(sums);
  });

  it.each(['98.00 元宝', 'x98.00', '98.00.', '9 8.00', '1,23.00'])('%s alone is none', (text) => {
    expect(amountAlone(plain(text))).toBeUndefined();
  });
});

describe('a time read in a picture is one of the calendar and not ahead', () => {
  it.each([
    ['2026-09-2112:24:35', '2026-09-21T12:24:35+08:00'],
    ['2026-09-21 12:24:35', '2026-09-21T12:24:35+08:00'],
    ['2026年1月23日09:38:43', '2026-01-23T09:38:43+08:00'],
    ['2026年6月20日 下午3:10', '2026-06-20T15:10:00+08:00'],
    ['Jun 20, 2026 3:10 PM', '2026-06-20T15:10:00+08:00'],
  ])('%s', (text, iso) => {
    expect(timesIn(plain(text), NOW).map(isoInstant)).toEqual([iso]);
  });

  it.each([
    '2026-10-10 19:5:31',
    '2026-10-1 19:59:31',
    '2026-02-30 10:00:00',
    '2026-09-2112:24:5',
    '2027-01-01 10:00',
    '2026-13-01 10:00',
    '12026-10-10 10:00:00',
    '2026-10-10 25:00',
  ])('%s is none', (text) => {
    expect(timesIn(plain(text), NOW)).toEqual([]);
  });
});

describe('a number read in a picture is known by its form', () => {
  it('of a payment, which holds its day', () => {
    expect(paymentForm('4200056802202601235916900665')?.channel).toBe('wechat');
    expect(paymentForm('2026092122006454011218641563')?.channel).toBe('alipay');
    for (const other of ['4200056802202613235916900665', '20260921220064540112186415', '9'.repeat(28)])
      expect(paymentForm(other)).toBeUndefined();
  });

  it.each([
    ['20260123093843034716', 'sure'],
    ['KM202602220931', 'sure'],
    ['DDBJFU9XLVFN', 'sure'],
    // An O of SO2026… looks like the 0 that stands here.
    ['S02026022209', 'alike'],
    ['DD6MGKSVON2V', 'alike'],
    ['DDIKFSRP71YH', 'alike'],
    ['PM8L-03054663', 'alike'],
    ['KM2026o22209', 'alike'],
    ['4200056802202601235916900665', 'none'],
    ['13912345678', 'none'],
    ['2026-05-01', 'none'],
    ['12345', 'none'],
  ] as const)('%s as an order is %s', (code, form) => {
    expect(orderForm(code)).toBe(form);
  });
});
