import type { Words } from '../words/language.ts';
import { type Checklist, EVIDENCE_ITEMS } from './evidence.ts';

/**
 * Everything that makes a kind of dispute: its names, what it needs as evidence, its details, and the answers that
 * tell it. A new kind is a row of `PROBLEMS` with its details in `DETAILS` and its answer in `ANSWERS`, the rule and
 * its reason in `case/classify.ts`, and what a letter says of its details in `letters/`. The details' groups below
 * and the `fits` of single statutes decide which law carries it.
 */
interface ProblemRow extends TurnsOn {
  readonly name: Words;
  /** The name as one answer among others. */
  readonly asAnswer: Words;
  readonly evidence: Checklist;
}

interface TurnsOn {
  /** What the dispute turns on, in one line. */
  readonly heart: Words;
  /** Who may have to answer for it. */
  readonly responsible: Words;
  /** What the refund rests on. */
  readonly ground: Words;
}

interface DetailRow {
  readonly name: Words;
  /** Only if the dispute turns on something else than its problem does. */
  readonly turnsOn?: TurnsOn;
  /** Only if it needs other evidence than its problem does. */
  readonly evidence?: Checklist;
}

const { PAYMENT, ORDER, NO_ORDER, PROBLEM, CHAT, NOTICE, TERMS, BILL, TICKET } = EVIDENCE_ITEMS;

const PROBLEM_ROWS = {
  'payment-deducted': {
    name: { zh: '交易失败但已扣款', en: 'Money deducted, but the order failed' },
    asAnswer: { zh: '交易失败但已扣款', en: 'money deducted, order failed' },
    heart: {
      zh: '钱扣了，交易却没有完成，或者扣了两次',
      en: 'The money left, but the transaction was not completed, or was charged twice',
    },
    responsible: { zh: '支付渠道，或者网站的系统', en: "the payment channel, or the site's system" },
    ground: { zh: '这笔交易没有真正完成', en: 'the transaction was never completed' },
    evidence: { needed: [PAYMENT, ORDER, CHAT], helpful: [BILL, TICKET] },
  },
  'not-delivered': {
    name: { zh: '没到账，或到账不对', en: 'Not delivered, or wrongly delivered' },
    asAnswer: { zh: '没到账，或到账不对', en: 'not or wrongly delivered' },
    heart: {
      zh: '钱付了，东西没到，或者面额、种类不对、用不了',
      en: 'Paid, but nothing came, or the wrong value or kind, or what cannot be used',
    },
    responsible: { zh: '网站（以及给它供货的上家）', en: 'the site (and its supplier)' },
    ground: { zh: '对方交付的东西和订单不符', en: 'what was delivered falls short of the order' },
    evidence: { needed: [PAYMENT, ORDER, PROBLEM, CHAT], helpful: [TICKET, TERMS] },
  },
  'account-restricted': {
    name: { zh: '账号受限，或被说“不退款”', en: 'Account restricted, or "no refunds" held against you' },
    asAnswer: { zh: '账号受限，或被说“不退款”', en: 'account restricted or "no refunds"' },
    heart: {
      zh: '被风控冻结，或者被一句“充值后不退”挡住',
      en: 'Risk control froze it, or "no refunds after top-up" is held against you',
    },
    responsible: { zh: '网站（规则是它定的）', en: 'the site, whose rules these are' },
    ground: {
      zh: '这条规则合不合法、当时有没有提示清楚',
      en: 'whether that rule is lawful and was shown to you',
    },
    evidence: { needed: [PAYMENT, ORDER, NOTICE, TERMS, CHAT], helpful: [TICKET] },
  },
} as const satisfies Record<string, ProblemRow>;

export type Problem = keyof typeof PROBLEM_ROWS;
export const PROBLEMS: Readonly<Record<Problem, ProblemRow>> = PROBLEM_ROWS;

