import { resolve } from 'node:path';
import { assess } from '../advice/assess.ts';
import { gatesBefore } from '../advice/gates.ts';
import { clean } from '../case/text.ts';
import { makeRules } from '../clocks/windows.ts';
import { askGates } from '../dialogue/interview.ts';
import { openCase } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { LAW_CHECKED_ON, lawCheckIsOld } from '../law/statutes.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { render } from '../letters/render.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import {
  askNeeds,
  draftLetter,
  guardLines,
  type LetterChoice,
  type LetterDraft,
  type LetterOptions,
  readLetterOptions,
} from './letter-draft.ts';
import { checkLetter, drawCode, lintScreen, meFor, saveLetter, showLetter } from './letter-output.ts';

/**
 * `refund letter`: the text for whoever must act. What has to be known first comes first; printing writes nothing,
 * `-o` keeps a copy and records it.
 */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: LetterOptions,
): Promise<ExitStatus> {
  const { show, check } = options;
  if (check !== undefined) {
    return checkLetter(context, messages, given, { ...options, check });
  }
  if (show !== undefined) {
    return showLetter(context, messages, given, { ...options, show });
  }
  const choice = readLetterOptions(options);
  const { number, state } = openCase(await context.readStore(), given);
  await askGates(context, messages, number, gatesBefore(choice.to, state.facts), options);
  const draftNow = async () => {
    const store = await context.readStore();
    const assessment = assess(store.caseByNumber(number), makeRules(store.ownRules()), context.clock.now());
    const { language } = context.environment;
    return draftLetter(
      assessment,
      store.history(number),
      meFor(context, choice.to),
      choice,
      messages,
      language,
    );
  };
  const first = await draftNow();
  // Nobody types an address for a letter that must not be.
  if (first.status === 'incomplete') await askNeeds(context, messages, number, first.needs, options);
  const draft = first.status === 'incomplete' ? await draftNow() : first;
  const { output } = options;
  const path = output === undefined || output === '-' || draft.status !== 'written' ? null : resolve(output);
  if (path !== null) await save(context, number, path, draft, choice);
  return options.json
    ? answerJson(context, draft, choice)
    : answer(context, messages, number, draft, choice, path, options);
}

async function save(
  context: Context,
  number: number,
  path: string,
  { letter, plain }: LetterDraft,
  choice: LetterChoice,
): Promise<void> {
  const { format, days, to } = choice;
  const bytes = format === 'text' ? Buffer.from(plain, 'utf8') : Buffer.from(await render(letter, format));
  await saveLetter(context, number, path, bytes, {
    ...choice,
    citations: letter.citations,
    answerDays: RECIPIENTS[to].setsDays ? days : null,
  });
}

/** Facts are missing: 2, so that a script knows what to fill in. Whatever else keeps it from being written: 1. */
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
    missing,
    guards,
    left: there ? left : 0,
  });
  return CODES[status];
}

/** The text on stdout; on stderr first what has to be known, then what may help. */
async function answer(
  context: Context,
  messages: Messages,
  number: number,
  draft: LetterDraft,
  { to, format }: LetterChoice,
  path: string | null,
  { qr }: LetterOptions,
): Promise<ExitStatus> {
  const { stdout, stderr, environment } = context;
  const { letter: words } = messages;
  const { status, guards, missing, letter, plain, length, limit, left, lint } = draft;
  const say = (lines: readonly string[]) =>
    writeLines(
      stderr,
      lines.flatMap((line) => wrap(line, stderr.columns, '  ')),
    );
  // Where nothing is written, only what stops it is told.
  const told = status === 'stopped' ? guards.filter(({ level }) => level === 'stop') : guards;
  say(told.flatMap((guard) => guardLines(guard, messages)));
  if (status === 'stopped') say([words.stopped]);
  if (status === 'incomplete') throw new RefundError('letter-incomplete', { number, missing });
  if (status === 'too-long') {
    const longer = RECIPIENTS[to].forms.includes('formal')
      ? `refund letter ${number} --to ${to} --form formal`
      : null;
    throw new RefundError('letter-too-long', { length, limit: limit?.characters ?? 0, longer });
  }
  if (status !== 'written') return CODES[status];
  if (lint.length > 0) {
    say([words.yourWords(number)]);
    writeLines(stderr, lintScreen(lint, plain, messages, stderr));
  }
  if (letter.citations.length > 0 && lawCheckIsOld(context.clock.now())) {
    say([`${messages.punctuation.alert(messages.status.warning)}${messages.rules.checkIsOld}`]);
  }
  if (path !== null) say([messages.writing.letterSaved(clean(path))]);
  else if (qr) await drawCode(context, messages, plain.trimEnd());
  else stdout.write(format === 'text' || format === 'docx' ? plain : render(letter, format));
  if (!stderr.isTerminal) return 0;
  const source = limit?.source[environment.language];
  say([
    ...(limit && source ? [words.length(length, limit.characters, source)] : []),
    ...(left > 0 ? [words.left(left, `refund letter ${number} --to ${to} --form formal`)] : []),
    words.afterwards(`refund log ${to === 'site' ? `request ${number}` : `filed ${number} --to ${to}`}`),
  ]);
  return 0;
}
