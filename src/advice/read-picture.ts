import { parseAmount } from '../case/amount.ts';
import type { Seen } from '../case/events.ts';
import { parseTime } from '../case/time-text.ts';
import { ordersIn } from './to-the-point.ts';

/** Between two Chinese characters a reader of pictures often sees spaces that are none. */
const GAPS = /(?<=[\p{Script=Han}：:])[ \t]+(?=[\p{Script=Han}：:])/gu;
const PAYMENT_NO = /(?:交易单号|交易号|支付单号|流水号)\s*[:：]?\s*([A-Za-z0-9][A-Za-z0-9_-]{5,63})/;
const AMOUNT = /(?:[¥￥]\s*|金额\s*[:：]?\s*-?\s*)(\d[\d,]*(?:\.\d{1,2})?)|(?<![\d.])(\d[\d,]*\.\d{2})(?!\d)/;
const TIME = /20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s*\d{1,2}[:：]\d{2}/;

/** What the text that was read in a picture seems to say: order, amount and time, each to be confirmed. */
export function seenIn(text: string, now: number): Seen {
  const plain = text.normalize('NFKC').replaceAll(GAPS, '');
  const order = ordersIn(plain)[0] ?? PAYMENT_NO.exec(plain)?.[1];
  const [, named, bare] = AMOUNT.exec(plain) ?? [];
  const amount = parseAmount(named ?? bare ?? '');
  const time = parseTime(
    TIME.exec(plain)?.[0].replaceAll(/(?<=[-/.年月])\s|\s(?=[-/.年月日])/g, '') ?? '',
    now,
  );
  return {
    ...(order === undefined ? {} : { order }),
    ...(amount.ok ? { amountFen: amount.value } : {}),
    ...(time.ok ? { at: time.value } : {}),
  };
}
