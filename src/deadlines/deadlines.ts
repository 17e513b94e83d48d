import { momentsOf } from '../case/moments.ts';
import type { Period } from '../case/period.ts';
import type { CaseState, Moment } from '../case/state.ts';
import type { Judged } from '../case/view.ts';
import type { Basis, Condition, MomentName, Nature } from '../knowledge/windows/row.ts';
import { dayOf, HOUR, isoDay } from './civil-day.ts';
import { rowsOfCase } from './rows-of-case.ts';
import type { Rules } from './rules.ts';
import { measure, type Span } from './span.ts';
import { metOf, startsOf } from './starts.ts';
import { alarmBasis, asInForce, type RowOfCase, type Window, windowOf, windowStartedBy } from './window.ts';

export type DeadlineState = 'waiting' | 'running' | 'soon' | 'over' | 'met';

/** One clock of one case. Ends are exclusive: the end of a day is the next 00:00 in Shanghai. */
export interface Deadline {
  readonly window: Window;
  /** What started it, or would. `clause`: the end of a period that a clause set. */
  readonly startedBy: MomentName | 'clause';
  readonly startedBySeq: number | null;
  readonly startsAt: number | null;
  /** The reading that is shown: the earliest for the user's own, the latest for everybody else's. */
  readonly dueAt: number | null;
  readonly earliestAt: number | null;
  readonly lateFrom: number | null;
  /** Of a waiting clock: where it would end if it started now. */
  readonly wouldEndAt: number | null;
  readonly metAt: number | null;
  readonly state: DeadlineState;
  readonly alarming: boolean;
  readonly certainty: 'announced' | 'provisional';
}

const SOON = 24 * HOUR;

/** Every clock of a case at an instant, in the order of the windows. */
export function deadlinesOf(state: CaseState, judged: Judged, rules: Rules, now: number): Deadline[] {
  const moments = momentsOf(state);
  const closed = state.closed !== null;
  const rows = rowsOfCase(state, rules);
  const clocksOf = (row: RowOfCase, periods: readonly Deadline[]): Deadline[] => {
    if (!concerns(row.only, judged)) return [];
    const counts = meets(row.only, state);
    // What the user did counts all the same, whatever the facts say of who is responsible.
    const started = startsOf(row, moments).filter(({ seq }) => counts || seq > 1);
    const clocks = started.flatMap((start) => {
      const window = windowStartedBy(row, start);
      if (!window) return [];
      const begun = beginning(window, start, moments, periods, state.facts.money === 'balance');
      const span = measure({ ...window, period: begun.period }, begun.from, rules.calendar);
      return [running(window, begun, span, metOf(window.metBy, start, moments), { now, closed })];
    });
    if (clocks.length > 0) return clocks;
    const window = windowOf(row);
    if (!window || !counts) return [];
    const inForce = asInForce(window, isoDay(dayOf(now)));
    return [waiting(inForce, measure(window, now, rules.calendar))];
  };
  // First the periods that were set for the refund: one window counts from the end of the last of them.
  const plain = new Map(rows.filter((row) => !row.afterRefundPeriod).map((row) => [row, clocksOf(row, [])]));
  const periods = [...plain.values()]
    .flat()
    .filter(({ window, dueAt }) => window.forRefund && dueAt !== null);
  return rows.flatMap((row) => plain.get(row) ?? clocksOf(row, periods));
}

interface Beginning {
  readonly from: number;
  readonly startsAt: number;
  readonly startedBy: Deadline['startedBy'];
  readonly seq: number;
  readonly period: Period;
}

/** From where a clock counts: its start, or what the row lets take its place. */
function beginning(
  window: Window,
  start: Moment,
  moments: readonly Moment[],
  periods: readonly Deadline[],
  paidInAdvance: boolean,
): Beginning {
  const { atOnceForBalance, period } = window;
  const atOnce = paidInAdvance && atOnceForBalance ? metOf([atOnceForBalance], start, moments) : undefined;
  if (atOnce) {
    const { at, kind, seq } = atOnce;
    return { from: at, startsAt: at, startedBy: kind, seq, period: { until: at } };
  }
  const last = periods.toSorted((a, b) => (b.dueAt ?? 0) - (a.dueAt ?? 0))[0];
  if (last?.dueAt && last.dueAt > start.at) {
    const startedBy = last.window.origin === undefined ? last.startedBy : 'clause';
    // The day on which the period ran out is the first, which is not counted.
    const seq = last.startedBySeq ?? start.seq;
    return { from: last.dueAt - 1, startsAt: last.dueAt, startedBy, seq, period };
  }
  return { from: start.at, startsAt: start.at, startedBy: start.kind, seq: start.seq, period };
}

function concerns(only: Condition | undefined, { problem, alsoApplies }: Judged): boolean {
  const problems = only?.problems;
  return problems === undefined || [problem, ...alsoApplies].some((one) => problems.includes(one));
}

function meets(only: Condition | undefined, { facts }: CaseState): boolean {
  if (only === undefined) return true;
  const { goods, cardNetwork, payChannel } = only;
  const has = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  return has(goods, facts.goods) && has(cardNetwork, facts.cardNetwork) && has(payChannel, facts.payChannel);
}

function running(
  window: Window,
  { startsAt, startedBy, seq }: Beginning,
  span: Span,
  met: Moment | undefined,
  { now, closed }: { readonly now: number; readonly closed: boolean },
): Deadline {
  const dueAt = shownEnd(window, span);
  const lawOf = window.nature === 'act-by' ? now : startsAt;
  const state: DeadlineState =
    met !== undefined ? 'met' : dueAt <= now ? 'over' : dueAt - now <= SOON ? 'soon' : 'running';
  return {
    window: asInForce(window, isoDay(dayOf(lawOf))),
    startedBy,
    startedBySeq: seq,
    startsAt,
    dueAt,
    earliestAt: span.earliest,
    lateFrom: span.latest,
    wouldEndAt: null,
    metAt: met?.at ?? null,
    state,
    alarming:
      !closed && state !== 'met' && alarms(window.nature, alarmBasis(window), { over: state === 'over' }),
    certainty: certaintyOf(window, span),
  };
}

function waiting(window: Window, span: Span): Deadline {
  return {
    window,
    startedBy: window.starts[0]?.moment ?? 'payment',
    startedBySeq: null,
    startsAt: null,
    dueAt: null,
    earliestAt: null,
    lateFrom: null,
    wouldEndAt: shownEnd(window, span),
    metAt: null,
    state: 'waiting',
    alarming: false,
    certainty: certaintyOf(window, span),
  };
}

/** A date is provisional where the next notice of days off can still move the reading that is shown. */
function certaintyOf({ owedBy }: Window, { certain }: Span): Deadline['certainty'] {
  return (owedBy === 'you' ? certain.earliest : certain.latest) ? 'announced' : 'provisional';
}

/** The user plans by the earliest reading of their own clock; nobody else is called late before the latest. */
function shownEnd({ owedBy }: Window, span: Span): number {
  return owedBy === 'you' ? span.earliest : span.latest;
}

/** A right never alarms; a habit of one's own alarms until it has passed, and then no more. */
export function alarms(nature: Nature, basis: Basis, { over }: { readonly over: boolean }): boolean {
  if (nature === 'right-from') return false;
  return !(over && nature === 'act-by' && basis === 'practice');
}
