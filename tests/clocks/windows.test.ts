import { describe, expect, it } from 'vitest';
import { judge } from '../../src/case/classify.ts';
import type { CaseEvent, EventOf } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { foldHistory } from '../../src/case/state.ts';
import { NO_OWN_RULES, type OwnRules } from '../../src/case/own-rules.ts';
import { type Deadline, deadlinesOf } from '../../src/clocks/deadlines.ts';
import { makeRules } from '../../src/clocks/windows.ts';
import { WINDOWS } from '../../src/law/windows.ts';
import { isoInstant } from '../../src/time/day.ts';
import { event, FACTS_OF_STORY, historyOf, OPENED } from '../support/case-builders.ts';

const at = (local: string) => Date.parse(`${local}:00+08:00`);

/** The clocks of a case paid at a time, after some events, seen at an instant. */
function clocks(
  facts: Partial<Facts>,
  events: readonly CaseEvent[],
  now: string,
  own: OwnRules = NO_OWN_RULES,
): Deadline[] {
  const opened = { ...OPENED, facts: { ...FACTS_OF_STORY, ...facts } };
  const state = foldHistory(historyOf(opened, ...events));
  if (!state) throw new Error('no case');
  return deadlinesOf(state, judge(state.facts), makeRules(own), at(now));
}

function only(deadlines: readonly Deadline[], id: string): Deadline {
  const found = deadlines.filter(({ window }) => window.id === id);
  expect(found, id).toHaveLength(1);
  return found[0] as Deadline;
}

type Promised = EventOf<'contact-logged'>['promise'];

const contact = (when: string, promise: Promised = null, refund = false) =>
  event({ type: 'contact-logged', via: null, agent: '1001', promise, refund, text: '问了' }, at(when));
const request = (when: string) => event({ type: 'request-logged', text: null }, at(when));
const filed = (
  to: 'site' | 'payment' | 'bank' | '12315' | 'operator' | 'telecom',
  when: string,
  answerDays: number | null = null,
) => event({ type: 'filing-logged', to, ref: null, refersTo: null, answerDays, text: null }, at(when));
const reply = (
  from: 'site' | 'payment' | 'bank' | '12315' | 'operator' | 'telecom',
  outcome: 'answered' | 'accepted' | 'refused' | 'asks-more' | 'decided' | 'settled' | 'ended',
  when: string,
  due: { amount: number; unit: 'days' | 'hours' | 'working-days' } | { until: number } | null = null,
  refund = false,
) => event({ type: 'reply-logged', from, outcome, due, refund, agent: null, text: null }, at(when));
const refunded = (amountFen: number, when: string) =>
  event({ type: 'refund-logged', amountFen, text: null }, at(when));
const clause = (
  text: string,
  after: { amount: number; unit: 'hours' | 'working-days' | 'minutes' },
  from: 'payment' | 'order' | 'request',
  nature: 'right-from' | 'they-owe',
  refund = false,
) =>
  event(
    {
      type: 'clause-added',
      title: '充值服务条款',
      number: '5',
      text,
      after,
      from,
      nature,
      refund,
      url: null,
      seenAt: at('2026-11-22T09:00'),
    },
    at('2026-11-22T09:00'),
  );

const PAID = { paidAt: at('2026-11-22T14:02') };

