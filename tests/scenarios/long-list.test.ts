import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Program } from '../support/program.ts';
import { TestStore } from '../support/stores.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

const program = new Program();
const store = new TestStore();
const listed = z.object({ cases: z.array(z.object({ id: z.number() })) });
const run = (...words: string[]) => program.runWith({ REFUND_HOME: store.home }, ...words);

beforeAll(async () => {
  for (let n = 1; n <= 33; n += 1) await store.open(n.toString(16).padStart(32, '0'), `CM${n}`);
});
afterAll(() => {
  store.remove();
  program.remove();
});

describe('a list that fills more than a screen', () => {
  it('shows thirty in a terminal, above them how to see the rest, and is whole in a pipe and for scripts', async () => {
    if (hasTerminal) {
      const terminal = new Terminal({ ...program.environment, REFUND_HOME: store.home }, ['status']);
      await terminal.ended;
      const lines = (await terminal.shows('')).trimEnd().split('\r\n');
      expect(lines[0]).toContain('另有 3 个案件：refund status --all');
      expect(lines).toHaveLength(31);
    }
    for (const words of [['status'], ['status', '--all']]) {
      const whole = run(...words);
      expect(whole.out.trimEnd().split('\n')).toHaveLength(33);
      expect(whole.err).toBe('');
    }
    expect(listed.parse(run('status', '--json').json()).cases).toHaveLength(33);
  });

  it('says of every case what presses, also beyond the first thirty', () => {
    const { code, out } = run('status', '--check');
    expect(code).toBe(3);
    for (let n = 1; n <= 33; n += 1) expect(out).toMatch(new RegExp(`案件 ${n}\\b`));
  });
});
