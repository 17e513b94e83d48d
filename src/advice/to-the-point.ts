import { formatYuan } from '../case/amount.ts';
import type { Facts } from '../case/facts.ts';
import { samenessKey } from '../case/sameness.ts';
import { dayOf, partsOf } from '../deadlines/civil-day.ts';

/** Which of the case's facts a text names, and which other order numbers. */
export interface Named {
  readonly order: boolean;
  readonly paymentNo: boolean;
  readonly amount: boolean;
  readonly day: boolean;
  /** It names days, though none of them is the payment's. */
  readonly otherDaysOnly: boolean;
  readonly otherOrders: readonly string[];
}

/** Holds a text against the facts of a case: does it speak of this order, payment, amount and day, or of another? */
export function namedIn(text: string, facts: Facts): Named {
  const plain = text.normalize('NFKC');
  const key = samenessKey(text);
  const has = (value: string | undefined) => value !== undefined && key.includes(samenessKey(value));
  const own = [facts.order, facts.paymentNo].flatMap((value) =>
    value === undefined ? [] : [samenessKey(value)],
  );
  const day = dayPattern(dayOf(facts.paidAt)).test(plain);
  const orders = ordersIn(plain);
  return {
    order: has(facts.order),
    paymentNo: has(facts.paymentNo),
    amount: amountPattern(facts.amountFen).test(plain),
    day,
    otherDaysOnly: !day && ANY_DAY.test(plain),
    otherOrders: [...new Set(orders)].filter(
      (number) => !own.some((one) => one.includes(samenessKey(number))),
    ),
  };
}

/** A number that calls itself the order's; payment and merchant numbers go by other names. */
const ORDER =
  /(?<!商户|支付|交易|退款)(?:订单(?:编)?号(?:码)?|order\s*(?:no|number|id)\.?)\s*[:：#]?\s*([A-Za-z0-9][A-Za-z0-9_-]{5,63})/gi;

/** The numbers in a text that call themselves an order's. */
export function ordersIn(text: string): string[] {
  return [...text.matchAll(ORDER)].map(([, number = '']) => number);
}

/** A day that cannot be taken for anything else. */
const ANY_DAY = /(?<!\d)20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)|(?<!\d)\d{1,2}月\d{1,2}日/;

/**
 * 100, 100.0 and 100.00, with or without thousands, and not as a part of another number. Commas also stand between the
 * columns of a bill: one belongs to the number only where thousands are really grouped.
 */
function amountPattern(fen: number): RegExp {
  const [yuan = '', cents = ''] = formatYuan(fen).split('.');
  const grouped = yuan.replaceAll(/\B(?=(?:\d{3})+$)/g, ',?');
  const decimals = cents === '00' ? '0{1,2}' : cents.replace(/0$/, '0?');
  const whole = cents === '00' ? String.raw`|(?!\d|\.\d|,\d{3}(?!\d))` : '';
  const thousands = String.raw`(?<![\w.,-])[1-9]\d{0,2}(?:,\d{3})*,`;
  return new RegExp(String.raw`(?<![\d.]|${thousands})${grouped}(?:\.${decimals}(?!\d|\.\d)${whole})`);
}

/** The day with its year, or without one; in figures alone only where it is no part of a longer number. */
function dayPattern(day: number): RegExp {
  const { year, month, date } = partsOf(day);
  const number = (value: number) => (value < 10 ? `0?${value}` : String(value));
  const monthAndDate = `${number(month)}\\s*[-/.月]\\s*${number(date)}(?!\\d)`;
  const compact = `${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`;
  return new RegExp(
    `(?<!\\d)${year}\\s*[-/.年]\\s*${monthAndDate}|(?<!\\d)(?<!\\d{4}\\s?[-/.年]\\s?)${monthAndDate}|(?<![\\dA-Za-z])${compact}(?:\\d{4}|\\d{6})?(?!\\d)`,
  );
}