const ENDS: [string, Partial<Facts>, CaseEvent[], string, string, string][] = [
  // window, facts, events, earliest, shown, latest
  ['golden-24h', PAID, [], '2026-11-23T14:02', '2026-11-23T14:02', '2026-11-23T14:02'],
  ['channel-15d', PAID, [], '2026-12-08T00:00', '2026-12-08T00:00', '2026-12-08T00:00'],
  ['channel-30d', PAID, [], '2026-12-23T00:00', '2026-12-23T00:00', '2026-12-23T00:00'],
  [
    'card-120d',
    { ...PAID, payChannel: 'bank-card', cardNetwork: 'visa' },
    [],
    '2027-03-23T00:00',
    '2027-03-23T00:00',
    '2027-03-23T00:00',
  ],
  // 2029-11-22 is a Thursday.
  ['12315-limit', PAID, [], '2029-11-23T00:00', '2029-11-23T00:00', '2029-11-23T00:00'],
  // 2027-04-22 is a Thursday.
  [
    'telecom-limit-5m',
    { ...PAID, goods: 'phone-credit' },
    [],
    '2027-04-23T00:00',
    '2027-04-23T00:00',
    '2027-04-23T00:00',
  ],
  [
    'support-24h',
    PAID,
    [contact('2026-11-22T15:00')],
    '2026-11-23T15:00',
    '2026-11-23T15:00',
    '2026-11-23T15:00',
  ],
  [
    'promise',
    PAID,
    [contact('2026-11-22T14:02', { amount: 24, unit: 'hours' })],
    '2026-11-23T14:02',
    '2026-11-23T14:02',
    '2026-11-23T14:02',
  ],
  [
    'promise',
    PAID,
    [contact('2026-11-22T14:02', { amount: 3, unit: 'working-days' })],
    '2026-11-26T00:00',
    '2026-11-26T00:00',
    '2026-11-26T00:00',
  ],
  // The seventh day is a Sunday: remind before it, call late only after the Monday.
  [
    'promise',
    PAID,
    [contact('2026-11-22T14:02', { amount: 7, unit: 'days' })],
    '2026-11-30T00:00',
    '2026-12-01T00:00',
    '2026-12-01T00:00',
  ],
  [
    'site-simple-24h',
    PAID,
    [request('2026-11-22T16:00')],
    '2026-11-23T16:00',
    '2026-11-23T16:00',
    '2026-11-23T16:00',
  ],
  [
    'site-complex-5wd',
    { ...PAID, refused: 'risk-control' },
    [request('2026-11-22T16:00')],
    '2026-11-26T00:00',
    '2026-11-28T00:00',
    '2026-11-28T00:00',
  ],
  [
    'site-7wd',
    PAID,
    [request('2026-11-22T16:00')],
    '2026-12-02T00:00',
    '2026-12-02T00:00',
    '2026-12-02T00:00',
  ],
  // Demanded on 11-22: the fifteenth day is Monday 12-07, stalling from 12-08.
  [
    'stalling-15d',
    PAID,
    [request('2026-11-22T16:00')],
    '2026-12-08T00:00',
    '2026-12-08T00:00',
    '2026-12-08T00:00',
  ],
  [
    'channel-answer',
    PAID,
    [filed('payment', '2026-11-22T16:00')],
    '2026-11-28T00:00',
    '2026-12-08T00:00',
    '2026-12-08T00:00',
  ],
  // 60 days end on 2027-01-21, a Thursday.
  [
    'bank-answer',
    PAID,
    [filed('bank', '2026-11-22T16:00')],
    '2026-12-08T00:00',
    '2027-01-22T00:00',
    '2027-01-22T00:00',
  ],
  [
    '12315-accept',
    PAID,
    [filed('12315', '2026-11-22T16:00')],
    '2026-12-02T00:00',
    '2026-12-02T00:00',
    '2026-12-02T00:00',
  ],
  // The sixtieth day after 12-01 is Saturday 2027-01-30: a day off by one reading, none by the other.
  [
    '12315-mediate',
    PAID,
    [filed('12315', '2026-11-22T16:00'), reply('12315', 'accepted', '2026-12-01T10:00')],
    '2027-01-31T00:00',
    '2027-02-02T00:00',
    '2027-02-02T00:00',
  ],
  [
    'telecom-operator-15d',
    PAID,
    [filed('operator', '2026-11-22T16:00')],
    '2026-12-08T00:00',
    '2026-12-08T00:00',
    '2026-12-08T00:00',
  ],
  [
    'telecom-accept-5wd',
    PAID,
    [filed('telecom', '2026-12-08T16:00')],
    '2026-12-16T00:00',
    '2026-12-16T00:00',
    '2026-12-16T00:00',
  ],
  [
    'telecom-answer-30d',
    PAID,
    [filed('telecom', '2026-12-08T16:00')],
    '2027-01-08T00:00',
    '2027-01-08T00:00',
    '2027-01-08T00:00',
  ],
  // A letter of Sunday 11-22 with seven days: day seven is Sunday 11-29, which moves to Monday.
  [
    'own-period',
    PAID,
    [filed('site', '2026-11-22T16:00', 7)],
    '2026-11-30T00:00',
    '2026-12-01T00:00',
    '2026-12-01T00:00',
  ],
  // One's own: the earliest reading, though the last day is a Sunday.
  [
    'asked-of-you',
    PAID,
    [
      filed('12315', '2026-11-22T16:00'),
      reply('12315', 'asks-more', '2026-11-22T17:00', { amount: 7, unit: 'days' }),
    ],
    '2026-11-30T00:00',
    '2026-11-30T00:00',
    '2026-12-01T00:00',
  ],
  [
    'clause',
    PAID,
    [clause('超过1小时未处理可申请退款', { amount: 1, unit: 'hours' }, 'order', 'right-from')],
    '2026-11-22T15:02',
    '2026-11-22T15:02',
    '2026-11-22T15:02',
  ],
];

