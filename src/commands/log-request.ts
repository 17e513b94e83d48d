import { answerWithCase } from '../dialogue/answer.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { formatTime } from '../time/day.ts';
import type { Messages } from '../words/words.ts';

/** `refund log request`: the user asked the site for the money back; the site's clocks start. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: { readonly at?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const store = await context.writeStore();
  const { number, state } = openCase(store, given);
  const stamp = stampOf(context, state, options.at);
  await store.append(number, () => ({ type: 'request-logged', version: 1, ...stamp, text: text ?? null }));
  const note = messages.writing.requested(number, formatTime(stamp.at));
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}
