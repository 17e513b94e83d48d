import { seenIn } from '../advice/contents.ts';
import type { Seen } from '../case/events.ts';
import { checkOrderNumber, formatYuan, parseAmount } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { Parsed } from '../errors.ts';
import { readFile } from '../opening.ts';
import type { PictureReader } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { say } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import { parseDay, parseTime } from '../time/typed.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';
import type { Answers } from './asking.ts';

/** What pictures show of the order, the amount and the time: typed by the user, or read and confirmed. */

const PICTURE = /\.(?:png|jpe?g|webp|bmp)$/i;
/** Larger pictures are not read; bytes. */
const MOST = 30_000_000;

interface Kept {
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
}

/**
 * Reads pictures with what the user installed for it, and asks whether each thing was read right. If nothing is
 * installed, or nobody can be asked, one sentence says so: the files are kept all the same.
 * @param typed what the user read without help; it is never asked about
 * @returns what was seen in each file
 */
export async function readPictures(
  context: Context,
  messages: MessagesWith<'evidence'>,
  answers: Answers,
  store: StoreReader,
  files: readonly Kept[],
  typed: Seen | undefined,
): Promise<(Seen | undefined)[]> {
  const { stderr } = context;
  const { evidence } = messages;
  const reader = answers.mayAsk ? await context.pictureReader() : null;
  if (!reader) {
    say(stderr, answers.mayAsk ? evidence.noReader : evidence.readNeedsTerminal);
    return files.map(() => typed);
  }
  const all: (Seen | undefined)[] = [];
  try {
    for (const file of files) {
      const found = await readOne(reader, store, file, context.clock.now());
      if (found === null) say(stderr, evidence.notRead(clean(file.name)));
      const confirmed = await confirm(answers, messages, file.name, { ...found, ...typed }, typed);
      all.push(Object.keys(confirmed).length === 0 ? undefined : confirmed);
    }
  } finally {
    await reader.close();
  }
  return all;
}

/** Null if it is no picture, or could not be read. */
async function readOne(
  reader: PictureReader,
  store: StoreReader,
  { name, digest, bytes }: Kept,
  now: number,
): Promise<Seen | null> {
  if (!PICTURE.test(name) || bytes > MOST) return null;
  try {
    return seenIn(await reader.read(readFile(store.vaultPath(digest))), now);
  } catch {
    return null;
  }
}

async function confirm(
  answers: Answers,
  { evidence }: MessagesWith<'evidence'>,
  name: string,
  { order, amountFen, at }: Seen,
  typed: Seen = {},
): Promise<Seen> {
  const right = async (what: keyof Seen, text: string) =>
    typed[what] !== undefined ||
    (await answers.confirm(
      { ask: evidence.readRight[what](clean(name), text), why: evidence.readWhy },
      false,
    ));
  return {
    ...(order !== undefined && (await right('order', clean(order))) ? { order } : {}),
    ...(amountFen !== undefined && (await right('amountFen', formatYuan(amountFen))) ? { amountFen } : {}),
    ...(at !== undefined && (await right('at', formatTime(at))) ? { at } : {}),
  };
}

/** What the user read in the pictures, from the flags; undefined if nothing was given. */
export async function readSeen(
  answers: Answers,
  given: { readonly order?: string; readonly amount?: string; readonly at?: string },
  now: number,
): Promise<Seen | undefined> {
  const take = <T>(flag: string, text: string | undefined, read: (text: string) => Parsed<T>) =>
    answers.value(flag, text, { ask: '', why: '' }, read, { optional: true, ask: false });
  const order = await take('order', given.order, checkOrderNumber);
  const amountFen = await take('amount', given.amount, parseAmount);
  const at = await take('at', given.at, (text) => timeOrDay(text, now));
  const seen = {
    ...(order == null ? {} : { order }),
    ...(amountFen == null ? {} : { amountFen }),
    ...(at == null ? {} : { at }),
  };
  return Object.keys(seen).length === 0 ? undefined : seen;
}

/** Pages often show the day alone. */
function timeOrDay(text: string, now: number): Parsed<number> {
  const time = parseTime(text, now);
  return time.ok || time.reason !== 'no-clock' ? time : parseDay(text, now);
}

/** As JSON shows it; null if the user typed nothing. */
export function seenJson(seen: Seen | undefined) {
  if (!seen) return null;
  const { order = null, amountFen = null, at } = seen;
  return { order, amountFen, at: at === undefined ? null : isoInstant(at) };
}

/** Each thing that was read, as a person reads it. */
export function seenTexts({ order, amountFen, at }: Seen): string[] {
  return [
    ...(order === undefined ? [] : [clean(order)]),
    ...(amountFen === undefined ? [] : [`¥${formatYuan(amountFen)}`]),
    ...(at === undefined ? [] : [formatTime(at).replace(/ 00:00$/, '')]),
  ];
}
