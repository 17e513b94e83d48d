/** Which articles a letter may rest on. */
import type { Citation } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { withoutStop } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Branch, StatuteRow } from '../law/citation.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { type Detail, DOUBTFUL } from '../law/problems.ts';
import { type StatuteKey, STATUTES } from '../law/statutes.ts';
import { dayOf, isoDay } from '../time/day.ts';
import { type GroundQuery, platformSteps, type Step, stepsOf } from './reasons.ts';

export interface Ground extends Citation {
  readonly key: StatuteKey;
  /** Stands inside 根据《…》第…条，…。 */
  readonly summary: string;
}

/** One step of the argument: a fact of the case, and the articles it falls under. */
export interface Reason {
  readonly grounds: readonly Ground[];
  readonly applied: string;
  /** If it is open whether a contract came about: which of the two readings it pleads; null if it holds in both. */
  readonly branch: Branch | null;
}

/** How many steps a form takes; a court reads more than an office. */
function roomOf({ to, form, details }: GroundQuery): number {
  if (form === 'chat') return 0;
  // Both readings are pleaded, or neither.
  if (form === 'ticket') return details.some((one) => DOUBTFUL.includes(one)) ? 2 : 1;
  return to === 'court' ? 6 : 3;
}

/** Who is written to about the claim itself; the others are told facts alone. */
const READ_REASONS: readonly LetterRecipient[] = [
  'site',
  'payment',
  'bank',
  '12315',
  'consumer-association',
  'pboc',
  'court',
];

/**
 * The reasons of a letter, in the order of the argument: each rests on articles that fit the problem, bind the other
 * side, protect this buyer and were in force on the day of the payment. None if none fits. Duties of platforms only if
 * the user said that the site is one; consumer law only for those who bought for themselves. Three for an office, six
 * for a court, and besides them what the user can show of deceit on purpose: that is never cut.
 */
export function reasonsFor(query: GroundQuery): Reason[] {
  if (!READ_REASONS.includes(query.to)) return [];
  const taken = new Set<StatuteKey>();
  const reasonsOf = (steps: readonly Step[]) =>
    steps.flatMap((step): Reason[] => {
      const keys = step.any.find((all) => all.every((key) => !taken.has(key) && mayStand(key, step, query)));
      if (!keys) return [];
      for (const key of keys) taken.add(key);
      return [{ grounds: keys.map(groundOf), applied: step.applied, branch: step.branch ?? null }];
    });
  const argued = bothOrNeither(reasonsOf(stepsOf(query)).slice(0, roomOf(query)));
  if (query.form !== 'formal') return argued;
  const ground = deceitIn(query);
  const told = withoutStop(query.facts.intentEvidence ?? '');
  const deceit: Reason[] =
    ground === null
      ? []
      : [{ grounds: [ground], applied: `我认为对方构成欺诈，理由是：${told}`, branch: null }];
  // In the letter to both of them the marketplace has requests of its own, with their articles.
  const platform = query.to === 'site' ? [] : reasonsOf(platformSteps(query));
  return [...argued, ...deceit, ...platform];
}

/**
 * The article on deceit, if the user said what shows it and it holds for this reader: no form is too short for the claim
 * that it gives. Deceit is about what was sold: of a payment that merely failed nobody claims threefold.
 */
export function deceitIn(query: GroundQuery): Ground | null {
  const ofGoods = query.details.some((one) => STATUTES['consumers-55-1'].fits.includes(one));
  const told = query.facts.intentEvidence !== undefined && ofGoods;
  return told && mayStand('consumers-55-1', { anyDetail: true }, query) ? groundOf('consumers-55-1') : null;
}

/** If only one of the two readings found an article in force, neither is pleaded. */
function bothOrNeither(reasons: readonly Reason[]): Reason[] {
  const has = (branch: Branch) => reasons.some((one) => one.branch === branch);
  return has('contract') === has('no-contract')
    ? [...reasons]
    : reasons.filter(({ branch }) => branch === null);
}

function mayStand(key: StatuteKey, { anyDetail }: Pick<Step, 'anyDetail'>, query: GroundQuery): boolean {
  const row: StatuteRow = STATUTES[key];
  return row.role === 'ground' && fits(row, query, anyDetail ?? false);
}

/** One row as a ground if it was in force on the day of the facts; for what a letter names by itself. */
export function groundByKey(key: StatuteKey, facts: Facts, today: number): Ground | null {
  const row: StatuteRow = STATUTES[key];
  return inForce(row, isoDay(Math.min(dayOf(facts.paidAt), today))) ? groundOf(key) : null;
}

/** A rule of procedure that a letter relies on, if it is in force on the day of filing. */
export function procedureByKey(key: StatuteKey, today: number): Ground | null {
  return inForce(STATUTES[key], isoDay(today)) ? groundOf(key) : null;
}

function groundOf(key: StatuteKey): Ground {
  const { law, article, paragraph, summary }: StatuteRow = STATUTES[key];
  return { key, law, article, paragraph, summary: summary.zh };
}

function fits(row: StatuteRow, { to, details, facts, today }: GroundQuery, anyDetail: boolean): boolean {
  const { money, payer, reseller, payChannel } = row.only ?? {};
  return (
    row.to.includes(to) &&
    (anyDetail || row.fits.length === 0 || details.some((one: Detail) => row.fits.includes(one))) &&
    inForce(row, isoDay(Math.min(dayOf(facts.paidAt), today))) &&
    (row.binds !== 'marketplace' || facts.seller === 'marketplace') &&
    (!row.consumersOnly || facts.purpose === 'own-use') &&
    (reseller === undefined || facts.purpose !== 'resale') &&
    (money === undefined || (money === 'not-prepaid' ? facts.money !== 'balance' : facts.money === money)) &&
    (payer === undefined || facts.payer === payer) &&
    (payChannel === undefined || payChannel.includes(facts.payChannel))
  );
}

function inForce({ since, until }: StatuteRow, day: string): boolean {
  return since <= day && (until === undefined || day < until);
}

/** The window of 15 days, if it is over: regulators may treat it as stalling. */
export function stalling({ deadlines }: { readonly deadlines: readonly Deadline[] }): Deadline | null {
  return deadlines.find(({ window, state }) => window.id === 'stalling-15d' && state === 'over') ?? null;
}