describe('each window ends where its source says, or a person plans by a wrong date', () => {
  it.each(ENDS)('%s', (id, facts, events, earliest, due, latest) => {
    const deadline = only(clocks(facts, events, '2026-12-01T12:00'), id);
    const shown = (instant: number | null) => (instant === null ? null : isoInstant(instant).slice(0, 16));
    expect([deadline.earliestAt, deadline.dueAt, deadline.lateFrom].map(shown)).toEqual([
      earliest,
      due,
      latest,
    ]);
  });

  it('covers every row of the table', () => {
    expect(new Set(ENDS.map(([id]) => id))).toEqual(new Set(WINDOWS.map(({ id }) => id)));
  });

  it('rolls a last day in the October holiday to the first working day', () => {
    const deadline = only(
      clocks({ paidAt: at('2026-09-20T10:00') }, [filed('site', '2026-09-24T10:00', 7)], '2026-09-25T10:00'),
      'own-period',
    );
    expect(isoInstant(deadline.lateFrom ?? 0)).toBe('2026-10-09T00:00:00+08:00');
    expect(isoInstant(deadline.earliestAt ?? 0)).toBe('2026-10-02T00:00:00+08:00');
  });

  it('is provisional once the next notice can move a day it counts', () => {
    const certainty = (paid: string) =>
      only(clocks({ paidAt: at('2026-10-20T10:00') }, [request(paid)], '2026-12-31T10:00'), 'site-7wd')
        .certainty;
    expect([
      certainty('2026-12-15T10:00'),
      certainty('2026-12-16T10:00'),
      certainty('2026-12-28T10:00'),
    ]).toEqual(['announced', 'provisional', 'provisional']);
  });
});

