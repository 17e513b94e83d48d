import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { png } from '../support/pictures.ts';
import { BIN, Program, STORY } from '../support/program.ts';

let program: Program;
let folder = '';
beforeEach(() => {
  program = new Program();
  folder = join(program.home, '..');
});
afterEach(() => {
  program.remove();
});

const at = (name: string) => join(folder, name);
const database = () => join(program.home, 'refund.sqlite');
const vault = () => readdirSync(join(program.home, 'vault'));
const lost = () => readdirSync(join(program.home, 'lost+found')).filter((name) => name !== 'list.txt');

/** A case with two exhibits, and the database as it was after the first. */
function begin(): void {
  program.open();
  writeFileSync(at('付款.png'), 'payment');
  writeFileSync(at('聊天.txt'), 'chat');
  program.run('evidence', 'add', '1', at('付款.png'));
  cpSync(database(), at('old.sqlite'));
  program.run('evidence', 'add', '1', at('聊天.txt'));
  program.run('backup', at('b.zip'));
}

/** Whatever looks at the home. */
const LOOKING = [
  ['status'],
  ['status', '--check'],
  ['verify'],
  ['doctor'],
  ['doctor', '--fix'],
  ['history', '1'],
  ['backup', '@/x.zip'],
  ['log', 'contact', '1', '你好'],
  ['new', '--site', 's'],
];
const lookAll = () =>
  LOOKING.filter(([name]) => name !== 'new').map((words) => {
    const { code, err } = program.run(...words.map((word) => word.replace('@', folder)));
    return [words.join(' '), code, err.split('\n').length] as const;
  });

describe('a home that lost its database', () => {
  it('is damage to every command, keeps every file, and takes a backup back', () => {
    begin();
    const before = vault();
    rmSync(database());
    for (const [words, code, lines] of lookAll()) expect([words, code, lines]).toEqual([words, 4, 2]);
    expect(program.open().code).toBe(4);
    expect(program.open().err).toContain('refund restore');
    expect(existsSync(database())).toBe(false);
    expect(vault()).toEqual(before);
    expect(program.run('restore', at('b.zip'))).toMatchObject({ code: 0 });
    expect(program.run('verify')).toMatchObject({ code: 0 });
  });

  it('is not one that only knows who the user is', () => {
    program.run('me', '--name', '张三');
    expect(program.run('status')).toMatchObject({ code: 0 });
    expect(program.open()).toMatchObject({ code: 0 });
  });
});

describe('an older database beside newer files', () => {
  beforeEach(() => {
    begin();
    renameSync(database(), at('new.sqlite'));
    cpSync(at('old.sqlite'), database());
  });

  it('is told, and no repair deletes what it does not know', () => {
    expect(program.run('verify').code).toBe(4);
    expect(program.run('doctor').out).toContain('可能案件库 refund.sqlite 是一份旧的');
    const [known, unknown] = [1, 2].map(() => vault().length);
    expect(program.run('doctor', '--fix')).toMatchObject({ code: 0 });
    expect([vault().length, lost().length]).toEqual([(known ?? 0) - 1, 1]);
    expect(unknown).toBe(known);
    const [name = ''] = lost();
    expect(readFileSync(join(program.home, 'lost+found', name), 'utf8')).toBe('chat');
    const list = readFileSync(join(program.home, 'lost+found', 'list.txt'), 'utf8');
    expect(list).toBe(`2024-05-01T16:22:00+08:00\t${name}\t${name}\n`);
  });

  it('keeps a list that cannot be read as it is, and moves nothing that it could not list', () => {
    const list = join(program.home, 'lost+found', 'list.txt');
    mkdirSync(join(program.home, 'lost+found'));
    symlinkSync('list.txt', list);
    const known = vault();
    const { code, err } = program.run('doctor', '--fix');
    expect([code, err.includes(list)]).toEqual([1, true]);
    expect(vault()).toEqual(known);
    expect(lstatSync(list).isSymbolicLink()).toBe(true);
  });

  it('gives way to the newer one: what the case misses comes back from lost+found', () => {
    program.run('doctor', '--fix');
    cpSync(at('new.sqlite'), database());
    expect(program.run('verify').code).toBe(4);
    // Nobody can delete it while a case misses it.
    expect(program.run('doctor', '--empty-lost-and-found', '--confirm', '1', '--json').json()).toMatchObject({
      deleted: [],
    });
    expect(program.run('doctor', '--fix')).toMatchObject({ code: 0 });
    expect(program.run('verify')).toMatchObject({ code: 0 });
  });

  it('has lost+found emptied only after the count was typed', () => {
    program.run('doctor', '--fix');
    expect(program.run('doctor', '--empty-lost-and-found').code).toBe(2);
    expect(program.run('doctor', '--empty-lost-and-found', '--confirm', '2').code).toBe(2);
    expect(lost()).toHaveLength(1);
    expect(program.run('doctor', '--empty-lost-and-found', '--confirm', '1').code).toBe(0);
    expect(existsSync(join(program.home, 'lost+found'))).toBe(false);
  });
});

