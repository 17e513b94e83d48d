import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Program } from '../support/program.ts';
import { TestStore } from '../support/stores.ts';

const program = new Program();
const store = new TestStore();
const listed = z.object({ cases: z.array(z.object({ id: z.number() })) });
const run = (...words: string[]) => program.runWith({ REFUND_HOME: store.home }, ...words);

beforeAll(async () => {
  for (let n = 1; n <= 23; n += 1) await store.open(n.toString(16).padStart(32, '0'), `CM${n}`);
});
afterAll(() => {
  store.remove();
  program.remove();
});

describe('a list that fills more than a screen', () => {
  it('shows twenty and says how to see the rest, beside the rows', () => {
    const { out, err } = run('status');
    expect(out.trimEnd().split('\n')).toHaveLength(20);
    expect(err).toContain('另有 3 个案件：refund status --all');
  });

  it('is whole with --all and for scripts', () => {
    const whole = run('status', '--all');
    expect(whole.out.trimEnd().split('\n')).toHaveLength(23);
    expect(whole.err).toBe('');
    expect(listed.parse(run('status', '--json').json()).cases).toHaveLength(23);
  });

  it('says of every case what presses, also beyond the first twenty', () => {
    const { code, out } = run('status', '--check');
    expect(code).toBe(3);
    for (let n = 1; n <= 23; n += 1) expect(out).toMatch(new RegExp(`案件 ${n}\\b`));
  });
});
