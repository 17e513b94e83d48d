/**
 * The closed set of errors a user can meet. An error carries facts, not sentences: the sentences stand in
 * `words/`, so that each error says in the user's language what happened, with which value, and what to
 * do now. `main.ts` is the only place that turns an error into text and an exit code.
 */
export interface ErrorDetails {
  /** The command line itself does not make sense; `problem` names the kind, `given` what was typed. */
  /** `help`: the command that tells how it is done. */
  usage: { problem: UsageProblem; given: string; nearest: string | null; help: string };
  'bad-answers': { issues: readonly AnswerIssue[] };
  /** `choices`: what can be answered, of flags that are no facts. */
  'missing-answers': {
    flags: readonly string[];
    choices?: Readonly<Record<string, readonly string[]>>;
  };
  'one-more-answer': { flag: string; reason: string };
  'no-case': { reasons: readonly string[] };
  /** A change would leave facts of a case that make none; `flags`: what could be changed instead. */
  'facts-clash': { number: number; reasons: readonly string[]; flags: readonly string[] };
  /** `nearest`: a case that is there and was probably meant. `none`: there is no case at all. */
  'no-such-case': { given: string; nearest?: number; none?: boolean; gone?: boolean };
  /** A group of commands without the one that is meant. */
  'group-alone': { group: string; commands: readonly string[] };
  /** A part of a name that fits several cases. */
  'several-cases': { given: string; cases: readonly { number: number; site: string; order: string }[] };
  /** A case was named by a part of its name where only its number will do, or where nobody can say yes to it. */
  'number-needed': { given: string; number: number; site: string };
  /** `refund edit` without a fact to change, and nobody can be asked. */
  'nothing-to-edit': { number: number; flags: readonly string[] };
  'no-such-event': { number: number; seq: number };
  'duplicate-case': { number: number; site: string; order: string };
  'case-closed': { number: number; outcome: string };
  'case-open': { number: number };
  /** No more can be recorded in a chain: null is that of the user's own rules. `most`: events, or bytes of them. */
  'case-full': { number: number | null; most: string };
  /** The clock stands where no event can be recorded. */
  'clock-impossible': { given: string };
  'before-payment': { given: string; paidAt: string };
  'reply-too-early': { given: string; first: string; party: string; number: number };
  'bad-workdays': { path: string; problems: readonly { problem: string; value: string }[] };
  'file-unreadable': { path: string; code: string };
  'me-damaged': { path: string };
  'file-refused': { path: string; why: FileRefusal };
  'draft-refused': { path: string; why: DraftRefusal };
  /** A text that was to be read for the facts of a new case. */
  'story-refused': { path: string; why: DraftRefusal };
  'text-too-long': { length: number; most: number };
  'bill-refused': { path: string; why: BillRefusal };
  /** A row of a bill that is no payment to open a case from; `rows` are the rows that hold the number given. */
  'no-such-payment': { given: string; why: 'missing' | 'ambiguous' | NoPayment; rows: readonly number[] };
  /** `item` is the member at fault; null if it is the whole. */
  'package-refused': { path: string; why: PackageRefusal; item: string | null };
  /** A bag whose files are not as its manifests say. */
  'bag-broken': { path: string; problems: readonly BagFault[] };
  /** No backup of a store; `bag`: some other package. */
  'not-a-backup': { path: string; bag: boolean };
  /** Kept files that are gone or are others: not handed to anybody unless that is asked for. */
  'files-damaged': {
    number: number;
    items: readonly { item: string; kind: 'missing' | 'changed' | 'unreadable' }[];
  };
  'home-not-empty': { cases: number; path: string };
  'nothing-to-back-up': Record<never, never>;
  /** A chain from elsewhere that cannot be trusted; `chain` is the number it came with, `seq` the event at fault. */
  'chain-refused': { chain: number | null; seq: number | null; why: ChainRefusal };
  'no-such-exhibit': { number: number; given: string };
  'before-as-of': { number: number; asOf: string };
  'nothing-to-undo': { number: number | null };
  'undo-refused': { number: number; seq: number; type: string; by: number; byType: string };
  'undo-purged': { seq: number; exhibit: string | null };
  'no-draft': Record<never, never>;
  'no-terminal': { flag: string };
  'letter-incomplete': { number: number; missing: readonly { fact: string; command: string }[] };
  'letter-too-long': { length: number; limit: number; longer: string | null };
  'file-exists': { path: string };
  /** An output is to go where something lies that is no file; `printable`: it could go to standard output instead. */
  'output-special': { path: string; printable: boolean };
  /** The current folder was deleted. */
  'folder-gone': Record<never, never>;
  /** An output is to go where the program keeps its own files. */
  'output-own': { path: string };
  /** The system takes no name that long; `fits` is a shorter one. */
  'name-too-long': { path: string; fits: string };
  'bad-environment': { name: string; given: string };
  'home-not-folder': { path: string };
  /** The home, the database or the vault is there and cannot be looked into: it must not look empty. */
  'home-unreadable': { path: string; code: string };
  /** There is no database beside what only a home with one has; `sign` names one such thing. */
  'store-lost': { path: string; sign: string };
  'store-newer': { path: string; found: number; known: number };
  'store-damaged': { path: string; reason: string };
  'beside-store': { path: string; why: 'not-a-file' | 'foreign' };
  'store-busy': { path: string; seconds: number };
  'native-module': { reason: string };
  /** A part of the program is not there. */
  'not-whole': { reason: string };
  /** All is recorded, but bytes that are to be gone could not be taken away. */
  'bytes-left': { path: string; code: string };
  /**
   * `action`: what was written; `flush` if it is there already and only the disk does not confirm it, `left` if it is
   * there and could not be taken away again, `output` if it is the command's answer.
   */
  'write-failed': { path: string; action: string; code: string };
  /** The system said that all is written, and it cannot be read; `MISSING`: something else can. */
  'not-read-back': { path: string; code: string };
  /** Sizes as people read them; null if nobody says. `single`: one file alone is too large for the place. */
  'disk-full': {
    path: string;
    needed: string | null;
    free: string | null;
    single: boolean;
    /** It was to be written for the user; else kept. */
    output?: true;
  };
  /**
   * `draft`: answers of a new case are kept; `paste`: a pasted reply is, for this case; `recorded`: something was
   * recorded before the user stopped.
   */
  cancelled: { draft: boolean; paste?: number; recorded?: boolean };
  internal: { reason: string };
}

