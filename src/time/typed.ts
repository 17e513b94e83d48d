import { type Parsed, parsed, plainWidth, refused } from '../parsed.ts';
import type { Period, Unit } from './period.ts';

type DueReason =
  'empty' | 'due-not-understood' | 'no-such-date' | 'no-such-time' | 'due-not-later' | 'due-too-long';
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:m|min|分钟?)$/i, 'minutes'],
  [/^(?:h|hours?|个?小时|钟头|个钟)$/i, 'hours'],
  [/^(?:d|days?|个?(?:自然日)|天|日)$/i, 'days'],
  [/^(?:wd|个?工作日)$/i, 'working-days'],
];
const MOST: Readonly<Record<Unit, number>> = {
  minutes: 10_000,
  hours: 2400,
  days: 1000,
  'working-days': 400,
  months: 60,
  years: 20,
};
const WEEKDAYS = '日一二三四五六';

/**
 * A time set for something, as a person writes it: `24h`, `3wd`, `15天`, `30分钟`, or a date with or without
 * a clock (`2026-11-25`, `明天 18:00`, `下周一`). A date alone lasts to the end of that day. Shanghai wall time.
 * @param at the instant from which it is said; what is set must lie after it
 */
export function parseDue(text: string, at: number): Parsed<Period, DueReason> {
  const plain = plainWidth(text).replace(/\s*(?:之前|以前|之内|以内|前|内)$/, '');
  if (plain === '') return refused('empty');
  const span = /^([\d一二两三四五六七八九十]+)\s*(\D+)$/.exec(plain);
  const unit = span && UNITS.find(([pattern]) => pattern.test(span[2] ?? ''))?.[1];
  if (span && unit) return spanOf(numberOf(span[1] ?? ''), unit);
  const until = parseUntil(plain, at);
  if (!until.ok) return until;
  if (until.value <= at) return refused('due-not-later');
  return until.value - at > 3660 * DAY ? refused('due-too-long') : parsed({ until: until.value });
}

function spanOf(amount: number | undefined, unit: Unit): Parsed<Period, DueReason> {
  if (amount === undefined || amount === 0) return refused('due-not-understood');
  return amount > MOST[unit] ? refused('due-too-long') : parsed({ amount, unit });
}

/** The instant a date or a date with a clock ends at. */
function parseUntil(plain: string, at: number): Parsed<number, DueReason> {
  const zoned = parseZoned(plain);
  if (zoned?.ok) return zoned;
  if (zoned) return refused(zoned.reason === 'not-understood' ? 'due-not-understood' : zoned.reason);
  const today = Math.floor((at + SHANGHAI) / DAY);
  const date = dayAhead(plain, today);
  if (date === 'no-such-date') return refused(date);
  const [day, rest] = date ?? [today, plain];
  if (rest === '' && date !== undefined) return parsed((day + 1) * DAY - SHANGHAI);
  if (/^24(?::00|点|时)$/.test(rest)) return parsed((day + 1) * DAY - SHANGHAI);
  const clock = parseClock(rest);
  if (!clock.ok) return refused(clock.reason === 'no-such-time' ? 'no-such-time' : 'due-not-understood');
  return parsed(day * DAY - SHANGHAI + clock.value);
}

