import { badAnswer } from '../errors.ts';
import { type Parsed, parsed, plainWidth, refused } from '../parsed.ts';

/**
 * What a user can tell about a case, one row a fact: its flag, what kind of answer it is and how long it may
 * be. The interview, the flags of `new` and `edit`, the review screen and the store all follow this list.
 */
const PAY_CHANNELS = ['wechat', 'alipay', 'bank-card', 'unionpay', 'other'] as const;
export const DEDUCTED = ['yes', 'no', 'pending', 'twice'] as const;
export const ORDER_STATES = ['missing', 'failed', 'processing', 'success', 'frozen'] as const;
export const DELIVERED = ['nothing', 'wrong-value', 'wrong-item', 'card-used', 'correct', 'unknown'] as const;
export const REFUSED = ['none', 'risk-control', 'no-refund-clause'] as const;

export type Deducted = (typeof DEDUCTED)[number];
export type OrderState = (typeof ORDER_STATES)[number];
export type Delivered = (typeof DELIVERED)[number];
export type Refused = (typeof REFUSED)[number];
export type PayChannel = (typeof PAY_CHANNELS)[number];

export type FactKind =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'text'; readonly limit: number }
  | { readonly kind: 'order' | 'amount' | 'time' | 'day' };

const choice = <const C extends readonly string[]>(...choices: C) => ({ kind: 'choice', choices }) as const;
const textOf = (limit: number) => ({ kind: 'text', limit }) as const;

/** Lengths are in characters (code points); they only keep out what cannot be an answer. */
export const FACTS = {
  problem: { flag: 'problem', ...choice('payment-deducted', 'not-delivered', 'account-restricted') },
  deducted: { flag: 'deducted', ...choice(...DEDUCTED) },
  orderState: { flag: 'order-state', ...choice(...ORDER_STATES) },
  delivered: { flag: 'delivered', ...choice(...DELIVERED) },
  refused: { flag: 'refused', ...choice(...REFUSED) },
  site: { flag: 'site', ...textOf(2000) },
  order: { flag: 'order', kind: 'order' },
  amountFen: { flag: 'amount', kind: 'amount' },
  /** What is asked back, where it is not all of what was paid. */
  claimFen: { flag: 'claim', kind: 'amount' },
  paidAt: { flag: 'paid-at', kind: 'time' },
  orderedAt: { flag: 'ordered-at', kind: 'time' },
  knownAt: { flag: 'known-at', kind: 'day' },
  payChannel: { flag: 'pay-channel', ...choice(...PAY_CHANNELS) },
  product: { flag: 'product', ...textOf(2000) },
  account: { flag: 'account', ...textOf(2000) },
  paymentNo: { flag: 'payment-no', kind: 'order' },
  description: { flag: 'describe', ...textOf(20_000) },
  payee: { flag: 'payee', ...textOf(2000) },
  payeeAddress: { flag: 'payee-address', ...textOf(2000) },
  url: { flag: 'url', ...textOf(2000) },
  cardNetwork: { flag: 'card-network', ...choice('unionpay', 'visa', 'mastercard', 'unknown') },
  goods: { flag: 'goods', ...choice('phone-credit', 'game-card', 'membership', 'other', 'unlawful') },
  seller: { flag: 'seller', ...choice('own-site', 'marketplace', 'unknown') },
  purpose: { flag: 'purpose', ...choice('own-use', 'resale') },
  payer: { flag: 'payer', ...choice('self', 'minor', 'stolen') },
  money: { flag: 'money', ...choice('order', 'balance') },
  reachable: { flag: 'reachable', ...choice('yes', 'no') },
  /** Of phone credit: whose number it is. */
  operator: { flag: 'operator', ...textOf(200) },
  /** What shows that the seller deceived on purpose; without it nobody claims triple damages. */
  intentEvidence: { flag: 'intent-evidence', ...textOf(2000) },
} as const satisfies Record<string, FactKind & { flag: string }>;

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as FactName[];

type ValueOf<K> = K extends { kind: 'choice'; choices: readonly (infer C)[] }
  ? C
  : K extends { kind: 'amount' | 'time' | 'day' }
    ? number
    : string;

/** Every fact that may be known. Money in fen, times as instants (milliseconds, UTC), a day as its beginning. */
export type Draft = { readonly [N in FactName]?: ValueOf<(typeof FACTS)[N]> };

/** What a case cannot be opened without; `order` is missing only where no order came about. */
export interface Facts extends Draft {
  readonly site: string;
  readonly amountFen: number;
  readonly paidAt: number;
  readonly payChannel: PayChannel;
}

/** Facts that may be taken back again by giving an empty text. */
export function isOptional(name: FactName): boolean {
  return !(CLASSIFIER.includes(name) || REQUIRED.includes(name));
}

/** The four questions that decide which problem it is, in the order a person thinks. */
export const CLASSIFIER: readonly FactName[] = ['deducted', 'orderState', 'delivered', 'refused'];
const REQUIRED: readonly FactName[] = ['site', 'amountFen', 'paidAt', 'payChannel'];

/** True where no order number can be asked for, because no order came about. */
export function orderMayBeMissing(draft: Draft): boolean {
  return draft.orderState === 'missing';
}

/** What is still needed before a case can be opened; with a chosen problem the four questions may stay open. */
export function missingFacts(draft: Draft): FactName[] {
  const needed: FactName[] = [];
  if (draft.problem === undefined) needed.push(...CLASSIFIER);
  needed.push('site');
  if (!orderMayBeMissing(draft)) needed.push('order');
  needed.push('amountFen', 'paidAt', 'payChannel');
  return needed.filter((name) => draft[name] === undefined);
}

