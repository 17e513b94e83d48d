import { eventToUndo } from '../case/history.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import { eventText } from './history.ts';

/** `refund undo`: takes back the newest live event of a case, shown first; undoing an undo restores. */
export async function run(
  context: Context,
  messages: Messages,
  given: string | undefined,
  options: { readonly event?: string; readonly yes?: boolean; readonly json?: boolean },
): Promise<ExitStatus> {
  const store = await context.writeStore();
  const number = given === undefined ? store.newest() : readCaseNumber(given);
  if (number === null) throw new RefundError('nothing-to-undo', { number });
  const asked = options.event === undefined ? undefined : readSeq(options.event);
  const target = eventToUndo(number, store.history(number), asked);
  const what = eventText(target, messages, context.environment.language);
  if (!options.yes) {
    if (!context.canPrompt || options.json) throw new RefundError('no-terminal', { flag: '--yes' });
    const prompter = await context.prompter(messages.interview.prompt);
    const label = messages.writing.undoQuestion(number, target.seq, what);
    if (!(await prompter.confirm({ label, why: messages.writing.undoWhy }, true))) {
      throw new RefundError('cancelled', { draft: false });
    }
  }
  const now = context.clock.now();
  const { seq } = await store.append(number, (history) => ({
    type: 'event-undone',
    version: 1,
    at: Math.max(now, ...history.map(({ event }) => event?.recordedAt ?? 0)),
    recordedAt: now,
    refersTo: eventToUndo(number, history, target.seq).seq,
  }));
  if (options.json) writeJson(context.stdout, { case: number, undone: target.seq, seq });
  else {
    const note = messages.writing.undone(number, target.seq, what);
    writeLines(context.stderr, wrap(note, context.stderr.columns, '  '));
  }
  return 0;
}

function readSeq(given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) {
    throw new RefundError('bad-answers', { issues: [{ flag: 'event', given, reason: 'not-a-choice' }] });
  }
  return Number(given);
}
