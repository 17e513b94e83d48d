import type { Piece } from './text.ts';

/** A value a text gives, and where its words stand in the plain text. */
export interface Candidate<T> extends Piece {
  readonly value: T;
}

/** The candidates without repetitions; the first words for each value are kept. */
export function distinct<T>(candidates: readonly Candidate<T>[]): Candidate<T>[] {
  const seen = new Set<unknown>();
  return candidates.flatMap(({ value, text, start }) => {
    const key = typeof value === 'object' ? JSON.stringify(value) : value;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ value, text, start }];
  });
}
