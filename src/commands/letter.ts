import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { gatesBefore } from '../advice/warnings.ts';
import { lettersOf, liveEvents } from '../case/history.ts';
import { clean } from '../case/text.ts';
import { assessCase } from '../dialogue/answer.ts';
import { CASE, type Definition, type Given, OUTPUT, PRINTED } from '../dialogue/command.ts';
import { dropKept, keepingFailure, writeOutput } from '../dialogue/files.ts';
import { askGates, askInTurn } from '../dialogue/ask-fact.ts';
import { draftLetter, type LetterChoice, type LetterDraft, meFor } from '../dialogue/letter-draft.ts';
import { guardLines } from '../dialogue/told-guard.ts';
import { letterNamed, openCaseNamed, readCaseNumber, stampNow } from '../dialogue/typed.ts';
import { type AnswerIssue, badAnswer, RefundError, unreadable } from '../errors.ts';
import { LETTER_RECIPIENTS } from '../law/parties.ts';
import { LAW_CHECKED_ON, lawCheckIsOld } from '../law/statutes.ts';
import { type Form, type Format, FORMATS, FORMS } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { render } from '../letters/render.ts';
import { isStdout, readFile } from '../opening.ts';
import type { ExitStatus } from '../ports.ts';
import { takeAway } from '../store/tidying.ts';
import type { KeptFile } from '../store/vault.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { qrLines } from '../terminal/qr.ts';
import { say } from '../terminal/text.ts';
import { isoInstant } from '../time/day.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import { checkLetter, lintScreen } from './letter-check.ts';

const OPTIONS = {
  '--to <recipient>': {
    zh: `写给谁：${LETTER_RECIPIENTS.join('、')}`,
    en: `to whom: ${LETTER_RECIPIENTS.join(', ')}`,
    choices: LETTER_RECIPIENTS,
  },
  '--form <form>': {
    zh: '长短：chat 一条消息、ticket 表单、formal 完整的信',
    en: 'chat (one message), ticket (a form), formal (a full letter)',
    choices: FORMS,
  },
  '--format <format>': { zh: `格式：${FORMATS.join('、')}`, en: FORMATS.join(', '), choices: FORMATS },
  ...OUTPUT,
  '--days <n>': { zh: '请对方几天内答复（1–60，默认 7）', en: 'days to answer (1–60, default 7)' },
  '--check <file>': {
    zh: '检查你自己写的稿子：哪一句会害到你，怎么改；- 是标准输入',
    en: 'check a draft of your own: what would harm you, and a better sentence; - is standard input',
  },
  '--show <letter>': { zh: '看存过的信：L1', en: 'show a letter that was kept: L1' },
  '--qr': { zh: '画成二维码，手机扫了粘贴', en: 'draw it as a code for the phone' },
  ...PRINTED,
};

/**
 * `refund letter`: the text for the party that must act next. Warnings come first. Printing writes nothing; `-o` keeps
 * a copy and records it. `--check` and `--show` do something else with a letter.
 */
