import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alipayApp } from '../support/bills.ts';
import { BIN, Program } from '../support/program.ts';
import { chances } from './damaging.ts';

const KILLS = process.env['REFUND_SOAK'] === undefined ? 24 : 500;
/** One in so many commands is left alone, so that on any machine some come to their end. */
const SPARED = 4;

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open();
});
afterEach(() => program.remove());

const ANSWERS = '--order-state success --delivered nothing --refused none --yes';

interface Way {
  readonly words: string[];
  readonly events: number;
  readonly cases?: number;
  /** The same letter once more adds no event. */
  readonly again?: true;
}

/** Ways to write, each with how many events it adds to case 1 and how many cases it opens. */
function ways(folder: string, turn: number): Way[] {
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return [
    { words: ['log', 'contact', '1', `第 ${turn} 次`], events: 1 },
    { words: ['log', 'refunded', '1', '--amount', '0.01'], events: 1 },
    { words: ['evidence', 'add', '1', file('a.txt', `a ${turn}`), file('b.txt', `b ${turn}`)], events: 2 },
    {
      words: ['letter', '1', '--to', 'payment', '-o', join(folder, `信 ${turn}.txt`)],
      events: 1,
      again: true,
    },
    { words: ['edit', '1', '--product', `点卡 ${turn}`], events: 1 },
    { words: ['undo', '1', '--yes'], events: 1 },
    {
      words: [
        'import',
        file('bill.csv', alipayApp([{ 交易订单号: `2024${turn}` }])),
        ...`--row 14 --site 网站 --order N${turn} ${ANSWERS}`.split(' '),
      ],
      events: 0,
      cases: 1,
    },
    { words: ['export', '1', '-o', join(folder, `包 ${turn}`)], events: 0 },
    { words: ['backup', join(folder, `备份 ${turn}.zip`)], events: 0 },
  ];
}

/** Starts a command and kills it after some milliseconds, if any are given; gives how it ended before that, or null. */
function killed(words: readonly string[], after?: number): Promise<number | null> {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, [BIN, ...words], { env: program.environment, stdio: 'ignore' });
    const timer = after === undefined ? undefined : setTimeout(() => run.kill('SIGKILL'), after);
    run.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/** Events of case 1 and cases, as whoever comes next finds them. */
function standing(): { events: number; cases: number } {
  const database = new Sqlite(join(program.home, 'refund.sqlite'));
  try {
    expect(database.pragma('quick_check', { simple: true })).toBe('ok');
    return database
      .prepare(
        'SELECT (SELECT length FROM chain WHERE number = 1) AS events, (SELECT count(*) FROM chain) AS cases',
      )
      .get() as { events: number; cases: number };
  } finally {
    database.close();
  }
}

it(
  `loses nothing that was acknowledged in ${KILLS} kills, at any moment of any writing command`,
  { timeout: 1_800_000 },
  async () => {
    const chance = chances(20_261_125);
    const folder = join(program.home, '..');
    let [done, broken] = [0, 0];
    // How long a command takes on this machine: kills fall anywhere in it, and now and then after it.
    const begun = performance.now();
    program.run('letter', '1', '-o', join(folder, '信.txt'));
    const longest = 1.2 * (performance.now() - begun);
    for (let turn = 0; turn < KILLS; turn += 1) {
      const choices = ways(folder, turn);
      const {
        words,
        events,
        cases = 0,
        again,
      } = choices[Math.floor(chance() * choices.length)] ?? choices[0]!;
      const before = standing();
      const moment = turn === 0 ? 0 : chance() * longest;
      const code = await killed(words, turn % SPARED === 1 ? undefined : moment);
      const after = standing();
      const added = [after.events - before.events, after.cases - before.cases];
      if (code === 0 && !again) expect([turn, words, added]).toEqual([turn, words, [events, cases]]);
      else
        expect([
          turn,
          words,
          [
            [0, 0],
            [events, cases],
          ],
        ]).toEqual([turn, words, expect.arrayContaining([added])]);
      if (code === 0) done += 1;
      else broken += 1;
      for (const name of [`包 ${turn}`, `备份 ${turn}.zip`])
        rmSync(join(folder, name), { recursive: true, force: true });
    }
    // Both happened, else nothing was shown.
    expect(done).toBeGreaterThan(0);
    expect(broken).toBeGreaterThan(0);
    program.run('doctor', '--fix');
    expect(program.run('verify')).toMatchObject({ code: 0, err: '' });
  },
);
