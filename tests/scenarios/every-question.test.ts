import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

const ENTER = '\r';
const ESC = '\u001b';
const CTRL_C = '\u0003';

/** The questions of a new case, with what is typed. */
const QUESTIONS = [
  ['出了什么事', ENTER, '订单显示完成了'],
  ['拿规定拒绝你', `3${ENTER}`, '❯ 3. '],
  ['网站叫什么', `某某卡盟${ENTER}`, '某某卡盟'],
  ['订单号是多少', `CM20240501001${ENTER}`, 'CM20240501001'],
  ['付了多少钱', `100${ENTER}`, '¥100.00'],
  ['什么时候付的', `2024-05-01 14:02${ENTER}`, '2024-05-01 14:02'],
  ['怎么付的', `2${ENTER}`, '❯ 2. '],
  ['买的是什么', `100元游戏点卡${ENTER}`, '100元游戏点卡'],
  ['充到哪个账号', `me@example.com${ENTER}`, 'me@example.com'],
] as const;
const OPENED = {
  site: '某某卡盟',
  order: 'CM20240501001',
  amountFen: 10_000,
  paidAt: '2024-05-01T14:02:00+08:00',
  payChannel: 'alipay',
  product: '100元游戏点卡',
  account: 'me@example.com',
};
const cases = () => (program.run('status', '--json').json() as { cases: unknown[] }).cases;

