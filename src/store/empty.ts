import { NO_OWN_RULES } from '../case/own-rules.ts';
import { RefundError } from '../errors.ts';
import type { StoreReader } from '../ports.ts';

/** A store that was not made yet, as a reader sees it. */
export const emptyStore: StoreReader = {
  cases: () => [],
  openCount: () => 0,
  caseByNumber: (number) => {
    throw new RefundError('no-such-case', { given: String(number) });
  },
  history: (number) => {
    throw new RefundError('no-such-case', { given: String(number) });
  },
  pressing: () => [],
  exhibitsWith: () => [],
  vaultPath: (digest) => digest,
  numbers: () => [],
  numberOf: () => null,
  isEmpty: () => true,
  newest: () => null,
  sameOrder: () => null,
  newestDraft: () => null,
  ownRules: () => NO_OWN_RULES,
  verify: async () => ({
    head: (await import('./chain.ts')).headOf([]),
    problems: [],
    notices: [],
    files: 0,
  }),
  leftovers: () => ({ brokenOff: [], looseRights: [] }),
  contains: async () => false,
  head: async () => (await import('./chain.ts')).headOf([]),
  travelling: (number) => {
    throw new RefundError('no-such-case', { given: String(number) });
  },
  snapshot: async () => ({
    drafts: [],
    head: (await import('./chain.ts')).headOf([]),
    chains: () => [],
    close: () => {},
  }),
};