const DETAIL_ROWS = {
  'order-missing': {
    name: { zh: '扣了款，查不到订单', en: 'charged, no order to be found' },
    evidence: { needed: [PAYMENT, NO_ORDER, CHAT], helpful: [BILL, TICKET] },
  },
  'order-failed': { name: { zh: '扣了款，订单失败', en: 'charged, the order failed' } },
  'payment-pending': { name: { zh: '付款一直在处理中', en: 'the payment is still pending' } },
  'charged-twice': {
    name: { zh: '重复扣款', en: 'charged twice' },
    evidence: { needed: [PAYMENT, BILL, CHAT], helpful: [ORDER, TICKET] },
  },
  'nothing-came': { name: { zh: '什么都没到', en: 'nothing came' } },
  'wrong-value': { name: { zh: '面额不对', en: 'wrong value' } },
  'wrong-item': { name: { zh: '东西不对', en: 'wrong item' } },
  'card-used': { name: { zh: '卡密已被用过', en: 'the card was already used' } },
  'trade-frozen': { name: { zh: '交易被冻结', en: 'the trade is frozen' } },
  'account-restricted': { name: { zh: '账号被限制', en: 'the account is restricted' } },
  'no-refund-clause': {
    name: { zh: '被“不退款”条款拒绝', en: 'refused by a no-refund clause' },
    evidence: { needed: [PAYMENT, ORDER, TERMS, CHAT], helpful: [TICKET] },
  },
  // What the child bought may be there and be as ordered: the deal itself does not hold.
  'paid-by-child': {
    name: { zh: '孩子自己付的钱', en: 'paid by a child' },
    turnsOn: {
      heart: {
        zh: '孩子付的款，家里没有同意，东西到没到都可以要求退',
        en: 'A child paid, and nobody agreed: it can be asked back whether or not it came',
      },
      responsible: { zh: '收钱的网站', en: 'the site that took the money' },
      ground: {
        zh: '孩子几岁、是不是孩子操作的、监护人同意过没有',
        en: 'how old the child is, whether it operated, and whether a guardian agreed',
      },
    },
    evidence: { needed: [PAYMENT, ORDER, CHAT], helpful: [TICKET] },
  },
} as const satisfies Record<string, DetailRow>;

export type Detail = keyof typeof DETAIL_ROWS;
export const DETAILS: Readonly<Record<Detail, DetailRow>> = DETAIL_ROWS;

/** What the dispute of a case turns on. */
export function turnsOn(problem: Problem, detail: Detail | null): TurnsOn {
  return (detail === null ? undefined : DETAILS[detail].turnsOn) ?? PROBLEMS[problem];
}

/** Money left, and it is open whether a contract came about: both readings are pleaded. */
export const DOUBTFUL: readonly Detail[] = ['order-missing', 'order-failed', 'payment-pending'];
/** Something about the payment itself went wrong. */
export const PAYMENT_TROUBLE: readonly Detail[] = [...DOUBTFUL, 'charged-twice'];
/** What came falls short of the order. */
export const FALLS_SHORT: readonly Detail[] = ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'];
/** Held up by a rule of the site. */
export const SITE_RULE: readonly Detail[] = ['trade-frozen', 'account-restricted', 'no-refund-clause'];

/** What a payment by a child needs besides. */
export const CHILD_EVIDENCE = [EVIDENCE_ITEMS.KINSHIP, EVIDENCE_ITEMS.OPERATED] as const;

/** The evidence that a case needs, and what helps. */
export function checklistOf(problem: Problem, detail: Detail | null): Checklist {
  return (detail === null ? undefined : DETAILS[detail].evidence) ?? PROBLEMS[problem].evidence;
}

