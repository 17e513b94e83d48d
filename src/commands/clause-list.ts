import { clean, cleanLines } from '../case/text.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import { periodWords } from '../time/period.ts';
import type { Messages } from '../words/words.ts';

/** `refund clause list`: the clauses of a case, with where and when they were seen. */
export async function run(
  context: Context,
  { logging, punctuation }: Messages,
  given: string,
  options: { readonly json?: boolean },
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { clauses } = (await context.readStore()).caseByNumber(readCaseNumber(given)).state;
  if (options.json) {
    writeJson(stdout, {
      clauses: clauses.map(
        ({ seq, event: { title, number, text, after, from, nature, refund, url, seenAt } }) => ({
          seq,
          title,
          number,
          text,
          after,
          from,
          nature: after === null ? null : nature,
          refund,
          url,
          seenAt: isoInstant(seenAt),
        }),
      ),
    });
    return 0;
  }
  if (!stdout.isTerminal) {
    writeLines(
      stdout,
      clauses.map(({ seq, event }) =>
        [seq, clean(event.title), clean(event.number), clean(event.text), formatTime(event.seenAt)].join(
          '\t',
        ),
      ),
    );
    return 0;
  }
  const lines = clauses.flatMap(({ event }) => [
    ...wrap(logging.clauseOf(clean(event.title), clean(event.number)), stdout.columns, '  '),
    ...cleanLines(event.text)
      .split('\n')
      .flatMap((line) => wrap(`  ${line}`, stdout.columns, '  ')),
    ...wrap(
      `  ${logging.seen(formatTime(event.seenAt), clean(event.url ?? ''))}${event.after ? `${punctuation.bar}${periodWords(event.after)[environment.language]}` : ''}`,
      stdout.columns,
      '  ',
    ),
  ]);
  writeLines(stdout, lines.length > 0 ? lines : [logging.noClauses]);
  return 0;
}
