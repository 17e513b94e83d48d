import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACT_NAMES, FACTS } from '../../src/case/facts.ts';
import { flagsOf, loadedCommands } from '../support/every-command.ts';
import { Inside } from '../support/inside.ts';
import { BIN, Program } from '../support/program.ts';

let program: Program;
let inside: Inside;
let folder: string;
beforeAll(() => {
  program = new Program();
  inside = new Inside();
  folder = join(program.home, '..');
  program.open();
  program.open('--order', 'CM2', '--again');
  writeFileSync(join(folder, '付款.txt'), 'x');
  program.run('evidence', 'add', '2', join(folder, '付款.txt'));
  program.run('letter', '2', '-o', join(folder, '信.txt'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'refund'), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`, {
    mode: 0o755,
  });
});
afterAll(() => {
  program.remove();
  inside.remove();
});

const commands = (await loadedCommands()).filter(({ hidden }) => !hidden);
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What the program itself offers for the last word. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const { out, err, code } = await inside.run(['complete', '--', ...words], { home: program.home });
  expect([code, err]).toEqual([0, '']);
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '');
}

/** What a real bash offers at the end of a line, which is cut into words as bash does. */
function offeredInBash(words: readonly string[], path = `${join(folder, 'bin')}:${process.env['PATH']}`) {
  const script = [
    program.start('completion', 'bash').out,
    'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _refund; printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'refund', ...words], {
    cwd: folder,
    env: { ...program.environment, PATH: path },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

const OFFERED: readonly [words: string[], expected: string[]][] = [
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
  [['log', 'filed', '2', '--letter', ''], ['L1']],
  [['letter', '1', '--show', ''], []],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['rules', 'se'], ['set']],
  [['rules', 'set', 'channel-3'], ['channel-30d']],
  [['nothing', 'of', 'this', ''], []],
  [['evidence', 'open', '../../etc', ''], []],
];

const HOSTILE = [
  ['status', '$(touch harm)', ''],
  ['log', 'contact', '`touch harm`', ''],
  ['$(touch harm)'],
  ['evidence', 'open', 'a[$(touch harm)]', ''],
  ['evidence', 'open', '$((1+`touch harm`))', ''],
  ['log', '"; touch harm; "', ''],
  ['--to', "';touch harm;'"],
  ['evidence', 'open', '1; touch harm', ''],
  ['*'],
  ['close', '1', '--outcome', '$(touch harm)'],
];

describe('what can follow', () => {
  it.each(OFFERED)('%j is completed to %j', async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  it('is a file where one is taken, and a word with its option where both are typed as one', async () => {
    expect(await offered('evidence', 'add', '2', '付款.txt', '')).toEqual([':files']);
    expect(await offered('letter', '1', '-o', '')).toEqual([':files']);
    expect(await offered('letter', '1', '--to=ba')).toEqual(['--to=bank']);
  });

  it('is what the help names, with its words, and not what it hides', async () => {
    const help = program.run('help', 'all').out;
    const all = await offered('');
    for (const name of all) expect(help).toContain(`\n  ${name} `);
    expect(all).toEqual(expect.arrayContaining(['new', 'letter', 'log', 'help']));
    expect(all).not.toContain('complete');
    expect(program.run('complete', '--', 'help', 'ex').out).toBe('exit-codes\nexport\n');
    expect(program.run('complete', '--', 'help', 'evidence', 'e').out).toMatch(/^edit\t/);
    expect(program.run('complete', '--', 'letter', '--q').out).toBe('--qr\t画成二维码，手机扫了粘贴\n');
    expect(await offered('-')).toEqual(['--version', '--help']);
    expect(await offered('log', '-')).toEqual(['--help']);
  });

  it.each(commands.map(({ name }) => name))('%s: every command, flag and choice there is', async (name) => {
    const words = name.split(' ');
    const definition = commands.find((one) => one.name === name)?.definition;
    expect(await offered(...words)).toContain(words.at(-1));
    const flags = flagsOf(definition).filter((flag) => flag.startsWith('--'));
    expect(await offered(...words, '-')).toEqual(expect.arrayContaining([...flags, '--help']));
    for (const [flag, { choices }] of Object.entries(definition?.options ?? {}))
      if (choices) expect(await offered(...words, /--[\w-]+/.exec(flag)?.[0] ?? '', '')).toEqual(choices);
  });

  it('is every choice of a fact', async () => {
    for (const fact of FACT_NAMES.map((name) => FACTS[name]))
      if (fact.kind === 'choice') expect(await offered('new', `--${fact.flag}`, '')).toEqual(fact.choices);
  });

  it('is nothing without a store, which is not made for it', () => {
    const fresh = new Program();
    expect(fresh.run('complete', '--', 'close', '')).toMatchObject({ code: 0, out: '' });
    expect(existsSync(fresh.home)).toBe(false);
    fresh.remove();
  });
});

describe('what an option can be', () => {
  it('is offered wherever its help lists words to choose from, and named there wherever it is offered', () => {
    for (const { name, definition } of commands) {
      for (const [flags, { zh, en, choices }] of Object.entries(definition?.options ?? {})) {
        const listed = /：((?:(?:[a-z][a-z-]+|\d{5})、){2,}[a-z-]+)/.exec(zh)?.[1];
        if (listed !== undefined) expect([name, flags, choices]).toEqual([name, flags, listed.split('、')]);
        // "As --to of filed."
        if (flags.startsWith('--from <recipient>')) continue;
        for (const choice of choices ?? [])
          expect([name, flags, zh.includes(choice) && en.includes(choice)]).toEqual([name, flags, true]);
      }
    }
  });
});

describe.skipIf(!has('bash'))('in bash', () => {
  it.each(OFFERED)('%j is completed to %j', (words, expected) => {
    expect(offeredInBash(words)).toEqual(expected);
  });

  it('a file is left to bash itself', () => {
    expect(offeredInBash(['evidence', 'add', '2', ''])).toEqual([]);
  });

  it.each(HOSTILE.map((words) => [words]))('runs nothing of %j', (words) => {
    expect(offeredInBash(words)).toEqual([]);
    expect(existsSync(join(folder, 'harm'))).toBe(false);
  });

  it('knows the program also where the shell finds none of its name', () => {
    expect(offeredInBash(['close', ''], '/usr/bin:/bin')).toEqual(['2', '1']);
  });
});

/** The script in a file: some versions of fish refuse what a pipe of Node gives them. */
function scriptFile(shell: string): string {
  const { out, code } = program.start('completion', shell);
  expect(code).toBe(0);
  const path = join(folder, `completion.${shell}`);
  writeFileSync(path, out);
  return path;
}

/** Runs a line in a real shell that has read its script. */
function inShell(shell: string, line: string): string[] {
  const { stdout, stderr } = spawnSync(shell, ['-c', line.replace('SCRIPT', scriptFile(shell))], {
    cwd: folder,
    env: { ...program.environment, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe.skipIf(!has('zsh'))('in zsh', () => {
  /** `compadd` and its helpers live only in the line editor: what they would be given is printed. */
  const asked = (words: readonly string[]) =>
    inShell(
      'zsh',
      [
        'compdef() { :; }; _files() { print -r -- FILES; }; _describe() { print -rl -- "${(@P)argv[-1]}"; }',
        'source SCRIPT',
        `words=(refund ${words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ')})`,
        'CURRENT=$#words; _refund; true',
      ].join('\n'),
    );

  it('the words come with what they mean, a file is left to zsh', () => {
    expect(asked(['log', 'req'])).toEqual(['request:记下：向网站提出了退款要求']);
    expect(asked(['letter', '1', '--to=ba'])).toEqual(['--to=bank']);
    expect(asked(['evidence', 'add', '2', ''])).toEqual(['FILES']);
    expect(asked(['nothing', 'of', 'this', ''])).toEqual([]);
  });

  it.each(HOSTILE.map((words) => [words]))('runs nothing of %j', (words) => {
    expect(asked(words)).toEqual([]);
    expect(existsSync(join(folder, 'harm'))).toBe(false);
  });
});

describe.skipIf(!has('fish'))('in fish', () => {
  const asked = (line: string) =>
    inShell('fish', `source SCRIPT; complete -C '${line.replaceAll(/['\\]/g, String.raw`\$&`)}'`);

  it('the words come with what they mean, a file is left to fish', () => {
    expect(asked('refund log req')).toEqual(['request\t记下：向网站提出了退款要求']);
    expect(asked('refund letter 1 --to ba')).toEqual(['bank']);
    expect(asked('refund evidence add 2 付')).toEqual(['付款.txt']);
    expect(asked('refund nothing of this ')).toEqual([]);
  });

  it.each(["refund status '$(touch harm)' ", "refund log '; touch harm; ' ", "refund '*'"])(
    'runs nothing of %s',
    (line) => {
      expect(asked(line)).toEqual([]);
      expect(existsSync(join(folder, 'harm'))).toBe(false);
    },
  );
});

describe('the scripts', () => {
  it.skipIf(!has('bash')).each([['bash', '-n']])('are read by %s without a complaint', readsIt);
  it.skipIf(!has('zsh')).each([['zsh', '-n']])('are read by %s without a complaint', readsIt);
  it.skipIf(!has('fish')).each([['fish', '--no-execute']])('are read by %s without a complaint', readsIt);

  function readsIt(shell: string, flag: string): void {
    const { status, stderr } = spawnSync(shell, [flag, scriptFile(shell)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }

  it('refuse a shell they are not written for', () => {
    expect(program.run('completion', 'cmd')).toMatchObject({ code: 2 });
  });
});
