import Papa from 'papaparse';
import type { Bill, BillRow, SkippedRow, SkipReason } from '../case/bill.ts';
import { amountOf, type BillShape, type Columns, fenOf, type GridRow, numberOf, timeOf } from './shape.ts';
import { SHAPES } from './shapes.ts';

/** How far down a header is looked for; rows. */
const HEADER_WITHIN = 200;
/** How much of a skipped row is kept; characters. */
const SHOWN = 120;

type Column = keyof Columns;

/** What the rows of a file say; undefined where no header of a known bill is among them. */
export function billOf(
  rows: Iterable<GridRow>,
  container: BillShape['container'],
  encoding: Bill['encoding'],
): Bill | undefined {
  const iterator = rows[Symbol.iterator]();
  const above: string[] = [];
  let header: GridRow | undefined;
  let candidates: readonly BillShape[] = [];
  while (above.length < HEADER_WITHIN) {
    const { done, value } = iterator.next();
    if (done) return undefined;
    candidates = SHAPES.filter(({ columns }) => hasColumns(value.cells, columns));
    if (candidates.length > 0) {
      header = value;
      break;
    }
    above.push(value.cells.join(','));
  }
  if (!header) return undefined;
  const first = iterator.next();
  const following = first.done ? [] : restOf(first.value, iterator);
  const shape = choose(candidates, container, above, header, first.done ? undefined : first.value);
  return shape && readRows(shape, header, following, encoding);
}

function* restOf(first: GridRow, iterator: Iterator<GridRow>): Generator<GridRow> {
  yield first;
  for (let next = iterator.next(); !next.done; next = iterator.next()) yield next.value;
}

function hasColumns(cells: readonly string[], columns: Columns): boolean {
  return Object.values(columns).every((name: string) => cells.includes(name));
}

/** A bill saved again by a spreadsheet may come in another container. */
function choose(
  candidates: readonly BillShape[],
  container: BillShape['container'],
  above: readonly string[],
  { cells }: GridRow,
  first: GridRow | undefined,
): BillShape | undefined {
  const fits = (shape: BillShape) => {
    const firstTime = first?.cells[cells.indexOf(shape.columns.time)] ?? '';
    return shape.marks?.({ above: above.join('\n'), names: cells, firstTime }) ?? true;
  };
  const fitting = candidates.filter(fits);
  return fitting.find((shape) => shape.container === container) ?? fitting[0];
}

function readRows(
  shape: BillShape,
  header: GridRow,
  following: Iterable<GridRow>,
  encoding: Bill['encoding'],
): Bill {
  const names = header.cells.slice(0, lastFilled(header.cells) + 1);
  const places = Object.entries(shape.columns).map(
    ([column, name]: [string, string]) => [column as Column, names.indexOf(name)] as const,
  );
  const rows: BillRow[] = [];
  const skipped: SkippedRow[] = [];
  const lostNumbers: number[] = [];
  let unknownStates = 0;
  for (const grid of following) {
    if (isFooter(grid)) continue;
    const read = readRow(shape, names.length, places, grid);
    if ('why' in read) {
      skipped.push({ row: grid.number, why: read.why, text: grid.cells.join(',').slice(0, SHOWN) });
      continue;
    }
    rows.push(read.row);
    if (read.lost) lostNumbers.push(grid.number);
    if (shape.states && read.row.status !== null && !shape.states.test(read.row.status)) unknownStates += 1;
  }
  const { format, issuer } = shape;
  return { format, issuer, encoding, rows, skipped, unknownStates, lostNumbers };
}

/** An empty line, a line of dashes, a sum, a remark: one cell, or two, and nothing that is a time. */
function isFooter({ cells, open }: GridRow): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (!open || filled.length < 2) && filled.length <= 2 && !filled.some((cell) => timeOf(cell));
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '');
}

type Read = { readonly row: BillRow; readonly lost: boolean } | { readonly why: SkipReason };

function readRow(
  shape: BillShape,
  width: number,
  places: readonly (readonly [Column, number])[],
  { number, cells, open }: GridRow,
): Read {
  if (open && cells.length < width) return { why: 'cut-off' };
  const aligned = align(shape, width, places, cells);
  if (!aligned) return { why: 'too-many-cells' };
  const cell = (column: Column) => {
    const place = places.find(([name]) => name === column)?.[1];
    return place === undefined ? undefined : aligned[place];
  };
  const text = (column: Column) => {
    const value = cell(column) ?? '';
    return value === '' || value === shape.empty ? null : value;
  };
  const time = timeOf(cell('paidAt') ?? '') ?? timeOf(cell('time') ?? '');
  if (!time) return { why: (cell('amount') ?? '') === '' ? 'too-few-cells' : 'bad-time' };
  const amount = amountOf(cell('amount') ?? '');
  if (!amount) return { why: cell('amount') === undefined ? 'too-few-cells' : 'bad-amount' };
  const direction = shape.directions[cell('direction') ?? ''];
  if (direction === undefined) return { why: 'bad-direction' };
  const payment = numberOf(text('paymentNo'));
  const merchant = numberOf(text('merchantOrderNo'));
  const status = text('status');
  const stated = fenOf(cell('refunded') ?? '') ?? 0;
  const refundedFen =
    amount.refundedFen ??
    (stated > 0 ? stated : null) ??
    (direction === 'out' && status !== null ? (shape.refundedBy?.(status, amount.fen) ?? null) : null);
  return {
    lost: payment.lost || merchant.lost,
    row: {
      row: number,
      ...time,
      direction,
      amountFen: amount.fen,
      refundedFen,
      kind: text('kind'),
      counterparty: text('counterparty'),
      counterpartyAccount: text('counterpartyAccount'),
      product: text('product'),
      status,
      paymentNo: payment.value,
      merchantOrderNo: merchant.value,
      method: text('method'),
      note: text('note'),
    },
  };
}

/** Columns of free text, where a comma may stand that nobody quoted; the likeliest first. */
const FREE: readonly Column[] = ['product', 'counterparty', 'note'];

/**
 * The cells under their columns. Where a text has commas of its own there are too many: they are put together again so
 * that time, direction, amount and numbers stand where they belong. Which of two neighbouring texts a comma belongs to
 * may stay open; where anything else would, undefined.
 */
function align(
  shape: BillShape,
  width: number,
  places: readonly (readonly [Column, number])[],
  cells: readonly string[],
): readonly string[] | undefined {
  const filled = cells.slice(0, lastFilled(cells) + 1);
  const extra = filled.length - width;
  if (extra <= 0) return filled.length < cells.length ? cells.slice(0, width) : filled;
  const fits = (row: readonly string[]) =>
    places.every(([column, place]) => {
      const cell = row[place] ?? '';
      if (column === 'time') return timeOf(cell);
      if (column === 'amount') return amountOf(cell);
      if (column === 'direction') return shape.directions[cell] !== undefined;
      if (column === 'paymentNo') return /^[\w*-]*$/.test(cell);
      return true;
    });
  const found = FREE.flatMap((free) => places.filter(([column]) => column === free))
    .map(([, place]) => [
      ...filled.slice(0, place),
      filled.slice(place, place + extra + 1).join(','),
      ...filled.slice(place + extra + 1),
    ])
    .filter(fits);
  const [first, ...others] = found;
  const strict = places.filter(([column]) => !FREE.includes(column));
  const agree = others.every((other) => strict.every(([, place]) => other[place] === first?.[place]));
  return agree ? first : undefined;
}

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
