import type { Judged } from '../case/classify.ts';
import { type CaseState, type Exhibit, timeOfExhibit } from '../case/state.ts';
import type { ChecklistItem, EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { CHILD_EVIDENCE, checklistOf } from '../law/problems.ts';
import { DAY } from '../time/day.ts';

/** How far the evidence reaches: what is there, what is needed and missing, what would help. */
export interface Strength {
  readonly have: readonly { readonly kind: EvidenceKind; readonly id: string }[];
  readonly missing: readonly ChecklistItem[];
  readonly helpful: readonly ChecklistItem[];
  /** How many of the needed things are there, and how many there should be. */
  readonly met: number;
  readonly need: number;
}

/** Checks the exhibits of a case against the checklist of its problem; each exhibit counts once. */
export function strengthOf({ exhibits, facts }: CaseState, { problem, detail }: Judged): Strength {
  const { needed: always, helpful } = checklistOf(problem, detail);
  const needed = facts.payer === 'minor' ? [...always, ...CHILD_EVIDENCE] : always;
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

/** A picture by its name: not a receipt, an export, a bill or a recording. */
const isPicture = ({ name, kind }: Exhibit) =>
  kind !== 'bill' && /\.(?:png|jpe?g|webp|heic|heif|bmp|gif)$/i.test(name);

/** A file that was written on the day it was added was most likely copied then. */
function isCopyTime(exhibit: Exhibit): boolean {
  const { time, from } = timeOfExhibit(exhibit);
  return from === 'added' || (from === 'file' && exhibit.at - time < DAY);
}

/**
 * Gaps that somebody will ask about: a long time without evidence, a contact without its record, a letter without
 * proof that it was sent, and payment or chat shown by pictures alone, which are the easiest to dispute.
 */
export function gapsOf({ facts, happened, exhibits }: CaseState): Gap[] {
  const times = exhibits.map(({ event }) => timeOfExhibit(event).time).toSorted((a, b) => a - b);
  const gaps: Gap[] = [];
  let before = facts.paidAt;
  // A file of which only the time of its copy is known may show any day: no gap is made of that.
  const unsure = exhibits.some(({ event }) => isCopyTime(event));
  for (const time of unsure ? [] : times) {
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
 * What each recipient cannot act without: the payment itself for those who trace money, and for those who decide also
 * what shows the purchase. The site has its own records.
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

/** The kinds that this recipient needs and the case lacks, in the order of the checklist. */
export function missingKey(to: LetterRecipient, { missing }: Strength): EvidenceKind[] {
  return missing.map(({ kinds: [kind] }) => kind).filter((kind) => KEY[to]?.includes(kind));
}

/** Whether the step has to wait for evidence: without the payment record nobody can trace the money. */
export function needsEvidence(to: LetterRecipient, strength: Strength): boolean {
  return missingKey(to, strength).includes('payment-record');
}
