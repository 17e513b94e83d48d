import { readDraft } from '../case/events.schema.ts';
import { type Draft, type Facts, FACTS } from '../case/facts.ts';
import { answerWithCase, showCase } from '../dialogue/answer.ts';
import { draftOf, type FactOptions, readFlags } from '../dialogue/asking.ts';
import { AGAIN, type Definition, type Given, JSON_FLAG, YES } from '../dialogue/command.ts';
import { eventsWithChat, sincePayment } from '../dialogue/entries.ts';
import { dropKept, keepingFailure } from '../dialogue/files.ts';
import { chatAgain, draftFromText, type StoryDraft } from '../dialogue/from-text.ts';
import { openNewCase } from '../dialogue/interview.ts';
import { keepPaste, keptStory } from '../dialogue/kept-paste.ts';
import { possibleNow, stampNow } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { KeptFile } from '../store/vault.ts';
import type { Store } from '../store/writing.ts';
import { say } from '../terminal/text.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--from-text <file>': {
    zh: '从一段经过或聊天记录里读出这些，逐项给你看；- 是粘贴或标准输入',
    en: 'read them from what happened or a chat, each shown to you; - to paste it or for standard input',
  },
  '--resume': { zh: '接着填上次没填完的', en: 'go on with an unfinished case' },
  ...AGAIN,
  ...YES,
  ...JSON_FLAG,
};

/** `refund new`: opens a case, from flags alone if nobody can be asked, else through the interview. */
export const command = {
  tellsNext: 'opened',
  takesFacts: FACTS,
  arguments: {
    picture: {
      zh: '截图（付款、订单、聊天、提示页），也可以是文件夹：读出来给你核对，并收作证据',
      en: 'screenshots (payment, order, chat, notice) or folders: read for you to compare, and kept as evidence',
    },
  },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund new 截图/', '把截图读成案件，只问没读到的'],
      ['refund new', '一步步问，答一题存一题'],
      ['refund new --from-text 经过.txt', '把写好的经过读成案件，逐项给你看'],
      ['refund new --resume', '接着填上次没填完的'],
    ],
    en: [
      ['refund new screenshots/', 'read a case from screenshots; only the rest is asked'],
      ['refund new', 'question by question; each answer is kept'],
      ['refund new --from-text story.txt', 'read your own account of it, fact by fact'],
      ['refund new --resume', 'go on where you stopped'],
    ],
  },
  words: ['reading'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'reading'>,
  paths: readonly string[],
  options: FactOptions & Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  if (paths.length > 0) {
    const { openFromPictures } = await import('../dialogue/from-pictures.ts');
    return openFromPictures(
      context,
      messages,
      paths,
      draftOf(readFlags(options, possibleNow(context.clock))),
      options,
    );
  }
  let draft: Draft = draftOf(readFlags(options, possibleNow(context.clock)));
  let draftId: string | null = null;
  let settled: ((confirmed: Draft) => Draft) | undefined;
  let told: Pick<StoryDraft, 'chat' | 'putOff'> = { chat: null, putOff: null };
  if (typeof options.fromText === 'string') {
    const story = await draftFromText(context, messages, options.fromText, draft, options);
    if (typeof story === 'number') return story;
    ({ draft, settled, draftId } = story);
    told = story;
  }
  if (
    options.resume ||
    (options.fromText === undefined && (await goesOn(context, messages, options, draft)))
  ) {
    const reader = await context.readStore();
    const kept = reader.newestDraft();
    if (!kept) throw new RefundError('no-draft', {});
    draft = { ...readDraft(kept.answers), ...draft };
    draftId = kept.id;
    const text = options.fromText === undefined ? keptStory(reader, kept.id) : undefined;
    const mayAsk = context.canPrompt && !options.json && !options.yes;
    if (text !== undefined) told = await chatAgain(context, messages, text, draft, mayAsk);
  }
  const begun = { draft, draftId, settled, told: typeof options.fromText === 'string' };
  const { store, number } = told.chat
    ? await openWithChat(context, messages, begun, told.chat, options)
    : await openNewCase(context, messages, begun, options);
  if (told.putOff !== null) await keepPaste(context, number, told.putOff);
  const note = messages.writing.opened(number);
  if (options.json) answerWithCase(context, messages, store, number, { note, json: true });
  else {
    say(context.stderr, note);
    showCase(context, messages, store, number);
  }
  return 0;
}

/** Opens the case that a chat tells of, and records all that it tells in the same transaction. */
async function openWithChat(
  context: Context,
  messages: Messages,
  begun: Omit<Parameters<typeof openNewCase>[2], 'also'>,
  { entries, text }: NonNullable<StoryDraft['chat']>,
  options: FactOptions & Given<typeof OPTIONS>,
): ReturnType<typeof openNewCase> {
  const chat = { text, name: messages.logging.got.chatName };
  const kept: Pick<KeptFile, 'digest' | 'fresh'>[] = [];
  let early = 0;
  const also = ({ paidAt }: Facts, store: Store) => {
    const stamp = stampNow(context);
    early = sincePayment(entries, paidAt, stamp.at).before;
    return eventsWithChat(store, { entries, chat, stamp, paidAt }, kept)([]);
  };
  try {
    const opened = await openNewCase(context, messages, { ...begun, also }, options);
    if (early > 0) say(context.stderr, messages.logging.got.beforePayment(early));
    return opened;
  } catch (error) {
    if (kept.length > 0) dropKept(await context.writeStore(), kept);
    throw keepingFailure(error, context.environment.home, [], text.length);
  }
}

/** Whether to go on with an unfinished case: asked if one waits and nothing was given for another. */
async function goesOn(
  context: Context,
  { interview }: Messages,
  { json, yes }: Given<typeof OPTIONS>,
  draft: Draft,
): Promise<boolean> {
  if (!context.canPrompt || json || yes || Object.keys(draft).length > 0) return false;
  if (!(await context.readStore()).newestDraft()) return false;
  const prompter = await context.prompter(interview.prompt);
  return prompter.confirm({ label: interview.goOn, why: interview.goOnWhy }, true);
}
