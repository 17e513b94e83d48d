// Stores of many cases, made once each by the program's own code.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { folder, NOW, ROOT } from './places.js';

const built = join(ROOT, 'node_modules', '.bench', 'make-store.mjs');
let make;

async function maker() {
  await build({
    entryPoints: [join(ROOT, 'bench', 'make-store.ts')],
    outfile: built,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    define: { __PIECES__: 'import.meta.dirname' },
    logLevel: 'error',
  });
  return (await import(pathToFileURL(built).href)).makeStore;
}

const made = new Map();

/** The home of a store with so many cases, one in `openEvery` open. */
export async function storeOf(count, openEvery) {
  const name = `store-${count}-${openEvery}`;
  if (!made.has(name)) {
    make ??= await maker();
    const home = join(folder, name);
    mkdirSync(home);
    await make(home, count, openEvery, Date.parse(NOW));
    made.set(name, home);
  }
  return made.get(name);
}
