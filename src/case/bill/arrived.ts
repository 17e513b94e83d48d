import { grouped } from '../grouped.ts';
import type { StoredCase } from '../state.ts';
import { refundedFen } from '../view.ts';
import { refundLinks, type RefundLink, type Sureness } from './refund-links.ts';
import type { Bill, BillIssuer, BillRow } from './row.ts';

/** Money of a case that a bill shows came back and that nobody has logged yet. */
export interface Arrived {
  readonly case: number;
  readonly paymentRow: number;
  readonly refundRow: number;
  /** Fen. */
  readonly amountFen: number;
  /** When it came back; milliseconds, UTC. The payment's own time where only that row tells of it. */
  readonly at: number;
  readonly sureness: Sureness;
}

const MINUTES = 60_000;
/** How far the time a user remembers may be off. */
const CLOSE = 10 * MINUTES;
const SAME_DAY = 24 * 60 * MINUTES;

/** What of open cases came back according to a bill; what was logged before is left out, so that a bill may come twice. */
export function arrivedIn(bill: Pick<Bill, 'rows' | 'issuer'>, cases: readonly StoredCase[]): Arrived[] {
  const links = refundLinks(bill);
  if (links.length === 0) return [];
  const rows = new Map(bill.rows.map((row) => [row.row, row]));
  const byPayment = grouped(links, ({ paymentRow }) => paymentRow);
  const refunded = bill.rows.filter(({ row }) => byPayment.has(row));
  return cases.flatMap((stored) => {
    const found = paymentOf(stored, refunded, bill.issuer);
    if (!found) return [];
    return unlogged(stored, byPayment.get(found.row.row) ?? []).map(({ refundRow, paymentRow, ...one }) => ({
      case: stored.number,
      paymentRow,
      refundRow,
      amountFen: one.amountFen,
      at: rows.get(refundRow)?.at ?? found.row.at,
      sureness: weaker(found.sureness, one.sureness),
    }));
  });
}

/** The payment of a case in a bill: by a number, else the only one of this amount about this time. */
function paymentOf(
  { state: { facts } }: StoredCase,
  payments: readonly BillRow[],
  issuer: BillIssuer,
): { readonly row: BillRow; readonly sureness: Sureness } | undefined {
  const numbers = [facts.paymentNo, facts.order].filter((number) => number !== undefined);
  const named = payments.find(({ paymentNo, merchantOrderNo }) =>
    numbers.some((number) => number === paymentNo || number === merchantOrderNo),
  );
  if (named) return { row: named, sureness: 'exact' };
  // A number that is known and stands nowhere speaks against it.
  if (facts.paymentNo !== undefined) return undefined;
  if (['wechat', 'alipay'].includes(facts.payChannel) && facts.payChannel !== issuer) return undefined;
  const about = payments.filter(
    ({ amountFen, at }) => amountFen === facts.amountFen && Math.abs(at - facts.paidAt) <= SAME_DAY,
  );
  const close = about.filter(({ at }) => Math.abs(at - facts.paidAt) <= CLOSE);
  const [only] = close.length > 0 ? close : about;
  if (!only || (close.length > 0 ? close : about).length > 1) return undefined;
  return { row: only, sureness: close.length > 0 ? 'likely' : 'possible' };
}

/** The refunds, oldest first, without what the case has logged already. */
function unlogged(stored: StoredCase, links: readonly RefundLink[]): RefundLink[] {
  let logged = refundedFen(stored.state);
  let room = Math.max(0, stored.state.facts.amountFen - logged);
  return links.flatMap((link) => {
    const known = Math.min(logged, link.amountFen);
    logged -= known;
    const amountFen = Math.min(link.amountFen - known, room);
    room -= amountFen;
    return amountFen > 0 ? [{ ...link, amountFen }] : [];
  });
}

const ORDER: readonly Sureness[] = ['exact', 'likely', 'possible'];

function weaker(a: Sureness, b: Sureness): Sureness {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
