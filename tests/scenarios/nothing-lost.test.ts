import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import type { Effects } from '../../src/ports.ts';
import { alipayApp } from '../support/bills.ts';
import { Inside } from '../support/inside.ts';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

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

describe('a case that is erased', () => {
  it('is erased whole, with what another window wrote down while this one asked', async () => {
    const place = new Inside();
    const secret = join(folder(), '身份证.txt');
    writeFileSync(secret, '110101199003070000');
    let others = 1;
    const use: Effects = {
      ...effects,
      step(what) {
        if (what === 'begin' && others-- > 0) {
          program.run('log', 'contact', '1', '我的身份证是 110101199003070000');
          program.run('evidence', 'add', '1', secret);
        }
        effects.step(what);
      },
    };
    const { code } = await place.run(['erase', '1', '--confirm', '1'], { home: program.home, use });
    place.remove();
    expect(code).toBe(0);
    expect(readFileSync(join(program.home, 'refund.sqlite')).includes('110101199003070000')).toBe(false);
    expect(readdirSync(join(program.home, 'vault'))).toEqual([]);
    expect(program.run('verify').code).toBe(0);
  });
});

describe('a refund in a bill that two windows read', () => {
  it('is written down once: what is claimed would shrink twice', async () => {
    program.run('edit', '1', '--payment-no', '2026112022001499991234567890');
    const bill = join(folder(), '账单.csv');
    const refund = { '收/支': '不计收支', 交易状态: '退款成功', 金额: '40.00' };
    const row = { ...refund, 交易时间: '2024-05-01 15:00:00', 交易订单号: '2026112022001499991234567890_1' };
    const paid = { 交易时间: '2024-05-01 14:02:33', 商家订单号: 'CM20240501001' };
    writeFileSync(bill, alipayApp([paid, row]));
    const place = new Inside();
    let others = 1;
    const use: Effects = {
      ...effects,
      step(what) {
        if (what === 'begin' && others-- > 0) program.run('import', bill, '--log-refunds');
        effects.step(what);
      },
    };
    const { code } = await place.run(['import', bill, '--log-refunds'], { home: program.home, use });
    place.remove();
    expect([code, others < 1]).toEqual([0, true]);
    expect(program.run('history', '1', '--json').out.split('"refund-logged"')).toHaveLength(2);
    expect(program.run('verify').code).toBe(0);
  });
});

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

