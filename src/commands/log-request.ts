import { formatTime, parseTime } from '../case/time-text.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { answerWithCase } from './answer.ts';
import { openCase } from './case-argument.ts';

/** `refund log request`: the user asked the site for the money back; the site's clocks start. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: { readonly at?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const now = context.clock.now();
  const at = options.at === undefined ? now : readAt(options.at, now);
  const store = await context.writeStore();
  const { number, state } = openCase(store, given);
  if (at < state.facts.paidAt) {
    throw new RefundError('before-payment', {
      given: formatTime(at),
      paidAt: formatTime(state.facts.paidAt),
    });
  }
  await store.append(number, () => ({
    type: 'request-logged',
    version: 1,
    at,
    recordedAt: now,
    text: text ?? null,
  }));
  const note = messages.writing.requested(number, formatTime(at));
  answerWithCase(context, messages, store.caseByNumber(number), { note, json: options.json });
  return 0;
}

function readAt(given: string, now: number): number {
  const time = parseTime(given, now);
  if (!time.ok)
    throw new RefundError('bad-answers', { issues: [{ flag: 'at', given, reason: time.reason }] });
  return time.value;
}
