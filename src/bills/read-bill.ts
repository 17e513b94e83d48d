import { statSync } from 'node:fs';
import { type BillRefusal, RefundError, unreadable } from '../errors.ts';
import { decodeText } from '../evidence/text.ts';
import { readGiven } from '../opening.ts';
import { isLitter, type Limits } from '../sharing/members.ts';
import { openZip } from '../sharing/zip.ts';
import type { Bill } from './bill.ts';
import { billOf, textRows } from './rows.ts';
import { SheetError, sheets } from './sheet.ts';

/** Larger than any bill that an app gives out at once; bytes. */
const MOST = 64 * 1024 * 1024;

type Refuse = (why: BillRefusal, cause?: unknown) => RefundError;

/**
 * Reads the bill of a payment app: a text, a sheet, or a zip that holds one of them, as the apps mail it. Its content
 * tells what it is, never its name.
 * @param options.password is asked for if a zip is locked
 * @throws RefundError `bill-refused`, `file-unreadable`; of a locked zip also `package-refused`
 */
export async function readBill(
  path: string,
  options: { readonly password?: () => Promise<string> } = {},
): Promise<Bill> {
  const refuse: Refuse = (why, cause) => new RefundError('bill-refused', { path, why }, cause);
  const bytes = readBytes(path, refuse);
  const other = isZip(bytes) && otherSheet(bytes);
  if (other) throw refuse(other);
  const bill = isZip(bytes) && !isWorkbook(bytes) ? await billInZip(path, options.password, refuse) : bytes;
  try {
    return read(bill, refuse);
  } catch (error) {
    throw error instanceof SheetError ? refuse(error.why, error) : error;
  }
}

function readBytes(path: string, refuse: Refuse): Uint8Array {
  try {
    // On a Mac a sheet of Numbers may be a folder.
    if (/\.numbers$/i.test(path) && statSync(path).isDirectory()) throw refuse('numbers');
    const bytes = readGiven(path, MOST);
    if (bytes.length > MOST) throw refuse('too-large');
    return bytes;
  } catch (error) {
    if (error instanceof RefundError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOTFILE', 'EISDIR', 'ENXIO'].includes(code)) throw refuse('special', error);
    throw unreadable(path, error);
  }
}

function read(bytes: Uint8Array, refuse: Refuse): Bill {
  const known = (bill: ReturnType<typeof billOf>): Bill => {
    if (typeof bill === 'string') throw refuse(bill);
    return bill;
  };
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (bytes.length === 0) throw refuse('empty');
  if (isZip(bytes)) return known(billInSheets(bytes));
  if (head.startsWith('%PDF-')) throw refuse('pdf');
  if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') throw refuse('old-xls');
  const decoded = decodeText(bytes, { mayBeCut: true });
  if (!decoded) throw refuse('not-text');
  const { text, encoding } = decoded;
  if (text.trim() === '') throw refuse('empty');
  if (/^\s*<\?xml[^>]*>[\s\S]{0,500}<office:document/.test(text)) throw refuse('open-document');
  if (/^\s*<\?xml[^>]*>[\s\S]{0,500}<(?:ss:)?Workbook\b/.test(text)) throw refuse('xml-sheet');
  if (/^\s*<(?:!doctype|html|\?xml|table|meta)/i.test(text)) throw refuse('page');
  return known(billOf(textRows(text), 'text', encoding));
}

/** The bill is the first sheet that is one; else what is wrong with the first sheet. */
function billInSheets(bytes: Uint8Array): ReturnType<typeof billOf> {
  let first: ReturnType<typeof billOf> | undefined;
  for (const rows of sheets(bytes)) {
    const bill = billOf(rows, 'sheet', 'xlsx');
    if (typeof bill !== 'string') return bill;
    first ??= bill;
  }
  return first ?? 'unknown-format';
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** A workbook is a zip, too. It names its parts at the beginning or at the end. */
function isWorkbook(bytes: Uint8Array): boolean {
  return names(bytes).includes('xl/');
}

function names(zip: Uint8Array): string {
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  return text(zip.subarray(0, 4096)) + text(zip.subarray(-65_536));
}

/** A sheet of another program, which is a zip as well; null if it is none. */
function otherSheet(zip: Uint8Array): BillRefusal | null {
  const begins = Buffer.from(zip.subarray(30, 120)).toString('latin1');
  if (/^mimetype.*opendocument/.test(begins)) return 'open-document';
  return /Index\/(?:Document|Tables\/)|Index\.zip/.test(names(zip)) && !isWorkbook(zip) ? 'numbers' : null;
}

/** The bytes of the one bill in a zip. @throws RefundError `bill-refused`, `package-refused` */
async function billInZip(
  path: string,
  password: (() => Promise<string>) | undefined,
  refuse: Refuse,
): Promise<Uint8Array> {
  try {
    return await onlyBill(path, undefined, refuse);
  } catch (error) {
    const locked = error instanceof RefundError && isLocked(error);
    if (!locked || !password) throw error;
    return onlyBill(path, await password(), refuse);
  }
}

async function onlyBill(path: string, password: string | undefined, refuse: Refuse): Promise<Uint8Array> {
  const limits: Limits = { members: 20, bytes: MOST };
  const zip = await openZip(path, limits, password);
  try {
    const [bill, ...others] = zip.members.filter(
      ({ name }) => /\.(?:csv|xlsx)$/i.test(name) && !isLitter(name),
    );
    if (!bill) throw refuse('no-bill-in-zip');
    if (others.length > 0) throw refuse('several-bills');
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.open(bill.name)) pieces.push(piece);
    return Buffer.concat(pieces);
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
