import type { Draft, FactName, Facts } from './facts.ts';

/** What is asked back, in fen: what was paid, or the part of it that the user named. */
export function claimOf({ claimFen, amountFen }: Pick<Facts, 'claimFen' | 'amountFen'>): number {
  return Math.min(claimFen ?? amountFen, amountFen);
}

/** Why what was typed last cannot stand beside the other: nobody can ask back more than was paid. */
export function claimFault(
  { claimFen, amountFen }: Draft,
  typed: FactName,
): 'more-than-paid' | 'less-than-claimed' | undefined {
  if (claimFen === undefined || amountFen === undefined || claimFen <= amountFen) return undefined;
  return typed === 'amountFen' ? 'less-than-claimed' : 'more-than-paid';
}
