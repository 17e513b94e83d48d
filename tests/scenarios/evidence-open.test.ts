import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import { Inside } from '../support/inside.ts';
import { Program } from '../support/program.ts';

let program: Program;
let folder: string;
let bin: string;
let temporary: string;
beforeEach(() => {
  program = new Program();
  program.open();
  folder = join(program.home, '..', 'given');
  // A name that a shell would run.
  temporary = join(program.home, '..', "tmp $(touch pwned) & 'x");
  bin = join(program.home, '..', 'bin');
  for (const path of [folder, temporary, bin]) mkdirSync(path);
});
afterEach(() => program.remove());

const record = () => join(program.home, '..', 'shown');
/** A viewer that writes down what it was given, and ends with a code. */
const viewer = (code = 0) => {
  const path = join(bin, 'xdg-open');
  const script = `#!${process.execPath}
require('fs').writeFileSync(${JSON.stringify(record())}, JSON.stringify(process.argv.slice(2)));
process.exit(${code});`;
  writeFileSync(path, script, { mode: 0o755 });
};
const open = (name: string, content = name) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  program.run('evidence', 'add', '1', path, '--kind', 'other');
  const { code, err } = program.runWith({ PATH: bin, TMPDIR: temporary }, 'evidence', 'open', '1', 'E1');
  const given = existsSync(record()) ? (JSON.parse(readFileSync(record(), 'utf8')) as string[]) : [];
  return { code, err, given };
};

describe.runIf(process.platform === 'linux')('evidence open', () => {
  it('gives the viewer a copy with the right bytes and extension, and never the kept file', () => {
    viewer();
    const { code, err, given } = open('付款.PNG', 'bytes of a picture');
    expect([code, given.length, basename(given[0] ?? '')]).toEqual([0, 1, 'E1.png']);
    expect(readFileSync(given[0] ?? '', 'utf8')).toBe('bytes of a picture');
    expect(given[0]?.startsWith(temporary)).toBe(true);
    expect(err).toContain('副本');
    // What a viewer does to the copy touches nothing.
    chmodSync(given[0] ?? '', 0o600);
    writeFileSync(given[0] ?? '', 'scribbled over');
    expect(program.run('verify').code).toBe(0);
    expect(statSync(dirname(given[0] ?? '')).mode & 0o077).toBe(0);
  });

  it.each(['--help.png', "'; touch pwned; '.png", '$(touch pwned) `id`.png', '-rf.png', ' "a b".png'])(
    'takes nothing from the name %j but its extension',
    (name) => {
      viewer();
      const { code, given } = open(name, 'bytes');
      expect([code, given.map((path) => basename(path))]).toEqual([0, ['E1.png']]);
      expect(readdirSync(join(program.home, '..')).includes('pwned')).toBe(false);
    },
  );

  it.each([
    '收据.bat',
    'a.EXE',
    'a.cmd',
    'a.lnk',
    'a.sh',
    'a.desktop',
    'a.js',
    'a.vbs',
    'a.scr',
    'a.ps1',
    'a.url',
  ])('does not let the desktop run %s', (name) => {
    viewer();
    const { given } = open(name, 'echo pwned');
    expect(given.map((path) => basename(path))).toEqual(['E1']);
  });

  it('says where the copy is, and fails, where there is no viewer or it can open nothing', () => {
    const none = open('a.png');
    expect([none.code, none.given]).toEqual([1, []]);
    const path = join(temporary, readdirSync(temporary)[0] ?? '', 'E1.png');
    expect(none.err.replaceAll(/\s/g, '')).toContain(path.replaceAll(/\s/g, ''));
    expect(readFileSync(path, 'utf8')).toBe('a.png');
    viewer(3);
    expect(open('a.png').code).toBe(1);
  });

  it('says so where the kept file is gone', () => {
    viewer();
    const path = join(folder, 'a.png');
    writeFileSync(path, 'x');
    program.run('evidence', 'add', '1', path);
    rmSync(join(program.home, 'vault'), { recursive: true });
    const { code, err } = program.runWith({ PATH: bin, TMPDIR: temporary }, 'evidence', 'open', '1', 'E1');
    expect([code, err.includes('读不了'), readdirSync(temporary)]).toEqual([1, true, []]);
    expect(program.run('evidence', 'open', '1', 'E9').code).toBe(1);
  });
});

describe('evidence open, where something is wrong', () => {
  it.runIf(process.platform === 'linux')(
    'says of a kept copy that is not what was taken in that it is not',
    () => {
      viewer();
      open('付款.PNG', 'bytes of a picture');
      const vault = join(program.home, 'vault');
      const [name = ''] = readdirSync(vault);
      chmodSync(join(vault, name), 0o600);
      writeFileSync(join(vault, name), 'bytes of a pixture');
      const { code, err } = program.runWith({ PATH: bin, TMPDIR: temporary }, 'evidence', 'open', '1', 'E1');
      expect([code, err]).toEqual([4, expect.stringContaining('E1 存的这份和收下时不一样了')]);
    },
  );

  it('names the place of the copy where that has no room, not what is kept', async () => {
    writeFileSync(join(folder, '聊天.txt'), 'chat');
    program.run('evidence', 'add', '1', join(folder, '聊天.txt'));
    const place = new Inside();
    const use = {
      ...effects,
      copyFile() {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
      },
    };
    const { code, err } = await place.run(['evidence', 'open', '1', 'E1'], { home: program.home, use });
    place.remove();
    expect([code, err]).toEqual([1, expect.stringMatching(/写不进去.*E1\.txt（磁盘满了）/)]);
    expect(err).not.toContain('vault');
  });
});
