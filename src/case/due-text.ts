import { parseClock } from './clock-text.ts';
import { numberOf } from './number-text.ts';
import { type Parsed, parsed, plainWidth, refused } from './parsed.ts';
import type { Period, PeriodUnit } from './period.ts';
import { civil, parseZoned } from './zoned-text.ts';

export type DueReason =
  'empty' | 'due-not-understood' | 'no-such-date' | 'no-such-time' | 'due-not-later' | 'due-too-long';

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const UNITS: readonly (readonly [RegExp, PeriodUnit])[] = [
  [/^(?:m|min|分钟?)$/i, 'minutes'],
  [/^(?:h|hours?|个?小时|钟头|个钟)$/i, 'hours'],
  [/^(?:d|days?|个?(?:自然日)|天|日)$/i, 'days'],
  [/^(?:wd|个?工作日)$/i, 'working-days'],
];
const MOST: Readonly<Record<PeriodUnit, number>> = {
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

function spanOf(amount: number | undefined, unit: PeriodUnit): Parsed<Period, DueReason> {
  if (amount === undefined || amount === 0) return refused('due-not-understood');
  return amount > MOST[unit] ? refused('due-too-long') : parsed({ amount, unit });
}

/** The instant a date or a date with a clock ends at. */
function parseUntil(plain: string, at: number): Parsed<number, DueReason> {
  const zoned = parseZoned(plain);
  if (zoned?.ok) return zoned;
  if (zoned) return refused(zoned.reason === 'not-understood' ? 'due-not-understood' : zoned.reason);
  const today = Math.floor((at + SHANGHAI) / DAY);
  const date = parseDay(plain, today);
  if (date === 'no-such-date') return refused(date);
  const [day, rest] = date ?? [today, plain];
  if (rest === '' && date !== undefined) return parsed((day + 1) * DAY - SHANGHAI);
  if (/^24(?::00|点|时)$/.test(rest)) return parsed((day + 1) * DAY - SHANGHAI);
  const clock = parseClock(rest);
  if (!clock.ok) return refused(clock.reason === 'no-such-time' ? 'no-such-time' : 'due-not-understood');
  return parsed(day * DAY - SHANGHAI + clock.value);
}

/** The civil day at the beginning of a text, and what follows it; without a year the next such date. */
function parseDay(text: string, today: number): [number, string] | 'no-such-date' | undefined {
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
