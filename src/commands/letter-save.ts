import { type Citation, type EventOf, lettersOf, liveEvents } from '../case/events.ts';
import type { Context, KeptFile } from '../ports.ts';
import { failureOf } from './evidence-failure.ts';
import { drop } from './evidence-keep.ts';
import type { LetterChoice } from './letter-options.ts';
import { writeOutput } from './output-file.ts';

type Letter = Pick<LetterChoice, 'to' | 'format'> & {
  readonly citations: readonly Citation[];
  /** The days for an answer that the letter gives; null where it gives none. */
  readonly answerDays: number | null;
};

/**
 * Writes the letter's file, keeps a copy and records it: all of it, or nothing. The same bytes again add no event.
 * @param output absolute
 * @throws RefundError `file-exists`, `write-failed`, `disk-full`
 */
export async function saveLetter(
  context: Context,
  number: number,
  output: string,
  bytes: Uint8Array,
  letter: Letter,
): Promise<void> {
  const { effects, environment } = context;
  const store = await context.writeStore();
  const kept: Pick<KeptFile, 'digest' | 'fresh'>[] = [];
  let written = false;
  try {
    const { digest, fresh } = store.keepBytes(bytes);
    kept.push({ digest, fresh });
    written = writeOutput(context, output, bytes);
    const history = store.history(number);
    const live = liveEvents(history);
    const known = lettersOf(history).some(({ seq, event }) => event.digest === digest && live.has(seq));
    if (!known) await store.append(number, () => eventOf(context, letter, digest, bytes.length));
  } catch (error) {
    if (written) effects.removeFile(output);
    drop(store, kept);
    throw failureOf(error, environment.home, [], bytes.length);
  }
}

function eventOf(
  { clock, environment }: Context,
  { to, format, citations, answerDays }: Letter,
  digest: string,
  bytes: number,
): EventOf<'letter-written'> {
  const now = clock.now();
  return {
    type: 'letter-written',
    version: 1,
    at: now,
    recordedAt: now,
    to,
    format,
    algorithm: 'sha256',
    digest,
    bytes,
    citations,
    program: environment.version,
    ...(answerDays === null ? {} : { answerDays }),
  };
}
