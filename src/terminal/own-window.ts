import { loadMessages } from '../words/words.ts';
import type { Language } from '../words/language.ts';
import { writeTo } from './output.ts';

/** Waits for Enter: the window closes with the program, and what was said last could not be read. */
export async function holdOpen(language: Language): Promise<void> {
  const { help } = await loadMessages(language);
  writeTo('stdout', `\n${help.closeWindow}`);
  const { stdin } = process;
  stdin.setRawMode(false);
  stdin.resume();
  await new Promise((done) => {
    stdin.once('data', done);
    stdin.once('end', done);
  });
}
