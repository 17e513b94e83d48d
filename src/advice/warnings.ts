import type { Facts } from '../case/facts.ts';

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
