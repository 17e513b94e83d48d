import type { EvidenceKind } from '../law/evidence.ts';
import type { Recipient } from '../law/parties.ts';
import type { Nature } from '../law/window.ts';
import type { Length, Period } from '../time/period.ts';
import type { FactName, Facts } from './facts.ts';

/** How a case can end. */
export const OUTCOMES = ['refunded', 'partly', 'given-up', 'settled'] as const;
export type CloseOutcome = (typeof OUTCOMES)[number];

/** How the user reached somebody. */
export const VIAS = ['chat', 'phone', 'ticket', 'email'] as const;
type Via = (typeof VIAS)[number];

/** What a reply came to. `answered` is anything that decides nothing. */
export const REPLIES = [
  'answered',
  'accepted',
  'refused',
  'asks-more',
  'decided',
  'settled',
  'ended',
] as const;
export type ReplyOutcome = (typeof REPLIES)[number];

/** From when a site's clause counts. */
export const CLAUSE_STARTS = ['payment', 'order', 'request'] as const;
type ClauseStart = (typeof CLAUSE_STARTS)[number];

/** A law, article and paragraph as a letter cites it. */
export interface Citation {
  readonly law: string;
  readonly article: string;
  readonly paragraph: string | null;
}

/** What the user read in a picture, which the program cannot read itself. */
export interface Seen {
  readonly order?: string;
  readonly amountFen?: number;
  /** An instant; where only a day was given, the one it begins at in Shanghai. */
  readonly at?: number;
}

interface Common {
  /** The version of this event type; older ones are lifted when read (`readEvent`). */
  readonly version: 1;
  /** When it happened, as the user says; an instant (milliseconds, UTC). */
  readonly at: number;
  /** When the program wrote it down, by the clock of the machine; an instant. */
  readonly recordedAt: number;
}

/** What can happen to a case. An event is written once and never changed; fields are only ever added. */
export type CaseEvent = Common &
  (
    | { readonly type: 'case-opened'; readonly identity: string; readonly facts: Facts }
    | { readonly type: 'facts-edited'; readonly changes: FactChanges }
    | {
        readonly type: 'contact-logged';
        readonly via: Via | null;
        readonly agent: string | null;
        readonly promise: Period | null;
        /** The promise is that the money will be back by then, not merely an answer. */
        readonly refund: boolean;
        readonly text: string;
      }
    | { readonly type: 'request-logged'; readonly text: string | null }
    | {
        readonly type: 'filing-logged';
        readonly to: Recipient;
        readonly ref: string | null;
        /** The letter that was sent. */
        readonly refersTo: number | null;
        /** The days for an answer which that letter gave. */
        readonly answerDays: number | null;
        readonly text: string | null;
      }
    | {
        readonly type: 'reply-logged';
        readonly from: Recipient;
        readonly outcome: ReplyOutcome;
        /** What they promised, or, where they ask for more, what they set the user. */
        readonly due: Period | null;
        readonly refund: boolean;
        readonly agent: string | null;
        readonly text: string | null;
      }
    | { readonly type: 'refund-logged'; readonly amountFen: number; readonly text: string | null }
    | {
        readonly type: 'clause-added';
        readonly title: string;
        readonly number: string;
        readonly text: string;
        readonly after: Length | null;
        readonly from: ClauseStart | null;
        readonly nature: Nature;
        /** The time the clause sets is one for the refund. */
        readonly refund: boolean;
        readonly url: string | null;
        /** When the page was seen. */
        readonly seenAt: number;
      }
    | {
        readonly type: 'evidence-added';
        /** The exhibit's number in its case, given once and for ever: E1, E2 … */
        readonly number: number;
        readonly algorithm: 'sha256';
        readonly digest: string;
        readonly bytes: number;
        /** The name it came with, as it was; bytes that are no UTF-8 as U+FFFD. */
        readonly name: string;
        readonly kind: EvidenceKind;
        readonly caption: string | null;
        /** When what it shows happened, as the user says. */
        readonly capturedAt: number | null;
        /** When the file was last changed, by the file system it came from. */
        readonly modifiedAt: number | null;
        /** Absent where the user typed nothing of it, and in events of before it was asked. */
        readonly seen?: Seen;
      }
    | {
        readonly type: 'evidence-removed';
        readonly number: number;
        readonly refersTo: number;
        /** The bytes went, too. */
        readonly purged: boolean;
      }
    | {
        /** What an earlier event held is gone for good; only its digest is left. */
        readonly type: 'erased';
        /** The exhibit's number, which is not given again; null where it was the whole case. */
        readonly number: number | null;
      }
    | { readonly type: 'rule-set'; readonly window: string; readonly length: Length | null }
    | {
        readonly type: 'letter-written';
        readonly to: string;
        readonly format: string;
        readonly algorithm: 'sha256';
        readonly digest: string;
        readonly bytes: number;
        readonly citations: readonly Citation[];
        readonly program: string;
        /** The days for an answer which the letter gives; absent in letters that give none. */
        readonly answerDays?: number;
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
 * The part of a history that was written down by an instant. By sequence: where the machine's clock was set
 * back in between, an event counts as written no earlier than the one before it.
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
