import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMessages } from '../../src/words/words.ts';
import { flagsOf, loadedCommands } from '../support/every-command.ts';
import { Program } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

const commands = await loadedCommands();
const told = commands.filter(({ hidden }) => !hidden);
/** Words as a shell parts them. */
const wordsOf = (typed: string) =>
  Array.from(typed.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');

describe('the help of each command', () => {
  it.each(told.map(({ name }) => name))('%s: leads with an example, and help NAME is the same', (name) => {
    const { out, code } = program.run(...name.split(' '), '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^.+(?:\n.+)?\n\n例子：\n {2}\S/);
    expect(program.run('help', ...name.split(' ')).out).toBe(out);
  });

  it('speaks one language: no English placeholder stands in a Chinese screen', () => {
    for (const { name } of told) {
      const { out } = program.run(...name.split(' '), '--help');
      expect([name, out.match(/[<[][a-z][\w.-]*[\]>]|Usage|Options|Commands|Arguments/g)]).toEqual([
        name,
        null,
      ]);
    }
  });

  it('has examples in every language that name commands and options there are', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { help } = await loadMessages(language);
      const examples = commands.flatMap((row) => (row.definition ?? row).examples?.[language] ?? []);
      expect(examples.length).toBeGreaterThan(50);
      for (const [typed] of [...help.examples, ...examples]) {
        const [program_, ...words] = wordsOf(
          typed.replace(/^source <\((.*)\)$/, '$1').replace(/ (?:- <|\|) .*$/, ''),
        );
        const row =
          commands.find(({ name }) => name === words.slice(0, 2).join(' ')) ??
          commands.find(({ name }) => name === words[0]);
        expect([typed, program_, row?.definition !== undefined]).toEqual([typed, 'refund', true]);
        const known = flagsOf(row?.definition);
        for (const word of words.filter((one) => /^--?[a-z]/.test(one)))
          expect([typed, word, known.includes(word)]).toEqual([typed, word, true]);
      }
    }
  });

  it('says what every argument is', () => {
    for (const { name, takes, definition } of told) {
      const names = Array.from(takes?.matchAll(/[\w-]+/g) ?? [], ([one]) => one);
      expect([name, Object.keys(definition?.arguments ?? {})]).toEqual([name, names]);
    }
  });

  it('in Chinese has no English sentence', () => {
    for (const { name, about, definition } of told) {
      const words = [about, ...Object.values({ ...definition?.arguments, ...definition?.options })];
      for (const { zh } of words)
        expect([name, zh.replaceAll(/refund [a-z -]+/g, '')]).not.toEqual([
          name,
          expect.stringMatching(/[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/),
        ]);
    }
  });
});

describe('refund help', () => {
  it('alone is the help of the whole program, which names its topics', () => {
    const { out } = program.run('help');
    expect(out).toBe(program.run('--help').out);
    expect(out).toContain('exit-codes、environment、privacy、times');
  });

  it('shows a dozen commands of every day; all of them are one word away', () => {
    const short = program.run('--help').out;
    expect(short).toContain('refund help all');
    const listed = (out: string) => out.match(/^ {2}(?!refund)[a-z]+(?= )/gm)?.length ?? 0;
    expect(listed(short)).toBe(12);
    expect(listed(program.run('help', 'all').out)).toBeGreaterThan(24);
    expect(program.run('help', 'all').out).toContain('calendar');
  });

  it('shows eight facts where facts are taken, and all with their Chinese names as a topic', () => {
    for (const name of ['new', 'edit', 'import']) {
      const { out } = program.run(name, '--help');
      expect(
        out.match(/^ {2}--(?:deducted|order-state|delivered|refused|site|amount|paid-at|pay-channel) /gm),
      ).toHaveLength(8);
      expect(out).not.toMatch(/--payee-address/);
      expect(out).toContain('refund help facts');
    }
    const { out } = program.run('help', 'facts');
    expect(out).toMatch(/--payee-address +收款方地址/);
    expect(out.match(/^ {2}--/gm)?.length).toBeGreaterThan(24);
  });

  it.each([
    ['exit-codes', '130'],
    ['environment', 'REFUND_HOME'],
    ['privacy', 'refund erase'],
    ['times', '昨天 14:02'],
    ['facts', '--paid-at'],
  ])('%s tells of it, in both languages', (topic, word) => {
    expect(program.run('help', topic)).toMatchObject({ code: 0, out: expect.stringContaining(word) });
    const english = program.runWith({ REFUND_LANG: 'en' }, 'help', topic).out;
    expect(english).toMatch(/^[A-Z]/);
    if (topic !== 'times') expect(english).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each([
    [['exit-code'], 'refund help exit-codes'],
    [['environmnet'], 'refund help environment'],
    [['lettter'], 'refund help letter'],
    [['evidence', 'ad'], 'refund help evidence add'],
  ])('%j is told what was meant', (words, meant) => {
    expect(program.run('help', ...words)).toMatchObject({ code: 2, err: expect.stringContaining(meant) });
  });
});

describe('what is mistyped gets the nearest right one', () => {
  beforeEach(() => {
    program.open();
    program.open('--order', 'CM20240501002', '--site', '另一家');
    program.open('--order', 'CM20240501003');
  });

  it.each([
    [['staus'], '是不是想用 refund stats 或 refund status？'],
    [['lettr', '1'], '是不是想用 refund letter？'],
    [['evidence', 'ad', '1'], '是不是想用 refund evidence add？'],
    [['clause', 'add', '1', '--nubmer', '3'], 'refund help clause add'],
    [['edit', '1', '--prodct', '点卡'], '是不是想用 --product？'],
    [['letter', '1', '--too', 'site'], '是不是想用 --to？'],
    [['letter', '1', '--to', '12135'], '是不是想写 12315？'],
    [['letter', '1', '--to', 'paymnet'], '是不是想写 payment？'],
    [['letter', '1', '--to', '支付宝'], '是不是想写 payment？'],
    [['letter', '1', '--to', '消协'], '是不是想写 consumer-association？'],
    [['log', 'filed', '1', '--to', '报警'], '是不是想写 police？'],
    [['export', '1', '--for', '法院'], '是不是想写 court？'],
    [['edit', '1', '--pay-channel', 'alpay'], '是不是想写 alipay？'],
    [['close', '1', '--outcome', 'refund'], '是不是想写 refunded？'],
    [['status', '案件2'], '是不是案件 2？'],
    [['status', '#3'], '是不是案件 3？'],
    [['letter'], '后面还要写案件编号'],
  ])('%j', (words, guess) => {
    const { code, err } = program.run(...words);
    expect([code === 0, err]).toEqual([false, expect.stringContaining(guess)]);
  });

  it.each([
    [['letter', '1', '--to', 'xyzzy']],
    [['log', 'filed', '1', '--to', '人']],
    [['log', 'filed', '1', '--to', '电信']],
    [['erase', '8']],
    [['status', '99999']],
    [['help', '天气']],
  ])('%j is like nothing, and nothing is guessed', (words) => {
    expect(program.run(...words).err).not.toContain('是不是');
  });
});
