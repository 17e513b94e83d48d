import { RefundError } from '../errors.ts';
import type { StoreReader } from '../ports.ts';

/** A store that was not made yet, as a reader sees it. */
export const emptyStore: StoreReader = {
  cases: () => [],
  caseByNumber: (number) => {
    throw new RefundError('no-such-case', { given: String(number) });
  },
  history: (number) => {
    throw new RefundError('no-such-case', { given: String(number) });
  },
  numbers: () => [],
  newest: () => null,
  sameOrder: () => null,
  newestDraft: () => null,
  head: async () => (await import('./chain.ts')).headOf([]),
};
