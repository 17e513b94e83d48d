import type { Messages } from '../messages.ts';
import { many } from './plural.ts';

export const letter: Messages['letter'] = {
  stopped: 'No letter was written.',
  askers: { site: 'the site', payment: "the payment app's support" },
  askWith: (who, text) => `Ask ${who} like this: ${text}`,
  yourWords: (number) =>
    `Some of your own words in the letter need a look before you send it (refund edit ${number} --describe changes your story):`,
  length: (length, limit, source) => `${length} characters of ${limit} (${source}).`,
  left: (count, command) =>
    `There was no room for ${many(count, 'sentence')}; enclose the full text: ${command} -o enclosure.docx`,
  afterwards: (command) => `Once sent or filed, log it: ${command}`,
  codeTooLong: 'Too long for one code; the text is below. Try --form chat or ticket.',
  codeTooWide: (needed, columns) =>
    `The code takes ${needed} columns and the window has ${columns}: make it wider. The text is below.`,
};
