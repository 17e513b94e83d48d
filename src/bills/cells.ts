/*
 * Cells of a bill: how each kind of content is written by the payment apps, and by a spreadsheet that saved the bill
 * again.
 */

/** One row of the file. */
export interface GridRow {
  /** From 1, as an editor or a spreadsheet counts. */
  readonly number: number;
  readonly cells: readonly string[];
  /** No line end follows: the file may be cut in the middle of this row. */
  readonly open?: true;
}

/** Shanghai is eight hours ahead of UTC all year. */
const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;
/** Day 0 of a spreadsheet's serial numbers, as UTC. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
/** The serial numbers of 2000 and 2100: no payment lies outside. */
const SERIALS = [36_526, 73_050] as const;

/** An instant, and whether the cell gave its seconds. */
interface CellTime {
  /** Milliseconds, UTC. */
  readonly at: number;
  readonly toTheSecond: boolean;
}

/** A time as a bill writes it: Shanghai wall clock, or a spreadsheet's serial number. Undefined if it is none. */
export function timeOf(cell: string): CellTime | undefined {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(cell);
  if (match) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map(Number);
    const second = Number(match[6] ?? 0);
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    const read = new Date(wall);
    if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return undefined;
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    return { at: wall - SHANGHAI, toTheSecond: match[6] !== undefined };
  }
  if (!/^\d{5}(?:\.\d+)?$/.test(cell)) return undefined;
  const serial = Number(cell);
  if (serial < SERIALS[0] || serial > SERIALS[1]) return undefined;
  const wall = SERIAL_EPOCH + Math.round((serial * DAY) / 1000) * 1000;
  return { at: wall - SHANGHAI, toTheSecond: true };
}

/** An amount in fen, and how much of it came back, if the cell says so. */
interface CellAmount {
  readonly fen: number;
  readonly refundedFen: number | null;
}

/** `¥28.16`, `1,234.50元`, `131.77(已退款89.84)`, or a spreadsheet's number. Undefined if it is none, or below zero. */
export function amountOf(cell: string): CellAmount | undefined {
  const match = /^([^(（]+)(?:[(（]已(全额)?退款([^)）]*)[)）])?$/.exec(cell);
  if (!match) return undefined;
  const fen = fenOf(match[1] ?? '');
  if (fen === undefined) return undefined;
  if (match[2]) return { fen, refundedFen: fen };
  if (match[3] === undefined) return { fen, refundedFen: null };
  const refundedFen = fenOf(match[3]);
  return refundedFen === undefined ? undefined : { fen, refundedFen };
}

/** Fen of an amount in yuan; exact, even if a spreadsheet wrote 0.07 as 7.0000000000000007E-2. */
export function fenOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[¥\s,元]/g, '');
  const match = /^(\d{1,10})(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (match) return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (!/^\d{1,10}(?:\.\d{1,20})?(?:E[+-]?\d{1,2})?$/i.test(plain)) return undefined;
  const hundredfold = Number(plain) * 100;
  const fen = Math.round(hundredfold);
  return Math.abs(hundredfold - fen) < 1e-4 && fen <= 1e12 ? fen : undefined;
}

/** The number of an order or a payment; null if there is none. `lost`: a spreadsheet turned it into 2.02609E+27. */
export function numberOf(cell: string | null): { readonly value: string | null; readonly lost: boolean } {
  const plain = cell?.replaceAll(/[\s'`]/g, '') ?? '';
  if (plain === '' || plain === '/' || plain === '-' || plain === 'null') return { value: null, lost: false };
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(plain)) return { value: null, lost: true };
  return { value: plain, lost: false };
}
