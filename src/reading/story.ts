import type { Draft } from '../case/facts.ts';
import type { Detail, Problem } from '../law/problems.ts';
import { formatTime } from '../time/day.ts';
import type { ToldTime } from '../time/typed.ts';
import type { Candidate } from './candidates.ts';
import { type Clause, cut } from './clauses.ts';
import { type Feature, featuresOf, STORIES } from './features.ts';
import { heaviest, isGroup, type Kept, type Model, modelOf, type Verdict, weigh } from './model.ts';
import { amountsOf, channelsOf } from './money.ts';
import { numbersOf } from './numbers.ts';
import { productOf } from './product.ts';
import { siteOf } from './site.ts';
import { type Piece, refuseLong } from './text.ts';
import { linesOf } from './turns.ts';
import kept from './weights-story.json' with { type: 'json' };
import { timesOf } from './when.ts';

/** A value with the exact words of the story it rests on. */
export interface Reading<T> {
  readonly value: T;
  readonly words: string;
}

/** Facts whose values a story may give; the time as precisely as it gives it. */
type StoryFacts = Omit<Draft, 'paidAt'> & { readonly paidAt?: ToldTime };
export type StoryFact = keyof StoryFacts;

/** What problem a story tells of, with the words that weighed most. */
export interface Suggestion {
  readonly problem: Problem;
  readonly detail: Detail;
  readonly alsoApplies: readonly Problem[];
  readonly words: string;
}

/** What a story seems to say; several readings of a fact are for the user to choose from. */
export interface StoryReading {
  readonly facts: { readonly [F in StoryFact]?: readonly Reading<NonNullable<StoryFacts[F]>>[] };
  readonly warnings: readonly Reading<StoryWarning>[];
  /** What problem it seems to be, if its words decide. */
  readonly suggestion: Suggestion | null;
  /** Two problems between which its words do not decide; the likelier first. */
  readonly near: readonly Suggestion[];
}

/** Why a story is not a refund case, or needs another way first. */
export const STORY_WARNINGS = [
  'fee-demanded',
  'fraud',
  'stolen-payment',
  'minor',
  'unlawful-goods',
  'site-vanished',
  'marketplace',
  'refunded-already',
  'nothing-deducted',
  'changed-mind',
  'resale',
  'cheap-credit',
  'not-our-matter',
] as const;
export type StoryWarning = (typeof STORY_WARNINGS)[number];

/** Warnings that leave no refund case at all. */
export const NO_CASE: readonly StoryWarning[] = [
  'fraud',
  'unlawful-goods',
  'stolen-payment',
  'refunded-already',
  'nothing-deducted',
  'changed-mind',
  'not-our-matter',
];

let ready: Model | undefined;

/** The model that the repository's corpus taught. */
export const storyModel = (): Model => (ready ??= modelOf(kept as Kept));

/**
 * Reads a story told in any words. It only proposes, and only what some word of the text says.
 * @param model what weighs the words; tests hand in others
 */
