/*
 * A backup is a bag by RFC 8493 in a zip. Its payload: every chain as lines, the kept files each under its digest,
 * and what lies beside the journal.
 */

/** The one folder that everything stands in. */
export const TOP = 'refund-backup';

/** The chain of rules, then every case. */
export const CASES = 'data/cases.jsonl';
/** Chains that did not hold when they were saved: kept for whoever may rescue them, never restored. */
export const DAMAGED = 'data/damaged-cases.jsonl';
export const DRAFTS = 'data/drafts.json';
export const ME = 'data/me.json';
export const SUMMARY = 'data/backup.json';

/** The newest form that this program knows. */
export const FORMAT = 1;

const FILES = 'data/files/';

/** What stands in `backup.json`. */
export interface BackupSummary {
  readonly kind: 'refund-backup';
  readonly format: typeof FORMAT;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
  /** A digest over the heads of all chains. */
  readonly head: string;
  readonly cases: number;
  readonly events: number;
  readonly files: number;
  /** Digests whose bytes were gone, or were others, already when it was made. */
  readonly lost: readonly string[];
  /** Numbers of cases whose chains did not hold already then; null is the chain of rules. */
  readonly damaged: readonly (number | null)[];
}

/** Where a kept file stands: under its digest, with the ending it came with, so that it can be opened by hand. */
export function fileMember(digest: string, name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return `${FILES}${digest}${ending === undefined ? '' : `.${ending.toLowerCase()}`}`;
}

/** The digest that a member is named by; null for what is no kept file. */
export function digestOfMember(name: string): string | null {
  return /^data\/files\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/.exec(name)?.[1] ?? null;
}
