import { describe, expect, it } from 'vitest';
import {
  arrivedIn,
  type BillIssuer,
  type BillRow,
  draftOfRow,
  noPayment,
  refundLinks,
} from '../../src/bills/bill.ts';
import type { Facts } from '../../src/case/facts.ts';
import { foldHistory, type StoredCase } from '../../src/case/state.ts';
import { event, FACTS_OF_STORY, historyOf, OPENED, PAID_AT } from '../support/case-builders.ts';

const HOUR = 3_600_000;
let rows = 0;

function row(given: Partial<BillRow>): BillRow {
  rows += 1;
  return {
    row: rows,
    at: PAID_AT,
    toTheSecond: true,
    direction: 'out',
    amountFen: 10_000,
    refundedFen: null,
    kind: null,
    counterparty: '某某科技',
    counterpartyAccount: null,
    product: '点卡',
    status: '交易成功',
    paymentNo: null,
    merchantOrderNo: null,
    method: null,
    note: null,
    ...given,
  };
}

const payment = (given: Partial<BillRow> = {}) => row({ paymentNo: '2024050122001', ...given });
const refund = (given: Partial<BillRow> = {}) =>
  row({ direction: 'neutral', status: '退款成功', at: PAID_AT + 24 * HOUR, ...given });

/** Links as [refund, payment, fen, sureness], rows by their place in the bill. */
function linksOf(...bill: BillRow[]) {
  const place = (number: number) => bill.findIndex(({ row: one }) => one === number);
  return refundLinks({ rows: bill }).map(({ refundRow, paymentRow, amountFen, sureness }) => [
    place(refundRow),
    place(paymentRow),
    amountFen,
    sureness,
  ]);
}

describe('a refund in a bill', () => {
  it('of Alipay names its payment by a longer number', () => {
    expect(linksOf(payment(), refund({ paymentNo: '2024050122001_R1' }))).toEqual([[1, 0, 10_000, 'exact']]);
    expect(linksOf(payment(), refund({ paymentNo: '2024050122001*R1_2', amountFen: 300 }))).toEqual([
      [1, 0, 300, 'exact'],
    ]);
  });

  it('of a WeChat transfer has the payment’s order number for its own', () => {
    const back = refund({ direction: 'in', kind: '转账-退款', status: '已全额退款', paymentNo: '1000050' });
    expect(linksOf(payment({ merchantOrderNo: '1000050', refundedFen: 10_000 }), back)).toEqual([
      [1, 0, 10_000, 'exact'],
    ]);
  });

  it('of a WeChat merchant names nothing: the only payment that fits is likely', () => {
    const back = { direction: 'in', kind: '某某科技-退款', status: '已退款¥39.93', amountFen: 3993 } as const;
    expect(linksOf(payment({ refundedFen: 3993 }), payment({ amountFen: 5000 }), refund(back))).toEqual([
      [2, 0, 3993, 'likely'],
    ]);
  });

  it('that fits several payments is only possible for each, and one that fits none is linked to none', () => {
    const back = { direction: 'in', kind: '某某科技-退款', status: '已全额退款' } as const;
    expect(linksOf(payment(), payment(), refund(back))).toEqual([
      [2, 0, 10_000, 'possible'],
      [2, 1, 10_000, 'possible'],
    ]);
    expect(linksOf(payment({ at: PAID_AT + 48 * HOUR }), refund(back))).toEqual([]);
    expect(linksOf(payment({ amountFen: 500 }), refund(back))).toEqual([]);
    expect(linksOf(payment({ counterparty: '别的商家' }), refund(back))).toEqual([]);
  });

  it('that only the payment’s own row tells of is counted once', () => {
    expect(linksOf(payment({ refundedFen: 8984 }))).toEqual([[0, 0, 8984, 'exact']]);
    expect(
      linksOf(payment({ refundedFen: 4000 }), refund({ paymentNo: '2024050122001_1', amountFen: 4000 })),
    ).toEqual([[1, 0, 4000, 'exact']]);
  });
});

function storedCase(facts: Partial<Facts> = {}, loggedFen: readonly number[] = []): StoredCase {
  const opening = { ...OPENED, facts: { ...FACTS_OF_STORY, ...facts } };
  const logged = loggedFen.map((amountFen) => event({ type: 'refund-logged', amountFen, text: null }));
  const state = foldHistory(historyOf(opening, ...logged));
  if (!state) throw new Error('no case');
  return { number: 7, state };
}

function arrived(stored: StoredCase, bill: BillRow[], issuer: BillIssuer = 'alipay') {
  return arrivedIn({ rows: bill, issuer }, [stored]).map(({ case: number, amountFen, sureness }) => [
    number,
    amountFen,
    sureness,
  ]);
}