export function readStory(text: string, now: number, model: Model = storyModel()): StoryReading {
  refuseLong(text);
  const story = cut(text, now);
  const { clauses, exact } = story;
  const features = featuresOf(clauses, STORIES, model.weights);
  const verdict = weigh(features, model);
  const words = (piece: { readonly text: string; readonly start: number }) => exact(piece);
  const reading = <T>(candidates: readonly (Candidate<T> | undefined)[]): Reading<T>[] =>
    candidates.flatMap((one) => (one ? [{ value: one.value, words: exact(one) }] : []));
  const speakers = linesOf(story.plain, now).flatMap(({ name, party }) => (party === 'them' ? [name] : []));
  const numbers = numbersOf(story);
  const site = siteOf(story, [...new Set(speakers)]);
  const product = productOf(clauses);
  const reasons = reasonsIn(clauses, features, verdict);
  const warnings = warningsOf(features, verdict).map(({ value, piece }) => ({ value, words: words(piece) }));
  const { suggestion: likeliest, near } = decide(verdict, reasons, warnings, words);
  const amounts = amountsOf(clauses);
  const left = features.find(({ name }) => name === '<money-left>');
  const paid = left ? pieceOf(left) : amounts[0];
  // What the clause of a feature says by itself.
  const alone = ({ start }: Feature) => {
    const place = clauses.findLastIndex((clause) => clause.start <= start);
    return weigh(featuresOf(clauses.slice(place, place + 1), STORIES, model.weights), model);
  };
  const answers = likeliest ? answersOf(likeliest, features, alone, words) : {};
  const suggestion = likeliest && { ...likeliest, alsoApplies: alsoIn(likeliest.problem, answers) };
  const has = (warning: StoryWarning) => warnings.filter(({ value }) => value === warning);
  // A question about an app names no payment.
  const asksOnly =
    !suggestion &&
    near.length === 0 &&
    amounts.length === 0 &&
    verdict.chance('problem', 'none') > SURE.warned;
  const facts = {
    deducted:
      has('nothing-deducted').length > 0
        ? has('nothing-deducted').map(({ words: told }) => ({ value: 'no' as const, words: told }))
        : (answers.deducted ?? (paid && suggestion ? [{ value: 'yes' as const, words: words(paid) }] : [])),
    orderState: answers.orderState ?? [],
    delivered: answers.delivered ?? [],
    refused: answers.refused ?? [],
    site: reading(site.names),
    url: reading(site.urls.slice(0, 1)),
    order: reading(numbers.orders),
    paymentNo: reading(numbers.payments),
    amountFen: reading(amounts),
    paidAt: reading(timesOf(clauses, now)),
    payChannel: asksOnly ? [] : reading(channelsOf(clauses)),
    product: reading(product.products),
    goods: reading([product.goods]),
    payer: [
      ...has('stolen-payment').map(({ words: told }) => ({ value: 'stolen' as const, words: told })),
      ...has('minor').map(({ words: told }) => ({ value: 'minor' as const, words: told })),
    ].slice(0, 1),
    reachable: has('site-vanished').map(({ words: told }) => ({ value: 'no' as const, words: told })),
  };
  const given = Object.fromEntries(Object.entries(facts).filter(([, found]) => found.length > 0));
  return { facts: given, warnings, suggestion, near };
}

/** How sure the model must be: fixed by trying all on sources it did not learn from (`npm run understand`). */
const SURE = {
  /** The likeliest problem leads the next by so much, or both are offered. */
  lead: 0.75,
  /** That it is no refund case. */
  none: 0.8,
  /** Less, and what would leave no case is not told. */
  noCase: 0.1,
  /** With a warning told, this is enough. */
  warned: 0.5,
  /** A circumstance, of any story, and of one that is likely no refund case. */
  circumstance: 0.06,
  instead: 0.4,
  instance: 0.4,
} as const;

/** The words of a feature; only their place and length are looked at. */
const pieceOf = ({ start, length }: Feature): Piece => ({ text: ' '.repeat(length || 1), start });

type Reasons = (question: string, name: string) => Piece;

function decide(
  verdict: Verdict,
  reasons: Reasons,
  warnings: readonly { readonly value: StoryWarning }[],
  words: (piece: Piece) => string,
): Pick<StoryReading, 'suggestion' | 'near'> {
  const ranked = verdict.ranked('problem');
  const [first, second] = ranked;
  const blocked =
    verdict.chance('problem', 'none') >= SURE.noCase && warnings.some(({ value }) => NO_CASE.includes(value));
  if (!first || !second || blocked) return { suggestion: null, near: [] };
  const none = verdict.chance('problem', 'none');
  const as = (problem: string): Suggestion => {
    const detail = verdict.ranked('detail').find(({ name }) => PROBLEM_OF[name as Detail] === problem)
      ?.name as Detail;
    return { problem: problem as Problem, detail, alsoApplies: [], words: words(reasons('detail', detail)) };
  };
  if (first.name !== 'none' && first.chance - second.chance >= SURE.lead) {
    return { suggestion: as(first.name), near: [] };
  }
  if (none >= SURE.none || (none > SURE.warned && warnings.length > 0)) return { suggestion: null, near: [] };
  const near = ranked.filter(({ name }) => name !== 'none').slice(0, 2);
  return { suggestion: null, near: near.map(({ name }) => as(name)) };
}

