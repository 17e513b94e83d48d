import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lockedZip } from '../support/archives.ts';
import { alipayApp, type Cells, csv, wechatCsv, wechatXlsx } from '../support/bills.ts';
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

  it('is a line a row in a pipe, as it is chosen from on the screen, with the command that chooses', () => {
    const path = bill([PAID, { 商品说明: "=cmd|'x'!A0", 交易对方: 'a\u001b[31m\u202eb' }]);
    const { out, err } = program.run('import', path);
    expect(out).toContain('第 14 行');
    expect(out).toContain('2024-05-01 14:02  100.00      某某科技有限公司  游戏点卡  交易成功');
    expect(out).not.toContain('\t');
    expect(out + err).not.toMatch(/[\u001b\u202e]/);
    const [, words = ''] = /refund (import .*--row \d+)/.exec(err.replaceAll(/\s+/g, ' ')) ?? [];
    const [row = ''] = words.split(' ').slice(-1);
    expect(program.run('import', path, '--row', row, '--order', 'X-1').err).toContain(`用账单第 ${row} 行`);
  });

  it('is cells with a header for a script, with the row to choose first and nothing that acts', () => {
    const { out, err } = program.run(
      'import',
      bill([PAID, { 商品说明: "=cmd|'x'!A0", 交易对方: 'a\u001b[31m\u202eb' }]),
      '--plain',
    );
    expect(out.split('\n')[0]?.split('\t').slice(0, 4)).toEqual(['row', 'at', 'direction', 'amount']);
    expect(out.split('\n')[1]).toBe(
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

describe('a case about a payment of which something came back in the same bill', () => {
  const opened = () => cases()[0] as { refundedFen: number; amountFen: number };
  const jd = (amount: string) =>
    csv(
      [],
      '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注'.split(
        ',',
      ),
      [
        {
          交易时间: '2024-05-01 14:02:33',
          商户名称: '某店',
          交易说明: '点卡',
          金额: amount,
          '收/付款方式': '微信支付',
          交易状态: '交易成功',
          '收/支': '支出',
          交易分类: '充值',
          交易订单号: '1001',
          商家订单号: '2002',
        },
      ],
    );
  const wechat = (state: string) =>
    wechatCsv([`2024-05-01 14:02:33,商户消费,某店,点卡,支出,¥100.00,零钱,${state},4200001,2002,"/"`]);

  it.each<[string, () => string, string, number]>([
    ['a row of its own', () => alipayApp([PAID, BACK]), '14', 4000],
    ['the state of WeChat', () => wechat('已退款(¥39.93)'), '5', 3993],
    ['the state of WeChat, full width', () => wechat('已退款（￥39.93）'), '5', 3993],
    ['the amount of JD', () => jd('131.77(已退款89.84)'), '2', 8984],
  ])('is told of it first, has it logged, and asks for the rest alone: %s', (_, content, row, fen) => {
    const path = join(program.home, '..', 'b.csv');
    writeFileSync(path, content());
    const words = ['import', path, '--row', row, '--order', 'X-1', '--log-refunds', ...ANSWERS];
    const { code, err } = program.run(...words);
    const yuan = (fen / 100).toFixed(2);
    expect([code, err]).toEqual([0, expect.stringMatching(new RegExp(`已经退回过：.*¥${yuan}`))]);
    expect(err.indexOf('已经退回过')).toBeLessThan(err.indexOf('账单已存为证据'));
    expect(refunds(1)).toMatchObject([{ amountFen: fen }]);
    expect(opened().refundedFen).toBe(fen);
    const rest = ((opened().amountFen - fen) / 100).toFixed(2);
    expect(program.run('letter', '1').out).toContain(rest);
    expect(program.run('import', path, '--json').json()).toMatchObject({ arrived: [] });
  });

  it('says so in --json', () => {
    const words = ['import', bill([PAID, BACK]), '--row', '14', '--order', 'X-1', ...ANSWERS, '--json'];
    expect(program.run(...words).json()).toMatchObject({ case: { refundedFen: 4000 } });
    expect(exhibits(1)).toMatchObject([{ caption: '账单，第 14 行是这笔付款，第 15 行是退款' }]);
  });

  it.each([
    ['WeChat', () => wechat('已全额退款'), '5'],
    ['JD', () => jd('131.77(已全额退款)'), '2'],
    ['Alipay', () => alipayApp([PAID, { ...BACK, 金额: '100.00' }]), '14'],
  ])('is not opened where all of it came back, unless that is asked for: %s', (_, content, row) => {
    const path = join(program.home, '..', 'b.csv');
    writeFileSync(path, content());
    const words = ['import', path, '--row', row, '--order', 'X-1', ...ANSWERS];
    const refused = program.run(...words);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/已经全部退回来了.*--log-refunds/),
    ]);
    expect([cases(), kept()]).toEqual([[], []]);
    expect(program.run(...words, '--log-refunds').code).toBe(0);
    expect(opened().refundedFen).toBe(opened().amountFen);
  });

  it('never counts what only looks alike, and says how to log it', () => {
    const unnamed = { ...BACK, 交易订单号: '9', 商家订单号: '8' };
    const words = ['import', bill([PAID, unnamed]), '--row', '14', '--order', 'X-1', ...ANSWERS];
    expect(program.run(...words).err).toContain('refund log refunded --amount 40.00');
    expect(refunds(1)).toEqual([]);
  });

  it('lets the refunds of other cases be logged by the way, when asked for', () => {
    program.open('--payment-no', NUMBER);
    const other = { ...PAID, 交易订单号: '2024', 商家订单号: 'CM7' };
    const path = bill([PAID, BACK, other]);
    expect(
      program.run('import', path, '--row', '16', '--log-refunds', '--order', 'CM7', ...ANSWERS).code,
    ).toBe(0);
    expect(refunds(1)).toMatchObject([{ amountFen: 4000 }]);
    expect(refunds(2)).toEqual([]);
  });
});

