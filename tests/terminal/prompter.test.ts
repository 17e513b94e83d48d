import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/ports.ts';
import { makePrompter } from '../../src/terminal/prompter.ts';
import { interview } from '../../src/words/zh/facts.ts';

const ENTER = '\r';
const ESC = '\u001b';
const DOWN = '\u001b[B';
const LEFT = '\u001b[D';
const BACKSPACE = '\u007f';
const CLEAR = '\u0015';
const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;
const plain = (text: string) => text;
const paint = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain };

/** A prompter before a screen of 40 columns. */
class Asked {
  readonly #screen = new xterm.Terminal({ cols: 40, rows: 24, convertEol: true, allowProposedApi: true });
  /** How often raw mode was left while somebody read: Windows then waits for a whole line, which nobody hears. */
  linesLost = 0;
  #reads = false;
  readonly input = Object.assign(new PassThrough(), {
    setRawMode: (on: boolean) => {
      if (!on && this.#reads) this.linesLost += 1;
    },
  });
  readonly #output = Object.assign(
    new Writable({ write: (bytes: Buffer, _, done) => this.#screen.write(new Uint8Array(bytes), done) }),
    // As with the standard streams, a question that ends leaves it open.
    { columns: 40, rows: 24, _isStdio: true },
  );
  readonly prompter: Prompter = makePrompter(interview.prompt, paint, {
    input: this.input,
    output: this.#output,
  });

  constructor() {
    this.input.on('resume', () => (this.#reads = true));
    // As with standard input, which stops reading a little later.
    this.input.on('pause', () => process.nextTick(() => (this.#reads = false)));
  }

  /** Types, and waits until the screen stands still. */
  async type(...keys: string[]): Promise<void> {
    await this.#settled();
    for (const key of keys) {
      this.input.write(key);
      await this.#settled();
    }
  }

  async #settled(): Promise<void> {
    let before: string | undefined;
    for (let now = ''; now === '' || now !== before;) {
      before = now;
      await aMoment();
      now = this.lines.length === 0 ? '' : `${this.cursor} ${this.lines.join('\n')}`;
    }
  }

  get lines(): string[] {
    const { active } = this.#screen.buffer;
    const lines = Array.from({ length: 24 }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** Where the next character would stand: row and column, from 0. */
  get cursor(): [number, number] {
    const { cursorY, cursorX } = this.#screen.buffer.active;
    return [cursorY, cursorX];
  }
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));
const question = { label: '钱扣了吗？', why: '没扣款就没有钱要退' };
const choices = [
  { value: 'yes', label: '扣了' },
  { value: 'no', label: '没扣' },
];

describe('a question with choices', () => {
  it('takes arrows and digits, and says why on ?, also on that of a Chinese keyboard', async () => {
    const asked = new Asked();
    const answer = asked.prompter.choose({ ...question, choices });
    await asked.type();
    expect(asked.lines).toEqual([
      '? 钱扣了吗？',
      '❯ 1. 扣了',
      '  2. 没扣',
      '',
      '（↑↓ 选，回车定，? 看为什么问）',
    ]);
    await asked.type('?');
    expect(asked.lines).toContain('没扣款就没有钱要退');
    expect(asked.lines).toContain('❯ 1. 扣了');
    await asked.type('？');
    expect(asked.lines).not.toContain('没扣款就没有钱要退');
    await asked.type(DOWN);
    expect(asked.lines).toContain('❯ 2. 没扣');
    await asked.type('1', ENTER);
    await expect(answer).resolves.toBe('yes');
    expect(asked.lines).toEqual(['✔ 钱扣了吗？ 扣了']);
  });

  it('takes numbers of two digits, or the police would be the payment channel', async () => {
    const asked = new Asked();
    const twelve = Array.from({ length: 12 }, (_, index) => ({
      value: `v${index + 1}`,
      label: `第${index + 1}项`,
    }));
    const answer = asked.prompter.choose({ ...question, choices: twelve });
    await asked.type('1', '2');
    expect(asked.lines).toContain('❯ 12. 第12项');
    await asked.type(ENTER);
    await expect(answer).resolves.toBe('v12');
  });

  it('begins at the answer that was given before', async () => {
    const asked = new Asked();
    const answer = asked.prompter.choose({ ...question, choices, preset: 'no' });
    await asked.type(ENTER);
    await expect(answer).resolves.toBe('no');
  });

  it('breaks a long choice where Chinese may be broken, below its own beginning', async () => {
    const asked = new Asked();
    const label = '客服说的是充值以后一律不能退款，因为是虚拟商品。';
    const answer = asked.prompter.choose({ ...question, choices: [...choices, { value: 'long', label }] });
    await asked.type();
    expect(asked.lines.slice(3, 5)).toEqual([
      '  3. 客服说的是充值以后一律不能退款，',
      '     因为是虚拟商品。',
    ]);
    await asked.type('3', ENTER);
    await expect(answer).resolves.toBe('long');
  });

  it('answers yes and no by digit, by letter and by Enter', async () => {
    for (const [keys, meant] of [
      ['', true],
      ['1', true],
      ['2', false],
      ['y', true],
      ['n', false],
    ] as const) {
      const asked = new Asked();
      const answer = asked.prompter.confirm(question, true);
      await asked.type(...keys, ENTER);
      await expect(answer).resolves.toBe(meant);
    }
  });
});

describe('a question with a line', () => {
  const amount = {
    label: '付了多少钱？',
    why: '只要求退实际付的钱',
    check: (text: string) => (text === '100' ? undefined : `“${text}”不是金额`),
  };
  const free = { ...amount, check: () => undefined };

  it('has what is typed next take the place of what was refused; Tab takes that up again', async () => {
    const asked = new Asked();
    const answer = asked.prompter.type(amount);
    await asked.type('1', '0', ENTER);
    expect(asked.lines.slice(0, 2)).toEqual(['? 付了多少钱？ 10', '“10”不是金额（直接打字就重写，按']);
    await asked.type('9', '9', ENTER);
    expect(asked.lines[0]).toBe('? 付了多少钱？ 99');
    await asked.type('1', '0', ENTER, '\t', '0');
    expect(asked.lines).toEqual(['? 付了多少钱？ 100']);
    await asked.type(ENTER);
    await expect(answer).resolves.toBe('100');
  });

  it('says why on a ? in an empty box, without Enter, and the box stays empty', async () => {
    const asked = new Asked();
    const answer = asked.prompter.type(amount);
    await asked.type('？');
    expect(asked.lines.join('')).toContain('只要求退实际付的钱');
    await asked.type('1', '00', ENTER);
    await expect(answer).resolves.toBe('100');
  });

  it('offers the answer of before, which can be emptied', async () => {
    const asked = new Asked();
    const first = asked.prompter.type({ ...free, preset: '某某卡盟' });
    await asked.type(BACKSPACE, '网', ENTER);
    await expect(first).resolves.toBe('某某卡网');
    const second = asked.prompter.type({ ...free, preset: '某某卡盟' });
    await asked.type(CLEAR, ENTER);
    await expect(second).resolves.toBe('');
  });

  it('goes back on Esc with what was typed, and only where there is a question before', async () => {
    const asked = new Asked();
    const answer = asked.prompter.type({ ...free, back: true });
    await asked.type('某某');
    asked.input.write(ESC);
    await expect(answer).rejects.toMatchObject({ name: 'BackError', typed: '某某' });
    const first = asked.prompter.type(free);
    await asked.type(ESC);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await asked.type('卡盟', ENTER);
    await expect(first).resolves.toBe('卡盟');
  });

  it('tells an Esc from an arrow key', async () => {
    const asked = new Asked();
    const answer = asked.prompter.type({ ...free, back: true });
    await asked.type('卡盟');
    asked.input.write(ESC);
    asked.input.write('[D');
    await asked.type('某', ENTER);
    await expect(answer).resolves.toBe('卡某盟');
  });

  it('takes a paste of several lines as one line, and waits for Enter', async () => {
    const asked = new Asked();
    const answer = asked.prompter.type(free);
    await asked.type(pasted('已经给您反馈了\r\n  24 小时内\r处理\r'));
    expect(asked.lines.join('')).toBe('? 付了多少钱？ 已经给您反馈了 24 小时内处理');
    await asked.type('！', ENTER);
    await expect(answer).resolves.toBe('已经给您反馈了 24 小时内 处理！');
  });

  it('is broken off by Ctrl-C, by Ctrl-D on an empty line and by a closed terminal', async () => {
    for (const key of ['\u0003', '\u0004', null]) {
      const asked = new Asked();
      const answer = asked.prompter.type(free);
      const refused = expect(answer).rejects.toMatchObject({ code: 'cancelled' });
      if (key === null) {
        await asked.type();
        asked.input.end();
      } else await asked.type(key);
      await refused;
    }
  });

  it('has its cursor behind the last character, whatever its width and however many rows it fills', async () => {
    const asked = new Asked();
    const refusing = { ...amount, label: '网站叫什么？' };
    void asked.prompter.type(refusing).catch(() => {});
    await asked.type('卡盟');
    expect(asked.cursor).toEqual([0, 2 + 12 + 1 + 4]);
    await asked.type(LEFT);
    expect(asked.cursor).toEqual([0, 2 + 12 + 1 + 2]);
    await asked.type('\u001b[C', ENTER);
    expect(asked.lines.slice(0, 2)).toEqual(['? 网站叫什么？ 卡盟', '“卡盟”不是金额（直接打字就重写，按']);
    expect(asked.cursor).toEqual([0, 19]);
    // 15 columns of label leave 12 wide characters and a column that stays empty.
    await asked.type(CLEAR, '充'.repeat(30), ENTER);
    expect(asked.lines.slice(0, 2)).toEqual([`? 网站叫什么？ ${'充'.repeat(12)}`, '充'.repeat(18)]);
    expect(asked.lines.slice(2).join('')).toContain('不是金额');
    expect(asked.cursor).toEqual([1, 36]);
    await asked.type(BACKSPACE);
    expect(asked.lines).toEqual([`? 网站叫什么？ ${'充'.repeat(12)}`, '充'.repeat(17)]);
    expect(asked.cursor).toEqual([1, 34]);
    await asked.type(ENTER, '\t', '充充充');
    expect(asked.lines).toEqual([`? 网站叫什么？ ${'充'.repeat(12)}`, '充'.repeat(20)]);
    await asked.type('值');
    expect(asked.lines.at(-1)).toBe('值');
    expect(asked.cursor).toEqual([2, 2]);
  });
});

describe('a question for a passphrase', () => {
  it('shows nothing of what is typed, while it is typed and after, and has a refused one typed anew', async () => {
    const asked = new Asked();
    const answer = asked.prompter.secret({
      label: '密码',
      why: '丢了就打不开',
      check: (text: string) => (text === 'word' ? undefined : '两次不一样'),
    });
    await asked.type('w', 'r', 'o', 'n', 'g');
    const shown = ['? 密码', '  丢了就打不开 （输入时不显示）'];
    expect(asked.lines).toEqual(shown);
    await asked.type(ENTER);
    expect(asked.lines).toEqual([...shown, '两次不一样']);
    await asked.type('w', 'o', 'r', 'd');
    expect(asked.lines).toEqual(shown);
    await asked.type(ENTER);
    await expect(answer).resolves.toBe('word');
    expect(asked.lines).toEqual(['✔ 密码']);
  });
});

describe('a long list', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => ({
    value: String(index),
    label: `11-20 14:02  ${index}.00  商家${index}`,
  }));

  it('is narrowed down by what is typed; ten are shown, and how many more fit', async () => {
    const asked = new Asked();
    const answer = asked.prompter.search({
      label: '哪一笔？',
      why: '只列出付出去的钱',
      none: '没有对得上的',
      more: (count: number) => `另有 ${count} 笔`,
      choices: rows,
    });
    await asked.type();
    expect(asked.lines).toContain('另有 99990 笔');
    await asked.type('?');
    expect(asked.lines).toContain('只列出付出去的钱');
    await asked.type(BACKSPACE, '商家9999 ');
    expect(asked.lines).toContain('❯ 11-20 14:02  9999.00  商家9999');
    expect(asked.lines).toContain('另有 1 笔');
    expect(asked.cursor).toEqual([0, 2 + 8 + 1 + 9]);
    await asked.type('zz');
    expect(asked.lines).toContain(' 没有对得上的');
    await asked.type(ENTER);
    for (let n = 0; n < 'zz'.length; n += 1) await asked.type(BACKSPACE);
    await asked.type(DOWN, ENTER);
    await expect(answer).resolves.toBe('99990');
  });
});

describe('a paste', () => {
  it('keeps all its lines, ends with an empty one, and says why on a ? before them', async () => {
    const asked = new Asked();
    const answer = asked.prompter.paste({ label: '把回复贴进来', why: '原话最有用' });
    await asked.type('?\r');
    expect(asked.lines).toContain('原话最有用');
    await asked.type('已收到\r第二行\r\r');
    await expect(answer).resolves.toBe('已收到\n第二行');
  });
});

describe('every question', () => {
  it('stops reading before it leaves raw mode, so that Windows hears the first Enter of the next', async () => {
    const asked = new Asked();
    const { prompter } = asked;
    const check = () => undefined;
    const ways: readonly [() => Promise<unknown>, ...string[]][] = [
      [() => prompter.choose({ ...question, choices }), ENTER],
      [() => prompter.confirm(question, true), ENTER],
      [() => prompter.type({ ...question, check }), '100', ENTER],
      [() => prompter.type({ ...question, check, back: true }), ESC],
      [() => prompter.secret({ ...question, check }), 'x', ENTER],
      [() => prompter.search({ ...question, choices, none: '没有', more: String }), ENTER],
      [() => prompter.paste(question), '话\r\r'],
      [() => prompter.choose({ ...question, choices }), '\u0003'],
    ];
    for (const [ask, ...keys] of ways) {
      const answer = ask().catch(() => {});
      await asked.type(...keys);
      await answer;
      expect(asked.linesLost).toBe(0);
    }
  });
});
