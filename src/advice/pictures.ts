import type { Seen } from '../case/events.ts';
import { type Facts, parseAmount } from '../case/facts.ts';
import { samenessKey } from '../case/text.ts';
import { editorAmong, type EvidenceKind } from '../law/evidence.ts';
import { dayOf, MINUTE } from '../time/day.ts';
import { parseTime } from '../time/typed.ts';
import { ordersIn } from './evidence.ts';

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
/** Without a zone both count in the same one, whichever it is. */
const instantOf = (time: string) => Date.parse(hasZone(time) ? time : `${time}Z`);

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
  const time = parseTime(TIME.exec(plain)?.[0] ?? '', now);
  return {
    ...(order === undefined ? {} : { order }),
    ...(amount.ok ? { amountFen: amount.value } : {}),
    ...(time.ok ? { at: time.value } : {}),
  };
}

/** A thing the user read in a picture that is not as the case says. */
type Difference = 'order' | 'amount' | 'day';

/** These come about on days of their own. */
const OF_ANY_DAY: readonly EvidenceKind[] = [
  'chat',
  'ticket',
  'problem-proof',
  'site-terms',
  'restriction-notice',
  'identity',
];

/** Holds what the user read in a picture against the case: order or payment number, amount, day. */
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
