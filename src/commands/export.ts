import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assess, type Assessment } from '../advice/assess.ts';
import type { EventOf } from '../case/events.ts';
import { lettersOf, liveEvents, type Recorded } from '../case/history.ts';
import { foldHistory, exhibitsInOrder } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { Answers } from '../dialogue/asking.ts';
import { MOST_PICTURE, placeIn } from '../evidence/location.ts';
import { assessmentJson, caseJson, rulesOf } from '../dialogue/answer.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { letterForPackage, letterView, meFor } from '../dialogue/letter-draft.ts';
import type { Warned } from '../dialogue/sent-letters.ts';
import { readCaseNumber } from '../dialogue/typed.ts';
import { type AnswerIssue, type ErrorDetails, RefundError } from '../errors.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { LETTER_RECIPIENTS, type LetterRecipient, PARTIES, type Party } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { isStdout, readFile } from '../opening.ts';
import type { Shell } from '../platform.ts';
import type { ExitStatus } from '../ports.ts';
import type { LetterNow, PackageContents, PackedFile, PackedLetter } from '../sharing/contents.ts';
import { EXHIBITS, FileNames, LETTERS, PAGE, REMOVED, writePackage } from '../sharing/package.ts';
import { type Mask, VISIBILITY, maskDeep, maskOf, sharedView } from '../sharing/visibility.ts';
import { checkTravelling } from '../store/chain.ts';
import { keptBy } from '../store/journal.ts';
import type { StoreReader } from '../store/reading.ts';
import { refuseTaken } from '../store/tidying.ts';
import { digestOf } from '../store/vault.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { shellQuote } from '../terminal/shell.ts';
import { say, sizeText } from '../terminal/text.ts';
import { dayOf, isoDay, isoInstant } from '../time/day.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '-o, --output <file>': {
    zh: '写到哪个文件夹；名字以 .zip 结尾就写成 zip。默认在这里：退款材料-案件1',
    en: 'the folder to write; a name that ends in .zip makes a zip',
  },
  '--for <recipient>': {
    zh: `给谁看，只放对方需要的：${LETTER_RECIPIENTS.join('、')}`,
    en: `only what this recipient has to see: ${LETTER_RECIPIENTS.join(', ')}`,
    choices: LETTER_RECIPIENTS,
  },
  '--redact': {
    zh: '遮住文字里认得出的姓名、地址、银行卡号、电话、证件号；图片和文件遮不了',
    en: 'hide names, addresses, card, phone and document numbers it can find in texts; files cannot be masked',
  },
  '--strip-location': {
    zh: '照片里的拍摄地点（GPS）不放进去；原件不动，这样的材料只供阅读，不能再导入',
    en: 'leave out where pictures were taken (GPS); the originals stay as they are, and the package is for reading only',
  },
  '--even-damaged': {
    zh: '有文件丢了或坏了也导出，里面写明',
    en: 'export even where files are lost or damaged; the package says so',
  },
  ...PRINTED,
};

/**
 * `refund export`: one case as a package, for another computer or for a recipient. What is damaged is left out, and
 * only if that is asked for; then the exit code is 4.
 */
export const command = {
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund export 1 --for 12315 -o 材料.zip', '交给 12315 的一包材料'],
      ['refund export 1', '完整的案件，带到另一台电脑'],
    ],
    en: [
      ['refund export 1 --for 12315 -o package.zip', 'what 12315 needs to see'],
      ['refund export 1', 'the whole case, for another computer'],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const to = readOptions(options);
  const number = readCaseNumber(given);
  const path = resolve(options.output ?? messages.packages.folderName(number, to));
  refuseTaken(path);
  // What everybody may read is always masked.
  const redacted = options.redact === true || to === 'public';
  const strip = options.stripLocation ?? (await askOfPlaces(context, messages, number, to, options));
  const exported = await write(context, messages, number, path, {
    to,
    redacted,
    strip,
    evenDamaged: options.evenDamaged === true,
  });
  reportExported(context, messages, path, exported, options.json);
  return exported.chosen.damaged.length > 0 ? 4 : 0;
}

/** How often all is read again if another window takes files out meanwhile. */
const MOST_TRIES = 5;

