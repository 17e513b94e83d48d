import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyCall } from '../support/every-command.ts';
import { BIN, NOW, Program, STORY } from '../support/program.ts';

let program: Program;
beforeEach(() => {
  program = new Program();
});
afterEach(() => program.remove());

/** Words as a shell takes them. */
const quoted = (...words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
const shell = (script: string, environment: Record<string, string> = {}) =>
  spawnSync('sh', ['-c', script], { env: { ...program.environment, ...environment }, encoding: 'utf8' });
const refund = (...words: readonly string[]) => quoted(process.execPath, BIN, ...words);

/** Whether this machine lets a user mount something of their own. */
const mayMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', tmpdir()]).status === 0;

describe('a place for what lies a moment only', () => {
  it.runIf(process.platform !== 'win32')('that is not there is told, by who needs one', () => {
    program.open();
    const picture = join(program.home, '..', '聊天.txt');
    writeFileSync(picture, 'chat');
    program.run('evidence', 'add', '1', picture);
    for (const words of [['demo'], ['evidence', 'open', '1', 'E1']]) {
      const { status, stderr } = shell(refund(...words), { TMPDIR: '/nonexistent' });
      expect([words, status, stderr]).toEqual([words, 1, expect.stringContaining('/nonexistent')]);
      expect(stderr).toMatch(/写不进去.*没有这个位置/);
    }
  });
});

describe('rights', () => {
  it.runIf(process.platform !== 'win32').each(['000', '077', '777'])(
    'are the user’s alone, whatever umask %s says',
    (umask) => {
      for (const words of [
        ['new', ...STORY],
        ['evidence', 'add', '1', BIN],
        ['letter', '1', '-o', join(program.home, '..', 'l.txt')],
      ])
        expect(shell(`umask ${umask}; ${refund(...words)}`)).toMatchObject({ status: 0 });
      const found = readdirSync(program.home, { recursive: true, encoding: 'utf8' }).map((name) => {
        const stats = statSync(join(program.home, name));
        return [name, stats.isDirectory(), stats.mode & 0o077] as const;
      });
      expect(found.length).toBeGreaterThan(2);
      // What Node compiled lies there as Node makes it, behind a folder that nobody else can enter.
      const compiled = join('.cache', 'refund', 'v');
      expect(found.filter(([name, , others]) => others !== 0 && !name.startsWith(compiled))).toEqual([]);
      expect(statSync(program.home).mode & 0o777).toBe(0o700);
      expect(statSync(join(program.home, 'refund.sqlite')).mode & 0o777).toBe(0o600);
    },
  );
});

describe('where the data lies', () => {
  const env = { REFUND_NOW: NOW, REFUND_LANG: 'zh', PATH: process.env['PATH'] ?? '' };
  const run = (environment: Record<string, string>, ...words: string[]) =>
    spawnSync(process.execPath, [BIN, ...words], { env: environment, encoding: 'utf8' });

  it.runIf(process.platform === 'linux').each([
    ['XDG_DATA_HOME', (home: string) => join(home, 'data'), 'data/refund'],
    ['a relative XDG_DATA_HOME, which is to be ignored', () => 'data', '.local/share/refund'],
    ['an empty one', () => '', '.local/share/refund'],
  ])('follows %s', (_, xdg, place) => {
    const home = join(program.home, '..');
    const environment = { ...env, HOME: home, XDG_DATA_HOME: xdg(home) };
    expect(run(environment, 'new', ...STORY)).toMatchObject({ status: 0 });
    expect(statSync(join(home, place, 'refund.sqlite')).isFile()).toBe(true);
  });

  it('is found without HOME, and reading makes nothing there', () => {
    expect(run(env, 'doctor').stdout + run(env, 'status').stderr).not.toContain('undefined');
  });
});

describe('the machine', () => {
  it('changes nothing by its zone, language or terminal', () => {
    program.open('--paid-at', '2024-05-01 14:02');
    const expected = program.run('status', '1').out;
    for (const more of [
      { TZ: '' },
      { TZ: 'Nowhere/City' },
      { TZ: ':/etc/localtime' },
      { TZ: 'UTC-14' },
      { TZ: 'America/St_Johns' },
      { TZ: 'Pacific/Kiritimati' },
      { LANG: 'C' },
      { LC_ALL: 'de_DE.UTF-8' },
      { TERM: '' },
      { TERM: 'dumb', COLUMNS: '3' },
    ])
      expect([more, program.runWith(more, 'status', '1').out]).toEqual([more, expected]);
  });

  it('may close the pipe early: no command complains', () => {
    program.open();
    for (const { words } of everyCall(program)) {
      const { status, stderr } = shell(`{ ${refund(...words)}; echo "$?" >&2; } | true`);
      expect([words, status, stderr.split('\n').filter((line) => /Error|EPIPE| at /.test(line))]).toEqual([
        words,
        0,
        [],
      ]);
    }
  });

  it('may have closed all that a command is given', () => {
    program.open();
    expect(shell(`${refund('log', 'contact', '1', '你好')} <&- >&- 2>&-`).status).toBe(0);
    expect(program.run('history', '1').out).toContain('你好');
  });
});

describe.runIf(process.platform !== 'win32')('a process that may open few files', () => {
  it('records wholly or not at all, and is not called badly installed', () => {
    program.open();
    let refused = 0;
    for (let most = 18; most <= 40; most += 2) {
      const text = `第 ${most} 次`;
      const { status, stderr } = shell(`ulimit -n ${most}; ${refund('log', 'contact', '1', text)}`);
      if (status !== 0) refused += 1;
      // Below that, Node itself ends, some versions with words of their own.
      if (status === 1)
        expect([most, stderr]).toEqual([most, expect.stringMatching(/EMFILE|文件|too many open/)]);
      expect(stderr).not.toMatch(/重新装|install it again/);
      expect([most, program.run('history', '1').out.includes(text)]).toEqual([most, status === 0]);
    }
    expect(refused).toBeGreaterThan(0);
    expect(program.run('verify').code).toBe(0);
  });
});

/** As a quota does: from some size on, no file grows any further. The unit of the shell is 512 bytes. */
describe.runIf(process.platform !== 'win32')('files that may not grow', () => {
  it.each([0, 2, 16, 60, 120])('beyond %i blocks: nothing is lost, and the place is named', (blocks) => {
    program.open();
    const folder = join(program.home, '..');
    const at = (name: string) => join(folder, name);
    writeFileSync(at('big.bin'), Buffer.alloc(200_000, '退款'));
    program.run('evidence', 'add', '1', BIN);
    program.run('backup', at('b.zip'));
    const state = () => [
      program.run('history', '1', '--json').out,
      readdirSync(join(program.home, 'vault')),
      readdirSync(folder),
    ];
    for (const words of [
      ['log', 'contact', '1', '话'.repeat(1900)],
      ['evidence', 'add', '1', at('big.bin')],
      ['backup', at('c.zip')],
      ['export', '1', '-o', at('包.zip')],
    ]) {
      const before = state();
      const { status, stderr } = shell(`ulimit -f ${blocks}; ${refund(...words)}`);
      // There was room for it.
      if (status === 0 && blocks > 2) continue;
      expect([words[0], status, stderr]).toEqual([words[0], 1, expect.stringContaining(folder)]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect([words[0], state()]).toEqual([words[0], before]);
    }
    expect(program.run('verify').code).toBe(0);
    const fresh = shell(`ulimit -f ${blocks}; ${refund('restore', at('b.zip'))}`, {
      REFUND_HOME: at('other'),
    });
    expect([fresh.status, fresh.stderr]).toEqual([1, expect.stringContaining(`${at('other')}（`)]);
    expect(readdirSync(at('other'))).toEqual([]);
  });
});

describe.runIf(mayMount)('a disk', () => {
  const within = (setting: string, ...words: readonly string[]) =>
    spawnSync('unshare', ['-rm', 'sh', '-c', `${setting}\nexec ${refund(...words)}`], {
      env: program.environment,
      encoding: 'utf8',
    });

  it('that only lets itself be read is read, and says so where something is to be written', () => {
    program.open();
    const before = program.run('history', '1', '--json').out;
    const readOnly = `mount --bind ${quoted(program.home)} ${quoted(program.home)} && mount -o remount,ro,bind ${quoted(program.home)}`;
    expect(within(readOnly, 'status', '1')).toMatchObject({ status: 0, stderr: '' });
    expect(within(readOnly, 'letter', '1')).toMatchObject({ status: 0 });
    for (const words of [
      ['log', 'contact', '1', '你好'],
      ['evidence', 'add', '1', BIN],
      ['me', '--name', '张三'],
    ]) {
      const { status, stderr } = within(readOnly, ...words);
      expect([words, status]).toEqual([words, 1]);
      expect(stderr).toContain(program.home);
      expect(stderr.trim().split('\n').length).toBeLessThan(4);
    }
    expect(program.run('history', '1', '--json').out).toBe(before);
  });

  it('that is full refuses, says so, and has everything as before', () => {
    mkdirSync(program.home);
    const full = (fill: number) =>
      `mount -t tmpfs -o size=400k none ${quoted(program.home)} && ${refund('new', ...STORY)} >/dev/null 2>&1 && head -c ${fill}k /dev/zero > ${quoted(join(program.home, 'filler'))}`;
    const { status, stderr } = within(full(400), 'log', 'contact', '1', '话'.repeat(2000));
    expect(status).toBe(1);
    expect(stderr).toContain(program.home);
    const after = within(
      `${full(400)}; ${refund('log', 'contact', '1', '话'.repeat(2000))} >/dev/null 2>&1`,
      'history',
      '1',
    );
    expect(after.stdout.trim().split('\n')).toHaveLength(1);
    expect(
      within(
        `${full(400)}; ${refund('log', 'contact', '1', '话'.repeat(2000))} >/dev/null 2>&1; rm ${quoted(join(program.home, 'filler'))}`,
        'verify',
      ),
    ).toMatchObject({ status: 0 });
  });
});
