import { assess } from '../advice/assess.ts';
import { gatesBefore } from '../advice/gates.ts';
import { guardsBefore } from '../advice/guards.ts';
import type { EventOf } from '../case/events.ts';
import { checkReference } from '../case/facts.ts';
import { lettersOf, liveEvents, type Recorded } from '../case/history.ts';
import { makeRules } from '../clocks/windows.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { askGates } from '../dialogue/interview.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { LETTER_RECIPIENTS, PARTIES, type Recipient, RECIPIENTS } from '../law/parties.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { formatTime } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import { guardLines, tellGuard } from './letter-draft.ts';

/** `refund log filed`: the user turned to somebody; that party's clocks start. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: {
    readonly to?: string;
    readonly ref?: string;
    readonly letter?: string;
    readonly at?: string;
    readonly json?: boolean;
  },
): Promise<ExitStatus> {
  const reader = await context.readStore();
  const { number, state } = openCase(reader, given);
  const stamp = stampOf(context, state, options.at);
  const { ask } = messages.logging;
  const { language } = context.environment;
  const answers = new Answers(context, messages, options.json);
  const bare = options.to === undefined;
  const choices = RECIPIENTS.map((value) => ({ value, label: PARTIES[value][language] }));
  const to = await answers.choice('to', options.to, ask.to, choices);
  const ref = await answers.value('ref', options.ref, ask.ref, checkReference, {
    optional: true,
    ask: bare,
  });
  answers.check();
  if (to === undefined) throw new RefundError('missing-answers', { flags: ['to'] });
  const letter =
    options.letter === undefined ? undefined : letterNamed(options.letter, to, reader.history(number));
  await askGates(context, messages, number, gatesBefore(to, state.facts), options);
  const store = await context.writeStore();
  const before = clashes(context, messages, store, number, to, options);
  await store.append(number, () => ({
    type: 'filing-logged',
    version: 1,
    ...stamp,
    to,
    ref: ref ?? null,
    refersTo: letter?.seq ?? null,
    answerDays: letter?.event.answerDays ?? null,
    text: text ?? null,
  }));
  const note = messages.logging.filed(
    number,
    formatTime(stamp.at),
    PARTIES[to satisfies Recipient][language],
  );
  writeLines(context.stderr, before);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** What is worth knowing of a filing: that it lies there already, or with somebody who shuts it out. */
function clashes(
  { clock, environment, stderr }: Context,
  messages: Messages,
  store: StoreReader,
  number: number,
  to: Recipient,
  { json }: { readonly json?: boolean },
): string[] {
  const recipient = LETTER_RECIPIENTS.find((one) => one === to);
  if (json || recipient === undefined) return [];
  const assessment = assess(store.caseByNumber(number), makeRules(store.ownRules()), clock.now());
  return guardsBefore(recipient, assessment)
    .flatMap((guard) => {
      if (guard.id === 'already-sent')
        return [
          messages.logging.filedTwice(
            number,
            PARTIES[recipient][environment.language],
            formatTime(guard.at ?? 0),
          ),
        ];
      if (guard.id !== 'already-elsewhere') return [];
      return guardLines(tellGuard(guard, messages, environment.language, []), messages);
    })
    .flatMap((line) => wrap(line, stderr.columns, '  '));
}

/**
 * The letter that `L1` names.
 * @throws RefundError `bad-answers` where there is none, it was taken back, or it is for somebody else
 */
function letterNamed(
  given: string,
  to: Recipient,
  history: readonly Recorded[],
): { seq: number; event: EventOf<'letter-written'> } {
  const ordinal = /^[Ll]([1-9]\d{0,4})$/.exec(given.trim())?.[1];
  const letter = ordinal === undefined ? undefined : lettersOf(history)[Number(ordinal) - 1];
  if (!letter || !liveEvents(history).has(letter.seq)) {
    throw new RefundError('bad-answers', { issues: [{ flag: 'letter', given, reason: 'no-such-letter' }] });
  }
  if (letter.event.to !== to) {
    throw new RefundError('bad-answers', { issues: [{ flag: 'letter', given, reason: 'letter-to-other' }] });
  }
  return letter;
}
