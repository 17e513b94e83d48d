// What stands in src/ as data, for the scripts that write documents of it: bundled in memory, without what acts.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

async function load(entry) {
  const { outputFiles } = buildSync({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [entry],
    bundle: true,
    external: ['../commands/*'],
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** The rows of all commands under their titles, in the order of the help. */
export const commandGroups = async () => (await load('src/cli/tree.ts')).GROUPS;

/** Every fact of a case: its flag and what kind of answer it takes. */
export const facts = async () => (await load('src/case/facts.ts')).FACTS;

/** Every sentence of a language. */
export const sentences = async (language) => (await load(`src/words/${language}/index.ts`))[language];