/** The draft as the facts of a case, once nothing is missing. */
export function completeFacts(draft: Draft): Facts | undefined {
  return missingFacts(draft).length === 0 ? (draft as Facts) : undefined;
}

const MOST_ORDER = 128;

/** An order or payment number: a reference with a digit or a letter in it. 五十 is no number that anybody could look up. */
export function checkOrderNumber(
  text: string,
): ReturnType<typeof checkReference> | Parsed<string, 'no-number'> {
  const reference = checkReference(text);
  return reference.ok && !/[0-9A-Za-z０-９]/.test(reference.value) ? refused('no-number') : reference;
}

/** What somebody filed it under: trimmed, short, and nothing in it that acts on a screen. */
export function checkReference(
  text: string,
): Parsed<string, 'empty' | 'too-long' | 'control-character' | 'direction-mark'> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(trimmed)) return refused('direction-mark');
  if (/[\p{Cc}\u2028\u2029]/u.test(trimmed)) return refused('control-character');
  return [...trimmed].length > MOST_ORDER ? refused('too-long') : parsed(trimmed);
}

/** Free text, kept as it was typed. `limit` is in characters (code points). */
export function checkText(text: string, limit: number): Parsed<string, 'empty' | 'too-long'> {
  if (text.trim() === '') return refused('empty');
  return [...text].length > limit ? refused('too-long') : parsed(text);
}

type AmountReason =
  'empty' | 'not-a-number' | 'in-words' | 'negative' | 'too-many-decimals' | 'zero' | 'too-large';

/** Ten million yuan, in fen. */
const MOST_FEN = 1_000_000_000;

/** An amount of yuan as a person writes it (`100`, `￥1,000.50`, `１００元`), in exact fen. */
export function parseAmount(text: string): Parsed<number, AmountReason> {
  const bare = plainWidth(text)
    .replace(/^(?:¥|rmb)\s*/i, '')
    .replace(/\s*(?:元|块|圆|rmb)$/i, '');
  if (bare === '') return refused('empty');
  if (/^[-−–]/.test(bare)) return refused('negative');
  if (/^[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+/.test(bare)) return refused('in-words');
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(bare);
  if (!found) return refused('not-a-number');
  const [, yuan = '', decimals = ''] = found;
  if (decimals.length > 2) return refused('too-many-decimals');
  const fen = Number(yuan.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (fen === 0) return refused('zero');
  return fen > MOST_FEN ? refused('too-large') : parsed(fen);
}

/** Fen as yuan with two decimals: 10000 → 100.00. */
export function formatYuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** What is asked back, in fen: what was paid, or the part of it that the user named. */
export function claimOf({ claimFen, amountFen }: Pick<Facts, 'claimFen' | 'amountFen'>): number {
  return Math.min(claimFen ?? amountFen, amountFen);
}

/** Why what was typed last cannot stand beside the other: nobody can ask back more than was paid. */
export function claimFault(
  { claimFen, amountFen }: Draft,
  typed: FactName,
): 'more-than-paid' | 'less-than-claimed' | undefined {
  if (claimFen === undefined || amountFen === undefined || claimFen <= amountFen) return undefined;
  return typed === 'amountFen' ? 'less-than-claimed' : 'more-than-paid';
}

/**
 * Refuses a case in which more is asked back than was paid.
 * @param typed what was typed just now: that is what is told to be wrong
 * @throws RefundError `bad-answers`
 */
export function refuseMoreThanPaid(
  facts: Draft,
  typed: { readonly [N in FactName]?: string | number | null } = {},
): void {
  const name = typed.amountFen != null && typed.claimFen == null ? 'amountFen' : 'claimFen';
  const reason = claimFault(facts, name);
  if (reason !== undefined) throw badAnswer(FACTS[name].flag, formatYuan(facts[name] ?? 0), reason);
}

/** A request for money before the refund comes: the usual swindle. */
export const FEE_DEMANDED = {
  shown:
    /(?:先|再|让我|叫我|(?<![不无])(?:还(?:要|得|需)|要|得|需要?|必须))[^,]{0,8}?(?:交|付|转|打|充|缴)[^,]{0,10}?(?:解冻费|手续费|保证金|押金|认证(?:金|费)|激活费|税|服务费|会员费|诚意金|验证(?:金|费)|解封费)|(?:解冻费|解封费|认证金|验证金|激活费)|(?:再|先|(?<=[说要们])|得|需)(?:充|转|付|打|交)(?:值|满)?[^,]{0,8}?(?:才(?:能|会|给|可以)?|就(?:能|给|可以))[^,]{0,4}(?:激活|退|到账|解冻|提现|解封|发)/,
  /** Said not to be so: 无需支付…, 不会再让您付…, 请勿缴纳…. But 不先交…就不退 demands it. */
  notAfter:
    /(?:无[需须]|不需要?|不用|不必|不要|不会|不收|不得|从不|绝不|勿|别|免|没有?(?:要求|让|叫|收|说)|未(?:要求|收)|谨防|警惕|任何要求)[^,]{0,6}$/,
} as const;

/** What of it a piece of text shows; undefined where it shows none, or says that none is asked. */
export function feeDemandedIn(text: string): { readonly text: string; readonly start: number } | undefined {
  const match = FEE_DEMANDED.shown.exec(text);
  if (!match || FEE_DEMANDED.notAfter.test(text.slice(0, match.index))) return undefined;
  return { text: match[0], start: match.index };
}