describe('what meets a clock', () => {
  it('is for a promise any reply, but for the request only money or a refusal', () => {
    const events = [
      contact('2026-11-22T15:00', { amount: 24, unit: 'hours' }),
      request('2026-11-22T15:01'),
      reply('site', 'answered', '2026-11-22T18:00'),
    ];
    const found = clocks(PAID, events, '2026-11-22T19:00');
    expect(only(found, 'promise').state).toBe('met');
    expect(only(found, 'site-simple-24h').state).toBe('met');
    expect(only(found, 'site-7wd').state).toBe('running');
    expect(only(found, 'stalling-15d').state).toBe('running');
  });

  it('is for a promised refund no mere answer', () => {
    const promised = contact('2026-11-22T15:00', { amount: 3, unit: 'working-days' }, true);
    const stalled = clocks(
      PAID,
      [promised, reply('site', 'answered', '2026-11-23T10:00')],
      '2026-11-23T11:00',
    );
    expect(only(stalled, 'promise').state).toBe('running');
    const paidBack = clocks(PAID, [promised, refunded(10_000, '2026-11-23T10:00')], '2026-11-23T11:00');
    expect(only(paidBack, 'promise').state).toBe('met');
  });

  it('is the whole amount, not a part of it', () => {
    const events = [request('2026-11-22T15:00'), refunded(4_000, '2026-11-23T10:00')];
    expect(only(clocks(PAID, events, '2026-11-24T10:00'), 'site-7wd').state).toBe('running');
    const whole = [...events, refunded(6_000, '2026-11-24T10:00')];
    expect(only(clocks(PAID, whole, '2026-11-24T11:00'), 'site-7wd').state).toBe('met');
  });

  it('comes after the start: a reply of the day before meets nothing', () => {
    const events = [
      contact('2026-11-22T15:00'),
      reply('site', 'answered', '2026-11-22T16:00'),
      request('2026-11-22T17:00'),
    ];
    expect(only(clocks(PAID, events, '2026-11-22T18:00'), 'site-simple-24h').state).toBe('soon');
  });

  it('is for who paid by card the bank, and for nobody else', () => {
    const events = [filed('bank', '2026-11-22T15:00')];
    const state = (payChannel: Facts['payChannel']) =>
      only(clocks({ ...PAID, payChannel }, events, '2026-11-22T16:00'), 'channel-15d').state;
    expect([state('bank-card'), state('unionpay'), state('alipay')]).toEqual(['met', 'met', 'running']);
  });

  it('in the same minute is what was written down later, and not what was before', () => {
    const when = '2026-11-22T16:00';
    const simple = (...events: CaseEvent[]) =>
      only(clocks(PAID, events, '2026-11-22T17:00'), 'site-simple-24h').state;
    expect(simple(request(when), reply('site', 'answered', when))).toBe('met');
    expect(simple(reply('site', 'answered', when), request(when))).toBe('soon');
  });

  it('starts a clock anew with the next request after a refusal', () => {
    const events = [
      request('2026-11-22T15:00'),
      reply('site', 'refused', '2026-11-23T10:00'),
      request('2026-11-24T10:00'),
    ];
    const found = clocks(PAID, events, '2026-11-24T11:00').filter(({ window }) => window.id === 'site-7wd');
    expect(found.map(({ state }) => state)).toEqual(['met', 'running']);
  });

  it('does not start twice for contacts nobody has answered', () => {
    const events = [contact('2026-11-22T15:00'), contact('2026-11-22T16:00'), contact('2026-11-22T17:00')];
    const support = only(clocks(PAID, events, '2026-11-22T18:00'), 'support-24h');
    expect(isoInstant(support.dueAt ?? 0)).toBe('2026-11-23T15:00:00+08:00');
  });

  it('of what was asked is what was sent to whoever asked', () => {
    const asked = [
      filed('12315', '2026-11-22T16:00'),
      reply('12315', 'asks-more', '2026-11-23T10:00', { amount: 3, unit: 'days' }),
    ];
    const elsewhere = [...asked, filed('payment', '2026-11-24T10:00')];
    expect(only(clocks(PAID, elsewhere, '2026-11-24T11:00'), 'asked-of-you').state).toBe('running');
    const sent = [...asked, filed('12315', '2026-11-24T10:00')];
    expect(only(clocks(PAID, sent, '2026-11-24T11:00'), 'asked-of-you').state).toBe('met');
  });
});

