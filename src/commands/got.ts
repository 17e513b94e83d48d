import { REPLIES, type ReplyOutcome } from '../case/events.ts';
import { firstTurnTo, momentsOf, refuseEarlyReply } from '../case/moments.ts';
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
import { correctEntries, entriesJson, entryLines, recordChat } from '../dialogue/entries.ts';
import { textOfPictures } from '../dialogue/pictures.ts';
import { openCaseNamed, readText, type Stamp, stampOf, stampText } from '../dialogue/typed.ts';
import { badAnswer, RefundError } from '../errors.ts';
import { PARTIES, type Recipient, RECIPIENTS } from '../law/parties.ts';
import type { ExitStatus } from '../ports.ts';
import type { ChatEntry } from '../reading/chat.ts';
import type { ReplyProposal } from '../reading/reply.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, wrap } from '../terminal/text.ts';
import { isoInstant } from '../time/day.ts';
import { withinWords } from '../time/period.ts';
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
  const { got } = messages.logging;
  const typed = await textOf(context, answers, pasted, messages);
  const text = (await textOfPictures(context, messages, typed)) ?? typed;
  const found = await propose(context, state, text, options);
  const { entries } = found;
  const chat = entries.length > 0;
  const lines = [
    ...proposalLines(found, number, context, messages),
    ...(chat ? [got.entries, ...entryLines(entries, messages, context.environment.language)] : []),
  ];
  if (!options.yes && !answers.mayAsk) {
    if (options.json) {
      const listed = chat ? { entries: entriesJson(entries) } : {};
      writeJson(context.stdout, { proposal: proposalJson(found), ...listed, saved: false });
      return 0;
    }
    const { from, outcome } = found;
    const known = outcome === null ? '' : ` --outcome ${outcome}`;
    const next = `refund log reply ${number} --from ${from}${known}`;
    const { status, punctuation } = messages;
    const line = wrap(`${status.nextTitle}${punctuation.colon}${next}`, context.stdout.columns, '    ');
    writeLines(context.stdout, [...lines, ...line]);
    say(context.stderr, got.notSaved);
    return 2;
  }
  if (!options.json) writeLines(context.stderr, lines);
  const { from, stamp } = found;
  if (chat) {
    const kept = options.yes ? entries : await correctEntries(answers, entries, messages);
    if (!options.yes && !(await answers.confirm({ ask: got.question, why: got.why }, true))) {
      throw new RefundError('cancelled', { draft: false });
    }
    const store = await context.writeStore();
    recordChat(
      store,
      number,
      { entries: kept, text, name: got.chatName },
      stampOf(context, state),
      state.facts.paidAt,
    );
    const note = got.recorded(number, kept.length);
    answerWithCase(context, messages, store, number, { note, json: options.json });
    return 0;
  }
  // Where nothing in the text says what it came to, the user does.
  const outcome = found.outcome ?? (await askOutcome(answers, messages));
  answers.check();
  const { read } = found;
  if (outcome === undefined) throw new RefundError('missing-answers', { flags: ['outcome'] });
  if (!options.yes && !(await answers.confirm({ ask: got.question, why: got.why }, true))) {
    throw new RefundError('cancelled', { draft: false });
  }
  refuseEarlyReply(from, state, stamp.at);
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'reply-logged',
    ...stamp,
    from,
    outcome,
    due: read.due?.value ?? null,
    refund: read.due?.refund ?? false,
    agent: read.agent?.value ?? null,
    text,
  }));
  const note = messages.logging.replied(
    number,
    stampText(stamp, messages.language),
    PARTIES[from][context.environment.language],
    messages.logging.outcomes[outcome] ?? outcome,
  );
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Far beyond what a reply may be, so that no more than that is waited for. Bytes. */
const MOST_PASTED = 1024 * 1024;
function askOutcome(answers: Answers, { logging }: Messages): Promise<ReplyOutcome | undefined> {
  const choices = REPLIES.map((value) => ({ value, label: logging.replies[value] ?? value }));
  return answers.choice('outcome', undefined, logging.ask.outcome, choices);
}

/** The reply: as an argument, from standard input, or pasted. @throws RefundError `bad-answers` for an empty one */
async function textOf(
  context: Context,
  answers: Answers,
  pasted: string | undefined,
  { logging, interview }: Messages,
): Promise<string> {
  const open = pasted === '-' || pasted === undefined;
  const asked = open && answers.mayAsk;
  const given = asked
    ? await (
        await context.prompter(interview.prompt)
      ).paste({ label: logging.got.ask.ask, why: logging.got.ask.why })
    : open && (pasted === '-' || !context.stdin.isTerminal)
      ? await context.stdin.text(MOST_PASTED)
      : pasted;
  const text = await answers.value('TEXT', given, logging.got.ask, readText, { optional: false });
  answers.check();
  return (text ?? '').trim();
}

