import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** From 22.1 on, Node can keep what it compiled. */
const keeps = 'enableCompileCache' in process.getBuiltinModule('node:module');

let copy = '';
let program: Program;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'refund-installed-'));
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  program = new Program();
  program.open();
});
afterEach(() => {
  rmSync(copy, { recursive: true });
  program.remove();
});

function status(environment: Record<string, string> = {}): string {
  const ran = spawnSync(process.execPath, [join(copy, 'bin', 'refund.js'), 'status', '1'], {
    env: { ...program.environment, ...environment },
    encoding: 'utf8',
  });
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  return ran.stdout;
}

const within = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

describe('an installed program', () => {
  it('writes nothing into its own folder', () => {
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const before = within(join(copy, 'dist'));
    expect(status()).toContain('某某卡盟');
    expect(within(join(copy, 'dist'))).toEqual(before);
  });

  it('starts with another version of the database module', () => {
    const modules = join(copy, 'node_modules');
    mkdirSync(modules);
    // Later versions of it do without the other two.
    for (const name of ['better-sqlite3', 'bindings', 'file-uri-to-path'].filter((one) =>
      existsSync(join(ROOT, 'node_modules', one)),
    ))
      cpSync(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true });
    const path = join(modules, 'better-sqlite3', 'package.json');
    writeFileSync(path, JSON.stringify({ name: 'better-sqlite3', version: '13.9.9', main: 'lib/index.js' }));
    expect(status()).toContain('某某卡盟');
  });
});

describe('an installation that is not whole', () => {
  const modules = () => join(copy, 'node_modules');
  const half = () => {
    for (const name of ['better-sqlite3', 'bindings', 'file-uri-to-path'].filter((one) =>
      existsSync(join(ROOT, 'node_modules', one)),
    ))
      cpSync(join(ROOT, 'node_modules', name), join(modules(), name), { recursive: true });
    return within(modules()).filter((path) => path.endsWith('.node'));
  };
  /** What every file of the program has that no other begins with. */
  const pieces = () => within(join(copy, 'dist')).filter((path) => /chunk-[^/\\]+\.js$/.test(path));

  it.each<[string, RegExp, () => void]>([
    ['without dist', /没有装完整/, () => rmSync(join(copy, 'dist'), { recursive: true })],
    ['without a piece of it', /没有装完整/, () => pieces().forEach((path) => rmSync(path))],
    [
      'without the words for it',
      /没有装完整/,
      () => {
        for (const path of within(join(copy, 'dist'))) if (!path.endsWith('main.js')) rmSync(path);
      },
    ],
    ['without the database', /没有装完整/, () => {}],
    [
      'with the database of another machine',
      /数据库模块装得不对/,
      () => half().forEach((path) => writeFileSync(path, 'no machine code')),
    ],
  ])('%s says so in one sentence', (_, sentence, spoil) => {
    spoil();
    const {
      status: code,
      stdout,
      stderr,
    } = spawnSync(process.execPath, [join(copy, 'bin', 'refund.js'), 'status', '1'], {
      env: program.environment,
      encoding: 'utf8',
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^ +at |node:internal|throw/m);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
  });
});

describe.runIf(keeps)('what Node compiled', () => {
  beforeEach(() => symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules')));
  const cached = () => ({ XDG_CACHE_HOME: join(copy, 'cache') });

  it('is kept for the user alone', () => {
    const before = status(cached());
    const folder = join(copy, 'cache', 'refund');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(within(folder).length).toBeGreaterThan(5);
    expect(status(cached())).toBe(before);
  });

  it('is not run if it was damaged', () => {
    const before = status(cached());
    for (const change of [
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      (bytes: Buffer) => bytes.map((byte, place) => (place === bytes.length >> 1 ? byte ^ 0x10 : byte)),
      () => Buffer.from('not compiled'),
    ]) {
      for (const path of within(join(copy, 'cache'))) writeFileSync(path, change(readFileSync(path)));
      expect(status(cached())).toBe(before);
    }
  });

  it('is not kept where the folder is open to others', () => {
    mkdirSync(join(copy, 'cache', 'refund'), { recursive: true, mode: 0o755 });
    expect(status(cached())).toContain('某某卡盟');
    expect(within(join(copy, 'cache'))).toEqual([]);
  });
});
