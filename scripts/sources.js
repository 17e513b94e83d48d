// What stands in src/ as data, for scripts that tell of all of it: bundled in memory, and nothing of it is run.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export async function load(entry) {
  const { outputFiles } = buildSync({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    // A module that lies in memory has no place to find others from.
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    banner: {
      js: `const require = process.getBuiltinModule('node:module').createRequire('${import.meta.url}');`,
    },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** The commands under the titles of the help, in its order, each with what its own file says of it. */
export async function commandGroups() {
  const { GROUPS } = await load('src/cli/cli.ts');
  const groups = {};
  const whole = async (row) => ({ ...row, ...(await row.load?.()) });
  for (const [group, rows] of Object.entries(GROUPS)) groups[group] = await Promise.all(rows.map(whole));
  return groups;
}

/** Every fact of a case: its flag and what kind of answer it takes. */
export const facts = async () => (await load('src/case/facts.ts')).FACTS;

/** Every sentence of a language. */
export const sentences = async (language) => (await load(`src/words/${language}/index.ts`))[language];
