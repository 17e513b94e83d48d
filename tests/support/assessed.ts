import { assess, type Assessment } from '../../src/advice/assess.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { foldHistory } from '../../src/case/state.ts';
import { NO_OWN_RULES } from '../../src/case/own-rules.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { FACTS_OF_STORY, historyOf, OPENED, PAID_AT } from './case-builders.ts';

export const RULES = makeRules(NO_OWN_RULES);

/** The story's case with other facts and what happened since, as it stands so many hours after the payment. */
export function assessed(facts: Partial<Facts>, events: readonly CaseEvent[], hours: number): Assessment {
  const all = { ...FACTS_OF_STORY, ...facts } as Facts;
  const state = foldHistory(historyOf({ ...OPENED, facts: all }, ...events));
  if (!state) throw new Error('no case');
  return assess({ number: 1, state }, RULES, PAID_AT + hours * 3_600_000);
}
