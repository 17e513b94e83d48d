import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Bill } from '../../src/bills/bill.ts';
import { readBill } from '../../src/bills/read-bill.ts';
import { RefundError } from '../../src/errors.ts';
import { lockedZip, rawZip } from '../support/archives.ts';
import * as bills from '../support/bills.ts';

const folder = mkdtempSync(join(tmpdir(), 'refund-bad-bills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kept(content: string | Uint8Array, name = '账单.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const read = (content: string | Uint8Array, name?: string): Promise<Bill> => readBill(kept(content, name));

/** Why a file is refused; fails where it is not. */
async function refusal(content: string | Uint8Array, name?: string): Promise<string> {
  try {
    await read(content, name);
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    const { why } = error.details as { why?: string };
    return `${error.code} ${why ?? ''}`;
  }
  throw new Error('was read');
}

const ALIPAY = bills.alipayApp([{}, { 交易订单号: '2026112122001499991234567890' }]);
/** Characters of this bill as GB18030, as the app really writes it. */
const GB18030 = new Map<string, number[]>();
for (let high = 0x81; high < 0xff; high += 1) {
  for (let low = 0x40; low < 0xff; low += 1) {
    const character = new TextDecoder('gb18030').decode(Uint8Array.of(high, low));
    if (character.length === 1 && !GB18030.has(character)) GB18030.set(character, [high, low]);
  }
}
const inGb18030 = (text: string) =>
  Uint8Array.from(
    Array.from(text, (character) =>
      character < '\x80' ? [character.charCodeAt(0)] : (GB18030.get(character) ?? [0x3f]),
    ).flat(),
  );

describe('a file that is no bill', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty one', '', 'empty'],
    ['one of nothing but a mark', '\ufeff', 'empty'],
    [
      'Alipay’s cashbook',
      '记录时间,分类,收支类型,金额,备注,账户,来源,标签,\n2026-11-20,餐饮,支出,2，000.00,,,,\n',
      'cashbook',
    ],
    ['a page named .xls', '<html><table><tr><td>交易时间</td></tr></table></html>', 'page'],
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ['an old .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-xls'],
    [
      'a sheet of LibreOffice',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
      'open-document',
    ],
    ['the same as one text', '<?xml version="1.0"?>\n<office:document xmlns:office="x"/>', 'open-document'],
    ['a sheet of Numbers', zipSync({ 'Index/Document.iwa': strToU8('x') }), 'numbers'],
    ['an Excel sheet as XML', '<?xml version="1.0"?>\n<Workbook xmlns="x"/>', 'xml-sheet'],
    ['another table', '日期,金额\n2026-11-20,1\n', 'unknown-format'],
    ['bytes that are no text', Uint8Array.of(0x80, 0xff, 0xfe, 0x00, 0x81, 0x20), 'not-text'],
    ['a workbook without a sheet', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'not-xlsx'],
    ['a zip without a bill', zipSync({ 'readme.txt': strToU8('x') }), 'no-bill-in-zip'],
    ['a zip of two bills', zipSync({ 'a.csv': strToU8(ALIPAY), 'b.csv': strToU8(ALIPAY) }), 'several-bills'],
  ])('such as %s is refused as what it is', async (_, content, why) => {
    expect(await refusal(content)).toBe(`bill-refused ${why}`);
  });

  it('is the only one in a zip that a Mac packed again', async () => {
    const packed = zipSync({ '账单.csv': strToU8(ALIPAY), '__MACOSX/._账单.csv': strToU8('fork') });
    expect((await read(packed, '账单.zip')).rows).toHaveLength(2);
  });

  it('such as a folder, or none at all, is refused', async () => {
    mkdirSync(join(folder, 'folder'));
    await expect(readBill(join(folder, 'folder'))).rejects.toMatchObject({ details: { why: 'special' } });
    await expect(readBill(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('a hostile workbook', () => {
  const entity = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';

  it.each([
    ['rows', `<worksheet><sheetData>${'<row r="1">'.repeat(300_000)}</sheetData></worksheet>`],
    ['cells', `<worksheet><sheetData><row r="1">${'<c>'.repeat(700_000)}</row></sheetData></worksheet>`],
    ['tags', `<worksheet><sheetData>${'<row '.repeat(500_000)}</sheetData></worksheet>`],
  ])('of %s that begin and never end is refused at once', async (_, sheet) => {
    const began = performance.now();
    expect(await refusal(bills.workbook(sheet, '<sst></sst>'), '账单.xlsx')).toMatch(/^bill-refused/);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('cannot unfold entities, nor name files to be read', async () => {
    const bomb = bills.workbook('<worksheet></worksheet>', `${entity}<sst><si><t>&b;</t></si></sst>`);
    const named = bills.wechatXlsx([{}], {
      prologue: '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
    });
    expect(await refusal(bomb, '账单.xlsx')).toBe('bill-refused entities');
    expect(await refusal(named, '账单.xlsx')).toBe('bill-refused entities');
  });

  it('cannot unpack to more than memory bears, whatever it says', async () => {
    const large = new Uint8Array(200 * 1024 * 1024);
    const told = zipSync({ 'xl/workbook.xml': strToU8('x'), 'xl/worksheets/sheet1.xml': large });
    expect(await refusal(told)).toBe('bill-refused too-large');
    const untold = rawZip([
      { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(50_000_000, 0x20), claimed: 1000 },
    ]);
    expect(await refusal(untold)).toMatch(/^bill-refused damaged/);
  });

  it('is refused where it was cut off', async () => {
    const whole = bills.wechatXlsx([{}, {}]);
    expect(await refusal(whole.subarray(0, whole.length - 30))).toMatch(/^bill-refused /);
    const cut = bills.workbook('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>', '<sst></sst>');
    expect(await refusal(cut)).toBe('bill-refused damaged');
  });

  it('cannot name a member outside', async () => {
    const outside = rawZip([{ name: '../../账单.csv', content: Buffer.from(ALIPAY) }]);
    expect(await refusal(outside, '账单.zip')).toBe('package-refused unsafe-name');
  });
});

describe('a locked zip', () => {
  it.each([
    ['as Alipay mails it', true],
    ['with today’s cipher', false],
  ])('%s asks for its password, and is refused without or with a wrong one', async (_, zipCrypto) => {
    const zip = kept(await lockedZip('账单.csv', ALIPAY, '123456', zipCrypto), '支付宝交易明细.zip');
    await expect(readBill(zip)).rejects.toMatchObject({ details: { why: 'password-needed' } });
    await expect(readBill(zip, { password: async () => '654321' })).rejects.toMatchObject({
      details: { why: 'password-wrong' },
    });
    const bill = await readBill(zip, { password: async () => '123456' });
    expect(bill).toMatchObject({ format: 'alipay-app-2026', rows: [{ amountFen: 10_000 }, {}] });
  });

  it('may hold a workbook', async () => {
    const zip = kept(await lockedZip('微信.xlsx', bills.wechatXlsx([{}]), '123456', true), '微信.zip');
    const bill = await readBill(zip, { password: async () => '123456' });
    expect(bill).toMatchObject({ format: 'wechat-xlsx-2026', rows: [{ amountFen: 10_000 }] });
  });
});

describe('a bill that was damaged or saved again', () => {
  it('gives the rows before the place where it was cut, and says that one is cut', async () => {
    const bytes = inGb18030(ALIPAY.slice(0, ALIPAY.lastIndexOf('余额宝') + 2));
    for (const cut of [bytes, bytes.subarray(0, -1), bytes.subarray(0, -60)]) {
      const { encoding, rows, skipped } = await read(cut);
      expect(encoding).toBe('gb18030');
      expect(rows.map(({ row }) => row)).toEqual([14]);
      expect(skipped).toMatchObject([{ row: 15, why: 'cut-off' }]);
    }
    // Not even a number that was cut is taken for one.
    const inNumber = ALIPAY.slice(0, ALIPAY.lastIndexOf('2026112122001499991234567890') + 9);
    expect((await read(inNumber)).skipped).toMatchObject([{ row: 15, why: 'cut-off' }]);
  });

  it.each([
    ['UTF-8', 'utf-8', Buffer.from(ALIPAY)],
    ['UTF-8 with its mark', 'utf-8', Buffer.from(`\ufeff${ALIPAY}`)],
    ['UTF-16 with its mark', 'utf-16le', Buffer.from(`\ufeff${ALIPAY}`, 'utf16le')],
    ['GB18030', 'gb18030', inGb18030(ALIPAY)],
  ])('is read as %s', async (_, encoding, bytes) => {
    expect(await read(bytes)).toMatchObject({ encoding, rows: [{ counterparty: '某某科技有限公司' }, {}] });
  });

  it('with a header and nothing below it has no rows', async () => {
    expect(await read(bills.alipayApp([]))).toMatchObject({ rows: [], skipped: [] });
    expect(await read(bills.wechatXlsx([]))).toMatchObject({ rows: [], skipped: [] });
  });

  it('under another name is what it is', async () => {
    expect(await read(ALIPAY, '账单.xlsx')).toMatchObject({ format: 'alipay-app-2026' });
    expect(await read(bills.wechatXlsx([{}]), '账单.csv')).toMatchObject({ format: 'wechat-xlsx-2026' });
  });

  it('by a spreadsheet has lost seconds and numbers: that is said, not guessed', async () => {
    const bill = await read(
      bills.alipayApp([{ 交易时间: '2026/11/20 14:02', 交易订单号: '2.02611E+27', 商家订单号: '1.2E+18' }]),
    );
    expect(bill.lostNumbers).toEqual([14]);
    expect(bill.rows).toMatchObject([
      {
        at: Date.parse('2026-11-20T14:02+08:00'),
        toTheSecond: false,
        paymentNo: null,
        merchantOrderNo: null,
      },
    ]);
  });

  it('keeps unknown states, and says which rows it could not read', async () => {
    const bill = await read(
      bills.alipayApp([
        { 交易状态: '全新状态' },
        { 金额: '-1.00' },
        { 金额: '１２．３４５' },
        { 交易时间: '2026-02-30 10:00:00' },
        { '收/支': '往来' },
        {},
      ]),
    );
    expect(bill.unknownStates).toBe(1);
    expect(bill.rows.map(({ row }) => row)).toEqual([14, 19]);
    expect(bill.skipped.map(({ row, why }) => [row, why])).toEqual([
      [15, 'bad-amount'],
      [16, 'bad-amount'],
      [17, 'bad-time'],
      [18, 'bad-direction'],
    ]);
  });

  it('with text that acts elsewhere keeps it as text', async () => {
    const bill = await read(
      bills.alipayApp([{ 商品说明: "=cmd|' /C calc'!A0", 交易对方: 'a\u202eb\0c', 备注: '"=1+1"' }]),
    );
    expect(bill.rows).toMatchObject([
      { product: "=cmd|' /C calc'!A0", counterparty: 'a\u202ebc', note: '=1+1' },
    ]);
  });

  it('with one endless line or a quote that never closes is read to its end', async () => {
    const endless = `${bills.alipayApp([{}])}"${'x,'.repeat(2_000_000)}\n${'"a\n'.repeat(5000)}`;
    expect((await read(endless)).rows).toHaveLength(1);
  });
});
