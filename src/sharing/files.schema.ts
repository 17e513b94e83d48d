import * as z from 'zod/mini';
import { isKeptDraft } from '../case/events.schema.ts';
import type { KeptDraft } from '../store/journal.ts';

/* What packages and backups say of themselves, and the unfinished interviews in a backup, as they are read again. */

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());

/** What every package and backup says of itself. */
const madeBy = {
  /** The version of the program that wrote it. */
  program: z.string().check(z.maxLength(100)),
  /** An instant with +08:00. */
  madeAt: z.string().check(z.maxLength(40)),
};

const packageSummary = z.object({
  kind: z.literal('refund-package'),
  format: z.literal(1),
  ...madeBy,
  identity: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** The hash of the newest event. */
  head: digest,
  events: z.int().check(z.positive()),
  /** Whom it was made for; null if it holds the whole case. */
  for: z.nullable(z.string().check(z.maxLength(40))),
  /** Card, phone and identity numbers are hidden in its texts. */
  redacted: z.boolean(),
  /** Digests whose bytes were missing or changed already when it was made. */
  lost: z.array(digest),
  /** Pictures that are copies for reading, without the place they were taken at: the digests of both. */
  copies: z.optional(z.array(z.object({ path: z.string(), original: digest, copy: digest }))),
  /** The letter to the recipient as it read when the package was made. */
  letter: z.optional(z.string()),
});

/** What stands in `package.json`. */
export type PackageSummary = z.infer<typeof packageSummary>;

/** What a package says of itself; undefined if it does not say it. */
export function readPackageSummary(text: string): PackageSummary | undefined {
  return packageSummary.safeParse(parsed(text)).data;
}

const backupSummary = z.object({
  kind: z.literal('refund-backup'),
  format: z.literal(1),
  ...madeBy,
  /** A digest over the heads of all chains. */
  head: digest,
  cases: count,
  events: count,
  files: count,
  /** Digests whose bytes were missing or changed already when it was made. */
  lost: z.array(digest),
  /** Numbers of cases whose chains did not hold already then; null is the chain of rules. */
  damaged: z.array(z.nullable(z.int().check(z.positive()))),
});

/** What stands in `backup.json`. */
export type BackupSummary = z.infer<typeof backupSummary>;

/** What a backup says of itself; undefined if it does not say it. */
export function readBackupSummary(text: string): BackupSummary | undefined {
  return backupSummary.safeParse(parsed(text)).data;
}

/** The form that a backup says it has; 0 if it says none. */
export function formatOf(text: string): number {
  const said = z.object({ kind: z.literal('refund-backup'), format: z.int() });
  return said.safeParse(parsed(text)).data?.format ?? 0;
}

const drafts = z.array(z.object({ id: z.string() }));

/**
 * Unfinished interviews, and the names of those that cannot be gone on with: these are left aside. Undefined if it is
 * no list of them.
 */
export function readDrafts(
  text: string,
): { readonly whole: readonly KeptDraft[]; readonly damaged: readonly string[] } | undefined {
  const listed = drafts.safeParse(parsed(text));
  if (!listed.success) return undefined;
  const all = parsed(text) as KeptDraft[];
  return {
    whole: all.filter(isKeptDraft),
    damaged: all.filter((one) => !isKeptDraft(one)).map(({ id }) => id),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/* Files of days off and make-up days that the user loads with `refund rules workdays`. */

const dates = z.array(z.string());
const plain = z.object({ year: z.int(), off: dates, work: dates });
/** Years as keys, each with its days; other keys are ignored. */
const byYear = z.record(z.string(), z.unknown());
const lists = z.object({ off: dates, work: dates });
/** One list of days, each saying whether it is off. */
const marked = z.object({
  year: z.int(),
  days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })),
});

/** The notice of a year as a file gives it: dates as they stand there, not checked yet. */
export interface NoticeText {
  readonly year: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** The notices of a file in any of three shapes; undefined if it has none of them. */
export function readWorkdayFile(json: unknown): NoticeText[] | undefined {
  const one = plain.safeParse(json);
  if (one.success) return [one.data];
  const list = marked.safeParse(json);
  if (list.success) {
    const { year, days } = list.data;
    const datesOf = (off: boolean) => days.filter(({ isOffDay }) => isOffDay === off).map(({ date }) => date);
    return [{ year, off: datesOf(true), work: datesOf(false) }];
  }
  const years = byYear.safeParse(json);
  if (!years.success) return undefined;
  const found = Object.entries(years.data).flatMap(([key, value]) => {
    const days = lists.safeParse(value);
    return /^\d{4}$/.test(key) && days.success ? [{ year: Number(key), ...days.data }] : [];
  });
  return found.length > 0 ? found : undefined;
}
