import { VIAS } from '../case/events.ts';
import { checkText } from '../case/facts.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { formatTime } from '../time/day.ts';
import { parseDue } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';

export const MOST_TEXT = 20_000;
export const MOST_NAME = 200;

/** `refund log contact`: the user reached the site; a promise becomes a clock of its own. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: {
    readonly via?: string;
    readonly agent?: string;
    readonly promise?: string;
    readonly refund?: boolean;
    readonly at?: string;
    readonly json?: boolean;
  },
): Promise<ExitStatus> {
  const { number, state } = openCase(await context.readStore(), given);
  const stamp = stampOf(context, state, options.at);
  const { ask, vias } = messages.logging;
  const answers = new Answers(context, messages, options.json);
  // Whoever gives the text as an argument has said what there is to say: only a bare command asks on.
  const bare = text === undefined;
  const said = await answers.value('TEXT', text, ask.contactText, (typed) => checkText(typed, MOST_TEXT), {
    optional: false,
  });
  const choices = VIAS.map((value) => ({ value, label: vias[value] ?? value }));
  const via =
    options.via === undefined && !(bare && answers.mayAsk)
      ? null
      : await answers.choice('via', options.via, ask.via, choices);
  const name = (typed: string) => checkText(typed, MOST_NAME);
  const agent = await answers.value('agent', options.agent, ask.agent, name, { optional: true, ask: bare });
  const promise = await answers.value(
    'promise',
    options.promise,
    ask.promise,
    (typed) => parseDue(typed, stamp.at),
    { optional: true, ask: bare },
  );
  answers.check();
  const refund = options.refund ?? (promise !== null && bare && (await asksRefund(answers, messages)));
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'contact-logged',
    version: 1,
    ...stamp,
    via: via ?? null,
    agent: agent ?? null,
    promise: promise ?? null,
    refund,
    text: said ?? '',
  }));
  const note = messages.logging.contacted(number, formatTime(stamp.at));
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Whether the promise is of the money or of an answer. */
export async function asksRefund(answers: Answers, { logging }: Messages): Promise<boolean> {
  if (!answers.mayAsk) return false;
  const kind = await answers.choice('refund', undefined, logging.ask.promiseRefund, [
    { value: 'answer', label: logging.ask.isAnswer },
    { value: 'refund', label: logging.ask.isRefund },
  ]);
  return kind === 'refund';
}
