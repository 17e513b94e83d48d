import type { FactName, Facts } from '../case/facts.ts';
import type { Recipient } from '../law/parties.ts';

/** Why a refund letter is the wrong first step, the gravest first; what to do instead stands in `words/`. */
const WARNINGS = ['stolen-payment', 'site-vanished', 'unlawful-goods', 'cheap-credit'] as const;
export type Warning = (typeof WARNINGS)[number];

/** What must be said before anything else, the gravest first. */
export function warningsOf(facts: Facts): Warning[] {
  const applies: Record<Warning, boolean> = {
    'stolen-payment': facts.payer === 'stolen',
    'site-vanished': facts.reachable === 'no',
    'unlawful-goods': facts.goods === 'unlawful' || UNLAWFUL.test(told(facts)),
    'cheap-credit': isCheapCredit(facts),
  };
  return WARNINGS.filter((warning) => applies[warning]);
}

/** The user does not turn to the site, or no longer: its clocks would only lead astray. */
export function isPastTheSite(warnings: readonly Warning[]): boolean {
  return warnings.includes('stolen-payment') || warnings.includes('site-vanished');
}

/** The user did not say that the goods are unlawful: only the words of the product or the story sound like it. */
export function guessedUnlawful(facts: Facts): boolean {
  return facts.goods !== 'unlawful';
}

/** Goods whose trade is itself forbidden or void: fake orders and clicks, cheats, sold or rented accounts. */
const UNLAWFUL = /刷粉|刷量|刷单|刷赞|买粉|外挂|跑分|(?:账号|帐号)(?:买卖|出租|租赁)|实名(?:账号|号)出售/;

/**
 * Phone credit far below its face value, or 慢充 by name: a known way to launder money, in which the number may
 * be suspended and a buyer who knows may be charged (police and WeChat warnings of 2024 and 2025).
 */
function isCheapCredit(facts: Facts): boolean {
  const text = told(facts);
  if (/慢充/.test(text)) return true;
  if (facts.goods !== 'phone-credit' && !/话费/.test(facts.product ?? '')) return false;
  const face = /(\d+(?:\.\d{1,2})?)\s*元/.exec(facts.product ?? '')?.[1];
  return face !== undefined && facts.amountFen <= Number(face) * 100 * CHEAP;
}

/** Operators' own discounts hardly go below this part of the face value. */
const CHEAP = 0.9;

function told({ product, description }: Facts): string {
  return `${product ?? ''}\n${description ?? ''}`;
}

/**
 * The questions that decide which clocks and grounds apply, each only if its answer changes something. Which bodies
 * already have the dispute is not asked: it is read from what was logged.
 */
interface Gate {
  readonly fact: FactName;
  readonly matters: (facts: Facts) => boolean;
  /** It changes no clock, only what one letter says: asked before that letter, and not shown as open before. */
  readonly inLetter?: true;
}

const GATES: readonly Gate[] = [
  // Phone credit has the operator and the telecom authority; for unlawful goods there is no letter at all.
  { fact: 'goods', matters: () => true },
  // Consumer law and 12315 are for people who bought for themselves.
  { fact: 'purpose', matters: () => true },
  // If a part of it came, only the rest is asked back.
  { fact: 'claimFen', matters: ({ delivered }) => delivered === 'wrong-value' || delivered === 'correct' },
  // Only Visa and Mastercard know a chargeback.
  { fact: 'cardNetwork', matters: ({ payChannel }) => payChannel === 'bank-card' },
  // Of a child's payment: who did it, who agreed, and how old it was.
  { fact: 'operatedBy', matters: ({ payer }) => payer === 'minor' },
  { fact: 'guardian', matters: ({ payer, operatedBy }) => payer === 'minor' && operatedBy !== 'payer' },
  {
    fact: 'childAge',
    matters: ({ payer, operatedBy, guardian }) =>
      payer === 'minor' && operatedBy !== 'payer' && guardian !== 'consented',
  },
  // What came instead is the fact that everything turns on.
  {
    fact: 'received',
    matters: ({ delivered, payer }) =>
      (delivered === 'wrong-value' || delivered === 'wrong-item') && payer !== 'stolen',
    inLetter: true,
  },
  { fact: 'bank', matters: ({ payChannel }) => payChannel === 'bank-card', inLetter: true },
  { fact: 'cardTail', matters: ({ payChannel }) => payChannel === 'bank-card', inLetter: true },
  { fact: 'shop', matters: ({ seller }) => seller === 'marketplace', inLetter: true },
  // A marketplace that cannot say who the shop is answers for it.
  {
    fact: 'shopData',
    matters: ({ seller, payer }) => seller === 'marketplace' && payer !== 'stolen',
    inLetter: true,
  },
  // Whoever demands performance may get it late.
  {
    fact: 'lateGoods',
    matters: ({ delivered, payer }) => delivered === 'nothing' && (payer ?? 'self') === 'self',
    inLetter: true,
  },
  { fact: 'interest', matters: ({ payer }) => payer !== 'stolen', inLetter: true },
];

/** A marketplace that may still say who the shop is: it was not asked, or has not answered. */
export function platformUnasked({ seller, payer, shopData }: Facts): boolean {
  return seller === 'marketplace' && payer !== 'stolen' && shopData !== 'given' && shopData !== 'none';
}

/** The questions that were not answered yet, whatever the next step. */
export function openGates(facts: Facts): FactName[] {
  return GATES.filter(
    ({ fact, matters, inLetter }) => !inLetter && facts[fact] === undefined && matters(facts),
  ).map(({ fact }) => fact);
}

const CHILD = ['operatedBy', 'guardian', 'childAge'] as const;

/** What must be known before turning to somebody: it decides whether that is the right place at all. */
const BEFORE: Readonly<Partial<Record<Recipient, readonly FactName[]>>> = {
  site: ['reachable', 'purpose', 'claimFen', 'received', ...CHILD, 'shop', 'lateGoods'],
  payment: ['payer', 'claimFen', 'received'],
  bank: ['payer', 'cardNetwork', 'claimFen', 'received', 'bank', 'cardTail'],
  '12315': ['purpose', 'seller', 'goods', 'claimFen', 'received', ...CHILD, 'shop', 'shopData'],
  'consumer-association': ['purpose', 'claimFen', 'received', ...CHILD, 'shop', 'shopData'],
  operator: ['goods'],
  telecom: ['goods'],
  pboc: ['bank', 'cardTail'],
  court: ['purpose', 'payer', 'claimFen', 'received', ...CHILD, 'shop', 'shopData', 'interest'],
};

/** The open questions before turning to this recipient. */
export function gatesBefore(recipient: Recipient, facts: Facts): FactName[] {
  return (BEFORE[recipient] ?? []).filter(
    (fact) => facts[fact] === undefined && (GATES.find((gate) => gate.fact === fact)?.matters(facts) ?? true),
  );
}