describe('a home that cannot be looked into is not an empty one', () => {
  const elsewhere = (home: string, ...words: string[]) => program.runWith({ REFUND_HOME: home }, ...words);
  it.each([
    ['a path through a file', (): string => at('file/home')],
    ['a link to itself', (): string => at('loop')],
    ['a link to a disk that is not there', (): string => at('gone')],
    ['a name no system takes', (): string => at('长'.repeat(100))],
  ])('%s', (_, home) => {
    writeFileSync(at('file'), '');
    symlinkSync('loop', at('loop'));
    symlinkSync('nowhere', at('gone'));
    for (const words of [...LOOKING.slice(0, -1), ['me']]) {
      const { code, err } = elsewhere(home(), ...words.map((word) => word.replace('@', folder)));
      expect([words, code, err.includes('REFUND_DEBUG')]).toEqual([words, 1, false]);
    }
  });

  it('a vault that is a file', () => {
    begin();
    rmSync(join(program.home, 'vault'), { recursive: true });
    writeFileSync(join(program.home, 'vault'), '');
    for (const [words, code] of lookAll()) expect([words, code]).toEqual([words, 1]);
  });

  it.runIf(process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0)(
    'that of another user',
    () => {
      begin();
      chmodSync(folder, 0o755);
      for (const words of [['status', '--check'], ['verify'], ['doctor'], ['backup', at('x.zip')], ['me']]) {
        const nobody = ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath, BIN];
        const run = spawnSync('setpriv', [...nobody, ...words], {
          env: program.environment,
          encoding: 'utf8',
        });
        expect([words, run.status, run.stdout]).toEqual([words, 1, '']);
        expect(run.stderr).toContain('没有权限');
      }
    },
  );
});

/** What may lie where a file should be. */
const THINGS: Readonly<Record<string, (path: string) => void>> = {
  pipe: (path) => spawnSync('mkfifo', [path]),
  device: (path) => symlinkSync('/dev/zero', path),
  loop: (path) => symlinkSync(path, path),
  folder: (path) => mkdirSync(path),
};

describe.runIf(process.platform !== 'win32').each(Object.entries(THINGS))('a %s hangs nothing', (_, put) => {
  it('in the vault, where the same file mends it', () => {
    begin();
    const [name = ''] = vault().filter(
      (one) => readFileSync(join(program.home, 'vault', one), 'utf8') === 'payment',
    );
    const path = join(program.home, 'vault', name);
    rmSync(path);
    put(path);
    expect(program.run('verify', '--json').json()).toMatchObject({
      problems: [{ kind: 'changed', found: 'no file' }],
    });
    for (const [words, code] of [
      [['doctor'], 4],
      [['export', '1', '-o', at('e')], 4],
      [['backup', at('x.zip')], 4],
      [['evidence', 'check', '1'], 0],
    ] as const)
      expect([words, program.run(...words).code]).toEqual([words, code]);
    if (lstatSync(path).isDirectory()) return;
    program.run('evidence', 'add', '1', at('付款.png'));
    expect(program.run('verify').code).toBe(0);
  });

  it('as me.json, as the database, as an output and as an input', () => {
    begin();
    put(at('it'));
    for (const words of [
      ['letter', '1', '--to', 'site', '-o', at('it')],
      ['calendar', '-o', at('it')],
      ['export', '1', '-o', at('it')],
      ['new', '--from-text', at('it')],
      ['letter', '1', '--check', at('it')],
      ['import', at('it')],
      ['rules', 'workdays', '--add', at('it')],
    ]) {
      const { code, err } = program.run(...words);
      expect([words, code, err.includes('REFUND_DEBUG')]).toEqual([words, 1, false]);
    }
    put(join(program.home, 'me.json'));
    expect(program.run('me').code).toBe(1);
    expect(program.run('doctor').code).toBe(4);
    rmSync(database());
    put(database());
    for (const [words, code] of lookAll()) expect([words, [1, 4].includes(code ?? 0)]).toEqual([words, true]);
  });
});

