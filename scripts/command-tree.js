// The tree of commands as it stands in src/, for scripts that tell of all of them.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The rows of all commands, in the order of the help; what does them is not loaded. */
export async function commandRows() {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/command-tree.ts'],
    bundle: true,
    external: ['../commands/*'],
    format: 'esm',
    write: false,
  });
  const [{ text }] = outputFiles;
  const { COMMANDS } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return COMMANDS;
}
