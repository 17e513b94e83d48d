import { type Draft, type PayChannel } from '../case/facts.ts';
import type { EventOf } from '../case/events.ts';
import { refundedFen, type StoredCase } from '../case/state.ts';
import { grouped, checkText } from '../case/text.ts';
import type { NoPayment } from '../errors.ts';
import { DAY, MINUTE } from '../time/day.ts';

/** Which program wrote a bill, and in which of its shapes: see `shapes.ts`. */
export type BillFormat =
  | 'wechat-xlsx-2026'
  | 'wechat-xlsx-2025'
  | 'wechat-csv'
  | 'alipay-app-2026'
  | 'alipay-app-2023'
  | 'alipay-app-2021'
  | 'alipay-web'
  | 'jd-csv'
  | 'jd-csv-2021'
  | 'meituan-csv';

/** Whose bill it is. */
export type BillIssuer = 'wechat' | 'alipay' | 'jd' | 'meituan';

export type BillDirection = 'out' | 'in' | 'neutral';

/** One payment or refund of a bill. Texts are trimmed and else as they stand there; null if a cell is empty. */
export interface BillRow {
  /** Its line or row in the file, from 1, as an editor or a spreadsheet counts. */
  readonly row: number;
  /** The instant, milliseconds UTC; bills write Shanghai wall clock. */
  readonly at: number;
  /** False if the seconds were lost (a spreadsheet saved the bill again). */
  readonly toTheSecond: boolean;
  readonly direction: BillDirection;
  /** Fen, never negative. */
  readonly amountFen: number;
  /** Fen that came back already, if the row itself says so; else null. */
  readonly refundedFen: number | null;
  /** The bill's own word for the kind of payment (交易类型, 交易分类). */
  readonly kind: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly product: string | null;
  /** The bill's own word; null if the shape has none. */
  readonly status: string | null;
  readonly paymentNo: string | null;
  readonly merchantOrderNo: string | null;
  readonly method: string | null;
  readonly note: string | null;
  /**
   * More than one way to read the texts: a comma that was not quoted may belong to either. The likeliest stands first,
   * and in the row itself.
   */
  readonly readings?: readonly Reading[];
}

/** The texts of a row, read in one way. */
export type Reading = Pick<BillRow, 'counterparty' | 'product' | 'note'>;

/** Why a row could not be read; no row is left out silently. */
export type SkipReason =
  | 'bad-time'
  | 'bad-amount'
  | 'bad-direction'
  | 'too-few-cells'
  | 'too-many-cells'
  /** The file ends in the middle of it. */
  | 'cut-off';

export interface SkippedRow {
  readonly row: number;
  readonly why: SkipReason;
  /** The beginning of the row. */
  readonly text: string;
}

export interface Bill {
  readonly format: BillFormat;
  readonly issuer: BillIssuer;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'xlsx';
  readonly rows: readonly BillRow[];
  readonly skipped: readonly SkippedRow[];
  /** How many of `rows` have a state that this program does not know. */
  readonly unknownStates: number;
  /** Those of `rows` whose number a spreadsheet turned into 2.02609E+27; there it is null. */
  readonly lostNumbers: readonly number[];
}

/** Money of a case that came back, according to a bill, and is not logged yet. */
export interface Arrived {
  readonly case: number;
  readonly paymentRow: number;
  readonly refundRow: number;
  /** Fen. */
  readonly amountFen: number;
  /** When it came back; milliseconds, UTC. The payment's own time if only the payment's row says so. */
  readonly at: number;
  readonly sureness: Sureness;
}

/** How far the time a user remembers may be off. */
const CLOSE = 10 * MINUTE;
const SAME_DAY = DAY;

/** What came back of open cases, according to a bill. What was logged before is left out, so that a bill may come twice. */
export function arrivedIn(bill: Pick<Bill, 'rows' | 'issuer'>, cases: readonly StoredCase[]): Arrived[] {
  const links = refundLinks(bill);
  if (links.length === 0) return [];
  const rows = new Map(bill.rows.map((row) => [row.row, row]));
  const byPayment = grouped(links, ({ paymentRow }) => paymentRow);
  const refunded = bill.rows.filter(({ row }) => byPayment.has(row));
  return cases.flatMap((stored) => {
    const found = paymentOf(stored, refunded, bill.issuer);
    if (!found) return [];
    const timed = (byPayment.get(found.row.row) ?? []).map((link) => ({
      ...link,
      at: rows.get(link.refundRow)?.at ?? found.row.at,
    }));
    return unlogged(stored, timed).map((link) => ({
      case: stored.number,
      paymentRow: link.paymentRow,
      refundRow: link.refundRow,
      amountFen: link.amountFen,
      at: link.at,
      sureness: weaker(found.sureness, link.sureness),
    }));
  });
}

/** The payment of a case in a bill: found by a number, else the only one with this amount about this time. */
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
  // The case's number is known and stands in no row: the payment is not in this bill.
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

interface TimedLink extends RefundLink {
  readonly at: number;
}

/**
 * The refunds, oldest first, without what the case has logged already: each by its time and amount, then a part of one
 * by its time, then one by its amount alone, as users remember; what is left of the logged money counts for the oldest.
 */
