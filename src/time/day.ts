/**
 * The one notion of a day and of Shanghai. Civil days in Asia/Shanghai are integers: days since 1970-01-01.
 * Instants are milliseconds, UTC. Shanghai has kept +08:00 without a change of clocks since September 1991, so for
 * every instant the program accepts (2010 on) plain addition is exact on any machine, whatever its zone. What a
 * calendar knows (months, leap years, written forms) is date-fns', over dates whose every part is read as UTC.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths as monthsLater } from 'date-fns/addMonths';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { lightFormat } from 'date-fns/lightFormat';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import type { Words } from '../words/language.ts';

export const MINUTE = 60_000;
/** Clocks of a site and of a payment app are this far apart at most; milliseconds. */
export const SAME_TIME = 10 * MINUTE;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

/** The civil day in Shanghai that an instant falls on. */
export function dayOf(instant: number): number {
  return Math.floor((instant + SHANGHAI) / DAY);
}

/** The instant at which a civil day begins in Shanghai. */
export function startOfDay(day: number): number {
  return day * DAY - SHANGHAI;
}

/** A civil day as date-fns takes it. */
function dateOf(day: number): Date {
  return new UTCDateMini(day * DAY);
}

/** What a clock on a wall in Shanghai shows at an instant: its getters (`getHours`) are meant, not its own instant. */
export function wallClock(instant: number): Date {
  return new UTCDateMini(instant + SHANGHAI);
}

export interface DayParts {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly date: number;
}

export function partsOf(day: number): DayParts {
  const date = dateOf(day);
  return { year: date.getFullYear(), month: date.getMonth() + 1, date: date.getDate() };
}

/** A month or date past the end counts on: the 0th of a month is the last day of the one before. */
export function dayFrom({ year, month, date }: DayParts): number {
  return new UTCDateMini(year, month - 1, date).getTime() / DAY;
}

/** The day of a date as somebody wrote it; undefined if there is no such date. */
export function existingDay(year: number, month: number, date: number): number | undefined {
  const day = dayFrom({ year, month, date });
  const real = partsOf(day);
  return real.month === month && real.date === date ? day : undefined;
}

/** The day of YYYY-MM-DD; undefined for another shape or if there is no such date. */
export function dayOfIso(iso: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  return existingDay(Number(year), Number(month), Number(date));
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return dateOf(day).getDay();
}

/** The same date n months later, or that month's last day if it has no such date (民法典 202). */
export function addMonths(day: number, months: number): number {
  return monthsLater(dateOf(day), months).getTime() / DAY;
}

/** The last day of the month that a day lies in. */
export function endOfMonth(day: number): number {
  return lastDayOfMonth(dateOf(day)).getTime() / DAY;
}

/** The Monday of the week that a day lies in; a week ends on Sunday. */
export function mondayOf(day: number): number {
  return startOfISOWeek(dateOf(day)).getTime() / DAY;
}

/** YYYY-MM-DD */
export function isoDay(day: number): string {
  return lightFormat(dateOf(day), 'yyyy-MM-dd');
}

/** The instant as Shanghai wall time with its offset: 2024-05-01T14:02:00+08:00; milliseconds only if there are any. */
export function isoInstant(instant: number): string {
  const fraction = instant % 1000 === 0 ? '' : '.SSS';
  return `${lightFormat(wallClock(instant), `yyyy-MM-dd'T'HH:mm:ss${fraction}`)}+08:00`;
}

/** HH:MM in Shanghai. */
export function clockOf(instant: number): string {
  return lightFormat(wallClock(instant), 'HH:mm');
}

/** 2026-11-20 14:02, in Shanghai */
export function formatTime(instant: number): string {
  return lightFormat(wallClock(instant), 'yyyy-MM-dd HH:mm');
}

/** How exactly a time was told, if not to the minute. */
export type About = 'hour' | 'day';

/** A time as a screen shows it, no more exactly than it was told: 2026-11-20 14:02, 2026-11-20 14 点左右, 2026-11-20. */
export function aboutText(instant: number, about: About | null | undefined): Words {
  const text = formatTime(instant);
  const [day = '', clock = ''] = text.split(' ');
  if (about === 'day') return { zh: day, en: day };
  if (about !== 'hour') return { zh: text, en: text };
  return { zh: `${day} ${Number(clock.slice(0, 2))} 点左右`, en: `${day} about ${clock}` };
}

/** The last instant that a time can mean which was told no more exactly than this. */
export function latestOf(at: number, about: About | null | undefined): number {
  if (about === 'day') return startOfDay(dayOf(at) + 1) - MINUTE;
  return about === 'hour' ? at + HOUR - MINUTE : at;
}

/** 2024年5月1日 */
export function chineseDate(day: number): string {
  return lightFormat(dateOf(day), 'y年M月d日');
}

/** 2024年5月1日14:02, in Shanghai */
export function chineseTime(instant: number): string {
  return lightFormat(wallClock(instant), 'y年M月d日HH:mm');
}

/** The same, no more exactly than it was told: 2024年5月1日14时左右, 2024年5月1日. */
export function chineseAbout(instant: number, about: About | null | undefined): string {
  if (about === 'day') return chineseDate(dayOf(instant));
  return about === 'hour' ? lightFormat(wallClock(instant), 'y年M月d日H时左右') : chineseTime(instant);
}

/** 5月1日, for short texts; with its year if that is not this year. @param today the civil day of writing */
export function shortDate(day: number, today: number): string {
  return withoutThisYear(chineseDate(day), today);
}

/** 5月1日14:02, likewise, no more exactly than it was told. */
export function shortTime(instant: number, today: number, about?: About | null): string {
  return withoutThisYear(chineseAbout(instant, about), today);
}

function withoutThisYear(text: string, today: number): string {
  const year = `${partsOf(today).year}年`;
  return text.startsWith(year) ? text.slice(year.length) : text;
}
