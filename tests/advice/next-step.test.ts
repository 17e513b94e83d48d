import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/advice/next-step.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { assessed } from '../support/assessed.ts';
import {
  contacted,
  delivered,
  exhibit,
  filed,
  promised,
  refunded,
  refundPromised,
  replied,
  requested,
} from '../support/moments.ts';

const PAID = exhibit('payment-record', 1);
const DAY = 24;

/** Facts, what happened, hours since the payment, the best step. */
const ROWS: [string, Partial<Facts>, CaseEvent[], number, Action][] = [
  ['nothing was done yet', {}, [], 2, 'ask-site'],
  ['a failed order may be refunded by itself', { orderState: 'failed' }, [], 2, 'look-first'],
  ['the site was only asked, not yet for the money', {}, [contacted()], 30, 'ask-site'],
  ['the site still has its time', {}, [requested(), PAID], 5, 'wait-for-site'],
  ['the site said no', {}, [requested(), replied('site', 'refused'), PAID], 5, 'go-to-channel'],
  ['the site let 24 hours pass', {}, [requested(), PAID], 2 * DAY, 'go-to-channel'],
  ['nobody can trace money without its record', {}, [requested()], 2 * DAY, 'gather-evidence'],
  ['a promise ran out', {}, [promised(1, 2), requested(2), PAID], 4, 'go-to-channel'],
  [
    'the channel’s window is about to close though the site answers',
    {},
    [requested(11 * DAY), replied('site', 'answered', 11 * DAY + 1), PAID],
    11 * DAY + 2,
    'go-to-channel',
  ],
  [
    'who paid by card goes to the bank',
    { payChannel: 'bank-card' },
    [requested(), PAID],
    2 * DAY,
    'go-to-channel',
  ],
  ['the channel has it', {}, [requested(), filed('payment', 48), PAID], 3 * DAY, 'wait-for-answer'],
  [
    'the channel said no',
    {},
    [requested(), filed('payment', 48), replied('payment', 'refused', 60), PAID],
    3 * DAY,
    'go-to-12315',
  ],
  [
    'a failed mediation leaves the court, before whatever was skipped',
    {},
    [requested(), filed('12315', 48), replied('12315', 'ended', 20 * DAY, '商家拒绝调解'), PAID],
    76 * DAY,
    'go-to-court',
  ],
  [
    'what is for another office goes there',
    {},
    [
      requested(),
      filed('12315', 48),
      replied('12315', 'refused', 5 * DAY, '不在本辖区，请向平台住所地投诉'),
      PAID,
    ],
    25 * DAY,
    'mend-refusal',
  ],
  [
    'what was refused for a missing address is mended first',
    {},
    [requested(), filed('12315', 48), replied('12315', 'refused', 5 * DAY, '按地址联系不上被投诉人'), PAID],
    25 * DAY,
    'mend-refusal',
  ],
  [
    'what never reached the operator is for 12315, not for the telecom authority',
    { goods: 'phone-credit' },
    [
      requested(),
      filed('operator', 30),
      replied('operator', 'answered', 40, '没有查到该号码的这笔充值'),
      filed('payment', 48),
      replied('payment', 'refused', 60),
      PAID,
    ],
    6 * DAY,
    'go-to-12315',
  ],
  [
    'what the operator had is for the telecom authority',
    { goods: 'phone-credit' },
    [
      requested(),
      filed('operator', 30),
      replied('operator', 'answered', 40, '已入账，后来被冲正扣回'),
      filed('payment', 48),
      replied('payment', 'refused', 60),
      PAID,
    ],
    6 * DAY,
    'go-to-telecom',
  ],
  [
    'a shop that nobody can name is asked for at the marketplace before an office',
    { seller: 'marketplace' },
    [requested(), filed('payment', 48), replied('payment', 'refused', 60), PAID],
    3 * DAY,
    'ask-platform',
  ],
  [
    'once it gave none, the office comes next',
    { seller: 'marketplace', shopData: 'none', payeeAddress: '平台的地址' },
    [requested(), filed('payment', 48), replied('payment', 'refused', 60), PAID],
    3 * DAY,
    'go-to-12315',
  ],
  [
    'nobody waits for a marketplace that does not answer',
    { seller: 'marketplace', shopData: 'waiting' },
    [requested(), filed('12315', 48), replied('12315', 'ended', 20 * DAY, '商家拒绝调解'), PAID],
    76 * DAY,
    'go-to-court',
  ],
  [
    'before a court it is asked even where an address is known',
    { seller: 'marketplace', payeeAddress: '某市' },
    [requested(), filed('12315', 48), replied('12315', 'ended', 20 * DAY, '商家拒绝调解'), PAID],
    76 * DAY,
    'ask-platform',
  ],
  ['goods that came late may close it', {}, [requested(), delivered(30), PAID], 2 * DAY, 'close-delivered'],
  [
    'late goods that were refused close nothing',
    {},
    [requested(), delivered(30), requested(40), PAID],
    3 * DAY,
    'go-to-channel',
  ],
  [
    'after a theft and the supervisor’s answer a court remains',
    { payer: 'stolen' },
    [
      filed('payment', 1),
      replied('payment', 'refused', 48),
      filed('pboc', 60),
      replied('pboc', 'answered', 90),
      PAID,
    ],
    20 * DAY,
    'go-to-court',
  ],
  [
    'who wants money first gets none, and the police come first',
    {},
    [requested(), replied('site', 'answered', 10, '请缴纳保证金50元解冻'), PAID],
    2 * DAY,
    'pay-nothing',
  ],
  [
    'a denial of fees is no demand',
    {},
    [requested(), replied('site', 'answered', 10, '退款不收手续费'), PAID],
    2 * DAY,
    'wait-for-site',
  ],
  ['the channel is silent', {}, [requested(), filed('payment', 48), PAID], 30 * DAY, 'go-to-12315'],
  [
    'who bought to sell on has the court, not 12315',
    { purpose: 'resale' },
    [requested(), filed('payment', 48), replied('payment', 'refused', 60), PAID],
    20 * DAY,
    'go-to-court',
  ],
  [
    'phone credit: the operator comes before the telecom authority',
    { goods: 'phone-credit' },
    [requested(), filed('payment', 48), replied('payment', 'refused', 60), PAID],
    4 * DAY,
    'go-to-operator',
  ],
  [
    'the operator did not answer for 15 days',
    { goods: 'phone-credit' },
    [requested(), filed('payment', 48), replied('payment', 'refused', 60), filed('operator', 70), PAID],
    22 * DAY,
    'go-to-telecom',
  ],
  [
    'one authority has it: no other now',
    { goods: 'phone-credit' },
    [
      requested(),
      filed('payment', 48),
      replied('payment', 'refused', 60),
      filed('operator', 70),
      filed('12315', 80),
      PAID,
    ],
    22 * DAY,
    'wait-for-answer',
  ],
  [
    'mediation ended',
    {},
    [
      requested(),
      filed('payment', 48),
      replied('payment', 'refused', 60),
      filed('12315', 80),
      replied('12315', 'ended', 400),
      PAID,
    ],
    20 * DAY,
    'go-to-court',
  ],
  [
    'they asked for more',
    {},
    [requested(), filed('12315', 5), replied('12315', 'asks-more', 6)],
    7,
    'wait-for-answer',
  ],
  ['all of it is back', {}, [requested(), refunded(10_000)], 6, 'close-refunded'],
  ['a part of it is back', {}, [requested(), refunded(4_000), PAID], 6, 'wait-for-site'],
  ['the payment was stolen', { payer: 'stolen' }, [], 2, 'bank-first'],
  [
    'the payment was stolen: never back to the site',
    { payer: 'stolen' },
    [filed('bank')],
    5,
    'wait-for-answer',
  ],
  [
    'the payment was stolen and the app refused: its regulator',
    { payer: 'stolen' },
    [filed('payment'), replied('payment', 'refused'), PAID],
    5,
    'go-to-pboc',
  ],
  [
    'a refund was promised: it is waited for',
    {},
    [requested(), refundPromised(3, 5), PAID],
    2 * DAY,
    'wait-for-answer',
  ],
  ['a promise does not take the place of the request', {}, [refundPromised(1, 5)], 3, 'ask-site'],
  [
    'a promise is not waited for past the channel’s window',
    {},
    [requested(), refundPromised(3, 30), PAID],
    11 * DAY,
    'go-to-channel',
  ],
  [
    'mediation had its 60 days and nothing came of it',
    {},
    [
      requested(),
      filed('payment', 5),
      replied('payment', 'refused', 6),
      filed('12315', 7),
      replied('12315', 'accepted', 8),
      PAID,
    ],
    70 * DAY,
    'go-to-court',
  ],
  [
    'only the operator was asked: the site comes next',
    { goods: 'phone-credit' },
    [filed('operator')],
    5,
    'ask-site',
  ],
  ['a court has it', {}, [requested(), filed('court')], 20 * DAY, 'wait-for-answer'],
  [
    'a court decided',
    {},
    [requested(), filed('court'), replied('court', 'decided'), PAID],
    20 * DAY,
    'wait-for-answer',
  ],
  [
    'it was settled: the money is waited for',
    {},
    [
      requested(),
      filed('payment', 5),
      replied('payment', 'refused', 6),
      filed('12315', 7),
      replied('12315', 'settled', 50),
      PAID,
    ],
    60,
    'wait-for-answer',
  ],
  [
    'it was settled and nothing came',
    {},
    [
      requested(),
      filed('payment', 5),
      replied('payment', 'refused', 6),
      filed('12315', 7),
      replied('12315', 'settled', 50),
      PAID,
    ],
    20 * DAY,
    'go-to-court',
  ],
  ['the site is gone', { reachable: 'no' }, [], 2, 'police-first'],
  ['the site is gone and the police know', { reachable: 'no' }, [filed('police'), PAID], 5, 'go-to-channel'],
  ['the goods are unlawful', { goods: 'unlawful' }, [], 2, 'not-by-letter'],
  [
    'credit far too cheap',
    { goods: 'phone-credit', product: '100元话费', amountFen: 8_000 },
    [],
    2,
    'operator-first',
  ],
];

describe('the next step', () => {
  it.each(ROWS)('%s', (_, facts, events, hours, action) => {
    const { next } = assessed(facts, events, hours);
    expect(next.action).toBe(action);
    expect(next.command).toMatch(/^refund \w+ /);
  });

  it('names the clock by which to act, or until which to wait', () => {
    expect(assessed({}, [], 2).next.clock?.window.id).toBe('golden-24h');
    expect(assessed({}, [requested(), PAID], 2 * DAY).next.clock?.window.id).toBe('channel-15d');
    expect(assessed({}, [requested(), PAID], 5).next.clock?.window.id).toBe('site-simple-24h');
  });

  it('writes to the one it names, and logs the same one', () => {
    const { next } = assessed({ payChannel: 'bank-card' }, [requested(), PAID], 2 * DAY);
    expect([next.command, next.thenCommand]).toEqual([
      'refund letter 1 --to bank',
      'refund log filed 1 --to bank',
    ]);
  });
});