describe('evidence', () => {
  const add = (name: string, content: string, ...more: string[]) => {
    writeFileSync(join(folder(), name), content);
    return program.run('evidence', 'add', '1', join(folder(), name), ...more);
  };
  const listed = () =>
    (
      program.run('evidence', 'list', '1', '--json').json() as {
        evidence: { id: string; kind: string; time: string; timeFrom: string; caption: string | null }[];
      }
    ).evidence;
  beforeEach(() => {
    program.environment['REFUND_NOW'] = '2024-05-20T16:22:00+08:00';
  });

  it.each([
    ['20240503_091522.png', '2024-05-03T09:15:22+08:00'],
    ['Screenshot_2024-05-03-09-15-22.jpg', '2024-05-03T09:15:22+08:00'],
    ['Screenshot_20240503-091522_WeChat.png', '2024-05-03T09:15:22+08:00'],
    ['微信图片_20240503091522.png', '2024-05-03T09:15:22+08:00'],
    ['IMG_20240503_091522.jpg', '2024-05-03T09:15:22+08:00'],
    ['屏幕截图 2024-05-03 091522.png', '2024-05-03T09:15:22+08:00'],
    ['mmexport1714698922000.png', '2024-05-03T09:15:22+08:00'],
  ])('named %s is put on the day that its name tells, and the list says so', (name, time) => {
    add(name, name);
    expect(listed()[0]).toMatchObject({ time, timeFrom: 'name' });
    expect(program.run('evidence', 'list', '1').out).toContain('（文件名里的时间）');
  });

  it.each(['KC20240503091522.png', '20240532_091522.png', '20240603_091522.png', '订单17146989220001.png'])(
    'named %s tells no time',
    (name) => {
      add(name, name);
      expect(listed()[0]?.timeFrom).not.toBe('name');
    },
  );

  it('has no gap that only the time of copying makes, and the gap that names tell', () => {
    add('a.png', 'a');
    add('b.png', 'b');
    expect(program.run('evidence', 'check', '1').out).not.toContain('没有任何证据');
    program.run('evidence', 'edit', '1', 'E1', '--captured-at', '2024-05-02 10:00');
    program.run('evidence', 'edit', '1', 'E2', '--captured-at', '2024-05-15 10:00');
    expect(program.run('evidence', 'check', '1').out).toContain('13 天没有任何证据');
  });

  it('that was guessed wrong is corrected, and the correction can be taken back', () => {
    add('微信图片.png', 'x');
    const edited = program.run('evidence', 'edit', '1', 'E1', '--kind', 'other', '--caption', '充值页面');
    expect(edited.code).toBe(0);
    expect(listed()[0]).toMatchObject({ kind: 'other', caption: '充值页面' });
    expect(program.run('history', '1').out).toContain('改了证据的说明：E1');
    expect(program.run('verify').code).toBe(0);
    expect(program.run('evidence', 'edit', '1', 'E1').code).toBe(2);
    expect(program.run('evidence', 'edit', '1', 'E9', '--kind', 'chat').code).toBe(1);
    program.run('undo', '1', '--yes');
    expect(listed()[0]).toMatchObject({ kind: 'chat', caption: null });
  });

  it('is told of once where the same goes for many', () => {
    for (let index = 0; index < 5; index += 1) add(`${index}.pdf`, `no pdf ${index}`);
    const { out } = program.run('evidence', 'check', '1');
    expect(out.match(/对不上，可能改过名|打不开/g)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(out).toContain('等 5 份');
  });

  it('that is an identity card gets a caution, on the screen and in JSON', () => {
    expect(add('身份证正面.jpg', 'x').err).toContain('96110');
    expect(add('身份证反面.jpg', 'y', '--json').json()).toMatchObject({
      warnings: [{ warning: 'identity-card' }],
    });
  });
});

describe('the calendar', () => {
  it('in a terminal says what it would write and how, not the file itself', async () => {
    const inside = new Inside();
    try {
      const shown = await inside.run(['calendar'], { home: program.home, terminal: { keys: [] } } as never);
      expect(shown.code).toBe(0);
      expect(shown.out).not.toContain('BEGIN:VCALENDAR');
      expect(shown.out).toContain('refund calendar -o 退款期限.ics');
    } finally {
      inside.remove();
    }
  });

  it.skipIf(!hasTerminal)('in a terminal replaces somebody’s diary only if they say so', async () => {
    const diary = join(folder(), 'mine.ics');
    writeFileSync(diary, 'precious');
    const refusing = new Terminal(program.environment, ['calendar', '-o', diary]);
    await refusing.answer('换掉', 'n\r');
    expect(await refusing.ended).toBe(1);
    expect(readFileSync(diary, 'utf8')).toBe('precious');
    const agreeing = new Terminal(program.environment, ['calendar', '-o', diary]);
    await agreeing.answer('换掉', 'y\r');
    expect(await agreeing.ended).toBe(0);
    expect(readFileSync(diary, 'utf8')).toContain('BEGIN:VCALENDAR');
  });

  it('rings once for what is no duty, and not at all for such an end that is past', () => {
    const eventsNow = () => program.run('calendar').out.split('BEGIN:VEVENT').slice(1);
    const before = eventsNow();
    expect(before.some((event) => event.split('BEGIN:VALARM').length === 2)).toBe(true);
    program.environment['REFUND_NOW'] = '2025-04-01T12:00:00+08:00';
    expect(eventsNow().length).toBeLessThan(before.length);
  });
});
