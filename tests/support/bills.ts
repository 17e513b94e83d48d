import { strToU8, zipSync } from 'fflate';

/** Bills as the apps write them, with invented values. */
export type Cells = Readonly<Record<string, string>>;

const WECHAT_NAMES =
  '交易时间|交易类型|交易对方|商品|收/支|金额(元)|支付方式|当前状态|交易单号|商户单号|备注'.split('|');

export const WECHAT_ROW: Cells = {
  交易时间: '2026-11-20 14:02:33',
  交易类型: '商户消费',
  交易对方: '某某科技',
  商品: '游戏点卡',
  '收/支': '支出',
  '金额(元)': '100.00',
  支付方式: '零钱',
  当前状态: '支付成功',
  交易单号: '4200002611202620112000001234',
  商户单号: 'CM20261120001',
  备注: '/',
};

const APP_NAMES =
  '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注'.split(
    ',',
  );

export const ALIPAY_ROW: Cells = {
  交易时间: '2026-11-20 14:02:33',
  交易分类: '充值缴费',
  交易对方: '某某科技有限公司',
  对方账号: 'abc***@example.com',
  商品说明: '游戏点卡',
  '收/支': '支出',
  金额: '100.00',
  '收/付款方式': '余额宝',
  交易状态: '交易成功',
  交易订单号: '2026112022001499991234567890',
  商家订单号: 'CM20261120001',
  备注: '',
};

/** Serial number of a spreadsheet for a wall clock time, as WeChat writes it. */
export function serialOf(wall: string): string {
  return String((Date.parse(`${wall.replace(' ', 'T')}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** The app's export of 2026: preamble, header, mixed line ends. */
export function alipayApp(
  rows: readonly Partial<Cells>[],
  company = '支付宝支付科技有限公司',
  pad = '',
): string {
  return [
    '-'.repeat(84),
    '导出信息：',
    '姓名：张三',
    '支付宝账户：z***@example.com',
    '起始时间：[2026-11-01 00:00:00]    终止时间：[2026-11-30 23:59:59]',
    '导出交易类型：[全部]',
    '导出时间：[2026-11-21 10:00:00]',
    `共${rows.length}笔记录`,
    '',
    '特别提示：',
    '1.本回单内容不可作为收款证据，谨防诈骗',
    `------------------------${company}  电子客户回单------------------------`,
    `${APP_NAMES.join(',')},`,
  ]
    .map((line, index) => line + (index % 2 ? '\n' : '\r\n'))
    .concat(
      rows.map((row, index) => {
        const cells = APP_NAMES.map((name) => ({ ...ALIPAY_ROW, ...row })[name] ?? '');
        const line = cells
          .map((cell, place) => cell + pad + (place === 9 || place === 10 ? '\t' : ''))
          .join(',');
        return `${line},${index % 2 ? '\r\n' : '\n'}`;
      }),
    )
    .join('');
}

const WEB_NAMES =
  '交易号,商户订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态'.split(
    ',',
  );

/** Any comma-separated bill: what stands above, the names, the rows. */
export function csv(
  above: readonly string[],
  names: readonly string[],
  rows: readonly Cells[],
  below = '',
): string {
  return [
    ...above,
    `${names.join(',')},`,
    ...rows.map((row) => `${names.map((name) => row[name] ?? '').join(',')},`),
  ]
    .map((line) => `${line}\n`)
    .join('')
    .concat(below);
}

export const alipayWeb = (rows: readonly Cells[]): string =>
  csv(
    ['支付宝交易记录明细查询', '账号:[z***@example.com]', '起始日期:[2021-01-01]', '---交易记录明细列表---'],
    WEB_NAMES.map((name) => name.padEnd(18)),
    rows.map((row) => Object.fromEntries(WEB_NAMES.map((name) => [name.padEnd(18), `${row[name] ?? ''}  `]))),
    '----------------------------\n共1笔记录\n导出时间:[2021-02-01 10:00:00]\n',
  );

export const wechatCsv = (rows: readonly string[]): string =>
  [
    '微信支付账单明细,,,,,,,,',
    '微信昵称：[张三],,,,,,,,',
    '----------------------微信支付账单明细列表--------------------,,,,,,,,',
    WECHAT_NAMES.join(','),
    ...rows,
  ]
    .map((line) => `${line}\r\n`)
    .join('');

export interface SheetOptions {
  /** Numbers for times and amounts, as since 2026. */
  readonly numbers?: boolean;
  /** Put before the sheet's root. */
  readonly prologue?: string;
}

/** WeChat's workbook: texts shared, rows 6 and 16 not there. */
export function wechatXlsx(
  rows: readonly Partial<Cells>[],
  { numbers = true, prologue = '' }: SheetOptions = {},
): Uint8Array {
  const shared: string[] = [];
  const text = (value: string) => {
    const known = shared.indexOf(value);
    const index = known < 0 ? shared.push(value) - 1 : known;
    return `t="s"><v>${index}</v></c>`;
  };
  const cell = (column: number, row: number, rest: string) =>
    `<c r="${String.fromCharCode(65 + column)}${row}" ${rest}`;
  const lines = [
    `<row r="1">${cell(0, 1, text('微信支付账单明细'))}</row>`,
    `<row r="15">${cell(0, 15, text('4. 本账单中所有时间均为UTC+08:00时间'))}</row>`,
    `<row r="18">${WECHAT_NAMES.map((name, column) => cell(column, 18, text(name))).join('')}</row>`,
    ...rows.map((given, index) => {
      const row = 19 + index;
      const cells = WECHAT_NAMES.map((name, column) => {
        const value = { ...WECHAT_ROW, ...given }[name] ?? '';
        if (numbers && column === 0 && /^\d{4}-/.test(value))
          return cell(column, row, `s="1"><v>${serialOf(value)}</v></c>`);
        if (numbers && column === 5) return cell(column, row, `s="3"><v>${value}</v></c>`);
        return cell(column, row, text(value));
      });
      return `<row r="${row}">${cells.join('')}</row>`;
    }),
  ];
  return workbook(
    `${prologue}<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    `<sst>${shared.map((value) => `<si><t>${escape(value)}</t></si>`).join('')}</sst>`,
  );
}

export function workbook(sheet: string, shared: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/sharedStrings.xml': strToU8(shared),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
