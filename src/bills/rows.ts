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
    if (candidates.length > 0)
      header = { names: row.cells.map(columnKey), above: above.join('\n'), candidates };
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
  const names = cells.map(columnKey);
  return Object.values(columns).every((name: string) => names.includes(columnKey(name)));
}

/** A spreadsheet or its user may have written a name of a column in another width, or apart. */
function columnKey(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '');
}

/** Undefined if no shape fits. A bill that a spreadsheet saved again may come in another container. */
function readerFor(
  { names, above, candidates }: Header,
  container: BillShape['container'],
  first: GridRow | undefined,
): RowReader | undefined {
  const fitting = candidates.filter(({ marks, columns }) => {
    const firstTime = first?.cells[names.indexOf(columnKey(columns.time))] ?? '';
    return marks?.({ above, names, firstTime }) ?? true;
  });
  const shape = fitting.find((one) => one.container === container) ?? fitting[0];
  return shape && new RowReader(shape, names);
}

/** Reads the rows below the header, one after the other. */
class RowReader {
  readonly #layout: Layout;
  readonly #rows: BillRow[] = [];
  readonly #skipped: SkippedRow[] = [];
  readonly #lostNumbers: number[] = [];
  #unknownStates = 0;

  constructor(shape: BillShape, header: readonly string[]) {
    const names = header.slice(0, lastFilled(header) + 1);
    const places = Object.entries(shape.columns).map(
      ([column, name]: [string, string]) => [column as Column, names.indexOf(columnKey(name))] as const,
    );
    this.#layout = { shape, width: names.length, whole: header.length, places };
  }

  take(grid: GridRow): void {
    if (isFooter(grid)) return;
    const read = readRow(this.#layout, grid);
    if ('why' in read) {
      this.#skipped.push({ row: grid.number, why: read.why, text: grid.cells.join(',').slice(0, SHOWN) });
      return;
    }
    const { states } = this.#layout.shape;
    this.#rows.push(read.row);
    if (read.lost) this.#lostNumbers.push(grid.number);
    if (states && read.row.status !== null && !states.test(read.row.status)) this.#unknownStates += 1;
  }

  bill(encoding: Bill['encoding']): Bill {
    const { format, issuer } = this.#layout.shape;
    return {
      format,
      issuer,
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

interface Layout {
  readonly shape: BillShape;
  /** How many columns have a name. */
  readonly width: number;
  /** The same with the empty ones behind them. */
  readonly whole: number;
  readonly places: Places;
}

/** An empty line, a line of dashes, a sum; a remark: one or two cells, and none of them is a time. */
function isFooter({ cells, open }: GridRow): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (/^(?:合计|总计|小计|累计|本页)/.test(filled[0] ?? '')) return true;
  return (!open || filled.length < 2) && filled.length <= 2 && !filled.some((cell) => timeOf(cell));
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '');
}

type Read = { readonly row: BillRow; readonly lost: boolean } | { readonly why: SkipReason };

function readRow(layout: Layout, grid: GridRow): Read {
  const { shape, width, places } = layout;
  const { number, cells, open } = grid;
  if (open && cells.length < width) return { why: 'cut-off' };
  const [aligned, ...others] = readings(layout, grid);
  if (!aligned) return { why: 'too-many-cells' };
  const cellIn = (reading: readonly string[], column: Column) => {
    const place = places.find(([name]) => name === column)?.[1];
    return place === undefined ? undefined : reading[place];
  };
  const textIn = (reading: readonly string[], column: Column) => {
    const value = cellIn(reading, column) ?? '';
    return value === '' || value === shape.empty ? null : value;
  };
  const cell = (column: Column) => cellIn(aligned, column);
  const text = (column: Column) => textIn(aligned, column);
  const texts = [aligned, ...others].map((one) => ({
    counterparty: textIn(one, 'counterparty'),
    product: textIn(one, 'product'),
    note: textIn(one, 'note'),
  }));
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
      ...(texts.length > 1 && { readings: texts }),
    },
  };
}

/** Columns of free text, which may hold a comma that the app did not quote; the likeliest first. */
const FREE: readonly Column[] = ['product', 'counterparty', 'note'];
/** With more commas than these, all of them belong to one text. */
const MOST_SHARED = 6;
/** So many empty cells behind a row may be its own; more are not tried. */
const MOST_EMPTY = 20;
const THOUSANDS = /^[¥￥]?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?元?$/;

/**
 * The cells under their columns, the likeliest reading first. If a text has commas of its own, there are too many cells:
 * some are joined again so that time, direction, amount and numbers stand where they belong, counted from both ends. A
 * cell that stood in quotes is whole and is never joined. It may stay open which of the texts a comma belongs to; if
 * anything else stays open, there is no reading.
 */