it.runIf(process.platform !== 'win32')('only what can be printed is advised to be', () => {
  begin();
  THINGS['pipe']?.(at('it'));
  for (const [words, printed] of [
    [['letter', '1', '-o', at('it')], true],
    [['calendar', '-o', at('it')], true],
    [['export', '1', '-o', at('it')], false],
    [['backup', at('it')], false],
  ] as const) {
    const { code, err } = program.run(...words);
    expect([words, code, err.includes('-o -')]).toEqual([words, 1, printed]);
  }
});

describe('what comes through a pipe', () => {
  const shell = (script: string) =>
    spawnSync('bash', ['-c', script], { env: program.environment, encoding: 'utf8' });
  const refund = `'${process.execPath}' '${BIN}'`;

  it.runIf(process.platform !== 'win32')(
    'is read by whichever name it has, and no more than is needed',
    () => {
      writeFileSync(at('经过'), '5月1日14:02付了100元，支付宝，订单号CM123456，没到账');
      const json = expect.stringContaining('"order":"CM123456"') as string;
      const from = (rest: string) => shell(`${refund} new --json --from-text ${rest}`);
      expect(from(`<(cat '${at('经过')}')`)).toMatchObject({ status: 0, stdout: json });
      expect(from(`/dev/stdin < '${at('经过')}'`)).toMatchObject({ status: 0, stdout: json });
      expect(shell(`cat '${at('经过')}' | ${refund} new --json --from-text /dev/stdin`).stdout).toEqual(json);
      expect(shell(`${refund} new --from-text - < /dev/zero`)).toMatchObject({ status: 1 });
    },
  );

  it('is refused beyond a hundred thousand characters', () => {
    writeFileSync(at('长'), '1,'.repeat(60_000));
    const { code, err } = program.run('new', '--from-text', at('长'));
    expect([code, err]).toEqual([1, expect.stringContaining('10 万字')]);
  });
});

it.runIf(process.platform !== 'win32')(
  'a picture that is a link to itself, or a text, is told as what it is',
  () => {
    program.open();
    symlinkSync('loop.png', at('loop.png'));
    for (const words of [
      ['new', at('loop.png')],
      ['got', '1', at('loop.png')],
      ['got', '1', `${'客服说三天内退款。'.repeat(600)}.png`],
    ])
      expect(program.run(...words)).toMatchObject({ err: expect.not.stringContaining('REFUND_DEBUG') });
  },
);

describe('what is said of an output', () => {
  it('goes to standard output under its other name', () => {
    begin();
    for (const words of [['letter', '1'], ['calendar']])
      expect(program.run(...words, '-o', '/dev/stdout').out).toBe(program.run(...words).out);
  });

  it('takes a name as long as the system does, and offers one for a longer', () => {
    begin();
    const name = (length: number) => at(`${'a'.repeat(length - 4)}.txt`);
    expect(program.run('letter', '1', '--to', 'site', '-o', name(255))).toMatchObject({ code: 0 });
    const { code, err } = program.run('letter', '1', '--to', 'site', '-o', name(256));
    expect([code, err]).toEqual([1, expect.stringContaining(`${'a'.repeat(40)}.txt`)]);
    for (const words of [['backup'], ['export', '1', '-o'], ['calendar', '-o']])
      expect(program.run(...words, name(300)).err).toContain('名字太长');
  });

  it('replaces a calendar of its own, and no diary that names it', () => {
    program.open();
    const diary = 'BEGIN:VCALENDAR\r\nX-NOTE:PRODID:-//refund//deadlines//ZH\r\n';
    writeFileSync(at('mine.ics'), diary);
    expect(program.run('calendar', '-o', at('mine.ics')).code).toBe(1);
    expect(readFileSync(at('mine.ics'), 'utf8')).toBe(diary);
    expect(program.run('calendar', '-o', at('ours.ics')).code).toBe(0);
    const later = program.runWith(
      { REFUND_NOW: '2024-05-01T17:22:00+08:00' },
      'calendar',
      '-o',
      at('ours.ics'),
    );
    expect(later.code).toBe(0);
  });

  it.runIf(existsSync('/dev/full'))('says in words what took no more', () => {
    for (const words of ['--version', 'status --json', '--help']) {
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', `'${process.execPath}' '${BIN}' ${words} > /dev/full`],
        {
          env: { ...program.environment, REFUND_LANG: 'en' },
          encoding: 'utf8',
        },
      );
      expect([words, status, stderr.replaceAll(/\s+/g, ' ')]).toEqual([
        words,
        1,
        expect.stringContaining('stdout (the disk is full)'),
      ]);
    }
  });
});

