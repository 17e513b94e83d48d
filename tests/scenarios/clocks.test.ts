import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, Program, ZONES } from '../support/program.ts';

interface Clock {
  window: string;
  name: string;
  owedBy: string;
  state: string;
  dueAt: string | null;
  basis: string;
  nature: string;
  startedBy: string;
  alarming: boolean;
}

let program: Program;
beforeEach(() => {
  program = new Program({ REFUND_NOW: '2026-11-22T15:00:00+08:00' });
  program.open('--paid-at', '2026-11-22 14:02');
});
afterEach(() => program.remove());

const deadlinesIn = (outcome: Outcome) => (outcome.json() as { deadlines: Clock[] }).deadlines;
const clocksOf = (environment: Record<string, string> = {}) =>
  (program.runWith(environment, 'status', '1', '--json').json() as { cases: { deadlines: Clock[] }[] })
    .cases[0]?.deadlines ?? [];
const clock = (id: string, environment: Record<string, string> = {}) =>
  clocksOf(environment).find(({ window }) => window === id);
const later = (now: string) => ({ REFUND_NOW: `${now}:00+08:00` });

describe('a promise', () => {
  it('becomes a clock by itself, to the minute and on every machine', () => {
    const made = program.run(
      'log',
      'contact',
      '1',
      '客服说会处理',
      '--promise',
      '24h',
      '--agent',
      '1001',
      '--json',
    );
    expect(made.code).toBe(0);
    const found = deadlinesIn(made).find(({ window }) => window === 'promise');
    expect(found).toMatchObject({ owedBy: 'site', basis: 'promise', startedBy: 'promise', state: 'soon' });
    expect(found?.name).toContain('1001');
    for (const TZ of [...ZONES, 'Pacific/Apia', 'Asia/Kolkata', 'Europe/London']) {
      expect(clock('promise', { TZ })?.dueAt).toBe('2026-11-23T15:00:00+08:00');
    }
  });

  it('of working days skips the days off', () => {
    program.run('log', 'contact', '1', '客服说会处理', '--promise', '3wd');
    expect(clock('promise')?.dueAt).toBe('2026-11-26T00:00:00+08:00');
  });

  it('is met by an answer that only stalls; the request is not', () => {
    program.run('log', 'request', '1');
    program.run('log', 'contact', '1', '客服说会处理', '--promise', '2026-11-25 18:00');
    const now = later('2026-11-23T10:00');
    expect(program.runWith(now, 'log', 'reply', '1', '--from', 'site', '--outcome', 'answered').code).toBe(0);
    expect(clock('promise', now)?.state).toBe('met');
    expect(clock('site-7wd', now)?.state).toBe('running');
  });

  it('that lies in the past is refused, and nothing is logged', () => {
    const refused = program.run('log', 'contact', '1', '问了', '--promise', '2026-11-20 10:00', '--json');
    expect(refused.code).toBe(2);
    expect(refused.out).toContain('--promise');
    expect(program.run('history', '1').out.trim().split('\n')).toHaveLength(1);
  });

  it('goes when the contact is undone, and comes back when the undo is', () => {
    program.run('log', 'contact', '1', '问了', '--promise', '24h');
    program.run('undo', '1', '--yes');
    expect(clock('promise')).toBeUndefined();
    program.run('undo', '1', '--yes');
    expect(clock('promise')?.state).toBe('soon');
  });
});

describe('what others say', () => {
  it('starts the user’s own clock where they ask for more', () => {
    program.run('log', 'filed', '1', '--to', '12315', '--ref', 'TS001');
    program.run(
      'log',
      'reply',
      '1',
      '--from',
      '12315',
      '--outcome',
      'asks-more',
      '--due',
      '3d',
      '补交付款凭证',
    );
    expect(clock('asked-of-you')).toMatchObject({
      owedBy: 'you',
      nature: 'act-by',
      dueAt: '2026-11-26T00:00:00+08:00',
    });
    expect(program.run('status', '1', '--plain').out).toContain('next\trefund log filed 1 --to 12315');
    program.runWith(later('2026-11-23T10:00'), 'log', 'filed', '1', '--to', '12315');
    expect(clock('asked-of-you', later('2026-11-23T11:00'))?.state).toBe('met');
  });

  it('cannot come before they were asked', () => {
    program.run('log', 'filed', '1', '--to', 'payment', '--at', '2026-11-22 14:50');
    const early = program.run(
      'log',
      'reply',
      '1',
      '--from',
      'payment',
      '--outcome',
      'decided',
      '--at',
      '2026-11-22 14:30',
    );
    expect(early.code).toBe(2);
    expect(early.err).toContain('2026-11-22 14:50');
    expect(program.run('history', '1').out.trim().split('\n')).toHaveLength(2);
  });

  it('is checked: unknown parties, outcomes and letters are named, with what would do', () => {
    expect(program.run('log', 'filed', '1', '--to', '12345').err).toContain('12315');
    expect(program.run('log', 'reply', '1', '--from', 'site', '--outcome', 'maybe').err).toContain(
      'answered',
    );
    expect(program.run('log', 'filed', '1', '--to', 'site', '--letter', 'L9').err).toContain('L1');
    expect(program.run('log', 'filed', '1').err).toContain('--to');
    expect(program.run('log', 'refunded', '1').err).toContain('--amount');
    expect(program.run('log', 'contact', '1').err).toContain('写在案件编号后面');
    expect(program.run('history', '1').out.trim().split('\n')).toHaveLength(1);
  });
});

