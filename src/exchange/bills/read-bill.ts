import { readFileSync, statSync } from 'node:fs';
import type { Bill } from '../../case/bill/row.ts';
import { type BillRefusal, RefundError } from '../../errors.ts';
import { decodeText } from './decode.ts';
import { billOf } from './rows-of.ts';
import type { GridRow } from './shape.ts';
import { SheetError, sheetRows } from './sheet-rows.ts';
import { textRows } from './text-rows.ts';
import { billInZip } from './zip-bill.ts';

/** Larger than any bill that an app gives out at once; bytes. */
const MOST = 64 * 1024 * 1024;

/**
 * Reads the bill of a payment app: what it is follows from its content, never from its name.
 * @param options.password asked for where a zip is locked
 * @throws RefundError `bill-refused`, `file-unreadable`; of a locked zip also `package-refused`
 */
export async function readBill(
  path: string,
  options: { readonly password?: () => Promise<string> } = {},
): Promise<Bill> {
  const refuse = (why: BillRefusal, cause?: unknown) => new RefundError('bill-refused', { path, why }, cause);
  const bytes = readBytes(path, refuse);
  const bill = isZip(bytes) && !isWorkbook(bytes) ? await billInZip(path, options.password, MOST) : bytes;
  try {
    return read(bill, refuse);
  } catch (error) {
    throw error instanceof SheetError ? refuse(error.why, error) : error;
  }
}

function readBytes(path: string, refuse: (why: BillRefusal) => RefundError): Uint8Array {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw refuse('special');
    if (stats.size > MOST) throw refuse('too-large');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RefundError('file-unreadable', { path, code }, error);
  }
}

function read(bytes: Uint8Array, refuse: (why: BillRefusal) => RefundError): Bill {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (bytes.length === 0) throw refuse('empty');
  if (isZip(bytes)) return known(() => sheetRows(bytes), 'sheet', 'xlsx', refuse);
  if (head.startsWith('%PDF-')) throw refuse('pdf');
  if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') throw refuse('old-xls');
  const decoded = decodeText(bytes);
  if (!decoded) throw refuse('not-text');
  const { text, encoding } = decoded;
  if (text.trim() === '') throw refuse('empty');
  if (/^\s*<(?:!doctype|html|\?xml|table|meta)/i.test(text)) throw refuse('page');
  return known(() => textRows(text), 'text', encoding, refuse);
}

function known(
  rows: () => Iterable<GridRow>,
  container: 'text' | 'sheet',
  encoding: Bill['encoding'],
  refuse: (why: BillRefusal) => RefundError,
): Bill {
  const bill = billOf(rows(), container, encoding);
  if (bill) return bill;
  throw refuse(isCashbook(rows()) ? 'cashbook' : 'unknown-format');
}

/** What Alipay's own cashbook exports: no numbers, no states. */
function isCashbook(rows: Iterable<GridRow>): boolean {
  for (const { number, cells } of rows) {
    if (cells.includes('记录时间') && cells.includes('收支类型')) return true;
    if (number > 100) return false;
  }
  return false;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** A workbook names its parts among the first or the last things in it. */
function isWorkbook(bytes: Uint8Array): boolean {
  const names = (part: Uint8Array) => Buffer.from(part).toString('latin1').includes('xl/');
  return names(bytes.subarray(0, 4096)) || names(bytes.subarray(-65_536));
}
