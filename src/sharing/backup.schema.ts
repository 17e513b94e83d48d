import * as z from 'zod';
import type { KeptDraft } from '../store/journal.ts';
import { type BackupSummary, FORMAT } from './backup.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const summary = z.object({
  kind: z.literal('refund-backup'),
  format: z.literal(FORMAT),
  program: z.string().max(100),
  madeAt: z.string().max(40),
  head: digest,
  cases: count,
  events: count,
  files: count,
  lost: z.array(digest),
  damaged: z.array(z.number().int().positive().nullable()),
});

const drafts = z.array(
  z.strictObject({
    id: z.string().regex(/^[\w-]{1,100}$/),
    savedAt: z.number().int(),
    answers: z.string().max(1_000_000),
  }),
);

/** What a backup says of itself; undefined where it does not say it. */
export function readSummary(text: string): BackupSummary | undefined {
  return summary.safeParse(parsed(text)).data;
}

/** The form that a backup says it has; 0 where it says none. */
export function formatOf(text: string): number {
  const said = z.object({ kind: z.literal('refund-backup'), format: z.number().int() });
  return said.safeParse(parsed(text)).data?.format ?? 0;
}

/** Unfinished interviews; undefined where they are none. */
export function readDrafts(text: string): KeptDraft[] | undefined {
  const read = drafts.safeParse(parsed(text)).data;
  return read?.every(({ answers }) => parsed(answers) !== undefined) ? read : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
