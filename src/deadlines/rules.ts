import { WINDOWS, type WindowRow } from '../knowledge/windows.ts';
import { ANNOUNCED, NOTICES } from '../knowledge/workdays.ts';
import { makeCalendar, type WorkCalendar } from './calendar.ts';

/** What deadlines are computed from, apart from the case. */
export interface Rules {
  readonly windows: readonly WindowRow[];
  readonly calendar: WorkCalendar;
  /** The last year whose days off were announced. */
  readonly lastAnnounced: number;
}

/** The windows and the calendar that came with this release. */
export function shippedRules(): Rules {
  return { windows: WINDOWS, calendar: makeCalendar(NOTICES, ANNOUNCED), lastAnnounced: ANNOUNCED.last };
}
