/**
 * What a user can tell about a case, one row a fact: its flag, what kind of answer it is and how long it may
 * be. The interview, the flags of `new` and `edit`, the review screen and the store all follow this list.
 */
export const PAY_CHANNELS = ['wechat', 'alipay', 'bank-card', 'unionpay', 'other'] as const;
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
const text = (limit: number) => ({ kind: 'text', limit }) as const;

/** Lengths are in characters (code points); they only keep out what cannot be an answer. */
export const FACTS = {
  problem: { flag: 'problem', ...choice('payment-deducted', 'not-delivered', 'account-restricted') },
  deducted: { flag: 'deducted', ...choice(...DEDUCTED) },
  orderState: { flag: 'order-state', ...choice(...ORDER_STATES) },
  delivered: { flag: 'delivered', ...choice(...DELIVERED) },
  refused: { flag: 'refused', ...choice(...REFUSED) },
  site: { flag: 'site', ...text(2000) },
  order: { flag: 'order', kind: 'order' },
  amountFen: { flag: 'amount', kind: 'amount' },
  /** What is asked back, where it is not all of what was paid. */
  claimFen: { flag: 'claim', kind: 'amount' },
  paidAt: { flag: 'paid-at', kind: 'time' },
  orderedAt: { flag: 'ordered-at', kind: 'time' },
  knownAt: { flag: 'known-at', kind: 'day' },
  payChannel: { flag: 'pay-channel', ...choice(...PAY_CHANNELS) },
  product: { flag: 'product', ...text(2000) },
  account: { flag: 'account', ...text(2000) },
  paymentNo: { flag: 'payment-no', kind: 'order' },
  description: { flag: 'describe', ...text(20_000) },
  payee: { flag: 'payee', ...text(2000) },
  payeeAddress: { flag: 'payee-address', ...text(2000) },
  url: { flag: 'url', ...text(2000) },
  cardNetwork: { flag: 'card-network', ...choice('unionpay', 'visa', 'mastercard', 'unknown') },
  goods: { flag: 'goods', ...choice('phone-credit', 'game-card', 'membership', 'other', 'unlawful') },
  seller: { flag: 'seller', ...choice('own-site', 'marketplace', 'unknown') },
  purpose: { flag: 'purpose', ...choice('own-use', 'resale') },
  payer: { flag: 'payer', ...choice('self', 'minor', 'stolen') },
  money: { flag: 'money', ...choice('order', 'balance') },
  reachable: { flag: 'reachable', ...choice('yes', 'no') },
  /** Of phone credit: whose number it is. */
  operator: { flag: 'operator', ...text(200) },
  /** What shows that the seller deceived on purpose; without it nobody claims triple damages. */
  intentEvidence: { flag: 'intent-evidence', ...text(2000) },
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