/** The civil day at the beginning of a text, and what follows it; without a year the next such date. */
function dayAhead(text: string, today: number): [number, string] | 'no-such-date' | undefined {
  const near = /^(今天|今日|今晚|明天|明日|明晚|后天|大后天)\s*(.*)$/.exec(text);
  if (near) {
    const name = near[1] ?? '';
    const ahead = name.startsWith('今') ? 0 : name.startsWith('明') ? 1 : name === '后天' ? 2 : 3;
    const evening = name.endsWith('晚') && near[2] ? '晚上' : '';
    return [today + ahead, `${evening}${near[2] ?? ''}`];
  }
  const week = /^(?:(下下|下|本|这)个?)?(?:周|星期|礼拜)([一二三四五六日天])\s*(.*)$/.exec(text);
  if (week) {
    const wanted = (WEEKDAYS.indexOf((week[2] ?? '').replace('天', '日')) + 6) % 7;
    const monday = today - ((today + 3) % 7);
    const ahead = week[1] === '下' ? 7 : week[1] === '下下' ? 14 : 0;
    const day = monday + ahead + wanted;
    // A bare weekday that has passed this week is next week's.
    return [week[1] === undefined && day < today ? day + 7 : day, week[3] ?? ''];
  }
  const full = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:[日号T]\s*|\s+|$)(.*)$/i.exec(text);
  if (full) {
    const day = civil(Number(full[1]), Number(full[2]), Number(full[3]));
    return day === undefined ? 'no-such-date' : [day, full[4] ?? ''];
  }
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})(?:[日号]\s*|\s+|$)(.*)$/.exec(text);
  if (!short) return undefined;
  const year = new Date(today * DAY).getUTCFullYear();
  const [month, date] = [Number(short[1]), Number(short[2])];
  const days = [year, year + 1].map((one) => civil(one, month, date));
  const day = days.find((one) => one !== undefined && one >= today) ?? days.find((one) => one !== undefined);
  return day === undefined ? 'no-such-date' : [day, short[3] ?? ''];
}

type TimeReason =
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

/** The civil day of a date (days since 1970-01-01), or undefined where there is no such date. */
export function civil(year: number, month: number, date: number): number | undefined {
  const utc = new Date(Date.UTC(year, month - 1, date));
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date
    ? utc.getTime() / 86_400_000
    : undefined;
}

/** An ISO instant with its zone (`2026-11-20T14:02:00+08:00`); undefined for a text of another shape. */
function parseZoned(
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

const AFTERNOON = ['下午', '晚上', '傍晚'];

/** A time of day (`14:02`, `14点02分`, `下午2点半`) as milliseconds since midnight; 晚上12点半 lies in the next day. */
function parseClock(text: string): Parsed<number, 'not-understood' | 'no-such-time'> {
  const found =
    /^(上午|下午|晚上|傍晚|中午|凌晨|早上)?\s*([\d一二两三四五六七八九十]{1,3})\s*(?::|点|时)\s*(半|一刻|三刻|\d{1,2})?\s*分?(?::(\d{2}))?(?:\.\d+)?$/.exec(
      text,
    );
  if (!found) return refused('not-understood');
  const [, part = '', hourText = '', minuteText, secondText = '0'] = found;
  if (minuteText === undefined && text.includes(':')) return refused('not-understood');
  const spoken = numberOf(hourText);
  const minute = minuteOf(minuteText ?? '0');
  const second = Number(secondText);
  if (spoken === undefined || spoken > 23 || minute > 59 || second > 59) return refused('no-such-time');
  return parsed(((hourOf(part, spoken) * 60 + minute) * 60 + second) * 1000);
}

/** 下午2点 is 14; 晚上12点 the end of that day, 凌晨12点 its beginning. */
function hourOf(part: string, spoken: number): number {
  if (spoken === 12) return part === '晚上' ? 24 : part === '凌晨' ? 0 : 12;
  const later = (AFTERNOON.includes(part) && spoken < 12) || (part === '中午' && spoken < 3);
  return later ? spoken + 12 : spoken;
}

function minuteOf(text: string): number {
  const named = { 半: 30, 一刻: 15, 三刻: 45 }[text];
  return named ?? Number(text);
}

const DIGITS = '零一二三四五六七八九';

/** 2, 14, 两, 十, 十二, 二十三 as a number; undefined for what is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const found = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!found) return undefined;
  const [, first, ten, last] = found;
  const digit = (character: string | undefined) =>
    character === undefined ? undefined : character === '两' ? 2 : DIGITS.indexOf(character);
  if (!ten) return last === undefined ? digit(first) : undefined;
  return (digit(first) ?? 1) * 10 + (digit(last) ?? 0);
}
