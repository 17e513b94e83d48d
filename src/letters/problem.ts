/** What letters say about each problem: one row for each answer, and the sentences that rest on it. */
import { detailsOf } from '../case/classify.ts';
import type { Delivered, OrderState } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import { clean, withoutStop } from '../case/text.ts';
import { placeOfClause } from '../clocks/windows.ts';
import { type Detail, FALLS_SHORT, PAYMENT_TROUBLE, SITE_RULE } from '../law/problems.ts';
import { chineseDate, dayOf } from '../time/day.ts';
import type { LetterView } from './letter.ts';
import { amountWord } from './reasons.ts';

/** Who is spoken of: to the site it is “你们”, to everybody else “对方”. */
export type Voice = 'to-site' | 'of-site';

export const THEY: Readonly<Record<Voice, string>> = { 'to-site': '你们', 'of-site': '对方' };

/** The site as a place: 你们网站, 该平台. */
export function siteAs({ seller }: LetterView['facts'], voice: Voice): string {
  return `${voice === 'to-site' ? '你们' : '该'}${seller === 'marketplace' ? '平台' : '网站'}`;
}

/** What the card networks call it, in the words of their forms. */
const DISPUTES: Readonly<Record<Detail, string>> = {
  'order-missing': '商品或服务未收到',
  'order-failed': '商品或服务未收到',
  'payment-pending': '商品或服务未收到',
  'charged-twice': '重复扣款',
  'nothing-came': '商品或服务未收到',
  'wrong-value': '商品与描述不符',
  'wrong-item': '商品与描述不符',
  'card-used': '商品与描述不符',
  'trade-frozen': '商品或服务未提供',
  'account-restricted': '商品或服务未提供',
  'no-refund-clause': '应退款项未退',
  'paid-by-child': '应退款项未退',
};

/** Why the card network is asked: that nothing came weighs more than the rule that is held against it. */
export function disputeOf(view: Pick<LetterView, 'facts' | 'judged'>): string {
  const told = detailsTold(view);
  const real = told.find((one) => !SITE_RULE.includes(one));
  return DISPUTES[real ?? told[0] ?? 'nothing-came'];
}

/** Nobody can see the difference without knowing what was ordered. */
export function needsProduct({ delivered }: LetterView['facts']): boolean {
  return delivered === 'wrong-value' || delivered === 'wrong-item';
}

const ORDER_STATE: Readonly<Record<Exclude<OrderState, 'missing'>, string>> = {
  failed: '订单显示失败',
  processing: '订单一直显示处理中',
  success: '订单显示已完成',
  frozen: '付款之后，这笔交易被冻结',
};

/** A longer description of what came has no room in a form. In characters. */
const MOST_RECEIVED_SHORT = 40;

function cameOfGoods(delivered: Delivered, facts: LetterView['facts'], short: boolean): string {
  // 只有…, 是…: the sentence says that already.
  const received = withoutStop(facts.received ?? '').replace(
    /^(?:实际)?(?:只有|只到了?|只|是|到了|收到了?|到的是|收到的是)/,
    '',
  );
  const shown = short && [...received].length > MOST_RECEIVED_SHORT ? '' : received;
  const words: Readonly<Record<Delivered, string>> = {
    nothing: '至今没有收到所购的商品',
    'wrong-value': `实际到账的${shown === '' ? amountWord(facts) : `是“${shown}”，`}与订单不一致`,
    'wrong-item': `实际收到的${shown === '' ? '商品' : `是“${shown}”，`}与订单不一致`,
    'card-used': '收到的卡密已经被使用过，无法使用',
    correct: facts.money === 'balance' ? '余额已经到账' : '所购的商品已经收到',
    unknown: '',
  };
  return words[delivered];
}

/** Every detail that the user told, each with its own grounds. */
export function detailsTold({ facts, judged }: Pick<LetterView, 'facts' | 'judged'>): Detail[] {
  const told = detailsOf(facts);
  return judged.detail === null || told.includes(judged.detail) ? told : [judged.detail, ...told];
}

/** Which of these details were told. */
export function tellsOf(view: Pick<LetterView, 'facts' | 'judged'>, details: readonly Detail[]): boolean {
  return detailsTold(view).some((detail) => details.includes(detail));
}

/**
 * What went wrong, everything that the user told and nothing else: the money, the order with what came of it, and what
 * was held against the user.
 * @param short a chat has no room for a long clause
 */
