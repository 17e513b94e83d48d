import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RefundError } from '../../src/errors.ts';
import { chances, damage } from './damaging.ts';
import { Begun } from './home.ts';

const DAMAGES = process.env['REFUND_SOAK'] === undefined ? 60 : 2000;

/** What only reads. A copy of what can be read is the last thing somebody with a damaged store can make. */
const READING: readonly (readonly string[])[] = [
  ['status'],
  ['status', '1', '--all-clocks'],
  ['next', '1'],
  ['history', '1'],
  ['letter', '1', '--to', 'court'],
  ['evidence', 'list', '1'],
  ['evidence', 'check', '1'],
  ['clause', 'list', '1'],
  ['rules'],
  ['stats'],
  ['numbers'],
  ['verify'],
  ['doctor'],
  ['export', '1', '-o', '@/out/包'],
  ['backup', '@/out/b.zip'],
];

it(
  `no command breaks on any of ${DAMAGES} damaged stores, and what can be read is read`,
  { timeout: 3_600_000 },
  async () => {
    const chance = chances(7);
    const begun = await Begun.of({ command: 'status', words: ['status'] });
    const { home, folder } = begun.place;
    const whole = `${home}-whole`;
    cpSync(home, whole, { recursive: true, preserveTimestamps: true });
    const wrong: string[] = [];
    let read = 0;
    try {
      for (let turn = 0; turn < DAMAGES; turn += 1) {
        rmSync(home, { recursive: true });
        cpSync(whole, home, { recursive: true, preserveTimestamps: true });
        const vault = readdirSync(join(home, 'vault')).map((name) => join(home, 'vault', name));
        const files = chance() < 0.8 ? [join(home, 'refund.sqlite')] : [...vault, join(home, 'me.json')];
        const path = files[Math.floor(chance() * files.length)] ?? '';
        const bytes = readFileSync(path);
        chmodSync(path, 0o600);
        writeFileSync(path, damage(bytes, chance));
        for (const words of READING) {
          const { error, err, code } = await begun.place.run(begun.words(words));
          if (code === 0) read += 1;
          if (error !== undefined && (!(error instanceof RefundError) || error.code === 'internal'))
            wrong.push(`${turn} ${words.join(' ')}: ${String(error)}`);
          if (/^\s+at /m.test(err)) wrong.push(`${turn} ${words.join(' ')}: a stack trace`);
          rmSync(join(folder, 'out'), { recursive: true, force: true });
        }
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      // Most damage leaves most to be read.
      expect(read).toBeGreaterThan(DAMAGES * 3);
    } finally {
      begun.remove();
    }
  },
);
