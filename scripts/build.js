// Bundles src/main.ts into dist/. Everything but the native module is inside. The pieces are CommonJS, which
// Node starts faster than ES modules, and what is imported on demand stays a file of its own.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Bundles into ES module pieces, in memory; esbuild splits only those. */
export function bundle() {
  return build({
    absWorkingDir: root,
    // A thread needs a file of its own to start from.
    entryPoints: { main: 'src/main.ts', 'pdf-worker': 'src/exchange/pdf-worker.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['better-sqlite3'],
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    define: { __VERSION__: JSON.stringify(version), __PIECES__: '__dirname' },
    charset: 'utf8',
    minifyWhitespace: true,
    minifySyntax: true,
    write: false,
    metafile: true,
  });
}

async function main() {
  const { outputFiles } = await bundle();
  const fresh = join(root, `dist.${process.pid}`);
  mkdirSync(fresh);
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      charset: 'utf8',
      minifyWhitespace: true,
      supported: { 'dynamic-import': false },
    });
    writeFileSync(join(fresh, basename(path)), code);
  }
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(fresh, join(root, 'dist'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
