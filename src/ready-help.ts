import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from './environment.ts';
import { outputOf } from './terminal/output.ts';

declare const __PIECES__: string;

/** The widest the help is set. */
const COLUMNS = 100;

/**
 * Prints the help of the whole program as the build wrote it down.
 * @returns false where the screen is narrower, or nothing was written down: it has to be set anew
 */
export async function printReadyHelp(variables: NodeJS.ProcessEnv): Promise<boolean> {
  const stdout = await outputOf('stdout', variables);
  if (stdout.columns < COLUMNS) return false;
  try {
    stdout.write(readFileSync(join(__PIECES__, `help-${languageOf(variables)}.txt`), 'utf8'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
