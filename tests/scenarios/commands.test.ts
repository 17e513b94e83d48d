import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open();
});
afterEach(() => program.remove());

interface Clock {
  readonly window: string;
}
interface View {
  readonly [field: string]: unknown;
  readonly deadlines: readonly Clock[];
}
const list = (...words: string[]) =>
  (program.run('status', ...words, '--json').json() as { cases: View[] }).cases;
const clock = (view: View | undefined, id: string) => view?.deadlines.find(({ window }) => window === id);
const at = (now: string) => ({ REFUND_NOW: `2024-${now}:00+08:00` });

describe('a corrected fact', () => {
  it('moves every clock that follows from it, and says which', () => {
    const edited = program.run('edit', '1', '--paid-at', '2024-04-30 09:00');
    expect(edited.code).toBe(0);
    expect(edited.err).toContain('2024-05-01 14:02 → 2024-04-30 09:00');
    expect(edited.err).toContain('2024-05-16（周四）24:00 前 → 2024-05-15（周三）24:00 前');
    expect(clock(list('1')[0], 'golden-24h')).toMatchObject({
      dueAt: '2024-05-01T09:00:00+08:00',
      state: 'over',
      alarming: false,
    });
  });

  it('takes an optional fact back with an empty text, and never a needed one', () => {
    expect(program.run('edit', '1', '--product', '').code).toBe(0);
    expect(list('1')[0]).toMatchObject({ product: null });
    expect(program.run('edit', '1', '--site', '').code).toBe(2);
    const nothing = program.run('edit', '1');
    expect([nothing.code, nothing.err.includes('refund edit 1 --amount 100')]).toEqual([2, true]);
    expect(program.run('edit', '1', '--delivered', 'correct').code).toBe(1);
    expect(list('1')[0]).toMatchObject({ site: '某某卡盟', problem: 'not-delivered' });
  });
});

describe('what was done', () => {
  it('can be undone, undone again, and is all in the history', () => {
    program.run('log', 'request', '1');
    expect(program.run('undo').code).toBe(2);
    expect(program.run('undo', '1', '--yes').code).toBe(0);
    expect(list()[0]).toMatchObject({ stage: 'opened' });
    program.run('undo', '--yes');
    expect(list()[0]).toMatchObject({ stage: 'requested' });
    const refused = program.run('undo', '1', '--event', '1', '--yes', '--json');
    expect(refused.code).toBe(1);
    // Without the number it would be another case that changed last.
    const message = expect.stringContaining('refund undo 1 --event 2') as string;
    expect(refused.json()).toMatchObject({ error: { code: 'undo-refused', message } });
    const { events } = program.run('history', '1', '--json').json() as {
      events: { seq: number; type: string }[];
    };
    expect(events.map(({ type }) => type)).toEqual([
      'case-opened',
      'request-logged',
      'event-undone',
      'event-undone',
    ]);
    expect(program.run('history', '1').out.trim().split('\n')).toHaveLength(4);
  });

  it('ends with the case and begins again with it', () => {
    expect(program.run('close', '1').code).toBe(2);
    expect(program.run('close', '1', '--outcome', 'refunded').code).toBe(0);
    expect(list()).toEqual([]);
    expect(list('--all')[0]).toMatchObject({ stage: 'closed', refundedFen: 10_000, outcome: 'refunded' });
    expect(program.run('letter', '1').code).toBe(1);
    expect(program.run('log', 'request', '1').code).toBe(1);
    expect(program.run('reopen', '1').code).toBe(0);
    expect(program.run('reopen', '1').code).toBe(1);
    expect(list()[0]).toMatchObject({ stage: 'opened', refundedFen: 0 });
  });

  it('is not known before it was recorded', () => {
    program.runWith(at('05-03T10:00'), 'log', 'request', '1', '--at', '2024-05-02 09:00');
    expect(list('1', '--as-of', '2024-05-02 12:00')[0]).toMatchObject({ stage: 'opened' });
    expect(list('1', '--as-of', '2024-05-03 12:00')[0]).toMatchObject({ stage: 'requested' });
    expect(program.run('status', '1', '--as-of', '2024-04-01 12:00').code).toBe(1);
  });

  it('cannot lie before the payment', () => {
    const refused = program.run('log', 'request', '1', '--at', '2024-05-01 14:01');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('2024-05-01 14:02');
  });
});

