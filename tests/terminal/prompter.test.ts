import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { linePrompt, listPrompt, searchPrompt, secretPrompt } from '../../src/terminal/prompter.ts';

const choices = [
  { value: 'yes', label: '扣了' },
  { value: 'no', label: '没扣' },
];

describe('a question with choices', () => {
  it('takes the arrow and the digit, and says why on ?', async () => {
    const { answer, events, getScreen } = await render(listPrompt, {
      label: '钱扣了吗？',
      why: '没扣款就没有钱要退',
      hint: '回车定',
      choices,
      preset: undefined,
    });
    events.keypress({ name: '?', sequence: '?' } as never);
    expect(getScreen()).toContain('没扣款就没有钱要退');
    events.keypress('down');
    expect(getScreen()).toContain('❯ 2. 没扣');
    events.keypress('1');
    events.keypress('enter');
    await expect(answer).resolves.toBe('yes');
  });

  it('takes numbers of two digits, or the police would be the payment channel', async () => {
    const twelve = Array.from({ length: 12 }, (_, index) => ({
      value: `v${index + 1}`,
      label: `第${index + 1}项`,
    }));
    const { answer, events, getScreen } = await render(listPrompt, {
      label: '提交给谁？',
      why: '',
      hint: '回车定',
      choices: twelve,
      preset: undefined,
    });
    events.keypress('1');
    events.keypress('2');
    expect(getScreen()).toContain('❯ 12. 第12项');
    events.keypress('3');
    expect(getScreen()).toContain('❯ 3. 第3项');
    events.keypress('1');
    events.keypress('0');
    events.keypress('enter');
    await expect(answer).resolves.toBe('v10');
  });
});

describe('a question with a line', () => {
  const config = {
    label: '付了多少钱？',
    why: '只要求退实际付的钱',
    hint: '?',
    preset: undefined,
    check: (text: string) => (text === '100' ? undefined : `“${text}”不是金额`),
  };

  it('keeps what was typed when it cannot be taken, or it must be typed again', async () => {
    const { answer, events, getScreen } = await render(linePrompt, config);
    events.type('10');
    events.keypress('enter');
    expect(getScreen()).toContain('付了多少钱？ 10');
    expect(getScreen()).toContain('“10”不是金额');
    events.type('0');
    events.keypress('enter');
    await expect(answer).resolves.toBe('100');
  });

  it('says why on a lone ?', async () => {
    const { answer, events, getScreen } = await render(linePrompt, config);
    events.type('?');
    events.keypress('enter');
    expect(getScreen()).toContain('只要求退实际付的钱');
    events.type('100');
    events.keypress('enter');
    await expect(answer).resolves.toBe('100');
  });
});

describe('a question for a passphrase', () => {
  it('shows nothing of what is typed, while it is typed and after', async () => {
    const { answer, events, getScreen } = await render(secretPrompt, {
      label: '密码',
      why: '丢了就打不开',
      hint: '回车定',
      check: (text: string) => (text === '' ? '不能是空的' : undefined),
    });
    events.keypress('enter');
    expect(getScreen()).toContain('不能是空的');
    for (const key of ['w', 'o', 'r', 'd']) {
      events.type(key);
      expect(getScreen()).toBe('? 密码\n丢了就打不开');
    }
    events.keypress('enter');
    await expect(answer).resolves.toBe('word');
    expect(getScreen()).toBe('✔ 密码');
  });
});

describe('a long list', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => ({
    value: String(index),
    label: `2026-11-20 14:02  ${index}.00  商家${index}`,
  }));

  it('is narrowed down by what is typed; ten are shown, and how many more fit', async () => {
    const { answer, events, getScreen } = await render(searchPrompt, {
      label: '哪一笔？',
      why: '只列出付出去的钱',
      hint: '回车定',
      none: '没有对得上的',
      more: (count: number) => `另有 ${count} 笔`,
      choices: rows,
    });
    expect(getScreen()).toContain('另有 99990 笔');
    events.type('商家9999 ');
    expect(getScreen()).toContain('❯ 2026-11-20 14:02  9999.00  商家9999');
    expect(getScreen()).toContain('另有 1 笔');
    events.type('nothing');
    expect(getScreen()).toContain('没有对得上的');
    events.keypress('enter');
    for (let n = 0; n < 'nothing'.length; n += 1) events.keypress('backspace');
    events.keypress('down');
    events.keypress('enter');
    await expect(answer).resolves.toBe('99990');
  });
});
