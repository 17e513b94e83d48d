import { claimOf } from '../case/claim.ts';
import type { Me, MeField } from '../case/me.ts';
import type { FactName, Facts } from '../case/facts.ts';
import type { CaseState } from '../case/state.ts';
import type { Judged } from '../case/view.ts';
import { refundedFen } from '../case/view.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { LetterRecipient } from '../knowledge/parties.ts';
import type { Words } from '../knowledge/words.ts';
import type { Ground } from './grounds.ts';
import type { Letter } from './letter.ts';

/** How long a text the recipient takes: a message in a chat, a form of some hundred characters, a full letter. */
export const FORMS = ['chat', 'ticket', 'formal'] as const;
export type Form = (typeof FORMS)[number];

/** Everything a letter may know. Money in fen, instants in milliseconds UTC, days as civil days in Shanghai. */
export interface LetterView {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly judged: Judged;
  /** The clocks as they stand at `now`. */
  readonly deadlines: readonly Deadline[];
  readonly now: number;
  readonly today: number;
  /** The user's own reasonable day for an answer, and how many days away it is. */
  readonly answerBy: number;
  readonly me: Me;
  /** The hash of the newest event that is no letter; only what is for a court prints it. */
  readonly factsHash: string;
  /** The articles that fit this recipient, form, problem and day, strongest first. */
  readonly grounds: readonly Ground[];
}

/** Something without which the recipient could not act. */
export type Need =
  { readonly of: 'case'; readonly name: FactName } | { readonly of: 'me'; readonly name: MeField };

export interface Limit {
  /** Characters (code points), the line breaks among them. */
  readonly characters: number;
  /** Optional sentences are only added up to here, to stay on the safe side. */
  readonly aim: number;
  readonly source: Words;
  readonly verified: boolean;
}

/** A letter as composed: what was left out of a short text stands in the full form. */
export interface Composed {
  readonly letter: Letter;
  /** Sentences that did not fit. */
  readonly left: number;
}

/** One to whom the program writes. A new recipient is a file with one of these and a line in `recipients.ts`. */
export interface RecipientLetter {
  readonly id: LetterRecipient;
  /** The first is the one that is written unless another is asked for. */
  readonly forms: readonly [Form, ...Form[]];
  /** Its texts set the user's own days for an answer. */
  readonly setsDays: boolean;
  limit(form: Form, facts: Facts): Limit | null;
  needs(view: LetterView): readonly Need[];
  compose(view: LetterView, form: Form): Composed;
}

/** What is still to come back, in fen. */
export function openFen({ state, facts }: Pick<LetterView, 'state' | 'facts'>): number {
  return Math.max(0, claimOf(facts) - refundedFen(state));
}
