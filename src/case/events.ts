import type { EvidenceKind } from '../law/evidence.ts';
import type { Recipient } from '../law/parties.ts';
import type { Nature } from '../law/windows.ts';
import type { About } from '../time/day.ts';
import type { Length, Period } from '../time/period.ts';
import type { FactName, Facts } from './facts.ts';

/** How a case can end. */
export const OUTCOMES = ['refunded', 'partly', 'delivered', 'given-up', 'settled'] as const;
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
  /** An instant; if only a day was given, the one at which it begins in Shanghai. */
  readonly at?: number;
}

/** What a machine read in a picture. */
export interface MachineRead {
  /** All of its text, line by line. */
  readonly text: string;
  /** The values that both readings agree on, each called what it is. */
  readonly seen: Seen;
  /** The user compared them with the picture and said that they are right. */
  readonly confirmed: boolean;
}

interface Common {
  /** The version of this event type; older ones are lifted when read (`readEvent`). */
  readonly version: 1;
  /** When it happened, as the user says; an instant (milliseconds, UTC). */
  readonly at: number;
  /** When the program wrote it down, by the clock of the machine; an instant. */
  readonly recordedAt: number;
  /** How exactly the user said when it happened; absent if to the minute, and in older events. */
  readonly about?: About;
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
        /** The days that that letter gave for an answer. */
        readonly answerDays: number | null;
        readonly text: string | null;
      }
    | {
        readonly type: 'reply-logged';
        readonly from: Recipient;
        readonly outcome: ReplyOutcome;
        /** What they promised or, if they ask for more, what time they gave the user. */
        readonly due: Period | null;
        readonly refund: boolean;
        readonly agent: string | null;
        readonly text: string | null;
      }
    | { readonly type: 'refund-logged'; readonly amountFen: number; readonly text: string | null }
    | {
        /** The goods came after all. */
        readonly type: 'delivered-logged';
        readonly text: string | null;
      }
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
        /** The name it came with; bytes that are not UTF-8 became U+FFFD. */
        readonly name: string;
        readonly kind: EvidenceKind;
        readonly caption: string | null;
        /** When what it shows happened, as the user says. */
        readonly capturedAt: number | null;
        /** When the file was last changed, by the file system it came from. */
        readonly modifiedAt: number | null;
        /** When the picture was taken, as its metadata says; absent if it does not, and in older events. */
        readonly takenAt?: number;
        /** Absent if the user typed nothing of it, and in events from before it was asked. */
        readonly seen?: Seen;
        /** Absent if it was not read: no picture, or turned off, or from before pictures were read. */
        readonly read?: MachineRead;
      }
    | {
        /** What was guessed of an exhibit, corrected; what is absent stays. */
        readonly type: 'evidence-edited';
        readonly number: number;
        readonly refersTo: number;
        readonly kind?: EvidenceKind;
        readonly caption?: string | null;
        readonly capturedAt?: number | null;
      }
    | {
        readonly type: 'evidence-removed';
        readonly number: number;
        readonly refersTo: number;
        /** Whether the bytes were deleted, too. */
        readonly purged: boolean;
      }
    | {
        /** What an earlier event held is gone for good; only its digest is left. */
        readonly type: 'erased';
        /** The exhibit's number, which is not given again; null if the whole case was erased. */
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
        /** The days that the letter gives for an answer; absent if it gives none. */
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
