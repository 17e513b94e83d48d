import { mkdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
  mkdirSync(program.home, { recursive: true });
});
afterEach(() => program.remove());

const STORY = [
  '今天下午2点02分在星星卡盟用支付宝买了100元的游戏点卡，订单号CM20240501001，显示交易成功，可是一直没到账。',
  '客服说虚拟商品充值后不退，还让我先交50元解冻费。',
].join('\n');

function file(content: string | Uint8Array, name = '经过.txt'): string {
  const path = join(program.home, '..', name);
  writeFileSync(path, content);
  return path;
}

const cases = () => (program.run('status', '--all', '--json').json() as { cases: object[] }).cases;

describe('a story', () => {
  it('is a proposal for scripts: each fact with its words, nothing saved', () => {
    const { code, out } = program.run('new', '--from-text', file(STORY), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      proposal: {
        problem: 'not-delivered',
        detail: 'nothing-came',
        alsoApplies: ['account-restricted'],
        site: '星星卡盟',
        order: 'CM20240501001',
        amountFen: 10_000,
        paidAt: '2024-05-01T14:02:00+08:00',
        payChannel: 'alipay',
        answers: {
          deducted: 'yes',
          orderState: 'success',
          delivered: 'nothing',
          refused: 'no-refund-clause',
        },
      },
      missing: [],
      reasons: expect.arrayContaining([{ fact: 'delivered', value: 'nothing', words: '一直没到账' }]),
      warnings: [{ warning: 'fee-demanded', words: expect.stringContaining('解冻费') }],
    });
    expect(cases()).toEqual([]);
  });

  it('gives a day where it says no minute, and both where it says two', () => {
    const { out } = program.run(
      'new',
      '--from-text',
      file('昨天付了88元，单号A20240430888，也可能是A20240430889，没到账'),
      '--json',
    );
    const { proposal, candidates, missing } = JSON.parse(out) as Record<string, unknown>;
    expect(proposal).toMatchObject({ paidAt: '2024-04-30', amountFen: 8800 });
    expect(proposal).not.toHaveProperty('order');
    expect(candidates).toEqual({
      order: [
        { value: 'A20240430888', words: 'A20240430888' },
        { value: 'A20240430889', words: 'A20240430889' },
      ],
    });
    expect(missing).toEqual(['order-state', 'refused', 'site', 'order', 'paid-at', 'pay-channel']);
  });

  it('opens the case with --yes where nothing is missing, and is kept as it was told, with the day it meant', () => {
    const path = file(STORY);
    const shown = program.run('new', '--from-text', path);
    expect([shown.code, cases()]).toEqual([2, []]);
    expect(shown.err).toContain('“一直没到账”');
    expect(shown.err).toContain('不要付');
    expect(program.run('new', '--from-text', path, '--yes').code).toBe(0);
    const kept = STORY.replace('今天下午2点02分', '今天下午2点02分（2024-05-01 14:02）');
    expect(cases()).toMatchObject([{ order: 'CM20240501001', description: kept }]);
  });

  it('names what it does not say, and saves nothing', () => {
    const { code, err } = program.run('new', '--from-text', file('充了一百没到账'), '--yes');
    expect(code).toBe(2);
    for (const flag of ['--site', '--order', '--paid-at', '--pay-channel']) expect(err).toContain(flag);
    expect(cases()).toEqual([]);
  });

  it('gives way to a flag, and says so', () => {
    const { code, err } = program.run('new', '--from-text', file(STORY), '--amount', '95', '--yes');
    expect(code).toBe(0);
    expect(err).toContain('用命令里写的');
    expect(cases()).toMatchObject([{ amountFen: 9500 }]);
  });

  it.each([
    ['昨天被人拉去刷单，垫付了3000元', 'fraud'],
    ['支付宝被盗刷了500元，不是我付的', 'stolen-payment'],
    ['点卡到账了，就是不想要了', 'changed-mind'],
    ['在赌博网站充了1000元，不给提现', 'unlawful-goods'],
  ])('that is no refund case has no problem: %s', (text, warning) => {
    expect(program.run('new', '--from-text', file(text), '--json').json()).toMatchObject({
      proposal: { problem: null },
      warnings: [{ warning }],
    });
  });

  it('comes from standard input too, in the encodings people have', () => {
    const piped = spawnSync(process.execPath, [BIN, 'new', '--from-text', '-', '--json'], {
      env: program.environment,
      input: STORY,
      encoding: 'utf8',
    });
    expect(JSON.parse(piped.stdout)).toMatchObject({ proposal: { order: 'CM20240501001' } });
    const wide = file(Buffer.from(`\ufeff${STORY}`, 'utf16le'));
    expect(program.run('new', '--from-text', wide, '--json').json()).toMatchObject({
      proposal: { site: '星星卡盟' },
    });
  });

  it('is refused where it cannot be read, with what to do', () => {
    for (const [content, said] of [
      ['', '是空的'],
      [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2), '不是文字'],
      ['a'.repeat(1_100_000), '太大了'],
    ] as const) {
      const { code, err } = program.run('new', '--from-text', file(content), '--yes');
      expect([code, err]).toEqual([1, expect.stringContaining(said)]);
    }
    expect(program.run('new', '--from-text', join(program.home, 'nowhere.txt')).err).toContain('nowhere.txt');
    expect(cases()).toEqual([]);
  });

  it('can do nothing to the screen', () => {
    const hostile = file(`${STORY}\u001b[31m\u202e 在坏\u0007人卡盟`);
    const { out, err } = program.run('new', '--from-text', hostile);
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe.skipIf(!hasTerminal)('in a terminal', () => {
  const ENTER = '\r';

  it('a pasted chat of many lines is read whole, two readings are asked about, the rest is asked', async () => {
    const terminal = new Terminal(program.environment, ['new', '--from-text', '-']);
    const chat = [
      '我: 今天下午2点02分付的88元点卡没到',
      '',
      '客服: 亲 显示成功',
      '我: 单号A20240501888 还是 A20240501889',
    ];
    await terminal.answer('贴进来', chat.join('\r') + ENTER);
    await terminal.answer('A20240501889', ENTER);
    // It tells no time of what was said in it.
    await terminal.answer('是什么时候聊的', ENTER);
    await terminal.answer('按这样记下吗', ENTER);
    await terminal.answer('订单号，哪一个对', `2${ENTER}`);
    await terminal.answer('拿规定拒绝你', ENTER);
    await terminal.answer('网站叫什么', `星星卡盟${ENTER}`);
    await terminal.answer('怎么付的', `2${ENTER}`);
    await terminal.answer('都对吗', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(cases()).toMatchObject([
      { order: 'A20240501889', amountFen: 8800, paidAt: '2024-05-01T14:02:00+08:00', site: '星星卡盟' },
    ]);
  });

  it('what is no refund case is only gone on with after a yes', async () => {
    const terminal = new Terminal(program.environment, [
      'new',
      '--from-text',
      file('东西到账了，就是不想要了'),
    ]);
    await terminal.answer('还是要开一个退款案件吗', ENTER);
    expect(await terminal.ended).toBe(130);
    expect(cases()).toEqual([]);
  });

  it('a reply of many lines is pasted whole', async () => {
    program.open();
    const terminal = new Terminal(program.environment, ['got', '1']);
    await terminal.answer(
      '贴进来',
      ['客服小美：您好', '', '客服小美：同意退款，24小时内到账'].join('\r') + ENTER,
    );
    await terminal.answer('24小时内到账', ENTER);
    await terminal.answer('按这样记下吗', ENTER);
    await terminal.answer('那次联系', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(program.run('history', '1', '--json').out).toContain('"outcome":"accepted"');
  });
});
