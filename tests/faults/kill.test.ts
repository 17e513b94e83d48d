import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let program: Program;
let harness: string;
beforeEach(async () => {
  program = new Program();
  program.open();
  // In the project's folder, so that the native module is found from there.
  harness = join(mkdtempSync(join(root, 'node_modules/.kill-')), 'harness.mjs');
  await build({
    entryPoints: [join(root, 'tests/faults/kill-harness.ts')],
    outfile: harness,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    define: { __PIECES__: 'import.meta.dirname' },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
});
afterEach(() => {
  program.remove();
  rmSync(join(harness, '..'), { recursive: true, force: true });
});

const list = () =>
  (program.run('evidence', 'list', '1', '--json').json() as { evidence: unknown[] }).evidence.length;

describe('kill -9 while evidence is added', () => {
  it(
    'leaves the state before or after, and at most a leftover that doctor clears',
    { timeout: 120_000 },
    () => {
      const file = join(tmpdir(), `refund-kill-${process.pid}`);
      writeFileSync(file, Buffer.alloc(2_500_000, 7));
      const fresh = join(program.home, '..', 'fresh');
      cpSync(program.home, fresh, { recursive: true });
      let killed = 0;
      for (let nth = 1; ; nth++) {
        rmSync(program.home, { recursive: true });
        cpSync(fresh, program.home, { recursive: true });
        const { signal, status, stderr } = spawnSync(
          process.execPath,
          [harness, program.home, file, String(nth)],
          {
            encoding: 'utf8',
          },
        );
        if (signal === null) {
          expect([status, stderr, list()]).toEqual([0, '', 1]);
          break;
        }
        killed += 1;
        const verified = program.run('verify', '--json').json() as { problems: { kind: string }[] };
        expect(verified.problems.filter(({ kind }) => kind !== 'unexpected')).toEqual([]);
        expect([0, 1]).toContain(list());
        program.run('doctor', '--fix');
        expect(program.run('verify').code).toBe(0);
        expect(readdirSync(program.home).filter((name) => name.startsWith('.'))).toEqual([]);
      }
      rmSync(file);
      expect(killed).toBeGreaterThan(10);
    },
  );
});
