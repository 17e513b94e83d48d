import * as z from 'zod';

/* Files of days off and make-up days that the user loads with `refund rules workdays`. */

const dates = z.array(z.string());
const plain = z.object({ year: z.number().int(), off: dates, work: dates });
/** Years as keys, each with its days; other keys are ignored. */
const byYear = z.record(z.string(), z.unknown());
const lists = z.object({ off: dates, work: dates });
/** One list of days, each saying whether it is off. */
const marked = z.object({
  year: z.number().int(),
  days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })),
});

/** The notice of a year as a file gives it: dates as they stand there, not checked yet. */
export interface NoticeText {
  readonly year: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** The notices of a file in any of three shapes; undefined if it has none of them. */
export function readWorkdayFile(json: unknown): NoticeText[] | undefined {
  const one = plain.safeParse(json);
  if (one.success) return [one.data];
  const list = marked.safeParse(json);
  if (list.success) {
    const { year, days } = list.data;
    const datesOf = (off: boolean) => days.filter(({ isOffDay }) => isOffDay === off).map(({ date }) => date);
    return [{ year, off: datesOf(true), work: datesOf(false) }];
  }
  const years = byYear.safeParse(json);
  if (!years.success) return undefined;
  const found = Object.entries(years.data).flatMap(([key, value]) => {
    const days = lists.safeParse(value);
    return /^\d{4}$/.test(key) && days.success ? [{ year: Number(key), ...days.data }] : [];
  });
  return found.length > 0 ? found : undefined;
}
