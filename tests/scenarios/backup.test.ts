import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpack } from '../support/backups.ts';
import { BIN, Program } from '../support/program.ts';
import { everything } from '../support/snapshot.ts';

let program: Program;
let other: Program;
beforeEach(() => {
  program = new Program();
  other = new Program();
});
afterEach(() => {
  program.remove();
  other.remove();
});

const beside = (name: string) => join(program.home, '..', name);
const given = (name: string, content: string) => {
  writeFileSync(beside(name), content);
  return beside(name);
};
const history = (of: Program, number: number) =>
  (of.run('history', String(number), '--json').json() as { events: { hash: string; type: string }[] }).events;
const head = (of: Program) => (of.run('verify', '--json').json() as { head: string }).head;

/** Two cases with evidence, a letter, an erased exhibit, rules of one's own, who one is, and a draft. */
function fill(): void {
  program.open();
  program.run('evidence', 'add', '1', given('付款.png', 'picture'), given('聊天 记录.txt', '客服说等'));
  program.run('log', 'request', '1');
  program.run('letter', '1', '-o', beside('信.txt'));
  program.open('--order', 'CM2', '--again');
  program.run('evidence', 'add', '2', given('错的.txt', '别人的东西'));
  program.run('erase', '2', 'E1', '--confirm', '2');
  program.run('rules', 'set', 'channel-30d', '--days', '20', '--site', '某某卡盟');
  program.run('me', '--name', '张三', '--phone', '13800001111');
}

