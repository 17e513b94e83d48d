import type { Facts } from './facts.ts';

/** What is asked back, in fen: what was paid, or the part of it that the user named. */
export function claimOf({ claimFen, amountFen }: Pick<Facts, 'claimFen' | 'amountFen'>): number {
  return Math.min(claimFen ?? amountFen, amountFen);
}
