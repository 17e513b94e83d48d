import type { Assessment } from '../advice/assess.ts';
import { FACT_NAMES, FACTS } from '../case/facts.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import type { Rules } from '../deadlines/rules.ts';
import { PROBLEMS } from '../knowledge/problems.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';
import { stateText } from './clock-lines.ts';
import { factText } from './fact-text.ts';

/** The whole case as tab-separated lines for a pipe: facts as `fact`, clocks as `clock`, the step as `next`. */
export function caseRows(
  assessment: Assessment,
  messages: Messages,
  language: Language,
  rules: Rules,
): string[] {
  const { judged, state, number, deadlines, next, now, warnings } = assessment;
  const iso = (instant: number | null) => (instant === null ? '' : isoInstant(instant));
  return [
    ['case', number, judged.problem, judged.detail ?? '', PROBLEMS[judged.problem].name[language]],
    ...FACT_NAMES.filter((name) => state.facts[name] !== undefined).map((name) => [
      'fact',
      FACTS[name].flag,
      factText(name, state.facts[name], messages),
    ]),
    ...warnings.map((warning) => [
      'warning',
      warning,
      messages.warnings[warning].what,
      messages.warnings[warning].instead,
    ]),
    ...deadlines.map((deadline) => [
      'clock',
      deadline.window.id,
      deadline.window.owedBy,
      deadline.state,
      iso(deadline.dueAt ?? deadline.wouldEndAt),
      deadline.window.basis,
      deadline.certainty,
      stateText(deadline, rules, messages, now),
    ]),
    ['evidence', assessment.strength.met, assessment.strength.need],
    ['next', next.command, messages.next[next.action].action],
  ].map((cells) => cells.join('\t'));
}
