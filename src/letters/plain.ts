/** A letter as plain text and as Markdown, and the outline that every format is made from. */
import { clean, cleanLines } from '../case/text.ts';
import type { Letter } from './letter.ts';

/** Plain text, to paste anywhere; what is empty leaves no line behind. */
export function plainText(letter: Letter): string {
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

/** Markdown, for places that show it formatted. */
export function markdown(letter: Letter): string {
  const { title, salutation, parts, enclosures, closing } = outlineOf(letter);
  const blocks = [
    title && `# ${escapeMarkdown(title)}`,
    escapeMarkdown(salutation),
    ...parts.flatMap(({ heading, paragraphs }) => [
      heading && `## ${escapeMarkdown(heading)}`,
      ...paragraphs.map(escapeMarkdown),
    ]),
    enclosures.length === 0
      ? ''
      : [ENCLOSURES, '', ...enclosures.map((line, index) => `${index + 1}. ${escapeMarkdown(line)}`)].join(
          '\n',
        ),
    closing.map(escapeMarkdown).join('  \n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** What the user typed must not turn into formatting: marks anywhere, bullets and rules at the beginning of a line. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`)
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll(/^ +/gm, '')
    .replaceAll(/^[-+=]/gm, (mark) => `\\${mark}`)
    .replaceAll('\n', '  \n');
}

export const ENCLOSURES = '附件：';

/** The letter without what is empty, and with nothing in it that acts instead of showing. */
export function outlineOf({
  title,
  salutation,
  parts,
  enclosures,
  closing,
}: Letter): Omit<Letter, 'to' | 'citations'> {
  return {
    title: cleanLine(title),
    salutation: cleanLine(salutation),
    parts: parts
      .map(({ heading, paragraphs }) => ({
        heading: cleanLine(heading),
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

function cleanLine(text: string): string {
  return clean(text).trim();
}
