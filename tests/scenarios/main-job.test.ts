import { afterEach, describe, expect, it } from 'vitest';
import { Program, ZONES } from '../support/program.ts';

interface StatusView {
  readonly cases: readonly [
    { readonly stage: string; readonly deadlines: readonly { readonly window: string }[] },
  ];
}

let program: Program;
afterEach(() => program.remove());

describe.each(ZONES)('a case from payment to letter, on a machine in %s', (zone) => {
  it('has every clock at its right minute, or the user plans by a wrong date', () => {
    program = new Program({ TZ: zone });
    expect(program.open().code).toBe(0);
    const view = program.run('status', '1', '--json').json() as StatusView;
    const [first] = view.cases;
    expect(first).toMatchObject({
      id: 1,
      problem: 'not-delivered',
      detail: 'nothing-came',
      stage: 'opened',
      amountFen: 10_000,
      paidAt: '2024-05-01T14:02:00+08:00',
    });
    const clock = (id: string) => first.deadlines.find((one) => one.window === id);
    expect(clock('golden-24h')).toMatchObject({
      dueAt: '2024-05-02T14:02:00+08:00',
      state: 'soon',
      basis: 'practice',
    });
    expect(clock('channel-15d')).toMatchObject({ dueAt: '2024-05-17T00:00:00+08:00', state: 'running' });
    expect(clock('channel-30d')).toMatchObject({ dueAt: '2024-06-01T00:00:00+08:00', verified: false });
    expect(clock('site-7wd')).toMatchObject({
      dueAt: null,
      state: 'waiting',
      wouldEndAt: '2024-05-14T00:00:00+08:00',
    });
  });

  it("starts the site's clocks with the request and counts the make-up Saturday", () => {
    program = new Program({ TZ: zone });
    program.open();
    expect(program.run('log', 'request', '1').code).toBe(0);
    const view = program.run('status', '1', '--json').json() as StatusView;
    const clock = (id: string) => view.cases[0].deadlines.find((one) => one.window === id);
    expect(view.cases[0].stage).toBe('requested');
    expect(clock('golden-24h')).toMatchObject({ state: 'met' });
    expect(clock('site-7wd')).toMatchObject({
      dueAt: '2024-05-14T00:00:00+08:00',
      owedBy: 'site',
      state: 'running',
    });
    expect(clock('site-simple-24h')).toMatchObject({ dueAt: '2024-05-02T16:22:00+08:00' });
  });

  it('writes a letter that can be sent as it is, the same bytes each time', () => {
    program = new Program({ TZ: zone });
    program.open();
    const letter = program.run('letter', '1');
    expect(letter.code).toBe(0);
    for (const fact of [
      'CM20240501001',
      '100.00元',
      '2024年5月1日14:02',
      '某某卡盟',
      '100元游戏点卡',
      '2024年5月8日',
    ]) {
      expect(letter.out).toContain(fact);
    }
    expect(letter.out).not.toMatch(/undefined|null|NaN|…|XX|【|TODO/);
    expect(program.run('letter', '1').out).toBe(letter.out);
  });
});