describe.runIf(existsSync('/dev/full'))('an answer that could not be written', () => {
  it.each([
    ['evidence', 'add', '1', '@/聊天.txt'],
    ['evidence', 'add', '1', '@/聊天.txt', '--json'],
    ['new', '@/付款.png', '--yes', ...STORY, '--order', 'CM3'],
  ])('is not called a disk without room for what was kept: %j', (...words) => {
    begin();
    writeFileSync(at('聊天.txt'), 'another chat');
    writeFileSync(at('付款.png'), png());
    const full = spawnSync(
      'sh',
      ['-c', `exec '${process.execPath}' '${BIN}' "$@" > /dev/full 2>'${at('said')}'`, 'sh'].concat(
        words.map((word) => word.replace('@', folder)),
      ),
      { env: program.environment, encoding: 'utf8' },
    );
    const said = readFileSync(at('said'), 'utf8').replaceAll(/\s+/g, '');
    expect(said).not.toContain('一份都没有收下');
    expect([full.status, program.run('verify').code]).toEqual([1, 0]);
    expect(said).toContain('可能已经办完了');
  });
});

describe.runIf(process.platform !== 'win32')('a link that somebody put there', () => {
  it('as lost+found is followed by no repair and no deletion', () => {
    begin();
    mkdirSync(at('Documents'));
    writeFileSync(at('Documents/mine.txt'), 'precious');
    writeFileSync(at('Documents/.incoming-1'), 'precious');
    symlinkSync(at('Documents'), join(program.home, 'lost+found'));
    writeFileSync(join(program.home, 'vault', '0'.repeat(64)), 'nobody’s');
    expect(program.run('doctor').out).not.toContain('mine.txt');
    expect(program.run('doctor', '--fix').code).toBe(1);
    for (const count of ['0', '1', '2']) program.run('doctor', '--empty-lost-and-found', '--confirm', count);
    expect(readdirSync(at('Documents')).toSorted()).toEqual(['.incoming-1', 'mine.txt']);
    expect(vault()).toContain('0'.repeat(64));
  });

  it('in the vault is told: what it leads to is not kept here', () => {
    begin();
    const [name = ''] = vault().filter(
      (one) => readFileSync(join(program.home, 'vault', one), 'utf8') === 'payment',
    );
    const path = join(program.home, 'vault', name);
    renameSync(path, at('outside'));
    symlinkSync(at('outside'), path);
    expect(program.run('verify', '--json').json()).toMatchObject({ ok: true, notices: [{ what: 'link' }] });
    expect(program.run('verify', '1').err + program.run('verify').out).not.toContain('undefined');
    // What can be read is saved all the same; the same file, added again, is kept here.
    expect(program.run('backup', at('linked.zip')).code).toBe(0);
    program.run('evidence', 'add', '1', at('付款.png'));
    expect(lstatSync(path).isFile()).toBe(true);
    expect(program.run('verify', '--json').json()).toMatchObject({ ok: true, notices: [] });
    expect(readFileSync(at('outside'), 'utf8')).toBe('payment');
  });

  it('in the place of a file between the look and the copy is not followed', async () => {
    const { keepFilesInVault } = await import('../../src/store/vault.ts');
    const { effects } = await import('../../src/effects.ts');
    writeFileSync(at('secret'), 'secret');
    symlinkSync(at('secret'), at('chat.txt'));
    const keep = (links?: 'no links') =>
      keepFilesInVault(folder, [at('chat.txt')], { effects, mark: () => '1', progress() {}, links });
    expect(await keep('no links')).toEqual(['link']);
    expect(await keep()).toMatchObject([{ fresh: true }]);
  });
});

describe('a place of the program’s own', () => {
  it('takes no output: it would be taken for evidence, for a leftover, for who the user is', () => {
    begin();
    const before = readdirSync(program.home, { recursive: true }).length;
    for (const place of ['vault/b.zip', 'vault', 'lost+found', 'me.json', 'refund.sqlite-wal', '.incoming-1'])
      for (const words of [
        ['backup', join(program.home, place)],
        ['export', '1', '-o', join(program.home, place)],
        ['letter', '1', '-o', join(program.home, place)],
        ['calendar', '-o', join(program.home, place)],
      ]) {
        const { code, err } = program.run(...words);
        expect([words, code, err.includes('REFUND_DEBUG')]).toEqual([words, 1, false]);
      }
    expect(readdirSync(program.home, { recursive: true })).toHaveLength(before);
    // Beside them is the user's business.
    expect(program.run('backup', join(program.home, '备份.zip')).code).toBe(0);
    expect(program.run('verify').code).toBe(0);
  });
});

