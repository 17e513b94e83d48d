import { readFileSync, statSync } from 'node:fs';
import type { Bill } from '../case/bill.ts';
import { type BillRefusal, RefundError } from '../errors.ts';
import { concat } from '../evidence/pictures.ts';
import type { Limits } from '../sharing/members.ts';
import { openZip } from '../sharing/zip.ts';
import { billOf, textRows } from './rows.ts';
import type { GridRow } from './shape.ts';
import { SheetError, sheetRows } from './sheet.ts';

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

interface DecodedText {
  readonly text: string;
  readonly encoding: Exclude<Bill['encoding'], 'xlsx'>;
}

/** The most bytes a character takes. */
const WIDEST = 4;

/**
 * Decodes strictly: a mark at the beginning decides, else UTF-8, else GB18030, each without a single wrong byte; only
 * the last character may be cut. Undefined where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked ? ([marked] as const) : (['utf-8', 'gb18030'] as const)) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return { text, encoding };
    for (let missing = 1; missing < WIDEST && missing < bytes.length; missing += 1) {
      const shorter = decode(bytes.subarray(0, -missing), encoding);
      if (shorter !== undefined) return { text: shorter, encoding };
    }
  }
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes of the one bill in a zip, as the apps mail it. @throws RefundError `bill-refused`, `package-refused` */
async function billInZip(
  path: string,
  password: (() => Promise<string>) | undefined,
  most: number,
): Promise<Uint8Array> {
  const limits: Limits = { members: 20, bytes: most };
  try {
    return await only(path, limits, undefined);
  } catch (error) {
    const locked = error instanceof RefundError && isLocked(error);
    if (!locked || !password) throw error;
    return only(path, limits, await password());
  }
}

async function only(path: string, limits: Limits, password: string | undefined): Promise<Uint8Array> {
  const zip = await openZip(path, limits, password);
  try {
    const bills = zip.members.filter(({ name }) => /\.(?:csv|xlsx)$/i.test(name));
    const [bill] = bills;
    if (!bill) throw new RefundError('bill-refused', { path, why: 'no-bill-in-zip' });
    if (bills.length > 1) throw new RefundError('bill-refused', { path, why: 'several-bills' });
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.open(bill.name)) pieces.push(piece);
    return concat(pieces);
  } finally {
    await zip.close();
  }
}

function isLocked(error: RefundError): boolean {
  return (
    error.code === 'package-refused' &&
    (error as RefundError<'package-refused'>).details.why === 'password-needed'
  );
}
