import { judge } from '../case/classify.ts';
import { type CaseState, FOLD_VERSION } from '../case/state.ts';
import { alarms, deadlinesOf } from '../clocks/deadlines.ts';
import { alarmBasis, type Rules } from '../clocks/windows.ts';
import { DAY } from '../time/day.ts';
import type { Database } from './database.ts';

/** A clock that runs in an open case, as the store keeps it to order the list. */
export interface DueRow {
  readonly window: string;
  readonly startedBy: number;
  /** Exclusive end, milliseconds UTC. */
  readonly dueAt: number;
  readonly owedBy: string;
  /** 0 never alarms, 1 alarms until it is met, 2 alarms only until it is over. */
  readonly alarming: 0 | 1 | 2;
}

/** The clocks of a case that run; none of a closed one. Does not depend on the present instant. */
export function dueRows(state: CaseState, rules: Rules): DueRow[] {
  if (state.closed) return [];
  return deadlinesOf(state, judge(state.facts), rules, state.openedAt).flatMap((deadline) => {
    if (deadline.dueAt === null || deadline.startedBySeq === null || deadline.metAt !== null) return [];
    const { window } = deadline;
    const basis = alarmBasis(window);
    const before = alarms(window.nature, basis, { over: false });
    const alarming = !before ? 0 : alarms(window.nature, basis, { over: true }) ? 1 : 2;
    const { id, owedBy } = window;
    return [{ window: id, startedBy: deadline.startedBySeq, dueAt: deadline.dueAt, owedBy, alarming }];
  });
}

/**
 * Changes whenever the state or the rows of an unchanged case might.
 * @param own the head of the chain that keeps what the user added for the whole store
 */
export function rulesStamp({ windows, announced }: Rules, own: string): string {
  const parts = windows.map((row) =>
    // Words may be mended without any date moving.
    JSON.stringify({ ...row, name: null, source: null, whenOver: null, law: null }),
  );
  return [FOLD_VERSION, announced.last, own, ...parts].join(';');
}

/** A clock due within this time presses. */
export const SOON = DAY;

/** The clocks that alarm at an instant: what is due within 24 hours, soonest first, then what is over, newest first. */
export function pressingOrder<R extends Pick<DueRow, 'dueAt' | 'alarming'>>(
  rows: readonly R[],
  now: number,
): R[] {
  const byEnd = rows.toSorted((a, b) => a.dueAt - b.dueAt);
  const soon = byEnd.filter(({ dueAt, alarming }) => alarming > 0 && dueAt > now && dueAt <= now + SOON);
  const over = byEnd.filter(({ dueAt, alarming }) => alarming === 1 && dueAt <= now);
  return [...soon, ...over.toReversed()];
}

/**
 * Places in the list of open cases: others' clocks that are over first, newest first; then what is due,
 * soonest first; then the rest, newest case first. Of those that end together, the case that came into the store
 * last stands first among what is over, and last among what is due.
 * @param cases each with its number and its rows, in the order they came into the store
 */
export function listOrder(
  cases: readonly { number: number; rows: readonly DueRow[] }[],
  now: number,
): number[] {
  const ranked = cases.map(({ number, rows }, place) => {
    const over = rows
      .filter(({ owedBy, dueAt }) => owedBy !== 'you' && dueAt <= now)
      .map(({ dueAt }) => dueAt);
    const due = rows.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt);
    if (over.length > 0) return { number, group: 0, key: -Math.max(...over), place: -place };
    if (due.length > 0) return { number, group: 1, key: Math.min(...due), place };
    return { number, group: 2, key: -number, place };
  });
  return ranked
    .toSorted((a, b) => a.group - b.group || a.key - b.key || a.place - b.place)
    .map(({ number }) => number);
}

interface Row {
  readonly number: number;
}

/** A clock of somebody else that is over: the user may act now. */
const OTHERS_OVER = "owed_by <> 'you' AND due_at <= ?";
const none = (clocks: string) => `NOT EXISTS (SELECT 1 FROM due WHERE due.chain = chain.id AND ${clocks})`;

const OVER =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE ${OTHERS_OVER} ORDER BY due_at DESC, due.chain DESC`;
const AHEAD =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE due_at > ? AND ${none(OTHERS_OVER)} ORDER BY due_at, due.chain`;
const REST =
  'SELECT number FROM chain JOIN state ON state.chain = chain.id ' +
  `WHERE open = 1 AND ${none(OTHERS_OVER)} AND ${none('due_at > ?')} ORDER BY number DESC`;

/**
 * The numbers of the open cases in the order of the list (`due.ts` has the same order for rows in memory), read from
 * the due table one by one along its index (where two end together, too): the first twenty cost the same however
 * many there are.
 */
export function* listedNumbers(database: Database, now: number): Generator<number> {
  const seen = new Set<number>();
  for (const { number } of readAll(database, now)) {
    if (seen.has(number)) continue;
    seen.add(number);
    yield number;
  }
}

function* readAll(database: Database, now: number): Generator<Row> {
  yield* database.each<Row>(OVER, now);
  yield* database.each<Row>(AHEAD, now, now);
  yield* database.each<Row>(REST, now, now);
}
