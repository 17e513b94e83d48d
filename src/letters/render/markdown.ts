import type { Letter } from '../letter.ts';
import { ENCLOSURES, outlineOf } from './outline.ts';

/** A letter as Markdown, for places that show it formatted. */
export function markdown(letter: Letter): string {
  const { title, salutation, parts, enclosures, closing } = outlineOf(letter);
  const blocks = [
    title && `# ${escape(title)}`,
    escape(salutation),
    ...parts.flatMap(({ heading, paragraphs }) => [
      heading && `## ${escape(heading)}`,
      ...paragraphs.map(escape),
    ]),
    enclosures.length === 0
      ? ''
      : [ENCLOSURES, '', ...enclosures.map((line, index) => `${index + 1}. ${escape(line)}`)].join('\n'),
    closing.map(escape).join('  \n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** What somebody typed must not turn into formatting: marks anywhere, bullets and rules at the beginning of a line. */
function escape(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`)
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll(/^ +/gm, '')
    .replaceAll(/^[-+=]/gm, (mark) => `\\${mark}`)
    .replaceAll('\n', '  \n');
}
