import { pictureHistory } from '../advice/picture-history.ts';
import { seenDiffers } from '../advice/seen-differs.ts';
import { namedIn } from '../advice/to-the-point.ts';
import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import type { Exhibit } from '../case/exhibits.ts';
import type { Facts } from '../case/facts.ts';
import { formatTime } from '../case/time-text.ts';
import type { PartFile, Picture } from '../exchange/picture-parts.ts';
import type { Messages } from '../messages/messages.ts';
import type { StoreReader } from '../ports.ts';
import { lookInto } from './kept-file.ts';

/** Something about one exhibit that somebody may ask about. */
export interface ExhibitNotice {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
}
type Words = Messages['evidence'];

/** Texts beyond this are not searched; bytes. */
const MOST_TEXT = 5_000_000;
const MOST_PDF = 20_000_000;
/** What should name the order or the payment, and what should name its day. */
const TO_NAME_IT: readonly string[] = ['payment-record', 'order-page', 'bill', 'ticket'];
const TO_NAME_ITS_DAY: readonly string[] = ['payment-record', 'bill'];

/** What the files themselves say, and what the user read in them: each as a notice, never a verdict. */
export async function noticesOf(
  store: StoreReader,
  exhibits: readonly Exhibit[],
  facts: Facts,
  { evidence }: Messages,
): Promise<ExhibitNotice[]> {
  const notices: ExhibitNotice[] = [];
  for (const exhibit of exhibits) {
    const id = `E${exhibit.number}`;
    const found = await lookInto(store.vaultPath(exhibit.digest), (file) =>
      fileNotices(id, exhibit, file, facts, evidence),
    );
    notices.push(
      ...(found ?? [{ id, kind: 'unreadable', what: evidence.fileFacts.unreadable(id) }]),
      ...seenNotices(id, exhibit, facts, evidence),
    );
  }
  return notices;
}

async function fileNotices(
  id: string,
  exhibit: Exhibit,
  file: PartFile,
  facts: Facts,
  words: Words,
): Promise<ExhibitNotice[]> {
  const { fileFacts } = await import('../exchange/file-facts.ts');
  const look = fileFacts(exhibit.name, file);
  const notices: ExhibitNotice[] = look.facts.map((kind) => ({ id, kind, what: words.fileFacts[kind](id) }));
  if (look.picture) return [...notices, ...(await historyNotices(id, look.picture, words))];
  const text = look.type === 'pdf' ? await textOfPdf(file) : await textOf(exhibit.name, file);
  if (text === 'locked' || text === 'broken') {
    return [...notices, { id, kind: `pdf-${text}`, what: words.pdf[text](id) }];
  }
  return text === null ? notices : [...notices, ...textNotices(id, exhibit, text.text, facts, words)];
}

async function historyNotices(id: string, { metadata }: Picture, words: Words): Promise<ExhibitNotice[]> {
  const { pictureMetadata } = await import('../exchange/picture-metadata.ts');
  return pictureHistory(pictureMetadata(metadata)).map((found) => ({
    id,
    kind: found.what,
    what:
      found.what === 'edited'
        ? words.edited(id, found.program)
        : words.changedLater(id, found.taken, found.changed),
  }));
}

async function textOf(name: string, file: PartFile): Promise<{ readonly text: string } | null> {
  if (file.size > MOST_TEXT) return null;
  const { fileText } = await import('../exchange/file-text.ts');
  const text = fileText(name, file.read(0, file.size));
  return text === null ? null : { text };
}

/** Null also where it holds pictures of text alone, and where it is too large to be read. */
async function textOfPdf(file: PartFile): Promise<{ readonly text: string } | 'locked' | 'broken' | null> {
  if (file.size > MOST_PDF) return null;
  const { pdfText } = await import('../exchange/pdf-text.ts');
  const found = await pdfText(file.read(0, file.size));
  if (typeof found === 'string') return found === 'unknown' ? null : found;
  return found.text.trim() === '' ? null : found;
}

/** Whether a text speaks of this order, this payment, this amount and this day, or of others. */
function textNotices(
  id: string,
  { kind }: Exhibit,
  text: string,
  facts: Facts,
  words: Words,
): ExhibitNotice[] {
  const named = namedIn(text, facts);
  const notices: ExhibitNotice[] = named.otherOrders.map((order) => ({
    id,
    kind: 'other-order',
    what: words.otherOrder(id, clean(order)),
  }));
  const say = (what: string, sentence: string) => notices.push({ id, kind: what, what: sentence });
  if (TO_NAME_IT.includes(kind)) {
    if (!named.order && !named.paymentNo) say('names-no-order', words.namesNoOrder(id));
    if (!named.amount) say('names-no-amount', words.namesNoAmount(id));
  }
  if (TO_NAME_ITS_DAY.includes(kind) && named.otherDaysOnly) say('names-no-day', words.namesNoDay(id));
  return notices;
}

/** What the user read in a picture, where it is not as the case says. */
function seenNotices(id: string, { seen, kind }: Exhibit, facts: Facts, words: Words): ExhibitNotice[] {
  if (!seen) return [];
  const { order = '', amountFen = 0, at = 0 } = seen;
  const sentences = {
    order: words.seenOrder(id, clean(order)),
    amount: words.seenAmount(id, formatYuan(amountFen), formatYuan(facts.amountFen)),
    day: words.seenDay(id, formatTime(at).slice(0, 10), formatTime(facts.paidAt).slice(0, 10)),
  };
  return seenDiffers(seen, kind, facts).map((what) => ({
    id,
    kind: `seen-${what}`,
    what: sentences[what],
  }));
}
