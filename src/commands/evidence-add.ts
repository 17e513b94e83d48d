import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import type { CaseEvent } from '../case/events.ts';
import { nextExhibitNumber } from '../case/history.ts';
import type { Exhibit } from '../case/state.ts';
import { clean, checkText } from '../case/text.ts';
import { Answers } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { dropKept, exhibitOf, keepingFailure, lookInto, type NamedFile } from '../dialogue/files.ts';
import { machineRead, readKept, type ReadPicture, tellRead, timeShown } from '../dialogue/pictures.ts';
import { readSeen, seenJson } from '../dialogue/seen.ts';
import { openCaseNamed, stampOf } from '../dialogue/typed.ts';
import type { FileRefusal } from '../errors.ts';
import { EVIDENCE_KINDS, type EvidenceKind, guessKind, KINDS } from '../law/evidence.ts';
import type { ExitStatus } from '../ports.ts';
import { isLitter } from '../sharing/members.ts';
import type { KeptFile } from '../store/vault.ts';
import type { Store } from '../store/writing.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, sizeText } from '../terminal/text.ts';
import { parseMoment } from '../time/typed.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--kind <kind>': { zh: `种类：${KINDS.join('、')}`, en: KINDS.join(', '), choices: KINDS },
  '--caption <text>': { zh: '一句话说明', en: 'a word on it' },
  '--captured-at <time>': { zh: '上面的事是什么时候发生的', en: 'when what it shows happened' },
  '--order <number>': {
    zh: '图里写的订单号或支付单号，用来核对',
    en: 'the order or payment number the picture shows, to be compared',
  },
  '--amount <yuan>': {
    zh: '图里写的金额（元），用来核对',
    en: 'the amount the picture shows (yuan), to be compared',
  },
  '--at <time>': { zh: '图里写的时间，用来核对', en: 'the time the picture shows, to be compared' },
  '--no-read': { zh: '不要机器读图', en: 'do not read the pictures by machine' },
  ...PRINTED,
};

/** `refund evidence add`: copies files into the vault and logs them, all in one transaction. */
export const command = {
  caseUse: 'writes',
  arguments: {
    case: CASE,
    file: {
      zh: '文件或文件夹，可以写很多个；- 是标准输入',
      en: 'files or folders, as many as you like; - is standard input',
    },
  },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund evidence add 1 付款.png 聊天/', '文件、文件夹，一次多少都行'],
      ['refund evidence add 1 付款.png --order CM2024 --amount 100', '把图里的单号、金额写上，帮你核对'],
    ],
    en: [
      ['refund evidence add 1 paid.png chats/', 'files and folders, any number'],
      [
        'refund evidence add 1 paid.png --order CM2024 --amount 100',
        'what the picture shows, to be compared',
      ],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

const MOST_CAPTION = 2000;

/** The parser keeps `--no-read` as `read` turned off. */
type AddOptions = Given<typeof OPTIONS> & { readonly read?: boolean };

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  paths: readonly string[],
  options: AddOptions,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const stamp = stampOf(context, state);
  const answers = new Answers(context, messages, options.json);
  const described = await describe(answers, messages, options, stamp.recordedAt);
  const typed = await readSeen(answers, options, stamp.recordedAt);
  answers.check();
  const found = findFiles(paths.filter((path) => path !== '-'));
  const stdin = paths.includes('-') ? await context.stdin.bytes(MOST_STDIN) : undefined;
  const store = await context.writeStore();
  const kept: NamedFile[] = [];
  try {
    const refused = await keepAll(context, messages, store, { ...found, stdin }, kept);
    const { news, twins, already, elsewhere } = sortOut(store, number, kept);
    const read = options.read === false ? [] : await readKept(context, store, news);
    const kinds = await kindsOf(answers, messages, context, news, described.kind, read);
    const taken = await Promise.all(news.map((file) => takenAt(store, file)));
    let added: Exhibit[] = [];
    if (news.length > 0) {
      await store.appendAll(number, (history) => {
        const first = nextExhibitNumber(history);
        added = news.map((file, index) => ({
          ...exhibitOf(file, first + index, stamp, {
            kind: kinds[index] ?? 'other',
            caption: described.caption,
            capturedAt: described.capturedAt ?? timeShown(read[index]),
          }),
          ...(taken[index] !== undefined && { takenAt: taken[index] }),
          ...(typed && { seen: typed }),
          ...machineRead(read[index], false),
        }));
        return added satisfies CaseEvent[];
      });
    }
    const isDescribed = Boolean(typed ?? options.kind ?? options.caption ?? options.capturedAt);
    const idOf = (digest: string) => `E${added.find((one) => one.digest === digest)?.number ?? ''}`;
    const same = twins.map(({ name, digest }) => ({ name, case: number, id: idOf(digest), mended: false }));
    const outcome = { added, twins: same, already, elsewhere, refused, described: isDescribed };
    const status = reportAdded(context, messages, number, outcome, options.json);
    if (!options.json) await tellRead(context, messages, state.facts, added, read);
    return status;
  } catch (error) {
    dropKept(store, kept);
    const wanted = found.files.map(({ path }) => path);
    throw keepingFailure(error, context.environment.home, wanted, stdin?.length ?? 0);
  }
}

