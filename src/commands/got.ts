import { REPLIES } from '../case/events.ts';
import { formatYuan } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import {
  AT,
  CASE,
  type Definition,
  FROM,
  type Given,
  JSON_FLAG,
  REPLY_OUTCOME,
  YES,
} from '../dialogue/command.ts';
import { Correcting } from '../dialogue/correcting.ts';
import { entriesJson, type Entry, recordEntries, sincePayment, tooEarly } from '../dialogue/entries.ts';
import { dropPaste, keepPaste, keptPaste } from '../dialogue/kept-paste.ts';
import { textOfPictures } from '../dialogue/pictures.ts';
import { type Proposal, proposalJson, proposalLines, propose } from '../dialogue/reply-proposal.ts';
import { openCaseNamed } from '../dialogue/typed.ts';
import { parsed, RefundError, refused } from '../errors.ts';
import { PARTIES, RECIPIENTS } from '../law/parties.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { formatTime } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  ...FROM,
  ...REPLY_OUTCOME,
  ...AT,
  ...YES,
  ...JSON_FLAG,
};

/** `refund got`: reads a pasted reply, shows what it found and the words it rests on, and logs it after a yes. */
export const command = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: {
    case: CASE,
    text: {
      zh: '对方的原话，或者聊天截图；- 是标准输入',
      en: 'their words, or a screenshot of them; - is standard input',
    },
  },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund got 1', '粘贴对方的话，读出来给你看，你点头才记'],
      ['refund got 1 聊天.png', '读截图里的聊天'],
      ['refund got 1 - < 回复.txt', '从文件里读'],
    ],
    en: [
      ['refund got 1', 'paste their words; logged after your yes'],
      ['refund got 1 chat.png', 'read the chat in a screenshot'],
      ['refund got 1 - < reply.txt', 'the same from a file'],
    ],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  given: string,
  pasted: string | undefined,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const answers = new Answers(context, messages, options.json);
  const typed = await textOf(context, answers, pasted, number, messages);
  const text = (await textOfPictures(context, messages, typed)) ?? typed;
  const asks = answers.mayAsk && !options.yes;
  if (asks) await keepPaste(context, number, text);
  const found = await propose(context, { number, state }, text, options, asks).catch(
    async (error: unknown) => {
      // What is too long to be read would be offered again and again.
      if (asks && error instanceof RefundError && error.code === 'text-too-long')
        await dropPaste(context, number);
      throw error;
    },
  );
  const known = await telling(number, nothingNew(context, messages, number, found, asks));
  if (known !== null) {
    // What was said before the payment waits until the time of payment is right.
    if (found.before === 0) await dropPaste(context, number);
    return recordNothing(context, messages, number, known, options);
  }
  if (options.json && !options.yes) {
    const listed = found.isChat ? { entries: entriesJson(found.entries), beforePayment: found.before } : {};
    writeJson(context.stdout, { proposal: proposalJson(found), ...listed, saved: false });
    return 0;
  }
  if (!asks && !options.yes) return unconfirmed(context, messages, number, found, options);
  if (!options.json) writeLines(context.stderr, proposalLines(found, number, context, messages, asks));
  const confirmed = asks
    ? await telling(number, correct(context, messages, state, found))
    : withContacts(found, state, number);
  const { onlyBeforePayment } = messages.logging.got;
  if (confirmed?.length === 0)
    return recordNothing(context, messages, number, onlyBeforePayment(found.entries.length, number), options);
  if (confirmed === null) throw new RefundError('cancelled', { draft: false, paste: number });
  await record(context, messages, number, state, { ...found, entries: confirmed }, options);
  return 0;
}

/** The text is kept by then: whoever leaves a question with Ctrl-C is told so. */
async function telling<T>(number: number, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const isLeft = error instanceof RefundError && error.code === 'cancelled';
    throw isLeft ? new RefundError('cancelled', { draft: false, paste: number }, error) : error;
  }
}

async function recordNothing(
  context: Context,
  messages: Messages,
  number: number,
  note: string,
  { json }: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  answerWithCase(context, messages, await context.writeStore(), number, { note, json, events: 0 });
  return 0;
}

/**
 * What is said where all of it is recorded already, or was before the payment; null if there is something to record, or
 * they said the same again.
 */
async function nothingNew(
  context: Context,
  { logging, interview }: Messages,
  number: number,
  { entries, before, recordedAt }: Proposal,
  asks: boolean,
): Promise<string | null> {
  const { got } = logging;
  if (entries.length === 0)
    return before === 0 ? got.nothingNew(number) : got.onlyBeforePayment(before, number);
  if (recordedAt === null) return null;
  const at = formatTime(recordedAt);
  if (!asks) return got.toldBefore(number, at);
  const prompter = await context.prompter(interview.prompt);
  const chosen = await prompter.choose({
    label: got.sameAgain(at).ask,
    why: got.sameAgain(at).why,
    choices: [
      { value: 'same', label: got.sameReply },
      { value: 'again', label: got.saidAgain },
    ],
  });
  return chosen === 'again' ? null : got.recordedOnce(number);
}

/** What nobody could be asked about: shown, with the line that records it. */
function unconfirmed(
  context: Context,
  messages: Messages,
  number: number,
  found: Proposal,
  { from, outcome }: Given<typeof OPTIONS>,
): ExitStatus {
  const { got } = messages.logging;
  writeLines(context.stdout, proposalLines(found, number, context, messages));
  const [open] = found.entries.filter(({ kind }) => kind !== 'contact');
  const needed = [
    ...(from === undefined && open?.from === null ? [got.needed('from', RECIPIENTS)] : []),
    ...(outcome === undefined && open?.outcome === null ? [got.needed('outcome', REPLIES)] : []),
  ];
  say(context.stderr, [got.notSaved, ...needed]);
  return 2;
}

