import { parseClock } from './clock-text.ts';
import { type Parsed, parsed, refused } from './parsed.ts';

/** The civil day of a date (days since 1970-01-01), or undefined where there is no such date. */
export function civil(year: number, month: number, date: number): number | undefined {
  const utc = new Date(Date.UTC(year, month - 1, date));
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date
    ? utc.getTime() / 86_400_000
    : undefined;
}

/** An ISO instant with its zone (`2026-11-20T14:02:00+08:00`); undefined for a text of another shape. */
export function parseZoned(
  text: string,
): Parsed<number, 'no-such-date' | 'no-such-time' | 'not-understood'> | undefined {
  const [, date = '', clock = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/i.exec(text) ?? [];
  if (date === '') return undefined;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (civil(year, month, day) === undefined) return refused('no-such-date');
  if (!parseClock(clock).ok) return refused('no-such-time');
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? refused('not-understood') : parsed(instant);
}
