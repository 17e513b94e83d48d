import { CLAUSE_STARTS, OUTCOMES, REPLIES, VIAS } from '../../case/events.ts';
import { KINDS } from '../../knowledge/evidence-kinds.ts';
import { LETTER_RECIPIENTS, RECIPIENTS } from '../../knowledge/parties.ts';
import { WINDOWS } from '../../knowledge/windows/windows.ts';
import { FORMATS } from '../../letters/letter.ts';
import { FORMS } from '../../letters/view.ts';

/** The shells that a script can be written for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What an option or argument can be, by its words in the help; those of facts stand in their table. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  to: LETTER_RECIPIENTS,
  forRecipient: LETTER_RECIPIENTS,
  form: FORMS,
  format: FORMATS,
  via: VIAS,
  filedTo: RECIPIENTS,
  from: RECIPIENTS,
  replyOutcome: REPLIES,
  evidenceKind: KINDS,
  clauseFrom: CLAUSE_STARTS,
  outcome: OUTCOMES,
  window: WINDOWS.map(({ id }) => id),
  shell: SHELLS,
};
