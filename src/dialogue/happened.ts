import type { Draft } from '../case/facts.ts';
import { HAPPENED, type Happened } from '../law/problems.ts';
import type { Prompter } from '../ports.ts';
import type { Messages } from '../words/words.ts';

/** What happened, asked as one question: its answer gives three facts. What else goes together is changed in the review. */

type Three = Pick<Draft, 'deducted' | 'orderState' | 'delivered'>;
const CHOICES = Object.keys(HAPPENED) as Happened[];

/** The choices that say nothing else than what is known. */
export function fitting({ deducted, orderState, delivered }: Three): Happened[] {
  return CHOICES.filter((choice) => {
    const answers: Three = HAPPENED[choice].answers;
    const fits = <V>(known: V | undefined, answer: V | undefined) =>
      known === undefined || answer === undefined || known === answer;
    // Who was charged twice was charged, too.
    const isPaid = deducted === 'yes' && answers.deducted === 'twice';
    return (
      (isPaid || fits(deducted, answers.deducted)) &&
      fits(orderState, answers.orderState) &&
      fits(delivered, answers.delivered)
    );
  });
}

/** Whether nothing is left to ask of it. */
export function isHappenedKnown({ deducted, orderState, delivered, problem }: Draft): boolean {
  if (problem !== undefined || deducted === 'no') return true;
  return (
    deducted !== undefined && orderState !== undefined && (deducted === 'twice' || delivered !== undefined)
  );
}

/** What the answers known so far leave no doubt about: where there is no order, nothing came. */
export function withWhatFollows(draft: Draft): Draft {
  const { problem, orderState, delivered } = draft;
  if (problem !== undefined || (orderState === undefined && delivered === undefined)) return draft;
  const [only, ...others] = fitting(draft).filter(
    (choice) => draft.deducted !== 'yes' || choice !== 'charged-twice',
  );
  return only === undefined || others.length > 0 ? draft : { ...HAPPENED[only].answers, ...draft };
}

/** @param told what was known before anybody was asked: only what fits it is offered */
export async function askHappened(
  prompter: Prompter,
  { interview: { happened }, language }: Messages,
  draft: Draft,
  told: Draft,
  back: boolean,
): Promise<Three> {
  const fits = fitting(told);
  const offered = fits.length > 1 ? fits : CHOICES;
  const chosen = CHOICES.find((choice) => isThis(choice, draft));
  const choice = await prompter.choose({
    label: happened.ask,
    why: happened.why,
    back,
    preset: chosen !== undefined && offered.includes(chosen) ? chosen : undefined,
    choices: offered.map((value) => ({ value, label: HAPPENED[value].name[language] })),
  });
  return HAPPENED[choice].answers;
}

function isThis(choice: Happened, draft: Draft): boolean {
  const answers: Three = HAPPENED[choice].answers;
  return (
    draft.deducted === answers.deducted &&
    (answers.orderState === undefined || draft.orderState === answers.orderState) &&
    (answers.delivered === undefined || draft.delivered === answers.delivered)
  );
}
