import { resolve } from 'node:path';
import { type Citation, liveEvents } from '../case/events.ts';
import type { Context } from '../ports.ts';
import type { LetterChoice } from './letter-options.ts';
import { writeOutput } from './output-file.ts';

/**
 * Writes the letter's file, keeps a copy and records it. The same bytes again add no event.
 * @param answerDays the days for an answer that the letter gives; null where it gives none
 * @throws RefundError `file-exists`, `write-failed`
 */
export async function saveLetter(
  context: Context,
  number: number,
  output: string,
  bytes: Uint8Array,
  letter: Pick<LetterChoice, 'to' | 'format'> & {
    readonly citations: readonly Citation[];
    readonly answerDays: number | null;
  },
): Promise<void> {
  const { clock, environment } = context;
  writeOutput(context, resolve(output), bytes);
  const store = await context.writeStore();
  const { algorithm, digest } = store.keepBytes(bytes);
  const history = store.history(number);
  const live = liveEvents(history);
  const known = history.some(
    ({ seq, event }) => event?.type === 'letter-written' && event.digest === digest && live.has(seq),
  );
  if (known) return;
  const now = clock.now();
  const { to, format, citations, answerDays } = letter;
  await store.append(number, () => ({
    type: 'letter-written',
    version: 1,
    at: now,
    recordedAt: now,
    to,
    format,
    algorithm,
    digest,
    bytes: bytes.length,
    citations,
    program: environment.version,
    ...(answerDays === null ? {} : { answerDays }),
  }));
}
