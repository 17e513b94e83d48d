import { clean } from '../../case/clean.ts';
import { type Exhibit, inOrder } from '../../case/exhibits.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../knowledge/evidence-kinds.ts';
import type { LetterView } from '../view.ts';

/**
 * The exhibits that go with a letter, by their numbers. Proof of identity only where the recipient may ask for it.
 * @param leave kinds that this recipient need not see
 */
export function enclosures({ state }: LetterView, leave: readonly EvidenceKind[] = ['identity']): string[] {
  return exhibitsFor(state, leave).map((exhibit) => `证据E${exhibit.number}　${nameOf(exhibit)}`);
}

/** The exhibits in the order in which things happened, without some kinds. */
export function exhibitsFor(state: LetterView['state'], leave: readonly EvidenceKind[]): Exhibit[] {
  return inOrder(state).filter(({ kind }) => !leave.includes(kind));
}

/** What an exhibit is: its kind, and the user's own caption. */
export function nameOf({ kind, caption }: Exhibit): string {
  const name = EVIDENCE_KINDS[kind].name.zh;
  return caption === null ? name : `${name}（${clean(caption)}）`;
}
