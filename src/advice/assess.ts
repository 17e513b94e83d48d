import { judge, type Judged } from '../case/classify.ts';
import type { FactName } from '../case/facts.ts';
import type { StoredCase } from '../case/state.ts';
import { type Deadline, deadlinesOf } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import { type Strength, strengthOf } from './evidence.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { openGates, type Warning, warningsOf } from './warnings.ts';

/** A case as it stands at an instant: what problem it is, its clocks, the step to take. */
export interface Assessment extends StoredCase {
  readonly judged: Judged;
  readonly deadlines: readonly Deadline[];
  readonly next: NextStep;
  readonly warnings: readonly Warning[];
  readonly strength: Strength;
  /** The open questions whose answers would change which clocks or laws apply. */
  readonly gates: readonly FactName[];
  readonly now: number;
}

export function assess(stored: StoredCase, rules: Rules, now: number): Assessment {
  const judged = judge(stored.state.facts);
  const deadlines = deadlinesOf(stored.state, judged, rules, now);
  const { facts } = stored.state;
  const strength = strengthOf(stored.state, judged);
  return {
    ...stored,
    judged,
    deadlines,
    next: nextStep(stored, judged, deadlines, strength, now),
    warnings: warningsOf(facts),
    gates: openGates(facts),
    strength,
    now,
  };
}

/** Whether a clock calls for something now: due within 24 hours, or over. */
export function isAlarming({ alarming, state }: Deadline): boolean {
  return alarming && (state === 'soon' || state === 'over');
}
