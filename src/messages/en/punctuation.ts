import type { Messages } from '../messages.ts';

export const punctuation: Messages['punctuation'] = {
  colon: ': ',
  bar: ' | ',
  comma: ', ',
  list: ', ',
  semicolon: '; ',
  aside: (text) => ` (${text})`,
  alert: (text) => `[${text}] `,
};
