import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let copy = '';
let program: Program;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'refund-installed-'));
  for (const name of ['bin', 'dist']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  program = new Program();
  program.open();
});
afterEach(() => {
  rmSync(copy, { recursive: true });
  program.remove();
});

const caches = () => readdirSync(join(copy, 'dist')).filter((name) => name.endsWith('.cache'));

const status = () => run({}, 'status', '1');

function run(environment: Record<string, string>, ...words: string[]): string {
  const bin = join(copy, 'bin', 'refund.js');
  const ran = spawnSync(process.execPath, [bin, ...words], {
    env: { ...program.environment, ...environment },
    encoding: 'utf8',
  });
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  return ran.stdout;
}

describe('an installed program', () => {
  it('starts without its compiled form, and keeps one for the next time', () => {
    const before = status();
    for (const name of caches()) unlinkSync(join(copy, 'dist', name));
    expect(status()).toBe(before);
    expect(caches()).toHaveLength(1);
    expect(status()).toBe(before);
  });

  it('starts with a compiled form that is none, or was cut', () => {
    const before = status();
    for (const name of caches()) writeFileSync(join(copy, 'dist', name), 'not compiled');
    expect(status()).toBe(before);
    expect(status()).toBe(before);
    for (const name of caches()) truncateSync(join(copy, 'dist', name), 1000);
    expect(status()).toBe(before);
    for (const name of caches()) truncateSync(join(copy, 'dist', name), 0);
    expect(status()).toBe(before);
  });

  it('never runs a compiled form that was damaged', () => {
    const before = status();
    const name = caches().find((one) => one.includes('-status.')) ?? '';
    const path = join(copy, 'dist', name);
    const whole = readFileSync(path);
    for (let place = 100; place < whole.length; place += Math.ceil(whole.length / 12)) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 0x10;
      writeFileSync(path, changed);
      expect(status()).toBe(before);
    }
  });

  it.each(['zh', 'en'])('prints the help in %s as it would set it anew', (language) => {
    const environment = { REFUND_LANG: language };
    const ready = run(environment, '--help');
    unlinkSync(join(copy, 'dist', `help-${language}.txt`));
    expect(run(environment, '--help')).toBe(ready);
    expect(ready).toContain('refund');
  });

  it('starts with another version of the database module', () => {
    const modules = join(copy, 'node_modules');
    unlinkSync(modules);
    cpSync(join(ROOT, 'node_modules', 'better-sqlite3'), join(modules, 'better-sqlite3'), {
      recursive: true,
    });
    // Later versions of it do without these.
    const found = ['bindings', 'file-uri-to-path'].filter((name) =>
      existsSync(join(ROOT, 'node_modules', name)),
    );
    for (const name of found)
      cpSync(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true });
    const path = join(modules, 'better-sqlite3', 'package.json');
    writeFileSync(path, JSON.stringify({ name: 'better-sqlite3', version: '13.9.9', main: 'lib/index.js' }));
    expect(status()).toContain('某某卡盟');
  });
});
