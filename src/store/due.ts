import { judge } from '../case/view.ts';
import type { CaseState } from '../case/state.ts';
import { alarms, deadlinesOf } from '../deadlines/deadlines.ts';
import type { Rules } from '../deadlines/rules.ts';

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
export function dueRows(state: CaseState, { windows, calendar }: Rules): DueRow[] {
  if (state.closed) return [];
  const clocked = { ...judge(state.facts), moments: state.moments, closed: false };
  return deadlinesOf(clocked, windows, calendar, state.openedAt).flatMap((deadline) => {
    if (deadline.dueAt === null || deadline.startedBySeq === null || deadline.metAt !== null) return [];
    const { window } = deadline;
    const alarming = !alarms(window, false) ? 0 : alarms(window, true) ? 1 : 2;
    const { id, owedBy } = window;
    return [{ window: id, startedBy: deadline.startedBySeq, dueAt: deadline.dueAt, owedBy, alarming }];
  });
}

/** Changes whenever the rows of an unchanged case might. */
export function rulesStamp({ windows, lastAnnounced }: Rules): string {
  const parts = windows.map(({ id, owedBy, nature, starts, length, basis, rollOver, metBy, problems }) =>
    [
      id,
      owedBy,
      nature,
      starts,
      length.amount,
      length.most,
      length.unit,
      basis,
      rollOver,
      metBy,
      problems,
    ].join(),
  );
  return [lastAnnounced, ...parts].join(';');
}

/**
 * Places in the list of open cases: others' clocks that are over first, newest first; then what is due,
 * soonest first; then the rest, newest case first.
 * @param cases each with its number and its rows
 */
export function listOrder(
  cases: readonly { number: number; rows: readonly DueRow[] }[],
  now: number,
): number[] {
  const ranked = cases.map(({ number, rows }) => {
    const over = rows
      .filter(({ owedBy, dueAt }) => owedBy !== 'you' && dueAt <= now)
      .map(({ dueAt }) => dueAt);
    const due = rows.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt);
    if (over.length > 0) return { number, group: 0, key: -Math.max(...over) };
    if (due.length > 0) return { number, group: 1, key: Math.min(...due) };
    return { number, group: 2, key: -number };
  });
  return ranked
    .toSorted((a, b) => a.group - b.group || a.key - b.key || a.number - b.number)
    .map(({ number }) => number);
}
