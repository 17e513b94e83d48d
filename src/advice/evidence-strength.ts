import type { CaseState } from '../case/state.ts';
import type { Judged } from '../case/view.ts';
import { type ChecklistItem, checklistOf } from '../knowledge/checklists.ts';
import type { EvidenceKind } from '../knowledge/evidence-kinds.ts';

/** How far the evidence reaches: what is there, what is needed and missing, what would help. */
export interface Strength {
  readonly have: readonly { readonly kind: EvidenceKind; readonly id: string }[];
  readonly missing: readonly ChecklistItem[];
  readonly helpful: readonly ChecklistItem[];
  /** How many of the needed things are there, and how many there should be. */
  readonly met: number;
  readonly need: number;
}

/** Holds the exhibits of a case against the checklist of its problem; each exhibit counts once. */
export function strengthOf({ exhibits }: CaseState, { problem, detail }: Judged): Strength {
  const { needed, helpful } = checklistOf(problem, detail);
  const left = exhibits.map(({ event }) => event.kind as EvidenceKind);
  const take = ({ kinds }: ChecklistItem) => {
    const place = left.findIndex((kind) => kinds.includes(kind));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  };
  const missing = needed.filter((item) => !take(item));
  return {
    have: exhibits.map(({ event }) => ({ kind: event.kind, id: `E${event.number}` })),
    missing,
    helpful: helpful.filter((item) => !take(item)),
    met: needed.length - missing.length,
    need: needed.length,
  };
}
