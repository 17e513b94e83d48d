/** Types of the world that is handed in, one file a side of it; nothing here acts. */
export type * from './ports/effects.ts';
export type * from './ports/prompts.ts';
export type * from './ports/store-data.ts';
export type * from './ports/store.ts';
export type * from './ports/world.ts';
/** The names of the facts, for the sentences that tell of them. */
export type { FactName } from './case/facts.ts';
