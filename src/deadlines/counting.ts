import type { RollOver } from '../knowledge/windows/row.ts';
import type { WorkCalendar } from './calendar.ts';

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