describe('stalling', () => {
  const dueOf = (facts: Partial<Facts>, events: CaseEvent[]) =>
    isoInstant(only(clocks(facts, events, '2026-12-30T10:00'), 'stalling-15d').dueAt ?? 0).slice(0, 10);

  it('counts from the end of a period that was set for the refund, not from the request', () => {
    // Three working days from Sunday 11-22 end on Wednesday 11-25; fifteen days on, 12-10.
    const set = clause('3个工作日内退款', { amount: 3, unit: 'working-days' }, 'request', 'they-owe', true);
    expect(dueOf(PAID, [set, request('2026-11-22T16:00')])).toBe('2026-12-11');
    const promised = contact('2026-11-22T16:30', { amount: 3, unit: 'working-days' }, true);
    expect(dueOf(PAID, [request('2026-11-22T16:00'), promised])).toBe('2026-12-11');
    const merelyAnswer = contact('2026-11-22T16:30', { amount: 3, unit: 'working-days' });
    expect(dueOf(PAID, [request('2026-11-22T16:00'), merelyAnswer])).toBe('2026-12-08');
  });

  it('is open at once where prepaid money is plainly refused, and only there', () => {
    const refusal = [request('2026-11-22T16:00'), reply('site', 'refused', '2026-11-23T10:00')];
    expect(dueOf({ ...PAID, money: 'balance' }, refusal)).toBe('2026-11-23');
    expect(dueOf(PAID, refusal)).toBe('2026-12-08');
  });

  it('is a right and never alarms', () => {
    const clock = only(clocks(PAID, [request('2026-11-22T16:00')], '2026-12-30T10:00'), 'stalling-15d');
    expect([clock.state, clock.alarming]).toEqual(['over', false]);
  });
});

describe('which clocks a case has', () => {
  const ids = (facts: Partial<Facts>, events: CaseEvent[] = []) =>
    new Set(clocks({ ...PAID, ...facts }, events, '2026-11-22T15:00').map(({ window }) => window.id));

  it('follows the goods, the card and what was filed', () => {
    expect(ids({}).has('telecom-limit-5m')).toBe(false);
    expect(ids({ goods: 'phone-credit' }).has('telecom-limit-5m')).toBe(true);
    expect(ids({ cardNetwork: 'unionpay', payChannel: 'bank-card' }).has('card-120d')).toBe(false);
    expect(ids({ cardNetwork: 'mastercard', payChannel: 'bank-card' }).has('card-120d')).toBe(true);
    expect(ids({}).has('bank-answer')).toBe(false);
    expect(ids({}, [filed('bank', '2026-11-22T14:30')]).has('bank-answer')).toBe(true);
  });

  it('shows every waiting one with where it would end', () => {
    for (const { state, wouldEndAt, dueAt } of clocks(PAID, [], '2026-11-22T15:00')) {
      if (state === 'waiting') expect([typeof wouldEndAt, dueAt]).toEqual(['number', null]);
    }
  });

  it('takes the day of knowing for the three years, where one is kept', () => {
    const limit = only(
      clocks({ ...PAID, knownAt: at('2026-11-25T00:00') }, [], '2026-11-26T10:00'),
      '12315-limit',
    );
    expect(isoInstant(limit.dueAt ?? 0)).toBe('2029-11-26T00:00:00+08:00');
  });
});

describe('a length of the user’s own', () => {
  const own = event({ type: 'rule-set', window: 'channel-30d', length: { amount: 20, unit: 'days' } });
  const ofSite: OwnRules = {
    notices: [],
    siteLengths: { 某某卡盟: { 'channel-30d': { amount: 25, unit: 'days' } } },
  };

  it('moves the clock, says whose it is, and alarms as the habit it was', () => {
    const clock = only(clocks(PAID, [own], '2026-11-22T15:00', ofSite), 'channel-30d');
    expect(isoInstant(clock.dueAt ?? 0)).toBe('2026-12-13T00:00:00+08:00');
    expect(clock.window.basis).toBe('own');
    expect(clock.window.name.zh).toBe('20 天：向支付渠道投诉（最晚）');
    expect(only(clocks(PAID, [own], '2027-01-22T15:00'), 'channel-30d').alarming).toBe(false);
  });

  it('for a site holds for its cases where the case has none', () => {
    expect(isoInstant(only(clocks(PAID, [], '2026-11-22T15:00', ofSite), 'channel-30d').dueAt ?? 0)).toBe(
      '2026-12-18T00:00:00+08:00',
    );
    expect(
      isoInstant(
        only(clocks({ ...PAID, site: '别的站' }, [], '2026-11-22T15:00', ofSite), 'channel-30d').dueAt ?? 0,
      ),
    ).toBe('2026-12-23T00:00:00+08:00');
  });
});