/** Writes the package of a case as it stood at one instant. @throws RefundError `files-damaged` */
async function write(
  context: Context,
  messages: Messages,
  number: number,
  path: string,
  { evenDamaged, ...what }: Parameters<typeof gather>[3] & { readonly evenDamaged: boolean },
): Promise<Exported> {
  for (let tries = 1; ; tries += 1) {
    const exported = await gather(context, messages, number, what);
    const { contents, chosen } = exported;
    // Who takes a file out says so in the journal first: a file that is gone is damage only if the journal stands.
    const isOutdated = async () =>
      tries < MOST_TRIES &&
      (await context.readStore()).history(number).at(-1)?.hash !== contents.history.at(-1)?.hash;
    if (chosen.damaged.length > 0) {
      if (await isOutdated()) continue;
      if (!evenDamaged) throw new RefundError('files-damaged', { number, items: chosen.damaged });
    }
    try {
      await writePackage(context, path, contents, context.clock.now());
      return exported;
    } catch (error) {
      const isDamage = error instanceof RefundError && error.code === 'files-damaged';
      if (!isDamage || !(await isOutdated())) throw error;
    }
  }
}

/** The recipient; null for the whole case. @throws RefundError `bad-answers` */
function readOptions({ output, for: given }: Given<typeof OPTIONS>): LetterRecipient | null {
  const to = LETTER_RECIPIENTS.find((one) => one === given?.trim()) ?? null;
  const issues: AnswerIssue[] = [];
  if (given !== undefined && to === null)
    issues.push({ flag: 'for', given, reason: 'not-a-choice', choices: LETTER_RECIPIENTS });
  if ((output !== undefined && isStdout(output)) || output?.trim() === '')
    issues.push({ flag: 'output', given: output, reason: 'not-a-path' });
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
  return to;
}

interface Exported {
  readonly contents: PackageContents;
  readonly chosen: ChosenFiles;
  /** What this recipient needs to know of the user, and the user did not say. */
  readonly missingOfMe: readonly string[];
  /** Why the letter to this recipient is not there. */
  readonly stops: readonly Warned[];
}

/**
 * What goes into a package: read once, and for a recipient only what they may see.
 * @throws RefundError `no-such-case`, `store-damaged`
 */
export async function gather(
  context: Context,
  messages: Messages,
  number: number,
  { to, redacted, strip }: { to: LetterRecipient | null; redacted: boolean; strip: boolean },
): Promise<Exported> {
  const { clock, environment } = context;
  const store = await context.readStore();
  const stored = store.caseByNumber(number);
  const { chain, history } = chainOf(context, store, number);
  const state = foldHistory(history) ?? stored.state;
  const assessment = assess({ number, state }, rulesOf(store), clock.now());
  // What is to be hidden must be known, too.
  const me = to === null ? (redacted ? context.readMe() : {}) : meFor(context, to);
  const form = { form: 'formal', format: 'text', days: 7 } as const;
  const view = letterView(assessment, history, me, { ...form, to: to ?? 'site' });
  const mask = maskOf(view, to, redacted);
  const shared = sharedView(view, to, mask);
  const chosen = await chooseFiles(store, { view, shared, history, to, redacted, strip });
  const now =
    to === null
      ? null
      : await letterNow(context, { assessment, history, me, state: shared.state, to, mask, store });
  const stripped = chosen.files.exhibits.some(({ copy }) => copy) || chosen.places.length > 0;
  const whole = to === null && !redacted && !(strip && stripped);
  const contents: PackageContents = {
    view: shared,
    to,
    redacted,
    whole,
    mask,
    chain,
    history,
    caseJson: await jsonOf({ ...assessment, state: shared.state }, messages, context, { to, mask }),
    ...chosen.files,
    letter: now?.letter ?? null,
    program: environment.version,
    madeAt: isoInstant(clock.now()),
  };
  const needed = to === null ? [] : RECIPIENTS[to].needs(view);
  const missingOfMe = needed.flatMap((need) =>
    need.of === 'me' && me[need.name] === undefined ? [need.name] : [],
  );
  return { contents, chosen, missingOfMe, stops: now?.stops ?? [] };
}

