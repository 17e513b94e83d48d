import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACT_NAMES, FACTS } from '../../src/case/facts.ts';
import { COMMANDS } from '../../src/cli/tree.ts';
import { CHOICES, commandWords } from '../../src/commands/completion.ts';
import { en } from '../../src/words/en/index.ts';
import { zh } from '../../src/words/zh/index.ts';
import { BIN, Program } from '../support/program.ts';

let program: Program;
let folder: string;
beforeAll(() => {
  program = new Program();
  folder = join(program.home, '..');
  program.open();
  program.open('--order', 'CM2', '--again');
  writeFileSync(join(folder, '付款.txt'), 'x');
  program.run('evidence', 'add', '2', join(folder, '付款.txt'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'refund'), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`, {
    mode: 0o755,
  });
});
afterAll(() => program.remove());

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What a real bash offers at the end of a line, which is cut into words as bash does. */
function offered(...words: readonly string[]): string[] {
  const script = [
    program.run('completion', 'bash').out,
    'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _refund; printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'refund', ...words], {
    cwd: folder,
    env: { ...program.environment, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe.skipIf(!has('bash'))('in bash', () => {
  it.each<[string[], string[]]>([
    [['lo'], ['log']],
    [
      ['log', 're'],
      ['request', 'reply', 'refunded'],
    ],
    [['letter', '1', '--to', 'ba'], ['bank']],
    [['letter', '1', '--to', '=', 'ba'], ['bank']],
    [
      ['log', 'filed', '--to', 'police', ''],
      ['2', '1'],
    ],
    [
      ['new', '--pay-channel', ''],
      ['wechat', 'alipay', 'bank-card', 'unionpay', 'other'],
    ],
    [['log', 'filed', '1', '--re'], ['--ref']],
    [
      ['close', ''],
      ['2', '1'],
    ],
    [['close', '1', '--outcome', 'gi'], ['given-up']],
    [['evidence', 'open', '2', ''], ['E1']],
    [['evidence', 'open', '1', ''], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['evidence', 'add', '2', ''], []],
    [['nothing', 'of', 'this', ''], []],
  ])('%j is completed to %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  it('offers what the help names, and not what it hides', () => {
    const help = program.run('--help').out;
    const all = offered('');
    for (const name of all) expect(help).toContain(`\n  ${name} `);
    expect(all).not.toContain('numbers');
  });

  it.each([
    [['status', '$(touch harm)', '']],
    [['log', 'contact', '`touch harm`', '']],
    [['$(touch harm)']],
    [['evidence', 'open', 'a[$(touch harm)]', '']],
    [['evidence', 'open', '$((1+`touch harm`))', '']],
    [['log', '"; touch harm; "', '']],
    [['--to', "';touch harm;'"]],
    [['evidence', 'open', '1; touch harm', '']],
    [['*']],
    [['close', '1', '--outcome', '$(touch harm)']],
  ])('runs nothing of %j', (words) => {
    expect(offered(...words)).toEqual([]);
    expect(existsSync(join(folder, 'harm'))).toBe(false);
  });

  it('knows the program also where the shell finds none of its name', () => {
    const script = `${program.run('completion', 'bash').out}\nCOMP_WORDS=(refund close ''); COMP_CWORD=2; _refund; echo "\${COMPREPLY[*]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], {
      env: { ...program.environment, PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe('2 1');
  });
});

describe('the scripts', () => {
  it.each([
    ['bash', ['-n']],
    ['zsh', ['-n']],
    ['fish', ['--no-execute']],
  ])('are read by %s without a complaint', (shell, flags) => {
    const { out, code } = program.run('completion', shell);
    expect(code).toBe(0);
    if (!has(shell)) return;
    const { status, stderr } = spawnSync(shell, flags, { input: out, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it.each(['bash', 'zsh', 'fish'])('for %s name every command, flag and choice there is', (shell) => {
    const { out } = program.run('completion', shell);
    const flagOf = (long: string) => (shell === 'fish' ? `-l ${long.slice(2)} ` : long);
    for (const { name, hidden, options } of COMMANDS) {
      if (hidden) continue;
      for (const word of name.split(' ')) expect(out).toContain(word);
      for (const [flags] of options ?? []) expect(out).toContain(flagOf(/--[\w-]+/.exec(flags)?.[0] ?? ''));
    }
    for (const name of FACT_NAMES) {
      const fact = FACTS[name];
      expect(out).toContain(flagOf(`--${fact.flag}`));
      for (const choice of fact.kind === 'choice' ? fact.choices : []) expect(out).toContain(choice);
    }
  });

  it('refuse a shell they are not written for', () => {
    expect(program.run('completion', 'cmd')).toMatchObject({ code: 2 });
  });

  it('give numbers of cases and items, and nothing for anything else', () => {
    expect(program.run('numbers').out).toBe('2\n1\n');
    expect(program.run('numbers', '2', 'exhibits').out).toBe('E1\n');
    expect(program.run('numbers', '2', 'letters').out).toBe('');
    expect(program.run('numbers', '../../etc', 'exhibits').out).toBe('');
    expect(new Program().run('numbers')).toMatchObject({ code: 0, out: '' });
  });
});

describe('what an option can be', () => {
  const options = COMMANDS.flatMap((row) => row.options ?? []);

  it('is offered wherever its help lists words to choose from', () => {
    for (const [, words] of options) {
      const listed = /：((?:(?:[a-z][a-z-]+|\d{5})、){2,}[a-z-]+)/.exec(zh.help.options[words])?.[1];
      if (listed === undefined) continue;
      expect([words, CHOICES[words]]).toEqual([words, listed.split('、')]);
    }
  });

  it('is named in the help of both languages wherever it is offered', () => {
    for (const [, words] of options) {
      for (const choice of CHOICES[words] ?? []) {
        if (words === 'from') continue;
        expect(zh.help.options[words]).toContain(choice);
        expect(en.help.options[words]).toContain(choice);
      }
    }
  });

  it('comes from flags that the program takes', () => {
    for (const { name, flags } of commandWords(COMMANDS, zh)) {
      const help = program.run(...name.split(' ').filter(Boolean), '--help').out;
      for (const { long } of flags) expect(help).toContain(long);
    }
  });
});
