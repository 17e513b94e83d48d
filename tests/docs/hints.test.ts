import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/cli.ts';
import type { Definition } from '../../src/dialogue/command.ts';

const ROOMS = ['words/zh', 'words/en', 'law', 'advice', 'dialogue', 'commands', 'letters'];
const files = ROOMS.flatMap((room) =>
  readdirSync(join('src', room))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', room, name)),
);

/** A command as a sentence of the program prints it: its words, what is filled in, and its flags. */
const PRINTED =
  /refund (?<words>[a-z]+(?: [a-z]+)?)(?<rest>(?: (?:--?[a-z][\w-]*|\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)?\}|'[^'\n]*'|[\w./:-]+))*)(?<after>.{0,4})/gu;

const named = async (words: string) => {
  const row = COMMANDS.findLast(({ name }) => words === name || words.startsWith(`${name} `));
  return row?.load ? { row, definition: (await row.load()) as Definition } : { row, definition: undefined };
};

const flagsOf = ({ options, takesFacts }: Definition) => [
  ...Object.keys(options ?? {}).flatMap((flag) => flag.match(/--?[a-z][\w-]*/g) ?? []),
  ...Object.values(takesFacts ?? {}).map(({ flag }) => `--${flag}`),
  '--help',
];

describe('a command that the program prints', () => {
  it('runs as it stands: it exists, knows its flags, and holds nothing that is to be filled in', async () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const file of files) {
      // Comments tell developers what a file is about.
      const source = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      for (const match of source.matchAll(PRINTED)) {
        const { words = '', rest = '', after = '' } = match.groups ?? {};
        const { row, definition } = await named(words);
        // “refund” is an English word, too.
        if (!row) continue;
        seen += 1;
        const flags = rest.match(/(?<= )--?[a-z][\w-]*/g) ?? [];
        const known = definition ? flagsOf(definition) : [];
        const unknown = definition ? flags.filter((flag) => !known.includes(flag)) : [];
        const isOpen =
          /^\s*(?:编号|文件\b|行号|…|\.\.\.|〔|\[)/.test(after) || / (?:[A-Z]{2,}|N|X)\b/.test(rest);
        if (unknown.length > 0 || isOpen) wrong.push(`${file}: ${match[0]}`);
      }
    }
    expect(seen).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});
