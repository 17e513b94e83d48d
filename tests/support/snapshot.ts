import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file under a folder with its bytes, every folder with a slash: to see that nothing changed. */
export function everything(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: string) => {
    for (const name of readdirSync(path)) {
      const one = join(path, name);
      const inside = relative(folder, one);
      if (statSync(one).isDirectory()) {
        found[`${inside}/`] = '';
        walk(one);
      } else found[inside] = readFileSync(one).toString('hex');
    }
  };
  if (existsSync(folder)) walk(folder);
  return found;
}
