// The list of cases: a line each, the most pressing last, where the eye rests.
import type { Assessment } from '../advice/assess.ts';
import { isPastTheSite } from '../advice/warnings.ts';
import { claimOf, formatYuan } from '../case/facts.ts';
import { refundedFen } from '../case/state.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import type { Output } from '../ports.ts';
import { isoInstant } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { clockMark, shortDue, shortState } from './clock-text.ts';
import { padEnd, truncate, width } from './text.ts';

/** The widest that the name of a site may be in the list; columns. */
const SITE = 16;

/** Cases in the order of the store (the most pressing first), a line each, the most pressing last. */
export function listLines(
  assessed: readonly Assessment[],
  rules: Rules,
  messages: Messages,
  language: Language,
  { columns, paint }: Pick<Output, 'columns' | 'paint'>,
): string[] {
  const rows = assessed.toReversed().map((assessment) => {
    const { number, state, warnings, now, deadlines } = assessment;
    const claim = claimOf(state.facts);
    const back = refundedFen(state);
    const clock = state.closed ? undefined : mostPressing(deadlines, now);
    const first = isPastTheSite(warnings) && !state.closed ? warnings[0] : undefined;
    const about = clock
      ? [shortDue(clock, messages, now, 'day'), shortState(clock, rules, messages, now)]
      : ['', ''];
    return {
      clock: first ? undefined : clock,
      warning: first,
      number: String(number),
      site: truncate(clean(state.facts.site), SITE),
      money: back === 0 ? formatYuan(claim) : messages.status.rest(formatYuan(Math.max(0, claim - back))),
      due: about[0] ?? '',
      left: about[1] ?? '',
      text: state.closed
        ? messages.status.closedTag(messages.outcomes[state.closed.outcome] ?? '')
        : first
          ? `${messages.punctuation.alert(messages.status.warning)}${messages.warnings[first].what}`
          : (clock?.window.name[language] ?? messages.next[assessment.next.action].action),
    };
  });
  const widest = (of: 'number' | 'site' | 'money' | 'due' | 'left') =>
    Math.max(
      0,
      ...rows
        .filter((row) => row.clock || of === 'number' || of === 'site' || of === 'money')
        .map((row) => width(row[of])),
    );
  const [number, site, money, due, left] = [
    widest('number'),
    widest('site'),
    widest('money'),
    widest('due'),
    widest('left'),
  ];
  return rows.map((row) => {
    const start = `${row.number.padStart(number)}  ${padEnd(row.site, site)}  ${padEnd(row.money, money)}  `;
    const line = row.clock
      ? `${start}${clockMark(row.clock)} ${padEnd(row.due, due)}  ${padEnd(row.left, left)}  ${row.text}`
      : `${start}${row.text}`;
    const cut = truncate(line, columns).trimEnd();
    if (row.warning || (row.clock?.state === 'over' && row.clock.alarming)) return paint.red(cut);
    return row.clock?.state === 'soon' ? paint.yellow(cut) : cut;
  });
}

/** The same as tab-separated lines for a script, in the order of the store. */
export function listRows(assessed: readonly Assessment[]): string[] {
  const header = [
    'case',
    'problem',
    'site',
    'order',
    'amount',
    'refunded',
    'window',
    'due',
    'state',
    'command',
  ];
  const rows = assessed.map(({ number, judged, state, deadlines, now, next }) => {
    const { facts } = state;
    const clock = mostPressing(deadlines, now);
    return [
      number,
      judged.problem,
      clean(facts.site),
      clean(facts.order ?? ''),
      formatYuan(facts.amountFen),
      formatYuan(refundedFen(state)),
      clock?.window.id ?? '',
      clock?.dueAt == null ? '' : isoInstant(clock.dueAt),
      clock?.state ?? '',
      next.command,
    ];
  });
  return [header, ...rows].map((cells) => cells.join('\t'));
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
