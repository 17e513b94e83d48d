import type { Citation } from '../case/events.ts';

/** A letter before it is rendered: its parts in the order a reader needs them. */
export interface Letter {
  readonly to: string;
  readonly title: string;
  readonly salutation: string;
  readonly parts: readonly Part[];
  /** Name and date at the end. */
  readonly closing: readonly string[];
  readonly citations: readonly Citation[];
}

export interface Part {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export const FORMATS = ['text', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** The letter as bytes-stable text; the same letter gives the same text. */
export function render(letter: Letter, format: Format): string {
  return format === 'markdown' ? markdown(letter) : plain(letter);
}

function plain({ title, salutation, parts, closing }: Letter): string {
  const blocks = parts.map(({ heading, paragraphs }) => [heading, ...paragraphs].join('\n'));
  return `${[title, salutation, ...blocks, closing.join('\n')].join('\n\n')}\n`;
}

function markdown({ title, salutation, parts, closing }: Letter): string {
  const blocks = parts.map(({ heading, paragraphs }) =>
    [`## ${heading}`, ...paragraphs.map(escape)].join('\n\n'),
  );
  const head = [`# ${title}`, escape(salutation)];
  return `${[...head, ...blocks, closing.map(escape).join('  \n')].join('\n\n')}\n`;
}

/** What somebody typed must not turn into formatting. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);
}