describe('a backup', () => {
  it('brings everything back on another machine: cases, numbers, files, rules, who one is, every hash', () => {
    fill();
    const file = beside('备份 1.zip');
    const made = program.run('backup', file, '--json');
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.json()).toMatchObject({
      schema: 1,
      path: file,
      bytes: statSync(file).size,
      encrypted: false,
      cases: 2,
      files: 3,
      head: head(program),
      problems: [],
    });
    const restored = other.run('restore', file, '--json');
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(restored.json()).toMatchObject({
      schema: 1,
      path: file,
      cases: [
        { outcome: 'new', came: 1, number: 1 },
        { outcome: 'new', came: 2, number: 2 },
      ],
      rules: 'new',
      me: 'taken',
      files: { fresh: 3, mended: 0 },
      lost: [],
      damaged: [],
      head: head(program),
    });
    expect(other.run('verify').code).toBe(0);
    expect(other.run('doctor').out).toBe(program.run('doctor').out.replaceAll(program.home, other.home));
    for (const words of [
      ['status', '--all', '--all-clocks', '--json'],
      ['history', '1', '--json'],
      ['history', '2', '--json'],
      ['evidence', 'list', '1', '--json'],
      ['rules', '--json'],
      ['me', '--json'],
      ['letter', '1', '--to', 'payment', '--json'],
    ]) {
      expect(other.run(...words).out).toBe(program.run(...words).out);
    }
    expect(readdirSync(join(other.home, 'vault'))).toEqual(readdirSync(join(program.home, 'vault')));
  });

  it('is only readable by the user, and reading is all it does to the home folder', () => {
    fill();
    const before = everything(program.home);
    expect(program.run('backup', beside('b.zip')).code).toBe(0);
    expect(statSync(beside('b.zip')).mode & 0o777).toBe(0o600);
    expect(everything(program.home)).toEqual(before);
  });

  it('gets a name with the day in a folder, and is never written over a file', () => {
    program.open();
    mkdirSync(beside('usb'));
    expect(program.run('backup', beside('usb')).out).toContain(join('usb', 'refund-2024-05-01-1622.zip'));
    const second = program.run('backup', beside('usb'), '--json');
    expect([second.code, second.json()]).toMatchObject([1, { error: { code: 'file-exists' } }]);
    given('b.zip', '重要');
    expect(program.run('backup', beside('b.zip')).err).toContain('已经存在');
    expect(readFileSync(beside('b.zip'), 'utf8')).toBe('重要');
    expect(readdirSync(beside('usb'))).toEqual(['refund-2024-05-01-1622.zip']);
  });

  it('says where it goes with what it is a copy of', () => {
    program.open();
    mkdirSync(join(program.home, '备份'));
    for (const place of ['.', '备份', '一.zip'])
      expect(program.run('backup', join(program.home, place)).out).toContain('再抄一份');
    const outside = program.run('backup', beside('二.zip'));
    expect([outside.code, outside.out]).toEqual([0, expect.not.stringContaining('再抄一份')]);
  });

  it('carries who one is where there is no case yet', () => {
    program.run('me', '--name', '张三');
    expect(program.run('backup', beside('b.zip')).code).toBe(0);
    expect(other.run('restore', beside('b.zip'), '--json').json()).toMatchObject({ cases: [], me: 'taken' });
    expect(other.run('me', '--json').json()).toMatchObject({ me: { name: '张三' } });
  });

  it('of nothing at all is refused: a file without content would only comfort', () => {
    const refused = program.run('backup', beside('b.zip'), '--json');
    expect([refused.code, refused.json()]).toMatchObject([1, { error: { code: 'nothing-to-back-up' } }]);
    expect(everything(join(program.home, '..'))).toEqual({});
  });

  it('tells of a damaged and a missing file, saves the rest, and says so again when it is restored', () => {
    fill();
    const list = (program.run('evidence', 'list', '1', '--json').json() as { evidence: { sha256: string }[] })
      .evidence;
    const [picture = '', chat = ''] = list.map(({ sha256 }) => join(program.home, 'vault', sha256));
    chmodSync(picture, 0o600);
    writeFileSync(picture, 'PICTURE');
    rmSync(chat);
    const made = program.run('backup', beside('b.zip'), '--json');
    expect([made.code, made.json()]).toMatchObject([
      4,
      {
        cases: 2,
        files: 2,
        problems: [
          { case: 1, item: 'E1 付款.png', kind: 'changed' },
          { case: 1, item: 'E2 聊天 记录.txt', kind: 'missing' },
        ],
      },
    ]);
    const said = program.run('backup', beside('c.zip'));
    expect([said.code, said.out]).toEqual([4, expect.stringContaining('付款.png')]);
    const restored = other.run('restore', beside('b.zip'), '--json');
    expect([restored.code, restored.json()]).toMatchObject([
      4,
      { cases: [{ number: 1 }, { number: 2 }], lost: list.map(({ sha256 }) => sha256) },
    ]);
    expect(history(other, 1)).toEqual(history(program, 1));
    const { problems } = other.run('verify', '--json').json() as { problems: unknown[] };
    expect(problems).toMatchObject([{ kind: 'missing' }, { kind: 'missing' }]);
  });

  it('saves the rest where who one is cannot be read any more', () => {
    fill();
    writeFileSync(join(program.home, 'me.json'), '{"name": "张');
    const made = program.run('backup', beside('b.zip'), '--json');
    expect([made.code, made.json()]).toMatchObject([4, { cases: 2, problems: [{ item: 'me.json' }] }]);
    expect(other.run('restore', beside('b.zip'), '--json').json()).toMatchObject({ me: null });
  });

  it('holds while another terminal writes: whole cases up to one instant, and every file they tell of', async () => {
    program.open();
    const writes = `const { spawnSync } = require('node:child_process');
      const { writeFileSync } = require('node:fs');
      for (let n = 1; ; n++) {
        writeFileSync(${JSON.stringify(beside('f-'))} + n, 'bytes ' + n);
        for (const words of [['evidence', 'add', '1', ${JSON.stringify(beside('f-'))} + n], ['log', 'contact', '1', '第' + n + '次']])
          if (spawnSync(process.execPath, [${JSON.stringify(BIN)}, ...words]).status !== 0) process.exit(1);
        console.log(n);
      }`;
    const writer = spawn(process.execPath, ['-e', writes], { env: program.environment });
    const wrote = () => new Promise((resolve) => writer.stdout.once('data', resolve));
    try {
      for (let round = 1; round <= 3; round++) {
        await wrote();
        const made = program.run('backup', beside(`b${round}.zip`), '--json');
        expect([made.code, made.json()]).toMatchObject([0, { problems: [] }]);
      }
      expect(writer.exitCode).toBe(null);
    } finally {
      writer.kill();
      await new Promise((resolve) => writer.once('exit', resolve));
    }
    const now = history(program, 1).map(({ hash }) => hash);
    for (let round = 1; round <= 3; round++) {
      const place = new Program();
      expect(place.run('restore', beside(`b${round}.zip`)).code).toBe(0);
      expect(place.run('verify').code).toBe(0);
      const then = history(place, 1).map(({ hash }) => hash);
      expect(now.slice(0, then.length)).toEqual(then);
      place.remove();
    }
  });

  it('is a bag that sha256sum checks', () => {
    fill();
    program.run('backup', beside('b.zip'));
    for (const [name, bytes] of unpack(beside('b.zip'))) {
      mkdirSync(join(beside('open'), dirname(name)), { recursive: true });
      writeFileSync(join(beside('open'), name), bytes);
    }
    const bag = join(beside('open'), 'refund-backup');
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(spawnSync('sha256sum', ['--quiet', '-c', manifest], { cwd: bag }).status).toBe(0);
    expect(readdirSync(join(bag, 'data', 'files')).some((name) => name.endsWith('.png'))).toBe(true);
    expect(other.run('restore', bag, '--json').json()).toMatchObject({
      cases: [{ number: 1 }, { number: 2 }],
    });
  });
});
