import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/case/facts.ts';
import { RECIPIENTS } from '../../src/letters/recipients.ts';
import { letterOf, WHOLE } from '../support/letters.ts';

describe('who paid', () => {
  const CHILD = { ...WHOLE, payer: 'minor', guardian: 'unaware', operatedBy: 'child' } as const;

  it('a child: the guardian says that nobody agreed and nobody ratifies, by the age and no other', () => {
    for (const [childAge, article, other] of [
      [7, '第一百四十四条', '第一百四十五条'],
      [10, '第一百四十五条第一款', '第一百四十四条'],
    ] as const) {
      const { text } = letterOf('site', 'formal', { ...CHILD, childAge });
      expect(text).toContain('孩子于2024年5月1日14:02');
      expect(text).toContain(`这笔付款是孩子自己操作的，付款时${childAge}周岁。我是孩子的法定代理人`);
      expect(text).toContain('没有同意，现明确表示不予追认');
      expect(text).toContain(article);
      expect(text).not.toContain(other);
      expect(text).not.toMatch(/如果付款时|我于|解除|电子商务法/);
    }
  });

  it('a child: its age and what the guardian says are asked before there is a letter', () => {
    const needs = (facts: Partial<Facts>) =>
      RECIPIENTS.site
        .needs(letterOf('site', 'formal', { ...WHOLE, payer: 'minor', ...facts }).view)
        .map(({ name }) => name);
    expect(needs({})).toEqual(['guardian', 'childAge']);
    expect(needs({ guardian: 'refuses' })).toEqual(['childAge']);
    expect(needs({ guardian: 'consented' })).toEqual([]);
    expect(needs({ operatedBy: 'payer' })).toEqual([]);
  });

  it('a child: it is the plaintiff, through its guardian', () => {
    const { text } = letterOf('court', 'formal', { ...CHILD, childAge: 10 });
    expect(text).toContain('法定代理人：张三');
    expect(text).toContain('原告于2024年5月1日14:02');
    expect(text).toContain('不发生效力');
    expect(text).not.toMatch(/孩子于|我/);
  });

  it('a child: the regulator hears who used it, and a short form who speaks', () => {
    const { text } = letterOf('12315', 'formal', { ...CHILD, childAge: 10 });
    expect(text).toContain('与付款的孩子的关系：法定代理人');
    expect(text).toContain('商品是孩子自己用的。');
    expect(letterOf('12315', 'ticket', { ...CHILD, childAge: 10 }).text).toContain('不予追认');
  });

  it('a thief: the payment channel is asked to trace and stop it, not to chase the goods', () => {
    for (const form of ['ticket', 'formal'] as const) {
      const { text } = letterOf('payment', form, { ...WHOLE, payer: 'stolen' });
      expect(text).toContain('这笔付款不是我本人操作，也没有经过我同意');
      expect(text).toContain('止付');
      expect(text).not.toMatch(/没有收到所购|联系商家/);
    }
  });

  it('a thief: before a court the payment company answers for its own duty', () => {
    const { text, letter } = letterOf('court', 'formal', { ...WHOLE, payer: 'stolen' });
    expect(text).toContain('名称：支付宝支付科技有限公司（支付宝）');
    expect(letter.citations.map(({ article }) => article)).toContain('第五十七条');
  });
});
