import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file for Node's `--require` that plays Windows to the program, as a double-click starts it.
 * @returns its path
 */
export function preloadWindows(folder: string): string {
  const path = join(folder, 'windows.cjs');
  writeFileSync(
    path,
    `const { dlopen, platform } = process;
// The half of the database that really runs here.
process.dlopen = (module, path, ...more) => dlopen(module, path.replace('win32', platform), ...more);
Object.defineProperty(process, 'platform', { value: 'win32' });
delete process.env.SHELL;
`,
  );
  return path;
}
