// Builds src/ into dist/. Everything but the native module is inside. esbuild splits only ES modules, so the pieces
// are turned into CommonJS afterwards, which Node starts faster; the small ones are packed into one file, so that a
// command opens one file and runs only the pieces it needs (docs/decisions/0001).
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { commandRows } from './sources.js';
import { inlineSqlite } from './inline-sqlite.js';
import { lazy } from './lazy.js';
import { licences } from './licences.js';
import { pack, places, reachingPacked } from './pack.js';
import { warm } from './warm.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** None of our commands is a program of its own: what would start one is not loaded. */
const noChildProcess = {
  name: 'no-child-process',
  setup(builder) {
    builder.onLoad({ filter: /commander[/\\]lib[/\\]command\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace("require('node:child_process')", 'null'),
    }));
  },
};

/** Bundles into ES module pieces, in memory; esbuild splits only those. */
export function bundle() {
  return build({
    absWorkingDir: root,
    // A thread needs a file of its own to start from.
    entryPoints: { main: 'src/main.ts', 'pdf-worker': 'src/evidence/pdf-worker.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    define: { __VERSION__: JSON.stringify(version), __PIECES__: '__dirname' },
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    write: false,
    metafile: true,
    plugins: [noChildProcess, inlineSqlite, lazy],
  });
}

/** The pieces as CommonJS, by the name they require each other with, where each belongs. */
async function pieces({ outputFiles, metafile }) {
  const sorted = { core: new Map(), writing: new Map(), rest: new Map(), apart: new Map() };
  const place = places(metafile.outputs);
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await transform(text, {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        // One byte a character is read faster than two.
        charset: 'ascii',
        minifyWhitespace: true,
        supported: { 'dynamic-import': false },
      });
      const name = basename(path);
      sorted[place.get(`dist/${name}`)].set(`./${name}`, inAscii(code));
    }),
  );
  return sorted;
}

/** esbuild leaves regular expressions as they are; written as escapes they mean the same. */
function inAscii(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What starts the packed program: knows the packed files, and which commands have a compiled form of their own. */
async function startOf({ core, writing, rest }, writingPieces) {
  const words = ['--version', '--help', ...(await commandWords())];
  return readFileSync(join(root, 'scripts', 'start.cjs'), 'utf8')
    .replace("'__CORE__'", JSON.stringify(core))
    .replace("'__WRITING__'", JSON.stringify(writing))
    .replace("'__REST__'", JSON.stringify(rest))
    .replace("['__WRITING_PIECES__']", JSON.stringify(writingPieces))
    .replace("['__COMMANDS__']", JSON.stringify(words));
}

/** The first words of all commands, as the command tree names them. */
async function commandWords() {
  const names = (await commandRows()).map(({ name }) => name.split(' ')[0]);
  return [...new Set(names)];
}

/** Writes a packed file under a name that changes with its bytes, and gives that. */
function writePacked(folder, what, packed) {
  const source = pack(packed);
  const name = `${what}-${createHash('sha256').update(source).digest('hex').slice(0, 12)}.cjs`;
  writeFileSync(join(folder, name), source);
  return name;
}

async function main() {
  const bundled = await bundle();
  const { apart, ...packs } = await pieces(bundled);
  const fresh = join(root, `dist.${process.pid}`);
  mkdirSync(fresh);
  const packed = new Set(Object.values(packs).flatMap((made) => [...made.keys()]));
  for (const [name, code] of apart) writeFileSync(join(fresh, name), reachingPacked(code, packed));
  const names = Object.entries(packs).map(([what, made]) => [what, writePacked(fresh, what, made)]);
  const start = await startOf(Object.fromEntries(names), [...packs.writing.keys()]);
  writeFileSync(join(fresh, 'start.cjs'), start);
  writeFileSync(join(fresh, 'LICENCES.txt'), licences(root, bundled.metafile));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(fresh, join(root, 'dist'));
  warm(join(root, 'dist'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
