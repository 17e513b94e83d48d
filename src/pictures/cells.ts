import { plain } from './forms.ts';
import type { Line } from './picture.ts';

/** A line as the rules read it: both readings folded. */
export interface Cell extends Line {
  readonly plain: string;
  /** The second reading; the first where there was no need of one. */
  readonly second: string;
}

export function cellsOf(lines: readonly Line[]): Cell[] {
  return lines.map((line) => ({ ...line, plain: plain(line.text), second: plain(line.again ?? line.text) }));
}

/** What a rule finds in both readings; where they differ, both, and it is not the same. */
export function twice<T>(
  cell: Pick<Cell, 'plain' | 'second'>,
  find: (text: string) => T,
): { readonly same: boolean; readonly found: T; readonly other: T } {
  const [found, other] = [find(cell.plain), find(cell.second)];
  return { same: JSON.stringify(found) === JSON.stringify(other), found, other };
}

const middle = ({ top, height }: Line) => top + height / 2;
const right = ({ left, width }: Line) => left + width;

/** Whether two lines stand in one row. */
export function inRow(a: Line, b: Line): boolean {
  return Math.abs(middle(a) - middle(b)) < Math.max(a.height, b.height) * 0.45;
}

/** A value with the lines that it goes on in. */
export interface Value extends Pick<Cell, 'plain' | 'second' | 'text'> {
  /** So much of it stands in its first line; behind, lines were joined. */
  readonly firstLine: number;
}

/** The label of a row or column, and the cells that may hold its value: to its right, else straight below. */
export interface Labelled {
  readonly label: string;
  /** The value with its place, or the rest of the label's own line. */
  readonly values: readonly Value[];
  /** They stand below the label in one column: of several it is not known which is meant. */
  readonly column: boolean;
}

const COPY = /\s*(?:复制|拷贝|copy|查看|详情|>|›|»)+$/i;
const strip = (text: string) => text.replace(COPY, '').trim();

/**
 * Every place where a label of a group stands, with what may be its value.
 * @param own the labels sought, as whole words
 * @param isLabel whether a text is a label at all, this one or another
 */
export function labelled(
  cells: readonly Cell[],
  own: RegExp,
  isLabel: (text: string) => boolean,
): Labelled[] {
  return cells.flatMap((cell): Labelled[] => {
    const whole = new RegExp(
      String.raw`^(?:${own.source})\s*[:]?\s*(?:\((?:元|¥|CNY|RMB)\))?\s*[:]?\s*`,
      'i',
    );
    const found = whole.exec(cell.plain);
    if (!found) return [];
    const label = found[0].trim();
    const rest = strip(cell.plain.slice(found[0].length));
    if (rest !== '') {
      // Chinese that goes on is another word: 支付时间说明.
      if (!/[:\s)]$/.test(found[0]) && /^\p{Script=Han}/u.test(rest)) return [];
      const second = strip(cell.second.replace(whole, ''));
      return [{ label, values: [unwrapped(cells, cell, { plain: rest, second }, isLabel)], column: false }];
    }
    const value = rightOf(cells, cell);
    const stripped = (one: Cell) =>
      unwrapped(cells, one, { plain: strip(one.plain), second: strip(one.second) }, isLabel);
    const below = { label, values: belowOf(cells, cell, isLabel).map(stripped), column: true };
    // What stands to the right may be the head of another column, called something that is not known here.
    return value && !isLabel(value.plain)
      ? [{ label, values: [stripped(value)], column: false }, below]
      : [below];
  });
}

/** A value of so many lines at most is put together again. */
const MOST_LINES = 4;

/** A value with what it goes on with: figures and letters after such, Chinese after Chinese. */
export function unwrapped(
  cells: readonly Cell[],
  cell: Cell,
  value: Pick<Cell, 'plain' | 'second'>,
  isLabel: (text: string) => boolean,
): Value {
  let { plain: first, second } = value;
  let last = cell;
  for (let line = 1; line < MOST_LINES; line++) {
    const next = continuation(cells, last, isLabel);
    if (!next || !goesOn(first, next.plain)) break;
    first += strip(next.plain);
    second += strip(next.second);
    last = next;
  }
  return { plain: first, second, text: cell.text, firstLine: last === cell ? Infinity : value.plain.length };
}

