import { describe, expect, it } from 'vitest';
import { letterOf, WHOLE } from '../support/letters.ts';

describe('who paid', () => {
  it('a child: both ages are pleaded, and the letter does not say that the user paid', () => {
    const { text } = letterOf('site', 'formal', { ...WHOLE, payer: 'minor' });
    expect(text).toContain('未成年人于2024年5月1日14:02');
    expect(text).toContain('如果付款时孩子不满八周岁：根据《中华人民共和国民法典》第一百四十四条');
    expect(text).toContain('如果付款时孩子已满八周岁：根据《中华人民共和国民法典》第一百四十五条第一款');
    expect(text).not.toContain('我于');
    expect(text).not.toContain('解除这笔订单的合同');
    expect(letterOf('site', 'chat', { ...WHOLE, payer: 'minor' }).text).toContain('未成年人5月1日14:02');
    expect(letterOf('public', 'ticket', { ...WHOLE, payer: 'minor' }).text).toContain('未成年人通过支付宝');
  });

  it('a thief: the payment channel is asked to trace and stop it, not to chase the goods', () => {
    for (const form of ['ticket', 'formal'] as const) {
      const { text } = letterOf('payment', form, { ...WHOLE, payer: 'stolen' });
      expect(text).toContain('这笔付款不是我本人操作，也没有经过我同意');
      expect(text).toContain('止付');
      expect(text).not.toMatch(/没有收到所购|联系商家/);
    }
  });
});
