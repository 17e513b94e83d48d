import type { EventOf, Recorded } from './events.ts';
import type { CaseState, StoredCase } from './state.ts';
import { RefundError } from '../errors.ts';

export type Exhibit = EventOf<'evidence-added'>;

/**
 * When what an exhibit shows happened: as the user said, else by the file, else when it was added. A file that claims
 * to be changed after it was added says nothing.
 */
export function timeOf({ capturedAt, modifiedAt, at }: Exhibit): {
  time: number;
  from: 'captured' | 'file' | 'added';
} {
  if (capturedAt !== null) return { time: capturedAt, from: 'captured' };
  return modifiedAt === null || modifiedAt > at
    ? { time: at, from: 'added' }
    : { time: modifiedAt, from: 'file' };
}

/** The exhibits in the order in which things happened. */
export function inOrder({ exhibits }: CaseState): Exhibit[] {
  return exhibits
    .map(({ event }) => event)
    .toSorted((a, b) => timeOf(a).time - timeOf(b).time || a.number - b.number);
}

/** The exhibit that `E1` names. @throws RefundError `no-such-exhibit` */
export function exhibitNamed({ number, state }: StoredCase, given: string): { seq: number; event: Exhibit } {
  const wanted = /^[Ee]([1-9]\d{0,8})$/.exec(given.trim())?.[1];
  const found = state.exhibits.find(({ event }) => String(event.number) === wanted);
  if (!found) throw new RefundError('no-such-exhibit', { number, given });
  return found;
}

/** The next exhibit's number: above every one that was ever given, also of those taken back. */
export function nextExhibitNumber(history: readonly Recorded[]): number {
  const given = history.flatMap(({ event }) =>
    event?.type === 'evidence-added' || event?.type === 'erased' ? [event.number ?? 0] : [],
  );
  return Math.max(0, ...given) + 1;
}
