import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathsMeant } from '../../src/dialogue/windows-paths.ts';
import { hasOwnWindow, type Shell, shellOf } from '../../src/platform.ts';
import { forShell, shellQuote, withoutStrayQuotes } from '../../src/terminal/shell.ts';
import { Inside } from '../support/inside.ts';
import { STORY } from '../support/program.ts';

/** What Windows gives every program, and what PowerShell adds for itself. */
const SYSTEM = String.raw`C:\Program Files\WindowsPowerShell\Modules;C:\WINDOWS\system32\WindowsPowerShell\v1.0\Modules`;
const OWN = String.raw`C:\Users\周\OneDrive\文档\WindowsPowerShell\Modules;${SYSTEM}`;
const SEVEN = String.raw`D:\Documents\PowerShell\Modules;C:\Program Files\PowerShell\Modules;c:\program files\powershell\7\Modules;${SYSTEM}`;

describe('the shell that runs the program', () => {
  it.each<[NodeJS.Platform, Record<string, string>, Shell, boolean]>([
    ['linux', { SHELL: '/bin/bash' }, 'posix', false],
    ['linux', { PSModulePath: '/home/z/.local/share/powershell/Modules' }, 'posix', false],
    ['darwin', {}, 'posix', false],
    ['win32', { PROMPT: '$P$G', PSModulePath: SYSTEM }, 'cmd', false],
    ['win32', { PSModulePath: OWN }, 'powershell', false],
    ['win32', { PSModulePath: SEVEN }, 'powershell', false],
    // By refund.cmd, which is run by cmd.exe.
    ['win32', { PROMPT: '$P$G', PSModulePath: OWN }, 'powershell', false],
    ['win32', { MSYSTEM: 'MINGW64', PSModulePath: SYSTEM }, 'posix', false],
    ['win32', { SHELL: '/usr/bin/bash', PSModulePath: OWN }, 'posix', false],
    // By a double-click.
    ['win32', { PSModulePath: SYSTEM }, 'cmd', true],
    ['win32', {}, 'cmd', true],
  ])('on %s with %j is %s (a window of its own: %s)', (platform, variables, shell, own) => {
    expect(shellOf(variables, platform)).toBe(shell);
    expect(hasOwnWindow(variables, platform)).toBe(own);
  });
});

describe('a word of a command to copy', () => {
  it.each<[string, string, string, string]>([
    ['某某卡盟', "'某某卡盟'", '"某某卡盟"', "'某某卡盟'"],
    ["it's", String.raw`'it'\''s'`, `"it's"`, "'it''s'"],
    ['说“已到账”', "'说“已到账”'", '"说“已到账”"', "'说“已到账”'"],
    ['it’s', "'it’s'", '"it’s"', "'it’’s'"],
    ['a "b" & c', `'a "b" & c'`, '"a ”b” & c"', "'a ”b” & c'"],
    ['C:\\材料 1\\', "'C:\\材料 1\\'", '"C:\\材料 1\\\\"', "'C:\\材料 1\\\\'"],
    ['$(calc) `calc`', "'$(calc) `calc`'", '"$(calc) `calc`"', "'$(calc) `calc`'"],
    ['50%', "'50%'", '"50%"', "'50%'"],
    ['%PATH%', "'%PATH%'", '"%"^PATH"%"', "'%PATH%'"],
    ['一\n二', "'一 二'", '"一 二"', "'一 二'"],
  ])('%j', (text, posix, cmd, powershell) => {
    expect(shellQuote(text, 'posix')).toBe(posix);
    expect(shellQuote(text, 'cmd')).toBe(cmd);
    expect(shellQuote(text, 'powershell')).toBe(powershell);
  });

  it('is one word with all its letters to a real shell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellQuote(text, 'posix')}`], {
          encoding: 'utf8',
        });
        return shellQuote(stdout, 'posix') === shellQuote(text, 'posix');
      }),
      { numRuns: 50 },
    );
  });

  it('ends nowhere before its end in cmd.exe and PowerShell', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`'"“”‘’\\ &$\`%^aP`) }), (text) => {
        // Inside the marks nothing but pairs of them, and no backslash that would keep the last one from closing.
        expect(shellQuote(text, 'powershell')).toMatch(/^'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'$/);
        expect((shellQuote(text, 'cmd').match(/"/g)?.length ?? 0) % 2).toBe(0);
        for (const shell of ['cmd', 'powershell'] as const)
          expect((/\\*(?=.$)/.exec(shellQuote(text, shell))?.[0].length ?? 0) % 2).toBe(0);
      }),
    );
  });
});

