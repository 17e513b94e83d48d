import type { MomentName } from '../knowledge/windows.ts';
import type { CloseOutcome } from './events.ts';
import type { Facts } from './facts.ts';

/** Raised whenever `fold` gives another state for the same events. */
export const FOLD_VERSION = 1;

/** Something that starts or meets a clock, with the event that says so. */
export interface Moment {
  readonly kind: MomentName;
  readonly at: number;
  readonly seq: number;
}

export type Stage = 'opened' | 'contacted' | 'requested' | 'disputed' | 'complained' | 'court' | 'closed';

/** What the live events of a case add up to. Money in fen, times as instants. */
export interface CaseState {
  readonly identity: string;
  readonly facts: Facts;
  /** In the order of their events; the payment is first and follows the fact `paidAt`. */
  readonly moments: readonly Moment[];
  readonly refundedFen: number;
  readonly closed: { readonly outcome: CloseOutcome; readonly seq: number } | null;
  readonly openedAt: number;
}

/** A case of the store: its local number, which is never hashed, and its state. */
export interface StoredCase {
  readonly number: number;
  readonly state: CaseState;
}
