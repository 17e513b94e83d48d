import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script without types
import { bundle } from '../scripts/build.js';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

describe('what is published', () => {
  it('is the built program with its documents and licences, and nothing that only we need', () => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
    });
    const [packed] = JSON.parse(stdout) as Packed[];
    const paths = packed?.files.map(({ path }) => path) ?? [];
    for (const path of [
      'bin/refund.js',
      'dist/main.js',
      'dist/pdf-worker.js',
      'dist/pictures/worker.js',
      'dist/pictures/ort-wasm-simd-threaded.wasm',
      'dist/pictures/ch_PP-OCRv4_det_infer.onnx',
      'dist/pictures/ch_PP-OCRv4_rec_infer.onnx',
      'dist/pictures/ppocr_keys_v1.txt',
      'dist/LICENCES.txt',
      'docs/refund.1',
      'docs/guide.md',
      'docs/guide.en.md',
      'README.md',
      'LICENSE',
    ])
      expect(paths).toContain(path);
    expect(paths.filter((path) => /^(?:src|tests|bench|scripts)\/|decisions/.test(path))).toEqual([]);
    // Nobody who reads it there is sent to where nothing is.
    for (const path of paths.filter((one) => one.endsWith('.md')))
      for (const [, target = ''] of readFileSync(join(root, path), 'utf8').matchAll(/\]\(([^)\s#]+)/g))
        if (!/^https?:/.test(target)) expect(paths).toContain(posix.join(posix.dirname(path), target));
    // The reader of pictures is most of it.
    expect(packed?.size).toBeLessThan(20 * 1024 * 1024);
  });

  it('is at most 5 MB besides the models, and two builds of it are the same', async () => {
    const built = async () => {
      const { outputFiles } = (await bundle('dist', false)) as {
        outputFiles: { path: string; hash: string; contents: Uint8Array }[];
      };
      return outputFiles.map(({ path, hash, contents }) => [path, hash, contents.length] as const);
    };
    const first = await built();
    expect(await built()).toEqual(first);
    expect(first.reduce((sum, [, , length]) => sum + length, 0)).toBeLessThan(5_000_000);
  });

  it('needs only the database beside it, and names the licence of everything inside', () => {
    const {
      dependencies,
      devDependencies,
      man,
      '//': madeOf,
    } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
      man: unknown;
      '//': string;
    };
    // npm links the page only where it is told in a list.
    expect(man).toEqual(['docs/refund.1']);
    expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
    // A reader sees there what the program is made of, and why npm installs only one of these.
    for (const name of ['commander', 'inquirer', 'chalk', 'zod', 'date-fns', 'better-sqlite3'])
      expect(madeOf).toContain(name);
    const licences = readFileSync(join(root, 'dist/LICENCES.txt'), 'utf8');
    const named = Array.from(licences.matchAll(/^(\S+) \d+\.\S+ \((\S+)\)$/gm), ([, name, licence]) => [
      name,
      licence,
    ]);
    expect(named.length).toBeGreaterThan(25);
    const bundled = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        Array.from(
          readFileSync(join(root, 'src', name), 'utf8').matchAll(
            /from '((?:@[\w-]+\/)?[a-z][\w.-]*)'|import\('((?:@[\w-]+\/)?[a-z][\w.-]*)'\)/g,
          ),
          ([, one, other]) => one ?? other ?? '',
        ),
      )
      .filter((name) => name in devDependencies);
    expect(new Set(bundled).size).toBeGreaterThan(10);
    for (const name of new Set(bundled)) expect(named.map(([one]) => one)).toContain(name);
    expect(licences.match(/^Source: \S+/gm)).toHaveLength(named.length);
    // Nothing that asks more of those who pass it on than to name it.
    for (const [name, licence] of named)
      expect([name, licence]).toEqual([
        name,
        expect.stringMatching(/^(?:MIT|ISC|BSD-\d-Clause|Apache-2\.0|MPL-2\.0)$/),
      ]);
  });
});
