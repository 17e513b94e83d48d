import type { WindowRow } from './window.ts';
import { OF_OTHERS } from './windows-authorities.ts';
import { OF_THE_SITE } from './windows-site.ts';
import { YOURS } from './windows-yours.ts';

/** The windows the program watches. Adding one is adding a row to one of the three lists. */
export const WINDOWS: readonly WindowRow[] = [...YOURS, ...OF_THE_SITE, ...OF_OTHERS];
