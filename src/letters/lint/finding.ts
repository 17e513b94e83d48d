import type { Facts } from '../../case/facts.ts';
import type { Judged } from '../../case/view.ts';
import type { LetterRecipient } from '../../knowledge/parties.ts';
import type { Me } from '../../case/me.ts';
import type { Words } from '../../knowledge/words.ts';
import type { Form } from '../view.ts';
import type { Messages } from '../../messages/messages.ts';

/** A rule of the lint; its sentences stand in `messages/<language>/lint.ts` under the same name. */
export type RuleId = keyof Messages['lint']['rules'];

/** `error`: what can harm the user, or is refused. `warning`: what they should look at. `notice`: what nobody checked. */
export type Level = 'error' | 'warning' | 'notice';

/** What a draft is held against. */
export interface LintView {
  readonly to: LetterRecipient;
  readonly form: Form;
  readonly facts: Facts;
  readonly judged: Judged;
  /** Characters (code points) the recipient takes; null where no limit is known. */
  readonly limit: number | null;
  /** Civil day of writing. */
  readonly today: number;
  /** The user's own name, phone, address: not somebody else's data. */
  readonly me: Me;
  /** Texts the case holds (clauses' titles and numbers, ticket numbers, agents' numbers, amounts): numbers in them are no strangers. */
  readonly known: readonly string[];
  /** Days (civil) the case knows besides payment, order and today. */
  readonly days: readonly number[];
  /** The user stated evidence that they were deceived on purpose; without it nobody may ask for three times the price. */
  readonly intent?: boolean;
}

export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** Counted from 1; null where it is about the whole text. */
  readonly line: number | null;
  /** What was found, cleaned, for the message. */
  readonly found: string;
  /** What to put in its place where the rule's own sentence does not say it: the law that follows, or the true number. */
  readonly instead?: string;
  /** Where the table of what must not be cited has words of its own for it. */
  readonly words?: { readonly why: Words; readonly better: Words };
}
