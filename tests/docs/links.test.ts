import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { flagsOf, loadedCommands } from '../support/every-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENTS = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'bench', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];
const commands = await loadedCommands();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** The anchor that a heading gets. */
const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(/\s/g, '-');

describe.each(DOCUMENTS)('%s', (path) => {
  it('links only to what is there', () => {
    for (const [, target = ''] of read(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const there = file === '' ? path : join(dirname(path), file);
      expect([target, existsSync(join(root, there))]).toEqual([target, true]);
      if (anchor === undefined) continue;
      const anchors = Array.from(read(there).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
        anchorOf(heading),
      );
      expect([target, anchors.includes(decodeURIComponent(anchor))]).toEqual([target, true]);
    }
  });

  // What a release or a decision said of its time stays.
  const ofItsTime = path === 'CHANGELOG.md' || path.includes('decisions');
  it.skipIf(ofItsTime)('names only commands and options that there are', () => {
    const typed = Array.from(read(path).matchAll(/(?:^\$? ?|`)(refund [^`\n]+)/gm), ([, one = '']) => one);
    for (const command of typed) {
      const words = command
        .replace(/ +#.*$/, '')
        .split(/\s+/)
        .slice(1);
      const row =
        commands.find(({ name }) => name === words.slice(0, 2).join(' ')) ??
        commands.find(({ name }) => name === words[0]);
      // The program alone, with nothing behind it, is the menu.
      if (words.length === 0 || words[0]?.startsWith('-')) continue;
      expect([path, command, row !== undefined]).toEqual([path, command, true]);
      const known = ['--help', '--json', ...flagsOf(row?.definition)];
      // A group (`refund log …`) has no options of its own.
      if (row?.load === undefined) continue;
      for (const word of words.filter((one) => /^--[a-z]/.test(one)))
        expect([path, command, word, known.includes(word)]).toEqual([path, command, word, true]);
    }
  });
});