export const command = {
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund letter 1', '给网站的退款要求'],
      ['refund letter 1 --to payment', '在付款的 App 里投诉用'],
      ['refund letter 1 --to 12315 -o 投诉.docx', '存成 Word 文件，并且留底'],
      ['refund letter 1 --to site --form chat --qr', '短消息，画成二维码给手机扫'],
      ['refund letter 1 --check 我的信.txt', '自己写的信，寄出前查一遍'],
    ],
    en: [
      ['refund letter 1', 'the refund request to the site'],
      ['refund letter 1 --to payment', 'the complaint inside the payment app'],
      ['refund letter 1 --to 12315 -o complaint.docx', 'a Word file, kept on record'],
      ['refund letter 1 --to site --form chat --qr', 'a short message, as a code for the phone'],
      ['refund letter 1 --check mine.txt', 'check a letter of your own before it goes'],
    ],
  },
  words: ['letter'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'letter'>,
  given: string,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { show, check, output } = options;
  if (show !== undefined && check === undefined) return showLetter(context, messages, given, show, options);
  const choice = readLetterOptions(options);
  if (check !== undefined) return checkLetter(context, messages, given, choice, check, options);
  const { number } = openCaseNamed(await context.readStore(), given);
  await askGates(context, messages, number, (facts) => gatesBefore(choice.to, facts), options);
  const draftNow = async () => {
    const store = await context.readStore();
    const assessment = assessCase(context, store, number);
    const me = await meFor(context, choice.to);
    const { language } = context.environment;
    return draftLetter(assessment, store.history(number), me, choice, messages, language);
  };
  const first = await draftNow();
  // No address is asked for if the letter must not be written anyway.
  const asks = first.status !== 'stopped' && first.needs.length > 0;
  const needs = first.needs.toSorted((a, b) => (a.of < b.of ? -1 : a.of > b.of ? 1 : 0));
  if (asks) await askInTurn(context, messages, number, () => needs, options);
  const draft = asks ? await draftNow() : first;
  const path = isStdout(output) || draft.status !== 'written' ? null : resolve(output ?? '');
  if (path !== null) await saveLetter(context, number, path, draft, choice);
  return options.json
    ? answerJson(context, draft, choice)
    : answer(context, messages, number, draft, choice, path, options);
}

const DEFAULT_DAYS = '7';

/** What was asked for, each wrong choice named. @throws RefundError `bad-answers` */
function readLetterOptions(options: Given<typeof OPTIONS>): LetterChoice {
  const { to = 'site', days = DEFAULT_DAYS } = options;
  const issues: AnswerIssue[] = [];
  const recipient = oneOf('to', to, LETTER_RECIPIENTS, issues);
  const forms = recipient ? RECIPIENTS[recipient].forms : FORMS;
  const form = oneOf('form', options.form ?? (options.qr ? shortest(forms) : forms[0]), forms, issues);
  const format = oneOf('format', options.format ?? endingOf(options.output) ?? 'text', FORMATS, issues);
  if (!/^[1-9]\d?$/.test(days) || Number(days) > 60)
    issues.push({ flag: 'days', given: days, reason: 'not-days' });
  if (format) issues.push(...conflicts(options, format));
  if (format === 'docx' && !options.json && isStdout(options.output))
    issues.push({ flag: 'format', given: 'docx', reason: 'needs-output' });
  if (issues.length > 0 || !recipient || !form || !format) throw new RefundError('bad-answers', { issues });
  return { to: recipient, form, format, days: Number(days) };
}

/** Options that cannot go together: what was asked for is never left out in silence. */
function conflicts(options: Given<typeof OPTIONS>, format: Format): AnswerIssue[] {
  const { output, qr, check } = options;
  const issues: AnswerIssue[] = [];
  const ending = endingOf(output);
  if (output !== undefined && OTHER_PROGRAMS.test(output))
    issues.push({ flag: 'output', given: output, reason: 'no-such-format' });
  if (ending && ending !== format) issues.push({ flag: 'format', given: format, reason: 'other-ending' });
  if (qr && output !== undefined) issues.push({ flag: 'output', given: output, reason: 'not-with-qr' });
  if (qr && format !== 'text') issues.push({ flag: 'format', given: format, reason: 'not-with-qr' });
  for (const flag of ['output', 'show', 'format'] as const) {
    const given = options[flag];
    if (check !== undefined && given !== undefined) issues.push({ flag, given, reason: 'not-with-check' });
  }
  return issues;
}

/** Endings of formats that this program does not write: the file would not be what its name says. */
const OTHER_PROGRAMS = /\.(?:pdf|doc|odt|rtf|pages|wps|png|jpe?g|xlsx?)$/i;