/** Why a file cannot be kept as evidence. */
export type FileRefusal =
  'empty' | 'special' | 'unreadable' | 'missing' | 'changing' | 'link' | 'loop' | 'too-large' | 'too-deep';

/** Why a row of a bill is no payment that could be asked back. */
export type NoPayment = 'incoming' | 'refund' | 'neutral' | 'nothing-paid' | 'returned';

/** Why a file cannot be read as the bill of a payment app. */
export type BillRefusal =
  | 'empty'
  | 'special'
  | 'too-large'
  | 'unknown-format'
  | 'cashbook'
  | 'page'
  | 'pdf'
  | 'old-xls'
  | 'open-document'
  | 'numbers'
  | 'xml-sheet'
  | 'not-xlsx'
  | 'not-text'
  | 'damaged'
  | 'entities'
  | 'no-bill-in-zip'
  | 'several-bills';

/** Why a file cannot be read as the draft of a letter. */
export type DraftRefusal = 'empty' | 'special' | 'too-big' | 'not-text';

/** Why a zip or folder cannot be read, before anything in it was trusted. */
export type PackageRefusal =
  | 'not-zip'
  | 'damaged'
  | 'link'
  | 'special'
  | 'unsafe-name'
  | 'same-name'
  | 'too-many'
  | 'too-large'
  | 'password-needed'
  | 'password-wrong'
  | 'encrypted-to-key'
  | 'backup'
  | 'not-package'
  | 'for-recipient'
  | 'reading-copy'
  | 'costly-password';

/** One file of a bag that is not as its manifests say. */
export interface BagFault {
  readonly item: string;
  readonly kind: 'missing' | 'extra' | 'changed' | 'algorithm' | 'malformed';
}

/** Why a chain that comes from elsewhere is not taken. */
export type ChainRefusal =
  | 'malformed'
  | 'too-large'
  | 'cut-off'
  | 'twice'
  | 'empty'
  | 'order'
  | 'algorithm'
  | 'link'
  | 'digest'
  | 'erased'
  | 'event'
  | 'opening'
  | 'identity'
  | 'number'
  | 'exhibit-twice'
  | 'head'
  | 'file-missing';

