import type { Recorded } from '../case/history.ts';
import { Answers } from '../dialogue/asking.ts';
import { CASE, CONFIRM, type Definition, EXHIBIT, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { readCaseNumber, readConfirmation, stampNow } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  ...CONFIRM,
  ...JSON_FLAG,
};

/** `refund erase`: a whole case, or one exhibit, for good: facts, texts and bytes. The chain still verifies. */
export const command = {
  caseUse: 'needs-number',
  arguments: { case: CASE, exhibit: EXHIBIT },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund erase 1 E2', '把一份证据彻底删掉'],
      ['refund erase 1', '把整个案件彻底删掉'],
    ],
    en: [
      ['refund erase 1 E2', 'one exhibit, for good'],
      ['refund erase 1', 'the whole case, for good'],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  exhibit: string | undefined,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const number = readCaseNumber(given);
  const history = (await context.readStore()).history(number);
  const { evidence } = messages;
  const what = exhibit === undefined ? wholeCase(history) : oneExhibit(number, exhibit, history);
  if (what.seqs.length === 0) throw new RefundError('no-such-case', { given });
  const answers = new Answers(context, messages, options.json);
  const words = { ask: evidence.eraseQuestion(what.id, number), why: evidence.eraseWhy };
  await answers.value('confirm', options.confirm, words, readConfirmation(number), { optional: false });
  answers.check();
  const store = await context.writeStore();
  const record = { type: 'erased', ...stampNow(context), number: what.number } as const;
  await store.erase(number, what.seqs, record, what.digests);
  if (options.json)
    writeJson(context.stdout, { case: number, erased: what.id ?? 'case', events: what.seqs.length });
  else say(context.stderr, evidence.erased(what.id, number));
  return 0;
}

interface Erasable {
  /** Null for the whole case. */
  readonly id: string | null;
  readonly number: number | null;
  readonly seqs: readonly number[];
  readonly digests: readonly string[];
}

function wholeCase(history: readonly Recorded[]): Erasable {
  const held = history.filter(({ event }) => event !== null && event.type !== 'erased');
  return { id: null, number: null, seqs: held.map(({ seq }) => seq), digests: held.flatMap(digestsOf) };
}

/** The exhibit, also one that was taken out of the list. @throws RefundError `no-such-exhibit` */
function oneExhibit(number: number, given: string, history: readonly Recorded[]): Erasable {
  const wanted = Number(/^[Ee]([1-9]\d{0,8})$/.exec(given.trim())?.[1]);
  const found = history.filter(({ event }) => event?.type === 'evidence-added' && event.number === wanted);
  if (found.length === 0) throw new RefundError('no-such-exhibit', { number, given });
  return {
    id: `E${wanted}`,
    number: wanted,
    seqs: found.map(({ seq }) => seq),
    digests: found.flatMap(digestsOf),
  };
}

function digestsOf({ event }: Recorded): string[] {
  return event?.type === 'evidence-added' || event?.type === 'letter-written' ? [event.digest] : [];
}
