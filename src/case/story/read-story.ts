import { type Classification, classifyDraft } from '../classify.ts';
import type { Draft } from '../facts.ts';
import type { Piece } from '../reply/text.ts';
import { amountsOf } from './amounts.ts';
import { channelsOf } from './channel.ts';
import { type Clause, readClauses } from './clauses.ts';
import type { Candidate } from './found.ts';
import { numbersOf } from './numbers.ts';
import { productOf } from './product.ts';
import {
  DEDUCTED,
  DELIVERED,
  MONEY,
  ORDER_STATE,
  PAYER,
  REACHABLE,
  REFUSED,
  type Signal,
} from './signals.ts';
import { siteOf } from './site.ts';
import { type StoryTime, timesOf } from './times.ts';
import { NO_CASE, type StoryWarning, warningsIn } from './warnings.ts';

/** A value with the exact words of the story it rests on. */
export interface Reading<T> {
  readonly value: T;
  readonly words: string;
}

/** Facts whose values a story may give, with the time as far as it gives it. */
export type StoryFacts = Omit<Draft, 'paidAt'> & { readonly paidAt?: StoryTime };
export type StoryFact = keyof StoryFacts;

/** What a story seems to say; several readings of a fact are for the user to choose from. */
export interface StoryReading {
  readonly facts: { readonly [F in StoryFact]?: readonly Reading<NonNullable<StoryFacts[F]>>[] };
  readonly warnings: readonly Reading<StoryWarning>[];
  /** What it seems to be, where its words decide; open answers are taken as they usually are. */
  readonly suggestion: (Classification & { readonly kind: 'case' }) | null;
}

/** Reads a story told in any words. It only proposes: what no word of the text says is not among it. */
export function readStory(text: string, now: number): StoryReading {
  const { exact, clauses } = readClauses(text);
  const reading = <T>(candidates: readonly (Candidate<T> | undefined)[]): Reading<T>[] =>
    candidates.flatMap((one) => (one ? [{ value: one.value, words: exact(one) }] : []));
  const numbers = numbersOf(clauses);
  const site = siteOf(clauses);
  const product = productOf(clauses);
  const warnings = reading(warningsIn(clauses));
  const answers = {
    deducted: reading([first(DEDUCTED, clauses)]),
    orderState: reading([first(ORDER_STATE, clauses)]),
    delivered: reading([first(DELIVERED, clauses)]),
    refused: reading([first(REFUSED, clauses)]),
  };
  const facts = {
    ...answers,
    site: reading(site.names),
    url: reading(site.urls.slice(0, 1)),
    order: reading(numbers.orders),
    paymentNo: reading(numbers.payments),
    amountFen: reading(amountsOf(clauses)),
    paidAt: reading(timesOf(clauses, now)),
    payChannel: reading(channelsOf(clauses)),
    product: reading(product.products),
    goods: reading([product.goods]),
    payer: reading([first(PAYER, clauses)]),
    reachable: reading([first(REACHABLE, clauses)]),
    money: reading([first(MONEY, clauses)]),
  };
  const given = Object.fromEntries(Object.entries(facts).filter(([, found]) => found.length > 0));
  const told = [...warnings, ...warningsFrom(facts)].filter(
    ({ value }, index, all) => all.findIndex((one) => one.value === value) === index,
  );
  return { facts: given, ...suggest(answers, told) };
}

/** What facts say that is no refund case, or needs another way first. */
function warningsFrom({
  payer,
  reachable,
  deducted,
}: {
  readonly payer: readonly Reading<NonNullable<Draft['payer']>>[];
  readonly reachable: readonly Reading<string>[];
  readonly deducted: readonly Reading<NonNullable<Draft['deducted']>>[];
}): Reading<StoryWarning>[] {
  const as = (value: StoryWarning, words: string) => ({ value, words });
  return [
    ...payer.flatMap(({ value, words }) =>
      value === 'stolen' ? [as('stolen-payment', words)] : value === 'minor' ? [as('minor', words)] : [],
    ),
    ...reachable.map(({ words }) => as('site-vanished', words)),
    ...deducted.flatMap(({ value, words }) => (value === 'no' ? [as('nothing-deducted', words)] : [])),
  ];
}

type FourAnswers = {
  readonly [F in 'deducted' | 'orderState' | 'delivered' | 'refused']: readonly Reading<
    NonNullable<Draft[F]>
  >[];
};

/** Where only some of the four questions are answered, the others are taken as they usually are. */
function suggest(
  { deducted, orderState, delivered, refused }: FourAnswers,
  told: readonly Reading<StoryWarning>[],
): Pick<StoryReading, 'suggestion' | 'warnings'> {
  const spoken = [orderState, delivered, refused].some((one) => one.length > 0);
  const twice = ['twice', 'pending'].includes(deducted[0]?.value ?? '');
  const missing = delivered[0]?.value === 'correct' && refused.length === 0 && !twice;
  // That the user changed their mind only counts where nothing is wrong with what came.
  const troubled =
    twice || refused.length > 0 || (delivered.length > 0 && !missing) || orderState[0]?.value === 'failed';
  const warnings = told.filter(({ value }) => value !== 'changed-mind' || !troubled);
  const blocked = warnings.some(({ value }) => NO_CASE.includes(value));
  if (blocked || !(spoken || twice)) return { suggestion: null, warnings };
  const found = classifyDraft({
    deducted: deducted[0]?.value ?? 'yes',
    orderState: orderState[0]?.value ?? 'success',
    delivered: delivered[0]?.value ?? 'nothing',
    refused: refused[0]?.value ?? 'none',
  });
  if (found?.kind === 'case') return { suggestion: found, warnings };
  const why = delivered[0];
  return {
    suggestion: null,
    warnings:
      missing && why && warnings.length === 0 ? [{ value: 'changed-mind', words: why.words }] : warnings,
  };
}

/** The first signal, in the order of the list, that the story shows. */
function first<V>(
  signals: readonly Signal<V>[],
  clauses: readonly Clause[],
): (Piece & { readonly value: V }) | undefined {
  for (const { value, shown, notAfter, notBefore, alsoTheirs, across } of signals) {
    for (const { who, doubtful, ...clause } of clauses) {
      if ((doubtful && !across) || (who === 'them' && !alsoTheirs)) continue;
      const [text, start] = across ? [clause.sentence, clause.sentenceStart] : [clause.text, clause.start];
      const match = shown.exec(text);
      if (!match) continue;
      if (notAfter?.test(text.slice(0, match.index))) continue;
      if (notBefore?.test(text.slice(match.index + match[0].length))) continue;
      return { value, text: match[0], start: start + match.index };
    }
  }
  return undefined;
}
