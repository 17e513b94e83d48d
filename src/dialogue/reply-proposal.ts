import { REPLIES } from '../case/events.ts';
import { MOST_TEXT } from '../case/facts.ts';
import type { CaseState, StoredCase } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { badAnswer, RefundError } from '../errors.ts';
import { PARTIES, RECIPIENTS } from '../law/parties.ts';
import type { ReplyProposal } from '../reading/reply.ts';
import { wrap } from '../terminal/text.ts';
import { dayOf, formatTime, isoInstant, startOfDay } from '../time/day.ts';
import { withinWords } from '../time/period.ts';
import { parseTime, parseTold } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import {
  dueJson,
  type Entry,
  entryLines,
  movedTo,
  notYetRecorded,
  recordedBefore,
  sincePayment,
} from './entries.ts';
import { type Stamp, stampOf } from './typed.ts';

/** What the user says of a pasted reply besides: who spoke, what it came to, when. */
interface ReplyOptions {
  readonly from?: string;
  readonly outcome?: string;
  readonly at?: string;
}

/** What will be logged, and where each part of it comes from. */
export interface Proposal {
  readonly text: string;
  readonly read: ReplyProposal;
  /** What a whole chat tells, or the one reply. */
  readonly entries: readonly Entry[];
  readonly isChat: boolean;
  /** Of a marketplace: whether it says who the shop is. */
  readonly shopData: 'given' | 'none' | null;
  readonly dayAssumed: boolean;
  /** How many of a chat were said before the payment: they are not among the entries. */
  readonly before: number;
  /** The user said when it was, so that nothing is assumed. */
  readonly timeGiven: boolean;
  /** When one reply in the same words was recorded; null if none was, or if this one has a time of its own. */
  readonly recordedAt: number | null;
  readonly stamp: Stamp;
}

/** @param dayAsked the day of a chat that names none is asked for: only then is known what was before the payment */
export async function propose(
  context: Context,
  { number, state }: StoredCase,
  text: string,
  options: ReplyOptions,
  dayAsked: boolean,
): Promise<Proposal> {
  // The words and their weights are only loaded where a text is read.
  const [{ readReply }, { readChat }, { shopDataIn }] = await Promise.all([
    import('../reading/reply.ts'),
    import('../reading/chat.ts'),
    import('../reading/shop-data.ts'),
  ]);
  const now = Math.max(context.clock.now(), state.recordedUntil);
  const read = readReply(text, now);
  const from = chosen('from', options.from, RECIPIENTS);
  const outcome = chosen('outcome', options.outcome, REPLIES);
  const { entries: told, dayAssumed } = readChat(text, now);
  const isChat = told.length > 0;
  const timeGiven = options.at !== undefined;
  const shopData = (state.facts.seller === 'marketplace' ? shopDataIn(text) : undefined) ?? null;
  const { stamp, day } = timeOf(context, state, options.at, isChat);
  const history = (await context.readStore()).history(number);
  if (isChat) {
    const last = told.findLastIndex(({ kind }) => kind !== 'contact');
    const open = told.some(({ kind, outcome: came }) => kind !== 'contact' && came === null);
    const named = told.map((entry, place): Entry => {
      if (entry.kind === 'contact') return entry;
      return {
        ...entry,
        from: from ?? entry.from,
        outcome: (open ? entry.outcome === null : place === last) && outcome ? outcome : entry.outcome,
      };
    });
    const undated = dayAssumed || named.every(({ at }) => at === null);
    const moved = day !== null && undated ? movedTo(named, day) : named;
    const isOpen = dayAsked && dayAssumed && day === null;
    const since = sincePayment(moved, isOpen ? 0 : state.facts.paidAt, stamp.at);
    const news = notYetRecorded(since.entries, history);
    return {
      text,
      read,
      entries: news,
      isChat,
      shopData,
      dayAssumed: dayAssumed && day === null,
      // Where the rest is recorded already, nothing is left out now.
      before: news.length === 0 && since.entries.length > 0 ? 0 : since.before,
      timeGiven,
      recordedAt: null,
      stamp,
    };
  }
  if (text.length > MOST_TEXT)
    throw new RefundError('text-too-long', { length: text.length, most: MOST_TEXT });
  const said = read.at?.value;
  // A time in the text from before the payment may be that of something quoted.
  const at = day === null && said !== undefined && said >= state.facts.paidAt ? said : stamp.at;
  const entry: Entry = {
    kind: 'reply',
    at,
    from: from ?? read.from?.value ?? null,
    agent: read.agent?.value ?? null,
    // A time that was named and nothing surely decided: they say that they are at it.
    outcome: outcome ?? read.outcome?.value ?? (read.due ? 'answered' : null),
    due: read.due?.value ?? null,
    refund: read.due?.refund ?? false,
    moneyBack: read.moneyBack !== null,
    feeDemanded: read.feeDemanded !== null,
    papersDemanded: read.papersDemanded !== null,
    text,
  };
  const recordedAt = timeGiven ? null : recordedBefore(text, { from, outcome }, history);
  return {
    text,
    read,
    entries: [entry],
    isChat,
    shopData,
    dayAssumed: false,
    before: 0,
    timeGiven,
    recordedAt,
    stamp,
  };
}