/** When a picture says that it was taken; without a zone it means that of Beijing. */
async function takenAt(store: Store, { name, digest }: NamedFile): Promise<number | undefined> {
  if (!/\.(?:jpe?g|png|webp|heic|heif)$/i.test(name)) return undefined;
  const { look } = await import('../evidence/look.ts');
  const seen = await lookInto(store.vaultPath(digest), (file) => look(name, file));
  const taken = seen?.metadata?.taken;
  if (taken === undefined) return undefined;
  const time = Date.parse(/[+-]\d{2}:\d{2}$/.test(taken) ? taken : `${taken}+08:00`);
  return Number.isNaN(time) ? undefined : time;
}

/** A picture of an identity card: it is most often there because somebody asked for it. */
const isIdentity = ({ kind, name, caption }: Exhibit) =>
  kind === 'identity' || /身份证|手持/.test(`${name} ${caption ?? ''}`);

async function describe(
  answers: Answers,
  { evidence }: MessagesWith<'evidence'>,
  options: Given<typeof OPTIONS>,
  now: number,
) {
  const nothing = { ask: '', why: '' };
  const kind =
    options.kind === undefined
      ? undefined
      : await answers.choice(
          'kind',
          options.kind,
          { ask: evidence.askKindWhy, why: evidence.askKindWhy },
          KINDS.map((value) => ({ value, label: value })),
        );
  const silent = { optional: true, ask: false } as const;
  const caption = await answers.value(
    'caption',
    options.caption,
    nothing,
    (text) => checkText(text, MOST_CAPTION),
    silent,
  );
  const capturedAt = await answers.value(
    'captured-at',
    options.capturedAt,
    nothing,
    (text) => parseMoment(text, now),
    silent,
  );
  return { kind, caption: caption ?? null, capturedAt: capturedAt ?? null };
}

/** What is new to the case, what came twice, what the case has already, and what other cases have as well. */
function sortOut<F extends KeptFile & { readonly name: string }>(
  store: Store,
  number: number,
  kept: readonly F[],
): { news: F[]; twins: F[]; already: Already[]; elsewhere: Already[] } {
  const news = new Map<string, F>();
  const twins: F[] = [];
  const already: Already[] = [];
  const elsewhere: Already[] = [];
  const all = store.exhibitsWith(kept.map(({ digest }) => digest));
  for (const file of kept) {
    const known = all.filter(({ digest }) => digest === file.digest);
    const here = known.find((one) => one.number === number);
    const [there] = known;
    const entry = (one: { number: number; exhibit: number }) => ({
      name: file.name,
      case: one.number,
      id: `E${one.exhibit}`,
      mended: file.fresh,
    });
    if (here) already.push(entry(here));
    else if (news.has(file.digest)) twins.push(file);
    else {
      news.set(file.digest, file);
      if (there) elsewhere.push(entry(there));
    }
  }
  return { news: [...news.values()], twins, already, elsewhere };
}

