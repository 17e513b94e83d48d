import type { Party } from '../knowledge/parties.ts';
import type { Length, MomentName } from '../knowledge/windows/row.ts';
import type { CloseOutcome, EventOf } from './events.ts';
import type { Facts } from './facts.ts';
import type { Period } from './period.ts';

/** Raised whenever `fold` gives another state for the same events. */
export const FOLD_VERSION = 3;

/** What was promised, asked or given with a moment. */
export interface Said {
  readonly period: Period;
  /** The time is one for the refund, not merely for an answer. */
  readonly refund: boolean;
  readonly agent: string | null;
}

/** Something that starts or meets a clock, with the event that says so and whom it concerns. */
export interface Moment {
  readonly kind: MomentName;
  readonly at: number;
  readonly seq: number;
  readonly party: Party | null;
  readonly said?: Said;
}

export type Stage = 'opened' | 'contacted' | 'requested' | 'disputed' | 'complained' | 'court' | 'closed';

/** The events that clocks are read from, as they stand in the chain. */
export type Happening = EventOf<
  'contact-logged' | 'request-logged' | 'filing-logged' | 'reply-logged' | 'refund-logged'
>;

/** What the live events of a case add up to. Money in fen, times as instants. */
export interface CaseState {
  readonly identity: string;
  readonly facts: Facts;
  /** In the order of their events. */
  readonly happened: readonly { readonly seq: number; readonly event: Happening }[];
  readonly clauses: readonly { readonly seq: number; readonly event: EventOf<'clause-added'> }[];
  /** In the order they were added; what was removed is no longer among them. */
  readonly exhibits: readonly { readonly seq: number; readonly event: EventOf<'evidence-added'> }[];
  /** Lengths the user set for windows of this case. */
  readonly ownLengths: Readonly<Record<string, Length>>;
  readonly closed: { readonly outcome: CloseOutcome; readonly seq: number } | null;
  readonly openedAt: number;
  /** The newest instant at which something was written down. */
  readonly recordedUntil: number;
  /** The sequence number of the newest live event. */
  readonly lastSeq: number;
}

/** A case of the store: its local number, which is never hashed, and its state. */
export interface StoredCase {
  readonly number: number;
  readonly state: CaseState;
}
