import { eventToUndo } from '../case/history.ts';
import { eventText } from '../dialogue/answer.ts';
import { CASE, type Definition, type Given, JSON_FLAG, YES } from '../dialogue/command.ts';
import { readCaseNumber, stampNow } from '../dialogue/typed.ts';
import { badAnswer, RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--event <seq>': { zh: '撤销第几条记录', en: 'which event to take back' },
  ...YES,
  ...JSON_FLAG,
};

/** `refund undo`: takes back the newest live event of a case, shown first; undoing an undo restores. */
export const command = {
  tellsNext: 'called',
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund undo 1', '撤销最近一条'],
      ['refund undo 1 --event 4', '撤销第 4 条'],
    ],
    en: [
      ['refund undo 1', 'take back the newest record'],
      ['refund undo 1 --event 4', 'take back record 4'],
    ],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  given: string | undefined,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const store = await context.writeStore();
  const number = given === undefined ? store.newest() : readCaseNumber(given);
  if (number === null) throw new RefundError('nothing-to-undo', { number });
  const asked = options.event === undefined ? undefined : readSeq(options.event);
  const target = eventToUndo(number, store.history(number), asked);
  const what = eventText(target, messages, context.environment.language);
  if (!options.yes) {
    if (options.json) {
      writeJson(context.stdout, { case: number, proposal: { undo: target.seq, what }, saved: false });
      return 0;
    }
    if (!context.canPrompt) throw new RefundError('no-terminal', { flag: '--yes' });
    const prompter = await context.prompter(messages.interview.prompt);
    const label = messages.writing.undoQuestion(number, target.seq, what);
    if (!(await prompter.confirm({ label, why: messages.writing.undoWhy }, true))) {
      throw new RefundError('cancelled', { draft: false });
    }
  }
  const stamp = stampNow(context);
  const { seq } = await store.append(number, (history) => ({
    type: 'event-undone',
    ...stamp,
    at: Math.max(stamp.at, ...history.map(({ event }) => event?.recordedAt ?? 0)),
    refersTo: eventToUndo(number, history, target.seq).seq,
  }));
  if (options.json) writeJson(context.stdout, { case: number, undone: target.seq, seq, saved: true });
  else say(context.stderr, messages.writing.undone(number, target.seq, what));
  return 0;
}

function readSeq(given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw badAnswer('event', given, 'not-a-record');
  return Number(given);
}
