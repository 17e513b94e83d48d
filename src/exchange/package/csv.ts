import { clean } from '../../case/clean.ts';

/**
 * A table that spreadsheet programs open as it is meant: UTF-8 with its mark, every cell quoted, and none that a
 * program would run as a formula (an apostrophe stands before it).
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const shown = clean(text);
  const safe = /^\s*[=+\-@＝＋－＠|]/.test(shown) ? `'${shown}` : shown;
  return `"${safe.replaceAll('"', '""')}"`;
}
