import type { Rules } from '../deadlines/rules.ts';
import { clockOf, dayOf, isoDay, startOfDay, weekdayOf } from '../deadlines/civil-day.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import { remaining } from '../deadlines/remaining.ts';
import type { Messages } from '../messages/messages.ts';
import type { Paint } from '../ports.ts';
import { formatTime } from '../case/time-text.ts';

/** The end of a clock as people say it: the day before an exclusive midnight, or the minute. */
export function endText(end: number, { status }: Messages): string {
  const day = dayOf(end);
  const weekday = (of: number) => status.weekdays[weekdayOf(of)] ?? '';
  return end === startOfDay(day)
    ? status.before(isoDay(day - 1), weekday(day - 1))
    : status.at(isoDay(day), weekday(day), clockOf(end));
}

/** What a clock says now: how long there is, how long it is over, that it was met, or what starts it. */
export function stateText(deadline: Deadline, rules: Rules, messages: Messages, now: number): string {
  const { status } = messages;
  const { window, state } = deadline;
  if (state === 'met' && deadline.metAt !== null) return status.met(formatTime(deadline.metAt));
  if (state === 'waiting') {
    return status.waiting(
      status.starts[window.starts] ?? window.starts,
      endText(deadline.wouldEndAt ?? now, messages),
    );
  }
  const left = remaining(deadline, now, rules.calendar);
  if (state === 'over') return deadline.alarming ? status.overSince(left) : status.passed(left);
  return left.kind === 'minutes' ? status.left(left) : status.leftWorkingDays(left);
}

/** One clock as lines: its name and date, what remains, and where it comes from. */
export function clockLines(
  deadline: Deadline,
  rules: Rules,
  messages: Messages,
  view: { readonly now: number; readonly language: 'zh' | 'en'; readonly paint: Paint },
): string[] {
  const { status } = messages;
  const { window, state, certainty } = deadline;
  const { paint, language, now } = view;
  const provisional = certainty === 'provisional' ? status.provisional : '';
  const mark =
    state === 'over' && deadline.alarming
      ? paint.red
      : state === 'soon'
        ? paint.yellow
        : (text: string) => text;
  const when = deadline.dueAt === null ? '' : `${endText(deadline.dueAt, messages)}${provisional}｜`;
  const sureness = window.verified ? '' : `，${status.unverified}`;
  const whenOver = state === 'over' ? [`${window.whenOver[language]}`] : [];
  return [
    `· ${paint.bold(window.name[language])}`,
    mark(`${when}${stateText(deadline, rules, messages, now)}`),
    ...whenOver,
    paint.dim(
      `${status.owedBy[window.owedBy] ?? window.owedBy}｜${status.basis[window.basis]}${sureness}：${window.source[language]}`,
    ),
  ];
}
