import { formatTime } from '../time-text.ts';
import type { Reading } from './read-story.ts';
import type { StoryTime } from './times.ts';

/** A day that is told as such means the same on every day. */
const TELLS_DAY = /\d\s*月\s*\d|\d{1,2}[-/.]\d{1,2}/;

/**
 * A story with the day it means behind words like 前天: kept and read weeks later, in a letter, they would mean
 * another day. Only where its one time is told by such words.
 */
export function anchored(text: string, times: readonly Reading<StoryTime>[] | undefined): string {
  const [time, ...others] = times ?? [];
  if (!time || others.length > 0 || TELLS_DAY.test(time.words) || !text.includes(time.words)) return text;
  const { at, dayOnly } = time.value;
  const day = dayOnly ? formatTime(at).slice(0, 10) : formatTime(at);
  return text.replace(time.words, () => `${time.words}（${day}）`);
}
