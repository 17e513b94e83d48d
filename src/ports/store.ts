import type { CaseEvent, EventOf, Recorded } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import type { OwnRules, StoreEvent } from '../case/own-rules.ts';
import type { CaseState, StoredCase } from '../case/state.ts';
import type { FileRefusal } from '../errors.ts';
import type {
  Adoption,
  AdoptOptions,
  AppendResult,
  KeptDraft,
  KeptFile,
  PressingClock,
  Snapshot,
  TravellingChain,
  Verification,
} from './store-data.ts';

/** What can be read of the store. Every call sees what was committed before it. */
export interface StoreReader {
  /**
   * Open cases in the order of the list, as seen at an instant; with `all` the closed ones after them.
   * @param limit at most so many of the open ones; all where absent
   */
  cases(now: number, all: boolean, limit?: number): StoredCase[];
  /** How many cases are open. */
  openCount(): number;
  /** @throws RefundError `no-such-case` */
  caseByNumber(number: number): StoredCase;
  /** The chain of a case, also of one whose opening was undone. @throws RefundError `no-such-case` */
  history(number: number): Recorded[];
  /** The clocks of open cases that alarm at an instant: due within 24 hours, soonest first, then those over, newest first. */
  pressing(now: number): PressingClock[];
  /** The exhibits with these bytes, in every case, by case and number. */
  exhibitsWith(digest: string): { readonly number: number; readonly exhibit: number }[];
  /** Where the bytes of a digest lie. */
  vaultPath(digest: string): string;
  /** Every case number ever given, in order. */
  numbers(): number[];
  /** The number of the case with an identity, also of one whose opening was undone; null where there is none. */
  numberOf(identity: string): number | null;
  /** Nothing is in it: no case, no rule, no draft. */
  isEmpty(): boolean;
  /** The number of the case that the newest event belongs to. */
  newest(): number | null;
  /** The open or closed case with the same site and order (or, without an order, payment number). */
  sameOrder(facts: Pick<Facts, 'site' | 'order' | 'paymentNo'>): number | null;
  newestDraft(): KeptDraft | null;
  /** What the user added to the rules for the whole store. */
  ownRules(): OwnRules;
  /** Holds everything, or one case, against the journal. */
  verify(number: number | null): Promise<Verification>;
  /** What broken-off commands left behind, and what others may read or write; absolute paths. */
  leftovers(): { readonly brokenOff: readonly string[]; readonly looseRights: readonly string[] };
  /** Whether the journal contains what a hash (12 hex digits or more) was printed of. */
  contains(hash: string): Promise<boolean>;
  /** A digest over the heads of all chains. */
  head(): Promise<string>;
  /** The chain of a case with all its bytes. @throws RefundError `no-such-case` */
  travelling(number: number): TravellingChain;
  /** Everything at one instant, read from one transaction. */
  snapshot(): Promise<Snapshot>;
}

export interface Store extends StoreReader {
  /** Opens a case and gives its number; in the same transaction the draft it came from goes, and `also` is added. */
  open(
    event: EventOf<'case-opened'>,
    options: { again: boolean; draft: string | null; also?: readonly CaseEvent[] },
  ): Promise<StoredCase>;
  /** Adds events made from the case as it is inside the transaction: all of them or none. */
  appendAll(
    number: number,
    make: (history: readonly Recorded[]) => readonly CaseEvent[],
  ): Promise<CaseState | null>;
  /** Adds an event made from the case as it is inside the transaction, and gives the case after it. */
  append(number: number, make: (history: readonly Recorded[]) => CaseEvent): Promise<AppendResult>;
  /** Adds events to the chain of the whole store, all or none; every clock is computed anew. */
  appendRules(events: readonly StoreEvent[]): Promise<void>;
  /**
   * Takes in chains that come from elsewhere, in one transaction: all as told or nothing. Each is verified; the bytes
   * it tells of must be in the vault. Into a store without cases they come with their numbers. One after the other:
   * a chain is let go before the next is asked for.
   * @throws RefundError `chain-refused`, `home-not-empty`
   */
  adopt(
    chains: Iterable<TravellingChain> | AsyncIterable<TravellingChain>,
    options: AdoptOptions,
  ): Promise<Adoption[]>;
  keepDraft(draft: KeptDraft): void;
  dropDraft(id: string): void;
  /**
   * Takes the payloads of events away for good, and adds the event that says so; their digests stay and the chain
   * still verifies. The bytes of these digests go from the vault unless another event tells of them.
   */
  erase(
    number: number,
    seqs: readonly number[],
    record: EventOf<'erased'>,
    digests: readonly string[],
  ): Promise<void>;
  /** Keeps bytes in the vault under their digest. */
  keepBytes(bytes: Uint8Array): { algorithm: 'sha256'; digest: string; fresh: boolean };
  /**
   * Copies files into the vault under their digests; the files themselves are only read. All are kept but those that
   * are refused; where the disk fails, none.
   * @param progress called with a file's place in the list and its bytes: those copied so far and all
   * @returns in their order what was kept, or why it cannot be: empty, no plain file, changing meanwhile …
   */
  keepFiles(
    paths: readonly (string | Uint8Array)[],
    progress: (index: number, done: number, total: number) => void,
  ): (KeptFile | FileRefusal)[];
  /**
   * Keeps bytes that come from elsewhere under the digest they are said to have. Where other bytes lie under it,
   * they are replaced.
   * @returns what became of them; null where they are not those of the digest: nothing was kept
   */
  keepPieces(
    digest: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<'fresh' | 'there' | 'mended' | null>;
  /**
   * Mends what can be mended without losing anything: rights, what was broken off, and files that belong to nobody.
   * @param orphans their digests, as `verify` found them in a journal that is whole
   */
  tidy(orphans: readonly string[]): void;
  /**
   * Takes the bytes of a digest out of the vault for good; false where something still uses them.
   * @throws RefundError `bytes-left`
   */
  purge(digest: string): boolean;
  /** Takes bytes out of the vault that a failed command just put there; gives those that went. */
  dropKept(digests: readonly string[]): string[];
}
