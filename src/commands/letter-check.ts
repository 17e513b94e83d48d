import { cleanLines } from '../case/clean.ts';
import { dayOf } from '../deadlines/civil-day.ts';
import { citedIn } from '../letters/lint/citations.ts';
import { type Explained, explain } from '../letters/lint/explain.ts';
import { lengthOf } from '../letters/length.ts';
import { lintLetter } from '../letters/lint/lint.ts';
import { lintViewOf } from '../letters/lint/view.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { lintScreen } from '../terminal/lint-screen.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { readCaseNumber } from './case-argument.ts';
import { readTyped } from './typed-file.ts';
import { meFor } from './letter-me.ts';
import { type LetterOptions, readLetterOptions } from './letter-options.ts';

/** `refund letter CASE --check FILE`: what in the user's own text would harm them. Writes nothing; 1 for an error. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: LetterOptions & { readonly check: string },
): Promise<ExitStatus> {
  const { clock, stdout, stderr } = context;
  const { to, form } = readLetterOptions(options);
  const { state } = (await context.readStore()).caseByNumber(readCaseNumber(given));
  const text = cleanLines(await readTyped(context, options.check, 'draft-refused'));
  const limit = RECIPIENTS[to].limit(form, state.facts)?.characters ?? null;
  const view = lintViewOf(state, {
    to,
    form,
    limit,
    today: dayOf(clock.now()),
    me: meFor(context, to),
    intent: state.facts.intentEvidence !== undefined,
  });
  const lint = lintLetter(text, view).map((finding) =>
    explain(finding, view, messages, context.environment.language),
  );
  const length = lengthOf(text);
  if (options.json) {
    writeJson(stdout, { to, text, length, limit, citations: citedIn(text), lint, missing: [] });
  } else {
    const shown = stdout.isTerminal ? stdout : stderr;
    writeLines(stdout, stdout.isTerminal ? lintScreen(lint, text, messages, stdout) : lint.map(row));
    writeLines(shown, wrap(summary(lint, length, limit, messages), shown.columns, '  '));
  }
  return lint.some(({ level }) => level === 'error') ? 1 : 0;
}

function row({ line, level, rule, message, better }: Explained): string {
  return [line ?? '-', level, rule, message, better].join('\t');
}

function summary(
  lint: readonly Explained[],
  length: number,
  limit: number | null,
  { lint: words }: Messages,
): string {
  const count = (level: Explained['level']) => lint.filter((one) => one.level === level).length;
  return lint.length === 0
    ? words.clean(length, limit)
    : words.counts(count('error'), count('warning'), count('notice'));
}
