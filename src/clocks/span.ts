import { addMonths, dayOf, HOUR, MINUTE, startOfDay } from '../time/day.ts';
import type { Length, Period, Unit } from '../time/period.ts';
import { addWorkingDays, type RollOver, rollOver, type WorkCalendar } from '../time/working-days.ts';

/** The two readings of when a window ends: exclusive instants, equal if there is only one reading. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
  /** For each reading: whether no day was counted that a later notice of days off may change. */
  readonly certain: { readonly earliest: boolean; readonly latest: boolean };
}

/**
 * Measures a window from an instant. Minutes and hours run from the minute (民法典 201 ¶2); of days, months and
 * years the first is not counted and the last ends at 24:00 Shanghai time (201 ¶1, 202, 203 ¶2). A last day on a
 * day off moves by each reading that the window's source allows. A named instant stays where it is.
 * @param from the instant that starts the clock, milliseconds UTC
 */
export function measure(
  { period, rollOver: rules }: { readonly period: Period; readonly rollOver: readonly RollOver[] },
  from: number,
  calendar: WorkCalendar,
): Span {
  if ('until' in period) return { earliest: period.until, latest: period.until, certain: SURE };
  const { amount, most = amount, unit } = period;
  if (unit === 'minutes' || unit === 'hours') {
    const step = unit === 'hours' ? HOUR : MINUTE;
    return { earliest: from + amount * step, latest: from + most * step, certain: SURE };
  }
  const first = lastDay(from, amount, unit, calendar);
  const last = most === amount ? first : lastDay(from, most, unit, calendar);
  const early = rules
    .map((rule) => rollOver(first.day, rule, calendar))
    .reduce((a, b) => (b.day < a.day ? b : a));
  const late = rules.map((rule) => rollOver(last.day, rule, calendar));
  return {
    earliest: endOfDay(early.day),
    latest: endOfDay(Math.max(...late.map(({ day }) => day))),
    certain: {
      earliest: first.certain && early.certain,
      latest: last.certain && late.every(({ certain }) => certain),
    },
  };
}

const SURE = { earliest: true, latest: true } as const;

/** The last day of a length, before it moves for a day off. */
function lastDay(
  from: number,
  amount: number,
  unit: Exclude<Unit, 'minutes' | 'hours'>,
  calendar: WorkCalendar,
) {
  const day = dayOf(from);
  switch (unit) {
    case 'working-days':
      return addWorkingDays(day, amount, calendar);
    case 'months':
      return { day: addMonths(day, amount), certain: true };
    case 'years':
      return { day: addMonths(day, amount * 12), certain: true };
    case 'days':
      return { day: day + amount, certain: true };
  }
}

function endOfDay(day: number): number {
  return startOfDay(day + 1);
}

/** The unit in which a period is counted down: one that names an instant by the minute, else by the day. */
export function unitOf(period: Period): Length['unit'] {
  if (!('until' in period)) return period.unit;
  return period.until === startOfDay(dayOf(period.until)) ? 'days' : 'hours';
}
