/** Which articles a letter may rest on. */
import type { Citation } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { type Branch, DOUBTFUL, type StatuteRow } from '../law/laws.ts';
import type { LetterRecipient } from '../law/parties.ts';
import type { Detail } from '../law/problems.ts';
import { type StatuteKey, STATUTES } from '../law/statutes.ts';
import { dayOf, isoDay } from '../time/day.ts';

export interface Ground extends Citation {
  readonly key: StatuteKey;
  /** Stands inside 根据《…》第…条，…。 */
  readonly summary: string;
  /** If it is open whether a contract came about: which of the two readings it pleads; null if it holds in both. */
  readonly branch: Branch | null;
}

export interface GroundQuery {
  readonly to: LetterRecipient;
  readonly form: 'chat' | 'ticket' | 'formal';
  readonly detail: Detail | null;
  readonly facts: Facts;
  /** The civil day in Shanghai on which the letter is written. */
  readonly today: number;
  /** The user stated evidence that they were deceived on purpose. */
  readonly intent: boolean;
  /** More than fifteen days have passed since the refund was due or asked for. */
  readonly stalled: boolean;
  /** The site was asked for the money before. */
  readonly asked: boolean;
}

/** These suppose that the seller was asked before: refusal, delay after a demand, and rescission if nothing came. */
const NEEDS_A_DEMAND: readonly StatuteKey[] = [
  'consumers-48-1-8',
  'civil-563-1-3',
  'civil-563-1-4',
  'civil-565-1',
  'civil-566-1',
];

/** A contract that is void because of a child is not rescinded. */
const RESCISSION: readonly StatuteKey[] = ['civil-563-1-3', 'civil-563-1-4', 'civil-565-1', 'civil-566-1'];

/** How many grounds a form takes, and up to which strength. */
const ROOM = {
  chat: { most: 1, strength: 1 },
  ticket: { most: 3, strength: 1 },
  formal: { most: 8, strength: 2 },
  court: { most: 12, strength: 3 },
} as const;

/**
 * The articles a letter may rest on, the strongest first: they fit the problem, bind the other side, protect this
 * buyer, stand in letters to this recipient and were in force on the day of the payment. None if none fits.
 * Duties of platforms only if the user said that the site is one; consumer law only for those who bought for
 * themselves. If a contract may or may not have come about, both readings are pleaded or neither.
 */
export function groundsFor(query: GroundQuery): Ground[] {
  const { to, form, detail } = query;
  const { most, strength } = ROOM[to === 'court' && form === 'formal' ? 'court' : form];
  const doubtful = detail !== null && DOUBTFUL.includes(detail);
  const fitting = rows()
    .filter(([, row]) => row.role === 'ground' && row.strength <= strength && fits(row, query))
    .filter(([key]) => query.asked || !NEEDS_A_DEMAND.includes(key))
    .filter(([key]) => query.facts.payer !== 'minor' || !RESCISSION.includes(key))
    .toSorted(([, one], [, other]) => one.strength - other.strength)
    .map(([key, row]) => groundOf(key, row, doubtful));
  // One ground alone must hold in both readings.
  return (most === 1 ? fitting.filter(({ branch }) => branch === null) : fitting).slice(0, most);
}

/** One row as a ground if it was in force on the day of the facts; for what a letter names by itself. */
export function groundByKey(key: StatuteKey, facts: Facts, today: number): Ground | null {
  const row: StatuteRow = STATUTES[key];
  return inForce(row, isoDay(Math.min(dayOf(facts.paidAt), today))) ? groundOf(key, row, false) : null;
}

/** How an authority or court proceeds: the articles in force on the day of filing for a letter to it, weightiest first. */
export function proceduresFor(to: LetterRecipient, today: number): StatuteKey[] {
  return rows()
    .filter(([, row]) => row.role === 'procedure' && row.to.includes(to) && inForce(row, isoDay(today)))
    .toSorted(([, one], [, other]) => one.strength - other.strength)
    .map(([key]) => key);
}

function groundOf(key: StatuteKey, row: StatuteRow, doubtful: boolean): Ground {
  return {
    key,
    law: row.law,
    article: row.article,
    paragraph: row.paragraph,
    summary: row.summary.zh,
    branch: doubtful ? (row.branch ?? null) : null,
  };
}

function rows(): [StatuteKey, StatuteRow][] {
  return Object.entries(STATUTES) as [StatuteKey, StatuteRow][];
}

function fits(row: StatuteRow, { to, detail, facts, today, intent, stalled }: GroundQuery): boolean {
  const { money, payer, reseller, payChannel, intent: needsIntent, stalled: needsDelay } = row.only ?? {};
  return (
    row.to.includes(to) &&
    (row.fits.length === 0 || (detail !== null && row.fits.includes(detail))) &&
    inForce(row, isoDay(Math.min(dayOf(facts.paidAt), today))) &&
    (row.binds !== 'marketplace' || facts.seller === 'marketplace') &&
    (!row.consumersOnly || facts.purpose === 'own-use') &&
    (reseller === undefined || facts.purpose !== 'resale') &&
    (money === undefined || (money === 'not-prepaid' ? facts.money !== 'balance' : facts.money === money)) &&
    (payer === undefined || facts.payer === payer) &&
    (payChannel === undefined || payChannel.includes(facts.payChannel)) &&
    (needsIntent === undefined || intent) &&
    (needsDelay === undefined || stalled)
  );
}

function inForce({ since, until }: StatuteRow, day: string): boolean {
  return since <= day && (until === undefined || day < until);
}

/** The window of 15 days is over: regulators may treat it as stalling. */
export function hasStalled({ deadlines }: { readonly deadlines: readonly Deadline[] }): boolean {
  return deadlines.some(({ window, state }) => window.id === 'stalling-15d' && state === 'over');
}
