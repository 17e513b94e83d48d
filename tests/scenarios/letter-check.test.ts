import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { BIN, Program } from '../support/program.ts';

interface Answer {
  readonly schema: number;
  readonly to: string;
  readonly text: string;
  readonly length: number;
  readonly limit: number | null;
  readonly citations: readonly {
    readonly law: string;
    readonly article: string;
    readonly paragraph: string | null;
  }[];
  readonly lint: readonly {
    readonly rule: string;
    readonly level: string;
    readonly line: number | null;
    readonly message: string;
    readonly better: string;
  }[];
  readonly missing: readonly unknown[];
}

const GOOD = [
  '飞快卡盟：',
  '我于2026年11月20日付款100.00元，订单号：CM20261120001，至今没有收到所购的商品。',
  '根据《中华人民共和国电子商务法》第五十九条，经营者应当及时处理投诉。',
  '请把100.00元原路退回我的付款账户。如未解决，我将向12315投诉举报。',
  '',
].join('\n');

const BAD = [
  '骗子平台：',
  '根据《电子商务法》，你们要在7个工作日内退款100元！',
  '不给钱就曝光你们，给我500元我就不举报。',
  '我的卡号6222021234567890128。',
].join('\r\n');

describe('a draft of the user’s own', () => {
  let program: Program;
  const file = (content: string | Uint8Array, name = 'draft.txt') => {
    const path = join(program.home, '..', name);
    writeFileSync(path, content);
    return path;
  };
  const check = (path: string, ...more: string[]) => program.run('letter', '1', '--check', path, ...more);
  const json = (path: string, ...more: string[]) => check(path, '--json', ...more).json() as Answer;

  beforeEach(() => {
    program = new Program({ REFUND_NOW: '2026-11-25T10:00:00+08:00' });
    program.run('new', ...CASE);
  });
  afterEach(() => program.remove());

  it('that is in order passes, and its citations are read', () => {
    const path = file(GOOD);
    expect(check(path)).toMatchObject({ code: 0, err: '' });
    expect(check(path).out).toContain('没有发现会害到你的话');
    expect(json(path)).toEqual({
      schema: 1,
      to: 'site',
      text: GOOD,
      length: Array.from(GOOD.trimEnd()).length,
      limit: null,
      citations: [{ law: '中华人民共和国电子商务法', article: '第五十九条', paragraph: null }],
      lint: [],
      missing: [],
    });
  });

  it('that would harm is told line by line, with a sentence to put in its place', () => {
    const path = file(BAD);
    const { code, out, err } = check(path, '--plain');
    expect(code).toBe(1);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.shift()).toEqual(['line', 'level', 'rule', 'message', 'better']);
    expect(rows.every((row) => row.length === 5)).toBe(true);
    expect(rows.map(([line, level, rule]) => [line, level, rule])).toEqual(
      expect.arrayContaining([
        ['1', 'error', 'accusation'],
        ['2', 'error', 'no-such-days'],
        ['3', 'error', 'threat'],
        ['3', 'error', 'money-for-silence'],
        ['4', 'error', 'card-number'],
      ]),
    );
    expect(out).toContain('我于2026年11月20日向飞快卡盟付款100.00元（订单号：CM20261120001）');
    expect(out).not.toContain('6222021234567890128');
    expect(err).toMatch(/要改 \d+ 处/);
    const { lint, text } = json(path);
    expect(lint.map(({ line, level, rule }) => [String(line ?? '-'), level, rule])).toEqual(
      rows.map((row) => row.slice(0, 3)),
    );
    expect(text).toBe(BAD.replaceAll('\r\n', '\n'));
  });

  it('is read in the encodings editors on Windows save, with the same findings', () => {
    const expected = json(file(BAD)).lint;
    expect(expected.length).toBeGreaterThan(4);
    const utf16 = Buffer.from(`\ufeff${BAD}`, 'utf16le');
    const gb18030 = Buffer.from(GB18030_LINE, 'hex');
    expect(json(file(`\ufeff${BAD}`, 'bom.txt')).lint).toEqual(expected);
    expect(json(file(utf16, 'utf16.txt')).lint).toEqual(expected);
    expect(json(file(Buffer.from(utf16).swap16(), 'utf16be.txt')).lint).toEqual(expected);
    const gb = json(file(gb18030, 'gb.txt'));
    expect(gb.text).toBe('你们是骗子');
    expect(gb.lint[0]).toMatchObject({ rule: 'accusation', line: 1 });
  });

  it('can come from standard input', () => {
    const { status, stdout } = spawnSync(process.execPath, [BIN, 'letter', '1', '--check', '-', '--json'], {
      env: program.environment,
      encoding: 'utf8',
      input: BAD,
    });
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as Answer).lint).toEqual(json(file(BAD)).lint);
  });

  it('is held against what the channel takes', () => {
    const long = file(`微信支付：\n${GOOD}${'经过很长。'.repeat(60)}`);
    expect(json(long, '--to', 'payment')).toMatchObject({
      to: 'payment',
      limit: 300,
      lint: expect.arrayContaining([
        expect.objectContaining({ rule: 'too-long', level: 'error', line: null }),
      ]),
    });
    expect(json(long, '--to', 'site').limit).toBeNull();
    expect(json(long, '--form', 'chat').limit).toBe(200);
  });

  it('what the case was told of is no stranger', () => {
    const path = file(GOOD.replace('至今', '客服8021在11月22日答应处理，工单GD123456789012，至今'));
    const before = json(path).lint.map(({ rule }) => rule);
    expect(before).toEqual(['foreign-order', 'foreign-date']);
    const contact = ['--agent', '8021', '--at', '2026-11-22 10:00', '--promise', '24h'];
    program.run('log', 'contact', '1', '工单GD123456789012', ...contact);
    expect(json(path).lint).toEqual([]);
  });

  it('that cannot be read is refused, and says why', () => {
    const refusals: [string, string][] = [
      [file('', 'empty.txt'), '是空的'],
      [file(' \r\n\t', 'blank.txt'), '是空的'],
      [file(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0), 'letter.docx'), '不是文字文件'],
      [file('%PDF-1.7\n…', 'letter.pdf'), '不是文字文件'],
      [file('长'.repeat(400_000), 'long.txt'), '太大'],
      [join(program.home, '..', 'none.txt'), '读不了文件'],
      [program.home, '不是文件'],
    ];
    for (const [path, why] of refusals) {
      const { code, out, err } = check(path, '--plain');
      expect({ path, code, out }).toEqual({ path, code: 1, out: '' });
      expect(err).toContain(why);
      expect(check(path, '--json').json()).toMatchObject({ schema: 1, error: {} });
    }
  });

  it('an unknown recipient or form is refused by name', () => {
    const { code, err } = check(file(GOOD), '--to', 'mayor', '--form', 'poem');
    expect(code).toBe(2);
    expect(err).toContain('mayor');
    expect(err).toContain('poem');
  });

  it('is only read: nothing is written, in the home or beside the draft', () => {
    const path = file(BAD);
    const files = () =>
      readdirSync(join(program.home, '..'), { recursive: true, encoding: 'utf8' })
        .map((name) => [name, statSync(join(program.home, '..', name)).mtimeMs])
        .toSorted();
    const before = files();
    check(path);
    check(path, '--json');
    expect(files()).toEqual(before);
  });

  it('speaks English where it is asked to', () => {
    const { out } = program.runWith({ REFUND_LANG: 'en' }, 'letter', '1', '--check', file(BAD));
    expect(out).toContain('states a crime as a fact');
    expect(out).toMatch(/\d+ to change/);
  });
});

const CASE = [
  ['--site', '飞快卡盟'],
  ['--order', 'CM20261120001'],
  ['--amount', '100'],
  ['--paid-at', '2026-11-20 14:02'],
  ['--pay-channel', 'wechat'],
  ['--problem', 'not-delivered'],
  ['--delivered', 'nothing'],
  ['--seller', 'own-site'],
  ['--purpose', 'own-use'],
].flat();

/** 你们是骗子 as GB18030. */
const GB18030_LINE = 'c4e3c3c7cac7c6add7d3';
