import type { Judged } from '../case/classify.ts';
import { type Moment, momentsOf } from '../case/moments.ts';
import type { CaseState } from '../case/state.ts';
import type { Basis, Condition, MomentName, Nature, Trigger } from '../law/windows.ts';
import { DAY, dayOf, HOUR, isoDay, latestOf, MINUTE } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { type WorkCalendar, workingDaysBetween } from '../time/working-days.ts';
import { measure, type Span, unitOf } from './span.ts';
import {
  alarmBasis,
  asInForce,
  type RowOfCase,
  rowsOfCase,
  type Rules,
  type Window,
  windowOf,
  windowStartedBy,
} from './windows.ts';

type DeadlineState = 'waiting' | 'running' | 'soon' | 'over' | 'met';

/** One clock of one case. Ends are exclusive: the end of a day is the next 00:00 in Shanghai. */
export interface Deadline {
  readonly window: Window;
  /** What started it, or would start it. `clause`: the end of a period that a clause set. */
  readonly startedBy: MomentName | 'clause';
  readonly startedBySeq: number | null;
  readonly startsAt: number | null;
  /** The reading that is shown: the earliest for the user's own clock, the latest for anybody else's. */
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
  const timeline = timelineOf(moments);
  const closed = state.closed !== null;
  const rows = rowsOfCase(state, rules);
  const clocksOf = (row: RowOfCase, lastPeriod?: Deadline): Deadline[] => {
    if (!fitsProblem(row.only, judged)) return [];
    const applies = hasFacts(row.only, state);
    // A clock that the user's own act started runs even if the facts say that this window does not apply.
    const started = startsOf(row, moments, timeline).filter(({ seq }) => applies || seq > 1);
    const clocks = started.flatMap((start) => {
      const window = windowStartedBy(row, start);
      if (!window) return [];
      const begun = beginningOf(window, start, timeline, lastPeriod, state.facts.money === 'balance');
      const span = measure({ ...window, period: begun.period }, begun.from, rules.calendar);
      return [startedClock(window, begun, span, metOf(window.metBy, start, timeline), { now, closed })];
    });
    if (clocks.length > 0) return clocks;
    const window = windowOf(row);
    if (!window || !applies) return [];
    const inForce = asInForce(window, isoDay(dayOf(now)));
    return [waitingClock(inForce, measure(window, now, rules.calendar))];
  };
  // First the periods that were set for the refund: one window counts from the end of the last of them.
  const plain = new Map(rows.filter((row) => !row.afterRefundPeriod).map((row) => [row, clocksOf(row)]));
  let last: Deadline | undefined;
  for (const clock of [...plain.values()].flat())
    if (clock.window.forRefund && (clock.dueAt ?? 0) > (last?.dueAt ?? 0)) last = clock;
  return rows.flatMap((row) => plain.get(row) ?? clocksOf(row, last));
}

interface Beginning {
  readonly from: number;
  readonly startsAt: number;
  readonly startedBy: Deadline['startedBy'];
  readonly seq: number;
  readonly period: Period;
}

/** From where a clock counts: its start, or the moment that its row puts in its place. */
function beginningOf(
  window: Window,
  start: Moment,
  timeline: Timeline,
  last: Deadline | undefined,
  paidInAdvance: boolean,
): Beginning {
  const { atOnceForBalance, period } = window;
  const atOnce = paidInAdvance && atOnceForBalance ? metOf([atOnceForBalance], start, timeline) : undefined;
  if (atOnce) {
    const { at, kind, seq } = atOnce;
    return { from: at, startsAt: at, startedBy: kind, seq, period: { until: at } };
  }
  if (last?.dueAt && last.dueAt > start.at) {
    const startedBy = last.window.origin === undefined ? last.startedBy : 'clause';
    // The day on which the period ran out is the first, which is not counted.
    const seq = last.startedBySeq ?? start.seq;
    return { from: last.dueAt - 1, startsAt: last.dueAt, startedBy, seq, period };
  }
  // Of a day without its hour nobody else's time counts before it has ended.
  const from = window.owedBy === 'you' ? start.at : latestOf(start.at, start.about);
  return { from, startsAt: start.at, startedBy: start.kind, seq: start.seq, period };
}

function fitsProblem(only: Condition | undefined, { problem, alsoApplies }: Judged): boolean {
  const problems = only?.problems;
  return problems === undefined || [problem, ...alsoApplies].some((one) => problems.includes(one));
}

function hasFacts(only: Condition | undefined, { facts }: CaseState): boolean {
  if (only === undefined) return true;
  const { goods, cardNetwork, payChannel } = only;
  const has = (wanted: readonly string[] | undefined, value: string | undefined) =>
    wanted === undefined || (value !== undefined && wanted.includes(value));
  return has(goods, facts.goods) && has(cardNetwork, facts.cardNetwork) && has(payChannel, facts.payChannel);
}

