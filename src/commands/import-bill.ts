import {
  type Arrived,
  arrivedIn,
  type Bill,
  type BillRow,
  draftOfRow,
  noPayment,
  refundLinks,
} from '../bills/bill.ts';
import type { CaseEvent } from '../case/events.ts';
import { formatYuan } from '../case/facts.ts';
import { nextExhibitNumber } from '../case/history.ts';
import { clean, grouped, toJson } from '../case/text.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers, draftOf, type FactOptions, readFlags } from '../dialogue/asking.ts';
import { dropKept, keepingFailure, type NamedFile } from '../dialogue/files.ts';
import { type OpeningOptions, openNewCase } from '../dialogue/interview.ts';
import {
  askPassphrase,
  type PassphraseOptions,
  possibleNow,
  type Stamp,
  stampNow,
  stampOf,
} from '../dialogue/typed.ts';
import { type ErrorDetails, RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { Store } from '../store/writing.ts';
import { writeLines } from '../terminal/output.ts';
import { padEnd, say, shellQuote } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

type BillOptions = FactOptions &
  OpeningOptions &
  PassphraseOptions & { readonly row?: string; readonly logRefunds?: boolean };

/** Rows written at once. */
const PIECE = 1000;

/**
 * `refund import BILL`: what of open cases came back, then the payment a new case is about. Without a choice, and
 * if nobody can be asked, the rows.
 */
export async function importBill(
  context: Context,
  messages: Messages,
  path: string,
  options: BillOptions,
): Promise<ExitStatus> {
  const { readBill } = await import('../bills/read-bill.ts');
  const bill = await readBill(path, {
    password: () => askPassphrase(context, messages, options, { twice: false }),
  });
  const answers = new Answers(context, messages, options.json);
  const chosen = chosenRow(bill, options);
  if (chosen) return openFromRow(context, messages, path, bill, chosen, options);
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
    for (const piece of pages(bill.rows))
      writeLines(
        context.stdout,
        piece.map((row) => rowCells(row, messages)),
      );
    say(context.stderr, messages.bill.chooseHint(shellQuote(path)));
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
  return row ? openFromRow(context, messages, path, bill, row, options) : 1;
}

/** Opens a case from a row and keeps the bill as its evidence: both, or neither. */
async function openFromRow(
  context: Context,
  messages: Messages,
  path: string,
  bill: Bill,
  row: BillRow,
  options: BillOptions,
): Promise<ExitStatus> {
  const { bill: words } = messages;
  const none = noPayment(row);
  if (none) throw new RefundError('no-such-payment', { given: String(row.row), why: none, rows: [row.row] });
  const flags = draftOf(readFlags(withoutChoice(options, row), possibleNow(context.clock)));
  const draft = { ...draftOfRow(row, bill.issuer), ...flags };
  if (!options.json) {
    say(context.stderr, `${words.chosen(row.row)} ${rowLine(row)}`);
    if (row.merchantOrderNo !== null && draft.order === undefined)
      say(context.stderr, words.merchantNumber(clean(row.merchantOrderNo)));
  }
  const writing = await context.writeStore();
  const kept = keepBill(context, writing, path);
  const exhibit = exhibitOf(kept, 1, stampNow(context), words.caption(row.row));
  let opened: Awaited<ReturnType<typeof openNewCase>>;
  try {
    opened = await openNewCase(context, messages, { draft, draftId: null, also: [exhibit] }, options);
  } catch (error) {
    dropKept(writing, [kept]);
    // The answers wait for --resume; the bill is not among them.
    if (isKeptDraft(error)) say(context.stderr, words.keptLater(shellQuote(path)));
    throw keepingFailure(error, context.environment.home, [path], 0);
  }
  const { store, number } = opened;
  const note = messages.writing.opened(number);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  if (!options.json) say(context.stderr, words.kept('E1'));
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

/** The row that the flags name; undefined if they name none. `--order` beside `--row` is the new case's own. */
function chosenRow({ rows }: Bill, { row, order }: BillOptions): BillRow | undefined {
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
function withoutChoice(options: BillOptions, { paymentNo }: BillRow): FactOptions {
  const { order, ...others } = options;
  return options.row === undefined && order === paymentNo ? others : options;
}

function tellBill(context: Context, { bill: words }: Messages, bill: Bill): void {
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
  if (bill.lostNumbers.length > 0) say(context.stderr, words.lostNumbers(bill.lostNumbers));
  if (bill.unknownStates > 0) say(context.stderr, words.unknownStates(bill.unknownStates));
}

/** One object; its rows piece by piece, so that a bill of years does not stand in memory twice. */
function writeBillJson({ stdout }: Context, bill: Bill, arrived: readonly Arrived[]): void {
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
  });
  stdout.write(`],${after.slice(1)}\n`);
}

function pages(rows: readonly BillRow[]): BillRow[][] {
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, index) =>
    rows.slice(index * PIECE, (index + 1) * PIECE),
  );
}