async function propose(
  context: Context,
  state: CaseState,
  text: string,
  options: Given<typeof OPTIONS>,
): Promise<Proposal> {
  // The words and their weights are only loaded where a text is read.
  const [{ readReply }, { readChat }] = await Promise.all([
    import('../reading/reply.ts'),
    import('../reading/chat.ts'),
  ]);
  const now = Math.max(context.clock.now(), state.recordedUntil);
  const read = readReply(text, now);
  const from = chosen('from', options.from, RECIPIENTS) ?? read.from?.value ?? expected(state);
  const outcome = chosen('outcome', options.outcome, REPLIES) ?? read.outcome?.value ?? null;
  const stamp = stampOf(context, state, options.at);
  const said = read.at?.value;
  const first = Math.max(state.facts.paidAt, firstTurnTo(from, state) ?? 0);
  // A time in the text that cannot be that of this reply is left: it may be that of something quoted.
  const at = options.at === undefined && said !== undefined && said >= first ? said : stamp.at;
  return { read, from, outcome, entries: readChat(text, now), stamp: { ...stamp, at } };
}

function chosen<V extends string>(
  flag: string,
  given: string | undefined,
  values: readonly V[],
): V | undefined {
  const found = values.find((value) => value === given);
  if (given !== undefined && found === undefined) {
    throw badAnswer(flag, given, 'not-a-choice', values);
  }
  return found;
}

/** The party that the user turned to last. */
function expected(state: CaseState): Recipient {
  const turned = momentsOf(state).findLast(
    ({ kind, party }) => ['contact', 'request', 'filing'].includes(kind) && party !== null && party !== 'you',
  );
  return (turned?.party as Recipient | undefined) ?? 'site';
}

/** What will be logged, and where each part of it comes from. */
interface Proposal {
  readonly read: ReplyProposal;
  readonly from: Recipient;
  /** Null where nothing says it. */
  readonly outcome: ReplyOutcome | null;
  /** What a whole chat tells; empty for a single reply. */
  readonly entries: readonly ChatEntry[];
  readonly stamp: Stamp;
}

function proposalLines(
  { read, from, outcome, stamp }: Proposal,
  number: number,
  { environment, stdout }: Context,
  { logging, status, punctuation }: Messages,
): string[] {
  const { got, outcomes } = logging;
  const { language } = environment;
  const resting = (words: string | undefined) =>
    words === undefined ? got.guessed : got.restsOn(clean(words));
  const due = read.due;
  const asks = outcome === 'asks-more';
  const lines = [
    ...(read.papersDemanded
      ? [
          stdout.paint.red(
            `${punctuation.alert(status.warning)}${got.papersDemanded(clean(read.papersDemanded.words))}`,
          ),
        ]
      : []),
    ...(read.cameLate ? [got.cameLate(number)] : []),
    ...(read.feeDemanded
      ? [
          stdout.paint.red(
            `${punctuation.alert(status.warning)}${got.feeDemanded(clean(read.feeDemanded.words))}`,
          ),
        ]
      : []),
    got.title,
    `  ${got.from}${punctuation.colon}${PARTIES[from][language]}${resting(read.from?.words)}`,
    `  ${got.outcome}${punctuation.colon}${outcome === null ? got.unclear : `${outcomes[outcome] ?? outcome}${resting(read.outcome?.words)}`}`,
    `  ${got.at}${punctuation.colon}${stampText(stamp, language)}${resting(read.at?.words)}`,
    ...(due
      ? [
          `  ${asks ? got.dueAsked : got.due}${punctuation.colon}${withinWords(due.value)[language]}${asks ? '' : `${punctuation.comma}${due.refund ? got.refund : got.answer}`}${resting(due.words)}`,
        ]
      : []),
    ...(read.agent
      ? [`  ${got.agent}${punctuation.colon}${clean(read.agent.value)}${resting(read.agent.words)}`]
      : []),
    ...(read.moneyBack
      ? [
          `  ${got.moneyBack}${punctuation.colon}refund log refunded ${number}${resting(read.moneyBack.words)}`,
        ]
      : []),
  ];
  return lines.flatMap((line) => wrap(line, stdout.columns, '    '));
}

function proposalJson({ read, from, outcome, stamp }: Proposal) {
  return {
    from,
    outcome,
    at: isoInstant(stamp.at),
    due:
      read.due && ('until' in read.due.value ? { until: isoInstant(read.due.value.until) } : read.due.value),
    refund: read.due?.refund ?? false,
    agent: read.agent?.value ?? null,
    moneyBack: read.moneyBack !== null,
    feeDemanded: read.feeDemanded !== null,
    papersDemanded: read.papersDemanded !== null,
    cameLate: read.cameLate !== null,
    words: {
      from: read.from?.words ?? null,
      outcome: read.outcome?.words ?? null,
      at: read.at?.words ?? null,
      due: read.due?.words ?? null,
      agent: read.agent?.words ?? null,
      moneyBack: read.moneyBack?.words ?? null,
      feeDemanded: read.feeDemanded?.words ?? null,
    },
  };
}