/** The answers to the four questions from which `case/classify.ts` tells the problem, in the order a list offers them. */
export const ANSWERS = {
  deducted: {
    yes: { zh: '扣了', en: 'yes' },
    no: { zh: '没扣', en: 'no' },
    pending: { zh: '付款还在处理中', en: 'still pending' },
    twice: { zh: '扣了两次', en: 'twice' },
  },
  orderState: {
    missing: { zh: '查不到订单', en: 'there is no order' },
    failed: { zh: '显示失败', en: 'failed' },
    processing: { zh: '一直在处理', en: 'still processing' },
    success: { zh: '显示已完成', en: 'done' },
    frozen: { zh: '被冻结', en: 'frozen' },
  },
  delivered: {
    nothing: { zh: '什么都没到', en: 'nothing' },
    'wrong-value': { zh: '面额不对', en: 'the wrong value' },
    'wrong-item': { zh: '东西不对', en: 'the wrong thing' },
    'card-used': { zh: '卡密已被用过', en: 'a card already used' },
    correct: { zh: '到了，是对的', en: 'the right thing' },
    unknown: { zh: '还不清楚', en: 'not sure yet' },
  },
  refused: {
    none: { zh: '没有', en: 'no' },
    'risk-control': { zh: '说是风控，限制了账号', en: 'risk control' },
    'no-refund-clause': { zh: '说“充值后不退”', en: '"no refunds after top-up"' },
  },
} as const satisfies Record<string, Record<string, Words>>;

/**
 * What happened, as one question asks it. A choice answers the first three of the four questions; where two payments
 * were taken, what came is asked besides.
 */
export const HAPPENED = {
  'nothing-came': {
    name: { zh: '订单显示完成了，东西没到', en: 'the order says done, and nothing came' },
    answers: { deducted: 'yes', orderState: 'success', delivered: 'nothing' },
  },
  processing: {
    name: { zh: '订单一直在处理，东西没到', en: 'the order is still processing, and nothing came' },
    answers: { deducted: 'yes', orderState: 'processing', delivered: 'nothing' },
  },
  'wrong-value': {
    name: { zh: '东西到了，面额或数量不对', en: 'it came, with the wrong value' },
    answers: { deducted: 'yes', orderState: 'success', delivered: 'wrong-value' },
  },
  'wrong-item': {
    name: { zh: '东西到了，不是我买的', en: 'something else came' },
    answers: { deducted: 'yes', orderState: 'success', delivered: 'wrong-item' },
  },
  'card-used': {
    name: { zh: '卡密用不了，或者已经被人用过', en: 'the card does not work, or was used already' },
    answers: { deducted: 'yes', orderState: 'success', delivered: 'card-used' },
  },
  'order-missing': {
    name: { zh: '钱扣了，查不到订单', en: 'the money is gone, and there is no order' },
    answers: { deducted: 'yes', orderState: 'missing', delivered: 'nothing' },
  },
  'order-failed': {
    name: { zh: '钱扣了，订单失败或被取消', en: 'the money is gone, and the order failed' },
    answers: { deducted: 'yes', orderState: 'failed', delivered: 'nothing' },
  },
  'payment-pending': {
    name: { zh: '付款一直显示处理中', en: 'the payment is still pending' },
    answers: { deducted: 'pending', orderState: 'processing', delivered: 'nothing' },
  },
  'charged-twice': {
    name: { zh: '同一单扣了两次钱', en: 'charged twice for one order' },
    answers: { deducted: 'twice', orderState: 'success' },
  },
  'trade-frozen': {
    name: { zh: '订单或钱被冻结、扣住了', en: 'the order or the money is frozen' },
    answers: { deducted: 'yes', orderState: 'frozen', delivered: 'nothing' },
  },
  arrived: {
    name: { zh: '东西到了，也是对的', en: 'the right thing came' },
    answers: { deducted: 'yes', orderState: 'success', delivered: 'correct' },
  },
  unclear: {
    name: { zh: '还不清楚到没到', en: 'not sure yet whether it came' },
    answers: { deducted: 'yes', orderState: 'success', delivered: 'unknown' },
  },
  'not-deducted': {
    name: { zh: '没有扣钱', en: 'no money was taken' },
    answers: { deducted: 'no', orderState: 'failed', delivered: 'nothing' },
  },
} as const satisfies Record<
  string,
  {
    readonly name: Words;
    readonly answers: { readonly [Q in 'deducted' | 'orderState' | 'delivered']?: keyof (typeof ANSWERS)[Q] };
  }
>;

export type Happened = keyof typeof HAPPENED;
