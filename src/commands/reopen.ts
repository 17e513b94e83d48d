import { answerWithCase } from '../dialogue/answer.ts';
import { readCaseNumber, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { Messages } from '../words/words.ts';

/** `refund reopen`: a closed case goes on. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: { readonly json?: boolean },
): Promise<ExitStatus> {
  const store = await context.writeStore();
  const { number, state } = store.caseByNumber(readCaseNumber(given));
  const { closed } = state;
  if (!closed) throw new RefundError('case-open', { number });
  const stamp = stampOf(context, state);
  await store.append(number, () => ({
    type: 'case-reopened',
    version: 1,
    ...stamp,
    refersTo: closed.seq,
  }));
  const note = messages.writing.reopened(number);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}
