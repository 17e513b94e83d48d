import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Citation, EventOf } from '../case/events.ts';
import { lettersOf, liveEvents } from '../case/history.ts';
import type { Me } from '../case/me.ts';
import { cleanLines } from '../case/text.ts';
import { readCaseNumber, readTyped, writeOutput } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { lengthOf } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { explain, type Explained, lintViewOf } from '../lint/finding.ts';
import { citedIn } from '../lint/law.ts';
import { lintLetter } from '../lint/lint.ts';
import type { Context, ExitStatus, Output } from '../ports.ts';
import type { KeptFile } from '../store/vault.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { qrLines } from '../terminal/qr.ts';
import { truncate, wrap } from '../terminal/text.ts';
import { dayOf } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import { drop, failureOf } from './evidence-add.ts';
import { type LetterChoice, type LetterOptions, readLetterOptions } from './letter-draft.ts';

/** `refund letter CASE --check FILE`: what in the user's own text would harm them. Writes nothing; 1 for an error. */
export async function checkLetter(
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

/** `refund letter N --show L1`: a letter as it was kept, byte for byte. A Word file needs `-o`. */
export async function showLetter(
  context: Context,
  messages: Messages,
  given: string,
  options: { readonly show: string; readonly output?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const store = await context.readStore();
  const letters = lettersOf(store.history(readCaseNumber(given)));
  const ordinal = /^[Ll]([1-9]\d{0,4})$/.exec(options.show.trim())?.[1];
  const event = letters[Number(ordinal) - 1]?.event;
  if (!event) {
    const issue = { flag: 'show', given: options.show, reason: 'no-such-letter' };
    throw new RefundError('bad-answers', { issues: [issue] });
  }
  const kept = store.vaultPath(event.digest);
  let bytes: Buffer;
  try {
    bytes = readFileSync(kept);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new RefundError('file-unreadable', { path: kept, code }, error);
  }
  const { to, format, at, digest } = event;
  if (createHash('sha256').update(bytes).digest('hex') !== digest) {
    throw new RefundError('store-damaged', { path: kept, reason: 'letter' });
  }
  const isText = format !== 'docx';
  const path = options.output === undefined || options.output === '-' ? null : resolve(options.output);
  if (path !== null) writeOutput(context, path, bytes);
  if (options.json) {
    writeJson(context.stdout, {
      letter: `L${ordinal}`,
      to,
      format,
      at,
      digest,
      path,
      text: isText ? bytes.toString('utf8') : '',
    });
  } else if (path !== null) {
    writeLines(context.stderr, wrap(messages.writing.letterSaved(path), context.stderr.columns, '  '));
  } else if (isText) context.stdout.write(bytes.toString('utf8'));
  else {
    const issue = { flag: 'show', given: options.show, reason: 'needs-output' };
    throw new RefundError('bad-answers', { issues: [issue] });
  }
  return 0;
}

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

/** Their letters say nothing of who the user is, and have nothing of it to hide. */
const WITHOUT_ME: readonly LetterRecipient[] = ['site', 'payment', '12377'];

/**
 * Who the user is, for a letter. What is kept of it may be damaged: that stops only the letters that need it.
 * @throws RefundError `me-damaged`, `file-unreadable`
 */
export function meFor(context: Context, to: LetterRecipient): Me {
  try {
    return context.readMe();
  } catch (error) {
    if (error instanceof RefundError && WITHOUT_ME.includes(to)) return {};
    throw error;
  }
}

/** Draws the text as a code for the phone, where the complaint form is; the text itself goes below it. */
export async function drawCode(
  { stdout, stderr }: Context,
  { letter }: Messages,
  text: string,
): Promise<void> {
  const lines = await qrLines(text, stdout);
  if (Array.isArray(lines)) writeLines(stdout, [...lines, text]);
  else {
    const why = lines === 'too-long' ? letter.codeTooLong : letter.codeTooWide(lines.needed, stdout.columns);
    writeLines(stderr, wrap(why, stderr.columns, '  '));
    writeLines(stdout, [text]);
  }
}

/** Each line of a text once, and under it what is wrong with it and what to write instead. */
export function lintScreen(
  lint: readonly Explained[],
  text: string,
  { lint: words, punctuation }: Messages,
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
