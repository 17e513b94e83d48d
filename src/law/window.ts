import type { Length } from '../time/period.ts';
import type { RollOver } from '../time/working-days.ts';
import type { Words } from '../words/language.ts';
import type { Party } from './parties.ts';
import type { Problem } from './problems.ts';

/** `act-by`: yours to keep. `they-owe`: an answer is due. `right-from`: from then on you may demand or file. */
export type Nature = 'act-by' | 'they-owe' | 'right-from';

export type Basis = 'law' | 'official' | 'promise' | 'practice' | 'own';

/** The kinds of moments that start or meet a clock; `case/moments.ts` finds them in a case. */
export type MomentName =
  | 'payment'
  | 'order'
  | 'knowing'
  | 'contact'
  | 'promise'
  | 'request'
  | 'filing'
  | 'sending'
  | 'reply'
  | 'acceptance'
  | 'refusal'
  | 'decision'
  | 'asking'
  | 'part-refund'
  | 'refund';

/** A moment of a kind, and whose: absent means anybody's, `same` that of whoever the clock's start concerns. */
export interface Trigger {
  readonly moment: MomentName;
  readonly by?: Party | 'same';
  /** Only where the money was paid in one of these ways. */
  readonly paidBy?: readonly string[];
}

/** Where exactly a law says it. `article` is null where the article itself was not at hand: never cited. */
interface LawReference {
  readonly law: string;
  readonly article: string | null;
  /** The paragraph's number, and the item's where there is one: `1` or `1(五)`; null for the whole article. */
  readonly paragraph: string | null;
  /** The first day it was in force, YYYY-MM-DD. */
  readonly since: string;
}

/** Facts it takes for a window to count. A filing of the user's own starts the clock all the same. */
export interface Condition {
  readonly problems?: readonly Problem[];
  readonly goods?: readonly string[];
  readonly cardNetwork?: readonly string[];
  readonly payChannel?: readonly string[];
}

export interface WindowRow {
  readonly id: string;
  readonly name: Words;
  /** Who has to act; `starter`: whoever the start concerns (who promised, whom the letter went to). */
  readonly owedBy: Party | 'starter';
  readonly nature: Nature;
  /** What starts it, the first that there is in this order. */
  readonly starts: readonly Trigger[];
  /** A start that came with such a moment in the same breath does not count. */
  readonly unlessWith?: MomentName;
  /** `once`: the first start only. `again`: anew by the next start after it was met. `each`: every start. */
  readonly begins: 'once' | 'again' | 'each';
  /** Counts from the end of the last period that was set for the refund, where that is later than its start. */
  readonly afterRefundPeriod?: boolean;
  /** Open at once where this happened in a case whose money was paid in advance. */
  readonly atOnceForBalance?: Trigger;
  readonly only?: Condition;
  /** `as-said`: whatever was promised, asked or written. */
  readonly length: Length | 'as-said';
  /** By which readings of the source a last day on a day off moves; more than one where they differ. */
  readonly rollOver: readonly RollOver[];
  readonly metBy: readonly Trigger[];
  readonly basis: Basis;
  /** False where the number could not be confirmed at its source; every screen then says so. */
  readonly verified: boolean;
  /** Where it comes from and what it really is. */
  readonly source: Words;
  /** The first is the one a screen names. */
  readonly law?: readonly LawReference[];
  /** What to do once it has run out. */
  readonly whenOver: Words;
  /** One of the three windows everybody is told of: shown first. */
  readonly wellKnown?: boolean;
}