describe('money that comes back', () => {
  it('meets the clocks once it is all there, and offers to close', () => {
    program.run('log', 'request', '1');
    program.run('log', 'refunded', '1', '--amount', '40');
    expect(clock('site-7wd')?.state).toBe('running');
    const whole = program.run('log', 'refunded', '1', '--amount', '60.00', '--json').json() as {
      case: { refundedFen: number };
      next: { command: string };
    };
    expect(whole.case.refundedFen).toBe(10_000);
    expect(whole.next.command).toBe('refund close 1 --outcome refunded');
    expect(clock('site-7wd')?.state).toBe('met');
  });

  it('is kept though it is more than was paid, with a question', () => {
    const outcome = program.run('log', 'refunded', '1', '--amount', '120');
    expect(outcome.code).toBe(0);
    expect(outcome.err).toContain('120.00');
    expect(outcome.err).toContain('refund undo');
  });
});

describe('a letter that was sent', () => {
  it('starts the time it gave, for whom it went to', () => {
    expect(program.run('letter', '1', '-o', `${program.home}/退款.txt`, '--days', '5').code).toBe(0);
    const filed = program.run('log', 'filed', '1', '--to', 'site', '--letter', 'L1', '--json');
    expect(deadlinesIn(filed).find(({ window }) => window === 'own-period')).toMatchObject({
      owedBy: 'site',
      basis: 'own',
      dueAt: '2026-11-28T00:00:00+08:00',
    });
    expect(clock('site-7wd')?.startedBy).toBe('request');
    const undone = program.run('undo', '1', '--event', '2', '--yes');
    expect([undone.code, undone.err.includes('第 3 条')]).toEqual([1, true]);
  });
});

describe('a clause of the site', () => {
  const CLAUSE = ['--title', '充值服务条款', '--number', '5', '--text', '超过 1 小时未处理可申请退款'];

  it('is a right from the minute it names', () => {
    program.run(
      'clause',
      'add',
      '1',
      ...CLAUSE,
      '--after',
      '1h',
      '--from',
      'order',
      '--url',
      'https://example.com/t',
    );
    expect(clock('clause')).toMatchObject({ nature: 'right-from', dueAt: '2026-11-22T15:02:00+08:00' });
    const screen = program.runWith(later('2026-11-22T16:02'), 'status', '1').out;
    expect(screen).toContain('已经满足 1 小时 0 分');
    expect(clock('clause', later('2026-11-25T16:02'))).toMatchObject({ state: 'over', alarming: false });
  });

  it('that says what they will do is owed by then', () => {
    program.run(
      'clause',
      'add',
      '1',
      '--title',
      '条款',
      '--number',
      '3',
      '--text',
      '3个工作日内处理完毕',
      '--after',
      '3wd',
      '--from',
      'request',
    );
    expect(clock('clause')).toMatchObject({ nature: 'they-owe', state: 'waiting' });
    program.run('log', 'request', '1');
    expect(clock('clause')?.dueAt).toBe('2026-11-26T00:00:00+08:00');
  });

  it('without a time is only kept, word for word', () => {
    program.run('clause', 'add', '1', ...CLAUSE);
    expect(clock('clause')).toBeUndefined();
    const { clauses } = program.run('clause', 'list', '1', '--json').json() as {
      clauses: { text: string }[];
    };
    expect(clauses[0]?.text).toBe('超过 1 小时未处理可申请退款');
    expect(program.run('clause', 'list', '1').out).toContain('超过 1 小时未处理可申请退款');
  });

  it('needs to say from when its time counts', () => {
    const half = program.run('clause', 'add', '1', ...CLAUSE, '--after', '1h');
    expect([half.code, half.err.includes('--from')]).toEqual([2, true]);
    expect(
      program.run('clause', 'add', '1', ...CLAUSE, '--after', '2026-11-25', '--from', 'order').code,
    ).toBe(2);
  });
});