describe('status --check', () => {
  it('calls with exit code 3 while something presses, and not for ever because of one missed habit', () => {
    expect(program.run('status', '--check').code).toBe(3);
    expect(program.runWith(at('05-05T00:00'), 'status', '--check').code).toBe(0);
    expect(program.runWith(at('05-16T12:00'), 'status', '--check', '--quiet')).toMatchObject({
      code: 3,
      out: '',
    });
    expect(program.runWith(at('08-01T00:00'), 'status', '--check').code).toBe(0);
    program.run('log', 'request', '1');
    const late = program.runWith(at('05-14T00:00'), 'status', '--check');
    expect(late.code).toBe(3);
    expect(late.out).toContain('7 个工作日');
  });
});

describe('a letter in a file', () => {
  const file = () => join(program.home, '..', '退款 要求.txt');

  it('is kept with a copy, once, and never written over another file', () => {
    expect(program.run('letter', '1', '-o', file()).code).toBe(0);
    expect(readFileSync(file(), 'utf8')).toBe(program.run('letter', '1').out);
    expect(program.run('letter', '1', '-o', file()).code).toBe(0);
    expect(readdirSync(join(program.home, 'vault'))).toHaveLength(1);
    const events = () => (program.run('history', '1', '--json').json() as { events: unknown[] }).events;
    expect(events()).toHaveLength(2);
    writeFileSync(file(), 'mine');
    expect(program.run('letter', '1', '-o', file()).code).toBe(1);
    expect(readFileSync(file(), 'utf8')).toBe('mine');
    expect(program.run('letter', '1', '-o', join(program.home, 'no', 'such', 'x.txt')).code).toBe(1);
    expect(readdirSync(join(program.home, '..'))).toHaveLength(2);
  });

  it('is only printed without one, and printing changes no byte', () => {
    const store = join(program.home, 'refund.sqlite');
    const before = readFileSync(store);
    for (const words of [
      ['letter', '1'],
      ['status'],
      ['history', '1'],
      ['letter', '1', '--format', 'markdown'],
    ]) {
      expect(program.run(...words).code).toBe(0);
    }
    expect(readFileSync(store)).toEqual(before);
    expect(existsSync(join(program.home, 'vault'))).toBe(false);
  });

  it('gives its citations and days, and refuses what it cannot do', () => {
    expect(program.run('letter', '1', '--json', '--days', '3').json()).toMatchObject({
      to: 'site',
      text: expect.stringContaining('2024年5月4日'),
      lint: [],
      missing: [],
      citations: expect.arrayContaining([
        { law: '中华人民共和国电子商务法', article: '第五十一条', paragraph: '2' },
      ]),
    });
    expect(program.run('letter', '1', '--days', '0').code).toBe(2);
    expect(program.run('letter', '1', '--to', 'president').code).toBe(2);
  });
});

describe('the sample', () => {
  it('shows a case and a letter, and touches nothing of the user', () => {
    const fresh = new Program();
    mkdirSync(fresh.home, { recursive: true });
    const demo = fresh.run('demo');
    expect(demo.code).toBe(0);
    expect(demo.out).toContain('还剩 21 小时 40 分');
    expect(demo.out).toContain('2024年5月8日');
    expect(readdirSync(fresh.home)).toEqual([]);
    fresh.remove();
  });
});

describe('another language', () => {
  it('has no Chinese left on its screens but what the user typed', () => {
    const english = (...words: string[]) =>
      program.runWith({ REFUND_LANG: 'en' }, ...words).out.replaceAll(/某某卡盟|100元游戏点卡/g, '');
    for (const words of [['status'], ['status', '1'], ['history', '1'], ['--help'], ['new', '--help'], []]) {
      expect(english(...words)).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
