import {
  type Arrived,
  arrivedIn,
  type Bill,
  type BillRow,
  draftOfRow,
  noPayment,
  type RefundLink,
  refundLinks,
} from '../bills/bill.ts';
import type { CaseEvent } from '../case/events.ts';
import { type Draft, type Facts, formatYuan } from '../case/facts.ts';
import { nextExhibitNumber } from '../case/history.ts';
import { foldHistory, type StoredCase } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers, draftOf, type FactOptions, readFlags } from '../dialogue/asking.ts';
import { dropKept, exhibitOf, keepingFailure, type NamedFile } from '../dialogue/files.ts';
import { rowLine, tellBill, writeBillJson, writeRows } from '../dialogue/bill-told.ts';
import { isKeptDraft, type OpeningOptions, openNewCase } from '../dialogue/interview.ts';
import { askPassphrase, type PassphraseOptions, possibleNow, stampNow, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { Store } from '../store/writing.ts';
import { shellQuote } from '../terminal/shell.ts';
import { say } from '../terminal/text.ts';
import { formatTime } from '../time/day.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

type BillOptions = FactOptions &
  OpeningOptions &
  PassphraseOptions & { readonly row?: string; readonly logRefunds?: boolean };

/**
 * `refund import BILL`: what of open cases came back, then the payment a new case is about. Without a choice, and
 * if nobody can be asked, the rows.
 */
export async function importBill(
  context: Context,
  messages: MessagesWith<'evidence'> & MessagesWith<'reading'>,
  path: string,
  options: BillOptions,
): Promise<ExitStatus> {
  const { readBill } = await import('../bills/read-bill.ts');
  const bill = await readBill(path, {
    password: () => askPassphrase(context, messages, options, { twice: false }),
  });
  const answers = new Answers(context, messages, options.json);
  const chosen = chosenRow(bill, options);
  const log = options.logRefunds ?? false;
  const arrived =
    chosen && !log ? [] : arrivedIn(bill, (await context.readStore()).cases(context.clock.now(), false));
  if (chosen) {
    await tellArrived(context, messages, { path, bill }, arrived, { answers, log });
    return openFromRow(context, messages, { path, bill, row: chosen, answers }, options);
  }
  if (options.json && !log) {
    writeBillJson(context, bill, arrived, { saved: false });
    return 0;
  }
  tellBill(context, messages, bill);
  await tellArrived(context, messages, { path, bill }, arrived, { answers, log });
  if (options.json) {
    writeBillJson(context, bill, arrived, {});
    return 0;
  }
  if (log) return 0;
  const payments = bill.rows.filter((row) => noPayment(row) === null).toSorted((a, b) => b.at - a.at);
  if (!answers.mayAsk) {
    writeRows(context, messages, bill);
    const [newest] = payments;
    if (newest)
      say(context.stderr, messages.bill.chooseHint(shellQuote(path, context.environment.shell), newest.row));
    // Shown, and nothing was chosen: for a script that is not the same as done.
    return newest ? 2 : 0;
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
  return row ? openFromRow(context, messages, { path, bill, row, answers }, options) : 1;
}

/** The row that a new case is about, and the bill that it stands in. */
interface Chosen {
  readonly path: string;
  readonly bill: Bill;
  readonly row: BillRow;
  readonly answers: Answers;
}

/**
 * Opens a case from a row, with what came back of it already, and keeps the bill as its evidence: all of it, or nothing.
 */
async function openFromRow(
  context: Context,
  messages: MessagesWith<'evidence'> & MessagesWith<'reading'>,
  chosen: Chosen,
  options: BillOptions,
): Promise<ExitStatus> {
  const { bill: words } = messages;
  const { path, bill, row } = chosen;
  const none = noPayment(row);
  if (none) throw new RefundError('no-such-payment', { given: String(row.row), why: none, rows: [row.row] });
  const flags = draftOf(readFlags(withoutChoice(options, row), possibleNow(context.clock)));
  if (!options.json) {
    say(context.stderr, `${words.chosen(row.row)} ${rowLine(row)}`);
    if (row.merchantOrderNo !== null && flags.order === undefined)
      say(context.stderr, words.merchantNumber(clean(row.merchantOrderNo)));
  }
  const back = await cameBack(context, messages, chosen, options);
  if (back === null) return 1;
  const asRead = await readTexts(context, messages, chosen, flags);
  const draft = { ...draftOfRow(asRead, bill.issuer), ...flags };
  const writing = await context.writeStore();
  const kept = await keepBill(context, writing, path);
  const stamp = stampNow(context);
  const caption = words.caption(
    row.row,
    back.map(({ refundRow }) => refundRow).filter((number) => number !== row.row),
  );
  const also = ({ paidAt, amountFen }: Facts): CaseEvent[] => {
    let left = amountFen;
    const refunds = back.flatMap((link): CaseEvent[] => {
      const part = Math.min(left, link.amountFen);
      left -= part;
      if (part === 0) return [];
      const at = Math.min(Math.max(timeOfRefund(bill, link), paidAt), stamp.at);
      const text = words.loggedText(link.refundRow, link.sureness);
      return [{ type: 'refund-logged', ...stamp, at, amountFen: part, text }];
    });
    return [exhibitOf(kept, 1, stamp, asBill(caption)), ...refunds];
  };
  let opened: Awaited<ReturnType<typeof openNewCase>>;
  try {
    opened = await openNewCase(
      context,
      messages,
      {
        draft,
        draftId: null,
        told: true,
        // Often the site's own number; whoever looks at it knows.
        suggested: row.merchantOrderNo === null ? {} : { order: clean(row.merchantOrderNo) },
        also,
      },
      options,
    );
  } catch (error) {
    dropKept(writing, [kept]);
    // The answers wait for --resume; neither the bill nor what came back is among them.
    if (isKeptDraft(error)) say(context.stderr, words.keptLater(shellQuote(path, context.environment.shell)));
    throw keepingFailure(error, context.environment.home, [path], 0);
  }
  const { store, number } = opened;
  const note = messages.writing.opened(number);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  if (!options.json) say(context.stderr, words.kept('E1'));
  return 0;
}

const timeOfRefund = ({ rows }: Bill, { refundRow }: RefundLink) =>
  rows.find((one) => one.row === refundRow)?.at ?? 0;

/**
 * Tells what came back of a payment already, according to its own bill, before a case is opened. What a number makes
 * sure is logged with the case; what only looks alike is asked. A payment that came back as a whole needs no case,
 * unless that is asked for.
 * @returns what is to be logged; null if the user wants no case then
 * @throws RefundError `no-such-payment` if all is back and nobody can be asked
 */
async function cameBack(
  { stderr }: Context,
  { bill: words }: MessagesWith<'reading'>,
  { bill, row, answers }: Chosen,
  { json, logRefunds }: BillOptions,
): Promise<RefundLink[] | null> {
  const taken: RefundLink[] = [];
  const tell = (text: string) => json || say(stderr, text);
  for (const link of refundLinks(bill).filter(({ paymentRow }) => paymentRow === row.row)) {
    const yuan = formatYuan(link.amountFen);
    tell(words.cameBack(yuan, formatTime(timeOfRefund(bill, link)), link.refundRow, link.sureness));
    const sure = link.sureness === 'exact';
    const asked = { ask: words.askCameBack(yuan), why: words.askLogWhy };
    const yes = sure || (answers.mayAsk && (await answers.confirm(asked, link.sureness === 'likely')));
    if (yes) taken.push(link);
    else if (!answers.mayAsk) tell(words.notCounted(yuan));
  }
  const whole = taken.reduce((sum, { amountFen }) => sum + amountFen, 0) >= row.amountFen;
  if (!whole || logRefunds) return taken;
  if (answers.mayAsk)
    return (await answers.confirm({ ask: words.askAllBack, why: words.askAllBackWhy }, false)) ? taken : null;
  throw new RefundError('no-such-payment', { given: String(row.row), why: 'returned', rows: [row.row] });
}

/**
 * The row with its texts as they are meant: where a comma leaves open which of them it belongs to, the user says so; if
 * nobody can be asked, they are left out, and that is told.
 */
async function readTexts(
  context: Context,
  { bill: words, interview }: MessagesWith<'reading'>,
  { row, answers }: Chosen,
  { payee, product }: Draft,
): Promise<BillRow> {
  const { readings } = row;
  if (!readings || (payee !== undefined && product !== undefined)) return row;
  const labels = readings.map((one) =>
    words.reading(clean(one.counterparty ?? ''), clean(one.product ?? '')),
  );
  if (!answers.mayAsk) {
    say(context.stderr, [words.unsure(row.row), ...labels.map((label) => `· ${label}`), words.unsureHint]);
    return { ...row, counterparty: null, product: null };
  }
  const prompter = await context.prompter(interview.prompt);
  const choices = labels.map((label, index) => ({ value: String(index), label }));
  const chosen = await prompter.choose({ label: words.unsure(row.row), why: words.unsureWhy, choices });
  return { ...row, ...readings[Number(chosen)] };
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

const asBill = (caption: string) => ({ kind: 'bill', caption, capturedAt: null }) as const;

/** Puts a bill into the vault; a caller that cannot record it afterwards has to drop it. @throws RefundError */
async function keepBill(context: Context, store: Store, path: string): Promise<NamedFile> {
  try {
    const [outcome] = await store.keepFiles([path], () => {});
    if (outcome === undefined || typeof outcome === 'string')
      throw new RefundError('file-refused', { path, why: outcome ?? 'missing' });
    return { ...outcome, name: path.split(/[\\/]/).at(-1) ?? path };
  } catch (error) {
    throw keepingFailure(error, context.environment.home, [path], 0);
  }
}

/**
 * Tells what came back of open cases, and logs it: what the user says yes to or, if nobody can be asked and `log`
 * is set, what a number makes sure. The bill is kept with each of these cases.
 */
async function tellArrived(
  context: Context,
  messages: MessagesWith<'reading'>,
  { path, bill: read }: Pick<Chosen, 'path' | 'bill'>,
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
    kept ??= { store, bill: await keepBill(context, store, path) };
    const isNew = await logRefund(context, messages, kept.store, { file: kept.bill, read }, one);
    tell(isNew ? words.logged(one.case, yuan) : words.loggedBefore(one.case, yuan));
  }
}

/**
 * Logs a refund in its case and keeps the bill there as evidence: both, or neither.
 * @returns false if another window logged it meanwhile: money came back once
 */
async function logRefund(
  context: Context,
  { bill: words }: MessagesWith<'reading'>,
  store: Store,
  bill: { readonly file: NamedFile; readonly read: Bill },
  { case: number, amountFen, at, refundRow, sureness }: Arrived,
): Promise<boolean> {
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
  const { file, read } = bill;
  const isThere = store.exhibitsWith([file.digest]).some((one) => one.number === number);
  let isNew = false;
  try {
    store.appendAll(number, (history) => {
      isNew = isOpen(read, { number, state: foldHistory(history) ?? state }, refundRow, amountFen);
      if (!isNew) return [];
      return isThere
        ? [refund]
        : [refund, exhibitOf(file, nextExhibitNumber(history), stamp, asBill(caption))];
    });
  } finally {
    // It stays if a case keeps it.
    dropKept(store, [file]);
  }
  return isNew;
}

/** Whether a refund of the bill is still not logged, in the case as it is now. */
function isOpen(bill: Bill, now: StoredCase, refundRow: number, amountFen: number): boolean {
  return arrivedIn(bill, [now]).some((one) => one.refundRow === refundRow && one.amountFen === amountFen);
}
