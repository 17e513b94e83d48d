import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Bill } from '../../src/bills/bill.ts';
import { readBill } from '../../src/bills/read-bill.ts';
import * as bills from '../support/bills.ts';

const folder = mkdtempSync(join(tmpdir(), 'refund-bills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, name = '账单 (1).csv'): Promise<Bill> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readBill(path);
}

const at = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}+08:00`);
const AT = at('2026-11-20 14:02:33');
/** The payment that every fixture tells of. */
const PAYMENT = { at: AT, toTheSecond: true, direction: 'out', amountFen: 10_000, refundedFen: null };

describe('a bill of today', () => {
  it('of Alipay’s app is found by the names of its header, with mixed line ends and numbers padded by tabs', async () => {
    const bill = await read(
      bills.alipayApp([{}, { 金额: '0.07', '收/支': '不计收支', 交易状态: '退款成功' }]),
    );
    expect(bill).toMatchObject({
      format: 'alipay-app-2026',
      issuer: 'alipay',
      encoding: 'utf-8',
      skipped: [],
    });
    expect(bill.rows).toMatchObject([
      {
        ...PAYMENT,
        row: 14,
        counterparty: '某某科技有限公司',
        counterpartyAccount: 'abc***@example.com',
        product: '游戏点卡',
        status: '交易成功',
        paymentNo: '2026112022001499991234567890',
        merchantOrderNo: 'CM20261120001',
        method: '余额宝',
        note: null,
      },
      { row: 15, direction: 'neutral', amountFen: 7 },
    ]);
  });

  it('of WeChat Pay is read to the second and the fen from a spreadsheet’s numbers', async () => {
    const bill = await read(
      bills.wechatXlsx([
        {},
        { '金额(元)': '7.0000000000000007E-2' },
        { '金额(元)': '548.58000000000004', 交易时间: '2026-03-01 00:00:01' },
        { '金额(元)': '283.71', '收/支': '/', 商品: '/', 交易时间: '2026-12-31 23:59:59' },
      ]),
      '微信支付账单.xlsx',
    );
    expect(bill).toMatchObject({
      format: 'wechat-xlsx-2026',
      encoding: 'xlsx',
      skipped: [],
      unknownStates: 0,
    });
    expect(bill.rows).toMatchObject([
      { ...PAYMENT, row: 19, paymentNo: '4200002611202620112000001234', note: null },
      { amountFen: 7 },
      { amountFen: 54_858, at: at('2026-03-01 00:00:01') },
      { amountFen: 28_371, direction: 'neutral', product: null, at: at('2026-12-31 23:59:59') },
    ]);
  });

  it('of JD says inside the amount what came back', async () => {
    const names =
      '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注';
    const row = (amount: string) =>
      `2026-11-20 14:02:33\t,京东平台商户,点卡,${amount},白条,交易成功,支出,数码,1234567890\t,CM1\t,,`;
    const bill = await read(
      `\ufeff京东账号名：,张三\n\n${names}\n${row('100.00')}\n${row('131.77(已退款89.84)')}\n${row('468.32(已全额退款)')}\n`,
    );
    expect(bill.format).toBe('jd-csv');
    expect(bill.rows).toMatchObject([
      { ...PAYMENT, paymentNo: '1234567890', counterparty: '京东平台商户' },
      { amountFen: 13_177, refundedFen: 8984 },
      { amountFen: 46_832, refundedFen: 46_832 },
    ]);
  });

  it('of Meituan has numbers in quotes and two times', async () => {
    const bill = await read(
      '\ufeff【美团交易账单明细列表】\r\n交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注\r\n' +
        '2026-11-20 14:02:00,2026-11-20 14:02:33,支付,点卡,支出,微信支付,¥120.00,¥100.00,"\t25112012345\t","\tCM1\t",/\r\n',
    );
    expect(bill).toMatchObject({ format: 'meituan-csv', unknownStates: 0 });
    expect(bill.rows).toMatchObject([
      { ...PAYMENT, paymentNo: '25112012345', merchantOrderNo: 'CM1', status: null },
    ]);
  });
});

describe('an older bill', () => {
  it('of WeChat Pay has texts for times and amounts', async () => {
    const bill = await read(bills.wechatXlsx([{ '金额(元)': '¥28.16' }], { numbers: false }));
    expect(bill.format).toBe('wechat-xlsx-2025');
    expect(bill.rows).toMatchObject([{ ...PAYMENT, amountFen: 2816 }]);
  });

  it.each([
    ['as it always was', '"游戏点卡"', '4200002611\t', '"CM1"\t'.replace('"\t', '"')],
    ['of April 2025, whose quotes close too early', '"游戏点卡"\t', '"4200002611"\t', '"CM1"\t'],
    ['with a comma nobody quoted', '游戏点卡, 100元', '4200002611\t', 'CM1\t'],
  ])('of WeChat Pay as csv, %s', async (_, product, paymentNo, orderNo) => {
    const bill = await read(
      bills.wechatCsv([
        `2026-11-20 14:02:33,商户消费,某某科技,${product},支出,¥100.00,零钱,支付成功,${paymentNo},${orderNo},"/"`,
        `2026-11-20 14:02:33,商户消费,某某科技,点卡,支出,￥12.30,零钱,已退款(￥2.30),4200002612\t,CM2\t,"/"`,
      ]),
    );
    expect(bill).toMatchObject({ format: 'wechat-csv', skipped: [] });
    expect(bill.rows).toMatchObject([
      { ...PAYMENT, paymentNo: '4200002611', merchantOrderNo: 'CM1' },
      { amountFen: 1230, refundedFen: 230, paymentNo: '4200002612' },
    ]);
    expect(bill.rows[0]?.product).toMatch(/^游戏点卡/);
  });

  it('of Alipay’s app stood under another company’s name, padded with spaces', async () => {
    const bill = await read(bills.alipayApp([{}], '支付宝（中国）网络技术有限公司', '    '));
    expect(bill.format).toBe('alipay-app-2023');
    expect(bill.rows).toMatchObject([{ ...PAYMENT, merchantOrderNo: 'CM20261120001' }]);
  });

  it('of Alipay’s app of 2021 has its columns in another order and explains itself at the end', async () => {
    const names =
      '收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间'.split(
        ',',
      );
    const bill = await read(
      bills.csv(
        ['---------支付宝（中国）网络技术有限公司  电子客户回单---------'],
        names,
        [{ ...bills.ALIPAY_ROW, '收/支': '其他' }, bills.ALIPAY_ROW],
        '------------------------------------\n导出信息：\n姓名：张三\n共2笔记录\n',
      ),
    );
    expect(bill).toMatchObject({ format: 'alipay-app-2021', skipped: [] });
    expect(bill.rows).toMatchObject([{ direction: 'neutral' }, PAYMENT]);
  });

  it('of Alipay’s web site tells what came back in a column of its own', async () => {
    const row = {
      交易号: '2021010122001499990000000001',
      商户订单号: 'CM1',
      交易创建时间: '2026-11-20 14:02:00',
      付款时间: '2026-11-20 14:02:33',
      类型: '即时到账交易',
      交易对方: '某某科技',
      商品名称: '点卡',
      '金额（元）': '100.00',
      '收/支': '支出',
      交易状态: '交易成功',
      '成功退款（元）': '0.00',
    };
    const bill = await read(
      bills.alipayWeb([
        row,
        { ...row, '成功退款（元）': '40.00' },
        { ...row, '收/支': '', 交易状态: '退款成功', '金额（元）': '40.00', 付款时间: '' },
      ]),
    );
    expect(bill).toMatchObject({ format: 'alipay-web', skipped: [] });
    expect(bill.rows).toMatchObject([
      { ...PAYMENT, method: null },
      { refundedFen: 4000 },
      { direction: 'neutral', amountFen: 4000, at: at('2026-11-20 14:02:00') },
    ]);
  });

  it('of JD of 2021 is told apart by the order of its columns', async () => {
    const names =
      '交易时间,交易分类,商户名称,交易说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注'.split(
        ',',
      );
    const bill = await read(bills.csv(['导出信息：'], names, [{ ...bills.ALIPAY_ROW, 商户名称: 'null' }]));
    expect(bill.format).toBe('jd-csv-2021');
    expect(bill.rows).toMatchObject([PAYMENT]);
  });
});

describe('what WeChat Pay says came back', () => {
  it.each([
    ['支出', '已全额退款', 10_000],
    ['支出', '已退款(￥39.93)', 3993],
    ['支出', '已退款（¥39.93）', 3993],
    ['支出', '对方已退还', 10_000],
    ['收入', '已退款¥39.93', null],
    ['收入', '已全额退款', null],
    ['支出', '支付成功', null],
  ])('%s %s: %s fen', async (direction, status, refundedFen) => {
    const bill = await read(bills.wechatXlsx([{ '收/支': direction, 当前状态: status }]));
    expect(bill).toMatchObject({ unknownStates: 0, rows: [{ refundedFen }] });
  });
});

describe('a bill that came through another program', () => {
  const quotedRow = (cells: bills.Cells) =>
    Object.values(cells)
      .map((value) => `"${value}"`)
      .join(',');
  const csv = (cells: Partial<bills.Cells> = {}) =>
    bills.wechatCsv([quotedRow({ ...bills.WECHAT_ROW, ...(cells as bills.Cells) })]);
  const NUMBER = '4200002611202620112000001234';
  const lines = (change: (line: string) => string) => csv().split('\n').map(change).join('\n');
  const inSheet = (change: (xml: string) => string, name = /worksheets|sharedStrings/) => {
    const parts = unzipSync(bills.wechatXlsx([{}]));
    for (const part of Object.keys(parts))
      if (name.test(part)) parts[part] = strToU8(change(strFromU8(parts[part] ?? new Uint8Array())));
    return zipSync(parts);
  };
  const secondSheet = () => {
    const parts = unzipSync(bills.wechatXlsx([{}]));
    const name = Object.keys(parts).find((part) => part.includes('worksheets/')) ?? '';
    parts['xl/worksheets/sheet9.xml'] = parts[name] ?? new Uint8Array();
    parts[name] = strToU8('<worksheet><sheetData><row r="1"/></sheetData></worksheet>');
    return zipSync(parts);
  };

  it.each<[string, string | Uint8Array]>([
    ['tabs, as UTF-16', Buffer.from(`\ufeff${lines((line) => line.replaceAll(',', '\t'))}`, 'utf16le')],
    ['semicolons', lines((line) => line.replaceAll(',', ';'))],
    ['columns in another width', csv().replace('金额(元)', '金额（元）').replace('收/支', '收／支')],
    ['numbers kept as ="…"', csv().replace(`"${NUMBER}"`, `"=""${NUMBER}"""`)],
    [
      'digits of full width',
      csv({ 交易时间: '２０２６-１１-２０ １４:０２:３３', '金额(元)': '１００．００' }),
    ],
    ['halves of a day', csv({ 交易时间: '2026/11/20 2:02:33 PM' })],
    ['halves of a day in Chinese', csv({ 交易时间: '2026/11/20 下午 2:02:33' })],
    ['signs without width', csv({ '收/支': '支出\u200b', '金额(元)': '\ufeff100.00' })],
    ['a sum below', `${csv()}\n合计,1笔,,,支出,100.00,,,,,\n`],
    ['names with a prefix', inSheet((xml) => xml.replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:'))],
    ['other quotes', inSheet((xml) => xml.replaceAll('"', "'"))],
    ['another sheet before it', secondSheet()],
  ])('with %s says the same', async (_, content) => {
    const bill = await read(content);
    expect(bill.skipped).toEqual([]);
    expect(bill.rows).toMatchObject([{ ...PAYMENT, paymentNo: NUMBER }]);
  });

  it('keeps a name whole whose picture is joined of several', async () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} 小店';
    expect((await read(csv({ 交易对方: family }))).rows).toMatchObject([{ counterparty: family }]);
  });

  it.each(['已退款(¥40.13)', '已退款 （￥40.13）', '已退款¥40.13'])(
    'tells by %j what came back',
    async (state) => {
      const { rows, unknownStates } = await read(csv({ 当前状态: state }));
      expect(rows).toMatchObject([{ refundedFen: 4013 }]);
      expect(unknownStates).toBe(0);
    },
  );
});
