import { REPLIES } from '../case/events.ts';
import { checkText } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import { firstTurnTo } from '../case/moments.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { PARTIES, type Recipient, RECIPIENTS } from '../law/parties.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { formatTime } from '../time/day.ts';
import { parseDue } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import { asksRefund, MOST_NAME, MOST_TEXT } from './log-contact.ts';

/** `refund log reply`: somebody answered; it meets their clocks, and may start one of theirs or of the user's. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: {
    readonly from?: string;
    readonly outcome?: string;
    readonly due?: string;
    readonly refund?: boolean;
    readonly agent?: string;
    readonly at?: string;
    readonly json?: boolean;
  },
): Promise<ExitStatus> {
  const { number, state } = openCase(await context.readStore(), given);
  const stamp = stampOf(context, state, options.at);
  const { ask, replies, outcomes } = messages.logging;
  const { language } = context.environment;
  const answers = new Answers(context, messages, options.json);
  const bare = options.outcome === undefined;
  const parties = RECIPIENTS.map((value) => ({ value, label: PARTIES[value][language] }));
  const from = await answers.choice('from', options.from, ask.from, parties);
  const kinds = REPLIES.map((value) => ({ value, label: replies[value] ?? value }));
  const outcome = await answers.choice('outcome', options.outcome, ask.outcome, kinds);
  const asksMore = outcome === 'asks-more';
  const due = await answers.value(
    'due',
    options.due,
    asksMore ? ask.dueAsked : ask.dueGiven,
    (typed) => parseDue(typed, stamp.at),
    { optional: true, ask: bare || asksMore },
  );
  const said = await answers.value('TEXT', text, ask.replyText, (typed) => checkText(typed, MOST_TEXT), {
    optional: true,
    ask: bare,
  });
  const agent = await answers.value(
    'agent',
    options.agent,
    ask.agent,
    (typed) => checkText(typed, MOST_NAME),
    { optional: true, ask: false },
  );
  answers.check();
  if (!from || !outcome) throw new RefundError('missing-answers', { flags: ['from', 'outcome'] });
  refuseEarlyReply(from, state, stamp.at);
  const refund =
    options.refund ?? (due !== null && !asksMore && bare && (await asksRefund(answers, messages)));
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'reply-logged',
    version: 1,
    ...stamp,
    from,
    outcome,
    due: due ?? null,
    refund,
    agent: agent ?? null,
    text: said ?? null,
  }));
  const note = messages.logging.replied(
    number,
    formatTime(stamp.at),
    PARTIES[from][language],
    outcomes[outcome] ?? outcome,
  );
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Nobody answers before they were asked. @throws RefundError `reply-too-early` */
export function refuseEarlyReply(from: Recipient, state: CaseState, at: number): void {
  const first = firstTurnTo(from, state);
  if (first !== undefined && at < first) {
    throw new RefundError('reply-too-early', { given: formatTime(at), first: formatTime(first) });
  }
}
