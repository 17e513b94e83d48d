import { describe, expect, it } from 'vitest';
import { roadOf, type RoadStep } from '../../src/advice/road.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import { ROAD, type RungId } from '../../src/law/road.ts';
import { assessed } from '../support/assessed.ts';
import { contacted, filed, replied, requested } from '../support/moments.ts';

function road(facts: Partial<Facts>, events: readonly CaseEvent[], hours: number) {
  const { state, judged, deadlines } = assessed(facts, events, hours);
  return roadOf(state, judged, deadlines);
}

const at = (steps: readonly RoadStep[], id: RungId) => steps.find((step) => step.id === id);

/** Each rung's entry condition by itself: facts, what happened, hours, and how the rung stands. */
const ROWS: [RungId, Partial<Facts>, CaseEvent[], number, RoadStep['state'], string | null][] = [
  ['look', { orderState: 'failed' }, [], 2, 'open', null],
  ['look', {}, [], 2, 'never', 'other-problem'],
  ['look', {}, [requested()], 3, 'never', 'other-problem'],
  ['look', { orderState: 'failed' }, [requested()], 3, 'done', null],
  ['chat', {}, [], 2, 'open', null],
  ['chat', {}, [contacted()], 2, 'done', null],
  ['chat', { reachable: 'no' }, [], 2, 'never', 'gone'],
  ['request', {}, [contacted()], 2, 'open', null],
  ['request', {}, [requested()], 3, 'done', null],
  ['channel', {}, [], 2, 'open', null],
  ['channel', {}, [filed('payment')], 4, 'waiting', null],
  ['channel', {}, [filed('payment'), replied('payment', 'refused')], 5, 'done', null],
  ['channel', { payChannel: 'unionpay' }, [filed('bank')], 4, 'waiting', null],
  ['channel', { payer: 'stolen' }, [], 2, 'open', null],
  ['request', { payer: 'stolen' }, [], 2, 'never', 'stolen'],
  ['channel', { goods: 'unlawful' }, [], 2, 'never', 'unlawful'],
  ['12377', { goods: 'unlawful' }, [], 2, 'open', null],
  ['operator', {}, [], 2, 'never', 'other-goods'],
  ['operator', { goods: 'phone-credit' }, [], 2, 'open', null],
  ['12315', {}, [], 2, 'later', 'not-yet'],
  ['12315', {}, [requested()], 3, 'open', null],
  ['12315', { purpose: 'resale' }, [requested()], 3, 'never', 'resale'],
  ['12315', {}, [requested(), filed('consumer-association')], 5, 'later', 'elsewhere'],
  [
    '12315',
    {},
    [requested(), filed('consumer-association'), replied('consumer-association', 'ended')],
    5,
    'later',
    'elsewhere',
  ],
  [
    '12315',
    {},
    [requested(), filed('consumer-association'), replied('consumer-association', 'refused')],
    5,
    'open',
    null,
  ],
  ['12315', {}, [requested(), filed('court')], 5, 'later', 'elsewhere'],
  ['12315', {}, [requested(), filed('payment')], 5, 'open', null],
  ['telecom', { goods: 'game-card' }, [], 2, 'never', 'other-goods'],
  ['telecom', { goods: 'phone-credit' }, [], 2, 'later', 'not-yet'],
  ['telecom', { goods: 'phone-credit' }, [filed('operator')], 5, 'later', 'not-yet'],
  ['telecom', { goods: 'phone-credit' }, [filed('operator')], 20 * 24, 'open', null],
  [
    'telecom',
    { goods: 'phone-credit' },
    [filed('operator'), replied('operator', 'answered')],
    5,
    'open',
    null,
  ],
  ['telecom', { goods: 'phone-credit' }, [filed('operator'), filed('12315')], 20 * 24, 'later', 'elsewhere'],
  ['pboc', {}, [filed('payment')], 5, 'later', 'not-yet'],
  ['pboc', {}, [filed('payment')], 20 * 24, 'open', null],
  ['pboc', {}, [filed('payment'), replied('payment', 'refused')], 5, 'open', null],
  ['consumer-association', {}, [requested(), filed('12315')], 5, 'later', 'elsewhere'],
  ['consumer-association', { purpose: 'resale' }, [requested()], 5, 'never', 'resale'],
  ['12377', {}, [], 2, 'never', 'not-fake'],
  ['12377', { reachable: 'no' }, [], 2, 'open', null],
  ['public', {}, [requested()], 5, 'later', 'not-yet'],
  ['public', {}, [requested()], 48, 'open', null],
  ['public', {}, [requested(), replied('site', 'refused')], 5, 'open', null],
  ['court', {}, [requested(), replied('site', 'refused')], 5, 'open', null],
  ['court', {}, [requested()], 48, 'later', 'not-yet'],
  ['court', {}, [requested()], 20 * 24, 'open', null],
  ['court', {}, [requested(), filed('12315'), replied('12315', 'refused')], 48, 'open', null],
];

describe('the road', () => {
  it.each(ROWS)('%s with %j is for this case as it stands', (id, facts, events, hours, state, why) => {
    const step = at(road(facts, events, hours), id);
    expect([step?.state, step?.bar?.why ?? null]).toEqual([state, why]);
  });

  it('tests every rung', () => {
    expect(new Set(ROWS.map(([id]) => id))).toEqual(new Set(ROAD.map(({ id }) => id)));
  });

  it('says from when on a rung opens', () => {
    const wait = at(road({ goods: 'phone-credit' }, [filed('operator')], 5), 'telecom');
    expect(new Date(wait?.bar?.at ?? 0).toISOString()).toBe('2024-05-16T16:00:00.000Z');
  });
});