function goesOn(before: string, after: string): boolean {
  return (
    (/[\w.,:/-]$/.test(before) && /^[\w.,:/-]/.test(after)) ||
    (/\d日$/.test(before) && /^\d/.test(after)) ||
    (/\p{Script=Han}$/u.test(before) && /^[\p{Script=Han}(]/u.test(after) && !/\d/.test(after))
  );
}

function rightOf(cells: readonly Cell[], label: Cell): Cell | undefined {
  return cells
    .filter((one) => one !== label && inRow(one, label) && one.left > label.left + label.width * 0.5)
    .toSorted((a, b) => a.left - b.left)[0];
}

/** What stands in the column of a label, downwards to the next label in it, in the neighbourhood. */
function belowOf(cells: readonly Cell[], label: Cell, isLabel: (text: string) => boolean): Cell[] {
  const column = cells
    .filter(
      (one) =>
        middle(one) > middle(label) + label.height * 0.6 &&
        one.left < right(label) + label.height &&
        right(one) > label.left - label.height * 0.2 &&
        Math.abs(one.left - label.left) < Math.max(label.height * 3, label.width),
    )
    .toSorted((a, b) => a.top - b.top);
  const found: Cell[] = [];
  let last: Cell = label;
  for (const cell of column) {
    if (isLabel(cell.plain) || middle(cell) - middle(last) > label.height * 5) break;
    found.push(cell);
    last = cell;
  }
  return found;
}

/** The line that may go on with a value: straight below, beginning under it, with nothing before it in its row. */
function continuation(
  cells: readonly Cell[],
  cell: Cell,
  isLabel: (text: string) => boolean,
): Cell | undefined {
  const [next] = cells
    .filter(
      (one) =>
        middle(one) > middle(cell) + cell.height * 0.55 &&
        middle(one) < middle(cell) + Math.max(cell.height, one.height) * 1.9 &&
        one.left > cell.left - cell.height &&
        one.left < right(cell),
    )
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
  if (!next || isLabel(next.plain)) return undefined;
  const alone = cells.every((one) => one === next || !inRow(one, next) || one.left > next.left);
  return alone ? next : undefined;
}

/** Lines that belong together as running text, wrapped at an edge. */
export interface Paragraph {
  readonly cells: readonly Cell[];
  readonly plain: string;
  readonly second: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** A break in a number at the end of a line: what would be joined there is never taken for one value. */
export const SEAM = '\u2060';

/** Joins lines that follow each other at the same left edge. */
export function paragraphs(cells: readonly Cell[]): Paragraph[] {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    const group = groups.findLast((one) => {
      const last = one.at(-1) as Cell;
      const first = one[0] as Cell;
      return (
        Math.abs(last.left - cell.left) < cell.height * 0.8 &&
        middle(cell) - middle(last) > cell.height * 0.6 &&
        middle(cell) - middle(last) < cell.height * 2.05 &&
        Math.max(cell.height, last.height) < Math.min(cell.height, last.height) * 1.45 &&
        sameGround(first, cell)
      );
    });
    if (group) group.push(cell);
    else groups.push([cell]);
  }
  return groups.map((group) => ({
    cells: group,
    plain: joined(group.map((cell) => cell.plain)),
    second: joined(group.map((cell) => cell.second)),
    left: Math.min(...group.map(({ left }) => left)),
    right: Math.max(...group.map(right)),
    top: Math.min(...group.map(({ top }) => top)),
  }));
}

/** Where a code or a sum might go on in the next line, a mark is set between. */
function joined(texts: readonly string[]): string {
  return texts.reduce((whole, text) => {
    if (whole === '') return text;
    const broken = /[A-Za-z0-9.,_:-]$/.test(whole) && /^[A-Za-z0-9.,_:-]/.test(text);
    return `${whole}${broken ? SEAM : ''}${text}`;
  }, '');
}

function sameGround({ ground: a }: Line, { ground: b }: Line): boolean {
  if (!a || !b) return true;
  return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) < 28);
}
