import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alipayApp } from '../support/bills.ts';
import { Program } from '../support/program.ts';

let program: Program;
const folder = () => join(program.home, '..');
beforeEach(() => {
  program = new Program();
  program.open('--amount', '104.50');
});
afterEach(() => program.remove());

interface Answer {
  readonly warnings: readonly { readonly warning: string; readonly what: string }[];
}

describe('a letter that was sent and now says otherwise', () => {
  beforeEach(() => {
    program.run('letter', '1', '-o', join(folder(), 'a.txt'));
    program.run('log', 'request', '1');
  });

  it('is named after a correction, with what it says and what to type', () => {
    const { err, code } = program.run('edit', '1', '--amount', '90', '--order', 'CM999');
    expect(code).toBe(0);
    expect(err).toContain('已发的 L1（给网站）写的是：');
    expect(err).toContain('¥104.50');
    expect(err).toContain('CM20240501001');
    expect(err).toContain('refund letter 1 --to site');
  });

  it('is told to a script, too', () => {
    const { warnings } = program.run('edit', '1', '--amount', '90', '--json').json() as Answer;
    expect(warnings).toMatchObject([{ warning: 'letter-differs', what: expect.stringContaining('104.50') }]);
  });

  it('is not named for a fact that it does not print, nor once a newer one says it right', () => {
    expect(program.run('edit', '1', '--purpose', 'own-use').err).not.toContain('L1');
    program.run('edit', '1', '--amount', '90');
    program.run('letter', '1', '-o', join(folder(), 'b.txt'));
    program.run('log', 'filed', '1', '--to', 'site', '--letter', 'L2');
    expect(program.run('edit', '1', '--amount', '80').err).toContain('L2');
    expect(program.run('edit', '1', '--amount', '90').err).not.toContain('L1');
  });

  it('that was only kept is to be written anew before it goes', () => {
    program.run('letter', '1', '--to', 'payment', '-o', join(folder(), 'c.txt'));
    expect(program.run('edit', '1', '--amount', '90').err).toContain('存着的 L2');
  });
});

describe('what a script gets', () => {
  it('names what is missing by flag, name and choices', () => {
    const asked = program.run('new', '--site', '某网', '--json').json() as {
      error: { fields: { flag: string; name: string; choices: string[] | null }[] };
    };
    const { fields } = asked.error;
    expect(fields.find(({ flag }) => flag === '--pay-channel')).toMatchObject({
      choices: expect.arrayContaining(['alipay']),
    });
    expect(fields.find(({ flag }) => flag === '--amount')).toMatchObject({ choices: null });
    const filed = program.run('log', 'filed', '1', '--json').json() as typeof asked;
    expect(filed.error.fields).toMatchObject([
      { flag: '--to', choices: expect.arrayContaining(['12315', 'court']) },
    ]);
  });

  it('has no time that is a bare number', () => {
    program.run('log', 'contact', '1', '等', '--promise', '24h');
    program.run('edit', '1', '--paid-at', '2024-05-01 14:05');
    const { out } = program.run('history', '1', '--json');
    expect(out).toContain('"paidAt":"2024-05-01T14:05:00+08:00"');
    expect(out).not.toMatch(/"\w*(?:At|at|until)":\s*\d/);
  });

  it('carries every warning of the screen', () => {
    const over = program.run('log', 'refunded', '1', '500', '--json').json() as Answer;
    expect(over.warnings).toMatchObject([{ warning: 'more-than-paid' }]);
    program.run('log', 'filed', '1', '--to', 'payment');
    const twice = program.run('log', 'filed', '1', '--to', 'payment', '--json').json() as Answer;
    expect(twice.warnings).toMatchObject([{ warning: 'already-sent' }]);
    const early = program.runWith(
      { REFUND_NOW: '2024-04-30T16:22:00+08:00' },
      'edit',
      '1',
      '--product',
      '点卡',
      '--json',
    );
    expect((early.json() as Answer).warnings).toMatchObject([{ warning: 'clock-set-back' }]);
  });
});

describe('what nobody confirmed', () => {
  it('ends with 0 and saved: false as JSON, else with 2, in every command', () => {
    program.run('log', 'contact', '1', '等');
    const story = join(folder(), 'story.txt');
    writeFileSync(story, '5月1日14:02在某某卡盟付款100元，支付宝，订单号CM77，显示成功但没到账，客服不回。');
    const bill = join(folder(), 'bill.csv');
    writeFileSync(bill, alipayApp([{}]));
    const calls = [
      ['undo', '1'],
      ['got', '1', '请耐心等待'],
      ['new', '--from-text', story],
      ['import', bill],
    ];
    for (const words of calls) {
      const before = program.run('status', '--json', '--all').out;
      const asked = program.run(...words, '--json');
      expect(asked.code, words[0]).toBe(0);
      expect(asked.json(), words[0]).toMatchObject({ saved: false });
      expect(program.run(...words).code, words[0]).toBe(2);
      expect(program.run('status', '--json', '--all').out, words[0]).toBe(before);
    }
  });
});
