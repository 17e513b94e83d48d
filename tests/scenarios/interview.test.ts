import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

const ENTER = '\r';
const DOWN = '\u001b[B';
const CLEAR = '\u0015';
const ESC = '\u001b';
const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;
const begin = (...words: string[]) => new Terminal(program.environment, ['new', ...words]);

async function twoQuestions(terminal: Terminal): Promise<void> {
  await terminal.answer('出了什么事', ENTER);
  await terminal.answer('拿规定拒绝你', ENTER);
}

async function factsFromAmount(terminal: Terminal): Promise<void> {
  await terminal.answer('付了多少钱', `1e2${ENTER}`);
  await terminal.answer('不是金额', `${CLEAR}100${ENTER}`);
  await terminal.answer('什么时候付的', `2024-05-01 14:02${ENTER}`);
  await terminal.answer('怎么付的', `2${ENTER}`);
  await terminal.answer('买的是什么', `100元游戏点卡${ENTER}`);
  await terminal.answer('充到哪个账号', ENTER);
}

const saved = () => (program.run('status', '--json').json() as { cases: Record<string, unknown>[] }).cases;

describe.skipIf(!hasTerminal)('the interview in a terminal', () => {
  it('opens the case of the README, with one answer changed on the last screen and none lost', async () => {
    const terminal = begin();
    await twoQuestions(terminal);
    await terminal.answer('网站叫什么', `?${ENTER}`);
    await terminal.answer('信是写给它的', `某某卡盟${ENTER}`);
    await terminal.answer('订单号是多少', `CM20240501001${ENTER}`);
    await factsFromAmount(terminal);
    await terminal.answer('都对吗', DOWN.repeat(7) + ENTER);
    await terminal.answer('付了多少钱', `${CLEAR}99.50${ENTER}`);
    await terminal.answer('都对，保存', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(saved()).toMatchObject([
      {
        site: '某某卡盟',
        order: 'CM20240501001',
        amountFen: 9950,
        paidAt: '2024-05-01T14:02:00+08:00',
        payChannel: 'alipay',
        product: '100元游戏点卡',
        account: null,
        problem: 'not-delivered',
      },
    ]);
  });

  it.each(['Ctrl-C', 'kill -9'])(
    'keeps every answer through %s, and goes on where it stopped',
    async (end) => {
      const terminal = begin();
      await twoQuestions(terminal);
      await terminal.answer('网站叫什么', `某某卡盟${ENTER}`);
      await terminal.shows('订单号是多少');
      if (end === 'kill -9') await terminal.kill();
      else {
        await terminal.answer('订单号是多少', '\u0003');
        expect(await terminal.ended).toBe(130);
      }
      expect(saved()).toEqual([]);
      const resumed = begin('--resume');
      await resumed.answer('订单号是多少', `CM20240501001${ENTER}`);
      await factsFromAmount(resumed);
      await resumed.answer('都对吗', ENTER);
      expect(await resumed.ended).toBe(0);
      expect(saved()).toMatchObject([{ site: '某某卡盟', order: 'CM20240501001', amountFen: 10_000 }]);
      expect(program.run('new', '--resume').code).toBe(1);
    },
  );

  it('offers what was not finished before another is begun, so that nothing is filled in twice', async () => {
    const first = begin();
    await twoQuestions(first);
    await first.answer('网站叫什么', '\u0003');
    expect(await first.ended).toBe(130);
    const again = begin();
    await again.answer('接着填吗', ENTER);
    await again.answer('网站叫什么', '\u0003');
    expect(await again.ended).toBe(130);
    const other = begin();
    await other.answer('接着填吗', `2${ENTER}`);
    await other.answer('出了什么事', '\u0003');
    expect(await other.ended).toBe(130);
    // Begun and left at once, it left nothing: the first still waits.
    const resumed = begin('--resume');
    await resumed.answer('网站叫什么', '\u0003');
    expect(await resumed.ended).toBe(130);
  });

  it('says at once that there is no case where nothing was deducted', async () => {
    const terminal = begin();
    await terminal.answer('出了什么事', `13${ENTER}`);
    expect(await terminal.ended).toBe(1);
    expect(saved()).toEqual([]);
  });

  it('says why on ? and goes back on Esc: the earlier answers stand there, and what was half typed, too', async () => {
    const terminal = begin();
    await terminal.answer('出了什么事', '?');
    await terminal.answer('找谁退', `2${ENTER}`);
    await terminal.answer('拿规定拒绝你', ESC);
    await terminal.answer('❯ 2. ', `1${ENTER}`);
    await terminal.answer('拿规定拒绝你', ENTER);
    await terminal.answer('网站叫什么', `某某卡${ENTER}`);
    await terminal.answer('订单号是多少', 'CM2024');
    await terminal.answer('CM2024', ESC);
    await terminal.answer('某某卡', `盟${ENTER}`);
    await terminal.answer('CM2024', `0501001${ENTER}`);
    await factsFromAmount(terminal);
    await terminal.answer('都对吗', ESC);
    await terminal.answer('充到哪个账号', `me@example.com${ENTER}`);
    await terminal.answer('都对吗', DOWN.repeat(5) + ENTER);
    await terminal.answer('网站叫什么', ESC);
    await terminal.answer('都对吗', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(saved()).toMatchObject([
      { site: '某某卡盟', order: 'CM20240501001', account: 'me@example.com', amountFen: 10_000 },
    ]);
  });
});

describe.skipIf(!hasTerminal)('a paste of several lines', () => {
  const lines = ['已帮您反馈', '预计 24 小时内处理', '请耐心等待'];
  const told = () => program.run('history', '1', '--json').json();

  beforeEach(() => {
    program.run(
      ...'new --site 某某卡盟 --order CM1 --amount 100 --paid-at 2024-05-01T14:02 --pay-channel alipay'.split(
        ' ',
      ),
      ...'--problem not-delivered --json'.split(' '),
    );
  });

  it('is kept whole as a reply', async () => {
    const terminal = new Terminal(program.environment, ['got', '1']);
    await terminal.answer('贴', `${lines.join(ENTER)}${ENTER}${ENTER}`);
    await terminal.answer('是谁说的', ENTER);
    await terminal.answer('按这样记下吗', ENTER);
    await terminal.answer('那次联系', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(JSON.stringify(told())).toContain(JSON.stringify(lines.join('\n')).slice(1, -1));
  });

  it('is kept whole in a line, and answers no question after it', async () => {
    const terminal = new Terminal(program.environment, ['log', 'contact', '1']);
    await terminal.answer('说了什么', pasted(`${lines.join(ENTER)}${ENTER}`));
    await terminal.answer('请耐心等待', ENTER);
    await terminal.answer('怎么联系的', ENTER);
    await terminal.answer('客服工号', ENTER);
    await terminal.answer('什么时候之前办', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(JSON.stringify(told())).toContain(lines.join(' '));
  });

  it('is kept whole in a line even where the terminal does not mark it', async () => {
    const terminal = new Terminal(program.environment, ['log', 'contact', '1']);
    await terminal.answer('说了什么', lines.join(ENTER));
    await terminal.answer('请耐心等待', ENTER);
    await terminal.answer('怎么联系的', '\u0003');
    expect(await terminal.ended).toBe(130);
    // The three lines were one answer: none of them chose how the site was reached.
    const again = new Terminal(program.environment, ['log', 'contact', '1']);
    await again.answer('说了什么', `${lines.join(ENTER)}${ENTER}`);
    await again.answer('怎么联系的', ENTER);
    await again.answer('客服工号', ENTER);
    await again.answer('什么时候之前办', ENTER);
    expect(await again.ended).toBe(0);
    expect(JSON.stringify(told())).toContain(lines.join(' '));
  });

  it('is asked for with its reason behind a lone ?, which stays in no text', async () => {
    const terminal = new Terminal(program.environment, ['clause', 'add', '1']);
    await terminal.answer('规则叫什么', `充值条款${ENTER}`);
    await terminal.answer('第几条', `没有${ENTER}`);
    await terminal.answer('原文是什么', '?');
    await terminal.answer('信里只引用你抄下的', `${lines.join(ENTER)}${ENTER}${ENTER}`);
    await terminal.answer('多长时间', ENTER);
    await terminal.answer('哪个网页', ENTER);
    expect(await terminal.ended).toBe(0);
    expect(program.run('clause', 'list', '1', '--json').json()).toMatchObject({
      clauses: [{ title: '充值条款', number: '', text: lines.join('\n') }],
    });
  });
});

describe.skipIf(!hasTerminal)('a terminal that hangs up', () => {
  it('ends the questions quietly, and every answer is kept', async () => {
    program.run('doctor');
    const [code, told] = [join(program.home, '..', 'code'), join(program.home, '..', 'told')];
    spawnSync('mkfifo', [code]);
    const refund = `'${process.execPath}' '${BIN}' new 2> '${told}'`;
    // The shell outlives its terminal, to tell how the program ended.
    const script = spawn('script', ['-qec', `trap '' HUP; ${refund}; echo $? > '${code}'`, '/dev/null'], {
      env: { ...program.environment, TERM: 'xterm', SHELL: '/bin/sh' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let seen = '';
    await new Promise<void>((resolve) => {
      script.stdout.on('data', (bytes: Buffer) => {
        const before = seen;
        seen += bytes.toString('utf8');
        if (!before.includes('出了什么事') && seen.includes('出了什么事')) script.stdin.write(ENTER);
        if (seen.includes('拿规定拒绝你')) resolve();
      });
    });
    script.kill('SIGKILL');
    const ended = spawnSync('cat', [code], { encoding: 'utf8', timeout: 20_000 }).stdout.trim();
    expect(ended).toBe('129');
    expect(readFileSync(told, 'utf8')).not.toContain('Assertion');
    expect(program.run('backup', join(program.home, '..', 'b.zip'), '--json').json()).toMatchObject({
      cases: 0,
    });
  });
});
