import { RefundError } from '../errors.ts';
import {
  type Detail,
  FALLS_SHORT,
  PAYMENT_TROUBLE,
  type Problem,
  SITE_RULE,
  turnsOn,
} from '../law/problems.ts';
import type { Words } from '../words/language.ts';
import {
  type Deducted,
  type Delivered,
  type Draft,
  missingFacts,
  type OrderState,
  type Refused,
  FACTS,
} from './facts.ts';

/** The four answers that decide which of the three problems a case is. */
export interface Answers {
  readonly deducted: Deducted;
  readonly orderState: OrderState;
  readonly delivered: Delivered;
  readonly refused: Refused;
}

/** Why the classifier decided as it did. */
export const REASONS = {
  'charged-twice': { zh: '扣了两次款', en: 'charged twice' },
  'payment-pending': { zh: '付款一直没有处理完', en: 'the payment is still pending' },
  'order-missing': { zh: '扣了款却查不到订单', en: 'charged, but there is no order' },
  'order-failed': { zh: '扣了款但订单失败', en: 'charged, but the order failed' },
  'trade-frozen': { zh: '交易被冻结', en: 'the trade is frozen' },
  'risk-control': { zh: '被以风控为由限制', en: 'restricted by risk control' },
  'no-refund-clause': { zh: '被“不退款”的规定拒绝', en: 'refused by a no-refund rule' },
  'nothing-came': { zh: '什么都没到', en: 'nothing came' },
  'wrong-value': { zh: '面额不对', en: 'the wrong value' },
  'wrong-item': { zh: '东西不对', en: 'the wrong thing' },
  'card-used': { zh: '卡密已被用过', en: 'the card was already used' },
  'paid-by-child': { zh: '钱是孩子付的，监护人没有同意', en: 'a child paid, and no guardian agreed' },
  'still-processing': { zh: '订单还在处理', en: 'the order is still processing' },
  'yet-arrived': {
    zh: '你说东西到了：先核对清楚，真到了就不能要求全退',
    en: 'you say it arrived: check, as then not all can be claimed back',
  },
  'chosen-by-you': { zh: '按你选的问题类型', en: 'the problem you chose' },
} as const satisfies Record<string, Words>;

type Reason = keyof typeof REASONS;

/** Why the answers make no case; what to do instead stands in `words/`. */
type NoCase = 'nothing-deducted' | 'arrived-and-undisputed';

export type Classification =
  | {
      readonly kind: 'case';
      readonly problem: Problem;
      /** Null only if the user named the problem and left the questions open. */
      readonly detail: Detail | null;
      readonly alsoApplies: readonly Problem[];
      readonly reasons: readonly Reason[];
      /** Who may have to answer for it, and what the refund rests on. */
      readonly responsible: Words;
      readonly ground: Words;
    }
  | { readonly kind: 'no-case'; readonly reasons: readonly NoCase[] }
  | {
      readonly kind: 'one-more-answer';
      readonly question: 'delivered';
      readonly reasons: readonly ['look-what-arrived'];
    };

/**
 * Which problem the four answers describe. Precedence: nothing deducted is no case; deducted twice, a payment
 * still pending, or an order that is missing or failed is payment-deducted; frozen, or refused by a rule of the
 * site, is account-restricted; else what arrived decides. A second ground stays in `alsoApplies`.
 */
export function classify(answers: Answers): Classification {
  if (answers.deducted === 'no') return { kind: 'no-case', reasons: ['nothing-deducted'] };
  const payment = paymentDetail(answers);
  if (payment) return classifiedAs('payment-deducted', payment, answers);
  const restriction = restrictionDetail(answers);
  if (restriction) return classifiedAs('account-restricted', restriction, answers);
  switch (answers.delivered) {
    case 'correct':
      return { kind: 'no-case', reasons: ['arrived-and-undisputed'] };
    case 'unknown':
      return { kind: 'one-more-answer', question: 'delivered', reasons: ['look-what-arrived'] };
    case 'nothing':
      return classifiedAs('not-delivered', 'nothing-came', answers);
    default:
      return classifiedAs('not-delivered', answers.delivered, answers);
  }
}

/**
 * Every detail that the answers tell, the payment's first: a letter pleads each of them with its own grounds. An open
 * question tells none.
 */
export function detailsOf({ deducted = 'yes', orderState, delivered, refused = 'none' }: Draft): Detail[] {
  const payment = orderState && paymentDetail({ deducted, orderState, delivered: 'unknown', refused });
  const early: Detail | undefined =
    deducted === 'twice' ? 'charged-twice' : deducted === 'pending' ? 'payment-pending' : undefined;
  const short = { deducted, orderState: orderState ?? 'success', delivered: delivered ?? 'unknown', refused };
  const came: Detail = short.delivered === 'nothing' ? 'nothing-came' : (short.delivered as Detail);
  return [
    payment ?? early,
    fallsShort(short) ? came : undefined,
    orderState === 'frozen' ? ('trade-frozen' as const) : undefined,
    refused === 'risk-control' ? ('account-restricted' as const) : undefined,
    refused === 'no-refund-clause' ? refused : undefined,
  ].filter((detail) => detail !== undefined);
}

/** The details that belong to each problem. */
const OF_PROBLEM: Readonly<Record<Problem, readonly Detail[]>> = {
  'payment-deducted': PAYMENT_TROUBLE,
  'not-delivered': FALLS_SHORT,
  'account-restricted': SITE_RULE,
};

