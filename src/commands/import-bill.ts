import { arrivedIn, type Arrived } from '../case/bill/arrived.ts';
import { draftOfRow, noPayment } from '../case/bill/draft-of-row.ts';
import { refundLinks } from '../case/bill/refund-links.ts';
import type { Bill, BillRow } from '../case/bill/row.ts';
import { clean } from '../case/clean.ts';
import { grouped } from '../case/grouped.ts';
import { toJson } from '../case/json-safe.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import { type ErrorDetails, RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { rowCells, rowLine } from '../terminal/bill-rows.ts';
import { shellQuote } from '../terminal/shell-quote.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeLines } from './answer.ts';
import { answerWithCase } from './answer-with-case.ts';
import { Answers } from './asking.ts';
import { failureOf } from './evidence-failure.ts';
import { drop } from './evidence-keep.ts';
import { tellArrived } from './import-arrived.ts';
import { exhibitOf, keepBill } from './keep-bill.ts';
import { newCase, type OpeningOptions } from './new-case.ts';
import { askPassphrase, type PassphraseOptions } from './passphrase.ts';
import { draftOf, type FactOptions, readFlags } from './read-facts.ts';

export type ImportBillOptions = FactOptions &
  OpeningOptions &
  PassphraseOptions & { readonly row?: string; readonly logRefunds?: boolean };

/** Rows written at once. */
const PIECE = 1000;

/**
 * `refund import BILL`: what of open cases came back, then the payment a new case is about. Without a choice, and
 * where nobody can be asked, the rows.
 */
export async function importBill(
  context: Context,
  messages: Messages,
  path: string,
  options: ImportBillOptions,
): Promise<ExitStatus> {
  const { readBill } = await import('../exchange/bills/read-bill.ts');
  const bill = await readBill(path, {
    password: () => askPassphrase(context, messages, options, { twice: false }),
  });
  const answers = new Answers(context, messages, options.json);
  const chosen = chosenRow(bill, options);
  if (chosen) return open(context, messages, path, bill, chosen, options);
  const arrived = arrivedIn(bill, (await context.readStore()).cases(context.clock.now(), false));
  if (options.json && !options.logRefunds) {
    writeBillJson(context, bill, arrived);
    return 0;
  }
  tellBill(context, messages, bill);
  await tellArrived(context, messages, path, arrived, { answers, log: options.logRefunds ?? false });
  if (options.json) {
    writeBillJson(context, bill, arrived);
    return 0;
  }
  if (options.logRefunds) return 0;
  const payments = bill.rows.filter((row) => noPayment(row) === null).toSorted((a, b) => b.at - a.at);
  if (!answers.mayAsk) {
    for (const piece of pieces(bill.rows))
      writeLines(
        context.stdout,
        piece.map((row) => rowCells(row, messages)),
      );
    say(context, messages.bill.chooseHint(shellQuote(path)));
    return 0;
  }
  if (payments.length === 0) return 1;
  const prompter = await context.prompter(messages.interview.prompt);
  const { choose, chooseWhy, none, more } = messages.bill;
  const number = await prompter.search({
    label: choose,
    why: chooseWhy,
    none,
    more,
    choices: payments.map((row) => ({ value: String(row.row), label: rowLine(row) })),
  });
  const row = payments.find((one) => String(one.row) === number);
  return row ? open(context, messages, path, bill, row, options) : 1;
}

