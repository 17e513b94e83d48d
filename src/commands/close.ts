import { type CloseOutcome, OUTCOMES } from '../case/events.ts';
import { claimOf, formatYuan } from '../case/facts.ts';
import { type CaseState, refundedFen } from '../case/state.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import type { Messages } from '../words/words.ts';

/** `refund close`: the case has ended, and how. Its clocks stop. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: { readonly outcome?: string; readonly json?: boolean },
): Promise<ExitStatus> {
  const { number, state } = openCase(await context.readStore(), given);
  const outcome = await readOutcome(context, messages, options);
  const store = await context.writeStore();
  const stamp = stampOf(context, state);
  await store.append(number, () => ({ type: 'case-closed', version: 1, ...stamp, outcome }));
  const note = messages.writing.closed(number, messages.outcomes[outcome] ?? outcome);
  tellUnlogged(context, messages, state, outcome);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Closed as refunded, it counts as all of the money: said where less than that was logged. */
function tellUnlogged(
  { stderr }: Context,
  { writing }: Messages,
  state: CaseState,
  outcome: CloseOutcome,
): void {
  const back = refundedFen(state);
  if (outcome !== 'refunded' || back >= claimOf(state.facts)) return;
  const text = writing.lessLogged(formatYuan(back), formatYuan(claimOf(state.facts)));
  writeLines(stderr, wrap(text, stderr.columns, '  '));
}

async function readOutcome(
  context: Context,
  { writing, outcomes, interview }: Messages,
  { outcome, json }: { readonly outcome?: string; readonly json?: boolean },
): Promise<CloseOutcome> {
  const known = OUTCOMES.find((one) => one === outcome);
  if (known) return known;
  if (outcome !== undefined) {
    const issue = { flag: 'outcome', given: outcome, reason: 'not-a-choice', choices: OUTCOMES };
    throw new RefundError('bad-answers', { issues: [issue] });
  }
  if (!context.canPrompt || json) throw new RefundError('missing-answers', { flags: ['outcome'] });
  const choices = OUTCOMES.map((value) => ({ value, label: outcomes[value] ?? value }));
  const prompter = await context.prompter(interview.prompt);
  return prompter.choose({ label: writing.closeQuestion, why: writing.closeWhy, choices });
}
