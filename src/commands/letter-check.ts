import { cleanLines } from '../case/text.ts';
import { type Given, JSON_FLAG } from '../dialogue/command.ts';
import { readTyped } from '../dialogue/files.ts';
import { type LetterChoice, meFor } from '../dialogue/letter-draft.ts';
import { caseNamed } from '../dialogue/typed.ts';
import { lengthOf } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { explain, type Explained, lintViewOf } from '../lint/finding.ts';
import { citedIn } from '../lint/law.ts';
import { lintLetter } from '../lint/lint.ts';
import type { ExitStatus, Output } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, truncate, wrap } from '../terminal/text.ts';
import { dayOf } from '../time/day.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund letter CASE --check FILE`: what in the user's own text would harm them. Writes nothing; 1 for an error. */
export async function checkLetter(
  context: Context,
  messages: MessagesWith<'letter'>,
  given: string,
  { to, form }: LetterChoice,
  path: string,
  { json }: Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const { clock, stdout, stderr } = context;
  const { state } = caseNamed(await context.readStore(), given);
  const text = cleanLines(await readTyped(context, path, 'draft-refused'));
  const limit = RECIPIENTS[to].limit(form, state.facts)?.characters ?? null;
  const view = lintViewOf(state, {
    to,
    form,
    limit,
    today: dayOf(clock.now()),
    me: await meFor(context, to),
    intent: state.facts.intentEvidence !== undefined,
  });
  const lint = lintLetter(text, view).map((finding) =>
    explain(finding, view, messages, context.environment.language),
  );
  const length = lengthOf(text);
  if (json) {
    writeJson(stdout, { to, text, length, limit, citations: citedIn(text), lint, missing: [] });
  } else {
    const shown = stdout.isPlain ? stderr : stdout;
    writeLines(
      stdout,
      stdout.isPlain ? [LINT_COLUMNS, ...lint.map(row)] : lintScreen(lint, text, messages, stdout),
    );
    say(shown, summary(lint, length, limit, messages));
  }
  return lint.some(({ level }) => level === 'error') ? 1 : 0;
}

const LINT_COLUMNS = ['line', 'level', 'rule', 'message', 'better'].join('\t');

function row({ line, level, rule, message, better }: Explained): string {
  return [line ?? '-', level, rule, message, better].join('\t');
}

function summary(
  lint: readonly Explained[],
  length: number,
  limit: number | null,
  { lint: words }: MessagesWith<'letter'>,
): string {
  const count = (level: Explained['level']) => lint.filter((one) => one.level === level).length;
  return lint.length === 0
    ? words.clean(length, limit)
    : words.counts(count('error'), count('warning'), count('notice'));
}

/** Each line of a text once, and under it what is wrong with it and what to write instead. */
export function lintScreen(
  lint: readonly Explained[],
  text: string,
  { lint: words, punctuation }: MessagesWith<'letter'>,
  out: Output,
): string[] {
  const lines = text.split('\n');
  let last: number | null | undefined;
  return lint.flatMap(({ line, level, message, better }) => {
    const where =
      line === null
        ? words.whole
        : `${words.line(line)}  ${truncate((lines[line - 1] ?? '').trim(), Math.max(20, out.columns - 12))}`;
    const head = line === last ? [] : [out.paint.bold(where)];
    last = line;
    const name = words.levels[level];
    const paint = level === 'error' ? out.paint.red : level === 'warning' ? out.paint.yellow : out.paint.dim;
    return [
      ...head,
      ...wrap(`  ${paint(`${punctuation.alert(name)}`)}${message}`, out.columns, '    '),
      ...wrap(`    ${words.better}${words.colon}${better}`, out.columns, '    '),
    ];
  });
}