describe('money of a case that came back', () => {
  const whole = () => [payment(), refund({ paymentNo: '2024050122001_1' })];

  it('is found by the payment’s number, and surely', () => {
    expect(arrived(storedCase({ paymentNo: '2024050122001' }), whole())).toEqual([[7, 10_000, 'exact']]);
    const byOrder = [
      payment({ merchantOrderNo: FACTS_OF_STORY.order ?? '' }),
      refund({ paymentNo: '2024050122001_1' }),
    ];
    expect(arrived(storedCase(), byOrder)).toEqual([[7, 10_000, 'exact']]);
  });

  it('is found by amount and time where no number is known: likely to the minute, possible on the day', () => {
    expect(arrived(storedCase(), whole())).toEqual([[7, 10_000, 'likely']]);
    expect(arrived(storedCase({ paidAt: PAID_AT - 5 * HOUR }), whole())).toEqual([[7, 10_000, 'possible']]);
  });

  it.each<[string, Partial<Facts>]>([
    ['another payment number', { paymentNo: '999' }],
    ['another amount', { amountFen: 9999 }],
    ['another day', { paidAt: PAID_AT - 72 * HOUR }],
    ['another app', { payChannel: 'wechat' }],
  ])('is not claimed for a case with %s', (_, facts) => {
    expect(arrived(storedCase(facts), whole())).toEqual([]);
  });

  it('of two alike in a bill with the newest first, is the one that was not logged', () => {
    const stored = storedCase({ paymentNo: '2024050122001' }, [4000]);
    const [logged] = stored.state.happened.map(({ event: { at } }) => at);
    const older = refund({ paymentNo: '2024050122001_1', amountFen: 4000, at: logged ?? 0 });
    const newer = refund({ paymentNo: '2024050122001_2', amountFen: 4000, at: (logged ?? 0) + HOUR });
    const bill = [newer, older, payment()].map((one, place) => ({ ...one, row: place + 1 }));
    const told = arrivedIn({ rows: bill, issuer: 'alipay' }, [stored]);
    expect(told.map(({ refundRow, amountFen, at }) => [refundRow, amountFen, at])).toEqual([
      [1, 4000, newer.at],
    ]);
    const byHand = storedCase({ paymentNo: '2024050122001' }, [4000, 4000]);
    expect(arrivedIn({ rows: bill, issuer: 'alipay' }, [byHand])).toEqual([]);
  });

  it('is told of its own refund, where a part that was logged at its time is as much as another one', () => {
    const { number, state } = storedCase({ paymentNo: '2024050122001' }, [1000, 2000]);
    const bill = [
      payment(),
      refund({ paymentNo: '2024050122001_1', amountFen: 3000 }),
      refund({ paymentNo: '2024050122001_2', amountFen: 2000, at: PAID_AT + 48 * HOUR }),
    ].map((one, place) => ({ ...one, row: place + 1 }));
    // The first was logged by hand; the second from the first row of the bill, which lacked as much.
    const happened = state.happened.map(({ seq, event: one }, place) => ({
      seq,
      event: { ...one, at: place === 1 ? PAID_AT + 24 * HOUR : one.at },
    }));
    const told = arrivedIn({ rows: bill, issuer: 'alipay' }, [{ number, state: { ...state, happened } }]);
    expect(told.map(({ refundRow, amountFen }) => [refundRow, amountFen])).toEqual([[3, 2000]]);
  });

  it('is told once: what was logged is left out, in parts too, and never more than was paid', () => {
    expect(arrived(storedCase({}, [10_000]), whole())).toEqual([]);
    const parts = [
      payment(),
      refund({ paymentNo: '2024050122001_1', amountFen: 4000 }),
      refund({ paymentNo: '2024050122001_2', amountFen: 3000 }),
    ];
    expect(arrived(storedCase(), parts)).toEqual(
      [
        [7, 4000, 'exact'],
        [7, 3000, 'exact'],
      ].map(([number, fen]) => [number, fen, 'likely']),
    );
    expect(arrived(storedCase({}, [4000]), parts)).toEqual([[7, 3000, 'likely']]);
    expect(arrived(storedCase({ amountFen: 10_000 }, [9000]), whole())).toEqual([[7, 1000, 'likely']]);
  });
});

describe('a row as a new case', () => {
  it('gives what it says and leaves the site’s order number open', () => {
    const draft = draftOfRow(payment({ merchantOrderNo: 'CM1' }), 'alipay');
    expect(draft).toEqual({
      deducted: 'yes',
      amountFen: 10_000,
      paidAt: PAID_AT,
      payChannel: 'alipay',
      paymentNo: '2024050122001',
      payee: '某某科技',
      product: '点卡',
    });
  });

  it.each<[BillIssuer, string | null, string]>([
    ['wechat', '招商银行(1234)', 'wechat'],
    ['jd', '微信支付', 'wechat'],
    ['meituan', '支付宝', 'alipay'],
    ['jd', '白条', 'other'],
  ])('of %s by %s was paid through %s', (issuer, method, channel) => {
    expect(draftOfRow(payment({ method }), issuer).payChannel).toBe(channel);
  });

  it('is refused where nothing was paid', () => {
    expect(noPayment(payment())).toBeNull();
    expect(noPayment(refund())).toBe('refund');
    expect(noPayment(row({ direction: 'in' }))).toBe('incoming');
    expect(noPayment(row({ direction: 'neutral' }))).toBe('neutral');
    expect(noPayment(row({ amountFen: 0 }))).toBe('nothing-paid');
  });
});