export type ErrorCode = keyof ErrorDetails;

export type UsageProblem =
  | 'unknown-command'
  /** Neither a command nor a file, and written like one. */
  | 'unknown-file'
  | 'unknown-option'
  | 'unknown-topic'
  | 'missing-argument'
  | 'missing-option-value'
  | 'too-many-arguments'
  | 'other';

/** One answer that cannot be taken: which flag, what was typed, and why (a key of `messages.reasons`). */
export interface AnswerIssue {
  readonly flag: string;
  readonly given: string;
  readonly reason: string;
  readonly choices?: readonly string[];
  /** The choice that was probably meant. */
  readonly nearest?: string;
}

type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

const EXIT_CODES: Record<ErrorCode, ExitCode> = {
  usage: 2,
  'bad-answers': 2,
  'missing-answers': 2,
  'one-more-answer': 2,
  'no-case': 1,
  'facts-clash': 1,
  'no-such-case': 1,
  'group-alone': 2,
  'several-cases': 2,
  'number-needed': 2,
  'nothing-to-edit': 2,
  'no-such-event': 1,
  'duplicate-case': 1,
  'case-closed': 1,
  'case-open': 1,
  'case-full': 1,
  'clock-impossible': 1,
  'before-payment': 2,
  'reply-too-early': 2,
  'bad-workdays': 1,
  'file-unreadable': 1,
  'me-damaged': 1,
  'file-refused': 1,
  'draft-refused': 1,
  'story-refused': 1,
  'text-too-long': 1,
  'bill-refused': 1,
  'no-such-payment': 1,
  'package-refused': 1,
  'bag-broken': 1,
  'not-a-backup': 1,
  'files-damaged': 4,
  'home-not-empty': 1,
  'nothing-to-back-up': 1,
  'chain-refused': 1,
  'no-such-exhibit': 1,
  'before-as-of': 1,
  'nothing-to-undo': 1,
  'undo-refused': 1,
  'undo-purged': 1,
  'no-draft': 1,
  'no-terminal': 2,
  'letter-incomplete': 2,
  'letter-too-long': 1,
  'file-exists': 1,
  'output-special': 1,
  'folder-gone': 1,
  'output-own': 1,
  'name-too-long': 1,
  'bad-environment': 2,
  'home-not-folder': 1,
  'home-unreadable': 1,
  'store-lost': 4,
  'store-newer': 1,
  'store-damaged': 4,
  'beside-store': 4,
  'store-busy': 1,
  'native-module': 1,
  'not-whole': 1,
  'bytes-left': 1,
  'write-failed': 1,
  'not-read-back': 1,
  'disk-full': 1,
  cancelled: 130,
  internal: 1,
};

export class RefundError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails[C];
  readonly exitCode: ExitCode;

  constructor(code: C, details: ErrorDetails[C], cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'RefundError';
    this.code = code;
    this.details = details;
    this.exitCode = EXIT_CODES[code];
  }
}

/** The user goes back from a question to the one before. The dialogue catches it; no user sees it as an error. */
export class BackError extends Error {
  /** What stood on the line, to be offered again. */
  readonly typed: string;
  /** There is no question before: the user leaves the command. */
  readonly leaves: boolean;

  constructor(typed: string, leaves = false) {
    super('back');
    this.name = 'BackError';
    this.typed = typed;
    this.leaves = leaves;
  }
}

/** The error for one answer that cannot be taken. */
export function badAnswer(
  flag: string,
  given: string,
  reason: string,
  choices?: readonly string[],
): RefundError<'bad-answers'> {
  return new RefundError('bad-answers', { issues: [{ flag, given, reason, ...(choices && { choices }) }] });
}

/** The error for a file that the system would not read. */
export function unreadable(path: string, error: unknown): RefundError<'file-unreadable'> {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new RefundError('file-unreadable', { path, code }, error);
}

/** What was typed, as a value, or why it is none (a key of `messages.reasons`). */
export type Parsed<T, R extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: R };

export const parsed = <T>(value: T): Parsed<T, never> => ({ ok: true, value });
export const refused = <R extends string>(reason: R): Parsed<never, R> => ({ ok: false, reason });

/** Full-width digits, letters and signs as their plain forms. */
export function plainWidth(text: string): string {
  return text.normalize('NFKC').trim();
}