/** Opens a case from a row; the bill is kept as its evidence, or nothing is. */
async function open(
  context: Context,
  messages: Messages,
  path: string,
  bill: Bill,
  row: BillRow,
  options: ImportBillOptions,
): Promise<ExitStatus> {
  const { bill: words } = messages;
  const none = noPayment(row);
  if (none) throw new RefundError('no-such-payment', { given: String(row.row), why: none, rows: [row.row] });
  const flags = draftOf(readFlags(withoutChoice(options, row), context.clock.now()));
  const draft = { ...draftOfRow(row, bill.issuer), ...flags };
  if (!options.json) {
    say(context, `${words.chosen(row.row)} ${rowLine(row)}`);
    if (row.merchantOrderNo !== null && draft.order === undefined)
      say(context, words.merchantNumber(clean(row.merchantOrderNo)));
  }
  const writing = await context.writeStore();
  const kept = keepBill(context, writing, path);
  const now = context.clock.now();
  const exhibit = exhibitOf(kept, 1, { at: now, recordedAt: now, caption: words.caption(row.row) });
  let opened: Awaited<ReturnType<typeof newCase>>;
  try {
    opened = await newCase(context, messages, { draft, draftId: null, also: [exhibit] }, options);
  } catch (error) {
    drop(writing, [kept]);
    // The answers wait for --resume; the bill is not among them.
    if (isKeptDraft(error)) say(context, words.keptLater(shellQuote(path)));
    throw failureOf(error, context.environment.home, [path], 0);
  }
  const { store, number } = opened;
  answerWithCase(context, messages, store, number, {
    note: messages.writing.opened(number),
    json: options.json,
  });
  if (!options.json) say(context, words.kept('E1'));
  return 0;
}

/** Broken off in the middle, with answers that can be gone on with. */
function isKeptDraft(error: unknown): boolean {
  return (
    error instanceof RefundError &&
    error.code === 'cancelled' &&
    (error.details as ErrorDetails['cancelled']).draft
  );
}

/** The row that the flags name; undefined where they name none. `--order` beside `--row` is the new case's own. */
function chosenRow({ rows }: Bill, { row, order }: ImportBillOptions): BillRow | undefined {
  const given = row ?? (typeof order === 'string' ? order.trim() : undefined);
  if (given === undefined) return undefined;
  const found =
    row === undefined
      ? rows.filter(({ paymentNo, merchantOrderNo }) => given === paymentNo || given === merchantOrderNo)
      : rows.filter((one) => String(one.row) === row.trim());
  const payments = found.filter((one) => noPayment(one) === null);
  const [first, ...others] = payments.length > 0 ? payments : found;
  const refuse = (why: 'missing' | 'ambiguous') =>
    new RefundError('no-such-payment', { given, why, rows: payments.map((one) => one.row) });
  if (!first) throw refuse('missing');
  if (payments.length > 0 && others.length > 0) throw refuse('ambiguous');
  return first;
}

/** An order number that found the payment by the app's own number is not the site's. */
function withoutChoice(options: ImportBillOptions, { paymentNo }: BillRow): FactOptions {
  const { order, ...others } = options;
  return options.row === undefined && order === paymentNo ? others : options;
}

function tellBill(context: Context, { bill: words }: Messages, bill: Bill): void {
  say(context, words.read(bill.format, bill.rows.length));
  if (bill.rows.length === 0) say(context, words.empty);
  for (const [why, rows] of grouped(bill.skipped, ({ why: reason }) => reason))
    say(
      context,
      words.skipped(
        why,
        rows.map(({ row }) => row),
      ),
    );
  if (bill.lostNumbers.length > 0) say(context, words.lostNumbers(bill.lostNumbers));
  if (bill.unknownStates > 0) say(context, words.unknownStates(bill.unknownStates));
}

function say({ stderr }: Context, text: string): void {
  writeLines(stderr, wrap(text, stderr.columns, '  '));
}

/** One object; its rows piece by piece, so that a bill of years does not stand in memory twice. */
function writeBillJson({ stdout }: Context, bill: Bill, arrived: readonly Arrived[]): void {
  const { rows, skipped, ...about } = bill;
  const begun = toJson({ schema: 1, ...about, skipped });
  stdout.write(`${begun.slice(0, -1)},"rows":[`);
  for (const [index, piece] of pieces(rows).entries()) {
    const written = piece.map(({ at, ...row }) => toJson({ ...row, at: isoInstant(at) }));
    stdout.write(`${index === 0 ? '' : ','}${written.join(',')}`);
  }
  const after = toJson({
    refunds: refundLinks(bill),
    arrived: arrived.map(({ at, ...one }) => ({ ...one, at: isoInstant(at) })),
  });
  stdout.write(`],${after.slice(1)}\n`);
}

function pieces(rows: readonly BillRow[]): BillRow[][] {
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, index) =>
    rows.slice(index * PIECE, (index + 1) * PIECE),
  );
}
