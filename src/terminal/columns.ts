import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Columns a text takes on a terminal; a Chinese character takes two. */
export function width(text: string): number {
  return stringWidth(text);
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** A text cut to so many columns, with an ellipsis where something is missing; no character is split. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (width(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

const NOT_FIRST = '，。；：！？、）》」』】〕”’';

/** Lines no wider than `columns`; those after the first begin with `indent`. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lead = /^ */.exec(text)?.[0] ?? '';
  const room = Math.max(4, columns - Math.max(width(indent), lead.length) - 2);
  const lines = wrapAnsi(text.slice(lead.length), room, { hard: true, trim: true }).split('\n');
  // A closing mark does not begin a line: it stays on the one before, in the two columns kept free for it.
  for (let index = 1; index < lines.length; index++) {
    const [, colour = '', first = '', rest = ''] =
      /^((?:\u001b\[[\d;]*m)*)(.?)(.*)$/.exec(lines[index] ?? '') ?? [];
    if (first === '' || !NOT_FIRST.includes(first) || width(lines[index - 1] ?? '') > room) continue;
    lines[index - 1] += colour + first;
    lines[index] = colour + rest.trimStart();
  }
  return lines.flatMap((line, index) => {
    if (index === 0) return [lead + line];
    return line === '' ? [] : [indent + line];
  });
}
