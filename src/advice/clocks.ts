import type { Deadline } from '../deadlines/deadlines.ts';
import type { Party } from '../knowledge/parties.ts';

function runs({ state }: Deadline): boolean {
  return state === 'running' || state === 'soon';
}

/** The running clock among some windows that ends first; null where none of them runs. */
export function running(deadlines: readonly Deadline[], ids: readonly string[]): Deadline | null {
  return first(deadlines.filter((deadline) => runs(deadline) && ids.includes(deadline.window.id)));
}

/** The answer of somebody's that is due first. */
export function soonestOf(deadlines: readonly Deadline[], party: Party): Deadline | null {
  return first(
    deadlines.filter(
      (deadline) =>
        runs(deadline) && deadline.window.owedBy === party && deadline.window.nature === 'they-owe',
    ),
  );
}

/** An answer that was owed in one of some windows did not come. */
export function hasRunOut(deadlines: readonly Deadline[], ids: readonly string[]): boolean {
  return deadlines.some(
    ({ window, state }) => ids.includes(window.id) && state === 'over' && window.nature === 'they-owe',
  );
}

function first(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))[0] ?? null;
}
