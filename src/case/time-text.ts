import { parseClock } from './clock-text.ts';
import { type Parsed, parsed, plainWidth, refused } from './parsed.ts';
import { civil, parseZoned } from './zoned-text.ts';

export type TimeReason =
  'empty' | 'not-understood' | 'no-clock' | 'no-such-date' | 'no-such-time' | 'in-future' | 'too-early';

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const EARLIEST = Date.UTC(2010, 0, 1) - SHANGHAI;
const DAYS_AGO: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2 };

/**
 * A time as a person writes it, as an instant (milliseconds, UTC). Without a zone it is Shanghai wall time;
 * without a year the most recent such date. Not later than `now`, not before 2010.
 */
export function parseTime(text: string, now: number): Parsed<number, TimeReason> {
  const plain = plainWidth(text);
  if (plain === '') return refused('empty');
  if (/^(?:刚刚|刚才|现在|now)$/i.test(plain)) return parsed(now);
  const zoned = parseZoned(plain);
  if (zoned) return withinRange(zoned, now);
  const today = Math.floor((now + SHANGHAI) / DAY);
  const [date, rest] = parseDate(plain, today);
  if (date === 'no-such-date') return refused(date);
  if (rest === '') return refused(date === undefined ? 'not-understood' : 'no-clock');
  const clock = parseClock(rest);
  if (!clock.ok) return clock;
  const at = (day: number) => day * DAY - SHANGHAI + clock.value;
  if (date === undefined) return withinRange(parsed(at(today)), now);
  if ('day' in date) return withinRange(parsed(at(date.day)), now);
  // No year was given: this year's date, or last year's where this year's is still to come.
  const { year } = date;
  const thisYear = civil(year, date.month, date.date);
  const lastYear = civil(year - 1, date.month, date.date);
  const day = thisYear !== undefined && at(thisYear) <= now ? thisYear : (lastYear ?? thisYear);
  return day === undefined ? refused('no-such-date') : withinRange(parsed(at(day)), now);
}

/** A day as a person writes it, with or without a clock, as the instant it begins at in Shanghai. */
export function parseDay(text: string, now: number): Parsed<number, TimeReason> {
  const time = parseTime(text, now);
  const found = time.ok || time.reason !== 'no-clock' ? time : parseTime(`${plainWidth(text)} 00:00`, now);
  if (!found.ok) return found;
  return parsed(Math.floor((found.value + SHANGHAI) / DAY) * DAY - SHANGHAI);
}

/** 2026-11-20 14:02, Shanghai wall time. */
export function formatTime(instant: number): string {
  return new Date(instant + SHANGHAI).toISOString().slice(0, 16).replace('T', ' ');
}

type DateFound =
  { readonly day: number } | { readonly year: number; readonly month: number; readonly date: number };

/** The date at the beginning of a text, and what follows it. */
function parseDate(text: string, today: number): [DateFound | 'no-such-date' | undefined, string] {
  const ago = /^(今天|今日|昨天|昨日|前天)\s*(.*)$/.exec(text);
  if (ago) return [{ day: today - (DAYS_AGO[ago[1] ?? ''] ?? 0) }, ago[2] ?? ''];
  const full = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:[日号T]\s*|\s+|$)(.*)$/i.exec(text);
  if (full) {
    const day = civil(Number(full[1]), Number(full[2]), Number(full[3]));
    return [day === undefined ? 'no-such-date' : { day }, full[4] ?? ''];
  }
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})(?:[日号]\s*|\s+|$)(.*)$/.exec(text);
  if (!short) return [undefined, text];
  const [month, date] = [Number(short[1]), Number(short[2])];
  // 2024 is a leap year: whatever date exists in some year exists in it.
  if (civil(2024, month, date) === undefined) return ['no-such-date', ''];
  return [{ year: new Date(today * DAY).getUTCFullYear(), month, date }, short[3] ?? ''];
}

function withinRange(time: Parsed<number, TimeReason>, now: number): Parsed<number, TimeReason> {
  if (!time.ok) return time;
  if (time.value < EARLIEST) return refused('too-early');
  return time.value > now ? refused('in-future') : time;
}
