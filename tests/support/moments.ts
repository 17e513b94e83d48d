import type { CaseEvent, ReplyOutcome } from '../../src/case/events.ts';
import type { Recipient } from '../../src/law/parties.ts';
import type { Period } from '../../src/time/period.ts';
import { event, PAID_AT } from './case-builders.ts';

const HOUR = 3_600_000;

/** What the user logged, so many hours after the payment. */
export const contacted = (hours = 1, agent: string | null = null): CaseEvent =>
  event(
    { type: 'contact-logged', via: null, agent, promise: null, refund: false, text: '问了客服' },
    PAID_AT + hours * HOUR,
  );

export const promised = (hours: number, amount: number): CaseEvent =>
  event(
    {
      type: 'contact-logged',
      via: 'chat',
      agent: '1001',
      promise: { amount, unit: 'hours' },
      refund: false,
      text: '客服说会处理',
    },
    PAID_AT + hours * HOUR,
  );

/** The site said that the money will be back within so many days. */
export const refundPromised = (hours: number, days: number): CaseEvent =>
  event(
    {
      type: 'contact-logged',
      via: 'chat',
      agent: null,
      promise: { amount: days, unit: 'days' },
      refund: true,
      text: '客服说会退',
    },
    PAID_AT + hours * HOUR,
  );

export const requested = (hours = 2): CaseEvent =>
  event({ type: 'request-logged', text: null }, PAID_AT + hours * HOUR);

export const filed = (to: Recipient, hours = 3, ref: string | null = null): CaseEvent =>
  event(
    { type: 'filing-logged', to, ref, refersTo: null, answerDays: null, text: null },
    PAID_AT + hours * HOUR,
  );

export const replied = (
  from: Recipient,
  outcome: ReplyOutcome,
  hours = 4,
  text: string | null = null,
  /** By when they promised the money. */
  due: Period | null = null,
): CaseEvent =>
  event(
    { type: 'reply-logged', from, outcome, due, refund: due !== null, agent: null, text },
    PAID_AT + hours * HOUR,
  );

export const refunded = (amountFen: number, hours = 5): CaseEvent =>
  event({ type: 'refund-logged', amountFen, text: null }, PAID_AT + hours * HOUR);

/** The goods came after all. */
export const delivered = (hours = 5): CaseEvent =>
  event({ type: 'delivered-logged', text: null }, PAID_AT + hours * HOUR);

export const clause = (): CaseEvent =>
  event({
    type: 'clause-added',
    title: '充值服务条款',
    number: '5',
    text: '超过1小时未处理可申请退款',
    after: { amount: 1, unit: 'hours' },
    from: 'order',
    nature: 'right-from',
    refund: false,
    url: 'https://example.com/terms',
    seenAt: PAID_AT,
  });

export const exhibit = (kind: string, number: number, caption: string | null = null): CaseEvent =>
  event({
    type: 'evidence-added',
    number,
    algorithm: 'sha256',
    digest: String(number).padStart(64, '0'),
    bytes: 1000,
    name: 'a.png',
    kind: kind as 'chat',
    caption,
    capturedAt: PAID_AT + number * HOUR,
    modifiedAt: null,
  });
