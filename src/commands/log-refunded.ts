import { claimOf, formatYuan, parseAmount } from '../case/facts.ts';
import { refundedFen } from '../case/state.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/** `refund log refunded`: money came back. More than was paid is kept, with a question. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: { readonly amount?: string; readonly at?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const { number, state } = openCase(await context.readStore(), given);
  const stamp = stampOf(context, state, options.at);
  const { logging } = messages;
  const answers = new Answers(context, messages, options.json);
  const amountFen = await answers.value('amount', options.amount, logging.ask.amount, parseAmount, {
    optional: false,
  });
  answers.check();
  if (!amountFen) throw new RefundError('missing-answers', { flags: ['amount'] });
  const back = refundedFen(state) + amountFen;
  const paid = state.facts.amountFen;
  const amounts = [formatYuan(back), formatYuan(paid)] as const;
  if (back > paid) {
    const question = { ask: logging.tooMuchQuestion(...amounts), why: logging.tooMuch(...amounts) };
    if (answers.mayAsk && !(await answers.confirm(question, false)))
      throw new RefundError('cancelled', { draft: false });
  }
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'refund-logged',
    version: 1,
    ...stamp,
    amountFen,
    text: text ?? null,
  }));
  const note = logging.refunded(number, formatYuan(amountFen), back >= claimOf(state.facts));
  answerWithCase(context, messages, store, number, { note, json: options.json });
  if (back > paid) {
    writeLines(context.stderr, wrap(logging.tooMuch(...amounts), context.stderr.columns, '  '));
  }
  return 0;
}
