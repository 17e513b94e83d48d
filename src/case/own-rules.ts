import { dayOfIso } from '../time/day.ts';
import type { LoadedNotice } from '../time/days-off.ts';
import type { Length } from '../time/period.ts';
import { samenessKey } from './text.ts';

interface Common {
  readonly version: 1;
  readonly at: number;
  readonly recordedAt: number;
}

/** What can happen to the whole store: rules of the user's own. Written once and never changed. */
export type StoreEvent = Common &
  (
    | {
        readonly type: 'site-rule-set';
        readonly site: string;
        readonly window: string;
        /** Null takes the user's own length back. */
        readonly length: Length | null;
      }
    | {
        readonly type: 'workdays-added';
        readonly year: number;
        /** Days off and make-up days, YYYY-MM-DD. */
        readonly off: readonly string[];
        readonly work: readonly string[];
      }
    | {
        /** A rule was taken away for good, with the name of its site. */
        readonly type: 'erased';
        /** The place of the rule in the chain. */
        readonly number: number;
      }
  );

/** What the user added for the whole store. */
export interface OwnRules {
  /** One for each year: the newest that was loaded. */
  readonly notices: readonly LoadedNotice[];
  /** Lengths for every case of a site, by the site's `samenessKey` and the window. */
  readonly siteLengths: Readonly<Record<string, Readonly<Record<string, Length>>>>;
}

export const NO_OWN_RULES: OwnRules = { notices: [], siteLengths: {} };

/** The user's rules after one more event. */
export function foldOwnRules({ notices, siteLengths }: OwnRules, event: StoreEvent): OwnRules {
  if (event.type === 'erased') return { notices, siteLengths };
  if (event.type === 'workdays-added') {
    const { year } = event;
    const notice = { year, off: daysOf(event.off), work: daysOf(event.work) };
    return { siteLengths, notices: [...notices.filter((one) => one.year !== year), notice] };
  }
  const site = samenessKey(event.site);
  const { [event.window]: _, ...others } = siteLengths[site] ?? {};
  const lengths = event.length === null ? others : { ...others, [event.window]: event.length };
  return { notices, siteLengths: { ...siteLengths, [site]: lengths } };
}

/** A notice with a date that does not exist is refused when it is loaded; one that came in otherwise counts without it. */
function daysOf(dates: readonly string[]): number[] {
  return dates.map(dayOfIso).filter((day) => day !== undefined);
}
