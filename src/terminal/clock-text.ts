// How a clock is told: whose it is, when it ends, how it stands, and where it comes from.
import { type Deadline, remaining } from '../clocks/deadlines.ts';
import type { Rules } from '../clocks/windows.ts';
import { cite } from '../law/citation.ts';
import { PARTIES } from '../law/parties.ts';
import type { Paint } from '../ports.ts';
import { clockOf, dayOf, formatTime, isoDay, startOfDay, weekdayOf } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { MARKS } from './timeline.ts';

/** One clock as lines: its name and date, what remains, and where it comes from. */
export function clockLines(
  deadline: Deadline,
  rules: Rules,
  messages: Messages,
  view: { readonly now: number; readonly language: Language; readonly paint: Paint },
): string[] {
  const { window, state, certainty } = deadline;
  const { status } = messages;
  const { paint, language, now } = view;
  const provisional = certainty === 'provisional' ? status.provisional : '';
  const mark =
    state === 'over' && deadline.alarming
      ? paint.red
      : state === 'soon'
        ? paint.yellow
        : (text: string) => text;
  const when =
    deadline.dueAt === null ? '' : `${dueText(deadline, messages)}${provisional}${messages.punctuation.bar}`;
  return [
    `${clockMark(deadline)} ${paint.bold(window.name[language])}`,
    mark(`${when}${stateText(deadline, rules, messages, now)}`),
    ...readings(deadline, messages),
    ...(state === 'over' ? [window.whenOver[language]] : []),
    paint.dim(sourceText(deadline, messages, language)),
  ];
}

/** Whose clock it is, as the mark that stands before it on every screen. */
export function clockMark({ window }: Deadline): string {
  return window.owedBy === 'you' ? MARKS.yours : MARKS.theirs;
}

/** The end of a clock as people say it: the day before an exclusive midnight, or the minute. */
export function endText(end: number, { status }: Messages): string {
  const day = dayOf(end);
  const weekday = (of: number) => status.weekdays[weekdayOf(of)] ?? '';
  return end === startOfDay(day)
    ? status.before(isoDay(day - 1), weekday(day - 1))
    : status.at(isoDay(day), weekday(day), clockOf(end));
}

/** The moment from which a right stands: the day that begins with it, or the minute. */
export function fromText(start: number, { status }: Messages): string {
  const day = dayOf(start);
  const weekday = status.weekdays[weekdayOf(day)] ?? '';
  return status.from(
    start === startOfDay(day)
      ? status.day(isoDay(day), weekday)
      : status.exactly(isoDay(day), weekday, clockOf(start)),
  );
}

/** When a clock ends, in the way its nature asks for. */
export function dueText({ window, dueAt, wouldEndAt }: Deadline, messages: Messages): string {
  const end = dueAt ?? wouldEndAt;
  if (end === null) return '';
  return window.nature === 'right-from' ? fromText(end, messages) : endText(end, messages);
}

/** How much of a date a column has room for. */
export type DateStyle = 'weekday' | 'day';

/** When a clock ends, as short as it can be said: without the year if it is this one. */
export function shortDue(
  { window, dueAt, wouldEndAt }: Deadline,
  { status }: Messages,
  now: number,
  style: DateStyle,
): string {
  const end = dueAt ?? wouldEndAt;
  if (end === null) return '';
  const right = window.nature === 'right-from';
  const wholeDay = end === startOfDay(dayOf(end));
  const day = wholeDay && !right ? dayOf(end) - 1 : dayOf(end);
  const iso = isoDay(day);
  const thisYear = iso.slice(0, 4) === isoDay(dayOf(now)).slice(0, 4);
  const weekday = status.weekdays[weekdayOf(day)] ?? '';
  const date = thisYear ? (style === 'day' ? iso.slice(5) : `${iso.slice(5)} ${weekday}`) : iso;
  if (right) return status.from(wholeDay ? `${date} ` : `${date} ${clockOf(end)}`);
  return status.until(date, wholeDay ? '24:00' : clockOf(end));
}

/** What a clock says now, as short as it can be said. */
export function shortState(deadline: Deadline, rules: Rules, messages: Messages, now: number): string {
  const { status } = messages;
  const { window, state } = deadline;
  if (state === 'waiting') return status.startsWith(status.starts[deadline.startedBy] ?? deadline.startedBy);
  if (state === 'met') return status.metShort;
  const left = remaining(deadline, now, rules.calendar);
  if (window.nature === 'right-from')
    return state === 'over' ? status.rightSince(left) : status.rightIn(left);
  if (state !== 'over') return left.kind === 'minutes' ? status.left(left) : status.leftWorkingDays(left);
  return deadline.alarming ? status.late(left) : status.passed(left);
}

/** What a clock says now: how long there is, how long it is over, that it was met, or what starts it. */
export function stateText(deadline: Deadline, rules: Rules, messages: Messages, now: number): string {
  const { status } = messages;
  const { window, state } = deadline;
  const right = window.nature === 'right-from';
  if (state === 'met' && deadline.metAt !== null) {
    const time = formatTime(deadline.metAt);
    return window.owedBy === 'you' ? status.met(time) : status.metByThem(time);
  }
  if (state === 'waiting') {
    const starts = status.starts[deadline.startedBy] ?? deadline.startedBy;
    const end = dueText(deadline, messages);
    return right ? status.waitingForRight(starts, end) : status.waiting(starts, end);
  }
  const left = remaining(deadline, now, rules.calendar);
  if (right) return state === 'over' ? status.rightSince(left) : status.rightIn(left);
  if (state === 'over') return deadline.alarming ? status.overSince(left) : status.passed(left);
  return left.kind === 'minutes' ? status.left(left) : status.leftWorkingDays(left);
}

/** Both readings, if the source can be read in two ways and they differ. */
function readings({ window, earliestAt, lateFrom, state }: Deadline, messages: Messages): string[] {
  if (state === 'met' || earliestAt === null || lateFrom === null || earliestAt === lateFrom) return [];
  if (window.rollOver.length < 2) return [];
  const text = window.nature === 'right-from' ? fromText : endText;
  return [messages.status.twoReadings(text(earliestAt, messages), text(lateFrom, messages))];
}

/** Who owes it and where it comes from, with the article if it is law. */
function sourceText({ window }: Deadline, { status, punctuation }: Messages, language: Language): string {
  const sureness = window.verified ? '' : `${punctuation.comma}${status.unverified}`;
  const place = window.law?.find(({ article }) => article !== null);
  const article = place?.article
    ? `${language === 'en' ? ' ' : ''}${cite({ ...place, article: place.article })}`
    : '';
  const basis = `${status.basis[window.basis]}${sureness}${window.basis === 'law' ? article : ''}`;
  return `${PARTIES[window.owedBy][language]}${punctuation.bar}${basis}${punctuation.colon}${window.source[language]}`;
}
