import type { Unit } from '../knowledge/windows/row.ts';

/** No number that could be an instant lies further away: a date of it could not be shown. */
const FURTHEST = 8e15;
/** The years 1900 and 3000. */
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(3000, 0, 1);
/** What clocks count from. */
const INSTANTS: readonly string[] = ['at', 'recordedAt', 'paidAt', 'orderedAt', 'knownAt'];

/** A century: far beyond any period that can be typed. In days, working days counted as such. */
const LONGEST = 36_525;
const DAYS: Readonly<Record<Unit, number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  'working-days': 1,
  months: 31,
  years: 366,
};

/**
 * Whether every period and instant of an event that comes from elsewhere is one that clocks can be counted with:
 * they go day by day, and a period of a million years would never end.
 */
export function isCountable(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) <= FURTHEST;
  if (typeof value !== 'object' || value === null) return true;
  if (isEndless(value)) return false;
  return Object.entries(value).every(([name, one]) => {
    if (INSTANTS.includes(name) && typeof one === 'number' && !(one >= EARLIEST && one < LATEST))
      return false;
    return isCountable(one);
  });
}

function isEndless(value: object): boolean {
  const { amount, most, unit, answerDays } = value as Readonly<Record<string, unknown>>;
  const days = typeof unit === 'string' && unit in DAYS ? DAYS[unit as Unit] : 0;
  const tooLong = (length: unknown) => typeof length === 'number' && length * days > LONGEST;
  return tooLong(amount) || tooLong(most) || (typeof answerDays === 'number' && answerDays > LONGEST);
}
