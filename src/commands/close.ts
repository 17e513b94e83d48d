import { type CloseOutcome, OUTCOMES } from '../case/events.ts';
import { claimOf, formatYuan } from '../case/facts.ts';
import { type CaseState, refundedFen } from '../case/state.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import type { Warned } from '../dialogue/sent-letters.ts';
import { caseNamed, openCaseNamed, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const CLOSE_OPTIONS = {
  '--outcome <outcome>': { zh: `结果：${OUTCOMES.join('、')}`, en: OUTCOMES.join(', '), choices: OUTCOMES },
  ...JSON_FLAG,
};

/** `refund close`: the case has ended, and how. Its clocks stop. */
export const close = {
  caseUse: 'needs-number',
  tellsNext: 'called',
  arguments: { case: CASE },
  options: CLOSE_OPTIONS,
  examples: {
    zh: [['refund close 1 --outcome refunded', '钱退回来了，结案']],
    en: [['refund close 1 --outcome refunded', 'the money is back: close the case']],
  },
  run: closeCase,
} satisfies Definition;

async function closeCase(
  context: Context,
  messages: Messages,
  given: string,
  options: Given<typeof CLOSE_OPTIONS>,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const { writing, outcomes } = messages;
  const answers = new Answers(context, messages, options.json);
  const words = { ask: writing.closeQuestion, why: writing.closeWhy };
  const choices = OUTCOMES.map((value) => ({ value, label: outcomes[value] ?? value }));
  const outcome = await answers.choice('outcome', options.outcome, words, choices);
  answers.check();
  if (!outcome) throw new RefundError('missing-answers', { flags: ['outcome'] });
  const store = await context.writeStore();
  const stamp = stampOf(context, state);
  await store.append(number, () => ({ type: 'case-closed', ...stamp, outcome }));
  const note = writing.closed(number, outcomes[outcome] ?? outcome);
  const warnings = unlogged(messages, state, outcome);
  answerWithCase(context, messages, store, number, { note, json: options.json, warnings });
  return 0;
}

/** Closed as refunded, a case counts as paid back in full: a warning if less than that was logged. */
function unlogged({ writing }: Messages, state: CaseState, outcome: CloseOutcome): Warned[] {
  const back = refundedFen(state);
  if (outcome !== 'refunded' || back >= claimOf(state.facts)) return [];
  const what = writing.lessLogged(formatYuan(back), formatYuan(claimOf(state.facts)));
  return [{ warning: 'less-logged', what, instead: '' }];
}

/** `refund reopen`: a closed case goes on. */
export const reopen = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: { case: CASE },
  options: JSON_FLAG,
  examples: {
    zh: [['refund reopen 1', '又有变化，重新打开']],
    en: [['refund reopen 1', 'something new: open it again']],
  },
  run: reopenCase,
} satisfies Definition;

async function reopenCase(
  context: Context,
  messages: Messages,
  given: string,
  options: Given<typeof JSON_FLAG>,
): Promise<ExitStatus> {
  const store = await context.writeStore();
  const { number, state } = caseNamed(store, given);
  const { closed } = state;
  if (!closed) throw new RefundError('case-open', { number });
  const stamp = stampOf(context, state);
  await store.append(number, () => ({ type: 'case-reopened', ...stamp, refersTo: closed.seq }));
  const note = messages.writing.reopened(number);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}
