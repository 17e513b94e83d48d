import { existsSync } from 'node:fs';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import type { Told } from './command.ts';
import { droppedPaths } from './pictures.ts';

/** The arguments that name files, which can be dropped into the terminal. */
const FILES: readonly string[] = ['file', 'picture'];

/**
 * Asks for an argument that was left out, so that a command printed without it runs as it stands.
 * @param name as the command calls it: `file`, `exhibit`
 * @returns one text, or several files
 */
export async function askArgument(
  context: Context,
  messages: Messages,
  name: string,
  told: Told,
): Promise<readonly string[]> {
  const { interview, writing, language } = messages;
  const prompter = await context.prompter(interview.prompt);
  const about = told[language];
  if (told.choices) {
    const choices = told.choices.map((value) => ({ value, label: value }));
    return [await prompter.choose({ label: about, why: about, choices })];
  }
  const isFile = FILES.includes(name) && !told.written;
  const typed = await prompter.type({
    label: isFile ? writing.home.evidence.path : about,
    why: isFile ? writing.home.pathWhy : about,
    check: (text) => (text.trim() === '' ? interview.notEmpty : undefined),
  });
  const line = typed.trim();
  // A path with a space in it may be typed without quotes.
  return isFile && !existsSync(line) ? droppedPaths(line) : [line];
}
