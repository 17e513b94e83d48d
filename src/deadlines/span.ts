import type { WindowRow } from '../knowledge/windows.ts';
import type { WorkCalendar } from './calendar.ts';
import { addMonths, dayOf, HOUR, startOfDay } from './civil-day.ts';
import { addWorkingDays, rollOver } from './counting.ts';

/** The two readings of when a window ends: exclusive instants, equal where there is only one reading. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
  /** False where a day was counted that no notice of days off covers yet. */
  readonly certain: boolean;
}

/**
 * Measures a window from an instant. Hours run from the minute (民法典 201 ¶2); of days, months and years the
 * first is not counted and the last ends at 24:00 Shanghai time (201 ¶1, 202, 203 ¶2). A last day on a day off
 * moves by each reading the window's source allows.
 * @param from the instant that starts the clock, milliseconds UTC
 */
export function measure({ length, rollOver: rules }: WindowRow, from: number, calendar: WorkCalendar): Span {
  const most = length.most ?? length.amount;
  if (length.unit === 'hours') {
    return { earliest: from + length.amount * HOUR, latest: from + most * HOUR, certain: true };
  }
  const first = lastDay(from, length.amount, length.unit, calendar);
  const last = most === length.amount ? first : lastDay(from, most, length.unit, calendar);
  const early = rules.map((rule) => rollOver(first.day, rule, calendar));
  const late = rules.map((rule) => rollOver(last.day, rule, calendar));
  return {
    earliest: endOfDay(Math.min(...early.map(({ day }) => day))),
    latest: endOfDay(Math.max(...late.map(({ day }) => day))),
    certain: first.certain && last.certain && [...early, ...late].every(({ certain }) => certain),
  };
}

function lastDay(from: number, amount: number, unit: WindowRow['length']['unit'], calendar: WorkCalendar) {
  const day = dayOf(from);
  switch (unit) {
    case 'working-days':
      return addWorkingDays(day, amount, calendar);
    case 'months':
      return { day: addMonths(day, amount), certain: true };
    case 'years':
      return { day: addMonths(day, amount * 12), certain: true };
    default:
      return { day: day + amount, certain: true };
  }
}

function endOfDay(day: number): number {
  return startOfDay(day + 1);
}
