// What stands in src/ as data, for scripts that tell of all of it: bundled in memory, with nothing that acts.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

async function load(entry) {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    external: ['../commands/*'],
    format: 'esm',
    write: false,
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}

/** The rows of all commands under their titles, in the order of the help; what does them is not loaded. */
export async function commandGroups() {
  return (await load('src/cli/tree.ts')).GROUPS;
}

export async function commandRows() {
  return Object.values(await commandGroups()).flat();
}

/** Every fact of a case: its flag and what kind of answer it takes. */
export async function facts() {
  return (await load('src/case/facts.ts')).FACTS;
}

/** Every sentence of a language. */
export async function sentences(language) {
  return (await load(`src/words/${language}/index.ts`))[language];
}
