// Text on a screen, where a Chinese character takes two columns: breaking, cutting and filling lines, and how sizes
// are written.
import stringWidth from 'fast-string-width';
import type { Output } from '../ports.ts';
import { writeLines } from './output.ts';

/**
 * Lines no wider than `columns`; those after the first begin with `indent`. Chinese breaks between any two
 * characters, but no line begins with a closing mark or ends with an opening one; a word or number stays whole
 * if it fits.
 */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lead = /^ */.exec(text)?.[0] ?? '';
  // Two columns are kept free for a closing mark that must not begin the next line.
  const room = Math.max(4, columns - Math.max(width(indent), lead.length) - 2);
  return text
    .slice(lead.length)
    .split('\n')
    .flatMap((line) => fill(line, room))
    .flatMap((line, index) => {
      if (index === 0) return [lead + line];
      return line === '' ? [] : [indent + line];
    });
}

/** A text beside its head: further lines begin where the text does. */
export function beside(head: string, text: string, columns: number): string[] {
  const [first = '', ...rest] = wrap(text, columns - width(head), '');
  return [head + first, ...rest.map((line) => ' '.repeat(width(head)) + line)];
}

/** A text filled up with spaces to so many columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** A text cut to so many columns, with an ellipsis if something is missing; no character is split. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const grapheme of graphemesOf(text)) {
    if (width(kept + grapheme) > columns - 1) break;
    kept += grapheme;
  }
  return `${kept}…`;
}

/** How wide a page is set: as the terminal, but no wider than is good to read; of a pipe, as a usual terminal. Columns. */
export function pageWidth(columns: number): number {
  return columns > 1000 ? 80 : Math.min(columns, 100);
}

/** Columns a text takes on a terminal; a Chinese character takes two. */
export function width(text: string): number {
  return plainWidth(text) ?? stringWidth(text);
}

/**
 * The width of printable ASCII, common Chinese characters and Chinese punctuation, counted without the library, which
 * takes many times as long and would slow every screen by a tenth. Undefined if another character is among them.
 */
function plainWidth(text: string): number | undefined {
  let columns = 0;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit >= 0x20 && unit <= 0x7e) columns += 1;
    else if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3001 && unit <= 0x3011)) columns += 2;
    else if (unit >= 0xff01 && unit <= 0xff5e) columns += 2;
    else return undefined;
  }
  return columns;
}

/** Marks that begin no line, and marks that end none. */
const NOT_FIRST = '，。；：！？、）》」』】〕”’';
const NOT_LAST = '（《「『【〔“‘';
const COLOUR = /^\u001b\[[\d;]*m$/;

function fill(text: string, room: number): string[] {
  if (width(text) <= room) return [text.trimEnd()];
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  /** @param before a closing mark that has no room: what it closes goes on with it */
  const close = (before: boolean) => {
    const carried: string[] = [];
    if (before) {
      while (line.length > 2 && NOT_FIRST.includes(line.at(-1) ?? '')) carried.unshift(line.pop() ?? '');
      if (line.length > 1) carried.unshift(line.pop() ?? '');
    }
    while (line.length > 1 && NOT_LAST.includes(line.at(-1) ?? '')) carried.unshift(line.pop() ?? '');
    lines.push(line.join('').trimEnd());
    line = carried;
    used = width(carried.join(''));
  };
  for (const piece of piecesOf(text, room)) {
    const wide = COLOUR.test(piece) ? 0 : width(piece);
    const closing = NOT_FIRST.includes(piece) && used <= room;
    if (used + wide > room && used > 0 && wide > 0 && !closing && piece.trim() !== '')
      close(NOT_FIRST.includes(piece));
    if (used === 0 && piece.trim() === '' && lines.length > 0) continue;
    line.push(piece);
    used += wide;
  }
  lines.push(line.join('').trimEnd());
  return lines;
}

/** Colours, runs of spaces, words and single characters; a word too long for a line falls apart. */
function piecesOf(text: string, room: number): string[] {
  const found = text.match(/\u001b\[[\d;]*m|\s+|[!-~¥–—…]+|[^\s!-~¥–—…\u001b]+|\u001b/gu) ?? [];
  return found.flatMap((piece) => {
    const whole =
      COLOUR.test(piece) || /^\s/.test(piece) || (/^[!-~¥–—…]/.test(piece) && width(piece) <= room);
    return whole ? [piece] : graphemesOf(piece);
  });
}

let segmenter: Intl.Segmenter | undefined;

/** The characters as a person counts them. The segmenter is slow to make, so it is made when first needed. */
function graphemesOf(text: string): string[] {
  if (plainWidth(text) !== undefined) return [...text];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** Bytes as a person reads them: 812 B, 1.5 MB. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit] ?? ''}`;
}

/** Writes sentences, each wrapped to the width of the output; the lines it goes on in are indented. */
export function say(output: Output, sentences: string | readonly string[], indent = '  '): void {
  const lines = [sentences].flat().flatMap((sentence) => wrap(sentence, output.columns, indent));
  writeLines(output, lines);
}
