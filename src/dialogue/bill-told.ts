import { type Arrived, type Bill, type BillRow, refundLinks } from '../bills/bill.ts';
import { formatYuan } from '../case/facts.ts';
import { clean, grouped, toJson } from '../case/text.ts';
import { writeLines } from '../terminal/output.ts';
import { padEnd, say } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

/** How a bill is told of: what was read and what was not, its rows for a person or a script, and as JSON. */

/** Rows written at once. */
const PIECE = 1000;

/** Says what was read of a bill, and what was not. */
export function tellBill(context: Context, { bill: words }: MessagesWith<'reading'>, bill: Bill): void {
  say(context.stderr, words.read(bill.format, bill.rows.length));
  if (bill.rows.length === 0) say(context.stderr, words.empty);
  for (const [why, rows] of grouped(bill.skipped, ({ why: reason }) => reason))
    say(
      context.stderr,
      words.skipped(
        why,
        rows.map(({ row }) => row),
      ),
    );
  const unsure = bill.rows.filter(({ readings }) => readings).map(({ row }) => row);
  if (unsure.length > 0) say(context.stderr, words.unsureRows(unsure));
  if (bill.lostNumbers.length > 0) say(context.stderr, words.lostNumbers(bill.lostNumbers));
  if (bill.unknownStates > 0) say(context.stderr, words.unknownStates(bill.unknownStates));
}

/** All rows of a bill, for whoever reads them in a pipe or a file; with `--plain` as cells. */
export function writeRows({ stdout }: Context, messages: MessagesWith<'reading'>, { rows }: Bill): void {
  if (stdout.isPlain) writeLines(stdout, [COLUMNS.join('\t')]);
  const line = stdout.isPlain ? rowCells : numberedLine;
  for (const piece of pages(rows))
    writeLines(
      stdout,
      piece.map((row) => line(row, messages)),
    );
}

/** One object; its rows piece by piece, so that a bill of years does not stand in memory twice. */
export function writeBillJson(
  { stdout }: Context,
  bill: Bill,
  arrived: readonly Arrived[],
  more: { readonly saved?: false },
): void {
  const { rows, skipped, ...about } = bill;
  const begun = toJson({ schema: 1, ...about, skipped });
  stdout.write(`${begun.slice(0, -1)},"rows":[`);
  for (const [index, piece] of pages(rows).entries()) {
    const written = piece.map(({ at, ...row }) => toJson({ ...row, at: isoInstant(at) }));
    stdout.write(`${index === 0 ? '' : ','}${written.join(',')}`);
  }
  const after = toJson({
    refunds: refundLinks(bill),
    arrived: arrived.map(({ at, ...one }) => ({ ...one, at: isoInstant(at) })),
    ...more,
  });
  stdout.write(`],${after.slice(1)}\n`);
}

function pages(rows: readonly BillRow[]): BillRow[][] {
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, index) =>
    rows.slice(index * PIECE, (index + 1) * PIECE),
  );
}

/** The columns of `--plain`. */
const COLUMNS = [
  'row',
  'at',
  'direction',
  'amount',
  'counterparty',
  'product',
  'status',
  'paymentNo',
  'merchantOrderNo',
  'method',
];

/** A row for whoever reads it in a pipe or a file: as it is chosen from, with the number by which it is named. */
function numberedLine(row: BillRow, { bill }: MessagesWith<'reading'>): string {
  return `${padEnd(bill.rowNumber(row.row), 10)}${padEnd(bill.directions[row.direction], 10)}${rowLine(row)}`.trimEnd();
}

/** A row of a bill for a script: its number, then what stands in it. */
function rowCells(row: BillRow, { bill }: MessagesWith<'reading'>): string {
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
