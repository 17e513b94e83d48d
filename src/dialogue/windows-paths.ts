import { existsSync, readdirSync } from 'node:fs';
import { join, win32 } from 'node:path';

/** What stands for several names: on Windows no name has either of these letters. */
const WILD = /[*?]/;

/**
 * The files that paths mean as they are typed on Windows: with wildcards, which the shell leaves to the program, or as
 * the system itself writes them (`\\?\C:\…`), which Node cannot follow to the end. Where nothing fits, and on other
 * systems, they stay as they are.
 */
export function pathsMeant(paths: readonly string[], platform: NodeJS.Platform): readonly string[] {
  if (platform !== 'win32') return paths;
  return paths.flatMap((typed) => {
    const path = typed.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\/, '');
    const found = matches(path);
    return found.length > 0 ? found : [path];
  });
}

function matches(path: string): string[] {
  const { root } = win32.parse(path);
  const rest = path.slice(root.length);
  if (!WILD.test(rest)) return [];
  let found = [root];
  for (const part of rest.split(/[\\/]/)) {
    const names = WILD.test(part) ? patternOf(part) : null;
    found = found.flatMap((folder) =>
      (names === null ? [part] : namesIn(folder).filter((name) => names.test(name))).map((name) =>
        join(folder, name),
      ),
    );
  }
  return found.filter((one) => existsSync(one));
}

/** As Windows reads it: `*.*` is every name, and small and great letters are the same. */
function patternOf(part: string): RegExp {
  const text = part === '*.*' ? '*' : part;
  const escaped = text.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'isu');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder || '.').toSorted();
  } catch {
    return [];
  }
}
