// A receipt in a PDF, a saved page or a text, as the rules for pictures read it.
import { look } from '../evidence/look.ts';
import type { PartFile } from '../evidence/pictures.ts';
import { isTextName, type Line, type PictureText, type Unread } from './picture.ts';

/** A longer text is no receipt but a list of many payments, of which nobody knows which is meant. In lines. */
const MOST_LINES = 300;
/** Spaces that set columns apart. */
const COLUMNS = /\t+| {2,}|\u3000{2,}/g;

/** How a page of plain type would be drawn; pixels. */
const LETTER = 10;
const HEIGHT = 30;
/** So far apart that no line is taken for the rest of the one above. */
const ROW = 70;
/** A row of nothing but letters and figures may be the rest of a number that was wrapped: so close that it is. */
const REST = 40;
const CODE_ALONE = /^\s*[\w.,:/-]+\s*$/;
/** A page about one payment has its sum in large type near the top, which a text does not show. */
const HEADLINE = 45;
const SUM = /^[-−–－]\s*[¥￥]?\s*\d[\d,]*\.\d\d\s*元?$/;
const IN_HEAD = 4;

/** What stands in a text file; undefined if it is none. */
export async function readTextFile(name: string, file: PartFile): Promise<PictureText | Unread | undefined> {
  if (!isTextName(name)) return undefined;
  const { text } = await look(name, file);
  if (text === null) return undefined;
  return typeof text === 'string' ? 'no-text' : pageOfText(text.text);
}

/** Each line in its row, columns apart. Nothing was misread, so that no second reading is needed. */
export function pageOfText(text: string): PictureText | Unread {
  const rows = text.split(/\r\n?|\n/);
  if (rows.filter((row) => row.trim() !== '').length > MOST_LINES) return 'too-long-text';
  const headline = headlineOf(rows);
  const lines: Line[] = [];
  let top = 0;
  for (const [index, row] of rows.entries()) {
    const isRest = CODE_ALONE.test(row) && index !== headline;
    top += isRest ? REST : ROW;
    // The rest of a value stands below it, wherever the text has it.
    const under = isRest ? (lines.at(-1)?.left ?? 0) : 0;
    for (const { piece, before } of piecesOf(row)) {
      const left = Math.max(under, widthOf(before) * LETTER);
      const height = index === headline ? HEADLINE : HEIGHT;
      lines.push({ text: piece, left, top, width: widthOf(piece) * LETTER, height, sure: 1 });
    }
  }
  const width = Math.max(1, ...lines.map((line) => line.left + line.width));
  return { width, height: top + ROW, lines, turned: 0, tilted: false };
}

/** The row of the one sum with a minus before it, if it stands in the head and below nothing that is taken off. */
function headlineOf(rows: readonly string[]): number | undefined {
  const filled = rows.flatMap((row, index) => (row.trim() === '' ? [] : [{ text: row.trim(), index }]));
  const sums = filled.filter(({ text }) => SUM.test(text));
  const place = filled.findIndex(({ text }) => SUM.test(text));
  const above = filled[place - 1]?.text ?? '';
  const taken = /优惠|折扣|立减|红包|满减|抵扣|手续费|服务费|退|Discount|Coupon|Fee|Refund/i.test(above);
  return sums.length === 1 && place < IN_HEAD && !taken ? sums[0]?.index : undefined;
}

function piecesOf(row: string): { readonly piece: string; readonly before: string }[] {
  const pieces: { piece: string; before: string }[] = [];
  let start = 0;
  for (const gap of [...row.matchAll(COLUMNS), { index: row.length, 0: '' }]) {
    const piece = row.slice(start, gap.index);
    if (piece.trim() !== '') pieces.push({ piece: piece.trim(), before: row.slice(0, start) });
    start = gap.index + gap[0].length;
  }
  return pieces;
}

/** In letters; a Chinese character takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);
}
