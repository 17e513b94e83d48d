import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { effects } from '../../src/effects.ts';
import { RefundError } from '../../src/errors.ts';
import type { Effects } from '../../src/ports.ts';
import { Begun, differences, leftovers, type State } from './home.ts';
import { JOBS } from './jobs.ts';

/** How a disk fails, and what SQLite then says. */
const FAILURES = {
  EIO: 'SQLITE_IOERR_WRITE',
  ENOSPC: 'SQLITE_FULL',
  EDQUOT: 'SQLITE_FULL',
  EACCES: 'SQLITE_READONLY',
} as const;
type Failure = keyof typeof FAILURES;
const WAYS = Object.keys(FAILURES) as Failure[];
/** Every effect; else some (of bringing a store up to date all). The ways take turns: all of each would take an hour. */
const ALL = process.env['REFUND_SOAK'] !== undefined;

/** The effects, with the Nth of them failing; `reached` names it. */
function failingAt(nth: number, failure: Failure): { use: Effects; reached(): string | undefined } {
  let count = 0;
  let which: string | undefined;
  const use = Object.fromEntries(
    Object.entries(effects).map(([name, effect]) => [
      name,
      (...given: unknown[]) => {
        // It only looks, and says of what it cannot look at that nobody knows.
        if (name === 'room') return (effect as (...all: unknown[]) => unknown)(...given);
        count += 1;
        if (count === nth) {
          which = name;
          throw name === 'step'
            ? new Sqlite.SqliteError('injected', FAILURES[failure])
            : Object.assign(new Error(`${failure}: injected`), { code: failure });
        }
        return (effect as (...all: unknown[]) => unknown)(...given);
      },
    ]),
  ) as unknown as Effects;
  return { use, reached: () => which };
}

/** An older store brought up to date, and nothing else done: whole in itself. */
async function migratedOnly(begun: Begun, chance: string): Promise<State> {
  await begun.again({ chance }, ['undo', '99', '--yes']);
  return begun.state();
}

describe('whatever the disk refuses, a command did all of it or nothing, and says so', () => {
  it.each(JOBS.map((job, index) => [job.words.join(' '), index, job] as const))(
    '%s',
    { timeout: 300_000 },
    async (_, index, job) => {
      const chance = `job ${index}`;
      const begun = await Begun.of(job);
      try {
        const before = begun.state();
        const migrated = job.aged && (await migratedOnly(begun, chance));
        const whole = await begun.again({ chance });
        expect([whole.code, whole.err]).toEqual([job.code ?? 0, expect.anything()]);
        const after = begun.state();
        expect(differences(before, after)).not.toEqual([]);
        const wrong: string[] = [];
        for (let nth = 1, more = true; more; nth += ALL || job.aged || nth < 4 ? 1 : 5) {
          const failure = WAYS[nth % WAYS.length] ?? 'EIO';
          const { use, reached } = failingAt(nth, failure);
          const { error, err } = await begun.again({ use, chance });
          const state = begun.state();
          const say = (...what: unknown[]) =>
            wrong.push([nth, reached() ?? 'none', failure, ...what].join(' '));
          more = reached() !== undefined;
          const fromBefore = differences(before, state);
          const fromAfter = differences(after, state);
          const undone = fromBefore.length === 0 || (migrated && differences(migrated, state).length === 0);
          const code = error instanceof RefundError ? error.code : error;
          if (code === 'bytes-left' || code === 'not-read-back') {
            await begun.place.run(['doctor', '--fix']);
            const { out } = await begun.place.run(['doctor', '--json']);
            const { lostAndFound } = JSON.parse(out) as { lostAndFound: string[] };
            const count = String(lostAndFound.length);
            await begun.place.run(['doctor', '--empty-lost-and-found', '--confirm', count]);
            const still = differences(after, begun.state());
            if (still.length > 0) say('even the doctor leaves', still);
          } else if (!undone && fromAfter.length > 0 && !job.mess) {
            say('is neither before', fromBefore, 'nor after', fromAfter);
          }
          const left = leftovers(begun.place.folder);
          if (left.length > 0 && !job.mess) say('left', left);
          if (error === undefined) {
            if (fromAfter.length > 0) say('says it is done, but', fromAfter);
            continue;
          }
          if (!['write-failed', 'disk-full', 'bytes-left', 'not-read-back'].includes(String(code)))
            say('ended with', code);
          if (/\b0 B\b/.test(err)) say('asks for no room:', err);
          if (!err.includes(begun.place.folder)) say('names no place:', err);
          if (!undone) continue;
          const again = await begun.run({ chance });
          const still = Object.keys(after).filter((name) => !(name in begun.state()));
          if (again.error !== undefined || still.length > 0) say('and again:', again.err, still);
        }
        expect(wrong).toEqual([]);
      } finally {
        begun.remove();
      }
    },
  );
});

/** What records something and keeps files of it. */
const FILES: readonly string[] = ['evidence add', 'got', 'new', 'import', 'restore'];

it('what was written whole and could not be read back stands whole, with its files', async () => {
  const whole: string[] = [];
  for (const [index, job] of JOBS.entries()) {
    if (job.aged || !(job.words.includes('-o') || FILES.includes(job.command))) continue;
    const chance = `job ${index}`;
    const begun = await Begun.of(job);
    await begun.again({ chance });
    const after = begun.state();
    const use: Effects = {
      ...effects,
      step(what) {
        if (what === 'read back') throw new Sqlite.SqliteError('injected', 'SQLITE_IOERR_READ');
      },
    };
    const { error } = await begun.again({ use, chance });
    const code = error instanceof RefundError ? error.code : error;
    const different = differences(after, begun.state());
    begun.remove();
    if (code !== 'not-read-back') continue;
    whole.push(job.command);
    // What is to be deleted goes after that, and can still go.
    const missed = different.filter((name) => name in after);
    expect([job.words, missed]).toEqual([job.words, []]);
  }
  expect(whole.length).toBeGreaterThan(7);
});

it('a vault whose names cannot be flushed is named, whoever records what lies in it', async () => {
  const jobs = JOBS.filter(({ words }) => words.includes('--log-refunds') || words[1] === 'add');
  expect(jobs.length).toBeGreaterThan(2);
  for (const job of jobs) {
    const begun = await Begun.of(job);
    const use: Effects = {
      ...effects,
      syncFolder(path) {
        if (path.endsWith('vault')) throw Object.assign(new Error('EIO: injected'), { code: 'EIO' });
        effects.syncFolder(path);
      },
    };
    const before = begun.state();
    const { error, err } = await begun.again({ use });
    if (job.words[0] !== 'clause') {
      expect([job.words, error instanceof RefundError]).toEqual([job.words, true]);
      expect(err).toContain(begun.place.home);
      expect(differences(before, begun.state())).toEqual([]);
    }
    begun.remove();
  }
});
