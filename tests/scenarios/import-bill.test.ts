import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lockedZip } from '../support/archives.ts';
import { alipayApp, type Cells, wechatXlsx } from '../support/bills.ts';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

/** The story's payment, and money that came back for it a day later. */
const PAID: Partial<Cells> = { 交易时间: '2024-05-01 14:02:33', 商家订单号: 'CM20240501001' };
const NUMBER = '2026112022001499991234567890';
const BACK: Partial<Cells> = {
  ...PAID,
  交易时间: '2024-05-01 16:00:00',
  交易订单号: `${NUMBER}_R1`,
  金额: '40.00',
  '收/支': '不计收支',
  交易状态: '退款成功',
};
const ANSWERS = '--site 某某卡盟 --order-state success --delivered nothing --refused none --yes'.split(' ');

function bill(rows: readonly Partial<Cells>[], name = '支付宝 账单.csv'): string {
  const path = join(program.home, '..', name);
  writeFileSync(path, alipayApp(rows));
  return path;
}

const exhibits = (number: number) =>
  z
    .object({
      evidence: z.array(z.object({ id: z.string(), kind: z.string(), caption: z.string().nullable() })),
    })
    .parse(program.run('evidence', 'list', String(number), '--json').json()).evidence;
const cases = () => (program.run('status', '--all', '--json').json() as { cases: object[] }).cases;
const refunds = (number: number) =>
  (program.run('history', String(number), '--json').json() as { events: { type: string }[] }).events.filter(
    ({ type }) => type === 'refund-logged',
  );
const kept = () => (existsSync(join(program.home, 'vault')) ? readdirSync(join(program.home, 'vault')) : []);

describe('a bill without a choice', () => {
  it('is all that it says, for scripts', () => {
    const { code, out } = program.run('import', bill([PAID, BACK, { 金额: '?' }]), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      format: 'alipay-app-2026',
      encoding: 'utf-8',
      rows: [
        {
          row: 14,
          at: '2024-05-01T14:02:33+08:00',
          direction: 'out',
          amountFen: 10_000,
          counterparty: '某某科技有限公司',
          product: '游戏点卡',
          status: '交易成功',
          paymentNo: NUMBER,
          merchantOrderNo: 'CM20240501001',
          method: '余额宝',
        },
        { row: 15 },
      ],
      skipped: [{ row: 16, why: 'bad-amount' }],
      refunds: [{ refundRow: 15, paymentRow: 14, amountFen: 4000, sureness: 'exact' }],
      arrived: [],
    });
  });

  it('is a line a row in a pipe, with the row to choose first and nothing that acts', () => {
    const { out, err } = program.run(
      'import',
      bill([PAID, { 商品说明: "=cmd|'x'!A0", 交易对方: 'a\u001b[31m\u202eb' }]),
    );
    expect(out.split('\n')[0]).toBe(
      `14\t2024-05-01 14:02\t支出\t100.00\t某某科技有限公司\t游戏点卡\t交易成功\t${NUMBER}\tCM20240501001\t余额宝`,
    );
    expect(out).toContain("\t=cmd|'x'!A0\t");
    expect(out + err).not.toMatch(/[\u001b\u202e]/);
    expect(err).toContain('--row');
  });

  it('of no payments says what went wrong with the export', () => {
    const { code, err, out } = program.run('import', bill([]));
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('重新导出一次');
  });
});

describe('a case from a bill', () => {
  it('has what the row says, to the second, and the bill as its first evidence', () => {
    const { code, out } = program.run(
      'import',
      bill([PAID, BACK]),
      '--row',
      '14',
      '--order',
      'X-1',
      ...ANSWERS,
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      case: {
        id: 1,
        order: 'X-1',
        amountFen: 10_000,
        paidAt: '2024-05-01T14:02:33+08:00',
        payChannel: 'alipay',
        paymentNo: NUMBER,
        payee: '某某科技有限公司',
        product: '游戏点卡',
      },
    });
    expect(exhibits(1)).toMatchObject([
      { id: 'E1', kind: 'bill', caption: expect.stringContaining('第 14 行') },
    ]);
  });

  it('is found by the order number on the site, which then is its own', () => {
    const { code, err } = program.run('import', bill([PAID, {}]), '--order', 'CM20240501001', ...ANSWERS);
    expect(code).toBe(0);
    expect(err).toContain('电子回单');
    expect(cases()).toMatchObject([{ order: 'CM20240501001', paymentNo: NUMBER }]);
  });

  it('is found by the app’s own number, which is never taken for the site’s', () => {
    const { code, err } = program.run('import', bill([PAID]), '--order', NUMBER, ...ANSWERS);
    expect(code).toBe(2);
    expect(err).toContain('--order');
    expect([cases(), kept()]).toEqual([[], []]);
  });

  it('that is open already is not opened again, and nothing is kept twice', () => {
    const path = bill([PAID]);
    program.run('import', path, '--order', 'CM20240501001', ...ANSWERS);
    const again = program.run('import', path, '--order', 'CM20240501001', ...ANSWERS);
    expect(again.code).toBe(1);
    expect(again.err).toContain('案件 1');
    expect(exhibits(1)).toHaveLength(1);
    expect(kept()).toHaveLength(1);
  });

  it.each([
    [['--row', '99'], '没有“99”'],
    [['--row', '15'], '是退款'],
    [['--order', 'nowhere'], '没有“nowhere”'],
    [['--order', 'CM1'], '不止一行'],
  ])('is not opened by %j, and nothing is kept', (words, said) => {
    const twice = { 商家订单号: 'CM1', 交易订单号: '1' };
    const { code, err } = program.run(
      'import',
      bill([PAID, BACK, twice, { ...twice, 交易订单号: '2' }]),
      ...words,
      ...ANSWERS,
    );
    expect(code).toBe(1);
    expect(err).toContain(said);
    expect([cases(), kept()]).toEqual([[], []]);
  });
});

