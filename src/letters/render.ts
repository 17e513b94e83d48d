/** The formats a letter can be written in. */
import { html } from './html.ts';
import type { Format, Letter } from './letter.ts';
import { markdown, plainText } from './plain.ts';

const RENDERERS: Readonly<Record<Exclude<Format, 'docx'>, (letter: Letter) => string>> = {
  text: plainText,
  markdown,
  html,
};

/** The letter in a format; the same letter always gives the same text, or the same bytes. */
export function render(letter: Letter, format: 'docx'): Promise<Uint8Array>;
export function render(letter: Letter, format: Exclude<Format, 'docx'>): string;
export function render(letter: Letter, format: Format): string | Promise<Uint8Array>;
export function render(letter: Letter, format: Format): string | Promise<Uint8Array> {
  return format === 'docx' ? word(letter) : RENDERERS[format](letter);
}

/** The library that writes Word files is large, so it is loaded only when one is written. */
async function word(letter: Letter): Promise<Uint8Array> {
  return (await import('./docx.ts')).docx(letter);
}
