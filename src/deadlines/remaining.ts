import type { WorkCalendar } from './calendar.ts';
import { DAY, dayOf, HOUR, MINUTE } from './civil-day.ts';
import { workingDaysBetween } from './counting.ts';
import type { Deadline } from './deadlines.ts';
import { unitOf } from './span.ts';

/** How long there is still, or how long it has been over, in the units a person counts in. */
export type Remaining =
  | { readonly kind: 'minutes'; readonly days: number; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'working-days'; readonly days: number };

/**
 * What remains of a running clock, or how long one has been over. Clocks of hours and whatever ends within
 * 24 hours are counted to the minute, working days in working days, the rest in days; the last day counts.
 */
export function remaining(deadline: Deadline, now: number, calendar: WorkCalendar): Remaining {
  const end = deadline.dueAt ?? deadline.wouldEndAt ?? now;
  const unit = unitOf(deadline.window.period);
  const gap = Math.abs(end - now);
  if (unit === 'minutes' || unit === 'hours' || (end > now && gap <= DAY)) return minutes(gap);
  const [earlier, later] = end > now ? [now, end - 1] : [end - 1, now];
  if (unit === 'working-days') {
    return { kind: 'working-days', days: workingDaysBetween(dayOf(earlier), dayOf(later), calendar) };
  }
  return { kind: 'days', days: dayOf(later) - dayOf(earlier) };
}

function minutes(gap: number): Remaining {
  return {
    kind: 'minutes',
    days: Math.floor(gap / DAY),
    hours: Math.floor((gap % DAY) / HOUR),
    minutes: Math.floor((gap % HOUR) / MINUTE),
  };
}
