import { NO_OWN_RULES, type OwnRules } from '../case/own-rules.ts';
import type { WindowRow } from '../knowledge/windows/row.ts';
import { WINDOWS } from '../knowledge/windows/windows.ts';
import { ANNOUNCED, NOTICES } from '../knowledge/workdays.ts';
import { makeCalendar, type WorkCalendar } from './calendar.ts';

/** What deadlines are computed from, apart from the case. */
export interface Rules {
  readonly windows: readonly WindowRow[];
  readonly calendar: WorkCalendar;
  /** The years whose days off were announced. */
  readonly announced: { readonly first: number; readonly last: number };
  /** Lengths the user set for every case of a site, by its sameness key and the window. */
  readonly siteLengths: OwnRules['siteLengths'];
}

/** The windows and the calendar that came with this release, with what the user added. */
export function makeRules({ notices, siteLengths }: OwnRules = NO_OWN_RULES): Rules {
  const last = Math.max(ANNOUNCED.last, ...notices.map(({ year }) => year));
  const announced = { first: ANNOUNCED.first, last };
  return {
    windows: WINDOWS,
    calendar: makeCalendar(NOTICES, announced, notices),
    announced,
    siteLengths,
  };
}
