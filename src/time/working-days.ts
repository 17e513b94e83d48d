/** Which days are worked, how working days are counted, and what a notice of days off can get wrong. */
import { dayFrom, dayOfIso, type DayParts, partsOf, weekdayOf } from './day.ts';
import type { LoadedNotice, YearNotice } from './days-off.ts';

/** Which civil days are worked, and how far that is known. */
export interface WorkCalendar {
  isWorkingDay(day: number): boolean;
  /** A day the notice lists as part of a holiday: the narrower reading of 法定节假日 (令121 第45条). */
  isPublicHoliday(day: number): boolean;
  /** False if a notice that is still to come may change the day. */
  isCertain(day: number): boolean;
}

interface Year {
  readonly off: Set<number>;
  readonly work: Set<number>;
}

/**
 * A calendar over the notices of the years that were announced, and over those the user loaded. Past them, days follow the week and are not
 * certain; nor are days from 25 December of the last year on, which the next notice can still move.
 */
export function makeCalendar(
  notices: Readonly<Record<number, YearNotice>>,
  announced: { readonly first: number; readonly last: number },
  loaded: readonly LoadedNotice[] = [],
): WorkCalendar {
  const years = new Map<number, Year>();
  const yearOf = ({ year }: DayParts): Year => {
    let known = years.get(year);
    if (!known) {
      const own = loaded.findLast((one) => one.year === year);
      const notice = (own ? undefined : notices[year]) ?? { off: '', work: '' };
      known = { off: unpack(year, notice.off), work: unpack(year, notice.work) };
      // A notice for the next year may still change the last days of this one.
      for (const { off, work } of loaded) for (const day of [...off, ...work]) mark(known, day, year, off);
      years.set(year, known);
    }
    return known;
  };
  return {
    isWorkingDay(day) {
      const { off, work } = yearOf(partsOf(day));
      if (work.has(day)) return true;
      const weekday = weekdayOf(day);
      return weekday !== 0 && weekday !== 6 && !off.has(day);
    },
    isPublicHoliday: (day) => yearOf(partsOf(day)).off.has(day),
    isCertain: (day) =>
      day >= dayFrom({ year: announced.first, month: 1, date: 1 }) &&
      day < dayFrom({ year: announced.last, month: 12, date: 25 }),
  };
}

function mark({ off, work }: Year, day: number, year: number, daysOff: readonly number[]): void {
  if (partsOf(day).year !== year) return;
  const isOff = daysOff.includes(day);
  (isOff ? off : work).add(day);
  (isOff ? work : off).delete(day);
}

/** '0101-0103 0405' as civil days of a year. */
function unpack(year: number, runs: string): Set<number> {
  const days = new Set<number>();
  for (const run of runs.split(' ').filter(Boolean)) {
    const [first, last] = run.split('-');
    if (first === undefined) continue;
    const end = monthDay(year, last ?? first);
    for (let day = monthDay(year, first); day <= end; day++) days.add(day);
  }
  return days;
}

function monthDay(year: number, mmdd: string): number {
  return dayFrom({ year, month: Number(mmdd.slice(0, 2)), date: Number(mmdd.slice(2)) });
}

/** A civil day that was counted to, and whether every day on the way was certain. */
export interface Counted {
  readonly day: number;
  readonly certain: boolean;
}

/** The nth working day after a day, which is itself not counted (民法典 201 ¶1). n is at least 1. */
export function addWorkingDays(from: number, n: number, calendar: WorkCalendar): Counted {
  let day = from;
  let certain = true;
  for (let left = n; left > 0;) {
    day += 1;
    certain &&= calendar.isCertain(day);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return { day, certain };
}

/** How many working days there are after a day, up to and with another. */
export function workingDaysBetween(from: number, to: number, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (calendar.isWorkingDay(day)) count += 1;
  return count;
}

/** What happens when the last day is a day off: nothing, or the next day that is none (by which list). */
export type RollOver = 'none' | 'rest-day' | 'public-holiday';

/**
 * Where a last day moves that falls on a day off: `rest-day` past every day not worked (民法典 203 ¶1:
 * 法定休假日), `public-holiday` only past days of a holiday (令121 第45条: 法定节假日), `none` nowhere.
 */
export function rollOver(last: number, rule: RollOver, calendar: WorkCalendar): Counted {
  if (rule === 'none') return { day: last, certain: true };
  const isOff = (day: number) =>
    rule === 'rest-day' ? !calendar.isWorkingDay(day) : calendar.isPublicHoliday(day);
  let day = last;
  while (isOff(day)) day += 1;
  return { day, certain: calendar.isCertain(day) };
}

type NoticeProblem =
  'no-such-date' | 'wrong-year' | 'twice' | 'both' | 'work-on-weekday' | 'no-new-year' | 'year-gap';

interface NoticeFault {
  readonly problem: NoticeProblem;
  readonly value: string;
}

/**
 * Everything that cannot be right about a year's notice of days off (YYYY-MM-DD): a date twice, both off and
 * worked, of another year, or none at all; a make-up day that is a weekday anyway; a year that follows on nothing.
 * Days from 25 December of the year before may be among them: the notice can still move those.
 */
export function noticeFaults(
  {
    year,
    off,
    work,
  }: { readonly year: number; readonly off: readonly string[]; readonly work: readonly string[] },
  announced: { readonly first: number; readonly last: number },
): NoticeFault[] {
  const faults: NoticeFault[] = [];
  const say = (problem: NoticeProblem, value: string) => faults.push({ problem, value });
  if (year < announced.first || year > announced.last + 1) say('year-gap', String(year));
  const seen = new Set<string>();
  for (const [list, works] of [
    [off, false],
    [work, true],
  ] as const) {
    for (const date of list) {
      const day = dayOfIso(date);
      if (day === undefined) say('no-such-date', date);
      else if (!belongs(day, year)) say('wrong-year', date);
      else if (works && off.includes(date)) say('both', date);
      else if (seen.has(date)) say('twice', date);
      else if (works && ![0, 6].includes(weekdayOf(day))) say('work-on-weekday', date);
      seen.add(date);
    }
  }
  if (!off.includes(`${year}-01-01`)) say('no-new-year', `${year}-01-01`);
  return faults;
}

function belongs(day: number, year: number): boolean {
  const parts = partsOf(day);
  return parts.year === year || (parts.year === year - 1 && parts.month === 12 && parts.date >= 25);
}
