import type { NotCitable } from './not-citable-row.ts';
import { NOT_GROUNDS } from './not-grounds.ts';
import { REPEALED } from './repealed.ts';
import { WRONG_CLAIMS } from './wrong-claims.ts';

/** Everything that no letter may rest on. */
export const NOT_CITABLE: readonly NotCitable[] = [...WRONG_CLAIMS, ...REPEALED, ...NOT_GROUNDS];
