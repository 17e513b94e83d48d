import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
// @ts-expect-error a plain script without types
import { copyReader } from '../../scripts/build.js';
import manifest from '../../package.json' with { type: 'json' };

/** Where the program lies that runs in a thread; below node_modules, so that it finds the database. */
export const WORKER_FOLDER = fileURLToPath(
  new URL('../../node_modules/.cache/refund-tests/', import.meta.url),
);

/** Builds it once before all tests, with the options of `scripts/build.js` that matter to what it does. */
export async function setup(): Promise<void> {
  await build({
    entryPoints: {
      'program-worker': 'tests/support/program-worker.ts',
      'pdf-worker': 'src/evidence/pdf-worker.ts',
      'pictures/worker': 'src/pictures/worker.ts',
    },
    outdir: WORKER_FOLDER,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['bindings'],
    define: { __VERSION__: JSON.stringify(manifest.version), __PIECES__: 'import.meta.dirname' },
    banner: { js: 'const require=process.getBuiltinModule;' },
  });
  (copyReader as (folder: string) => void)(join(WORKER_FOLDER, 'pictures'));
}