function startedClock(
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

function waitingClock(window: Window, span: Span): Deadline {
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

/** A date is provisional if the next notice of days off can still move the reading that is shown. */
function certaintyOf({ owedBy }: Window, { certain }: Span): Deadline['certainty'] {
  return (owedBy === 'you' ? certain.earliest : certain.latest) ? 'announced' : 'provisional';
}

/** The user plans by the earliest reading of their own clock; nobody else is called late before the latest. */
function shownEnd({ owedBy }: Window, span: Span): number {
  return owedBy === 'you' ? span.earliest : span.latest;
}

/** Whether a clock alarms. A right never does; a practice window of the user's own does until it has passed. */
export function alarms(nature: Nature, basis: Basis, { over }: { readonly over: boolean }): boolean {
  if (nature === 'right-from') return false;
  return !(over && nature === 'act-by' && basis === 'practice');
}

/** Whether one moment comes after another; at the same time the order in which they were written down decides. */
function isAfter(later: Moment, earlier: Moment): boolean {
  return later.at > earlier.at || (later.at === earlier.at && later.seq > earlier.seq);
}

/** Moments by their kind, and by kind and party, each in the order of time. */
type Timeline = ReadonlyMap<string, readonly Moment[]>;

/** Each of thousands of clocks looks for the first moment behind its start, which must not mean all of them. */
function timelineOf(moments: readonly Moment[]): Timeline {
  const timeline = new Map<string, Moment[]>();
  const put = (key: string, moment: Moment) => {
    const held = timeline.get(key);
    if (held) held.push(moment);
    else timeline.set(key, [moment]);
  };
  for (const moment of inOrder(moments)) {
    put(moment.kind, moment);
    put(`${moment.kind} ${moment.party ?? ''}`, moment);
  }
  return timeline;
}

/** The first of moments in the order of time that comes after another. */
function firstAfter(moments: readonly Moment[], start: Moment): Moment | undefined {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const moment = moments[middle];
    if (moment && isAfter(moment, start)) high = middle;
    else low = middle + 1;
  }
  // What one event says happens at once, whatever its times are.
  while (moments[low]?.seq === start.seq) low += 1;
  return moments[low];
}

/** The moments that start a window: the first, every one, or the next after each time it was met. */
function startsOf(row: RowOfCase, moments: readonly Moment[], timeline: Timeline): Moment[] {
  const candidates = candidatesOf(row, moments);
  const [first] = candidates;
  if (first === undefined) return [];
  if (row.begins === 'each') return candidates;
  if (row.begins === 'once') return [first];
  const starts: Moment[] = [];
  for (let start: Moment | undefined = first; start !== undefined;) {
    starts.push(start);
    const met = metOf(row.metBy, start, timeline);
    start = met && firstAfter(candidates, met);
  }
  return starts;
}

/** The first moment after a start that meets the clock. */
function metOf(metBy: readonly Trigger[], start: Moment, timeline: Timeline): Moment | undefined {
  let first: Moment | undefined;
  for (const { moment: kind, by } of metBy) {
    const key = by === undefined ? kind : `${kind} ${(by === 'same' ? start.party : by) ?? ''}`;
    const found = firstAfter(timeline.get(key) ?? [], start);
    if (found && (first === undefined || isAfter(first, found))) first = found;
  }
  return first;
}

/** The moments that may start a window: those of the first trigger that has any. */
function candidatesOf({ starts, unlessWith }: RowOfCase, moments: readonly Moment[]): Moment[] {
  const unless = new Set(moments.flatMap(({ kind, seq }) => (kind === unlessWith ? [seq] : [])));
  for (const trigger of starts) {
    const found = moments.filter((moment) => triggers(trigger, moment) && !unless.has(moment.seq));
    if (found.length > 0) return inOrder(found);
  }
  return [];
}

function triggers({ moment: kind, by }: Trigger, moment: Moment): boolean {
  return moment.kind === kind && (by === undefined || moment.party === by);
}

function inOrder(moments: readonly Moment[]): Moment[] {
  return moments.toSorted((a, b) => (isAfter(a, b) ? 1 : -1));
}

/** How long is left, or how long it has been over, in the units a person counts in. */
export type Remaining =
  | { readonly kind: 'minutes'; readonly days: number; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'working-days'; readonly days: number };

/**
 * What remains of a running clock, or how long one has been over. Clocks of hours, and all that end within 24 hours,
 * are counted to the minute, working days in working days, the rest in days; the last day counts.
 */
export function remaining(deadline: Deadline, now: number, calendar: WorkCalendar): Remaining {
  const end = deadline.dueAt ?? deadline.wouldEndAt ?? now;
  const unit = unitOf(deadline.window.period);
  const gap = Math.abs(end - now);
  if (unit === 'minutes' || unit === 'hours' || (end > now && gap <= DAY)) return minutes(gap);
  const [earlier, later] = end > now ? [now, end - 1] : [end - 1, now];
  if (unit === 'working-days') {
    return { kind: 'working-days', days: workingDaysBetween(dayOf(earlier), dayOf(later), calendar) };
  }
  return { kind: 'days', days: dayOf(later) - dayOf(earlier) };
}

function minutes(gap: number): Remaining {
  return {
    kind: 'minutes',
    days: Math.floor(gap / DAY),
    hours: Math.floor((gap % DAY) / HOUR),
    minutes: Math.floor((gap % HOUR) / MINUTE),
  };
}
