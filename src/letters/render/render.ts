import type { Format, Letter } from '../letter.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

/** The letter in a format; the same letter always gives the same text, or the same bytes. */
export function render(letter: Letter, format: 'docx'): Promise<Uint8Array>;
export function render(letter: Letter, format: Exclude<Format, 'docx'>): string;
export function render(letter: Letter, format: Format): string | Promise<Uint8Array>;
export function render(letter: Letter, format: Format): string | Promise<Uint8Array> {
  switch (format) {
    case 'text':
      return text(letter);
    case 'markdown':
      return markdown(letter);
    case 'html':
      return html(letter);
    case 'docx':
      return word(letter);
  }
}

/** The library that writes Word files is large: it is loaded where one is written. */
async function word(letter: Letter): Promise<Uint8Array> {
  return (await import('./docx.ts')).docx(letter);
}
