import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NAUGHTY } from '../support/naughty.ts';
import { BIN, Program, STORY } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

interface Failure {
  readonly schema: number;
  readonly error: { readonly code: string; readonly message: string };
}
const failure = (out: string) => (JSON.parse(out) as Failure).error;
const caseCount = () =>
  (program.run('status', '--all', '--json').json() as { cases: unknown[] }).cases.length;

describe('an answer that cannot be taken', () => {
  it.each([
    ['--amount', '1e2'],
    ['--amount', '-5'],
    ['--amount', '100.001'],
    ['--amount', '很多'],
    ['--paid-at', '2024-05-01 16:23'],
    ['--paid-at', '2025-02-30 10:00'],
    ['--paid-at', '2009-12-31 23:59'],
    ['--order', 'A'.repeat(500)],
    ['--order', 'CM\u0007\u0008'],
    ['--order', 'CM\u202e100'],
    ['--pay-channel', 'bitcoin'],
    ['--deducted', 'maybe'],
  ])('%s %j is refused with exit code 2, its value is named, and nothing is saved', (flag, value) => {
    const refused = program.open(flag, value);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(flag);
    expect(refused.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(refused.out).toBe('');
    expect(caseCount()).toBe(0);
    expect(failure(program.open(flag, value, '--json').out).code).toBe('bad-answers');
  });

  it('names every flag that is missing where nobody can be asked, or a script guesses', () => {
    const refused = program.run('new', '--site', 'x');
    expect(refused.code).toBe(2);
    for (const flag of [
      'deducted',
      'order-state',
      'delivered',
      'refused',
      'order',
      'amount',
      'paid-at',
      'pay-channel',
    ]) {
      expect(refused.err).toContain(`--${flag}`);
    }
    expect(refused.err).not.toContain('--site');
  });

  it('needs no order number only where no order came about', () => {
    const words = ['new', '--site', 'x', '--amount', '1', '--paid-at', '14:02', '--pay-channel', 'wechat'];
    const answers = (state: string) => [
      '--deducted',
      'yes',
      '--order-state',
      state,
      '--delivered',
      'nothing',
      '--refused',
      'none',
    ];
    expect(program.run(...words, ...answers('success')).code).toBe(2);
    expect(program.run(...words, ...answers('missing')).code).toBe(0);
    const letter = program.run('letter', '1', '--json');
    expect(letter.code).toBe(2);
    expect(letter.json()).toMatchObject({
      text: '',
      missing: [{ command: expect.stringContaining('--payment-no') }],
    });
    program.run('edit', '1', '--payment-no', '2024050122001');
    expect(program.run('letter', '1').out).toContain('2024050122001');
  });
});

describe('a story that is no case', () => {
  it('says so, and what to do instead, with exit code 1', () => {
    const none = program.open('--delivered', 'correct', '--json');
    expect(none.code).toBe(1);
    expect(none.json()).toMatchObject({ schema: 1, case: null, reasons: ['arrived-and-undisputed'] });
    expect(program.run('new', '--deducted', 'no').code).toBe(1);
    expect(caseCount()).toBe(0);
  });

  it('asks for the one answer that decides, with exit code 2', () => {
    const open = program.open('--delivered', 'unknown', '--json');
    expect(open.code).toBe(2);
    expect(failure(open.out)).toMatchObject({
      code: 'one-more-answer',
      message: expect.stringContaining('--delivered'),
    });
  });

  it('is already case 1 when the same site and order come twice', () => {
    program.open();
    const twice = program.open('--site', '某某 卡盟', '--order', 'cm20240501001');
    expect(twice.code).toBe(1);
    expect(twice.err).toContain('案件 1');
    expect(program.open('--again').code).toBe(0);
    expect(caseCount()).toBe(2);
  });
});

describe('text from outside', () => {
  it('comes back unchanged in JSON and does nothing to a screen', () => {
    for (const [index, text] of NAUGHTY.entries()) {
      const order = ['--order', `N${index}`];
      const texts = [`--site=${text}`, `--product=${text}`, `--describe=${text}`];
      const opened = program.open(...order, ...texts, '--json');
      expect(opened.code, JSON.stringify(text)).toBe(0);
      expect(opened.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(opened.json()).toMatchObject({ case: { site: text, product: text, description: text } });
    }
    const letters = NAUGHTY.map((_, index) => program.run('letter', String(index + 1)).out).join('');
    const screens = program.run('status').out + program.run('history', '20').out + letters;
    expect(screens.replaceAll(/[\t\n]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
  });
});

describe('the place where cases are kept', () => {
  it('is refused where it is a file or cannot be made', () => {
    writeFileSync(join(program.home, '..', 'file'), 'x');
    const onFile = program.runWith({ REFUND_HOME: join(program.home, '..', 'file') }, 'status');
    expect(onFile.code).toBe(1);
    expect(onFile.err).toContain('REFUND_HOME');
    const inFile = program.runWith({ REFUND_HOME: '/proc/nowhere/refund' }, 'new', '--json');
    expect(inFile.code).toBe(2);
    const unwritable = new Program({ REFUND_HOME: '/proc/nowhere/refund' });
    const refused = unwritable.open();
    unwritable.remove();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('/proc/nowhere/refund');
    expect(refused.err).not.toContain('    at ');
  });

  it('is made by the first case and not by looking', () => {
    expect(program.run('status').code).toBe(0);
    expect(() => readFileSync(join(program.home, 'refund.sqlite'))).toThrow(/ENOENT/);
  });

  it('is left untouched when a newer program wrote it', () => {
    program.open();
    const file = join(program.home, 'refund.sqlite');
    const store = new Database(file);
    store.pragma('user_version = 99');
    store.close();
    const before = readFileSync(file);
    for (const words of [['status'], ['log', 'request', '1']]) {
      const refused = program.run(...words);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('99');
    }
    expect(readFileSync(file)).toEqual(before);
  });

  it.each([0, 50, 4096, 20_000])(
    'is called damaged, with exit code 4, when only %i bytes are left',
    (bytes) => {
      program.open();
      truncateSync(join(program.home, 'refund.sqlite'), bytes);
      const damaged = program.run('status', '1');
      expect(damaged.code).toBe(4);
      expect(damaged.err).not.toContain('    at ');
      expect(program.open('--order', 'other').code).toBe(4);
    },
  );

  it('is waited for when another program holds it, and then named', () => {
    program.open();
    const holder = new Database(join(program.home, 'refund.sqlite'));
    holder.exec('BEGIN EXCLUSIVE');
    const busy = program.run('log', 'request', '1');
    holder.exec('ROLLBACK');
    holder.close();
    expect(busy.code).toBe(1);
    expect(busy.err).toContain('8 秒');
    expect(program.run('log', 'request', '1').code).toBe(0);
  });

  it('opens to nobody else', () => {
    program.open();
    const modes = spawnSync('stat', ['-c', '%a', program.home, join(program.home, 'refund.sqlite')], {
      encoding: 'utf8',
    });
    if (modes.status === 0) expect(modes.stdout).toBe('700\n600\n');
  });
});

describe('a database module that does not load', () => {
  it('is mended by the one command that the message names', () => {
    program.open();
    const hook = join(program.home, '..', 'hook.cjs');
    writeFileSync(
      hook,
      `process.dlopen = () => { throw new Error('Could not locate the bindings file.'); };`,
    );
    const refused = program.runWith({ NODE_OPTIONS: `--require ${hook}` }, 'status');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('npm rebuild better-sqlite3');
    expect(refused.err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a command line', () => {
  it.each([
    [['statsu'], 'refund stats 或 refund status'],
    [['status', '--jsno'], '--json'],
  ])('%j is answered with the nearest right one, which is not run', (words, nearest) => {
    const refused = program.run(...words);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(nearest);
    expect(refused.out).toBe('');
  });

  it('names a case that is not there', () => {
    expect(program.run('status', '7').code).toBe(1);
    expect(failure(program.run('letter', 'abc', '--json').out).code).toBe('no-such-case');
  });

  it('survives a reader that has seen enough', () => {
    mkdirSync(program.home, { recursive: true });
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" --help | head -1`], {
      env: program.environment,
      encoding: 'utf8',
    });
    expect(piped.stderr).toBe('');
    expect(piped.stdout.split('\n')).toHaveLength(2);
  });

  it('says so where the result could not be written', () => {
    mkdirSync(program.home, { recursive: true });
    for (const words of ['--help', 'rules']) {
      const full = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" ${words} > /dev/full`], {
        env: program.environment,
        encoding: 'utf8',
      });
      expect(full.status).toBe(1);
      expect(full.stderr).toContain('结果没能写出去：stdout');
    }
  });

  it('refuses a clock that is no instant', () => {
    const refused = program.runWith({ REFUND_NOW: 'yesterday' }, 'status');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('REFUND_NOW');
  });

  it('prints a short help and ends well without any word', () => {
    expect(program.run()).toMatchObject({ code: 0, out: expect.stringContaining('refund new') });
  });
});

describe('a clock that stands where no time can be', () => {
  it.each([
    ['1600-01-01T00:00:00+08:00', '1600-01-01 00:00'],
    ['1899-12-31T00:00:00Z', '1899-12-31 08:00'],
    ['3000-01-02T00:00:00+08:00', '3000-01-02 00:00'],
  ])('is named instead of being recorded: %s', (REFUND_NOW, told) => {
    program.open();
    const before = program.run('history', '1', '--json').out;
    for (const words of [
      ['log', 'contact', '1', '问了'],
      ['edit', '1', '--amount', '90'],
      ['new', ...STORY, '--order', 'B1'],
      ['close', '1', '--outcome', 'given-up'],
      ['undo', '1', '--yes'],
      ['erase', '1', '--confirm', '1'],
      ['rules', 'set', 'channel-30d', '--site', '某某卡盟', '--days', '20'],
    ]) {
      const { code, err } = program.runWith({ REFUND_NOW }, ...words);
      expect([words, code, err]).toEqual([words, 1, expect.stringContaining(`现在是 ${told}`)]);
    }
    expect(program.run('history', '1', '--json').out).toBe(before);
    expect(program.run('verify').code).toBe(0);
    expect(program.runWith({ REFUND_NOW }, 'status', '1').code).toBe(0);
  });

  it('but one that was only set back records all in order, and moves no date', () => {
    program.open();
    program.run('log', 'contact', '1', '先问的', '--promise', '24h');
    const due = () =>
      (
        program.run('status', '1', '--json').json() as {
          cases: [{ deadlines: { window: string; dueAt: string }[] }];
        }
      ).cases[0].deadlines.map(({ window, dueAt }) => [window, dueAt]);
    const before = due();
    const back = { REFUND_NOW: '2024-05-01T15:22:00+08:00' };
    expect(program.runWith(back, 'log', 'contact', '1', '后问的').code).toBe(0);
    const { events } = program.run('history', '1', '--json').json() as {
      events: { seq: number; at: string }[];
    };
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(events[2]?.at).toBe(events[1]?.at);
    expect(due()).toEqual(expect.arrayContaining(before.filter(([, dueAt]) => dueAt !== null)));
    expect(program.runWith(back, 'verify').code).toBe(0);
  });
});
