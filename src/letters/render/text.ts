import type { Letter } from '../letter.ts';
import { ENCLOSURES, outlineOf } from './outline.ts';

/** A letter as plain text, to paste anywhere; what is empty leaves no line behind. */
export function text(letter: Letter): string {
  const { title, salutation, parts, enclosures, closing } = outlineOf(letter);
  const blocks = [
    [title],
    [salutation],
    ...parts.map(({ heading, paragraphs }) => [heading, ...paragraphs]),
    enclosures.length === 0 ? [] : [ENCLOSURES, ...enclosures.map((line, index) => `${index + 1}. ${line}`)],
    closing,
  ].map((lines) => lines.filter((line) => line !== ''));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
