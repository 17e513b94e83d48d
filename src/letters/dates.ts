/** Days, times and lengths of time as a Chinese letter writes them; every date is Shanghai's. */
import { clockOf, DAY, dayOf, HOUR, MINUTE, partsOf } from '../time/day.ts';

/** 2024年5月1日 */
export function chineseDate(day: number): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** 2024年5月1日14:02, in Shanghai */
export function chineseTime(instant: number): string {
  return `${chineseDate(dayOf(instant))}${clockOf(instant)}`;
}

/** 5月1日14:02, for short texts; any other year than this is named. @param today the civil day of writing */
export function shortTime(instant: number, today: number): string {
  return withoutThisYear(chineseTime(instant), today);
}

/** 5月1日 */
export function shortDate(day: number, today: number): string {
  return withoutThisYear(chineseDate(day), today);
}

function withoutThisYear(text: string, today: number): string {
  const { year } = partsOf(today);
  return text.startsWith(`${year}年`) ? text.slice(`${year}年`.length) : text;
}

/** Elapsed time to the minute: 49 小时 58 分; from four days on 20 天 3 小时 5 分. */
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
