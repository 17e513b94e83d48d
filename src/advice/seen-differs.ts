import type { Seen } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { samenessKey } from '../case/sameness.ts';
import { dayOf } from '../deadlines/civil-day.ts';
import type { EvidenceKind } from '../knowledge/evidence-kinds.ts';

/** A thing the user read in a picture that is not as the case says. */
export type Difference = 'order' | 'amount' | 'day';

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