function unlogged({ state }: StoredCase, links: readonly TimedLink[]): TimedLink[] {
  const { facts } = state;
  const rest = state.happened.flatMap(({ event }) => (event.type === 'refund-logged' ? [event] : []));
  const open = links.toSorted((a, b) => a.at - b.at).map((link) => ({ ...link, left: link.amountFen }));
  type Open = (typeof open)[number];
  const leaveOut = (fits: (one: EventOf<'refund-logged'>, link: Open) => boolean) => {
    for (const link of open) {
      const place = rest.findIndex((one) => one.amountFen <= link.left && fits(one, link));
      link.left -= rest.splice(place, place < 0 ? 0 : 1)[0]?.amountFen ?? 0;
    }
  };
  const isThen = ({ at }: EventOf<'refund-logged'>, link: Open) => at === Math.max(link.at, facts.paidAt);
  leaveOut((one, link) => one.amountFen === link.left && isThen(one, link));
  leaveOut(isThen);
  leaveOut((one, link) => one.amountFen === link.amountFen);
  let logged = rest.reduce((sum, { amountFen }) => sum + amountFen, 0);
  let room = Math.max(0, facts.amountFen - refundedFen(state));
  return open.flatMap(({ left, ...link }) => {
    const known = Math.min(logged, left);
    logged -= known;
    const amountFen = Math.min(left - known, room);
    room -= amountFen;
    return amountFen > 0 ? [{ ...link, amountFen }] : [];
  });
}

const ORDER: readonly Sureness[] = ['exact', 'likely', 'possible'];

function weaker(a: Sureness, b: Sureness): Sureness {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** Why the money of a row cannot be asked back; null if it can. */
export function noPayment(row: BillRow): NoPayment | null {
  if (isRefund(row)) return 'refund';
  if (row.direction === 'in') return 'incoming';
  if (row.direction === 'neutral') return 'neutral';
  return row.amountFen === 0 ? 'nothing-paid' : null;
}

/** What a bill's row says of a new case. Its order number is the payee's and perhaps not the site's: it is left out. */
export function draftOfRow(row: BillRow, issuer: BillIssuer): Draft {
  const { amountFen, at, paymentNo, counterparty, product } = row;
  const payee = kept(counterparty);
  const bought = kept(product);
  return {
    deducted: 'yes',
    amountFen,
    paidAt: at,
    payChannel: channelOf(row, issuer),
    ...(paymentNo !== null && { paymentNo }),
    ...(payee !== null && { payee }),
    ...(bought !== null && { product: bought }),
  };
}

/** The channel to complain to is the app that was used, whatever card it charged. */
function channelOf({ method }: BillRow, issuer: BillIssuer): PayChannel {
  if (issuer === 'wechat' || issuer === 'alipay') return issuer;
  if (/微信/.test(method ?? '')) return 'wechat';
  return /支付宝/.test(method ?? '') ? 'alipay' : 'other';
}

/** A text of the bill as a fact; null if it cannot be one. */
function kept(text: string | null): string | null {
  const checked = checkText(text ?? '', 2000);
  return checked.ok ? checked.value : null;
}

/**
 * How sure it is that a refund belongs to a payment. `exact`: a number or the row itself says so. `likely`: the only
 * payment to the same merchant that fits in amount and time. `possible`: one of several, or only a part fits.
 */
type Sureness = 'exact' | 'likely' | 'possible';

export interface RefundLink {
  /** The row of the refund; the payment's own if only that says so. */
  readonly refundRow: number;
  readonly paymentRow: number;
  /** Fen. */
  readonly amountFen: number;
  readonly sureness: Sureness;
}

/** Which refunds of a bill belong to which of its payments. Each is linked once, unless several payments are possible. */
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
    if (named) return [linkOf(refund, named, 'exact')];
    const merchant = byMerchant.get(merchantOf(refund)) ?? [];
    const fitting = merchant.filter(({ at, amountFen }) => at <= refund.at && amountFen >= refund.amountFen);
    const stated = fitting.filter((payment) => payment.refundedFen === refund.amountFen);
    const whole = fitting.filter(({ amountFen }) => amountFen === refund.amountFen);
    const best = stated.length > 0 ? stated : whole.length > 0 ? whole : fitting;
    const sureness = best.length === 1 && best !== fitting ? 'likely' : 'possible';
    return best.map((payment) => linkOf(refund, payment, sureness));
  });
  return [...links, ...ownWords(payments, links)].toSorted(
    (a, b) => a.refundRow - b.refundRow || a.paymentRow - b.paymentRow,
  );
}

/** What came back according to the payments' own rows, beyond what rows of refunds account for. */
function ownWords(payments: readonly BillRow[], links: readonly RefundLink[]): RefundLink[] {
  const byPayment = grouped(links, ({ paymentRow }) => paymentRow);
  return payments.flatMap((payment) => {
    const linked = (byPayment.get(payment.row) ?? []).filter(({ sureness }) => sureness !== 'possible');
    const rest = (payment.refundedFen ?? 0) - linked.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return rest > 0 ? [{ ...linkOf(payment, payment, 'exact'), amountFen: rest }] : [];
  });
}

function linkOf(refund: BillRow, payment: BillRow, sureness: Sureness): RefundLink {
  return { refundRow: refund.row, paymentRow: payment.row, amountFen: refund.amountFen, sureness };
}

/** Whether a row is about money that came back. */
export function isRefund({ direction, status, kind, product }: BillRow): boolean {
  if (direction === 'out') return false;
  return (
    /退款/.test(status ?? '') || /^退款|-退款$|退款$/.test(kind ?? '') || (product ?? '').startsWith('退款')
  );
}

/**
 * The payment that a refund names. Alipay adds `_…` or `*…` to the payment's number; a returned red packet or transfer
 * of WeChat has the payment's order number as its own.
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