/** The kind of each: as given, else as its name suggests; asked if the name suggests none. */
async function kindsOf(
  answers: Answers,
  { evidence }: MessagesWith<'evidence'>,
  { environment }: Context,
  files: readonly { readonly name: string }[],
  given: EvidenceKind | undefined,
  read: readonly (ReadPicture | undefined)[],
): Promise<EvidenceKind[]> {
  const choices = KINDS.map((value) => ({ value, label: EVIDENCE_KINDS[value].name[environment.language] }));
  const kinds: EvidenceKind[] = [];
  for (const [index, { name }] of files.entries()) {
    const named = guessKind(name);
    // What its words show says more than nothing; a name that the user gave says more than that.
    const guess = given ?? (named === 'other' ? (read[index]?.reading?.kind ?? named) : named);
    const unsure = given === undefined && guess === 'other' && answers.mayAsk;
    const words = { ask: evidence.askKind(clean(name)), why: evidence.askKindWhy };
    kinds.push(unsure ? ((await answers.choice('kind', undefined, words, choices)) ?? guess) : guess);
  }
  return kinds;
}

/** A file to be kept; `path` is bytes if its name is no UTF-8. */
interface FoundFile {
  readonly path: string | Buffer;
  readonly name: string;
}

interface RefusedFile {
  readonly name: string;
  readonly why: FileRefusal;
}

/**
 * The files that some paths name: plain ones, and those in folders, at any depth. A link that was named itself is
 * followed; one inside a folder never is, as it may lead out of what was named.
 */
function findFiles(paths: readonly string[]): { files: FoundFile[]; refused: RefusedFile[] } {
  const files: FoundFile[] = [];
  const refused: RefusedFile[] = [];
  const visit = (path: string | Buffer, name: string, stats: Stats | FileRefusal) => {
    if (typeof stats === 'string') refused.push({ name, why: stats });
    else if (stats.isSymbolicLink()) refused.push({ name, why: 'link' });
    else if (stats.isFile()) files.push({ path, name });
    else if (stats.isDirectory()) visitFolder(path, name);
    else refused.push({ name, why: 'special' });
  };
  const visitFolder = (folder: string | Buffer, name: string) => {
    let entries: Buffer[];
    try {
      entries = readdirSync(folder, { encoding: 'buffer' });
    } catch {
      refused.push({ name, why: 'unreadable' });
      return;
    }
    for (const entry of entries.toSorted(Buffer.compare)) {
      const entryName = entry.toString('utf8');
      if (isLitter(entryName)) continue;
      const path = inside(folder, entry, entryName);
      visit(path, entryName, statOf(path));
    }
  };
  for (const path of paths) {
    const name = basename(path) || path;
    const target = realOf(path);
    visit(target.path, name, target.why ?? statOf(target.path));
  }
  return { files, refused };
}

/** Kept as bytes only if its name is no UTF-8. */
function inside(folder: string | Buffer, entry: Buffer, name: string): string | Buffer {
  if (typeof folder === 'string' && Buffer.from(name, 'utf8').equals(entry)) return join(folder, name);
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), entry]);
}

function realOf(path: string): { path: string; why?: FileRefusal } {
  try {
    return { path: realpathSync(path) };
  } catch (error) {
    return { path, why: whyNot(error) };
  }
}

function statOf(path: string | Buffer): Stats | FileRefusal {
  try {
    return lstatSync(path);
  } catch (error) {
    return whyNot(error);
  }
}

function whyNot(error: unknown): FileRefusal {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const why: Readonly<Record<string, FileRefusal>> = {
    ELOOP: 'loop',
    ENOENT: 'missing',
    ENOTDIR: 'missing',
    ENAMETOOLONG: 'too-deep',
  };
  return why[code] ?? 'unreadable';
}

interface GivenFiles {
  readonly files: readonly FoundFile[];
  readonly refused: readonly RefusedFile[];
  /** What came from standard input, if that was named. */
  readonly stdin: Uint8Array | undefined;
}

/** A copy that takes longer than this is shown on its way; milliseconds. */
const SLOW = 500;
const STDIN_NAME = 'stdin';
/** What comes from standard input is held as a whole; bytes. */
const MOST_STDIN = 1024 ** 3;

/**
 * Copies everything that was given into the vault.
 * @param kept filled on the way, so that what is there already can be dropped if a later one fails
 * @returns what was not taken, and why
 */
