import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workFolder } from '../support/exported.ts';
import { Program } from '../support/program.ts';
import { everything } from '../support/snapshot.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let harness: string;
beforeAll(async () => {
  harness = join(mkdtempSync(join(root, 'node_modules/.kill-')), 'harness.mjs');
  await build({
    entryPoints: [join(root, 'tests/faults/package-kill-harness.ts')],
    outfile: harness,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    define: { __VERSION__: '"0.0.0"', __PIECES__: 'import.meta.dirname' },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
});
afterAll(() => rmSync(join(harness, '..'), { recursive: true, force: true }));

let program: Program;
let other: Program;
let folder: string;
beforeEach(() => {
  program = new Program();
  other = new Program();
  folder = workFolder(program);
  program.open();
  for (const name of ['a.txt', 'b.txt']) {
    writeFileSync(join(folder, name), name.repeat(1000));
    program.run('evidence', 'add', '1', join(folder, name), '--kind', 'chat');
  }
});
afterEach(() => {
  program.remove();
  other.remove();
});

/** @returns whether it died */
function killed(of: Program, what: 'export' | 'import', path: string, nth: number): boolean {
  const { signal, status, stderr } = spawnSync(process.execPath, [harness, what, path, String(nth)], {
    env: of.environment,
    encoding: 'utf8',
  });
  if (signal === null) expect([status, stderr]).toEqual([0, '']);
  return signal !== null;
}

describe('kill -9 at every change of the disk', () => {
  it.each(['out', 'out.zip'])(
    'of an export leaves no half of %s, and the store as it was',
    (name) => {
      let nth = 1;
      for (; ; nth++) {
        const target = join(folder, 'x', name);
        rmSync(join(folder, 'x'), { recursive: true, force: true });
        mkdirSync(join(folder, 'x'));
        const store = everything(program.home);
        const died = killed(program, 'export', target, nth);
        const now = Object.entries(everything(program.home)).filter(
          ([one]) => !/^\.incoming-\d+-note-/.test(one),
        );
        expect(Object.fromEntries(now)).toEqual(store);
        // Doctor finds what was left, in the home and beside the output.
        program.run('doctor', '--fix');
        expect(readdirSync(join(folder, 'x')).filter((one) => one !== name)).toEqual([]);
        expect(readdirSync(program.home).filter((one) => one.startsWith('.'))).toEqual([]);
        if (existsSync(target)) {
          expect(other.run('import', target).code).toBe(0);
        } else expect(died).toBe(true);
        if (!died) break;
      }
      expect(nth).toBeGreaterThan(3);
    },
    120_000,
  );

  it('of an import leaves the store before or after it, and it can be taken then', () => {
    const file = join(folder, 'case.zip');
    expect(program.run('export', '1', '-o', file).code).toBe(0);
    other.open('--order', 'CM9');
    const fresh = join(other.home, '..', 'fresh');
    cpSync(other.home, fresh, { recursive: true });
    let nth = 1;
    for (; ; nth++) {
      rmSync(other.home, { recursive: true });
      cpSync(fresh, other.home, { recursive: true });
      const died = killed(other, 'import', file, nth);
      const { problems } = other.run('verify', '--json').json() as { problems: { kind: string }[] };
      expect(problems.filter(({ kind }) => kind !== 'unexpected')).toEqual([]);
      const cases = (other.run('status', '--json').json() as { cases: unknown[] }).cases.length;
      expect(died ? [1, 2] : [2]).toContain(cases);
      expect(other.run('import', file).code).toBe(0);
      other.run('doctor', '--fix');
      expect(other.run('verify').code).toBe(0);
      expect(readdirSync(other.home).filter((one) => one.startsWith('.'))).toEqual([]);
      if (!died) break;
    }
    expect(nth).toBeGreaterThan(10);
  }, 240_000);
});
