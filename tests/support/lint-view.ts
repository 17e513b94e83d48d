import type { Facts } from '../../src/case/facts.ts';
import type { LintView } from '../../src/lint/finding.ts';
import { dayOf } from '../../src/time/day.ts';
import { FACTS_OF_STORY } from './case-builders.ts';

/** In 2026, under the rules of that year: paid on 20 November, written on the 25th, for the buyer's own use. */
export const FACTS_OF_DRAFT: Facts = {
  ...FACTS_OF_STORY,
  site: '飞快卡盟',
  order: 'CM20261120001',
  paymentNo: '2026112022001456781234567890',
  paidAt: Date.parse('2026-11-20T14:02:00+08:00'),
  product: '100元游戏点卡',
  account: '13900001111',
  payee: '飞快网络科技有限公司',
  payeeAddress: '杭州市西湖区文三路1号',
  seller: 'own-site',
  purpose: 'own-use',
};

export const TODAY = dayOf(Date.parse('2026-11-25T10:00:00+08:00'));

export function lintView(
  changes: Partial<Omit<LintView, 'facts'>> & { facts?: Partial<Facts> } = {},
): LintView {
  const facts = { ...FACTS_OF_DRAFT, ...changes.facts };
  return {
    to: 'site',
    form: 'formal',
    limit: null,
    today: TODAY,
    me: {},
    known: [],
    days: [],
    ...changes,
    facts,
  };
}

/** A letter that has everything; the sentence in question stands in its third line. */
export function draftWith(sentence: string): string {
  return [
    '飞快卡盟：',
    '我于2026年11月20日付款100.00元，订单号：CM20261120001，至今没有收到所购的商品。',
    sentence,
    '请把100.00元原路退回我的付款账户。',
  ].join('\n');
}
