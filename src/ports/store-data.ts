import type { CaseEvent } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';

/** An unfinished interview: the answers so far, as JSON that `case/events.schema.ts` reads back. */
export interface KeptDraft {
  readonly id: string;
  readonly savedAt: number;
  readonly answers: string;
}

/** A file as it was copied into the vault. */
export interface KeptFile {
  readonly digest: string;
  readonly bytes: number;
  /** When it was last changed; milliseconds, UTC. Null where nothing says. */
  readonly modifiedAt: number | null;
  /** The vault did not have these bytes before. */
  readonly fresh: boolean;
}

/** Something that is not as the journal says. */
export interface Problem {
  /** The number of its case; null where it belongs to none. */
  readonly case: number | null;
  readonly item: string;
  readonly kind: 'missing' | 'changed' | 'unexpected' | 'journal';
  readonly expected: string | null;
  readonly found: string | null;
}

/** Something worth knowing that is no damage. */
export interface Notice {
  readonly case: number | null;
  readonly item: string;
  readonly what: 'writable';
}

export interface Verification {
  /** A digest over the whole journal as it stands. */
  readonly head: string;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** How many files were read. */
  readonly files: number;
}

/** A clock that presses, by the case and the window it belongs to. */
export interface PressingClock {
  readonly number: number;
  readonly window: string;
  readonly dueAt: number;
}

/** An event as it is stored: bytes that are never serialised again. */
export interface StoredEvent {
  /** Its place in the chain of its case, from 1. */
  readonly seq: number;
  readonly algorithm: string;
  /** Null, as the payload, where it was erased: only the digest is left. */
  readonly salt: Uint8Array | null;
  readonly payload: Uint8Array | null;
  readonly digest: string;
  readonly hash: string;
  /** Its place among all events of the store it comes from; null where that does not travel. */
  readonly place: number | null;
}

/** A case on its way from one store to another, or the chain of rules of a whole store. */
export interface TravellingChain {
  readonly identity: string;
  /** The number it has where it comes from; null for the chain of the whole store. */
  readonly number: number | null;
  readonly events: readonly StoredEvent[];
}

/** All chains and drafts as they stood at one instant. Writers wait until it is closed. */
export interface Snapshot {
  readonly drafts: readonly KeptDraft[];
  /** A digest over the heads of all chains. */
  readonly head: string;
  /** One after the other, the chain of the whole store first, then cases by number; to be gone through before `close`. */
  chains(): Iterable<TravellingChain>;
  close(): void;
}

/** What became of a chain that came from elsewhere. */
export type AdoptionOutcome =
  /** Nothing of it was here. */
  | 'new'
  /** It is here just so. */
  | 'same'
  /** It went on where the one here ended: that was taken. */
  | 'longer'
  /** The one here went on where it ended: nothing to take. */
  | 'shorter'
  /** Both went on: nothing was taken. */
  | 'forked'
  /** Both went on: it was taken as a case of its own, under a new identity. */
  | 'copied';

/** An event after the point where two chains of a case part. */
export interface TailEvent {
  readonly seq: number;
  /** Null, as the instant, where it was erased. */
  readonly type: string | null;
  readonly recordedAt: number | null;
}

export interface Adoption {
  readonly outcome: AdoptionOutcome;
  /** The one it came with. */
  readonly identity: string;
  /** The number it had where it came from; null for the chain of the whole store. */
  readonly came: number | null;
  /** The number it has here; of the case that is here where nothing was taken. */
  readonly number: number | null;
  /** Another case here with the same order. */
  readonly sameOrder: number | null;
  /** What came after the last event in common; empty but where both went on. */
  readonly here: readonly TailEvent[];
  readonly there: readonly TailEvent[];
}

export interface AdoptOptions {
  /** Takes a case that went on on both sides as a case of its own. */
  readonly asCopy: boolean;
  /** Digests whose bytes are known to be lost: their events are taken all the same. */
  readonly lost?: ReadonlySet<string>;
  /** Only into a store without cases, rules and drafts; else refused with this path to restore from. */
  readonly onlyIntoEmpty?: string;
  /** Taken only where there is none here. */
  readonly drafts?: readonly KeptDraft[];
}

export interface AppendResult {
  readonly event: CaseEvent;
  readonly seq: number;
  /** Null where the event took the opening back. */
  readonly state: CaseState | null;
}
