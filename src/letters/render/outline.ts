import { clean, cleanLines } from '../../case/clean.ts';
import type { Letter, Part } from '../letter.ts';

export const ENCLOSURES = '附件：';

/** The letter without what is empty, and with nothing in it that acts instead of showing. */
export function outlineOf({ title, salutation, parts, enclosures, closing }: Letter): {
  readonly title: string;
  readonly salutation: string;
  readonly parts: readonly Part[];
  readonly enclosures: readonly string[];
  readonly closing: readonly string[];
} {
  return {
    title: line(title),
    salutation: line(salutation),
    parts: parts
      .map(({ heading, paragraphs }) => ({
        heading: line(heading),
        paragraphs: filled(paragraphs, cleanLines),
      }))
      .filter(({ heading, paragraphs }) => heading !== '' || paragraphs.length > 0),
    enclosures: filled(enclosures, clean),
    closing: filled(closing, clean),
  };
}

function filled(texts: readonly string[], cleaned: (text: string) => string): string[] {
  return texts.map((text) => cleaned(text).trim()).filter((text) => text !== '');
}

function line(text: string): string {
  return clean(text).trim();
}
