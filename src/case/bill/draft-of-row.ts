import type { NoPayment } from '../../errors.ts';
import type { Draft, PayChannel } from '../facts.ts';
import { checkText } from '../text-fact.ts';
import { isRefund } from './refund-links.ts';
import type { BillIssuer, BillRow } from './row.ts';

/** Why a row is no payment that could be asked back; null where it is one. */
export function noPayment(row: BillRow): NoPayment | null {
  if (isRefund(row)) return 'refund';
  if (row.direction === 'in') return 'incoming';
  if (row.direction === 'neutral') return 'neutral';
  return row.amountFen === 0 ? 'nothing-paid' : null;
}

/** What a bill's row says of a new case. Its order number is the payee's and not sure to be the site's: it is left out. */
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

/** The channel to complain to is the app that was used, whatever card stands behind it. */
function channelOf({ method }: BillRow, issuer: BillIssuer): PayChannel {
  if (issuer === 'wechat' || issuer === 'alipay') return issuer;
  if (/微信/.test(method ?? '')) return 'wechat';
  return /支付宝/.test(method ?? '') ? 'alipay' : 'other';
}

/** A text of the bill as a fact; null where it cannot be one. */
function kept(text: string | null): string | null {
  const checked = checkText(text ?? '', 2000);
  return checked.ok ? checked.value : null;
}
