import type { CaseEvent, EventOf, Recorded } from './case/events.ts';
import type { Facts } from './case/facts.ts';
import type { CaseState, StoredCase } from './case/fold.ts';
import type { Me } from './case/me.ts';
import type { OwnRules, StoreEvent } from './case/own-rules.ts';
import type { FileRefusal } from './errors.ts';
import type { Language } from './words/language.ts';

/** The world as the program may see it. Types only; `context.ts` makes the real ones, tests make others. */
export interface Context {
  readonly clock: Clock;
  readonly environment: Environment;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly effects: Effects;
  /** So many random bytes, as hex. */
  randomHex(bytes: number): string;
  /** Questions can be asked: stdin and stdout are both terminals. */
  readonly canPrompt: boolean;
  /** Loads what asks questions; to be called only if `canPrompt`. */
  prompter(words: PromptWords): Promise<Prompter>;
  /** The store for reading; an absent one reads as empty and is not made. */
  readStore(): Promise<StoreReader>;
  /** Who the user is, kept outside the journal. @throws RefundError `me-damaged` */
  readMe(): Me;
  writeMe(me: Me): void;
  /** The store for writing; made, migrated and brought up to date where needed. */
  writeStore(): Promise<Store>;
  /** Closes whatever stores were opened. */
  close(): void;
  /** The same world with another home folder and a clock that stands still: for the sample case. */
  elsewhere(home: string, now: number): Context;
  /** A fresh folder for something that will be thrown away; `remove` takes it away with all it holds. */
  temporaryFolder(): { readonly path: string; remove(): void };
  /** Hands a file to the desktop's viewer; false where there is none. */
  show(path: string): Promise<boolean>;
  /** Reads the text in pictures, where the user installed what can; null where not. */
  pictureReader(): Promise<PictureReader | null>;
}

export interface PictureReader {
  /** The text in a picture, with every mistake of its reading. */
  read(picture: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** How a command ends that did not throw: 1 where a part of it failed, 2 where facts are missing, 4 for damage. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4;

export interface Clock {
  /** The present instant in milliseconds, UTC. */
  now(): number;
}

export interface Environment {
  /** The absolute path of the folder that holds everything. */
  readonly home: string;
  readonly language: Language;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly version: string;
}

interface Input {
  readonly isTerminal: boolean;
  /** Everything up to its end. */
  bytes(): Promise<Uint8Array>;
  /** The same, as UTF-8. */
  text(): Promise<string>;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Columns to fill; for a pipe a width no text reaches. */
  readonly columns: number;
  readonly paint: Paint;
  write(text: string): void;
}

/** Colours of one stream; each gives the text back unchanged where the stream takes no colour. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

/** What a prompt says besides its question. */
export interface PromptWords {
  readonly chooseHint: string;
  readonly typeHint: string;
  readonly searchHint: string;
  /** Added to a hint if Esc goes back. */
  readonly backHint: string;
  /** Stands in the place of a secret while it is typed. */
  readonly hidden: string;
  readonly yes: string;
  readonly no: string;
}

export interface Question {
  readonly label: string;
  /** One line that says why this is asked, shown on `?`. */
  readonly why: string;
  /** There is a question before this one: Esc goes back to it. */
  readonly back?: boolean | undefined;
}

/**
 * Asks the user. Every question throws RefundError `cancelled` on Ctrl-C and on a closed terminal, and BackError on
 * Esc if it has `back`.
 */
export interface Prompter {
  choose<V extends string>(
    question: Question & { readonly choices: readonly Choice<V>[]; readonly preset?: V | undefined },
  ): Promise<V>;
  /** Asks until `check` finds nothing wrong; what was typed stays on the line. */
  type(
    question: Question & {
      readonly preset?: string | undefined;
      /** What is wrong with the text, or undefined; may take an empty text as "none". */
      check(text: string): string | undefined;
    },
  ): Promise<string>;
  confirm(question: Question, preset: boolean): Promise<boolean>;
  /** Takes many lines, pasted or typed, until an empty one. Esc does nothing here. */
  paste(question: Question): Promise<string>;
  /** Offers a long list that is narrowed down by typing. */
  search<V extends string>(
    question: Question & {
      readonly choices: readonly Choice<V>[];
      /** Shown if nothing fits what is typed. */
      readonly none: string;
      /** How many fit besides those shown. */
      readonly more: (count: number) => string;
    },
  ): Promise<V>;
  /** Asks for what nobody may read on the screen, and shows nothing of it. */
  secret(
    question: Question & {
      /** What is wrong with the text, or undefined. */
      check(text: string): string | undefined;
    },
  ): Promise<string>;
}

/**
 * Every change to the disk. Each call either has its whole effect or throws; tests make the Nth one fail.
 */
export interface Effects {
  /** Makes a folder (and its parents) that only the user may enter. */
  makeFolder(path: string): void;
  /** Creates a file only the user may read, writes all bytes and flushes them; fails if it exists. */
  createFile(path: string, bytes: Uint8Array, mode?: number): void;
  /**
   * Creates a file only the user may read and copies an open one into it; fails if it exists. `flushFile` makes it last.
   * @param source a file descriptor open for reading, at its beginning
   * @param each called with every piece that was copied; the bytes are only its own until it returns
   */
  copyFile(source: number, path: string, mode: number, each: (piece: Uint8Array) => void): void;
  /** Flushes what was copied into a file. */
  flushFile(path: string): void;
  /**
   * Creates a file only the user may read, writes the pieces as they come and flushes it; fails if it exists.
   * Where a piece fails to come, nothing of the file stays.
   */
  createFileFrom(
    path: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    mode?: number,
  ): Promise<void>;
  /** Gives a finished file its final name; fails with EEXIST if that name is taken. */
  publish(from: string, to: string): void;
  /** Gives a finished file its final name, over an older file. */
  replace(from: string, to: string): void;
  /** Flushes a folder's list of names. */
  syncFolder(path: string): void;
  removeFile(path: string): void;
  /** Removes a folder with all it holds. */
  removeFolder(path: string): void;
  /** Sets the rights of a file or folder. */
  setRights(path: string, mode: number): void;
  /** Passed before each write of the database and before each commit. */
  step(name: string): void;
}

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
type AdoptionOutcome =
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

/** The names of the facts, for the sentences that tell of them. */
export type { FactName } from './case/facts.ts';
