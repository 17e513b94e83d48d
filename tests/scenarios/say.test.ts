import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program({ REFUND_NOW: '2026-11-22T15:00:00+08:00', REFUND_QUIET: '1' });
  program.open('--paid-at', '2026-11-20 13:02');
  const spoke = ['--agent', '1001', '--promise', '2026-11-21 10:00', '--at', '2026-11-20 18:00'];
  program.run('log', 'contact', '1', '会处理', ...spoke);
});
afterEach(() => program.remove());

/** The words of a command line as a shell takes them, one a line. */
const words = (command: string) =>
  spawnSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
    .stdout.split('\n')
    .slice(0, -1);

describe('refund say', () => {
  it('prints the sentence alone, and beside it how to log what was said', () => {
    const { code, out, err } = program.run('say', '1', '系统处理中');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^您好，订单 CM20240501001（100.00 元）：客服 1001 11月20日 18:00 答应 11月21日 10:00 前答复，已经过了。[^\n]+\n$/,
    );
    expect(err).toContain("refund got 1 --from site '系统处理中'");
    expect(program.run('got', '1', '--from', 'site', '系统处理中', '--yes').code).toBe(0);
  });

  it('gives scripts the phrase, the text, its length and the command', () => {
    const { out, json } = program.run('say', '1', '系统处理中', '--json');
    const answer = json() as { text: string; length: number };
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(answer).toMatchObject({
      schema: 1,
      phrase: 'processing',
      command: "refund got 1 --from site '系统处理中'",
      scam: false,
    });
    expect(answer.length).toBe([...answer.text].length);
    expect(answer.length).toBeLessThanOrEqual(200);
  });

  it('says that it does not know a phrase, and still has an answer', () => {
    const { out, err } = program.run('say', '1', '呵呵');
    expect(out).toContain('书面答复是否退款');
    expect(err).toContain('没认出');
    expect(program.run('say', '1', '呵呵', '--json').json()).toMatchObject({ phrase: null });
  });

  it('warns of a scam before anything else, and says to pay nothing', () => {
    const { out, err } = program.run('say', '1', '先交解冻费才能退');
    expect(err).toMatch(/^【先看这里】这是骗局的典型说法[\s\S]*一分钱都不要再付[\s\S]*96110/);
    expect(err).toContain('refund log filed 1 --to police');
    expect(out).toContain('我不会先付任何费用');
    expect(program.run('say', '1', '先交解冻费', '--json').json()).toMatchObject({ scam: true });
  });

  it('gives the warnings of the case first, as the letter does', () => {
    program.run('edit', '1', '--reachable', 'no');
    expect(program.run('say', '1', '处理中').err).toMatch(/^【先看这里】网站已经联系不上/);
  });

  it.each([
    'it\'s $(touch /tmp/x) `id` \\ "q" !!',
    '-rf',
    "'; rm -rf ~ #",
    '一行\n两行\u001b[31m\u202e',
    '--help',
  ])('hands %j to no shell as anything but text', (phrase) => {
    const { code, err, json } = program.run('say', '1', '--json', '--', phrase);
    expect(code).toBe(0);
    const { command } = json() as { command: string };
    expect(words(command).slice(0, 5)).toEqual(['refund', 'got', '1', '--from', 'site']);
    expect(words(command).filter((word) => word !== '--')).toHaveLength(6);
    expect(err + command).not.toMatch(/[\u001b\u202e\n]/);
    expect(program.run('got', '--json', ...words(command).slice(2)).code).toBe(0);
  });

  it('writes nothing', () => {
    const bytes = () =>
      readdirSync(program.home, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('.'))
        .map((name) => [name, readFileSync(join(program.home, name)).toString('base64')]);
    const before = bytes();
    program.run('say', '1', '处理中');
    expect(bytes()).toEqual(before);
  });

  it('names what is missing where nobody can be asked, and refuses an empty, a closed and an unknown case', () => {
    for (const json of [[], ['--json']]) {
      const { code, out, err } = program.run('say', '1', ...json);
      expect(code).toBe(2);
      expect(out + err).toMatch(/后面还要写文字|text/);
    }
    expect(program.run('say', '1', ' ').code).toBe(2);
    expect(program.run('say', '7', '处理中').code).toBe(1);
    program.run('log', 'refunded', '1', '--amount', '100');
    expect(program.run('say', '1', '处理中').err).toContain('refund close 1 --outcome refunded');
    program.run('close', '1', '--outcome', 'refunded');
    expect(program.run('say', '1', '处理中').code).toBe(1);
  });

  it('speaks English beside the Chinese sentence', () => {
    const { out, err } = program.runWith({ REFUND_LANG: 'en' }, 'say', '1', '处理中');
    expect(out).toContain('请在 11月23日 18:00 前');
    expect(err).toContain('ask for a date');
  });

  it.runIf(hasTerminal)('shows the usual phrases in a terminal, and takes one typed', async () => {
    const chosen = new Terminal(program.environment, ['say', '1']);
    await chosen.answer('对方怎么说的', '\u001b[B\r');
    expect(await chosen.shows('refund got 1')).toContain('投诉和退款是两件事');
    expect(await chosen.ended).toBe(0);
    const typed = new Terminal(program.environment, ['say', '1']);
    await typed.answer('对方怎么说的', '\u001b[A\r');
    await typed.answer('对方的原话', '明天再看\r');
    expect(await typed.shows("refund got 1 --from site '明天再看'")).toContain('好的，那请定下来');
    expect(await typed.ended).toBe(0);
  });
});