describe('commands of the program’s own sentences', () => {
  it('get the quotes of the shell, and the mark at the end of a line that goes on', () => {
    const written = "refund new --site 某某 \\\n  --paid-at '昨天 20:15' \\\n  --refused none";
    expect(forShell(written, 'posix')).toBe(written);
    expect(forShell(written, 'cmd')).toBe(
      'refund new --site 某某 ^\n  --paid-at "昨天 20:15" ^\n  --refused none',
    );
    expect(forShell(written, 'powershell')).toBe(
      "refund new --site 某某 `\n  --paid-at '昨天 20:15' `\n  --refused none",
    );
  });
});

describe('words typed with single marks', () => {
  const typed = ['log', 'contact', '1', "'hello", "there'", "--at='昨天", "18:30'"];

  it('in cmd.exe lose them, and are whole', () => {
    expect(withoutStrayQuotes(typed, 'cmd')).toEqual([
      'log',
      'contact',
      '1',
      'hello there',
      '--at=昨天 18:30',
    ]);
    expect(withoutStrayQuotes(["'hello'"], 'cmd')).toEqual(['hello']);
  });

  it('elsewhere, or where they may be part of a text, stay', () => {
    for (const shell of ['posix', 'powershell'] as const)
      expect(withoutStrayQuotes(typed, shell)).toEqual(typed);
    for (const words of [
      ["it's", "theirs'"],
      ["'tis", 'late'],
      ["'"],
      ["don't", "'x", "it's", "y'"],
      ['a', 'b'],
    ])
      expect(withoutStrayQuotes(words, 'cmd')).toEqual(words);
  });
});

describe('at home on Windows', () => {
  let inside: Inside;
  let folder: string;
  const windows = (shell: Shell) => ({ platform: 'win32', shell }) as const;
  beforeAll(() => {
    inside = new Inside();
    folder = mkdtempSync(join(tmpdir(), 'refund-windows-'));
  });
  afterAll(() => {
    inside.remove();
    rmSync(folder, { recursive: true });
  });

  it('what is pasted from a guide is recorded without its marks', async () => {
    await inside.run(['new', ...STORY, '--yes'], windows('cmd'));
    await inside.run(['log', 'contact', '1', "'24小时内", "处理'", '--promise', '24h'], windows('cmd'));
    const { events } = await inside.json<{ events: { text?: string }[] }>('history', '1');
    expect(events.map(({ text }) => text)).toContain('24小时内 处理');
  });

  it.each(['cmd', 'powershell'] as const)('help and hints are written for %s', async (shell) => {
    const mark = shell === 'cmd' ? '"' : "'";
    const { out: help } = await inside.run(['log', 'contact', '--help'], windows(shell));
    expect(help).toContain(`--at ${mark}昨天 18:30${mark}`);
    const { out: greeting } = await inside.run([], windows(shell));
    expect(greeting).toContain(`--paid-at ${mark}昨天 20:15${mark} ${shell === 'cmd' ? '^' : '`'}\n`);
    const { err: answer } = await inside.run(['say', '1', '系统处理中'], windows(shell));
    expect(answer).toContain(`refund got 1 --from site ${mark}系统处理中${mark}`);
  });

  it('paths as the system writes them are plain ones', () => {
    expect(
      pathsMeant(
        [String.raw`\\?\C:\截图 1\a.png`, String.raw`\\?\UNC\nas\周\a.png`, String.raw`\\nas\周\a.png`],
        'win32',
      ),
    ).toEqual([String.raw`C:\截图 1\a.png`, String.raw`\\nas\周\a.png`, String.raw`\\nas\周\a.png`]);
    expect(pathsMeant(['*.png'], 'linux')).toEqual(['*.png']);
  });

  it('wildcards are what they mean, in folders too, and a text keeps its question marks', async () => {
    for (const name of ['e1.txt', 'E2.TXT', 'x.txt', 'e3.png.txt']) writeFileSync(join(folder, name), name);
    const { out } = await inside.run(
      ['evidence', 'add', '1', `${folder}/e*.txt`, '--kind', 'chat'],
      windows('cmd'),
    );
    expect(out.match(/^E\d/gm)).toHaveLength(3);
    const { err, code } = await inside.run(['evidence', 'add', '1', `${folder}/y?.txt`], windows('cmd'));
    expect([code, err]).toEqual([1, expect.stringContaining('y?.txt')]);
    await inside.run(['log', 'contact', '1', `${folder}/e?.txt`], windows('cmd'));
    const { events } = await inside.json<{ events: { text?: string }[] }>('history', '1');
    expect(events.map(({ text }) => text)).toContain(`${folder}/e?.txt`);
  });
});
