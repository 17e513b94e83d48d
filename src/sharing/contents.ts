import type { Recorded } from '../case/history.ts';
import type { Exhibit } from '../case/state.ts';
import type { FileType } from '../evidence/look.ts';
import type { LetterRecipient } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import type { TravellingChain } from '../store/chain.ts';
import type { Mask } from './visibility.ts';

/*
 * What a package is made of. `refund export` gathers it; the page, the timeline and the bag are written from it alone.
 */

/** A kept file that goes into a package. */
export interface PackedFile {
  /** E1, L1. */
  readonly id: string;
  readonly member: string;
  readonly digest: string;
  /** Where its bytes lie. */
  readonly path: string;
  /** Its bytes are missing or changed: it is listed and left out. */
  readonly lost: boolean;
  /** It is a text, and its numbers are hidden. */
  readonly masks?: true;
  /** A picture whose place is taken out of the copy that goes: what kind it is, and the digest of the copy. */
  readonly copy?: { readonly type: FileType; readonly digest: string };
}

export interface PackedExhibit extends PackedFile {
  readonly exhibit: Exhibit;
  /** As people read it. */
  readonly size: string;
}

export interface PackedLetter extends PackedFile {
  readonly to: string;
  /** An instant. */
  readonly at: number;
}

/** The letter to the recipient as it reads now: written for the package, and kept nowhere else. */
export type LetterNow =
  | { readonly member: string; readonly text: string }
  /** There is none, and why, in the words of the page. */
  | { readonly member: null; readonly why: readonly string[] };

/** Everything a package is made of. */
export interface PackageContents {
  /** What its reader may see. */
  readonly view: LetterView;
  readonly to: LetterRecipient | null;
  readonly redacted: boolean;
  /** Nothing was left out or hidden: another computer can import the case. */
  readonly whole: boolean;
  readonly mask: Mask;
  readonly chain: TravellingChain;
  readonly history: readonly Recorded[];
  readonly caseJson: object;
  /** In the order of what they show. */
  readonly exhibits: readonly PackedExhibit[];
  readonly letters: readonly PackedLetter[];
  /** Null if it is for nobody in particular, or if the same text lies there as a kept letter. */
  readonly letter: LetterNow | null;
  /** Taken off the list, but the chain still names them. */
  readonly removed: readonly PackedFile[];
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
}