/** The letter to the recipient as it reads now; or why the package has none, on its page and for the user. */
async function letterNow(
  { environment }: Context,
  from: {
    readonly assessment: Assessment;
    readonly history: readonly Recorded[];
    readonly me: LetterView['me'];
    readonly state: LetterView['state'];
    readonly to: LetterRecipient;
    readonly mask: Mask;
    readonly store: StoreReader;
  },
): Promise<{ readonly letter: LetterNow | null; readonly stops: readonly Warned[] }> {
  const { assessment, history, me, state, to, mask, store } = from;
  const letterIn = (language: 'zh' | 'en') =>
    letterForPackage(assessment, history, { me, state }, to, language);
  const drafted = await letterIn('zh');
  if (drafted.text === null) {
    const told = environment.language === 'zh' ? drafted : await letterIn(environment.language);
    const stops = told.text === null ? told.stops : drafted.stops;
    return {
      letter: { member: null, why: drafted.stops.map(({ what }) => mask(what)) },
      stops: stops.map(({ guard, what, instead }) => ({ warning: guard, what, instead })),
    };
  }
  const bytes = Buffer.from(drafted.text);
  const live = liveEvents(history);
  const newest = lettersOf(history).findLast(({ seq, event }) => live.has(seq) && event.to === to);
  const isKept =
    newest !== undefined && digestOf(store.vaultPath(newest.event.digest))?.digest === sha256(bytes);
  const name = `${isoDay(dayOf(assessment.now))}.txt`;
  const member = new FileNames().give(LETTERS, `现在给${PARTIES[to].zh}`, name);
  return { letter: isKept ? null : { member, text: mask(drafted.text) }, stops: [] };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The chain and what it says, which must hold: what is handed on can be checked by others. */
function chainOf({ environment }: Context, store: StoreReader, number: number) {
  const chain = store.travelling(number);
  try {
    return { chain, history: checkTravelling(chain).history };
  } catch (error) {
    if (!(error instanceof RefundError) || error.code !== 'chain-refused') throw error;
    throw new RefundError('store-damaged', { path: environment.home, reason: 'event' }, error);
  }
}

/** As `status --json` prints it; for a recipient the case alone, without what is advice to the user. */
async function jsonOf(
  assessment: Assessment,
  messages: Messages,
  { environment }: Context,
  { to, mask }: Pick<PackageContents, 'to' | 'mask'>,
): Promise<object> {
  const asOf = isoInstant(assessment.now);
  if (to !== null) {
    const { id: _, reasons: __, ...view } = caseJson(assessment);
    return { schema: 1, asOf, for: to, case: maskDeep(view, mask) };
  }
  const { case: view, deadlines, next } = assessmentJson(assessment, messages, environment.language);
  return { schema: 1, asOf, case: maskDeep({ ...view, deadlines, next }, mask) };
}

/** Why something of the case stays here. */
type LeftOut = { readonly id: string; readonly why: 'recipient' | 'letter' | 'word-file' | 'location' };

interface ChosenFiles {
  readonly files: Pick<PackageContents, 'exhibits' | 'letters' | 'removed'>;
  readonly leftOut: readonly LeftOut[];
  /** Exhibits that say where they were taken, and were not blanked. */
  readonly places: readonly string[];
  readonly damaged: ErrorDetails['files-damaged']['items'];
}

interface ChooseFrom {
  readonly view: LetterView;
  /** What the recipient may see of it. */
  readonly shared: LetterView;
  readonly history: readonly Recorded[];
  readonly to: LetterRecipient | null;
  readonly redacted: boolean;
  /** Pictures go without the place they were taken at. */
  readonly strip: boolean;
}

type Letter = { readonly seq: number; readonly id: string; readonly event: EventOf<'letter-written'> };

/** Which kept files go in under which names, what stays here, and what of them is damaged: every one is read for it. */
async function chooseFiles(store: StoreReader, from: ChooseFrom): Promise<ChosenFiles> {
  const { shared, to, redacted, strip } = from;
  const names = new FileNames();
  const damaged: { item: string; kind: 'missing' | 'changed' }[] = [];
  const seen = new Map<string, 'missing' | 'changed' | null>();
  const pack = (id: string, item: string, digest: string, member: string): PackedFile => {
    const path = store.vaultPath(digest);
    if (!seen.has(digest)) seen.set(digest, damageOf(path, digest));
    const kind = seen.get(digest) ?? null;
    if (kind !== null) damaged.push({ item, kind });
    return { id, member, digest, path, lost: kind !== null };
  };
  const places: string[] = [];
  const notBlanked: LeftOut[] = [];
  const exhibits = exhibitsInOrder(shared.state).flatMap((exhibit) => {
    const { number, digest, name, kind, bytes } = exhibit;
    const id = `E${number}`;
    const member = names.give(EXHIBITS, `${id} ${EVIDENCE_KINDS[kind].name.zh}`, name);
    const packed = pack(id, `${id} ${name}`, digest, member);
    const place = packed.lost || bytes > MOST_PICTURE ? null : placeIn(readFile(packed.path));
    if (place !== null) places.push(id);
    if (strip && place === 'fixed') {
      notBlanked.push({ id, why: 'location' });
      return [];
    }
    const copy = strip && place !== null && place !== 'fixed' ? { copy: place } : {};
    return [{ ...packed, ...copy, exhibit, size: sizeText(bytes) }];
  });
  const { chosen, leftOut } = await lettersFor(from);
  const letters = chosen.map(({ id, event }): PackedLetter => {
    const { digest, at, format } = event;
    const member = names.give(LETTERS, id, letterName(event));
    const masks = redacted && format !== 'docx' ? ({ masks: true } as const) : {};
    return { ...pack(id, id, digest, member), ...masks, to: event.to, at };
  });
  const removed =
    to !== null || redacted || (strip && places.length > 0)
      ? []
      : unused(from, seen).map(({ id, name, digest }) =>
          pack(id, `${id} ${name}`.trim(), digest, names.give(REMOVED, id, name)),
        );
  const hidden = from.view.state.exhibits
    .filter(({ seq }) => !shared.state.exhibits.some((one) => one.seq === seq))
    .map(({ event }): LeftOut => ({ id: `E${event.number}`, why: 'recipient' }));
  return {
    files: { exhibits, letters, removed },
    leftOut: [...hidden, ...notBlanked, ...leftOut],
    places,
    damaged,
  };
}

/** In a terminal, whether the places of pictures are to go: asked only if some of them say one. */
async function askOfPlaces(
  context: Context,
  messages: MessagesWith<'evidence'>,
  number: number,
  to: LetterRecipient | null,
  { json }: Given<typeof OPTIONS>,
): Promise<boolean> {
  const answers = new Answers(context, messages, json);
  if (!answers.mayAsk) return false;
  const { chosen } = await gather(context, messages, number, { to, redacted: false, strip: false });
  if (chosen.places.length === 0) return false;
  const { askOfPlaces: ask, askOfPlacesWhy: why } = messages.packages;
  return answers.confirm({ ask: ask(chosen.places), why }, to !== null);
}

function damageOf(path: string, digest: string): 'missing' | 'changed' | null {
  const found = digestOf(path);
  if (!found) return 'missing';
  return found.digest === digest ? null : 'changed';
}

/** Those to the recipient and those that it may see and that were sent; all of them in a whole case. */
async function lettersFor({
  history,
  to,
  redacted,
}: ChooseFrom): Promise<{ chosen: Letter[]; leftOut: LeftOut[] }> {
  const live = liveEvents(history);
  const all = lettersOf(history)
    .map(({ seq, event }, index) => ({ seq, event, id: `L${index + 1}` }))
    .filter(({ seq }) => live.has(seq));
  const sent = new Set(
    history.flatMap(({ seq, event }) =>
      event?.type === 'filing-logged' && live.has(seq) ? [event.refersTo] : [],
    ),
  );
  const newest = all.findLast(({ event }) => event.to === to);
  const others: readonly string[] = to === null ? [] : VISIBILITY[to].letters;
  const reasonOf = ({ seq, event, id }: Letter): LeftOut['why'] | null => {
    if (to !== null && id !== newest?.id && !(others.includes(event.to) && event.to !== to && sent.has(seq)))
      return 'letter';
    return redacted && event.format === 'docx' ? 'word-file' : null;
  };
  return {
    chosen: all.filter((one) => reasonOf(one) === null),
    leftOut: all.flatMap((one) => {
      const why = reasonOf(one);
      return why === null ? [] : [{ id: one.id, why }];
    }),
  };
}

/** Files of the chain that no list shows any more; without them the case could not be taken in again. */
function unused({ history }: ChooseFrom, packed: ReadonlyMap<string, unknown>) {
  const kept = new Map(keptBy(history).map(({ digest, item }) => [digest, item]));
  return [...kept].flatMap(([digest, item]) => {
    if (packed.has(digest)) return [];
    const [id = '', ...words] = item.split(' ');
    return [{ id, name: words.join(' '), digest }];
  });
}

const ENDINGS: Readonly<Record<string, string>> = { text: 'txt', markdown: 'md', html: 'html', docx: 'docx' };

function letterName({ to, at, format }: EventOf<'letter-written'>): string {
  const whom = to in PARTIES ? PARTIES[to as Party].zh : clean(to);
  return `给${whom} ${isoDay(dayOf(at))}.${ENDINGS[format] ?? 'txt'}`;
}

/** Says what was written and what was not, and what could not be masked. */
function reportExported(
  { stdout, stderr, environment }: Context,
  messages: MessagesWith<'evidence'>,
  path: string,
  exported: Exported,
  json: boolean | undefined,
): void {
  const { contents, chosen } = exported;
  const stripped = contents.exhibits.flatMap(({ id, copy }) => (copy ? [id] : []));
  const withPlace =
    stripped.length > 0 ? [] : chosen.places.filter((id) => contents.exhibits.some((one) => one.id === id));
  const { to, redacted, whole, chain, exhibits, letters } = contents;
  const head = chain.events.at(-1)?.hash ?? '';
  const packed = [...exhibits, ...letters].filter(({ lost }) => !lost);
  const unmasked = redacted ? packed.filter(({ masks }) => !masks).map(({ id }) => id) : [];
  if (json) {
    const files = packed.map(({ id, member, digest, copy }) =>
      copy
        ? { id, path: member, sha256: copy.digest, originalSha256: digest }
        : { id, path: member, sha256: digest },
    );
    const { leftOut, damaged } = chosen;
    writeJson(stdout, {
      path,
      for: to,
      redacted,
      importable: whole,
      head,
      files,
      unmasked,
      leftOut,
      damaged,
      withLocation: withPlace,
      locationStripped: stripped,
      letter: contents.letter?.member ?? null,
      warnings: warningsOf(messages, exported),
    });
    return;
  }
  if (stdout.isPlain) {
    writeLines(stdout, [
      ['row', 'value'].join('\t'),
      ['package', clean(path)].join('\t'),
      ['importable', whole ? 'yes' : 'no'].join('\t'),
      ['head', head].join('\t'),
      ...packed.map(({ id, member }) => ['file', id, member].join('\t')),
      ...unmasked.map((id) => ['unmasked', id].join('\t')),
      ...withPlace.map((id) => ['with-location', id].join('\t')),
      ...stripped.map((id) => ['location-stripped', id].join('\t')),
      ...chosen.leftOut.map(({ id, why }) => ['left-out', id, why].join('\t')),
      ...chosen.damaged.map(({ item, kind }) => ['damaged', clean(item), kind].join('\t')),
    ]);
  }
  say(
    stdout.isPlain ? stderr : stdout,
    sentences(messages, path, environment.shell, exported, { unmasked, stripped, withPlace }),
  );
}

/** What has to be said of a package besides its own fields. */
function warningsOf({ packages }: MessagesWith<'evidence'>, { stops, missingOfMe }: Exported): Warned[] {
  const open = missingOfMe.length > 0 ? packages.missingOfMe(missingOfMe) : null;
  return [...stops, ...(open === null ? [] : [{ warning: 'missing-of-me', what: open, instead: '' }])];
}

function sentences(
  { packages, verify, punctuation }: MessagesWith<'evidence'>,
  path: string,
  shell: Shell,
  { contents, chosen, missingOfMe, stops }: Exported,
  {
    unmasked,
    stripped,
    withPlace,
  }: Readonly<Record<'unmasked' | 'stripped' | 'withPlace', readonly string[]>>,
): string[] {
  const { to, whole, redacted, exhibits, letters, removed } = contents;
  const list = (why: string) => chosen.leftOut.filter((one) => one.why === why).map(({ id }) => id);
  const told = (ids: readonly string[], words: (ids: readonly string[]) => string) =>
    ids.length === 0 ? [] : [words(ids)];
  const count = (files: readonly { lost: boolean }[]) => files.filter(({ lost }) => !lost).length;
  const isFolder = statSync(path).isDirectory();
  const page = isFolder ? join(path, PAGE) : null;
  return [
    packages.made(clean(path), to),
    packages.holds(count(exhibits), count(letters) + (contents.letter?.member ? 1 : 0)),
    ...(contents.letter?.member ? [packages.letterNow(to)] : []),
    ...stops.flatMap(({ what, instead }) => [packages.noLetter(to, what), ...(instead ? [instead] : [])]),
    ...(removed.length > 0 ? [packages.removed(removed.length)] : []),
    ...chosen.damaged.map(
      ({ item, kind }) => `· ${clean(verify.item(item))}${punctuation.colon}${verify.kinds[kind]}`,
    ),
    ...(chosen.damaged.length > 0 ? [packages.damaged(chosen.damaged.length)] : []),
    ...told(list('recipient'), packages.leftForRecipient),
    ...told(list('letter'), packages.leftLetters),
    ...told(list('word-file'), packages.leftWord),
    ...told(list('location'), packages.leftLocation),
    ...told(withPlace, packages.withPlace),
    ...told(stripped, packages.stripped),
    ...(redacted ? [packages.masked, ...told(unmasked, packages.unmasked)] : []),
    ...(missingOfMe.length > 0 ? [packages.missingOfMe(missingOfMe)] : []),
    page === null ? packages.lookInZip : packages.lookAt(clean(page)),
    whole ? packages.howToImport(`refund import ${shellQuote(path, shell)}`) : packages.notImportable,
  ];
}
