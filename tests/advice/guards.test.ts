import { describe, expect, it } from 'vitest';
import { guardsBefore } from '../../src/advice/guards.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { LETTER_RECIPIENTS, type LetterRecipient } from '../../src/law/parties.ts';
import { assessed } from '../support/assessed.ts';
import { delivered, exhibit, filed, refunded, replied, requested } from '../support/moments.ts';

const ALL = ['payment-record', 'order-page', 'problem-proof', 'chat'].map((kind, index) =>
  exhibit(kind, index + 1),
);
const guards = (to: LetterRecipient, facts: Partial<Facts>, events: readonly CaseEvent[], hours: number) =>
  guardsBefore(to, assessed(facts, [...ALL, ...events], hours)).map(({ id, level }) => `${id} ${level}`);
const YEAR = 366 * 24;

const ROWS: [LetterRecipient, Partial<Facts>, CaseEvent[], number, string[]][] = [
  ['site', {}, [], 2, []],
  ['12315', { purpose: 'own-use' }, [requested()], 48, []],
  // Nothing was asked of the site yet: there is no dispute to show.
  ['12315', {}, [], 48, ['nothing-asked caution']],
  ['consumer-association', {}, [], 48, ['nothing-asked caution']],
  ['court', {}, [], 48, ['nothing-asked caution']],
  ['payment', {}, [], 48, []],
  // Accepted, ended, refused: each is another thing to do.
  ['12315', {}, [requested(), filed('12315'), replied('12315', 'accepted')], 48, ['being-handled caution']],
  ['12315', {}, [requested(), filed('12315'), replied('12315', 'ended')], 48, ['was-handled caution']],
  [
    '12315',
    {},
    [requested(), filed('12315'), replied('12315', 'refused', 5, '地址联系不上')],
    48,
    ['mend-first caution'],
  ],
  // What never reached the operator is not the telecom authority’s.
  [
    'telecom',
    { goods: 'phone-credit' },
    [filed('operator'), replied('operator', 'answered', 5, '没有查到该号码的这笔充值')],
    48,
    ['never-credited stop'],
  ],
  [
    'telecom',
    { goods: 'phone-credit' },
    [filed('operator'), replied('operator', 'answered', 5, '已入账，后被冲正')],
    48,
    [],
  ],
  ['court', {}, [requested()], 3 * YEAR + 48, ['time-bar caution']],
  // A child’s payment.
  ['site', { payer: 'minor', guardian: 'unaware', operatedBy: 'child' }, [], 2, []],
  ['site', { payer: 'minor', guardian: 'unaware' }, [], 2, ['who-operated caution']],
  ['site', { payer: 'minor', guardian: 'consented' }, [], 2, ['guardian-agreed caution']],
  [
    'site',
    {
      payer: 'minor',
      guardian: 'unaware',
      operatedBy: 'child',
      delivered: 'correct',
      refused: 'no-refund-clause',
    },
    [],
    2,
    [],
  ],
  // The goods came after all; a respondent nobody has found yet; a theft before a court.
  ['site', {}, [requested(), replied('site', 'answered'), delivered(20)], 48, ['came-late caution']],
  ['12315', { seller: 'marketplace' }, [requested()], 48, ['respondent-unknown caution']],
  // Who the shop is, is asked of the marketplace before a court; once it failed to say, it is sued as well.
  ['court', { seller: 'marketplace', payeeAddress: '某市' }, [requested()], 48, ['platform-first caution']],
  [
    'court',
    { seller: 'marketplace', payeeAddress: '某市', shopData: 'waiting' },
    [requested()],
    48,
    ['platform-first caution'],
  ],
  ['court', { seller: 'marketplace', payeeAddress: '某市', shopData: 'none' }, [requested()], 48, []],
  ['court', { seller: 'marketplace', payeeAddress: '某市', shopData: 'given' }, [requested()], 48, []],
  ['12377', { goods: 'unlawful' }, [], 48, ['own-order caution']],
  ['court', { payer: 'stolen' }, [filed('payment'), filed('pboc', 10)], 48, []],
  ['court', { payer: 'stolen' }, [filed('payment')], 48, ['stolen-payment stop']],
  // The same complaint once more.
  ['site', {}, [requested()], 48, ['already-sent caution']],
  ['site', {}, [requested(), replied('site', 'answered')], 48, []],
  ['payment', {}, [filed('payment')], 48, ['already-sent caution']],
  // One body at a time.
  ['12315', {}, [filed('consumer-association')], 48, ['already-elsewhere caution']],
  ['12315', {}, [filed('telecom')], 48, ['already-elsewhere caution']],
  ['12315', {}, [filed('court')], 48, ['already-elsewhere caution']],
  ['12315', {}, [filed('payment'), filed('pboc'), filed('public')], 48, []],
  [
    '12315',
    {},
    [filed('consumer-association'), replied('consumer-association', 'ended')],
    48,
    ['already-elsewhere caution'],
  ],
  ['12315', {}, [filed('consumer-association'), replied('consumer-association', 'refused')], 48, []],
  ['consumer-association', {}, [filed('12315')], 48, ['already-elsewhere caution']],
  // Too early for the telecom authority, and not for it at all.
  ['telecom', { goods: 'phone-credit' }, [], 48, ['operator-first-15d stop']],
  ['telecom', { goods: 'phone-credit' }, [filed('operator')], 48, ['operator-first-15d caution']],
  ['telecom', { goods: 'phone-credit' }, [filed('operator')], 20 * 24, []],
  ['telecom', { goods: 'phone-credit' }, [filed('operator'), replied('operator', 'answered')], 48, []],
  ['telecom', { goods: 'game-card' }, [], 48, ['only-phone-credit stop']],
  // Over a limit.
  ['12315', {}, [requested()], 3 * YEAR + 48, ['over-legal-limit caution']],
  ['telecom', { goods: 'phone-credit' }, [filed('operator')], YEAR, ['over-legal-limit caution']],
  ['bank', { payChannel: 'bank-card', cardNetwork: 'visa' }, [], 130 * 24, ['over-limit caution']],
  // Who it is for.
  ['12315', { purpose: 'resale' }, [requested()], 48, ['resale caution']],
  ['bank', {}, [], 48, ['app-first caution']],
  ['pboc', {}, [], 48, ['institution-first stop']],
  // An institution that still has its time, or has answered.
  ['pboc', {}, [filed('payment')], 48, ['institution-time caution']],
  ['pboc', {}, [filed('payment'), replied('payment', 'refused', 30)], 48, []],
  ['pboc', {}, [filed('payment')], 24 * 30, []],
  [
    'pboc',
    { payChannel: 'other' },
    [filed('payment')],
    48,
    ['institution-unknown stop', 'institution-time caution'],
  ],
  ['site', { delivered: 'correct', refused: 'risk-control' }, [], 2, ['arrived caution']],
  // Only the second charge is asked for, or all of what a child paid.
  ['site', { delivered: 'correct', deducted: 'twice' }, [], 2, []],
  ['site', { delivered: 'correct', payer: 'minor', operatedBy: 'child' }, [], 2, []],
  ['12377', {}, [], 48, ['only-fake-sites stop']],
  ['12377', { reachable: 'no' }, [], 48, []],
  // What must come first, and what must not be claimed.
  ['site', { reachable: 'no' }, [], 2, ['site-vanished caution']],
  ['payment', { reachable: 'no' }, [filed('police')], 5, []],
  ['site', { payer: 'stolen' }, [], 2, ['stolen-payment stop']],
  ['site', { payer: 'stolen' }, [filed('payment')], 5, ['stolen-payment stop']],
  ['12315', {}, [filed('court'), replied('court', 'decided')], 5, ['already-elsewhere caution']],
  ['telecom', {}, [], 48, ['operator-first-15d stop']],
  ['payment', { payer: 'stolen' }, [], 2, []],
  ['site', { goods: 'unlawful' }, [], 2, ['unlawful-goods stop']],
  ['court', { goods: 'unlawful' }, [], 2, ['unlawful-goods stop']],
  ['site', { product: '抖音刷粉1000' }, [], 2, ['unlawful-goods caution']],
  ['site', { product: '话费慢充100元' }, [], 2, ['cheap-credit caution']],
  ['site', {}, [refunded(10_000)], 6, ['all-back stop']],
];

describe('guards', () => {
  it.each(ROWS)('to %s with %j', (to, facts, events, hours, expected) => {
    expect(guards(to, facts, events, hours)).toEqual(expected);
  });

  it('name the evidence that the recipient cannot act without, and none for the site', () => {
    const kinds = (to: LetterRecipient) =>
      guardsBefore(to, assessed({}, [], 48)).flatMap((one) => [...one.kinds]);
    expect(kinds('site')).toEqual([]);
    expect(kinds('payment')).toEqual(['payment-record']);
    expect(kinds('12315')).toEqual(['payment-record', 'order-page', 'problem-proof']);
    expect(kinds('court')).toEqual(['payment-record', 'order-page', 'problem-proof', 'chat']);
  });

  it('stop every letter but the report of content where the goods are unlawful', () => {
    for (const to of LETTER_RECIPIENTS) {
      const stopped = guardsBefore(to, assessed({ goods: 'unlawful' }, [], 48)).some(
        ({ level }) => level === 'stop',
      );
      expect([to, stopped]).toEqual([to, to !== '12377']);
    }
  });
});
