import type { Words } from '../words/language.ts';

/**
 * The three kinds of dispute. A new kind is one row here, its rule in `case/classify.ts` and its parts of the
 * letter in `letters/site.ts`.
 */
export type Problem = 'payment-deducted' | 'not-delivered' | 'account-restricted';

export type Detail =
  | 'order-missing'
  | 'order-failed'
  | 'payment-pending'
  | 'charged-twice'
  | 'nothing-came'
  | 'wrong-value'
  | 'wrong-item'
  | 'card-used'
  | 'trade-frozen'
  | 'account-restricted'
  | 'no-refund-clause';

interface ProblemRow {
  readonly name: Words;
  /** What the dispute turns on, in one line. */
  readonly heart: Words;
  /** Who may have to answer for it. */
  readonly responsible: Words;
  /** What the refund rests on. */
  readonly ground: Words;
}

export const PROBLEMS: Record<Problem, ProblemRow> = {
  'payment-deducted': {
    name: { zh: '交易失败但已扣款', en: 'Money deducted, but the order failed' },
    heart: { zh: '钱已经付出去了，服务却没有产生', en: 'The money left, but no service came about' },
    responsible: { zh: '支付渠道，或者网站的系统', en: "the payment channel, or the site's system" },
    ground: { zh: '这笔交易没有真正完成', en: 'the transaction was never completed' },
  },
  'not-delivered': {
    name: { zh: '没到账，或到账不对', en: 'Not delivered, or wrongly delivered' },
    heart: {
      zh: '订单显示完成，东西却没到，或者面额、种类不对',
      en: 'The order says done; nothing came, or the wrong value or kind',
    },
    responsible: { zh: '网站（以及给它供货的上家）', en: 'the site (and its supplier)' },
    ground: { zh: '对方交付的东西和订单不符', en: 'what was delivered falls short of the order' },
  },
  'account-restricted': {
    name: { zh: '账号受限，或被说“不退款”', en: 'Account restricted, or "no refunds" held against you' },
    heart: {
      zh: '被风控冻结，或者被一句“充值后不退”挡住',
      en: 'Risk control froze it, or "no refunds after top-up" is held against you',
    },
    responsible: { zh: '网站（规则是它定的）', en: 'the site, whose rules these are' },
    ground: {
      zh: '这条规则合不合法、当时有没有提示清楚',
      en: 'whether that rule is lawful and was shown to you',
    },
  },
};

export const DETAILS: Record<Detail, Words> = {
  'order-missing': { zh: '扣了款，查不到订单', en: 'charged, no order to be found' },
  'order-failed': { zh: '扣了款，订单失败', en: 'charged, the order failed' },
  'payment-pending': { zh: '付款一直在处理中', en: 'the payment is still pending' },
  'charged-twice': { zh: '重复扣款', en: 'charged twice' },
  'nothing-came': { zh: '什么都没到', en: 'nothing came' },
  'wrong-value': { zh: '面额不对', en: 'wrong value' },
  'wrong-item': { zh: '东西不对', en: 'wrong item' },
  'card-used': { zh: '卡密已被用过', en: 'the card was already used' },
  'trade-frozen': { zh: '交易被冻结', en: 'the trade is frozen' },
  'account-restricted': { zh: '账号被限制', en: 'the account is restricted' },
  'no-refund-clause': { zh: '被“不退款”条款拒绝', en: 'refused by a no-refund clause' },
};