/** Which problem a detail belongs to. */
export const PROBLEM_OF: Readonly<Record<Detail, Problem>> = {
  'order-missing': 'payment-deducted',
  'order-failed': 'payment-deducted',
  'payment-pending': 'payment-deducted',
  'charged-twice': 'payment-deducted',
  'nothing-came': 'not-delivered',
  'wrong-value': 'not-delivered',
  'wrong-item': 'not-delivered',
  'card-used': 'not-delivered',
  'trade-frozen': 'account-restricted',
  'account-restricted': 'account-restricted',
  'no-refund-clause': 'account-restricted',
  'paid-by-child': 'account-restricted',
};

/** The clause whose words weigh most for a class. */
function reasonsIn(clauses: readonly Clause[], features: readonly Feature[], verdict: Verdict): Reasons {
  return (question, name) => quoted(heaviest(clauses, features, (one) => verdict.adds(one, question, name)));
}

/** The words of a clause as they are quoted: without marks at its ends and the word that led to it. */
function quoted(clause: Clause | undefined): Piece {
  const { text = '', start = 0 } = clause ?? {};
  const lead = /^(?:[\s,。!?;、:：]|可是|但是|但|然后|结果|不过|后来|而且|于是)*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead).replace(/[\s,。!?;、:：]+$/, '');
  const piece = body === '' ? text.trim() : body.slice(0, 60);
  return { text: piece, start: start + text.indexOf(piece) };
}

/** Which groups of phrases must stand in a story before a circumstance is told: a warning is never a mere guess. */
const SHOWN_BY: Readonly<Record<StoryWarning, readonly string[]>> = {
  'fee-demanded': ['fee-first'],
  fraud: ['fraud', 'fee-first'],
  'stolen-payment': ['not-me'],
  minor: ['child'],
  'unlawful-goods': ['unlawful'],
  'site-vanished': ['gone'],
  marketplace: ['market'],
  'refunded-already': ['came-back'],
  'nothing-deducted': ['not-taken'],
  'changed-mind': ['regret'],
  resale: ['trade'],
  'cheap-credit': ['cheap'],
  'not-our-matter': ['chat'],
};

/** Phrases that show a circumstance whatever else the story says. */
const NAMED: Readonly<Partial<Record<StoryWarning, string>>> = {
  'fee-demanded': '<fee-named>',
  'unlawful-goods': '<unlawful-named>',
  'stolen-payment': '<stolen-named>',
};

function warningsOf(
  features: readonly Feature[],
  verdict: Verdict,
): { readonly value: StoryWarning; readonly piece: Piece }[] {
  const none = verdict.chance('problem', 'none');
  const first = new Map<string, Feature>();
  for (const feature of features)
    if (isGroup(feature.name) && !first.has(feature.name)) first.set(feature.name, feature);
  const paid = first.has('<money-left>');
  const shown = (warning: StoryWarning) =>
    SHOWN_BY[warning]
      .flatMap((group) => ['', '@', '?'].map((how) => first.get(`<${group}>${how}`)))
      .find((feature) => feature !== undefined);
  const may = (warning: StoryWarning) =>
    warning === 'not-our-matter' ? !paid && none > 0.4 : shown(warning) !== undefined;
  const instead = verdict.ranked('instead').find(({ name }) => name === 'none' || may(name as StoryWarning));
  return STORY_WARNINGS.flatMap((value) => {
    const named = first.get(NAMED[value] ?? '') ?? first.get(`${NAMED[value]}@`);
    if (named) return [{ value, piece: pieceOf(named) }];
    const told =
      verdict.chance('circumstance', value) >= SURE.circumstance ||
      (none >= SURE.instead && instead?.name === value && instead.chance >= SURE.instance);
    if (!told || !may(value) || (none < SURE.noCase && NO_CASE.includes(value))) return [];
    const found = shown(value) ?? features[0];
    return found ? [{ value, piece: pieceOf(found) }] : [];
  });
}