async function keepAll(
  context: Context,
  messages: MessagesWith<'evidence'>,
  store: Store,
  { files, refused, stdin }: GivenFiles,
  kept: NamedFile[],
): Promise<RefusedFile[]> {
  const others = [...refused];
  if (stdin?.length === 0) others.push({ name: '-', why: 'empty' });
  else if (stdin && stdin.length > MOST_STDIN) others.push({ name: '-', why: 'too-large' });
  else if (stdin) {
    const { digest, fresh } = store.keepBytes(stdin);
    kept.push({ digest, bytes: stdin.length, modifiedAt: null, fresh, name: STDIN_NAME });
  }
  const outcomes = await store.keepFiles(
    files.map(({ path }) => path),
    progressOf(context, messages, files),
    'no links',
  );
  for (const [index, { name }] of files.entries()) {
    const outcome = outcomes[index] ?? 'missing';
    if (typeof outcome === 'string') others.push({ name, why: outcome });
    else kept.push({ ...outcome, name });
  }
  return others;
}

/** Shows how far the copy of a file is if it takes long; each file on a line of its own. */
function progressOf(
  { clock, stderr }: Context,
  { evidence }: MessagesWith<'evidence'>,
  files: readonly FoundFile[],
): (index: number, done: number, total: number) => void {
  let current = -1;
  let began = 0;
  let shown = false;
  return (index, done, total) => {
    if (index !== current) [current, began, shown] = [index, clock.now(), false];
    if (!stderr.isTerminal || clock.now() - began < SLOW) return;
    shown = true;
    const line = evidence.progress(clean(files[index]?.name ?? ''), sizeText(done), sizeText(total));
    stderr.write(`\r${line}${shown && done === total ? '\n' : ''}`);
  };
}

/** The same bytes, as they are kept already. */
interface Already {
  readonly name: string;
  readonly case: number;
  readonly id: string;
  /** Its bytes were missing or others: those given stand there now. */
  readonly mended: boolean;
}

interface Outcome {
  readonly added: readonly Exhibit[];
  /** Given more than once in this call. */
  readonly twins: readonly Already[];
  readonly already: readonly Already[];
  readonly elsewhere: readonly Already[];
  readonly refused: readonly RefusedFile[];
  /** The user said something about the files, which is only kept with those that were added. */
  readonly described: boolean;
}

/** Says which exhibits came in, which were there, and which files were not taken and why. */
function reportAdded(
  { stdout, stderr, environment }: Context,
  { evidence }: MessagesWith<'evidence'>,
  number: number,
  { added, twins, already, elsewhere, refused, described }: Outcome,
  json: boolean | undefined,
): ExitStatus {
  const status: ExitStatus = refused.length > 0 ? 1 : 0;
  const identities = added.filter(isIdentity).map(({ number: id }) => evidence.identity(`E${id}`));
  if (json) {
    const taken = added.map(({ number: exhibit, kind, name, bytes, digest, caption, seen, read }) => ({
      id: `E${exhibit}`,
      kind,
      name,
      bytes,
      sha256: digest,
      caption,
      seen: seenJson(seen),
      read: seenJson(read?.seen),
    }));
    const warnings = identities.map((what) => ({ warning: 'identity-card', what, instead: '' }));
    writeJson(stdout, { added: taken, already: [...already, ...twins], elsewhere, refused, warnings });
    return status;
  }
  writeLines(
    stdout,
    stdout.isPlain
      ? [
          ['id', 'kind', 'name'],
          ...added.map(({ number: exhibit, kind, name }) => [`E${exhibit}`, kind, clean(name)]),
        ].map((cells) => cells.join('\t'))
      : added.map(({ number: exhibit, kind, name }) =>
          evidence.added(`E${exhibit}`, EVIDENCE_KINDS[kind].name[environment.language], clean(name)),
        ),
  );
  const notes = [
    ...[...already, ...twins].map((one) =>
      (one.mended ? evidence.mended : evidence.already)(clean(one.name), one.id, one.case),
    ),
    ...(described ? already.map((one) => evidence.notDescribed(one.id, one.case)) : []),
    ...elsewhere.flatMap((one) => [
      evidence.elsewhere(clean(one.name), one.id, one.case),
      ...(one.mended ? [evidence.mended(clean(one.name), one.id, one.case)] : []),
    ]),
    ...refused.map((one) => evidence.refused(clean(one.name), evidence.why[one.why])),
    ...identities,
    ...(added.length > 0 ? [evidence.addedCount(added.length, number)] : []),
  ];
  say(stderr, notes);
  return status;
}
