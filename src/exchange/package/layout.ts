/*
 * A package is one case in a bag by RFC 8493. Its payload: a page to read and print, the evidence and letters under
 * names that say what they are, and what a program takes the case back from.
 */

/** To read and to print. */
export const PAGE = 'data/index.html';
export const TIMELINE = 'data/timeline.csv';
export const CASE = 'data/case.json';
/** Every event with its bytes: only in a package that holds the whole case. */
export const CHAIN = 'data/chain.jsonl';
/** The same without what the events say: for recipients. */
export const DIGESTS = 'data/chain-digests.jsonl';
export const ABOUT = 'data/package.json';

/** What is no kept file. */
export const OWN_MEMBERS: readonly string[] = [PAGE, TIMELINE, CASE, CHAIN, DIGESTS, ABOUT];

export const EXHIBITS = 'data/证据/';
export const LETTERS = 'data/信件/';
/** Taken off the list, or undone, and kept all the same: the chain tells of them. */
export const REMOVED = 'data/已移除/';

/** What stands in `package.json`. */
export interface About {
  readonly kind: 'refund-package';
  readonly format: 1;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
  readonly identity: string;
  /** The hash of the newest event. */
  readonly head: string;
  readonly events: number;
  /** Whom it was made for; null where it holds the whole case. */
  readonly for: string | null;
  /** Card, phone and identity numbers are hidden in its texts. */
  readonly redacted: boolean;
  /** Digests whose bytes were gone, or were others, already when it was made. */
  readonly lost: readonly string[];
}
