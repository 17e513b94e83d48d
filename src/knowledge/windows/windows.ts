import { OF_OTHERS } from './authorities.ts';
import type { WindowRow } from './row.ts';
import { OF_THE_SITE } from './site.ts';
import { YOURS } from './yours.ts';

/** The windows the program watches. Adding one is adding a row to one of the three lists. */
export const WINDOWS: readonly WindowRow[] = [...YOURS, ...OF_THE_SITE, ...OF_OTHERS];
