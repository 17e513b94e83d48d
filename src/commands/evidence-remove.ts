import { exhibitNamed } from '../case/state.ts';
import { Answers } from '../dialogue/asking.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { parsed, refused } from '../parsed.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/** `refund evidence remove`: out of the list; the bytes go only with `--purge` and the case number typed. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  exhibit: string,
  options: { readonly purge?: boolean; readonly confirm?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const stored = openCase(await context.readStore(), given);
  const { number, state } = stored;
  const { seq, event } = exhibitNamed(stored, exhibit);
  const id = `E${event.number}`;
  const { evidence } = messages;
  if (options.purge) {
    const answers = new Answers(context, messages, options.json);
    const words = { ask: evidence.purgeQuestion(id, number), why: evidence.purgeWhy };
    const read = (text: string) =>
      text.trim() === String(number) ? parsed(true) : refused('not-the-number');
    await answers.value('confirm', options.confirm, words, read, { optional: false });
    answers.check();
  }
  const store = await context.writeStore();
  await store.append(number, (history) => {
    if (!history.some((one) => one.seq === seq))
      throw new RefundError('no-such-exhibit', { number, given: id });
    return {
      type: 'evidence-removed',
      version: 1,
      ...stampOf(context, state),
      number: event.number,
      refersTo: seq,
      purged: options.purge ?? false,
    };
  });
  const gone = options.purge ? store.purge(event.digest) : false;
  if (options.json) {
    writeJson(context.stdout, { case: number, removed: id, purged: gone });
    return 0;
  }
  const note = !options.purge
    ? evidence.removed(id, number)
    : gone
      ? evidence.purged(id, number)
      : evidence.stillUsed(id);
  writeLines(context.stderr, wrap(note, context.stderr.columns, '  '));
  return 0;
}
