import type { Seen } from '../case/events.ts';
import { checkOrderNumber, formatYuan, parseAmount } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { Parsed } from '../errors.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import { parseMoment } from '../time/typed.ts';
import type { Answers } from './asking.ts';

/** What pictures show of the order, the amount and the time, as the user typed it. */

/** What the user read in the pictures, from the flags; undefined if nothing was given. */
export async function readSeen(
  answers: Answers,
  given: { readonly order?: string; readonly amount?: string; readonly at?: string },
  now: number,
): Promise<Seen | undefined> {
  const take = <T>(flag: string, text: string | undefined, read: (text: string) => Parsed<T>) =>
    answers.value(flag, text, { ask: '', why: '' }, read, { optional: true, ask: false });
  const order = await take('order', given.order, checkOrderNumber);
  const amountFen = await take('amount', given.amount, parseAmount);
  const at = await take('at', given.at, (text) => parseMoment(text, now));
  const seen = {
    ...(order == null ? {} : { order }),
    ...(amountFen == null ? {} : { amountFen }),
    ...(at == null ? {} : { at }),
  };
  return Object.keys(seen).length === 0 ? undefined : seen;
}

/** As JSON shows it; null if the user typed nothing. */
export function seenJson(seen: Seen | undefined) {
  if (!seen) return null;
  const { order = null, amountFen = null, at } = seen;
  return { order, amountFen, at: at === undefined ? null : isoInstant(at) };
}

/** Each thing that was read, as a person reads it. */
export function seenTexts({ order, amountFen, at }: Seen): string[] {
  return [
    ...(order === undefined ? [] : [clean(order)]),
    ...(amountFen === undefined ? [] : [`¥${formatYuan(amountFen)}`]),
    ...(at === undefined ? [] : [formatTime(at).replace(/ 00:00$/, '')]),
  ];
}
