import { grouped } from '../grouped.ts';
import type { Bill, BillRow } from './row.ts';

/**
 * How sure it is that a refund belongs to a payment. `exact`: a number or the row itself says so. `likely`: the only
 * payment to the same merchant that fits in amount and time. `possible`: one of several, or only a part fits.
 */
export type Sureness = 'exact' | 'likely' | 'possible';

export interface RefundLink {
  /** The row that tells of the refund; the payment's own where only that says so. */
  readonly refundRow: number;
  readonly paymentRow: number;
  /** Fen. */
  readonly amountFen: number;
  readonly sureness: Sureness;
}

/** Which refunds of a bill belong to which of its payments. Each refund is linked once, but where several are possible. */
export function refundLinks({ rows }: Pick<Bill, 'rows'>): RefundLink[] {
  const payments = rows.filter(({ direction }) => direction === 'out');
  const byNumber = new Map<string, BillRow>();
  for (const payment of payments) {
    if (payment.paymentNo !== null) byNumber.set(payment.paymentNo, payment);
    if (payment.merchantOrderNo !== null && !byNumber.has(payment.merchantOrderNo))
      byNumber.set(payment.merchantOrderNo, payment);
  }
  const byMerchant = grouped(payments, ({ counterparty }) => counterparty ?? '');
  const links = rows.filter(isRefund).flatMap((refund): RefundLink[] => {
    const named = namedPayment(refund, byNumber);
    if (named) return [link(refund, named, 'exact')];
    const merchant = byMerchant.get(merchantOf(refund)) ?? [];
    const fitting = merchant.filter(({ at, amountFen }) => at <= refund.at && amountFen >= refund.amountFen);
    const stated = fitting.filter(({ refundedFen }) => refundedFen === refund.amountFen);
    const whole = fitting.filter(({ amountFen }) => amountFen === refund.amountFen);
    const best = stated.length > 0 ? stated : whole.length > 0 ? whole : fitting;
    const sureness = best.length === 1 && best !== fitting ? 'likely' : 'possible';
    return best.map((payment) => link(refund, payment, sureness));
  });
  return [...links, ...ownWords(payments, links)].toSorted(
    (a, b) => a.refundRow - b.refundRow || a.paymentRow - b.paymentRow,
  );
}

/** What a payment's own row says came back, beyond what refunds of their own account for. */
function ownWords(payments: readonly BillRow[], links: readonly RefundLink[]): RefundLink[] {
  const byPayment = grouped(links, ({ paymentRow }) => paymentRow);
  return payments.flatMap((payment) => {
    const linked = (byPayment.get(payment.row) ?? []).filter(({ sureness }) => sureness !== 'possible');
    const rest = (payment.refundedFen ?? 0) - linked.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return rest > 0 ? [{ ...link(payment, payment, 'exact'), amountFen: rest }] : [];
  });
}

function link(refund: BillRow, payment: BillRow, sureness: Sureness): RefundLink {
  return { refundRow: refund.row, paymentRow: payment.row, amountFen: refund.amountFen, sureness };
}

/** A row that tells of money that came back. */
export function isRefund({ direction, status, kind, product }: BillRow): boolean {
  if (direction === 'out') return false;
  return (
    /退款/.test(status ?? '') || /^退款|-退款$|退款$/.test(kind ?? '') || (product ?? '').startsWith('退款')
  );
}

/**
 * The payment a refund names: Alipay adds `_…` or `*…` to the payment's number; a returned red packet or transfer of
 * WeChat has the payment's order number for its own.
 */
function namedPayment(
  { paymentNo, merchantOrderNo }: BillRow,
  byNumber: ReadonlyMap<string, BillRow>,
): BillRow | undefined {
  const names = [paymentNo?.split(/[_*]/)[0], paymentNo, merchantOrderNo?.split(/[_*]/)[0], merchantOrderNo];
  for (const name of names) {
    const payment = name == null || name === '' ? undefined : byNumber.get(name);
    if (payment) return payment;
  }
  return undefined;
}

/** WeChat writes the merchant into the kind: `某某科技-退款`. */
function merchantOf({ kind, counterparty }: BillRow): string {
  return counterparty ?? /^(.+)-退款$/.exec(kind ?? '')?.[1] ?? '';
}
