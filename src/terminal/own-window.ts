import type { Language } from '../words/language.ts';
import { loadMessages } from '../words/words.ts';
import { writeTo } from './output.ts';

/** Waits for Enter: the window closes with the program, and what was said last could not be read. */
export async function holdOpen(language: Language): Promise<void> {
  const { help } = await loadMessages(language);
  writeTo('stdout', `\n${help.closeWindow}`);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  await new Promise<void>((done) => {
    stdin.once('end', done);
    stdin.on('data', (keys: Buffer) => {
      // Ctrl-C is a key like others here.
      if (/[\r\n\u0003]/.test(keys.toString())) done();
    });
  });
  stdin.setRawMode(false);
  stdin.pause();
}
