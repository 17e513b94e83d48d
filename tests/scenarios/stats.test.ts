import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program({ REFUND_NOW: '2026-11-25T15:00:00+08:00', REFUND_QUIET: '1' });
});
afterEach(() => program.remove());

describe('refund stats', () => {
  it('has a friendly word where there is nothing to add up', () => {
    const { code, out, err } = program.run('stats');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('refund new');
    expect(program.run('stats', '--json').json()).toMatchObject({ schema: 1, cases: 0, daysToMoney: null });
  });

  it('adds up every case, open or closed, and leaves out what was erased or undone', () => {
    program.open('--paid-at', '2026-11-20 14:02');
    program.open('--order', 'B2', '--amount', '30', '--site', '另一家', '--paid-at', '2026-11-20 14:02');
    program.open('--order', 'B3', '--amount', '500', '--paid-at', '2026-11-20 14:02');
    program.open('--order', 'B4', '--amount', '700', '--paid-at', '2026-11-20 14:02');
    program.run('log', 'refunded', '1', '--amount', '120', '--at', '2026-11-23 09:00');
    program.run('close', '2', '--outcome', 'given-up');
    expect(program.run('erase', '3', '--confirm', '3').code).toBe(0);
    expect(program.run('undo', '4', '--yes').code).toBe(0);
    expect(program.run('stats', '--json').json()).toMatchObject({
      schema: 1,
      cases: 2,
      openCases: 1,
      claimedFen: 13_000,
      recoveredFen: 12_000,
      openFen: 0,
      lostFen: 3000,
      closed: { 'given-up': 1, refunded: 0 },
      daysToMoney: { cases: 1, median: 3 },
      bySite: [{ name: '某某卡盟' }, { name: '另一家' }],
    });
    expect(program.run('stats', '--plain').out).toContain('site\t另一家\t1\t30.00\t0.00\t0.00\t30.00\n');
  });

  it.runIf(hasTerminal)('draws a bar for each site in a terminal', async () => {
    program.open('--paid-at', '2026-11-20 14:02');
    program.run('log', 'refunded', '1', '--amount', '40');
    const terminal = new Terminal(program.environment, ['stats']);
    expect(await terminal.shows('按问题')).toContain('########------------ 收回 ¥40.00，共 ¥100.00');
    expect(await terminal.ended).toBe(0);
  });
});
