import type { Part } from '../letter.ts';

const NUMERALS = '一二三四五六七八九';

/** Parts with nothing in them are left out; the rest are numbered. */
export function numbered(parts: readonly Part[]): Part[] {
  return parts
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ heading, paragraphs }, index) => ({
      heading: `${NUMERALS.charAt(index)}、${heading}`,
      paragraphs,
    }));
}

/** Lines as a list: 1. 2. 3. */
export function listed(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${line}`);
}
