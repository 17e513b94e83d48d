import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Columns a text takes on a terminal; a Chinese character takes two. */
export function width(text: string): number {
  return stringWidth(text);
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

const NOT_FIRST = '，。；：！？、）》」』】〕”’';

/** Lines no wider than `columns`; those after the first begin with `indent`. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const room = Math.max(4, columns - width(indent) - 1);
  const lines = wrapAnsi(text, room, { hard: true, trim: true }).split('\n');
  // A closing mark does not begin a line: it stays on the one before, in the column kept free for it.
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const first = line.charAt(0);
    if (first === '' || !NOT_FIRST.includes(first) || width(lines[index - 1] ?? '') > room - 1) continue;
    lines[index - 1] += first;
    lines[index] = line.slice(1).trimStart();
  }
  return lines
    .filter((line, index) => index === 0 || line !== '')
    .map((line, index) => (index === 0 ? line : indent + line));
}