/** The time of what is recorded: now, or as given; of a chat a day without a clock will do. */
function timeOf(
  context: Context,
  state: CaseState,
  given: string | undefined,
  isChat: boolean,
): { readonly stamp: Stamp; readonly day: number | null } {
  const now = stampOf(context, state);
  if (given === undefined) return { stamp: now, day: null };
  if (isChat && !parseTime(given, now.at).ok) {
    const told = parseTold(given, now.at);
    if (told.ok) return { stamp: now, day: startOfDay(dayOf(told.value.at)) };
  }
  const stamp = stampOf(context, state, given);
  return { stamp: isChat ? now : stamp, day: stamp.at };
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

/** What was read, as a person reads it. @param offered the list of a chat is not shown: it is asked about */
export function proposalLines(
  { read, entries, isChat, shopData, dayAssumed, before, timeGiven, stamp }: Proposal,
  number: number,
  { environment, stdout }: Context,
  messages: Messages,
  offered = false,
): string[] {
  const { logging, status, punctuation } = messages;
  const { got, outcomes } = logging;
  const { language } = environment;
  const alarm = (text: string) => stdout.paint.red(`${punctuation.alert(status.warning)}${text}`);
  // Of a chat only what the other side said is looked at.
  const said = (of: (entry: Entry) => boolean) => entries.find(of)?.text.replaceAll('\n', ' ').slice(0, 40);
  const papers = isChat ? said((one) => one.papersDemanded) : read.papersDemanded?.words;
  const fee = isChat ? said((one) => one.feeDemanded) : read.feeDemanded?.words;
  const lines = [
    ...(papers === undefined ? [] : [alarm(got.papersDemanded(clean(papers)))]),
    ...(read.cameLate ? [got.cameLate(number)] : []),
    ...(shopData === null ? [] : [got.shopData[shopData](number)]),
    ...(fee === undefined ? [] : [alarm(got.feeDemanded(clean(fee)))]),
  ];
  const shown = (all: readonly string[]) => all.flatMap((line) => wrap(line, stdout.columns, '    '));
  if (isChat) {
    const [first] = entries;
    const day = dayAssumed && first?.at != null ? [got.dayAssumed(formatTime(first.at).slice(0, 10))] : [];
    // Where somebody can be asked, the list is the question.
    const list = offered ? [] : [...entryLines(entries, messages, language), ...day];
    const early = before > 0 ? [got.beforePayment(before)] : [];
    return shown([...lines, got.entries, ...list, ...early]);
  }
  const [entry] = entries;
  if (!entry) return shown(lines);
  const resting = (words: string | undefined) => (words === undefined ? '' : got.restsOn(clean(words)));
  const { from, outcome, due } = entry;
  const asks = outcome === 'asks-more';
  const line = (name: string, value: string, words: string | undefined) =>
    `  ${name}${punctuation.colon}${value}${resting(words)}`;
  const timed = read.at?.value === entry.at;
  return shown([
    ...lines,
    got.title,
    from === null || from === 'me'
      ? line(got.from, got.unnamed, undefined)
      : line(got.from, PARTIES[from][language], read.from?.value === from ? read.from.words : undefined),
    outcome === null
      ? line(got.outcome, got.unclear, undefined)
      : line(
          got.outcome,
          outcomes[outcome] ?? outcome,
          read.outcome?.value === outcome ? read.outcome.words : undefined,
        ),
    timed
      ? line(got.at, formatTime(entry.at ?? stamp.at), read.at?.words)
      : `${line(got.at, formatTime(entry.at ?? stamp.at), undefined)}${timeGiven ? '' : got.guessed}`,
    ...(due
      ? [
          line(
            asks ? got.dueAsked : got.due,
            `${withinWords(due)[language]}${asks ? '' : `${punctuation.comma}${entry.refund ? got.refund : got.answer}`}`,
            read.due?.words,
          ),
        ]
      : []),
    ...(read.agent ? [line(got.agent, clean(read.agent.value), read.agent.words)] : []),
    ...(read.moneyBack ? [line(got.moneyBack, `refund log refunded ${number}`, read.moneyBack.words)] : []),
  ]);
}

/** The same for scripts. */
export function proposalJson({ read, entries, isChat, shopData, stamp }: Proposal) {
  const entry = isChat ? undefined : entries[0];
  return {
    from: entry?.from ?? read.from?.value ?? null,
    outcome: entry ? entry.outcome : (read.outcome?.value ?? null),
    at: isoInstant(entry?.at ?? read.at?.value ?? stamp.at),
    due: dueJson(read.due?.value ?? null),
    refund: read.due?.refund ?? false,
    agent: read.agent?.value ?? null,
    moneyBack: read.moneyBack !== null,
    feeDemanded: read.feeDemanded !== null,
    papersDemanded: read.papersDemanded !== null,
    cameLate: read.cameLate !== null,
    shopData,
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
