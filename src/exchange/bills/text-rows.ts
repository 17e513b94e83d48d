import Papa from 'papaparse';
import type { GridRow } from './shape.ts';

/** How many lines one quoted cell may run over. */
const MOST_LINES = 20;

/**
 * The lines of a comma-separated text as rows of trimmed cells. Line ends may be mixed; a quoted cell may run over
 * several lines; quotes that are closed too early, or never, are taken as they stand.
 */
export function* textRows(text: string): Generator<GridRow> {
  // An export of April 2025 puts a tab behind the closing quote.
  const lines = text.replaceAll(/(?<=[,\n]"[^"\n]*")\t+(?=,|\r|\n)/g, '').split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const number = index + 1;
    const line = lines[index] ?? '';
    let cells = line.includes('"') ? quoted(line) : line.split(',');
    if (!cells) {
      // The quote is closed in a later line, or it was none.
      const most = Math.min(lines.length, index + MOST_LINES);
      let end = index + 1;
      while (!cells && end < most) {
        cells = quoted(lines.slice(index, end + 1).join('\n'));
        end += 1;
      }
      if (cells) index = end - 1;
      else cells = line.split(',');
    }
    const last = index === lines.length - 1;
    yield {
      number,
      cells: cells.map((cell) => cell.replaceAll('\0', '').trim()),
      ...(last && { open: true as const }),
    };
  }
}

/** Undefined where a quote is open at the end. */
function quoted(text: string): string[] | undefined {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r' });
  if (errors.some(({ code }) => code === 'MissingQuotes')) return undefined;
  return data[0] ?? [];
}
