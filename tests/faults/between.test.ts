import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import { RefundError } from '../../src/errors.ts';
import type { Effects } from '../../src/ports.ts';
import { BIN, NOW } from '../support/program.ts';
import { Begun, leftovers } from './home.ts';
import { JOBS } from './jobs.ts';

/** What another window does between a command's looking and its writing: what was looked at is not so any more. */
const OTHERS: readonly (readonly string[])[] = [
  ['erase', '1', 'E1', '--confirm', '1'],
  ['erase', '1', '--confirm', '1'],
  ['evidence', 'remove', '1', 'E1', '--purge', '--confirm', '1'],
  ['undo', '1', '--yes'],
  ['close', '1', '--outcome', 'given-up'],
  ['edit', '1', '--amount', '77', '--site', '另一个网站'],
  ['doctor', '--fix'],
];
const ALL = process.env['REFUND_SOAK'] !== undefined;

/** The effects, with another window's command just before the first transaction. */
function between(home: string, words: readonly string[]): Effects {
  let others = 1;
  return {
    ...effects,
    step(what) {
      if (what === 'begin' && others-- > 0)
        spawnSync(process.execPath, [BIN, ...words], {
          env: { PATH: process.env['PATH'], REFUND_HOME: home, REFUND_NOW: NOW, REFUND_LANG: 'zh' },
        });
      effects.step(what);
    },
  };
}

describe('whatever another window did in between', () => {
  it.each(JOBS.map((job, index) => [job.words.join(' '), index, job] as const))(
    'the store stays whole after: %s',
    { timeout: 300_000 },
    async (_, index, job) => {
      if (job.fresh || job.mess || job.aged) return;
      const begun = await Begun.of(job);
      const { place } = begun;
      try {
        for (const words of ALL ? OTHERS : [OTHERS[index % OTHERS.length] ?? []]) {
          const { error, code } = await begun.again({ use: between(place.home, words) });
          const about = words.join(' ');
          const isKnown = error === undefined || (error instanceof RefundError && error.code !== 'internal');
          expect([about, isKnown ? '' : String(error)]).toEqual([about, '']);
          expect([about, (await place.run(['verify'])).out]).toEqual([
            about,
            expect.not.stringContaining('处不对'),
          ]);
          expect([about, leftovers(place.folder)]).toEqual([about, []]);
          // What a window said it recorded can be told, and taken along.
          const told = await place.run(['history', '1', '--json']);
          expect([about, code, told.code]).toEqual([about, code, 0]);
          const backup = await place.run(begun.words(['backup', '@/all.zip']));
          expect([about, backup.code, backup.err]).toEqual([about, 0, expect.anything()]);
          const home = `${place.folder}/taken`;
          const taken = await place.run(begun.words(['restore', '@/all.zip']), { home });
          expect([about, taken.code, taken.err]).toEqual([about, 0, expect.anything()]);
        }
      } finally {
        begun.remove();
      }
    },
  );
});

/** The effects, with a look at the store before some of them, as if this window were held up there for ever. */
function heldUp(home: string, every: number, seen: string[]): Effects {
  let count = 0;
  const look = (what: string) => {
    const environment = { PATH: process.env['PATH'], REFUND_HOME: home, REFUND_NOW: NOW, REFUND_LANG: 'zh' };
    const { stdout } = spawnSync(process.execPath, [BIN, 'doctor', '--json'], { env: environment });
    const { findings } = JSON.parse(String(stdout)) as { findings: { check: string }[] };
    // The copy of a home that the test begins with has other rights with some versions of Node.
    if (findings.some(({ check }) => check !== 'rights')) seen.push(`${what} ${count}: ${String(stdout)}`);
  };
  return Object.fromEntries(
    Object.entries(effects).map(([name, effect]) => [
      name,
      (...given: unknown[]) => {
        count += 1;
        if (count % every === 0) look(name);
        return (effect as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  ) as unknown as Effects;
}

describe('wherever another window is held up', () => {
  it.each(JOBS.map((job) => [job.words.join(' '), job] as const))(
    'nobody who looks calls it damage or a leftover: %s',
    { timeout: 600_000 },
    async (_, job) => {
      if (job.fresh || job.mess || job.aged) return;
      const begun = await Begun.of(job);
      try {
        const seen: string[] = [];
        await begun.again({ use: heldUp(begun.place.home, ALL ? 1 : 4, seen) });
        expect(seen).toEqual([]);
      } finally {
        begun.remove();
      }
    },
  );
});
