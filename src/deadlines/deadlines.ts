import type { Problem } from '../knowledge/problems.ts';
import type { MomentName, Nature, WindowRow } from '../knowledge/windows.ts';
import type { WorkCalendar } from './calendar.ts';
import { HOUR } from './civil-day.ts';
import { measure, type Span } from './span.ts';

/** What the engine needs to know of a case. Instants in milliseconds, UTC. */
export interface Clocked {
  readonly problem: Problem;
  readonly alsoApplies: readonly Problem[];
  readonly moments: readonly { readonly kind: MomentName; readonly at: number; readonly seq: number }[];
  readonly closed: boolean;
}

export type DeadlineState = 'waiting' | 'running' | 'soon' | 'over' | 'met';

/** One clock of one case. Ends are exclusive: the end of a day is the next 00:00 in Shanghai. */
export interface Deadline {
  readonly window: WindowRow;
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
export function deadlinesOf(
  clocked: Clocked,
  windows: readonly WindowRow[],
  calendar: WorkCalendar,
  now: number,
): Deadline[] {
  return windows
    .filter((window) => appliesTo(window, clocked))
    .map((window) => deadlineOf(clocked, window, calendar, now));
}

function appliesTo({ problems }: WindowRow, { problem, alsoApplies }: Clocked): boolean {
  return (
    problems === undefined ||
    problems.includes(problem) ||
    alsoApplies.some((also) => problems.includes(also))
  );
}

function deadlineOf(clocked: Clocked, window: WindowRow, calendar: WorkCalendar, now: number): Deadline {
  const start = firstOf(clocked, (kind) => kind === window.starts);
  if (start === undefined) return waiting(window, measure(window, now, calendar));
  const span = measure(window, start.at, calendar);
  const dueAt = shownEnd(window, span);
  const met = firstOf(clocked, (kind) => window.metBy.includes(kind), start);
  const state: DeadlineState =
    met !== undefined ? 'met' : dueAt <= now ? 'over' : dueAt - now <= SOON ? 'soon' : 'running';
  return {
    window,
    startedBySeq: start.seq,
    startsAt: start.at,
    dueAt,
    earliestAt: span.earliest,
    lateFrom: span.latest,
    wouldEndAt: null,
    metAt: met?.at ?? null,
    state,
    alarming: !clocked.closed && state !== 'met' && alarms(window, state === 'over'),
    certainty: span.certain ? 'announced' : 'provisional',
  };
}

function waiting(window: WindowRow, span: Span): Deadline {
  return {
    window,
    startedBySeq: null,
    startsAt: null,
    dueAt: null,
    earliestAt: null,
    lateFrom: null,
    wouldEndAt: shownEnd(window, span),
    metAt: null,
    state: 'waiting',
    alarming: false,
    certainty: span.certain ? 'announced' : 'provisional',
  };
}

/** The user plans by the earliest reading of their own clock; nobody else is called late before the latest. */
function shownEnd({ owedBy }: WindowRow, span: Span): number {
  return owedBy === 'you' ? span.earliest : span.latest;
}

/** A right never alarms; a habit of one's own alarms until it has passed, and then no more. */
export function alarms(
  { nature, basis }: { nature: Nature; basis: WindowRow['basis'] },
  over: boolean,
): boolean {
  if (nature === 'right-from') return false;
  return !(over && nature === 'act-by' && basis === 'practice');
}

/** The earliest moment of a kind; with `after`, not before that one and not that one itself. */
function firstOf(
  { moments }: Clocked,
  isKind: (kind: MomentName) => boolean,
  after?: { readonly at: number; readonly seq: number },
) {
  let first: (typeof moments)[number] | undefined;
  for (const moment of moments) {
    if (!isKind(moment.kind) || (after !== undefined && moment.at < after.at)) continue;
    if (first === undefined || moment.at < first.at) first = moment;
  }
  return first;
}
