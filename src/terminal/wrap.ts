import { width } from './columns.ts';

const NOT_FIRST = '，。；：！？、）》」』】〕”’';
const NOT_LAST = '（《「『【〔“‘';
const COLOUR = /^\u001b\[[\d;]*m$/;

/**
 * Lines no wider than `columns`; those after the first begin with `indent`. Chinese breaks between any two
 * characters, but no line begins with a closing mark or ends with an opening one; a word or number stays whole
 * where it fits.
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

/** Made when it is first needed: it is slow to make. */
function graphemesOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
