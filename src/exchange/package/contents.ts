import type { Exhibit } from '../../case/exhibits.ts';
import type { Recorded } from '../../case/events.ts';
import type { LetterRecipient } from '../../knowledge/parties.ts';
import type { LetterView } from '../../letters/view.ts';
import type { TravellingChain } from '../../ports.ts';
import type { Mask } from './masking.ts';

/** A kept file that goes in. */
export interface PackedFile {
  /** E1, L1. */
  readonly id: string;
  readonly member: string;
  readonly digest: string;
  /** Where its bytes lie. */
  readonly path: string;
  /** Its bytes are gone, or are others: it is listed and left out. */
  readonly lost: boolean;
  /** A text in which numbers are hidden. */
  readonly masks?: true;
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

/** Everything a package is made of. */
export interface PackageContents {
  /** What its reader may see. */
  readonly view: LetterView;
  readonly to: LetterRecipient | null;
  readonly redacted: boolean;
  /** Nothing was left out or hidden: another computer can take the case back. */
  readonly whole: boolean;
  readonly mask: Mask;
  readonly chain: TravellingChain;
  readonly history: readonly Recorded[];
  readonly caseJson: object;
  /** In the order of what they show. */
  readonly exhibits: readonly PackedExhibit[];
  readonly letters: readonly PackedLetter[];
  /** Of no use any more, and still told of by the chain. */
  readonly removed: readonly PackedFile[];
  readonly program: string;
  /** An instant with +08:00. */
  readonly madeAt: string;
}
