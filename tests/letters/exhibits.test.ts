import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { letterOf, WHOLE } from '../support/letters.ts';
import { exhibit } from '../support/moments.ts';

/** An order page as a machine read it. */
const page = (text: string, number = 1): CaseEvent =>
  ({ ...exhibit('order-page', number), read: { text, seen: {}, confirmed: false } }) as CaseEvent;
const listed = (...exhibits: readonly CaseEvent[]) =>
  letterOf('12315', 'formal', { ...WHOLE, orderState: 'failed' }, exhibits)
    .text.split('\n')
    .filter((line) => line.includes('订单页'));

describe('the order page in the list of exhibits', () => {
  it.each(['订单状态：交易成功', '订单号：1\n状态 交易成功\n付款状态：已付款', '交易状态:交易成功 '])(
    'is quoted where the state of the order stands on it: %j',
    (text) => {
      expect(listed(page(text))).toEqual([expect.stringContaining('订单页（显示“交易成功”）')]);
    },
  );

  it.each([
    '订单状态\n操作\n完成',
    '支付状态：支付成功',
    '账户状态：正常',
    '订单状态：正常',
    '状态说明：充值失败请联系客服',
  ])('is never quoted with what says nothing of the order: %j', (text) => {
    expect(listed(page(text))).toEqual([expect.stringMatching(/订单页$/)]);
  });

  it.each([
    ['success', '显示已完成'],
    ['failed', '显示订单失败'],
    ['processing', '显示处理中'],
    ['frozen', '显示冻结'],
    ['missing', '查不到这笔订单'],
  ] as const)('tells everybody of the state as the user told it: %s', (orderState, shown) => {
    const proof = [exhibit('order-page', 1), exhibit('problem-proof', 2), exhibit('payment-record', 3)];
    for (const to of ['court', '12315', 'site', 'payment'] as const) {
      const lines = letterOf(to, 'formal', { ...WHOLE, orderState }, proof).text.split('\n');
      const listing = lines.find((line) => line.includes('订单页（'));
      expect([to, listing]).toEqual([to, expect.stringContaining(shown)]);
    }
  });

  it('says as the user told it only of the page that was kept last, if nobody read it', () => {
    expect(listed(exhibit('order-page', 1), exhibit('order-page', 2))).toEqual([
      expect.stringMatching(/订单页$/),
      expect.stringContaining('订单页（显示订单失败）'),
    ]);
  });
});