describe('a clock of the machine that was set back a year', () => {
  it('loses nothing: order by sequence, a warning, no date moves', () => {
    program.run('log', 'contact', '1', '问了', '--promise', '24h');
    const before = clocksOf().map(({ window, dueAt, state }) =>
      state === 'waiting' ? [window] : [window, dueAt],
    );
    const back = { REFUND_NOW: '2025-11-22T15:00:00+08:00' };
    const logged = program.runWith(back, 'log', 'reply', '1', '--from', 'site', '--outcome', 'answered');
    expect([logged.code, logged.err.includes('2025-11-22 15:00')]).toEqual([0, true]);
    const events = (
      program.run('history', '1', '--json').json() as { events: { seq: number; type: string }[] }
    ).events;
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'case-opened'],
      [2, 'contact-logged'],
      [3, 'reply-logged'],
    ]);
    const after = clocksOf(back).map(({ window, dueAt, state }) =>
      state === 'waiting' ? [window] : [window, dueAt],
    );
    expect(after).toEqual(before);
    expect(clock('promise')?.state).toBe('met');
  });
});

describe('status --check', () => {
  const check = (now: string) => program.runWith(later(now), 'status', '--check', '--quiet').code;

  it('speaks within 24 hours of a habit, and not for the rest of the dispute', () => {
    expect(check('2026-11-22T15:00')).toBe(3);
    expect(check('2026-11-24T15:00')).toBe(0);
  });

  it('speaks of others who are late until they answered', () => {
    program.run('log', 'contact', '1', '问了');
    program.run('log', 'request', '1');
    expect(check('2026-11-24T16:00')).toBe(3);
    program.runWith(
      later('2026-11-24T16:00'),
      'log',
      'reply',
      '1',
      '--from',
      'site',
      '--outcome',
      'answered',
    );
    expect(check('2026-11-24T16:01')).toBe(0);
  });

  it('is silent with --quiet and else says which', () => {
    expect(program.run('status', '--check', '--quiet').out).toBe('');
    expect(program.run('status', '--check').out).toContain('案件 1');
  });
});

describe('what decides which clocks apply', () => {
  const caseNow = () =>
    (
      program.run('status', '1', '--json').json() as {
        cases: { gates: string[]; warnings: { warning: string }[] }[];
      }
    ).cases[0];

  it('is named until it was answered', () => {
    expect(caseNow()?.gates).toEqual(['goods', 'purpose']);
    program.run('edit', '1', '--goods', 'phone-credit', '--purpose', 'own-use');
    expect(caseNow()?.gates).toEqual([]);
    expect(clock('telecom-limit-5m')?.dueAt).toBe('2027-04-23T00:00:00+08:00');
  });

  it.each([
    [['--payer', 'stolen'], 'stolen-payment', '银行', 'refund log filed 1 --to payment'],
    [['--reachable', 'no'], 'site-vanished', '报警', 'refund log filed 1 --to police'],
    [['--goods', 'unlawful'], 'unlawful-goods', '12348', 'refund history 1'],
    [
      ['--goods', 'phone-credit', '--product', '100元话费慢充'],
      'cheap-credit',
      '运营商',
      'refund log filed 1 --to operator',
    ],
    [
      ['--goods', 'phone-credit', '--product', '话费200元'],
      'cheap-credit',
      '运营商',
      'refund log filed 1 --to operator',
    ],
  ])('warns with %j, once, and says what to do instead', (flags, warning, instead, command) => {
    program.run('edit', '1', ...flags);
    const screen = program.run('status', '1', '--plain').out;
    expect(caseNow()?.warnings.map((one) => one.warning)).toEqual([warning]);
    expect(screen.split(`warning\t${warning}`)).toHaveLength(2);
    expect(screen).toContain(instead);
    expect(screen).toContain(`next\t${command}`);
  });

  it('warns of nothing where phone credit was bought at its price', () => {
    program.run('edit', '1', '--goods', 'phone-credit', '--product', '100元话费');
    expect(caseNow()?.warnings).toEqual([]);
  });
});
