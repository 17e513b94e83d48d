import { judge, type Judged } from '../case/view.ts';
import type { StoredCase } from '../case/state.ts';
import { type Deadline, deadlinesOf } from '../deadlines/deadlines.ts';
import type { Rules } from '../deadlines/rules.ts';
import { type NextStep, nextStep } from './next-step.ts';

/** A case as it stands at an instant: what it is, its clocks, the step to take. */
export interface Assessment extends StoredCase {
  readonly judged: Judged;
  readonly deadlines: readonly Deadline[];
  readonly next: NextStep;
  readonly now: number;
}

export function assess(stored: StoredCase, { windows, calendar }: Rules, now: number): Assessment {
  const judged = judge(stored.state.facts);
  const clocked = { ...judged, moments: stored.state.moments, closed: stored.state.closed !== null };
  const deadlines = deadlinesOf(clocked, windows, calendar, now);
  return { ...stored, judged, deadlines, next: nextStep(stored, deadlines), now };
}

/** A clock that calls for something now: due within 24 hours, or over. */
export function isAlarming({ alarming, state }: Deadline): boolean {
  return alarming && (state === 'soon' || state === 'over');
}
