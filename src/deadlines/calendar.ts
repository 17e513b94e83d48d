import type { LoadedNotice } from '../case/own-rules.ts';
import type { YearNotice } from '../knowledge/workdays.ts';
import { type DayParts, dayFrom, partsOf, weekdayOf } from './civil-day.ts';

/** Which civil days are worked, and how far that is known. */
export interface WorkCalendar {
  isWorkingDay(day: number): boolean;
  /** A day the notice lists as part of a holiday: the narrower reading of 法定节假日 (令121 第45条). */
  isPublicHoliday(day: number): boolean;
  /** False where a notice that is still to come may change the day. */
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
