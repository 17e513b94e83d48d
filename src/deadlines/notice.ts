import { dayFrom, isoDay, partsOf, weekdayOf } from './civil-day.ts';

export type NoticeProblem =
  'no-such-date' | 'wrong-year' | 'twice' | 'both' | 'work-on-weekday' | 'no-new-year' | 'year-gap';

export interface NoticeFault {
  readonly problem: NoticeProblem;
  readonly value: string;
}

/**
 * Everything that cannot be right about a year's notice of days off (YYYY-MM-DD): a date twice, both off and
 * worked, of another year, or none at all; a make-up day that is a weekday anyway; a year that follows on nothing.
 * Days from 25 December of the year before may be among them: the notice can still move those.
 */
export function noticeFaults(
  {
    year,
    off,
    work,
  }: { readonly year: number; readonly off: readonly string[]; readonly work: readonly string[] },
  announced: { readonly first: number; readonly last: number },
): NoticeFault[] {
  const faults: NoticeFault[] = [];
  const say = (problem: NoticeProblem, value: string) => faults.push({ problem, value });
  if (year < announced.first || year > announced.last + 1) say('year-gap', String(year));
  const seen = new Set<string>();
  for (const [list, works] of [
    [off, false],
    [work, true],
  ] as const) {
    for (const date of list) {
      const day = civilDay(date);
      if (day === undefined) say('no-such-date', date);
      else if (!belongs(day, year)) say('wrong-year', date);
      else if (works && off.includes(date)) say('both', date);
      else if (seen.has(date)) say('twice', date);
      else if (works && ![0, 6].includes(weekdayOf(day))) say('work-on-weekday', date);
      seen.add(date);
    }
  }
  if (!off.includes(`${year}-01-01`)) say('no-new-year', `${year}-01-01`);
  return faults;
}

function civilDay(iso: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  if (year === undefined) return undefined;
  const day = dayFrom({ year: Number(year), month: Number(month), date: Number(date) });
  return isoDay(day) === iso ? day : undefined;
}

function belongs(day: number, year: number): boolean {
  const parts = partsOf(day);
  return parts.year === year || (parts.year === year - 1 && parts.month === 12 && parts.date >= 25);
}
