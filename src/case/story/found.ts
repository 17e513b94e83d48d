import type { Piece } from '../reply/text.ts';

/** A value the story gives, and where in the plain text its words stand. */
export interface Candidate<T> extends Piece {
  readonly value: T;
}

/** The candidates without those that say the same again; the first words for each value are kept. */
export function distinct<T>(candidates: readonly Candidate<T>[]): Candidate<T>[] {
  const seen = new Set<unknown>();
  return candidates.filter(({ value }) => {
    const key = typeof value === 'object' ? JSON.stringify(value) : value;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