describe('money that came back', () => {
  it('is told, logged once when asked for, with the bill beside it, and is then known', () => {
    program.open('--payment-no', NUMBER);
    const path = bill([PAID, BACK]);
    expect(program.run('import', path).err).toMatch(/案件 1：.*退回了 ¥40\.00（单号对得上）/);
    expect(refunds(1)).toEqual([]);
    expect(program.run('import', path, '--log-refunds').err).toContain('已记下');
    expect(refunds(1)).toMatchObject([{ amountFen: 4000, at: '2024-05-01T16:00:00+08:00' }]);
    expect(exhibits(1)).toMatchObject([{ kind: 'bill', caption: expect.stringContaining('第 15 行') }]);
    const again = program.run('import', path, '--log-refunds', '--json');
    expect(again.json()).toMatchObject({ arrived: [] });
    expect(refunds(1)).toHaveLength(1);
  });

  it('that only looks alike is never logged unasked', () => {
    program.open();
    const path = bill([{ ...PAID, 商家订单号: 'other' }, BACK]);
    const { err } = program.run('import', path, '--log-refunds');
    expect(err).toContain('没有单号可核对');
    expect(err).toContain('refund log refunded 1 --amount 40.00');
    expect([refunds(1), exhibits(1)]).toEqual([[], []]);
  });
});

describe('a file that cannot be read', () => {
  it('is refused with what to do, and nothing is kept', async () => {
    program.open();
    const folder = join(program.home, '..', 'folder');
    mkdirSync(folder);
    const cashbook = join(folder, 'cashbook.csv');
    writeFileSync(cashbook, '记录时间,分类,收支类型,金额,备注,账户,来源,标签,\n');
    const locked = join(folder, 'a.zip');
    writeFileSync(locked, await lockedZip('a.csv', alipayApp([PAID]), '123456', true));
    const word = join(folder, 'word.txt');
    writeFileSync(word, '654321\n');
    for (const [words, said] of [
      [[join(folder, 'nowhere.csv')], 'nowhere.csv'],
      [[folder], '不是普通文件'],
      [[cashbook], '开具交易流水证明'],
      [[locked], 'passphrase-file'],
      [[locked, '--passphrase-file', word], '密码'],
    ] as const) {
      const { code, err } = program.run('import', ...words, '--log-refunds');
      expect(code).toBeGreaterThan(0);
      expect(err).toContain(said);
    }
    writeFileSync(word, '123456\n');
    expect(program.run('import', locked, '--passphrase-file', word).out).toContain(NUMBER);
    expect([exhibits(1), kept()]).toEqual([[], []]);
  });
});

describe.skipIf(!hasTerminal)('in a terminal', () => {
  const ENTER = '\r';

  it('the payment is searched for, and the questions it answers are not asked', async () => {
    const path = join(program.home, '..', '微信.xlsx');
    const at = { 交易时间: '2024-05-01 14:02:33' };
    writeFileSync(path, wechatXlsx([{ ...at, 交易对方: '便利店', '金额(元)': '5' }, at]));
    const terminal = new Terminal(program.environment, ['import', path]);
    await terminal.answer('哪一笔是付给这个网站的', '某某 100');
    await terminal.answer('某某 100', ENTER);
    await terminal.answer('什么状态', `4${ENTER}`);
    await terminal.answer('东西到了吗', ENTER);
    await terminal.answer('拿规定拒绝你', ENTER);
    await terminal.answer('网站叫什么', `某某卡盟${ENTER}`);
    await terminal.answer('订单号是多少', `CM1${ENTER}`);
    await terminal.answer('充到哪个账号', ENTER);
    await terminal.answer('都对吗', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(cases()).toMatchObject([{ payChannel: 'wechat', amountFen: 10_000, order: 'CM1' }]);
    expect(exhibits(1)).toMatchObject([{ kind: 'bill' }]);
  });

  it('broken off in the middle, it says that the bill has still to be taken in', async () => {
    const terminal = new Terminal(program.environment, ['import', bill([PAID])]);
    await terminal.answer('哪一笔', ENTER);
    await terminal.answer('什么状态', `4${ENTER}`);
    await terminal.answer('东西到了吗', '\u0003');
    expect(await terminal.ended).toBe(130);
    expect((await terminal.shows('')).replaceAll(/\s+/g, '')).toContain('refundevidenceadd编号');
    expect(cases()).toEqual([]);
  });

  it('money that came back is logged after a yes', async () => {
    program.open('--payment-no', NUMBER);
    const terminal = new Terminal(program.environment, ['import', bill([PAID, BACK])]);
    await terminal.answer('记进案件 1 的退款', ENTER);
    await terminal.answer('哪一笔', '\u0003');
    expect(await terminal.ended).toBe(130);
    expect(refunds(1)).toHaveLength(1);
  });
});
