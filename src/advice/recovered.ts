import { judge } from '../case/classify.ts';
import type { CloseOutcome } from '../case/events.ts';
import { claimOf } from '../case/facts.ts';
import { type CaseState, refundedFen, type StoredCase } from '../case/state.ts';
import { grouped, samenessKey } from '../case/text.ts';
import { dayOf } from '../time/day.ts';

/** What some cases add up to. Money in fen. */
export interface Sum {
  readonly cases: number;
  readonly claimedFen: number;
  /** What is asked back of it. */
  readonly askedFen: number;
  /** All that came back, even if it was more than was paid. */
  readonly recoveredFen: number;
  /** Still to come in open cases. A surplus in one case is not set off against another. */
  readonly openFen: number;
  /** What was missing when a case was closed. */
  readonly lostFen: number;
}

export interface Group extends Sum {
  /** The site as the newest case writes it, the channel, or the problem. */
  readonly name: string;
}

export interface Recovered extends Sum {
  readonly openCases: number;
  readonly closed: Readonly<Record<CloseOutcome, number>>;
  /** Civil days in Shanghai from the payment to the refund that completed it, of the cases that were paid back. */
  readonly daysToMoney: {
    readonly cases: number;
    readonly median: number;
    readonly least: number;
    readonly most: number;
  } | null;
  readonly bySite: readonly Group[];
  readonly byChannel: readonly Group[];
  readonly byProblem: readonly Group[];
}

/** Sums over all cases; groups with the most money first. */
export function recovered(cases: readonly StoredCase[]): Recovered {
  const states = cases.toSorted((a, b) => b.number - a.number).map(({ state }) => state);
  const closedAs = (outcome: CloseOutcome) =>
    states.filter(({ closed }) => closed?.outcome === outcome).length;
  return {
    ...sumOf(states),
    openCases: states.filter(({ closed }) => closed === null).length,
    closed: {
      refunded: closedAs('refunded'),
      partly: closedAs('partly'),
      delivered: closedAs('delivered'),
      'given-up': closedAs('given-up'),
      settled: closedAs('settled'),
    },
    daysToMoney: spread(states.flatMap(daysToMoney)),
    bySite: groupsBy(states, ({ facts }) => facts.site, samenessKey),
    byChannel: groupsBy(states, ({ facts }) => facts.payChannel),
    byProblem: groupsBy(states, ({ facts }) => judge(facts).problem),
  };
}

function sumOf(states: readonly CaseState[]): Sum {
  const total = (of: (state: CaseState) => number) => states.reduce((sum, state) => sum + of(state), 0);
  const missing = (state: CaseState) => Math.max(0, claimOf(state.facts) - refundedFen(state));
  return {
    cases: states.length,
    claimedFen: total(({ facts }) => facts.amountFen),
    askedFen: total(({ facts }) => claimOf(facts)),
    recoveredFen: total(refundedFen),
    openFen: total((state) => (state.closed ? 0 : missing(state))),
    // Who got the goods after all has lost nothing.
    lostFen: total((state) => (state.closed && state.closed.outcome !== 'delivered' ? missing(state) : 0)),
  };
}

/** The days to the refund that completed the money; empty if no such refund was logged. */
function daysToMoney({ facts, happened }: CaseState): number[] {
  const refunds = happened.flatMap(({ event }) => (event.type === 'refund-logged' ? [event] : []));
  let back = 0;
  for (const { at, amountFen } of refunds.toSorted((a, b) => a.at - b.at)) {
    back += amountFen;
    if (back >= claimOf(facts)) return [dayOf(at) - dayOf(facts.paidAt)];
  }
  return [];
}

function spread(days: readonly number[]): Recovered['daysToMoney'] {
  const sorted = days.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { cases: sorted.length, median, least, most };
}

function groupsBy(
  states: readonly CaseState[],
  nameOf: (state: CaseState) => string,
  keyOf: (name: string) => string = (name) => name,
): Group[] {
  return [...grouped(states, (state) => keyOf(nameOf(state))).values()]
    .map((members) => ({ name: members[0] ? nameOf(members[0]) : '', ...sumOf(members) }))
    .toSorted((a, b) => b.claimedFen - a.claimedFen || (a.name < b.name ? -1 : 1));
}
