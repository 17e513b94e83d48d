/** What a letter is, what it may know of the case, and what a recipient has to say to get one. */
import type { Judged } from '../case/classify.ts';
import type { Citation } from '../case/events.ts';
import { claimOf, type FactName, type Facts } from '../case/facts.ts';
import type { Me, MeField } from '../case/me.ts';
import { type CaseState, refundedFen } from '../case/state.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { LetterRecipient } from '../law/parties.ts';
import type { Words } from '../words/language.ts';
import type { Ground, Reason } from './grounds.ts';
import type { GroundQuery } from './reasons.ts';

/** A letter before it is rendered: its parts in the order a reader needs them. */
export interface Letter {
  readonly to: string;
  readonly title: string;
  /** Empty in forms without an addressee line (a web form, a chat). */
  readonly salutation: string;
  readonly parts: readonly Part[];
  /** Exhibits to enclose, by number: "E1 付款记录：支付宝付款截图.png". */
  readonly enclosures: readonly string[];
  /** Name and date at the end. */
  readonly closing: readonly string[];
  readonly citations: readonly Citation[];
}

export interface Part {
  /** Empty if the paragraphs stand alone. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export const FORMATS = ['text', 'markdown', 'html', 'docx'] as const;
export type Format = (typeof FORMATS)[number];

/** How long a text the recipient takes: a message in a chat, a form of some hundred characters, a full letter. */
export const FORMS = ['chat', 'ticket', 'formal'] as const;
export type Form = (typeof FORMS)[number];

/** Everything a letter may know. Money in fen, instants in milliseconds UTC, days as civil days in Shanghai. */
export interface LetterView {
  readonly to: LetterRecipient;
  readonly form: Form;
  readonly state: CaseState;
  readonly facts: Facts;
  readonly judged: Judged;
  /** The clocks as they stand at `now`. */
  readonly deadlines: readonly Deadline[];
  readonly now: number;
  readonly today: number;
  /** The day by which the user asks for an answer. */
  readonly answerBy: number;
  readonly me: Me;
  /** The hash of the newest event that is no letter; only what is for a court prints it. */
  readonly factsHash: string;
  /** What was asked of the table of law, and the reasons it gave: in the order of the argument. */
  readonly query: GroundQuery;
  readonly reasons: readonly Reason[];
  /** Their articles. */
  readonly grounds: readonly Ground[];
  /** The civil day with whose end the contract ended by itself, as an earlier letter had said; null if none did. */
  readonly endedOn: number | null;
}

/** Something without which the recipient could not act. */
export type Need = (
  { readonly of: 'case'; readonly name: FactName } | { readonly of: 'me'; readonly name: MeField }
) & {
  /** Where nobody says it, the letter leaves room for it to be written in by hand. */
  readonly blank?: true;
};

export interface Limit {
  /** Characters (code points), line breaks included. */
  readonly characters: number;
  /** Optional sentences are added only up to here, to stay on the safe side. */
  readonly aim: number;
  readonly source: Words;
  readonly verified: boolean;
}

/** A letter as composed: what a short text leaves out stands in the full form. */
export interface Composed {
  readonly letter: Letter;
  /** Sentences that did not fit. */
  readonly left: number;
}

/** Somebody the program writes to. A new recipient is one of these in a file and a line in `recipients.ts`. */
export interface Recipient {
  /** The first is written unless another is asked for. */
  readonly forms: readonly [Form, ...Form[]];
  /** Its texts say by when the user wants an answer. */
  readonly setsDays: boolean;
  limit(form: Form, facts: Facts): Limit | null;
  needs(view: LetterView): readonly Need[];
  compose(view: LetterView): Composed;
}

/** What is still to come back, in fen. */
export function openFen({ state, facts }: Pick<LetterView, 'state' | 'facts'>): number {
  return Math.max(0, claimOf(facts) - refundedFen(state));
}

/** Characters (code points) of a text as it would be pasted: without the empty end. */
export function lengthOf(text: string): number {
  return Array.from(text.trimEnd()).length;
}
