import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaches, circles, sources } from './support/imports.ts';

describe('the rules of the house', () => {
  it('hold in every file', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(breaches)).toEqual([]);
  });

  it('let no two files need each other', () => {
    expect(circles()).toEqual([]);
  });

  it('say in one sentence what belongs in each folder', () => {
    const told = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
    const folders = [...new Set(sources().map(({ path }) => path.split('/')))].flatMap(
      ([room = '', ...rest]) => (rest.length > 0 ? [room] : []),
    );
    expect(new Set(folders).size).toBeGreaterThan(9);
    for (const folder of new Set(folders))
      expect(told).toMatch(new RegExp(`^\\| \`${folder}/\` \\| .+ \\| .+ \\|$`, 'm'));
  });

  it.each([
    ['case/bad.ts', "import { wrap } from '../terminal/wrap.ts';"],
    ['case/bad.ts', "import { readFileSync } from 'node:fs';"],
    ['commands/bad.ts', "import { makeContext } from '../context.ts';"],
    ['commands/bad.ts', "import * as z from 'zod';"],
    ['commands/bad.ts', "import { docx } from '../letters/docx.ts';"],
    ['letters/bad.ts', "import { format } from 'date-fns/format';"],
    ['store/bad.ts', 'const now = Date.now();'],
    ['store/bad.ts', "writeFileSync('x', 'y');"],
    ['commands/bad.ts', 'process.exit(1);'],
  ])('are seen to be broken by %s with %s', (path, code) => {
    expect(breaches({ path, code })).not.toEqual([]);
  });
});