/** The same for a draft. A problem that the user named wins; undefined while an answer is still open. */
export function classifyDraft(draft: Draft): Classification | undefined {
  const answered = answersOf(draft);
  const found = answered && classify(answered);
  const computed = found?.kind === 'no-case' && draft.deducted !== 'no' && byMinor(draft) ? ofChild() : found;
  if (draft.problem === undefined) return computed;
  if (computed?.kind === 'case' && computed.problem === draft.problem) return computed;
  const also = computed?.kind === 'case' ? [computed.problem] : [];
  return {
    kind: 'case',
    problem: draft.problem,
    // A user who left out an answer has still told what the others say.
    detail: detailsOf(draft).find((detail) => OF_PROBLEM[draft.problem as Problem].includes(detail)) ?? null,
    alsoApplies: also.filter((problem) => problem !== draft.problem),
    reasons: ['chosen-by-you'],
    ...restsOn(draft.problem),
  };
}

/** A child paid, and nobody agreed: the deal never took effect, whatever came of it. Who agreed is bound like anybody else. */
export function byMinor({ payer, guardian, operatedBy }: Draft): boolean {
  return payer === 'minor' && guardian !== 'consented' && operatedBy !== 'payer';
}

function ofChild(): Classification {
  return {
    kind: 'case',
    problem: 'account-restricted',
    detail: 'paid-by-child',
    alsoApplies: [],
    reasons: ['paid-by-child'],
    ...restsOn('account-restricted', 'paid-by-child'),
  };
}

function answersOf({
  deducted,
  orderState,
  delivered,
  refused: told,
  payer,
  problem,
}: Draft): Answers | undefined {
  // Who names the problem and says nothing of a rule was refused by none.
  const refused = told ?? (problem === undefined ? undefined : 'none');
  if (!deducted) return undefined;
  // If nothing was deducted, the other three answers change nothing.
  if (deducted === 'no') return { deducted, orderState: 'missing', delivered: 'nothing', refused: 'none' };
  // Whatever came of a stolen payment, it did not come to the user.
  const came =
    payer === 'stolen' && (delivered === 'unknown' || delivered === 'correct') ? 'nothing' : delivered;
  return orderState && came && refused ? { deducted, orderState, delivered: came, refused } : undefined;
}

function paymentDetail({ deducted, orderState }: Answers): (Detail & Reason) | undefined {
  if (deducted === 'twice') return 'charged-twice';
  if (deducted === 'pending') return 'payment-pending';
  if (orderState === 'missing') return 'order-missing';
  return orderState === 'failed' ? 'order-failed' : undefined;
}

function restrictionDetail({ orderState, refused }: Answers): Detail | undefined {
  if (orderState === 'frozen') return 'trade-frozen';
  if (refused === 'risk-control') return 'account-restricted';
  return refused === 'no-refund-clause' ? 'no-refund-clause' : undefined;
}

/** What came falls short of the order: the wrong thing, or nothing although an order is there to be served. */
function fallsShort({ orderState, delivered }: Answers): boolean {
  if (delivered === 'nothing') return orderState !== 'missing' && orderState !== 'failed';
  return delivered === 'wrong-value' || delivered === 'wrong-item' || delivered === 'card-used';
}

function classifiedAs(problem: Problem, detail: Detail, answers: Answers): Classification {
  const grounds: Record<Problem, boolean> = {
    'payment-deducted': paymentDetail(answers) !== undefined || answers.orderState === 'processing',
    'not-delivered': fallsShort(answers),
    'account-restricted': restrictionDetail(answers) !== undefined,
  };
  const alsoApplies = (Object.keys(grounds) as Problem[]).filter(
    (other) => other !== problem && grounds[other],
  );
  return { kind: 'case', problem, detail, alsoApplies, reasons: reasonsFor(answers), ...restsOn(problem) };
}

function restsOn(problem: Problem, detail: Detail | null = null) {
  const { responsible, ground } = turnsOn(problem, detail);
  return { responsible, ground };
}

/** Everything in the answers that speaks for the decision, most decisive first. */
function reasonsFor(answers: Answers): Reason[] {
  const reasons: Reason[] = [];
  const payment = paymentDetail(answers);
  if (payment) reasons.push(payment);
  if (answers.orderState === 'frozen') reasons.push('trade-frozen');
  if (answers.refused !== 'none') reasons.push(answers.refused);
  if (fallsShort(answers)) {
    reasons.push(answers.delivered === 'nothing' ? 'nothing-came' : (answers.delivered as Reason));
  }
  if (answers.orderState === 'processing') reasons.push('still-processing');
  if (answers.delivered === 'correct') reasons.push('yet-arrived');
  return reasons;
}

export interface Judged {
  readonly problem: Problem;
  readonly detail: Detail | null;
  readonly alsoApplies: readonly Problem[];
  readonly reasons: readonly Reason[];
}

/**
 * What the facts of a case say the problem is.
 * @throws RefundError `missing-answers`, `no-case` or `one-more-answer` if they make no case
 */
export function judge(draft: Draft): Judged {
  const found = classifyDraft(draft);
  if (found?.kind === 'no-case') throw new RefundError('no-case', { reasons: found.reasons });
  if (found?.kind === 'one-more-answer') {
    throw new RefundError('one-more-answer', { flag: found.question, reason: found.reasons[0] });
  }
  if (!found)
    throw new RefundError('missing-answers', { flags: missingFacts(draft).map((name) => FACTS[name].flag) });
  return found;
}