/** Puts a bill into the vault; a caller that cannot record it afterwards has to drop it. @throws RefundError */
function keepBill(context: Context, store: Store, path: string): NamedFile {
  try {
    const [outcome] = store.keepFiles([path], () => {});
    if (outcome === undefined || typeof outcome === 'string')
      throw new RefundError('file-refused', { path, why: outcome ?? 'missing' });
    return { ...outcome, name: path.split(/[\\/]/).at(-1) ?? path };
  } catch (error) {
    throw keepingFailure(error, context.environment.home, [path], 0);
  }
}

/** A kept bill as an exhibit of a case. */
function exhibitOf(
  { digest, bytes, name, modifiedAt }: NamedFile,
  number: number,
  stamp: Stamp,
  caption: string,
): CaseEvent {
  return {
    type: 'evidence-added',
    ...stamp,
    number,
    algorithm: 'sha256',
    digest,
    bytes,
    name,
    kind: 'bill',
    caption,
    capturedAt: null,
    modifiedAt,
  };
}

/**
 * Tells what came back of open cases, and logs it: what the user says yes to or, if nobody can be asked and `log`
 * is set, what a number makes sure. The bill is kept with each of these cases.
 */
async function tellArrived(
  context: Context,
  messages: Messages,
  path: string,
  arrived: readonly Arrived[],
  { answers, log }: { readonly answers: Answers; readonly log: boolean },
): Promise<void> {
  const { bill: words } = messages;
  const tell = (text: string) => say(context.stderr, text);
  let kept: { readonly store: Store; readonly bill: NamedFile } | undefined;
  for (const one of arrived) {
    const yuan = formatYuan(one.amountFen);
    tell(words.arrived(one.case, yuan, formatTime(one.at), one.sureness));
    const sure = one.sureness === 'exact';
    const yes = answers.mayAsk
      ? await answers.confirm(
          { ask: words.askLog(one.case, yuan), why: words.askLogWhy },
          one.sureness !== 'possible',
        )
      : log && sure;
    if (!yes) {
      tell(log || answers.mayAsk ? words.notLogged(one.case, yuan) : words.logHint);
      continue;
    }
    const store = await context.writeStore();
    kept ??= { store, bill: keepBill(context, store, path) };
    await logRefund(context, messages, kept.store, kept.bill, one);
    tell(words.logged(one.case, yuan));
  }
}

/** Logs a refund in its case and keeps the bill there as evidence: both, or neither. */
async function logRefund(
  context: Context,
  { bill: words }: Messages,
  store: Store,
  bill: NamedFile,
  { case: number, amountFen, at, refundRow, sureness }: Arrived,
): Promise<void> {
  const { state } = store.caseByNumber(number);
  const stamp = stampOf(context, state);
  const refund = {
    type: 'refund-logged',
    ...stamp,
    at: Math.min(Math.max(at, state.facts.paidAt), stamp.at),
    amountFen,
    text: words.loggedText(refundRow, sureness),
  } as const;
  const caption = words.refundCaption(refundRow);
  const isThere = store.exhibitsWith([bill.digest]).some((one) => one.number === number);
  try {
    await store.appendAll(number, (history) =>
      isThere ? [refund] : [refund, exhibitOf(bill, nextExhibitNumber(history), stamp, caption)],
    );
  } catch (error) {
    dropKept(store, [bill]);
    throw error;
  }
}

/** A row of a bill for a pipe: its number, then what stands in it. */
function rowCells(row: BillRow, { bill }: Messages): string {
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
function rowLine({ at, amountFen, counterparty, product, status, paymentNo }: BillRow): string {
  const texts = [counterparty, product, status, paymentNo].filter((text) => text !== null).map(clean);
  return [formatTime(at), padEnd(formatYuan(amountFen), 10), ...texts].join('  ');
}
