import type { Seen } from '../case/events.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import type { Exhibit } from '../case/state.ts';
import { samenessKey } from '../case/text.ts';
import { editorAmong, type EvidenceKind } from '../law/evidence.ts';
import { dayOf, MINUTE, partsOf, SAME_TIME } from '../time/day.ts';

/** Which of the case's facts the text of a file names, and which other order numbers. */
export interface Named {
  readonly order: boolean;
  readonly paymentNo: boolean;
  readonly amount: boolean;
  readonly day: boolean;
  /** It names days, though none of them is the payment's. */
  readonly otherDaysOnly: boolean;
  readonly otherOrders: readonly string[];
}

/** Compares a text with the facts of a case: does it name this order, payment, amount and day, or others? */
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
function ordersIn(text: string): string[] {
  return [...text.matchAll(ORDER)].map(([, number = '']) => number);
}

/** A day that cannot be taken for anything else. */
const ANY_DAY = /(?<!\d)20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)|(?<!\d)\d{1,2}月\d{1,2}日/;

/**
 * 100, 100.0 and 100.00, with or without thousands, but not as a part of another number. Commas also separate the
 * columns of a bill: one belongs to the number only if thousands are really grouped.
 */
function amountPattern(fen: number): RegExp {
  const [yuan = '', cents = ''] = formatYuan(fen).split('.');
  const grouped = yuan.replaceAll(/\B(?=(?:\d{3})+$)/g, ',?');
  const decimals = cents === '00' ? '0{1,2}' : cents.replace(/0$/, '0?');
  const whole = cents === '00' ? String.raw`|(?!\d|\.\d|,\d{3}(?!\d))` : '';
  const thousands = String.raw`(?<![\w.,-])[1-9]\d{0,2}(?:,\d{3})*,`;
  return new RegExp(String.raw`(?<![\d.]|${thousands})${grouped}(?:\.${decimals}(?!\d|\.\d)${whole})`);
}

/** The day with or without its year; as bare digits only if it is not a part of a longer number. */
function dayPattern(day: number): RegExp {
  const { year, month, date } = partsOf(day);
  const number = (value: number) => (value < 10 ? `0?${value}` : String(value));
  const monthAndDate = `${number(month)}\\s*[-/.月]\\s*${number(date)}(?!\\d)`;
  const compact = `${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`;
  return new RegExp(
    `(?<!\\d)${year}\\s*[-/.年]\\s*${monthAndDate}|(?<!\\d)(?<!\\d{4}\\s?[-/.年]\\s?)${monthAndDate}|(?<![\\dA-Za-z])${compact}(?:\\d{4}|\\d{6})?(?!\\d)`,
  );
}

/** Something in a picture's metadata that somebody may ask about; never a verdict. */
type PictureHistory =
  | { readonly what: 'edited'; readonly program: string }
  | { readonly what: 'changed-later'; readonly taken: string; readonly changed: string };

/** Phones finish a picture some time after they took it; milliseconds. */
const FINISHING = MINUTE;

/**
 * What the metadata of a picture says about its history. Most screenshots have none, which says nothing.
 * @param taken when, as the picture says (2024-05-01T14:02:09, with or without a zone)
 */
export function pictureHistory({
  software,
  taken,
  changed,
}: {
  readonly software: readonly string[];
  readonly taken: string | undefined;
  readonly changed: string | undefined;
}): PictureHistory[] {
  const found: PictureHistory[] = [];
  const program = editorAmong(software);
  if (program !== undefined) found.push({ what: 'edited', program });
  if (taken !== undefined && changed !== undefined && instantOf(changed) - instantOf(taken) > FINISHING) {
    if (hasZone(taken) === hasZone(changed)) {
      found.push({ what: 'changed-later', taken: shown(taken), changed: shown(changed) });
    }
  }
  return found;
}

const hasZone = (time: string) => time.length > 19;
const shown = (time: string) => time.slice(0, 16).replace('T', ' ');
/** Times without a zone are both taken in the same zone, whichever it is. */
const instantOf = (time: string) => Date.parse(hasZone(time) ? time : `${time}Z`);

/** A fact in which a picture, as the user read it, differs from the case. */
type Difference = 'order' | 'amount' | 'day';

/** Evidence that need not be from the day of the payment. */
const OF_ANY_DAY: readonly EvidenceKind[] = [
  'chat',
  'ticket',
  'problem-proof',
  'site-terms',
  'restriction-notice',
  'identity',
];

/** Compares what the user read in a picture with the case: order or payment number, amount, day. */
export function seenDiffers(seen: Seen, kind: EvidenceKind, facts: Facts): Difference[] {
  const differs: Difference[] = [];
  const own = [facts.order, facts.paymentNo].filter((value) => value !== undefined);
  const { order, amountFen, at } = seen;
  if (order !== undefined && own.length > 0 && !own.some((value) => isSame(order, value))) {
    differs.push('order');
  }
  if (amountFen !== undefined && amountFen !== facts.amountFen) differs.push('amount');
  const days = [facts.paidAt, facts.orderedAt ?? facts.paidAt].map(dayOf);
  if (at !== undefined && !OF_ANY_DAY.includes(kind) && !days.includes(dayOf(at))) differs.push('day');
  return differs;
}

/** The facts of a payment that evidence can show, as a package lists them. */
const SHOWN = ['amountFen', 'order', 'paymentNo', 'paidAt', 'site', 'payee', 'product'] as const;
type ShownFact = (typeof SHOWN)[number];
/** Shorter names stand in any text by chance. In characters. */
const LEAST_NAME = 3;

/** Which facts of the case an exhibit shows, by what a machine read in it or the user typed of it. */
export function factsShownBy({ read, seen }: Pick<Exhibit, 'read' | 'seen'>, facts: Facts): ShownFact[] {
  const readings = [read?.seen, seen].filter((one) => one !== undefined);
  const text = samenessKey(read?.text ?? '');
  const named = (value: string | undefined, least = LEAST_NAME) =>
    value !== undefined &&
    (readings.some(({ order }) => order !== undefined && samenessKey(order) === samenessKey(value)) ||
      (samenessKey(value).length >= least && text.includes(samenessKey(value))));
  return SHOWN.filter((fact) => {
    if (fact === 'amountFen') return readings.some(({ amountFen }) => amountFen === facts.amountFen);
    if (fact === 'paidAt')
      return readings.some(({ at }) => at !== undefined && Math.abs(at - facts.paidAt) <= SAME_TIME);
    return named(facts[fact]);
  });
}

/** Pages hide a part of a number behind stars: 2024****001. */
function isSame(read: string, own: string): boolean {
  const parts = samenessKey(read).split(/\*+/);
  const key = samenessKey(own);
  const [first = '', ...others] = parts;
  if (others.length === 0) return first === key;
  if (!key.startsWith(first)) return false;
  let place = first.length;
  for (const part of others) {
    const found = key.indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return key.endsWith(others.at(-1) ?? '');
}
