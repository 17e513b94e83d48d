import { RefundError } from '../errors.ts';
import type { CaseEvent, EventOf, EventType } from './events.ts';

/** An event as it stands in the journal. `event` is null if it was erased: then only its digest is left. */
export interface Recorded {
  /** Its place in the chain of its case, from 1. */
  readonly seq: number;
  readonly hash: string;
  readonly event: CaseEvent | null;
}

/** The earlier event that this one refers to; that one cannot be taken back while this one is live. */
export function referenceOf(event: CaseEvent): number | null {
  return 'refersTo' in event ? event.refersTo : null;
}

/**
 * The sequence numbers of the events that hold. An undo takes its event out; an undo that was itself undone
 * takes nothing out. Erased events are not live: nothing can be read from them.
 */
export function liveEvents(history: readonly Recorded[]): Set<number> {
  const live = new Set<number>();
  const undone = new Set<number>();
  for (const { seq, event } of history.toReversed()) {
    if (!event || undone.has(seq)) continue;
    live.add(seq);
    if (event.type === 'event-undone') undone.add(event.refersTo);
  }
  return live;
}

/**
 * The first event that is empty although nothing later says that it was erased: somebody took it out by hand. Erasing
 * a case accounts for everything before it, erasing an exhibit for the one event that added it.
 */
export function silentlyEmptied(history: readonly Recorded[]): Recorded | undefined {
  let exhibits = 0;
  let found: Recorded | undefined;
  for (const recorded of history.toReversed()) {
    const { event } = recorded;
    if (event?.type === 'erased') {
      if (event.number === null) return found;
      exhibits += 1;
    } else if (event === null) {
      if (exhibits === 0) found = recorded;
      else exhibits -= 1;
    }
  }
  return found;
}

/**
 * The part of a history that was written down by an instant. The order of the chain decides: if the machine's clock
 * was set back in between, an event counts as written no earlier than the one before it.
 */
export function recordedBy(history: readonly Recorded[], instant: number): Recorded[] {
  let latest = Number.NEGATIVE_INFINITY;
  return history.filter(({ event }) => {
    if (event) latest = Math.max(latest, event.recordedAt);
    return latest <= instant;
  });
}

/** The letters of a case in the order they were written: the first is L1, for ever. */
export function lettersOf(history: readonly Recorded[]): { seq: number; event: EventOf<'letter-written'> }[] {
  return history.flatMap(({ seq, event }) => (event?.type === 'letter-written' ? [{ seq, event }] : []));
}

/**
 * Checks that an event may be taken back and says which: the one asked for, or else the newest live one.
 * @throws RefundError `nothing-to-undo`, `no-such-event`, `undo-purged`, or `undo-refused`, which names the event in
 * the way
 */
export function eventToUndo(number: number, history: readonly Recorded[], asked?: number): Recorded {
  const live = liveEvents(history);
  const target =
    asked === undefined
      ? history.findLast(({ seq }) => live.has(seq))
      : history.find(({ seq }) => seq === asked && live.has(seq));
  if (!target?.event) {
    throw asked === undefined
      ? new RefundError('nothing-to-undo', { number })
      : new RefundError('no-such-event', { number, seq: asked });
  }
  refuseGone(target.seq, target.event);
  const opening = target.event.type === 'case-opened';
  const inTheWay = history.find(
    ({ seq, event }) =>
      seq > target.seq &&
      live.has(seq) &&
      event !== null &&
      event.type !== 'event-undone' &&
      (opening || referenceOf(event) === target.seq),
  );
  if (inTheWay?.event) {
    throw new RefundError('undo-refused', {
      number,
      seq: target.seq,
      type: target.event.type,
      by: inTheWay.seq,
      byType: inTheWay.event.type,
    });
  }
  return target;
}

/** What was deleted for good cannot be given back. @throws RefundError `undo-purged` */
function refuseGone(seq: number, event: CaseEvent): void {
  const gone = event.type === 'erased' || (event.type === 'evidence-removed' && event.purged);
  if (!gone) return;
  throw new RefundError('undo-purged', { seq, exhibit: event.number === null ? null : `E${event.number}` });
}

/** The next exhibit's number: above every one that was ever given, even if it was taken back. */
export function nextExhibitNumber(history: readonly Recorded[]): number {
  const highest = history.reduce(
    (most, { event }) =>
      event?.type === 'evidence-added' || event?.type === 'erased' ? Math.max(most, event.number ?? 0) : most,
    0,
  );
  return highest + 1;
}

/** Letters and rules say nothing about what happened. */
const NO_FACTS: readonly EventType[] = [
  'letter-written',
  'rule-set',
  'event-undone',
  'case-closed',
  'case-reopened',
];

/** The hash of the newest live event that holds facts: the same for every letter written since. */
export function factsHash(history: readonly Recorded[]): string {
  const live = liveEvents(history);
  return (
    history.findLast(({ seq, event }) => event && live.has(seq) && !NO_FACTS.includes(event.type))?.hash ?? ''
  );
}
