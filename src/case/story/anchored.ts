import { formatTime } from '../time-text.ts';
import type { Reading } from './read-story.ts';
import type { StoryTime } from './times.ts';

/** A day that is told as such means the same on every day. */
const TELLS_DAY = /\d\s*月\s*\d|\d{1,2}[-/.]\d{1,2}/;

/**
 * A story with the day it means behind words like 前天: kept and read weeks later, in a letter, they would mean
 * another day. Only where its one time is told by such words, stands once in it, and is the time the user confirmed.
 * @param paidAt the time of payment of the case that is opened
 */
export function anchored(
  text: string,
  times: readonly Reading<StoryTime>[] | undefined,
  paidAt: number | undefined,
): string {
  const [time, ...others] = times ?? [];
  if (!time || others.length > 0 || TELLS_DAY.test(time.words) || paidAt === undefined) return text;
  const { at, dayOnly } = time.value;
  const dayIn = (instant: number) => formatTime(instant).slice(0, 10);
  const confirmed = dayOnly ? dayIn(paidAt) === dayIn(at) : paidAt === at;
  if (!confirmed || text.split(time.words).length !== 2) return text;
  const day = dayOnly ? dayIn(at) : formatTime(at);
  return text.replace(time.words, () => `${time.words}（${day}）`);
}