function readings({ shape, width, whole, places }: Layout, row: GridRow): (readonly string[])[] {
  const { cells, quoted: inQuotes = [] } = row;
  const least = Math.max(0, lastFilled(cells) + 1 - width);
  const most = Math.min(Math.max(least, cells.length - whole), least + MOST_EMPTY);
  for (let extra = least; extra <= most; extra += 1) {
    const found = joinings(places, width, extra)
      .filter((joined) =>
        joined.every(({ from, to }) => to === from || !inQuotes.slice(from, to + 1).some(Boolean)),
      )
      .map((joined) => joined.map(({ from, to }) => cells.slice(from, to + 1).join(',')))
      .filter((one) => fits(shape, places, one));
    const [first] = found;
    if (!first) continue;
    const strict = places.filter(([column]) => !FREE.includes(column));
    return found.every((one) => strict.every(([, place]) => one[place] === first[place])) ? found : [];
  }
  return least === 0 ? [cells.slice(0, width)] : [];
}

function fits(shape: BillShape, places: Places, row: readonly string[]): boolean {
  return places.every(([column, place]) => {
    const cell = row[place] ?? '';
    if (column === 'time') return timeOf(cell);
    if (column === 'amount') return amountOf(cell) && (!cell.includes(',') || THOUSANDS.test(cell));
    if (column === 'direction') return shape.directions[cell] !== undefined;
    if (column === 'paymentNo') return /^[\w*-]*$/.test(cell);
    return true;
  });
}

/** From which cell to which a column goes. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** All ways to share the extra cells among the columns that may have taken them; the fewer columns, the earlier. */
function joinings(places: Places, width: number, extra: number): Span[][] {
  const placeOf = (wanted: Column) => places.find(([column]) => column === wanted)?.[1];
  const taking = [...FREE, 'amount' as const].map(placeOf).filter((place) => place !== undefined);
  const shares = sharesOf(extra, taking.length).toSorted((a, b) => columnsIn(a) - columnsIn(b));
  return shares.map((share) => {
    let from = 0;
    return Array.from({ length: width }, (_, place) => {
      const at = taking.indexOf(place);
      const span = { from, to: from + (at < 0 ? 0 : (share[at] ?? 0)) };
      from = span.to + 1;
      return span;
    });
  });
}

const columnsIn = (share: readonly number[]) => share.filter((count) => count > 0).length;

/** Every way to put so many into so many boxes; the first box gets the most first. */
function sharesOf(count: number, boxes: number): number[][] {
  if (boxes <= 1) return boxes === 1 ? [[count]] : [];
  if (count > MOST_SHARED)
    return Array.from({ length: boxes }, (_, all) =>
      Array.from({ length: boxes }, (__, box) => (box === all ? count : 0)),
    );
  return Array.from({ length: count + 1 }, (_, left) => count - left).flatMap((first) =>
    sharesOf(count - first, boxes - 1).map((rest) => [first, ...rest]),
  );
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
  const between = separatorOf(lines);
  for (let index = 0; index < lines.length; index += 1) {
    const number = index + 1;
    const line = lines[index] ?? '';
    let row = line.includes('"') ? quoted(line, between) : { cells: line.split(between) };
    if (!row) {
      // Either a later line closes the quote, or it was a plain sign.
      const most = Math.min(lines.length, index + MOST_LINES);
      let end = index + 1;
      while (!row && end < most) {
        row = quoted(lines.slice(index, end + 1).join('\n'), between);
        end += 1;
      }
      if (row) index = end - 1;
      else row = { cells: line.split(between) };
    }
    const last = index === lines.length - 1;
    yield {
      ...row,
      number,
      cells: row.cells.map((cell) => cell.replaceAll(UNSEEN, '').trim()),
      ...(last && { open: true as const }),
    };
  }
}

/** Signs without width, that programs leave in cells; those that join a picture of several people stay. */
const UNSEEN = /[\0\u200b\u200e\u200f\u2060\ufeff]/g;

/** A spreadsheet that saves a bill as text may set tabs or semicolons; the line with the columns says so. */
function separatorOf(lines: readonly string[]): ',' | '\t' | ';' {
  const header = lines
    .slice(0, HEADER_WITHIN)
    .find((line) => /收\s?[/／]\s?支/.test(line) && /时间/.test(line));
  const count = (sign: string) => (header ?? '').split(sign).length;
  if (count(',') > 3) return ',';
  return count('\t') > 3 ? '\t' : count(';') > 3 ? ';' : ',';
}

/** Undefined if a quote is still open at the end. */
function quoted(text: string, between: ',' | '\t' | ';'): Pick<GridRow, 'cells' | 'quoted'> | undefined {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: between, newline: '\r' });
  if (errors.some(({ code }) => code === 'MissingQuotes')) return undefined;
  const cells = data[0] ?? [];
  if (between !== ',') return { cells };
  const marks = Array.from(
    text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|[^,]*)/g),
    ([, inside]) => inside !== undefined,
  );
  return marks.length === cells.length ? { cells, quoted: marks } : { cells };
}
