import type { LetterRecipient } from '../parties.ts';
import type { Words } from '../words.ts';

/**
 * `repealed`: replaced, or moved to another number. `wrong-claim`: says what the law does not say. `not-a-ground`:
 * real law, but no refund rests on it, or it turns against whoever cites it.
 */
export type NotCitableKind = 'repealed' | 'wrong-claim' | 'not-a-ground';

/** What a letter must never rest on, whoever typed it. */
export interface NotCitable {
  readonly id: string;
  readonly kind: NotCitableKind;
  /** The full title and what people call it; empty where the claim is wrong whatever is cited for it. */
  readonly names: readonly string[];
  /** Null for the whole law. Where the law has a row for the very article, that row answers. */
  readonly article: string | null;
  /** Only in a sentence with one of these in it, spaces left out. */
  readonly says?: readonly string[];
  /** Only in letters to these. */
  readonly to?: readonly LetterRecipient[];
  /** The first day it was in force, YYYY-MM-DD, where that matters. */
  readonly from?: string;
  /** The first day it is in force no longer. Older facts fall under it still; the program cites no such law. */
  readonly until?: string;
  readonly why: Words;
  /** What to write instead. */
  readonly better: Words;
}
