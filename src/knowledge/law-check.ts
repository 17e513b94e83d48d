import { CHECKS } from './statutes/checks.ts';

/** The title under which a law is checked: a code is one law, whatever its book. */
export function checkedTitle(law: string): string {
  return law.replace(/（(?:总则|合同)编）$/, '');
}

/** The day up to which every law was checked: the earliest of all, YYYY-MM-DD. */
export const LAW_CHECKED_ON = Object.values(CHECKS).reduce(
  (first, { on }) => (on < first ? on : first),
  '9999-12-31',
);

const SHANGHAI = 8 * 60 * 60 * 1000;

/**
 * Whether twelve months have passed since a law was checked: from the beginning of the same date a year later, in
 * Shanghai.
 * @param instant milliseconds, UTC
 * @param on the day of the check; that of the law that was checked first where absent
 */
export function lawCheckIsOld(instant: number, on: string = LAW_CHECKED_ON): boolean {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number);
  return instant >= Date.UTC(year + 1, month - 1, date) - SHANGHAI;
}
