import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';
import { preloadWindows } from '../support/windows.ts';

let program: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  folder = mkdtempSync(join(tmpdir(), 'refund-home-'));
});
afterEach(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const ENTER = '\r';
const ESC = '\u001b';
const CTRL_C = '\u0003';
const begin = (...words: string[]) => new Terminal(program.environment, words);
const STORY =
  'new --site 某某卡盟 --order CM20240501001 --amount 100 --paid-at 2024-04-30T20:15+08:00 --product 100元游戏点卡 ' +
  '--pay-channel alipay --deducted yes --order-state success --delivered nothing --refused none --goods game-card --purpose own-use';

interface Kept {
  readonly seq: number;
  readonly type: string;
  readonly text?: string;
}
const events = (): readonly Kept[] =>
  (program.run('history', '1', '--json').json() as { events: Kept[] }).events;

describe.skipIf(!hasTerminal)('refund alone, for somebody who knows no commands', () => {
  it.each([
    ['left', '怎么开始', `6${ENTER}`, 0],
    ['stopped', '怎么开始', CTRL_C, 130],
  ])(
    'in the window of a double-click, what was said stays in sight when it is %s',
    async (_, at, keys, code) => {
      const windows = preloadWindows(folder);
      const terminal = new Terminal({ ...program.environment, NODE_OPTIONS: `--require ${windows}` }, []);
      await terminal.answer(at, keys);
      await terminal.answer('按回车关掉这个窗口', `x${ENTER}`);
      expect(await terminal.ended).toBe(code);
    },
  );

  it('goes from nothing to a letter, a note of it, a reply and a piece of evidence by Enter, arrows and pasting', async () => {
    const exhibit = join(folder, '付款 截图.txt');
    writeFileSync(exhibit, '付款记录 CM20240501001 100.00');
    const terminal = begin();
    await terminal.answer('怎么开始', ENTER);
    await terminal.answer('出了什么事', ENTER);
    await terminal.answer('拿规定拒绝你', ENTER);
    await terminal.answer('网站叫什么', `某某卡盟${ENTER}`);
    await terminal.answer('订单号是多少', `CM20240501001${ENTER}`);
    await terminal.answer('付了多少钱', `100${ENTER}`);
    await terminal.answer('什么时候付的', `2024-05-01 14:02${ENTER}`);
    await terminal.answer('怎么付的', `2${ENTER}`);
    await terminal.answer('买的是什么', `100元游戏点卡${ENTER}`);
    await terminal.answer('充到哪个账号', ENTER);
    await terminal.answer('都对吗', ENTER);
    await terminal.answer('看完了按回车', ENTER);
    // The only case, then its recommended step: the request to the site.
    await terminal.answer('看哪个案件', ENTER);
    expect(await terminal.shows('接下来做什么')).toContain('现在该做：把退款要求发给网站');
    await terminal.answer('接下来做什么', `3${ENTER}`);
    await terminal.answer('法院', ENTER);
    // Each choice shows its command, so that one learns it.
    expect(await terminal.shows('还联系得上吗')).toContain('refund letter 1 --to site');
    await terminal.answer('还联系得上吗', ENTER);
    await terminal.answer('买来自己用', ENTER);
    await terminal.answer('还要不要', ENTER);
    await terminal.answer('信在上面', `2${ENTER}`);
    await terminal.answer('看完了按回车', ENTER);
    await terminal.answer('接下来做什么', `4${ENTER}`);
    await terminal.answer('看已经收了什么', ENTER);
    await terminal.answer('文件在哪', `'${exhibit}'${ENTER}`);
    await terminal.answer('看完了按回车', ENTER);
    await terminal.answer('接下来做什么', ESC);
    await terminal.answer('看哪个案件', CTRL_C);
    expect(await terminal.ended).toBe(130);
    const types = events().map(({ type }) => type);
    // What the letter had to ask is kept with the case.
    expect(types.filter((type) => type !== 'facts-edited')).toEqual([
      'case-opened',
      'request-logged',
      'evidence-added',
    ]);
  });

  it('goes back one step on Esc, and has what was begun on the line when one returns', async () => {
    program.run(...STORY.split(' '));
    const terminal = begin();
    await terminal.answer('看哪个案件', ENTER);
    await terminal.answer('接下来做什么', `2${ENTER}`);
    await terminal.answer('撤销', `2${ENTER}`);
    await terminal.answer('说了什么', '问了客服，还没');
    await terminal.answer('还没', ESC);
    await terminal.answer('接下来做什么', `2${ENTER}`);
    await terminal.answer('撤销', `2${ENTER}`);
    await terminal.answer('问了客服，还没', `回${ENTER}`);
    await terminal.answer('怎么联系的', ENTER);
    await terminal.answer('客服工号', ESC);
    await terminal.answer('怎么联系的', `2${ENTER}`);
    await terminal.answer('客服工号', ENTER);
    await terminal.answer('答应什么时候', ENTER);
    await terminal.answer('看完了按回车', ENTER);
    await terminal.answer('接下来做什么', ESC);
    await terminal.answer('看哪个案件', ESC);
    expect(await terminal.ended).toBe(0);
    expect(events()).toMatchObject([
      { type: 'case-opened' },
      { type: 'contact-logged', text: '问了客服，还没回', via: 'phone' },
    ]);
  });

  it('keeps a letter with one choice, which the case then has', async () => {
    program.run(...STORY.split(' '));
    const terminal = new Terminal(program.environment, [], folder);
    await terminal.answer('看哪个案件', ENTER);
    await terminal.answer('接下来做什么', `3${ENTER}`);
    await terminal.answer('法院', ENTER);
    await terminal.answer('还联系得上吗', ENTER);
    await terminal.answer('还要不要', ENTER);
    await terminal.answer('信在上面', ENTER);
    await terminal.answer('看完了按回车', CTRL_C);
    expect(await terminal.ended).toBe(130);
    expect(existsSync(join(folder, '案件1-给网站.txt'))).toBe(true);
    expect(events().map(({ type }) => type)).toContain('letter-written');
  });

  it('tells an error and stays', async () => {
    program.run(...STORY.split(' '));
    const terminal = begin('evidence');
    await terminal.answer('看已经收了什么', ENTER);
    await terminal.answer('文件在哪', `/nirgends/x.png${ENTER}`);
    expect(await terminal.shows('看完了按回车')).toContain('x.png');
    await terminal.answer('看完了按回车', ENTER);
    expect(await terminal.ended).toBe(0);
  });

  it('can be followed by a screen reader: lists are answered by number, and nothing is drawn again', async () => {
    program.environment['REFUND_PLAIN'] = '1';
    program.run(...STORY.split(' '));
    const terminal = begin();
    await terminal.answer('看哪个案件', '1\n');
    await terminal.answer('接下来做什么', '2\n');
    await terminal.answer('撤销', '5\n');
    await terminal.answer('退回多少钱', '?\n');
    await terminal.answer('> ', '40\n');
    const screen = await terminal.shows('看完了按回车');
    expect(screen).toContain('已记下：退回 ¥40.00');
    // No cursor was moved and no line erased.
    // eslint-disable-next-line no-control-regex
    expect(screen).not.toMatch(/\u001b\[\d*[A-HJK]/);
    await terminal.answer('看完了按回车', '1\n');
    await terminal.answer('接下来做什么', '<\n');
    await terminal.answer('看哪个案件', '<\n');
    expect(await terminal.ended).toBe(0);
  });
});

describe('refund alone, where nobody can be asked', () => {
  it('says what it is, and one command that works as printed', () => {
    const { out, code } = program.run();
    expect(code).toBe(0);
    // Its lines go on behind a backslash, as a shell reads them.
    const example = /refund (new --site .*)/.exec(out.replaceAll(/ \\\n\s*/g, ' '))?.[1] ?? '';
    const words = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(program.run(...words).code).toBe(0);
    expect(program.run().out).toContain('你有 1 个没结的案件');
  });

  it('asks nothing: a group alone tells its own commands', () => {
    const { code, err, out } = program.run('log');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('refund log request');
    // What they said has one way in.
    expect(err).not.toMatch(/log (?:contact|reply)/);
    expect(err).not.toContain('refund backup');
  });
});
