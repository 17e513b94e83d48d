import type { CaseEvent, EventOf } from '../../src/case/events.ts';
import type { Facts } from '../../src/case/facts.ts';
import type { Recorded } from '../../src/case/history.ts';

/** 2024-05-01 14:02 in Shanghai. */
export const PAID_AT = Date.parse('2024-05-01T14:02:00+08:00');

export const FACTS_OF_STORY: Facts = {
  site: '某某卡盟',
  order: 'CM20240501001',
  amountFen: 10_000,
  paidAt: PAID_AT,
  payChannel: 'alipay',
  deducted: 'yes',
  orderState: 'success',
  delivered: 'nothing',
  refused: 'none',
};

export const OPENED: EventOf<'case-opened'> = {
  type: 'case-opened',
  version: 1,
  at: PAID_AT,
  recordedAt: PAID_AT,
  identity: '0'.repeat(32),
  facts: FACTS_OF_STORY,
};

type Body<E> = E extends CaseEvent ? Omit<E, 'version' | 'at' | 'recordedAt'> : never;

export function event(body: Body<CaseEvent>, at: number = PAID_AT + 60_000): CaseEvent {
  return { version: 1, at, recordedAt: at, ...body } as CaseEvent;
}

export function historyOf(...events: readonly (CaseEvent | null)[]): Recorded[] {
  return events.map((one, index) => ({ seq: index + 1, hash: String(index), event: one }));
}
