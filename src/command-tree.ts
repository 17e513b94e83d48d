import { BEGIN } from './command-tree/begin.ts';
import { CASE } from './command-tree/case.ts';
import { CLOCKS } from './command-tree/clocks.ts';
import { DATA } from './command-tree/data.ts';
import { HAPPENED } from './command-tree/happened.ts';
import { more } from './command-tree/more.ts';
import { PROOF } from './command-tree/proof.ts';
import type { CommandRow } from './command-tree/row.ts';

/** The commands under the titles of the help, in its order. */
export const GROUPS = {
  begin: BEGIN,
  happened: HAPPENED,
  proof: PROOF,
  clocks: CLOCKS,
  case: CASE,
  data: DATA,
  more: more(() => COMMANDS),
} as const satisfies Record<string, readonly CommandRow[]>;

/** Every command. */
export const COMMANDS: readonly CommandRow[] = Object.values(GROUPS).flat();
