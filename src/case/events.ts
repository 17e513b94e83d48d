import type { FactName, Facts } from './facts.ts';

/** How a case can end. */
export const OUTCOMES = ['refunded', 'partly', 'given-up', 'settled'] as const;
export type CloseOutcome = (typeof OUTCOMES)[number];

/** A law, article and paragraph as a letter cites it. */
export interface Citation {
  readonly law: string;
  readonly article: string;
  readonly paragraph: string | null;
}

interface Common {
  /** The version of this event type; older ones are lifted when read (`lift.ts`). */
  readonly version: 1;
  /** When it happened, as the user says; an instant (milliseconds, UTC). */
  readonly at: number;
  /** When the program wrote it down; an instant. */
  readonly recordedAt: number;
}

/** What can happen to a case. An event is written once and never changed. */
export type CaseEvent = Common &
  (
    | { readonly type: 'case-opened'; readonly identity: string; readonly facts: Facts }
    | { readonly type: 'facts-edited'; readonly changes: FactChanges }
    | { readonly type: 'request-logged'; readonly text: string | null }
    | {
        readonly type: 'letter-written';
        readonly to: string;
        readonly format: string;
        readonly algorithm: 'sha256';
        readonly digest: string;
        readonly bytes: number;
        readonly citations: readonly Citation[];
        readonly program: string;
      }
    | { readonly type: 'case-closed'; readonly outcome: CloseOutcome }
    | { readonly type: 'case-reopened'; readonly refersTo: number }
    | { readonly type: 'event-undone'; readonly refersTo: number }
  );

export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** New values of facts; null takes an optional fact back. */
export type FactChanges = { readonly [N in FactName]?: Facts[N] | null };

/** An event as it stands in the journal; `event` is null where it was erased: only its digest is left. */
export interface Recorded {
  /** Its place in the chain of its case, from 1. */
  readonly seq: number;
  readonly hash: string;
  readonly event: CaseEvent | null;
}

/** What an event refers to: it cannot be taken back while a later one rests on it. */
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
