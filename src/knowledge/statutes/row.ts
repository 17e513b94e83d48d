import type { LetterRecipient } from '../parties.ts';
import type { Detail } from '../problems.ts';
import type { Words } from '../words.ts';

/** Whom a rule binds. One for platforms only is never held against a site that sells for itself. */
export type Bound = 'seller' | 'marketplace' | 'payment' | 'regulator' | 'telecom' | 'court' | 'anyone';

/**
 * `ground`: a right or duty the refund may rest on. `procedure`: how an authority or court proceeds. `evidence`: what
 * a proof is worth. `period`: how time is counted. Only a ground stands among the grounds of a letter.
 */
export type Role = 'ground' | 'procedure' | 'evidence' | 'period';

/** Where it is open whether a contract came about, each reading has its own articles. */
export type Branch = 'contract' | 'no-contract';

/** An article that may be cited, held against the text in force on the day the table names. */
export interface StatuteRow {
  /** The law's full title; in brackets the book of a code. */
  readonly law: string;
  /** The number it was published under; empty where that could not be confirmed. */
  readonly number: string;
  readonly article: string;
  /** The paragraph's number, with an item `1(四)`; null for the whole article. */
  readonly paragraph: string | null;
  /** The first day it was in force, YYYY-MM-DD. Substance counts by the day of the facts, procedure by that of filing. */
  readonly since: string;
  /** The first day it is in force no longer. */
  readonly until?: string;
  /** Its wording, or that it is still in force, was confirmed from copies of others only. */
  readonly secondHand?: true;
  readonly role: Role;
  readonly binds: Bound;
  /** Only for somebody who bought for their own use: the law protects consumers. */
  readonly consumersOnly: boolean;
  /** 1: carries the claim, also in a short text. 2: in a full letter. 3: only where everything is set out (court). */
  readonly strength: 1 | 2 | 3;
  /** In letters to whom it may stand; empty where a user may cite it but the program never does by itself. */
  readonly to: readonly LetterRecipient[];
  /** The details of problems it fits; empty where it does not depend on them. */
  readonly fits: readonly Detail[];
  /** Only where the case says so. */
  readonly only?: StatuteCondition;
  /** Whether it supposes that a contract came about, or that none did; absent where it holds either way. */
  readonly branch?: Branch;
  /** Where it must not be used; null where there is no trap. */
  readonly never: Words | null;
  /** What it says, in our own words, so that it can stand inside 根据《…》第…条，…。 */
  readonly summary: Words;
}

/** Facts of the case without which a row stays out. */
export interface StatuteCondition {
  /** The provision speaks of consumers: not for somebody who said that they bought to resell. */
  readonly reseller?: false;
  /** Only where the money was paid in one of these ways. */
  readonly payChannel?: readonly string[];
  /** `not-prepaid`: anything but a balance. */
  readonly money?: 'balance' | 'order' | 'not-prepaid';
  readonly payer?: 'minor' | 'stolen';
  /** The user stated evidence that they were deceived on purpose. */
  readonly intent?: true;
  /** More than fifteen days have passed without the refund (window `stalling-15d`). */
  readonly stalled?: true;
}