it.runIf(process.platform !== 'win32')('a current folder that was deleted is told', () => {
  mkdirSync(at('gone'));
  const run = spawnSync(
    'sh',
    ['-c', `cd "$1" && rmdir "$1" && "$2" "$3" status`, 'sh', at('gone'), process.execPath, BIN],
    {
      env: { ...program.environment, REFUND_HOME: 'relative' },
      encoding: 'utf8',
    },
  );
  expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('文件夹已经不在了')]);
});

describe.runIf(process.platform !== 'win32')('the care of the home', () => {
  it('calls no copy a leftover while its process lives, however long it takes or waits', () => {
    begin();
    const copyOf = (pid: number) => join(program.home, 'vault', `.incoming-${pid}-0123456789abcdef`);
    const alive = copyOf(process.ppid);
    writeFileSync(alive, 'half', { mode: 0o400 });
    expect(program.run('verify').code).toBe(0);
    expect(program.run('doctor', '--fix')).toMatchObject({ code: 0 });
    expect(existsSync(alive)).toBe(true);
    renameSync(alive, copyOf(999_999_999));
    expect(program.run('verify').code).toBe(4);
    expect(program.run('doctor').out).toContain('.incoming-999999999-');
    expect(program.run('doctor', '--fix')).toMatchObject({ code: 0 });
    expect(existsSync(copyOf(999_999_999))).toBe(false);
  });

  it('shuts one that others could enter, once, and says so', () => {
    program.open();
    for (const words of [
      ['log', 'contact', '1', '你好'],
      ['me', '--name', '张三'],
    ]) {
      chmodSync(program.home, 0o777);
      expect(program.run('status').code).toBe(0);
      expect(statSync(program.home).mode & 0o777).toBe(0o777);
      expect(program.run(...words).err).toContain('只有你能进');
      expect(statSync(program.home).mode & 0o777).toBe(0o700);
      expect(program.run(...words).err).not.toContain('只有你能进');
    }
  });

  it('names a journal that nobody needs any more, and clears it', () => {
    program.open();
    // An empty one belongs to every store; one whose head was never finished is of a writer that was killed.
    expect(program.run('doctor').out).not.toContain('refund.sqlite-journal');
    writeFileSync(`${database()}-journal`, Buffer.alloc(512));
    expect(program.run('doctor').out).toContain('refund.sqlite-journal');
    expect(program.run('doctor', '--fix').code).toBe(0);
    expect(readFileSync(`${database()}-journal`)).toHaveLength(0);
  });

  it('clears a link to itself, and reads no note without end', () => {
    begin();
    for (const name of ['.incoming-x', '.incoming-999999999-note-0123abcd', 'vault/.incoming-x'])
      symlinkSync('.incoming-x', join(program.home, name));
    writeFileSync(join(program.home, '.incoming-999999999-note-11111111'), '');
    truncateSync(join(program.home, '.incoming-999999999-note-11111111'), 20 * 1024 ** 3);
    expect(program.run('doctor', '--fix')).toMatchObject({ code: 0 });
    expect(readdirSync(program.home).filter((name) => name.startsWith('.'))).toEqual([]);
    writeFileSync(join(program.home, 'me.json'), '');
    truncateSync(join(program.home, 'me.json'), 20 * 1024 ** 3);
    expect(program.run('backup', at('me.zip'))).toMatchObject({ code: 4 });
  });

  it('names what a killed command left beside its output, and clears it', () => {
    begin();
    const half = at('.refund-0123abcd');
    writeFileSync(half, 'half');
    writeFileSync(join(program.home, '.incoming-999999999-note-0123abcd'), `${half}\n`);
    // A note that names anything else is none.
    writeFileSync(join(program.home, '.incoming-999999999-note-11111111'), `${at('付款.png')}\n`);
    expect(program.run('doctor').out).toContain(half);
    expect(program.run('doctor', '--fix').code).toBe(0);
    expect([existsSync(half), existsSync(at('付款.png'))]).toEqual([false, true]);
    expect(readdirSync(program.home).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
