import { formatYuan } from '../case/amount.ts';
import type { Arrived } from '../case/bill/arrived.ts';
import { formatTime } from '../case/time-text.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, Store } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeLines } from './answer.ts';
import type { Answers } from './asking.ts';
import { type KeptBill, keepBill, recordBill } from './keep-bill.ts';

/**
 * Tells what came back of open cases, and logs it: what the user says yes to, or, where nobody can be asked and
 * `log` is set, what a number makes sure. The bill is kept with each of these cases.
 */
export async function tellArrived(
  context: Context,
  messages: Messages,
  path: string,
  arrived: readonly Arrived[],
  { answers, log }: { readonly answers: Answers; readonly log: boolean },
): Promise<void> {
  const { bill: words } = messages;
  const say = (text: string) => writeLines(context.stderr, wrap(text, context.stderr.columns, '  '));
  let kept: { readonly store: Store; readonly bill: KeptBill } | undefined;
  for (const one of arrived) {
    const yuan = formatYuan(one.amountFen);
    say(words.arrived(one.case, yuan, formatTime(one.at), one.sureness));
    const sure = one.sureness === 'exact';
    const yes = answers.mayAsk
      ? await answers.confirm(
          { ask: words.askLog(one.case, yuan), why: words.askLogWhy },
          one.sureness !== 'possible',
        )
      : log && sure;
    if (!yes) {
      say(log || answers.mayAsk ? words.notLogged(one.case, yuan) : words.logHint);
      continue;
    }
    const store = await context.writeStore();
    kept ??= { store, bill: keepBill(context, store, path) };
    await logOne(context, messages, kept.store, kept.bill, one);
    say(words.logged(one.case, yuan));
  }
}

async function logOne(
  { clock }: Context,
  { bill: words }: Messages,
  store: Store,
  bill: KeptBill,
  { case: number, amountFen, at, refundRow, sureness }: Arrived,
): Promise<void> {
  const now = clock.now();
  const { state } = store.caseByNumber(number);
  const recordedAt = Math.max(now, state.recordedUntil);
  const refund = {
    type: 'refund-logged',
    version: 1,
    at: Math.min(Math.max(at, state.facts.paidAt), recordedAt),
    recordedAt: now,
    amountFen,
    text: words.loggedText(refundRow, sureness),
  } as const;
  await recordBill(
    store,
    number,
    bill,
    { at: recordedAt, recordedAt: now, caption: words.refundCaption(refundRow) },
    [refund],
  );
}