interface FourAnswers {
  readonly deducted?: readonly Reading<NonNullable<Draft['deducted']>>[];
  readonly orderState?: readonly Reading<NonNullable<Draft['orderState']>>[];
  readonly delivered?: readonly Reading<NonNullable<Draft['delivered']>>[];
  readonly refused?: readonly Reading<NonNullable<Draft['refused']>>[];
}

/** What a detail answers of the four questions of the classifier; the others stay open. */
export const ANSWERED: Readonly<
  Record<Detail, Partial<Pick<Draft, 'deducted' | 'orderState' | 'delivered' | 'refused'>>>
> = {
  'order-missing': { deducted: 'yes', orderState: 'missing' },
  'order-failed': { deducted: 'yes', orderState: 'failed' },
  'payment-pending': { deducted: 'pending' },
  'charged-twice': { deducted: 'twice' },
  'nothing-came': { delivered: 'nothing' },
  'wrong-value': { delivered: 'wrong-value' },
  'wrong-item': { delivered: 'wrong-item' },
  'card-used': { delivered: 'card-used' },
  'trade-frozen': { orderState: 'frozen' },
  'account-restricted': { refused: 'risk-control' },
  'no-refund-clause': { refused: 'no-refund-clause' },
  // Who paid is another question.
  'paid-by-child': {},
};

/** Which group of phrases must stand in a story for a second answer besides the one that decides. */
const SECOND: readonly (readonly [Detail, string])[] = [
  ['no-refund-clause', 'no-refund'],
  ['account-restricted', 'account-locked'],
  ['card-used', 'used-code'],
  ['nothing-came', 'nothing-came'],
];

function answersOf(
  suggestion: Suggestion,
  features: readonly Feature[],
  alone: (feature: Feature) => Verdict,
  words: (piece: Piece) => string,
): FourAnswers {
  const shown = (group: string) =>
    features.find(({ name }) => name === `<${group}>` || name === `<${group}>@`);
  const reading = (value: unknown, feature: Feature) => [{ value, words: words(pieceOf(feature)) }];
  const answers: Record<string, readonly Reading<unknown>[]> = {};
  for (const [name, value] of Object.entries(ANSWERED[suggestion.detail])) {
    answers[name] = [{ value, words: suggestion.words }];
  }
  for (const [detail, group] of SECOND) {
    const feature = shown(group);
    if (!feature || alone(feature).ranked('detail')[0]?.name !== detail) continue;
    for (const [name, value] of Object.entries(ANSWERED[detail])) answers[name] ??= reading(value, feature);
  }
  const done = shown('said-done');
  if (done && suggestion.problem !== 'payment-deducted') answers['orderState'] ??= reading('success', done);
  return answers as FourAnswers;
}

/** Other problems that the answers show besides the one that decides. */
function alsoIn(problem: Problem, { refused, delivered }: FourAnswers): Problem[] {
  const shown: readonly (readonly [Problem, boolean])[] = [
    ['not-delivered', delivered !== undefined && problem !== 'payment-deducted'],
    ['account-restricted', refused !== undefined],
  ];
  return shown.flatMap(([other, so]) => (so && other !== problem ? [other] : []));
}

/** A day told by its date means the same whenever it is read. */
const TELLS_DAY = /\d\s*月\s*\d|\d{1,2}[-/.]\d{1,2}/;

/**
 * A story with the date added after words like 前天: read weeks later, in a letter, they would mean another day. Only
 * if its one time is told by such words, which appear once, and is the time that the user confirmed.
 * @param paidAt the time of payment of the case that is opened
 */
export function anchored(
  text: string,
  times: readonly Reading<ToldTime>[] | undefined,
  paidAt: number | undefined,
): string {
  const [time, ...others] = times ?? [];
  if (!time || others.length > 0 || TELLS_DAY.test(time.words) || paidAt === undefined) return text;
  const { at, dayOnly } = time.value;
  const dayIn = (instant: number) => formatTime(instant).slice(0, 10);
  const confirmed = dayOnly ? dayIn(paidAt) === dayIn(at) : paidAt === at;
  if (!confirmed || text.split(time.words).length !== 2) return text;
  const day = dayOnly ? dayIn(at) : formatTime(at);
  return text.replace(time.words, () => `${time.words}（${day}）`);
}
