import { namedIn, pictureHistory, seenDiffers } from '../advice/contents.ts';
import { type Gap, gapsOf, type Strength, strengthOf } from '../advice/evidence.ts';
import { judge } from '../case/classify.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import type { Exhibit } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { CASE, type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { lookInto } from '../dialogue/files.ts';
import { differencesOf, isPictureName, pictureWords, readKept } from '../dialogue/pictures.ts';
import { caseNamed } from '../dialogue/typed.ts';
import { look } from '../evidence/look.ts';
import type { PictureMetadata } from '../evidence/metadata.ts';
import type { PartFile } from '../evidence/pictures.ts';
import { type ChecklistItem, EVIDENCE_KINDS } from '../law/evidence.ts';
import type { ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { formatTime } from '../time/day.ts';
import type { Language } from '../words/language.ts';
import type { Areas, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--no-read': { zh: '不要机器读图', en: 'do not read the pictures by machine' },
  ...JSON_FLAG,
};

/** `refund evidence check`: the checklist of this problem, what is there, what is missing and how to get it. */
export const command = {
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [['refund evidence check 1', '有什么、缺什么、怎么拿']],
    en: [['refund evidence check 1', 'what is there, what is missing, how to get it']],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  options: Given<typeof OPTIONS> & { readonly read?: boolean },
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { language } = environment;
  const store = await context.readStore();
  const { number, state } = caseNamed(store, given);
  const strength = strengthOf(state, judge(state.facts));
  const gaps = gapsOf(state).map((gap) => ({
    id: null,
    kind: gap.what as string,
    what: gapText(gap, messages),
  }));
  const exhibits = state.exhibits.map(({ event }) => event);
  const notices = [
    ...gaps,
    ...(await noticesOf(store, exhibits, state.facts, messages)),
    ...(options.read === false ? [] : await readNotices(context, store, exhibits, state.facts, messages)),
  ];
  const { evidence, punctuation } = messages;
  if (options.json) {
    const itemJson = ({ kinds: [kind], why, how }: ChecklistItem) => ({
      kind,
      why: why[language],
      how: how[language],
    });
    writeJson(stdout, {
      have: strength.have,
      missing: strength.missing.map(itemJson),
      helpful: strength.helpful.map(itemJson),
      notices,
      strength: { have: strength.met, need: strength.need },
    });
    return 0;
  }
  const itemLines = (item: ChecklistItem) => [
    `· ${stdout.paint.bold(nameOf(item, language))}${punctuation.colon}${item.why[language]}`,
    `  ${evidence.howToGet}${punctuation.colon}${item.how[language]}`,
  ];
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', stdout.paint.bold(title), ...lines];
  const lines = [
    evidence.strength(strength.met, strength.need, weakness(strength, messages, language)),
    ...part(
      evidence.have,
      strength.have.map(({ kind, id }) => `· ${id}${punctuation.bar}${EVIDENCE_KINDS[kind].name[language]}`),
    ),
    ...part(evidence.missing, strength.missing.flatMap(itemLines)),
    ...part(evidence.helpful, strength.helpful.flatMap(itemLines)),
    ...part(
      evidence.gaps,
      onceEach(notices, messages).map((what) => `· ${what}`),
    ),
    ...(strength.missing.length > 0 ? ['', evidence.howToAdd(number)] : []),
  ];
  say(stdout, lines);
  return 0;
}

/** The sentences of the notices: what is said of several exhibits alike is said once, with how many. */
function onceEach(
  notices: readonly { readonly id: string | null; readonly what: string }[],
  { evidence }: MessagesWith<'evidence'>,
): string[] {
  const alike = new Map<string, string[]>();
  for (const { id, what } of notices) {
    const key = id === null ? what : what.replace(id, '\0');
    alike.set(key, [...(alike.get(key) ?? []), ...(id === null ? [] : [id])]);
  }
  return [...alike].map(([key, ids]) => key.replace('\0', evidence.several(ids)));
}

function nameOf({ kinds }: ChecklistItem, language: Language): string {
  return kinds.map((kind) => EVIDENCE_KINDS[kind].name[language]).join(' / ');
}

/** What the first missing thing means; empty if nothing is missing. */
function weakness(
  { missing: [first] }: Strength,
  { evidence }: MessagesWith<'evidence'>,
  language: Language,
): string {
  return first ? evidence.lacking(nameOf(first, language), first.why[language]) : '';
}

function gapText(gap: Gap, { evidence }: MessagesWith<'evidence'>): string {
  switch (gap.what) {
    case 'nothing-between':
      return evidence.nothingBetween(
        formatTime(gap.from).slice(0, 10),
        formatTime(gap.to).slice(0, 10),
        gap.days,
      );
    case 'contact-without-chat':
      return evidence.contactWithoutChat(formatTime(gap.at));
    case 'letter-without-delivery':
      return evidence.letterWithoutDelivery(formatTime(gap.at));
    case 'no-original':
      return evidence.noOriginal;
  }
}

/** Something about one exhibit that the other side or a court may ask about. */
interface ExhibitNotice {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
}
type Words = Areas['evidence']['evidence'];

/** What should name the order or the payment, and what should name its day. */
const TO_NAME_IT: readonly string[] = ['payment-record', 'order-page', 'bill', 'ticket'];
const TO_NAME_ITS_DAY: readonly string[] = ['payment-record', 'bill'];

/** What the files themselves say, and what the user read in them: each as a notice, never a verdict. */
async function noticesOf(
  store: StoreReader,
  exhibits: readonly Exhibit[],
  facts: Facts,
  { evidence }: MessagesWith<'evidence'>,
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
  const { facts: oddities, metadata, text } = await look(exhibit.name, file);
  const notices: ExhibitNotice[] = oddities.map((kind) => ({ id, kind, what: words.fileFacts[kind](id) }));
  if (metadata) notices.push(...historyNotices(id, metadata, words));
  if (typeof text === 'string') notices.push({ id, kind: `pdf-${text}`, what: words.pdf[text](id) });
  else if (text !== null) notices.push(...textNotices(id, exhibit, text.text, facts, words));
  return notices;
}

function historyNotices(id: string, metadata: PictureMetadata, words: Words): ExhibitNotice[] {
  return pictureHistory(metadata).map((found) => ({
    id,
    kind: found.what,
    what:
      found.what === 'edited'
        ? words.edited(id, found.program)
        : words.changedLater(id, found.taken, found.changed),
  }));
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
  const note = (what: string, sentence: string) => notices.push({ id, kind: what, what: sentence });
  if (TO_NAME_IT.includes(kind)) {
    if (!named.order && !named.paymentNo) note('names-no-order', words.namesNoOrder(id));
    if (!named.amount) note('names-no-amount', words.namesNoAmount(id));
  }
  if (TO_NAME_ITS_DAY.includes(kind) && named.otherDaysOnly) note('names-no-day', words.namesNoDay(id));
  return notices;
}

/** What the user read in a picture and the case says otherwise. */
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

/** What the words in the pictures say otherwise than the case; those that were not read before are read now. */
async function readNotices(
  context: Context,
  store: StoreReader,
  all: readonly Exhibit[],
  facts: Facts,
  messages: MessagesWith<'evidence'>,
): Promise<ExhibitNotice[]> {
  // A text says itself what it names, which is told already.
  const exhibits = all.filter(({ name }) => isPictureName(name));
  const open = exhibits.filter(({ read, seen }) => read === undefined && seen === undefined);
  const pictures = await readKept(context, store, open);
  const words =
    pictures.some((one) => one !== undefined) || exhibits.some(({ read }) => read)
      ? await pictureWords(context)
      : undefined;
  if (!words) return [];
  const known = exhibits.flatMap((exhibit) =>
    exhibit.read
      ? seenNotices(`E${exhibit.number}`, { ...exhibit, seen: exhibit.read.seen }, facts, messages.evidence)
      : [],
  );
  const fresh = open.flatMap(({ number }, index) => {
    const reading = pictures[index]?.reading;
    if (!reading) return [];
    const id = `E${number}`;
    return differencesOf(id, reading, facts, words, messages).map((what) => ({
      id,
      kind: 'read-differs',
      what,
    }));
  });
  return [...known, ...fresh];
}
