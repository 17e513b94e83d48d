import { describe, expect, it } from 'vitest';
import { namedIn } from '../../src/advice/contents.ts';
import { FACTS_OF_STORY } from '../support/case-builders.ts';

const facts = { ...FACTS_OF_STORY, paymentNo: '20240501220014' };
const named = (text: string) => namedIn(text, facts);

describe('what a text names', () => {
  it.each([
    ['订单号：CM20240501001', 'order'],
    ['cm 2024 0501 001', 'order'],
    ['交易单号 ２０２４０５０１２２００１４', 'paymentNo'],
    ['付款 100 元', 'amount'],
    ['￥100.00', 'amount'],
    ['100.0', 'amount'],
    ['CM2024050100,100.00,支付成功', 'amount'],
    ['2024-05-01,100.00,2024-05-01', 'amount'],
    ['2024-05-01,100,2024-05-01', 'amount'],
    ['"CM1","100.00","1"', 'amount'],
    ['2024年5月1日', 'day'],
    ['2024-05-01 14:02', 'day'],
    ['05/01 14:02', 'day'],
    ['20240501', 'day'],
    ['20240501140209', 'day'],
  ] as const)('%s: %s', (text, what) => {
    expect(named(text)[what]).toBe(true);
  });

  it.each([
    ['100.50', 'amount'],
    ['1100', 'amount'],
    ['1,100.00', 'amount'],
    ['10012', 'amount'],
    ['12,345,100.00', 'amount'],
    ['100,000.00', 'amount'],
    ['1100.00', 'amount'],
    ['0.100', 'amount'],
    ['2024-05-11', 'day'],
    ['2023年5月1日', 'day'],
    ['CM20240501001', 'day'],
    ['订单号 CM20240501002', 'order'],
  ] as const)('%s is not its %s', (text, what) => {
    expect(named(text)[what]).toBe(false);
  });

  it('knows another order by its own words, and not a payment or merchant number', () => {
    expect(named('订单号：CM20240501001，另一单订单编号: ZX99887766').otherOrders).toEqual(['ZX99887766']);
    expect(named('商户订单号 20240501220014999，交易订单号 1234567890').otherOrders).toEqual([]);
    expect(named('订单号：CM20240501001').otherOrders).toEqual([]);
  });

  it.each([
    ['2024-05-03 10:00 付款 100.00', true],
    ['5月3日 付款', true],
    ['2024年04月30日', true],
    ['2024-05-03、2024-05-01', false],
    ['付款 100.00 元，单号 20240503', false],
    ['版本 1.2.3', false],
  ])('%s has days, though not this one: %s', (text, otherDaysOnly) => {
    expect(named(text)).toMatchObject({ otherDaysOnly });
  });

  it('is found with cents and thousands', () => {
    const costly = { ...facts, amountFen: 123_456_70 };
    expect(namedIn('合计 ¥123,456.70', costly).amount).toBe(true);
    expect(namedIn('123456.7', costly).amount).toBe(true);
    expect(namedIn('123456.71', costly).amount).toBe(false);
  });
});
