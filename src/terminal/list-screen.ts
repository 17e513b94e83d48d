import type { Assessment } from '../advice/assess.ts';
import { isPastTheSite } from '../advice/warnings.ts';
import { formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import type { Output } from '../ports.ts';
import { isoInstant } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { headLines } from './case-screen.ts';
import { clockMark, dueText, stateText } from './clock-text.ts';
import { truncate } from './text.ts';

/** A case in the list: at most three lines for a person, one for a pipe. */
export function listLines(
  assessment: Assessment,
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, isTerminal, paint }: Output,
): string[] {
  const { deadlines, next, now, number, state, judged } = assessment;
  const clock = mostPressing(deadlines, now);
  if (!isTerminal) {
    const { facts } = state;
    const cells = [
      number,
      judged.problem,
      clean(facts.site),
      clean(facts.order ?? ''),
      formatYuan(facts.amountFen),
    ];
    const due = clock?.dueAt ?? null;
    return [
      [
        ...cells,
        clock?.window.id ?? '',
        due === null ? '' : isoInstant(due),
        clock?.state ?? '',
        next.command,
      ].join('\t'),
    ];
  }
  const [title = '', about = ''] = headLines(assessment, messages, language);
  const closed = state.closed ? messages.status.closedTag(messages.outcomes[state.closed.outcome] ?? '') : '';
  const [warning] = assessment.warnings;
  // On a narrow screen the name of the clock matters more than the year.
  const when =
    clock && (columns < 80 ? dueText(clock, messages).replace(/\d{4}-/, '') : dueText(clock, messages));
  const pressing = clock
    ? [
        `${clockMark(clock)} ${when}`,
        stateText(clock, rules, messages, now),
        clock.window.name[language],
      ].join(messages.punctuation.bar)
    : '';
  const mark =
    clock?.state === 'over' && clock.alarming
      ? paint.red
      : clock?.state === 'soon'
        ? paint.yellow
        : paint.dim;
  return [
    paint.bold(truncate(title, columns)),
    truncate(`  ${about}`, columns),
    warning && isPastTheSite(assessment.warnings) && !state.closed
      ? paint.red(
          truncate(
            `  ${messages.punctuation.alert(messages.status.warning)}${messages.warnings[warning].what}`,
            columns,
          ),
        )
      : mark(truncate(`  ${closed || pressing || next.command}`, columns)),
  ];
}

/** The newest clock of others that is over, else the next to run out. */
function mostPressing(deadlines: readonly Deadline[], now: number): Deadline | undefined {
  const running = deadlines.filter(({ dueAt, state }) => dueAt !== null && state !== 'met');
  const byEnd = running.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  return (
    byEnd.findLast(({ window, dueAt }) => window.owedBy !== 'you' && (dueAt ?? 0) <= now) ??
    byEnd.find(({ dueAt }) => (dueAt ?? 0) > now)
  );
}
