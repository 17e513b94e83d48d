import { existsSync } from 'node:fs';
import { pathsMeant } from './windows-paths.ts';

/** What `refund import` reads: bills of payment apps, and cases that were packed. */
const TO_IMPORT = /\.(?:csv|xlsx|zip|age)$/i;

/**
 * The command line that files stand for where a command should: dropped on the program's icon, or typed alone. A bill
 * or a package is imported, all else is read as a new case.
 * @returns null if the first word is nothing that lies there
 */
export function lineForFiles(words: readonly string[], platform: NodeJS.Platform): readonly string[] | null {
  const [first = ''] = pathsMeant(words.slice(0, 1), platform);
  if (!existsSync(first)) return null;
  return [TO_IMPORT.test(first) ? 'import' : 'new', ...words];
}
