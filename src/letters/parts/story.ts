import { formatYuan } from '../../case/amount.ts';
import { clean } from '../../case/clean.ts';
import type { Facts } from '../../case/facts.ts';
import type { CaseState } from '../../case/state.ts';
import { placeOfClause } from '../../deadlines/rows-of-case.ts';
import type { Detail } from '../../knowledge/problems.ts';
import type { LetterView } from '../view.ts';
import { chineseTime } from './dates.ts';

/** Who is spoken of: to the site it is “你们”, to everybody else the other side by name. */
export type Voice = 'to-site' | 'of-site';

export const THEY: Readonly<Record<Voice, string>> = { 'to-site': '你们', 'of-site': '对方' };

export const CHANNELS: Readonly<Record<Facts['payChannel'], string>> = {
  wechat: '通过微信支付',
  alipay: '通过支付宝',
  'bank-card': '用银行卡',
  unionpay: '通过云闪付（银联）',
  other: '',
};

/** The site by its name, with what helps to find it. */
export function siteName({ site, url }: Facts): string {
  return `“${clean(site)}”${url === undefined || url.includes(site) ? '' : `（${clean(url)}）`}`;
}

export function product({ product: bought }: Facts): string {
  return bought === undefined ? '' : `，购买“${clean(bought)}”`;
}

/** Who paid: only what the user said of it. */
export const PAYERS = { self: '我', minor: '未成年人', stolen: '他人未经我同意，' } as const;

/** When, how, where, how much and for what. */
export function paid(facts: Facts, voice: Voice): string {
  const where = voice === 'to-site' ? '在你们网站' : `在${siteName(facts)}`;
  return `${PAYERS[facts.payer ?? 'self']}于${chineseTime(facts.paidAt)}${CHANNELS[facts.payChannel]}${where}付款${formatYuan(facts.amountFen)}元${product(facts)}。`;
}

const HAPPENED: Readonly<Record<Detail, (they: string) => string>> = {
  'order-missing': (they) => `款项已经扣除，但${they === '你们' ? '你们' : '该'}网站上查不到对应的订单。`,
  'order-failed': () => '款项已经扣除，但订单显示失败。',
  'payment-pending': () => '付款状态一直停在处理中，这笔交易至今没有完成。',
  'charged-twice': () => '同一笔交易扣了两次款，其中一次是多扣的。',
  'nothing-came': () => '我至今没有收到所购的商品。',
  'wrong-value': () => '实际到账的面额与订单不一致。',
  'wrong-item': () => '实际收到的商品与订单不一致。',
  'card-used': () => '我收到的卡密已经被使用过，无法使用。',
  'trade-frozen': () => '付款之后，这笔交易被冻结。',
  'account-restricted': (they) => `付款之后，我的账号被${they}以风控为由限制。`,
  'no-refund-clause': (they) => `${they}以“充值后不退款”一类的规定不予退款。`,
};

const ORDER_STATE = {
  missing: '',
  failed: '订单显示失败',
  processing: '订单一直显示处理中',
  success: '订单显示已完成',
  frozen: '订单显示被冻结',
} as const;

/** What went wrong, in one or two sentences: only what the user said, nothing that would have to be proved besides. */
export function happened({ facts, state, judged: { detail } }: LetterView, voice: Voice): string {
  if (facts.payer === 'stolen') return '这笔付款不是我本人操作，也没有经过我同意。';
  const shown = detail === 'nothing-came' && facts.orderState ? ORDER_STATE[facts.orderState] : '';
  const but = shown === '' ? '' : `${shown}，但`;
  const core =
    detail === null
      ? '款项已经付出，但这笔交易没有按约定完成。'
      : (detail === 'no-refund-clause' && refusedBy(state, THEY[voice])) || HAPPENED[detail](THEY[voice]);
  const nothing =
    facts.delivered === 'nothing' && detail !== 'nothing-came' ? '我也没有收到所购的商品。' : '';
  return `${but}${core}${nothing}`;
}

/** Longer words of a clause are named and not repeated. */
const MOST_QUOTED = 40;

/** A clause that is against refunds, and not one that promises them. */
const REFUSES =
  /(?:概不|[恕均]不|一律不|不予|不能|不可以?|不再|不得|不支持|不接受|不提供|不办理|不给|不会|无法|拒绝)[^,，。;；、可的]{0,4}退|不退/;

/** With the clause itself, where the user copied one that refuses refunds; else undefined. */
function refusedBy({ clauses }: CaseState, they: string): string | undefined {
  const clause = clauses.findLast(({ event }) => event.after === null && REFUSES.test(event.text))?.event;
  if (!clause) return undefined;
  const text = clean(clause.text).trim();
  const quoted = [...text].length <= MOST_QUOTED ? `“${text}”` : '的规定';
  return `${they}以${placeOfClause(clause)}${quoted}为由不予退款。`;
}

/** The user's own words, as one paragraph; nothing where they gave none. */
export function told({ description }: Facts): string[] {
  if (description === undefined) return [];
  const text = clean(description).trim();
  return [`具体情况：${text}${/[。！？!?.…]$/.test(text) ? '' : '。'}`];
}

/** By what the payment can be found. */
export function traces(facts: Facts): string[] {
  const lines: [string, string | undefined][] = [
    ['订单号', facts.order],
    ['支付单号', facts.paymentNo],
    ['充值账号', facts.account],
    ['收款方', facts.payee],
  ];
  return [
    ...lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`])),
    `付款时间：${chineseTime(facts.paidAt)}`,
    `付款金额：${formatYuan(facts.amountFen)}元`,
  ];
}

/** The order's number, else the payment's, as a short text names it. */
export function reference({ order, paymentNo }: Facts): string {
  if (order !== undefined) return `订单号${clean(order)}`;
  return paymentNo === undefined ? '' : `支付单号${clean(paymentNo)}`;
}