describe('a case from a row with a comma that the app did not quote', () => {
  const from = (cells: string, ...more: string[]) => {
    const path = join(program.home, '..', '微信.csv');
    writeFileSync(path, wechatCsv([`2024-05-01 14:02:33,商户消费,${cells},零钱,支付成功,4200001,2002,"/"`]));
    return program.run('import', path, '--row', '5', '--order', 'X-1', ...ANSWERS, ...more, '--json');
  };
  const facts = (outcome: ReturnType<typeof from>) => (outcome.json() as { case: object }).case;

  it.each([
    ['CARD SHOP CO.,LIMITED,"点卡",支出,¥348.00', 'CARD SHOP CO.,LIMITED', '点卡'],
    ['"CARD SHOP CO.",点卡,10张,支出,¥348.00', 'CARD SHOP CO.', '点卡,10张'],
    ['某卡盟,点卡,支出,¥1,348.00', '某卡盟', '点卡'],
    ['"A,B",点卡,支出,"¥1,348.00"', 'A,B', '点卡'],
  ])('counts from both ends, around what is quoted: %s', (cells, payee, product) => {
    expect(facts(from(cells))).toMatchObject({ payee, product });
  });

  it('names neither where it stays open, says so, and takes what the user says', () => {
    const open = from('CARD SHOP CO.,LIMITED,点卡,支出,¥348.00');
    expect([open.code, open.err]).toEqual([0, expect.stringContaining('--payee 和 --product')]);
    expect(open.err).toMatch(/“CARD SHOP CO.,LIMITED”，商品“点卡”/);
    expect(facts(open)).toMatchObject({ payee: null, product: null, amountFen: 34_800 });
    const said = from('C,L,点卡,支出,¥348.00', '--payee', 'C,L', '--product', '点卡', '--again');
    expect([said.err, facts(said)]).toMatchObject(['', { payee: 'C,L', product: '点卡' }]);
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
    // Why it is asked, without Enter, and nothing of it stays on the line.
    await terminal.answer('哪一笔是付给这个网站的', '?');
    await terminal.answer('只列出付出去的钱', '某某 100');
    await terminal.answer('某某 100', ENTER);
    await terminal.answer('出了什么事', ENTER);
    await terminal.answer('拿规定拒绝你', ENTER);
    await terminal.answer('网站叫什么', `某某卡盟${ENTER}`);
    await terminal.answer('订单号是多少', `\u0015CM1${ENTER}`);
    await terminal.answer('都对吗', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(cases()).toMatchObject([{ payChannel: 'wechat', amountFen: 10_000, order: 'CM1' }]);
    expect(exhibits(1)).toMatchObject([{ kind: 'bill' }]);
  });

  it('broken off in the middle, it says that the bill has still to be taken in', async () => {
    const terminal = new Terminal(program.environment, ['import', bill([PAID])]);
    await terminal.answer('哪一笔', ENTER);
    await terminal.answer('出了什么事', ENTER);
    await terminal.answer('拿规定拒绝你', '\u0003');
    expect(await terminal.ended).toBe(130);
    expect((await terminal.shows('')).replaceAll(/\s+/g, '')).toContain('refundevidenceadd');
    expect(cases()).toEqual([]);
  });

  it('asks which text a comma belongs to, and whether a case is wanted for money that is back', async () => {
    const path = join(program.home, '..', '微信.csv');
    const row = '2024-05-01 14:02:33,商户消费,C,L,点卡,支出,¥100.00,零钱,已全额退款,4200001,2002,"/"';
    writeFileSync(path, wechatCsv([row]));
    const terminal = new Terminal(program.environment, [
      'import',
      path,
      '--row',
      '5',
      '--order',
      'X',
      ...ANSWERS,
    ]);
    await terminal.answer('已经全部退回来了', `y${ENTER}`);
    await terminal.answer('哪个对', `2${ENTER}`);
    expect(await terminal.ended).toBe(0);
    expect(cases()).toMatchObject([{ payee: 'C,L', product: '点卡', refundedFen: 10_000 }]);
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