/** The list as the user corrected it; null if it is not to be recorded now, empty if all was before the payment. */
async function correct(
  context: Context,
  messages: Messages,
  state: CaseState,
  { entries: given, isChat, dayAssumed, stamp }: Proposal,
): Promise<readonly Entry[] | null> {
  const { paidAt } = state.facts;
  const asking = new Correcting(context, messages, { paidAt, now: stamp.at });
  let entries: readonly Entry[] | null = isChat ? await asking.dated(given, dayAssumed) : given;
  const [only] = entries;
  if (isChat) {
    const since = sincePayment(entries, paidAt, stamp.at);
    if (since.entries.length === 0) return [];
    if (since.before > 0) say(context.stderr, messages.logging.got.beforePayment(since.before));
    entries = await asking.list(since.entries);
  } else {
    const reply = only && (await asking.reply(only));
    entries = reply ? [reply] : null;
  }
  for (;;) {
    const early = entries && tooEarly(entries, state);
    if (!entries || !early) return entries;
    const { entry, first } = early;
    const mended = { ...entry, ...(await asking.early(entry, first)) };
    entries = entries.map((one) => (one === entry ? mended : one));
  }
}

/**
 * The list as it is recorded without a question. A reply of the site from before anything was recorded brings the
 * contact that it answers along.
 * @throws RefundError `missing-answers` for what the text does not say, `reply-too-early`
 */
function withContacts({ entries }: Proposal, state: CaseState, number: number): readonly Entry[] {
  const open = entries.filter(({ kind }) => kind !== 'contact');
  const flags = [
    ...(open.some(({ from }) => from === null) ? ['from'] : []),
    ...(open.some(({ outcome }) => outcome === null) ? ['outcome'] : []),
  ];
  if (flags.length > 0)
    throw new RefundError('missing-answers', { flags, choices: { from: RECIPIENTS, outcome: REPLIES } });
  let all = entries;
  for (;;) {
    const early = tooEarly(all, state);
    if (!early) return all;
    const { entry, from, first } = early;
    if (from !== 'site' && first !== null)
      throw new RefundError('reply-too-early', {
        given: formatTime(entry.at ?? 0),
        first: formatTime(first),
        party: from,
        number,
      });
    all = all.map((one) => (one === entry ? { ...one, turnedAt: one.at } : one));
  }
}

async function record(
  context: Context,
  messages: Messages,
  number: number,
  state: CaseState,
  { entries, isChat, before: early, stamp, text }: Proposal,
  { json }: Given<typeof OPTIONS>,
): Promise<void> {
  const { logging } = messages;
  const { got } = logging;
  const store = await context.writeStore();
  const chat = isChat ? { text, name: got.chatName } : null;
  const before = store.history(number).length;
  recordEntries(context, store, number, { entries, chat, stamp, paidAt: state.facts.paidAt });
  const events = store.history(number).length - before;
  await dropPaste(context, number);
  const [only] = entries;
  const { turnedAt, backFen } = only ?? {};
  const from = only?.from;
  const note =
    isChat || !only || !from || from === 'me'
      ? got.recorded(number, entries.length)
      : [
          logging.replied(
            number,
            formatTime(only.at ?? stamp.at),
            PARTIES[from][context.environment.language],
            logging.outcomes[only.outcome ?? 'answered'] ?? '',
          ),
          turnedAt == null ? '' : got.contactToo(formatTime(turnedAt)),
          backFen === undefined ? '' : got.backToo(formatYuan(backFen)),
        ].join('');
  const warnings =
    json && early > 0 ? [{ warning: 'before-payment', what: got.beforePayment(early), instead: '' }] : [];
  answerWithCase(context, messages, store, number, { note, json, events, warnings });
}

/** Far beyond what a reply may be, so that no more than that is waited for. Bytes. */
const MOST_PASTED = 1024 * 1024;

/** The reply: as an argument, from standard input, or pasted. @throws RefundError `bad-answers` for an empty one */
async function textOf(
  context: Context,
  answers: Answers,
  pasted: string | undefined,
  number: number,
  { logging, interview }: Messages,
): Promise<string> {
  const { got } = logging;
  const open = pasted === '-' || pasted === undefined;
  const paste = async () => {
    const prompter = await context.prompter(interview.prompt);
    const kept = keptPaste(await context.readStore(), number);
    const goesOn =
      kept !== undefined &&
      (await prompter.choose({
        label: got.keptPaste(clean(kept.replaceAll('\n', ' ')).slice(0, 24)),
        why: got.ask.why,
        choices: [
          { value: 'kept', label: got.useKept },
          { value: 'new', label: got.pasteNew },
        ],
      })) === 'kept';
    return goesOn ? kept : prompter.paste({ label: got.ask.ask, why: got.ask.why });
  };
  const given =
    open && answers.mayAsk
      ? await paste()
      : open && (pasted === '-' || !context.stdin.isTerminal)
        ? await context.stdin.text(MOST_PASTED)
        : pasted;
  const read = (text: string) => (text.trim() === '' ? refused('empty') : parsed(text.trim()));
  const text = await answers.value('TEXT', given, got.ask, read, { optional: false });
  answers.check();
  return text ?? '';
}