/** The format that a file's name asks for; undefined if it asks for none. */
function endingOf(output: string | undefined): Format | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(output ?? '')?.[1]?.toLowerCase();
  if (ending === 'docx') return 'docx';
  if (ending === 'html' || ending === 'htm') return 'html';
  if (ending === 'txt') return 'text';
  return ending === 'md' ? 'markdown' : undefined;
}

/** The shortest form there is, for a code that a phone reads. */
function shortest(forms: readonly Form[]): Form {
  return FORMS.find((form) => forms.includes(form)) ?? 'formal';
}

function oneOf<V extends string>(
  flag: string,
  given: string,
  choices: readonly V[],
  issues: AnswerIssue[],
): V | undefined {
  const found = choices.find((one) => one === given);
  if (!found) issues.push({ flag, given, reason: 'not-a-choice', choices });
  return found;
}

/**
 * Writes the letter's file, keeps a copy and records it: all of it, or nothing. The same bytes again add no event.
 * @param path absolute
 * @throws RefundError `file-exists`, `write-failed`, `disk-full`
 */
async function saveLetter(
  context: Context,
  number: number,
  path: string,
  { letter, plain }: LetterDraft,
  { to, format, days }: LetterChoice,
): Promise<void> {
  const { effects, environment } = context;
  const bytes = Buffer.from(format === 'text' ? plain : await render(letter, format));
  const store = await context.writeStore();
  const kept: Pick<KeptFile, 'digest' | 'fresh'>[] = [];
  let written = false;
  let outside = false;
  try {
    const { digest, fresh } = store.keepBytes(bytes);
    kept.push({ digest, fresh });
    try {
      written = writeOutput(context, path, bytes);
    } catch (error) {
      outside = true;
      throw error;
    }
    const history = store.history(number);
    const live = liveEvents(history);
    if (lettersOf(history).some(({ seq, event }) => event.digest === digest && live.has(seq))) return;
    await store.append(number, () => ({
      type: 'letter-written',
      ...stampNow(context),
      to,
      format,
      algorithm: 'sha256',
      digest,
      bytes: bytes.length,
      citations: letter.citations,
      program: environment.version,
      ...(RECIPIENTS[to].setsDays && { answerDays: days }),
    }));
  } catch (error) {
    // All is written then, and only nobody could read it back: the letter belongs to what is recorded.
    if (error instanceof RefundError && error.code === 'not-read-back') throw error;
    if (written) takeAway(path, effects);
    dropKept(store, kept);
    // The disk of the user's own file is not that of the home.
    if (outside) throw error;
    throw keepingFailure(error, environment.home, [], bytes.length);
  }
}

/** 2 if facts are missing, so that a script knows what to fill in; 1 if anything else stops the letter. */
const CODES: Readonly<Record<LetterDraft['status'], ExitStatus>> = {
  written: 0,
  incomplete: 2,
  stopped: 1,
  'too-long': 1,
};

function answerJson(
  { stdout, environment, clock }: Context,
  draft: LetterDraft,
  { to, form, format }: LetterChoice,
): ExitStatus {
  const { status, letter, plain, length, limit, left, missing, guards } = draft;
  const there = status === 'written' || status === 'too-long';
  writeJson(stdout, {
    to,
    form,
    text: !there ? '' : format === 'text' || format === 'docx' ? plain : render(letter, format),
    length: there ? length : 0,
    limit: limit?.characters ?? null,
    limitSource: limit?.source[environment.language] ?? null,
    citations: there ? letter.citations : [],
    lawCheckedOn: LAW_CHECKED_ON,
    lawCheckIsOld: lawCheckIsOld(clock.now()),
    lint: draft.lint,
    notes: draft.notes,
    missing,
    guards,
    left: there ? left : 0,
  });
  return CODES[status];
}

