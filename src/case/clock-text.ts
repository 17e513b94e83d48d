import { numberOf } from './number-text.ts';
import { type Parsed, parsed, refused } from './parsed.ts';

const AFTERNOON = ['下午', '晚上', '傍晚'];

/** A time of day (`14:02`, `14点02分`, `下午2点半`) as milliseconds since midnight; 晚上12点半 lies in the next day. */
export function parseClock(text: string): Parsed<number, 'not-understood' | 'no-such-time'> {
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