describe.skipIf(!hasTerminal)('every question of a new case', () => {
  it('goes back on Esc to the one before, whose answer stands there, and on again with Enter', async () => {
    const terminal = new Terminal(program.environment, ['new']);
    for (const [place, [label, keys]] of QUESTIONS.entries()) {
      const before = QUESTIONS[place - 1];
      if (before) {
        await terminal.answer(label, ESC);
        const [earlier, , kept] = before;
        expect(await terminal.shows(kept)).toContain(earlier);
        await terminal.answer(kept, ENTER);
      }
      await terminal.answer(label, keys);
    }
    await terminal.answer('都对吗', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(cases()).toMatchObject([OPENED]);
  });

  it.each(QUESTIONS.map(([label], place) => [label, place] as const))(
    'can be left with Ctrl-C at “%s”, and no answer is lost',
    async (label, place) => {
      const terminal = new Terminal(program.environment, ['new']);
      for (const [asked, keys] of QUESTIONS.slice(0, place)) await terminal.answer(asked, keys);
      await terminal.answer(label, CTRL_C);
      expect(await terminal.ended).toBe(130);
      // Nothing was answered at the first: nothing waits to be gone on with.
      const again = new Terminal(program.environment, place === 0 ? ['new'] : ['new', '--resume']);
      for (const [asked, keys] of QUESTIONS.slice(place)) await again.answer(asked, keys);
      await again.answer('都对吗', ENTER);
      expect(await again.ended).toBe(0);
      expect(cases()).toMatchObject([OPENED]);
    },
  );
});

/** The questions of commands that record something, each with its first. */
const COMMANDS = [
  [
    ['log', 'contact', '1'],
    [
      ['说了什么', `客服说在查${ENTER}`],
      ['怎么联系的', `2${ENTER}`],
      ['客服工号', `1001${ENTER}`],
      ['什么时候之前办', ENTER],
    ],
  ],
  [
    ['log', 'filed', '1'],
    [
      ['提交给谁', `2${ENTER}`],
      ['编号', `A1${ENTER}`],
      ['钱是谁付的', ENTER],
    ],
  ],
  [
    ['clause', 'add', '1'],
    [
      ['规则叫什么', `条款${ENTER}`],
      ['第几条', ENTER],
      ['原文', `超过1小时可申请退款${ENTER}${ENTER}`],
      ['多长时间', ENTER],
      ['哪个网页', ENTER],
    ],
  ],
] as const;

describe.skipIf(!hasTerminal)('every question of a command', () => {
  it.each(COMMANDS)('%j goes back on Esc, and records once', async (words, questions) => {
    program.open();
    const recorded = () =>
      (program.run('history', '1', '--json').json() as { events: { type: string }[] }).events.filter(
        ({ type }) => type !== 'facts-edited',
      ).length;
    const before = recorded();
    const terminal = new Terminal(program.environment, words);
    for (const [place, [label, keys]] of questions.entries()) {
      const [earlier, again] = questions[place - 1] ?? [];
      if (earlier !== undefined && again !== undefined) {
        await terminal.answer(label, ESC);
        // What was answered stands there: a list on its row, a line on its text.
        await terminal.answer(earlier, earlier === '原文' ? again : ENTER);
      }
      await terminal.answer(label, keys);
    }
    expect(await terminal.ended).toBe(0);
    expect(recorded()).toBe(before + 1);
  });

  it.each(COMMANDS)(
    '%j can be left with Ctrl-C at each, and nothing is recorded',
    async (words, questions) => {
      program.open();
      const before = program.run('history', '1', '--json').out;
      for (const place of questions.keys()) {
        const terminal = new Terminal(program.environment, words);
        for (const [label, keys] of questions.slice(0, place)) await terminal.answer(label, keys);
        await terminal.answer(questions[place]?.[0] ?? '', CTRL_C);
        expect(await terminal.ended).toBe(130);
      }
      expect(program.run('history', '1', '--json').out).toBe(before);
    },
  );
});

describe.skipIf(!hasTerminal)('the dispute of the guide, by the menu alone', () => {
  it.each([60, 80])('from the payment to the money, at %i columns', async (columns) => {
    const folder = mkdtempSync(join(tmpdir(), 'refund-dispute-'));
    writeFileSync(join(folder, '电子回单.txt'), '付款记录 CM20261103001 100.00 2026-11-03 20:15');
    let terminal!: Terminal;
    const day = (now: string) => {
      program.environment['REFUND_NOW'] = now;
      terminal = new Terminal(program.environment, [], folder, columns);
    };
    const answer = (text: string, keys: string) => terminal.answer(text, keys);
    const leave = async () => {
      await answer('看完了按回车', ENTER);
      await answer('接下来做什么', ESC);
      await answer('看哪个案件', ESC);
      expect(await terminal.ended).toBe(0);
    };

    day('2026-11-03T21:10:00+08:00');
    await answer('怎么开始', ENTER);
    await answer('出了什么事', ENTER);
    await answer('拿规定拒绝你', ENTER);
    await answer('网站叫什么', `某某卡盟${ENTER}`);
    await answer('订单号是多少', `CM20261103001${ENTER}`);
    await answer('付了多少钱', `100块${ENTER}`);
    await answer('什么时候付的', `今天 20:15${ENTER}`);
    await answer('怎么付的', `2${ENTER}`);
    await answer('买的是什么', `100元游戏点卡${ENTER}`);
    await answer('充到哪个账号', ENTER);
    await answer('都对吗', ENTER);
    await answer('看完了按回车', ENTER);
    await answer('看哪个案件', ENTER);
    await answer('接下来做什么', `2${ENTER}`);
    await answer('撤销', `2${ENTER}`);
    await answer('说了什么', `24小时内给您处理${ENTER}`);
    await answer('怎么联系的', ENTER);
    await answer('客服工号', `1001${ENTER}`);
    await answer('什么时候之前办', `24h${ENTER}`);
    await answer('退款', ENTER);
    await answer('看完了按回车', ENTER);
    await answer('接下来做什么', `4${ENTER}`);
    await answer('看已经收了什么', ENTER);
    await answer('文件在哪', `'${join(folder, '电子回单.txt')}'${ENTER}`);
    await leave();

    day('2026-11-04T21:00:00+08:00');
    await answer('看哪个案件', ENTER);
    expect(await terminal.shows('接下来做什么')).toContain('把退款要求发给网站');
    await answer('接下来做什么', `3${ENTER}`);
    await answer('法院', ENTER);
    await answer('还联系得上吗', ENTER);
    await answer('买来自己用', ENTER);
    await answer('还要不要', ENTER);
    await answer('信在上面', `2${ENTER}`);
    await leave();

    day('2026-11-09T10:20:00+08:00');
    await answer('看哪个案件', ENTER);
    await answer('接下来做什么', `2${ENTER}`);
    await answer('撤销', ENTER);
    await answer('贴', `网站客服：亲，虚拟商品一经充值概不退款，我们不支持退款的${ENTER}${ENTER}`);
    await answer('按这样记下吗', ENTER);
    await answer('看完了按回车', ENTER);
    // The step that is due now is the complaint in the payment app.
    await answer('接下来做什么', ENTER);
    await answer('钱是谁付的', ENTER);
    await answer('看完了按回车', ENTER);
    await answer('接下来做什么', `2${ENTER}`);
    await answer('撤销', `4${ENTER}`);
    await answer('提交给谁', `2${ENTER}`);
    await answer('编号', `20261109778812${ENTER}`);
    await leave();

    day('2026-11-13T09:05:00+08:00');
    await answer('看哪个案件', ENTER);
    await answer('接下来做什么', `2${ENTER}`);
    await answer('撤销', `5${ENTER}`);
    await answer('退回多少钱', `100${ENTER}`);
    await answer('看完了按回车', ENTER);
    await answer('接下来做什么', ENTER);
    await answer('看完了按回车', ENTER);
    await answer('接下来做什么', ESC);
    await answer('怎么开始', ESC);
    expect(await terminal.ended).toBe(0);

    const { events } = program.run('history', '1', '--json').json() as { events: { type: string }[] };
    expect(events.map(({ type }) => type).filter((type) => type !== 'facts-edited')).toEqual([
      'case-opened',
      'contact-logged',
      'evidence-added',
      'request-logged',
      'reply-logged',
      'filing-logged',
      'refund-logged',
      'case-closed',
    ]);
    rmSync(folder, { recursive: true, force: true });
  });
});
