import { clean } from '../case/clean.ts';
import { FACTS } from '../case/facts.ts';
import { checkMe } from '../case/me.ts';
import type { Need } from '../letters/view.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { askGates } from './ask-gates.ts';
import { Answers } from './asking.ts';

/** What a letter still needs, as a person reads it, with the command that says it. */
export interface MissingFact {
  readonly fact: string;
  readonly command: string;
}

/** Asks for what the letter needs, where somebody can be asked, and keeps it: facts in the case, the user's own beside. */
export async function askNeeds(
  context: Context,
  messages: Messages,
  number: number,
  needs: readonly Need[],
  options: { readonly json?: boolean },
): Promise<void> {
  const facts = needs.flatMap((need) => (need.of === 'case' ? [need.name] : []));
  await askGates(context, messages, number, facts, options);
  const mine = needs.flatMap((need) => (need.of === 'me' ? [need.name] : []));
  const answers = new Answers(context, messages, options.json);
  if (mine.length === 0 || !answers.mayAsk) return;
  let me = context.readMe();
  for (const field of mine) {
    const words = messages.me.ask(field, '');
    const given = await answers.value(field, undefined, words, (text) => checkMe(field, text), {
      optional: true,
    });
    // Kept after each answer: Ctrl-C loses nothing.
    if (given) context.writeMe((me = { ...me, [field]: given }));
  }
}

export function missingFacts(
  needs: readonly Need[],
  number: number,
  { interview, me }: Messages,
): MissingFact[] {
  return needs.map((need) =>
    need.of === 'me'
      ? { fact: me.fields[need.name], command: `refund me --${need.name} …` }
      : {
          fact: clean(interview.factNames[need.name]),
          command: `refund edit ${number} --${FACTS[need.name].flag} …`,
        },
  );
}