/** The text on stdout; on stderr first what has to be known, then what may help. */
async function answer(
  context: Context,
  messages: MessagesWith<'letter'>,
  number: number,
  draft: LetterDraft,
  { to, format }: LetterChoice,
  path: string | null,
  { qr }: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { stdout, stderr, environment } = context;
  const { letter: words } = messages;
  const { status, guards, missing, letter, plain, length, limit, left, lint } = draft;
  const tell = (lines: readonly string[]) => say(stderr, lines);
  // If nothing is written, only what stops it is told.
  const told = status === 'stopped' ? guards.filter(({ level }) => level === 'stop') : guards;
  tell(told.flatMap((guard) => guardLines(guard, messages)));
  if (status === 'stopped') tell([words.stopped]);
  if (status === 'incomplete') throw new RefundError('letter-incomplete', { number, missing });
  if (status === 'too-long') {
    const longer = RECIPIENTS[to].forms.includes('formal')
      ? `refund letter ${number} --to ${to} --form formal`
      : null;
    throw new RefundError('letter-too-long', { length, limit: limit?.characters ?? 0, longer });
  }
  if (status !== 'written') return CODES[status];
  if (lint.length > 0) {
    tell([words.yourWords(number)]);
    writeLines(stderr, lintScreen(lint, plain, messages, stderr));
  }
  if (letter.citations.length > 0 && lawCheckIsOld(context.clock.now())) {
    tell([`${messages.punctuation.alert(messages.status.warning)}${messages.rules.checkIsOld}`]);
  }
  if (path !== null) tell([messages.writing.letterSaved(clean(path))]);
  else if (qr) await drawCode(context, messages, plain.trimEnd());
  else stdout.write(format === 'text' || format === 'docx' ? plain : render(letter, format));
  if (draft.notes.length > 0 || stderr.isTerminal) tell(['', ...draft.notes]);
  if (!stderr.isTerminal) return 0;
  const source = limit?.source[environment.language];
  tell([
    ...(limit && source ? [words.length(length, limit.characters, source)] : []),
    ...(left > 0 ? [words.left(left, `refund letter ${number} --to ${to} --form formal`)] : []),
    words.afterwards(`refund log ${to === 'site' ? `request ${number}` : `filed ${number} --to ${to}`}`),
  ]);
  return 0;
}

/** Draws the text as a code for the phone, which is where complaints are filed; the text itself goes below it. */
async function drawCode(
  { stdout, stderr }: Context,
  { letter }: MessagesWith<'letter'>,
  text: string,
): Promise<void> {
  const lines = await qrLines(text, stdout);
  if (Array.isArray(lines)) writeLines(stdout, [...lines, text]);
  else {
    const why = lines === 'too-long' ? letter.codeTooLong : letter.codeTooWide(lines.needed, stdout.columns);
    say(stderr, why);
    writeLines(stdout, [text]);
  }
}

/** `refund letter N --show L1`: a letter as it was kept, byte for byte. A Word file needs `-o`. */
async function showLetter(
  context: Context,
  messages: Messages,
  given: string,
  show: string,
  { output, json }: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const store = await context.readStore();
  const event = letterNamed(store.history(readCaseNumber(given)), show)?.event;
  if (!event) throw badAnswer('show', show, 'no-such-letter');
  const { to, format, at, digest } = event;
  const bytes = readKept(store.vaultPath(digest), digest);
  const text = format === 'docx' ? null : bytes.toString('utf8');
  const path = isStdout(output) ? null : resolve(output ?? '');
  if (path !== null) writeOutput(context, path, bytes);
  if (json) {
    const letter = show.trim().toUpperCase();
    writeJson(context.stdout, { letter, to, format, at: isoInstant(at), digest, path, text: text ?? '' });
  } else if (path !== null) say(context.stderr, messages.writing.letterSaved(path));
  else if (text !== null) context.stdout.write(text);
  else throw badAnswer('show', show, 'needs-output');
  return 0;
}

/** @throws RefundError `file-unreadable`, `store-damaged` */
function readKept(path: string, digest: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (createHash('sha256').update(bytes).digest('hex') === digest) return bytes;
  throw new RefundError('store-damaged', { path, reason: 'letter' });
}
