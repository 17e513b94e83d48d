import { type Exhibit, timeOf } from '../case/exhibits.ts';
import type { CaseState } from '../case/state.ts';

/** Something in the evidence as a whole that somebody will ask about. `days`: how long nothing is shown. */
export type Gap =
  | { readonly what: 'nothing-between'; readonly from: number; readonly to: number; readonly days: number }
  | { readonly what: 'contact-without-chat'; readonly at: number }
  | { readonly what: 'letter-without-delivery'; readonly at: number }
  | { readonly what: 'no-original' };

const DAY = 86_400_000;
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
