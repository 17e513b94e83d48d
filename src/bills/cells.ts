import { DAY, dayFrom, startOfDay } from '../time/day.ts';
import { parseStamp } from '../time/typed.ts';

/*
 * Cells of a bill: how each kind of content is written by the payment apps, and by a spreadsheet that saved the bill
 * again.
 */

/** One row of the file. */
export interface GridRow {
  /** From 1, as an editor or a spreadsheet counts. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Which cells stood in quotes: their commas are their own. */
  readonly quoted?: readonly boolean[];
  /** No line end follows: the file may be cut in the middle of this row. */
  readonly open?: true;
}

/** Day 0 of a spreadsheet's serial numbers. */
const SERIAL_EPOCH = dayFrom({ year: 1899, month: 12, date: 30 });
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
  const stamp = parseStamp(ofFullDay(cell.normalize('NFKC')));
  if (stamp) return stamp;
  if (!/^\d{5}(?:\.\d+)?$/.test(cell)) return undefined;
  const serial = Number(cell);
  if (serial < SERIALS[0] || serial > SERIALS[1]) return undefined;
  const sinceEpoch = Math.round((serial * DAY) / 1000) * 1000;
  return { at: startOfDay(SERIAL_EPOCH) + sinceEpoch, toTheSecond: true };
}

/** `2026/11/20 下午 2:02`, `2026/11/20 2:02 PM`: as a spreadsheet writes times where days have two halves. */
function ofFullDay(cell: string): string {
  const match = /^(\S{8,11})\s+(?:(上午|下午|AM|PM)\s*)?(\d{1,2})(:\d{2}(?::\d{2})?)(?:\s*(AM|PM))?$/i.exec(
    cell,
  );
  const [, day = '', before, hour = '', rest = '', after] = match ?? [];
  const half = (before ?? after)?.toUpperCase();
  if (half === undefined || Number(hour) < 1 || Number(hour) > 12) return cell;
  const late = half === '下午' || half === 'PM';
  return `${day} ${String((Number(hour) % 12) + (late ? 12 : 0)).padStart(2, '0')}${rest}`;
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
  // ="4200…" is how some programs keep a spreadsheet from counting with it.
  const plain = cell?.normalize('NFKC').replaceAll(/[\s'`"]|^=(?=")/g, '') ?? '';
  if (plain === '' || plain === '/' || plain === '-' || plain === 'null') return { value: null, lost: false };
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(plain)) return { value: null, lost: true };
  return { value: plain, lost: false };
}
