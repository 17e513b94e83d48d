import type { Judged } from '../case/classify.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { type CaseState, type Exhibit, timeOf } from '../case/fold.ts';
import { samenessKey } from '../case/text.ts';
import { type ChecklistItem, checklistOf, type EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { DAY, dayOf, partsOf } from '../time/day.ts';

/** How far the evidence reaches: what is there, what is needed and missing, what would help. */
export interface Strength {
  readonly have: readonly { readonly kind: EvidenceKind; readonly id: string }[];
  readonly missing: readonly ChecklistItem[];
  readonly helpful: readonly ChecklistItem[];
  /** How many of the needed things are there, and how many there should be. */
  readonly met: number;
  readonly need: number;
}

/** Holds the exhibits of a case against the checklist of its problem; each exhibit counts once. */
export function strengthOf({ exhibits }: CaseState, { problem, detail }: Judged): Strength {
  const { needed, helpful } = checklistOf(problem, detail);
  const left = exhibits.map(({ event }) => event.kind as EvidenceKind);
  const take = ({ kinds }: ChecklistItem) => {
    const place = left.findIndex((kind) => kinds.includes(kind));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  };
  const missing = needed.filter((item) => !take(item));
  return {
    have: exhibits.map(({ event }) => ({ kind: event.kind, id: `E${event.number}` })),
    missing,
    helpful: helpful.filter((item) => !take(item)),
    met: needed.length - missing.length,
    need: needed.length,
  };
}

/** Something in the evidence as a whole that somebody will ask about. `days`: how long nothing is shown. */
export type Gap =
  | { readonly what: 'nothing-between'; readonly from: number; readonly to: number; readonly days: number }
  | { readonly what: 'contact-without-chat'; readonly at: number }
  | { readonly what: 'letter-without-delivery'; readonly at: number }
  | { readonly what: 'no-original' };

/** A week without anything makes people ask what happened in it. */
const LONG = 7;

/** A picture of something, and no receipt, export, bill or recording; by its name. */
const isPicture = ({ name, kind }: Exhibit) =>
  kind !== 'bill' && /\.(?:png|jpe?g|webp|heic|heif|bmp|gif)$/i.test(name);

/**
 * What is not whole: long gaps in time, a contact without its record, a letter of which nothing shows it was sent,
 * and payment or chat shown by pictures alone: those are the easiest to dispute.
 */
export function gapsOf({ facts, happened, exhibits }: CaseState): Gap[] {
  const times = exhibits.map(({ event }) => timeOf(event).time).toSorted((a, b) => a - b);
  const gaps: Gap[] = [];
  let before = facts.paidAt;
  for (const time of times) {
    const days = Math.floor((time - before) / DAY);
    if (days >= LONG) gaps.push({ what: 'nothing-between', from: before, to: time, days });
    before = Math.max(before, time);
  }
  const has = (kinds: readonly string[]) => exhibits.some(({ event }) => kinds.includes(event.kind));
  const contact = happened.find(({ event }) => event.type === 'contact-logged');
  if (contact && !has(['chat', 'ticket'])) gaps.push({ what: 'contact-without-chat', at: contact.event.at });
  const sent = happened.find(({ event }) => event.type === 'filing-logged' && event.refersTo !== null);
  if (sent && !has(['chat', 'ticket'])) gaps.push({ what: 'letter-without-delivery', at: sent.event.at });
  if (has(['payment-record', 'chat']) && exhibits.every(({ event }) => isPicture(event))) {
    gaps.push({ what: 'no-original' });
  }
  return gaps;
}

/**
 * What each recipient cannot act without: the payment itself where money is traced, and where somebody decides,
 * whatever shows what was bought. The site has its own records.
 */
const KEY: Readonly<Partial<Record<LetterRecipient, readonly EvidenceKind[]>>> = {
  payment: ['payment-record'],
  bank: ['payment-record'],
  pboc: ['payment-record'],
  telecom: ['payment-record'],
  '12315': ['payment-record', 'order-page', 'problem-proof', 'site-terms', 'restriction-notice'],
  'consumer-association': [
    'payment-record',
    'order-page',
    'problem-proof',
    'site-terms',
    'restriction-notice',
  ],
  court: [
    'payment-record',
    'order-page',
    'problem-proof',
    'site-terms',
    'restriction-notice',
    'bill',
    'chat',
  ],
};

/** The kinds this recipient needs that are not there yet, in the order of the checklist. */
export function missingKey(to: LetterRecipient, { missing }: Strength): EvidenceKind[] {
  return missing.map(({ kinds: [kind] }) => kind).filter((kind) => KEY[to]?.includes(kind));
}

/** The step has to wait: without the payment record nobody can trace the money. */
export function needsEvidence(to: LetterRecipient, strength: Strength): boolean {
  return missingKey(to, strength).includes('payment-record');
}

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
