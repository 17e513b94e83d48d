import { clean } from '../case/clean.ts';

/** A text from outside as one word of a command to copy: a shell takes nothing in it for its own. */
export function shellQuote(text: string): string {
  return `'${clean(text)
    .trim()
    .replaceAll("'", String.raw`'\''`)}'`;
}
