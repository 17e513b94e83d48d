import { formatYuan } from '../case/amount.ts';
import type { BillRow } from '../case/bill/row.ts';
import { clean } from '../case/clean.ts';
import { formatTime } from '../case/time-text.ts';
import type { Messages } from '../messages/messages.ts';
import { padEnd } from './columns.ts';

/** A row of a bill for a pipe: its number, then what stands in it. */
export function rowCells(row: BillRow, { bill }: Messages): string {
  const { at, direction, amountFen, counterparty, product, status, paymentNo, merchantOrderNo, method } = row;
  return [
    String(row.row),
    formatTime(at),
    bill.directions[direction],
    formatYuan(amountFen),
    ...[counterparty, product, status, paymentNo, merchantOrderNo, method].map((text) => clean(text ?? '')),
  ].join('\t');
}

/** The same as a line to choose from. */
export function rowLine({ at, amountFen, counterparty, product, status, paymentNo }: BillRow): string {
  const texts = [counterparty, product, status, paymentNo].filter((text) => text !== null).map(clean);
  return [formatTime(at), padEnd(formatYuan(amountFen), 10), ...texts].join('  ');
}