export function whatHappened(view: LetterView, voice: Voice = 'of-site', short = false): string {
  const { facts, state } = view;
  if (facts.payer === 'stolen') return '这笔付款不是我本人操作，也没有经过我同意。';
  const { deducted, refused } = facts;
  const account = facts.payer === 'minor' ? '账号' : '我的账号';
  const they = theyAs(view, voice);
  const said = [
    deducted === 'twice' ? '同一笔交易扣了两次款，其中一次是多扣的。' : '',
    deducted === 'pending' ? '付款状态一直停在处理中。' : '',
    orderAndGoods(view, voice, short),
    refused === 'risk-control'
      ? `${facts.orderState === 'frozen' ? `${they}还` : `付款之后，${they}`}以风控为由限制了${account}。`
      : '',
    refused === 'no-refund-clause' ? refusedBy(state, they, short) : '',
  ].join('');
  const gone = facts.reachable === 'no' && voice === 'of-site' ? `${they}现在已经联系不上。` : '';
  return (said === '' ? '款项已经付出，但这笔交易没有按约定完成。' : said) + gone;
}

/** Whoever moved the money knows two others: who pays, and the shop. */
function theyAs({ to }: Pick<LetterView, 'to'>, voice: Voice): string {
  return voice === 'of-site' && (to === 'payment' || to === 'bank' || to === 'pboc') ? '商家' : THEY[voice];
}

function orderAndGoods({ facts, state }: LetterView, voice: Voice, short: boolean): string {
  const { deducted, orderState, delivered } = facts;
  const order =
    orderState === undefined
      ? ''
      : orderState === 'missing'
        ? `${siteAs(facts, voice)}上查不到对应的订单`
        : ORDER_STATE[orderState];
  const late = state.happened.findLast(({ event }) => event.type === 'delivered-logged')?.event;
  const came =
    delivered === 'nothing' && late
      ? `所购的商品到${chineseDate(dayOf(late.at))}才补到`
      : delivered === undefined
        ? ''
        : cameOfGoods(delivered, facts, short);
  if (order === '') return came === '' ? '' : `${came}。`;
  const charged = deducted === 'yes' && (orderState === 'missing' || orderState === 'failed');
  const joint = orderState === 'success' && delivered !== 'correct' ? '，但' : '，';
  return `${charged ? '款项已经扣除，但' : ''}${order}${came === '' ? '' : `${joint}${came}`}。`;
}

/** Why the excuse of a no-refund rule does not hold; empty if no such rule is held against the user, or the goods came. */
export function whyNoExcuse(view: LetterView): string {
  const { payer, guardian } = view.facts;
  // A deal that never took effect needs no reason besides.
  const other = payer === 'stolen' || (payer === 'minor' && guardian !== 'consented');
  if (view.facts.refused !== 'no-refund-clause' || other) return '';
  if (tellsOf(view, ['charged-twice']))
    return '要求退的是多扣的一笔，不是充值后反悔，这条规定不能作为不退的理由。';
  const why = tellsOf(view, ['nothing-came'])
    ? '没有收到商品'
    : tellsOf(view, FALLS_SHORT)
      ? view.facts.delivered === 'card-used'
        ? '收到的卡密用不了'
        : '收到的和订单不一致'
      : view.facts.delivered === 'nothing' && tellsOf(view, PAYMENT_TROUBLE)
        ? '交易没有完成'
        : '';
  return why === '' ? '' : `要求退款是因为${why}，不是充值后反悔，这条规定不能作为不退的理由。`;
}

/** The site rests on a rule of its own. */
export function byRule(view: Pick<LetterView, 'facts' | 'judged'>): boolean {
  return tellsOf(view, SITE_RULE);
}

/** A longer clause is named, not quoted. In characters. */
const MOST_QUOTED = 40;
const MOST_QUOTED_SHORT = 20;

/** A clause against refunds, not one that promises them. */
const REFUSES =
  /(?:概不|[恕均]不|一律不|不予|不能|不可以?|不再|不得|不支持|不接受|不提供|不办理|不给|不会|无法|拒绝)[^,，。;；、可的]{0,4}退|不退/;

/** The clause that refuses refunds, if the user copied one. */
export function refusalClause({ clauses }: CaseState) {
  return clauses.findLast(({ event }) => event.after === null && REFUSES.test(event.text))?.event;
}

function refusedBy(state: CaseState, they: string, short: boolean): string {
  const clause = refusalClause(state);
  if (!clause) return `${they}以“充值后不退款”一类的规定不予退款。`;
  const text = clean(clause.text).trim();
  const quoted = [...text].length <= (short ? MOST_QUOTED_SHORT : MOST_QUOTED) ? `“${text}”` : '的规定';
  return `${they}以${placeOfClause(clause)}${quoted}为由不予退款。`;
}
