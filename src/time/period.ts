/** Lengths of time, and how they and ends are put in words. */
import type { Words } from '../words/language.ts';
import { DAY, dayOf, formatTime, HOUR, isoDay, MINUTE, startOfDay } from './day.ts';

export type Unit = 'minutes' | 'hours' | 'days' | 'working-days' | 'months' | 'years';

/** So long from its start; `most` is the longer end of a range: nobody is called late before it. */
export interface Length {
  readonly amount: number;
  readonly most?: number;
  readonly unit: Unit;
}

/** A time that somebody set: so long from a moment, or up to an instant (exclusive, milliseconds UTC). */
export type Period = Length | { readonly until: number };

const UNITS: Readonly<Record<Unit, { readonly zh: string; readonly one: string; readonly many: string }>> = {
  minutes: { zh: '分钟', one: 'minute', many: 'minutes' },
  hours: { zh: '小时', one: 'hour', many: 'hours' },
  days: { zh: '天', one: 'day', many: 'days' },
  'working-days': { zh: '个工作日', one: 'working day', many: 'working days' },
  months: { zh: '个月', one: 'month', many: 'months' },
  years: { zh: '年', one: 'year', many: 'years' },
};

/** How long somebody was given, in words: 3 个工作日, 5–15 天, 2026-11-25 前. */
export function periodWords(period: Period): Words {
  if ('until' in period) {
    const until = untilText(period.until);
    return { zh: `${until} 前`, en: `by ${until}` };
  }
  const { amount, most, unit } = period;
  const range = most === undefined || most === amount ? String(amount) : `${amount}–${most}`;
  const { zh, one, many } = UNITS[unit];
  return { zh: `${range} ${zh}`, en: `${range} ${range === '1' ? one : many}` };
}

/** The same if something is to happen within it: 3 个工作日内. */
export function withinWords(period: Period): Words {
  const { zh, en } = periodWords(period);
  return 'until' in period ? { zh, en } : { zh: `${zh}内`, en: `within ${en}` };
}

/** An exclusive end as a day, or, in the middle of a day, with its minute. */
function untilText(until: number): string {
  const day = dayOf(until);
  return until === startOfDay(day) ? isoDay(day - 1) : formatTime(until);
}

/** Elapsed time in Chinese, to the minute: 49 小时 58 分; from four days on 20 天 3 小时 5 分. */
export function elapsed(from: number, to: number): string {
  const gap = Math.max(0, to - from);
  const days = gap >= 4 * DAY ? Math.floor(gap / DAY) : 0;
  const hours = Math.floor((gap - days * DAY) / HOUR);
  const minutes = Math.floor((gap % HOUR) / MINUTE);
  return [
    days > 0 ? `${days} 天` : '',
    hours > 0 ? `${hours} 小时` : '',
    minutes > 0 || gap < HOUR ? `${minutes} 分` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
