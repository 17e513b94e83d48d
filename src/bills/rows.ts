import Papa from 'papaparse';
import type { Bill, BillRow, SkippedRow, SkipReason } from './bill.ts';
import { amountOf, fenOf, type GridRow, numberOf, timeOf } from './cells.ts';
import { type BillShape, type Columns, SHAPES } from './shapes.ts';

/** The header is looked for in so many rows. */
const HEADER_WITHIN = 200;
/** How much of a skipped row is kept; characters. */
const SHOWN = 120;

type Column = keyof Columns;

/** The header of a bill, and the shapes whose columns it has. */
interface Header {
  readonly names: readonly string[];
  /** The text above it, which may tell shapes apart. */
  readonly above: string;
  readonly candidates: readonly BillShape[];
}

/** What the rows of a file say; or why they are no bill that this program knows. */
export function billOf(
  rows: Iterable<GridRow>,
  container: BillShape['container'],
  encoding: Bill['encoding'],
): Bill | 'cashbook' | 'unknown-format' {
  const above: string[] = [];
  let cashbook = false;
  let header: Header | undefined;
  let reader: RowReader | undefined;
  for (const row of rows) {
    if (header) {
      reader ??= readerFor(header, container, row);
      if (!reader) return 'unknown-format';
      reader.take(row);
      continue;
    }
    const candidates = SHAPES.filter(({ columns }) => hasColumns(row.cells, columns));
    if (candidates.length > 0) header = { names: row.cells, above: above.join('\n'), candidates };
    else if (above.push(row.cells.join(',')) === HEADER_WITHIN) break;
    cashbook ||= isCashbook(row);
  }
  if (header) reader ??= readerFor(header, container, undefined);
  if (reader) return reader.bill(encoding);
  return cashbook ? 'cashbook' : 'unknown-format';
}

/** The header of what Alipay's own cashbook exports: it has no numbers and no states. */
function isCashbook({ cells }: GridRow): boolean {
  return cells.includes('记录时间') && cells.includes('收支类型');
}

function hasColumns(cells: readonly string[], columns: Columns): boolean {
  return Object.values(columns).every((name: string) => cells.includes(name));
}

/** Undefined if no shape fits. A bill that a spreadsheet saved again may come in another container. */
function readerFor(
  { names, above, candidates }: Header,
  container: BillShape['container'],
  first: GridRow | undefined,
): RowReader | undefined {
  const fitting = candidates.filter(({ marks, columns }) => {
    const firstTime = first?.cells[names.indexOf(columns.time)] ?? '';
    return marks?.({ above, names, firstTime }) ?? true;
  });
  const shape = fitting.find((one) => one.container === container) ?? fitting[0];
  return shape && new RowReader(shape, names);
}

/** Reads the rows below the header, one after the other. */
class RowReader {
  readonly #shape: BillShape;
  readonly #width: number;
  readonly #places: Places;
  readonly #rows: BillRow[] = [];
  readonly #skipped: SkippedRow[] = [];
  readonly #lostNumbers: number[] = [];
  #unknownStates = 0;

  constructor(shape: BillShape, header: readonly string[]) {
    const names = header.slice(0, lastFilled(header) + 1);
    this.#shape = shape;
    this.#width = names.length;
    this.#places = Object.entries(shape.columns).map(
      ([column, name]: [string, string]) => [column as Column, names.indexOf(name)] as const,
    );
  }

  take(grid: GridRow): void {
    if (isFooter(grid)) return;
    const read = readRow(this.#shape, this.#width, this.#places, grid);
    if ('why' in read) {
      this.#skipped.push({ row: grid.number, why: read.why, text: grid.cells.join(',').slice(0, SHOWN) });
      return;
    }
    const { states } = this.#shape;
    this.#rows.push(read.row);
    if (read.lost) this.#lostNumbers.push(grid.number);
    if (states && read.row.status !== null && !states.test(read.row.status)) this.#unknownStates += 1;
  }

  bill(encoding: Bill['encoding']): Bill {
    return {
      format: this.#shape.format,
      issuer: this.#shape.issuer,
      encoding,
      rows: this.#rows,
      skipped: this.#skipped,
      unknownStates: this.#unknownStates,
      lostNumbers: this.#lostNumbers,
    };
  }
}

/** Which column stands where. */
type Places = readonly (readonly [Column, number])[];

/** An empty line, a line of dashes, a sum, a remark: one or two cells, and none of them is a time. */
function isFooter({ cells, open }: GridRow): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (!open || filled.length < 2) && filled.length <= 2 && !filled.some((cell) => timeOf(cell));
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '');
}

type Read = { readonly row: BillRow; readonly lost: boolean } | { readonly why: SkipReason };

function readRow(shape: BillShape, width: number, places: Places, { number, cells, open }: GridRow): Read {
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

/** Columns of free text, which may hold a comma that the app did not quote; the likeliest first. */
const FREE: readonly Column[] = ['product', 'counterparty', 'note'];

/**
 * The cells under their columns. If a text has commas of its own, there are too many cells: some are joined again so
 * that time, direction, amount and numbers stand where they belong. It may stay open which of two neighbouring texts a
 * comma belongs to; if anything else stays open, the result is undefined.
 */
function align(
  shape: BillShape,
  width: number,
  places: Places,
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
 * several lines; quotes that are closed too early, or never, count as plain signs.
 */
export function* textRows(text: string): Generator<GridRow> {
  // WeChat's export of April 2025 puts a tab behind the closing quote.
  const lines = text.replaceAll(/(?<=[,\n]"[^"\n]*")\t+(?=,|\r|\n)/g, '').split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const number = index + 1;
    const line = lines[index] ?? '';
    let cells = line.includes('"') ? quoted(line) : line.split(',');
    if (!cells) {
      // Either a later line closes the quote, or it was a plain sign.
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

/** Undefined if a quote is still open at the end. */
function quoted(text: string): string[] | undefined {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r' });
  if (errors.some(({ code }) => code === 'MissingQuotes')) return undefined;
  return data[0] ?? [];
}
