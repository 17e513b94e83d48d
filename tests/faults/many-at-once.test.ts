import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BIN, Program } from '../support/program.ts';

const SOAK = process.env['REFUND_SOAK'] !== undefined;
const WRITERS = 8;
const EACH = SOAK ? 60 : 6;

let program: Program;
beforeEach(() => {
  program = new Program();
  program.open();
});
afterEach(() => program.remove());

const history = z.object({
  events: z.array(z.object({ seq: z.number(), type: z.string(), text: z.string().nullish() })),
});
const events = () => history.parse(program.run('history', '1', '--json').json()).events;

/** Runs a command many times, one after the other, beside everything else; gives 0 for each that ended well. */
function over(times: number, words: (turn: number) => readonly string[]): Promise<(number | string)[]> {
  return new Promise((resolve) => {
    const codes: (number | string)[] = [];
    const next = () => {
      if (codes.length === times) {
        resolve(codes);
        return;
      }
      let said = '';
      const run = spawn(process.execPath, [BIN, ...words(codes.length)], {
        env: program.environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const output of [run.stdout, run.stderr])
        output.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
      run.on('close', (code) => {
        codes.push(code === 0 ? 0 : `${String(code)}: ${said}`);
        next();
      });
    };
    next();
  });
}

describe(`${WRITERS} that write at once`, () => {
  it(
    'lose no event, number each once, and make no reader fail or call anything damaged',
    { timeout: 900_000 },
    async () => {
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        over(EACH, (turn) => ['log', 'contact', '1', `第 ${writer} 个，第 ${turn} 次`]),
      );
      const readers = [
        () => ['status', '1'],
        () => ['verify'],
        () => ['doctor'],
        (turn: number) => ['backup', join(program.home, '..', `${turn}.zip`)],
      ].map((words) => over(EACH * 2, words));
      const codes = (await Promise.all([...writers, ...readers])).flat();
      expect(codes.filter((code) => code !== 0)).toEqual([]);
      const said = events().filter(({ type }) => type === 'contact-logged');
      expect(said).toHaveLength(WRITERS * EACH);
      expect(new Set(said.map(({ text }) => text)).size).toBe(WRITERS * EACH);
      expect(events().map(({ seq }) => seq)).toEqual(
        Array.from({ length: said.length + 1 }, (_, index) => index + 1),
      );
      expect(program.run('verify').code).toBe(0);
    },
  );

  it('give each new case a number of its own', { timeout: 300_000 }, async () => {
    const opened = await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        over(2, (turn) => [...CASE, '--order', `N${writer}-${turn}`]),
      ),
    );
    expect(opened.flat().filter((code) => code !== 0)).toEqual([]);
    const { cases } = z
      .object({ cases: z.array(z.object({ id: z.number() })) })
      .parse(program.run('status', '--json').json());
    const numbers = cases.map(({ id }) => id).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: WRITERS * 2 + 1 }, (_, index) => index + 1));
  });
});

const CASE =
  'new --site 网站 --amount 1 --paid-at 2024-05-01T14:02+08:00 --pay-channel alipay --deducted yes --order-state success --delivered nothing --refused none --yes'.split(
    ' ',
  );

describe('a store that another program holds', () => {
  const hold = () => {
    const database = new Sqlite(join(program.home, 'refund.sqlite'));
    database.exec('BEGIN IMMEDIATE');
    return { letGo: () => database.close() };
  };

  it('for a while is waited for', async () => {
    const held = hold();
    const waiting = over(1, () => ['log', 'contact', '1', '你好']);
    setTimeout(() => held.letGo(), 3000);
    expect(await waiting).toEqual([0]);
    expect(events()).toHaveLength(2);
  });

  it('for too long is told in one sentence, and nothing is written', () => {
    const held = hold();
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'log', 'contact', '1', '你好'], {
      env: program.environment,
      encoding: 'utf8',
    });
    held.letGo();
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(program.home);
    expect(events()).toHaveLength(1);
  });
});
