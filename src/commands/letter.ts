import { resolve } from 'node:path';
import { warningsOf } from '../advice/warnings.ts';
import { type FactName, FACTS } from '../case/facts.ts';
import { judge } from '../case/view.ts';
import { dayOf } from '../deadlines/civil-day.ts';
import { RefundError } from '../errors.ts';
import { consumerLawFits } from '../letters/grounds.ts';
import { type Format, FORMATS } from '../letters/letter.ts';
import { render } from '../letters/render/render.ts';
import { missingForSite, siteLetter } from '../letters/site.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeJson, writeLines } from './answer.ts';
import { askGates } from './ask-gates.ts';
import { openCase } from './case-argument.ts';
import { writeOutput } from './output-file.ts';

export interface LetterOptions {
  readonly to?: string;
  readonly format?: string;
  readonly output?: string;
  readonly days?: string;
  readonly form?: string;
  readonly check?: string;
  readonly json?: boolean;
}

const RECIPIENTS = ['site'] as const;
const DEFAULT_DAYS = '7';

/** `refund letter`: the refund request to the site. Printing writes nothing; `-o` keeps a copy and records it. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: LetterOptions,
): Promise<ExitStatus> {
  const { check } = options;
  if (check !== undefined) {
    return (await import('./letter-check.ts')).run(context, messages, given, { ...options, check });
  }
  const { stdout, stderr, clock } = context;
  const { format, days } = readOptions(options);
  const opened = openCase(await context.readStore(), given);
  const { number } = opened;
  const gates = consumerLawFits(judge(opened.state.facts).detail, opened.state.facts)
    ? (['purpose'] as const)
    : [];
  await askGates(context, messages, number, gates, options);
  const { state } = (await context.readStore()).caseByNumber(number);
  const judged = judge(state.facts);
  const warnings = warningsOf(state.facts).map((warning) => messages.warnings[warning]);
  const missing = missingForSite(state.facts, judged).map((name) => ({
    fact: messages.interview.factNames[name],
    command: commandToAdd(number, name),
  }));
  if (missing.length > 0 && !options.json) throw new RefundError('letter-incomplete', { number, missing });
  const today = dayOf(clock.now());
  const letter = siteLetter(state, judged, { today, answerBy: today + days });
  const saving = missing.length === 0 && options.output !== undefined && options.output !== '-';
  // A Word file is no text: where it is not saved, what it says is shown as text.
  const text = missing.length > 0 ? '' : render(letter, format === 'docx' ? 'text' : format);
  if (saving && options.output !== undefined) {
    const bytes = format === 'docx' ? await render(letter, format) : Buffer.from(text, 'utf8');
    await save(context, number, options.output, bytes, { ...letter, format, days });
  }
  if (options.json) {
    const { to, citations } = letter;
    writeJson(stdout, {
      to,
      text,
      length: [...text].length,
      limit: null,
      citations: text === '' ? [] : citations,
      lint: [],
      missing,
      warnings,
    });
    return missing.length > 0 ? 2 : 0;
  }
  const { warning, insteadOf } = messages.status;
  const warned = warnings.flatMap(({ what, instead }) => [
    `【${warning}】${what}`,
    `${insteadOf}：${instead}`,
  ]);
  writeLines(
    stderr,
    warned.flatMap((line) => wrap(line, stderr.columns, '  ')),
  );
  if (saving) writeLines(stderr, [messages.writing.letterSaved(resolve(options.output ?? ''))]);
  else stdout.write(text);
  const useful = (['product', 'account', 'paymentNo'] as const).find(
    (name) => state.facts[name] === undefined,
  );
  if (useful && stderr.isTerminal) {
    writeLines(stderr, [
      messages.writing.letterHints(messages.interview.factNames[useful], commandToAdd(number, useful)),
    ]);
  }
  return 0;
}

function commandToAdd(number: number, name: FactName): string {
  return `refund edit ${number} --${FACTS[name].flag} …`;
}

function readOptions(options: LetterOptions): { format: Format; days: number } {
  const { to = 'site', format = 'text', days = DEFAULT_DAYS } = options;
  const issues = [];
  if (!RECIPIENTS.includes(to as 'site'))
    issues.push({ flag: 'to', given: to, reason: 'not-a-choice', choices: RECIPIENTS });
  if (!FORMATS.includes(format as Format))
    issues.push({ flag: 'format', given: format, reason: 'not-a-choice', choices: FORMATS });
  if (!/^[1-9]\d?$/.test(days) || Number(days) > 60)
    issues.push({ flag: 'days', given: days, reason: 'not-days' });
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
  return { format: format as Format, days: Number(days) };
}

/** Writes the file and keeps a copy. The same bytes again add no event. */
async function save(
  context: Context,
  number: number,
  output: string,
  bytes: Uint8Array,
  letter: {
    to: string;
    format: Format;
    citations: readonly { law: string; article: string; paragraph: string | null }[];
    days: number;
  },
): Promise<void> {
  const { clock, environment } = context;
  const path = resolve(output);
  writeOutput(context, path, bytes);
  const store = await context.writeStore();
  const { algorithm, digest } = store.keepBytes(bytes);
  const known = store
    .history(number)
    .some(({ event }) => event?.type === 'letter-written' && event.digest === digest);
  if (known) return;
  const now = clock.now();
  await store.append(number, () => ({
    type: 'letter-written',
    version: 1,
    at: now,
    recordedAt: now,
    to: letter.to,
    format: letter.format,
    algorithm,
    digest,
    bytes: bytes.length,
    citations: letter.citations,
    program: environment.version,
    answerDays: letter.days,
  }));
}
