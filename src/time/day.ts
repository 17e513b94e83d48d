/**
 * Civil days in Asia/Shanghai as integers: days since 1970-01-01. Shanghai has kept +08:00 without a change
 * of clocks since September 1991, so for every instant the program accepts (2010 on) plain arithmetic is
 * exact on any machine, whatever its zone. Instants are milliseconds, UTC.
 */
export const MINUTE = 60_000;
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

export interface DayParts {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly date: number;
}

export function partsOf(day: number): DayParts {
  const utc = new Date(day * DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

export function dayFrom({ year, month, date }: DayParts): number {
  return Date.UTC(year, month - 1, date) / DAY;
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The same date n months later, or that month's last day where it has no such date (民法典 202). */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = partsOf(day);
  const first = dayFrom({ year, month: month + months, date: 1 });
  const next = dayFrom({ year, month: month + months + 1, date: 1 });
  return Math.min(first + date - 1, next - 1);
}

/** YYYY-MM-DD */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The instant as Shanghai wall time with its offset: 2024-05-01T14:02:00+08:00. */
export function isoInstant(instant: number): string {
  const local = new Date(instant + SHANGHAI).toISOString();
  return `${local.slice(0, 19)}${instant % 1000 === 0 ? '' : local.slice(19, 23)}+08:00`;
}

/** HH:MM in Shanghai. */
export function clockOf(instant: number): string {
  return new Date(instant + SHANGHAI).toISOString().slice(11, 16);
}
