import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MachineRead, Seen } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import type { Exhibit } from '../case/state.ts';
import { clean, cleanLines, grouped } from '../case/text.ts';
import { EVIDENCE_KINDS } from '../law/evidence.ts';
import { readFile } from '../opening.ts';
import type { PictureReading } from '../pictures/facts.ts';
import type { PictureFact } from '../pictures/page.ts';
import { isTextName, MOST_BYTES, type Unread } from '../pictures/picture.ts';
import { together, TOLD } from '../pictures/together.ts';
import type { StoreReader } from '../store/reading.ts';
import { factText } from '../terminal/case-screen.ts';
import { say } from '../terminal/text.ts';
import { formatTime, isoInstant, SAME_TIME } from '../time/day.ts';
import { type Areas, loadWords, type Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

/** Pictures as several commands read them: from files to facts, and how that is told. */

export type PictureWords = Areas['pictures']['pictures'];

/** The sentences about pictures: loaded where a picture is read. */
export async function pictureWords({ environment }: Context): Promise<PictureWords> {
  return (await loadWords('pictures', environment.language)).pictures;
}

/** One file that was read, or why it was not. */
export interface ReadPicture {
  readonly name: string;
  readonly path: string;
  readonly reading: PictureReading | null;
  readonly unread: Unread | 'unreadable' | null;
  /** It is so small that letters run together. */
  readonly tiny: boolean;
  readonly turned: number;
}

const PICTURE_NAME = /\.(?:png|jpe?g|jpe|jfif|webp|heic|heif|avif|gif|bmp|tiff?)$/i;

/** Whether a name is that of a picture, readable or not. */
export function isPictureName(name: string): boolean {
  return PICTURE_NAME.test(name);
}

/** What lies there, if it can be looked at: a pasted text is no path, and a link may lead to itself. */
function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Folders are opened and their pictures taken, by name; everything else stays as it was given. */
export function picturesAmong(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!lookAt(path)?.isDirectory()) return [path];
    return readdirSync(path)
      .filter(isPictureName)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => join(path, name));
  });
}

/**
 * Paths as a terminal makes them of dropped files: quoted, with backslashes before spaces, several in one line.
 * Backslashes of Windows paths stay.
 */
export function droppedPaths(line: string): string[] {
  const windows = /^\s*["']?(?:[A-Za-z]:|\\)\\/.test(line);
  const pattern = windows ? /"([^"]+)"|'([^']+)'|(\S+)/g : /"([^"]+)"|'([^']+)'|((?:\\.|\S)+)/g;
  return [...line.matchAll(pattern)].map(([, double, single, bare = '']) => {
    const path = double ?? single ?? (windows ? bare : bare.replaceAll(/\\(.)/g, '$1'));
    return path.startsWith('file://') ? decodeURIComponent(path.slice('file://'.length)) : path;
  });
}

/** Smaller than any screen: letters may run together. */
const TINY = 300;

/** Reads pictures one after the other in one thread, and says which one it is at. */
export async function readPictures(
  context: Context,
  files: readonly { readonly name: string; readonly path: string }[],
): Promise<ReadPicture[]> {
  const words = await pictureWords(context);
  const { readFacts } = await import('../pictures/facts.ts');
  const reader = await context.pictureReader();
  const { stderr, clock, environment } = context;
  const redraws = stderr.isTerminal && !environment.plain;
  const all: ReadPicture[] = [];
  try {
    for (const [index, { name, path }] of files.entries()) {
      const progress = words.progress(index + 1, files.length, clean(name));
      if (stderr.isTerminal) stderr.write(redraws ? `\r\u001b[K${progress}` : `${progress}\n`);
      let bytes: Uint8Array;
      const failed = { name, path, reading: null, tiny: false, turned: 0 };
      try {
        // No more than tells that it is too much: it is held as a whole.
        bytes = readFile(path, MOST_BYTES + 1);
      } catch {
        all.push({ ...failed, unread: 'unreadable' });
        continue;
      }
      const found = await reader.read(name, bytes);
      if (typeof found === 'string') all.push({ ...failed, unread: found });
      else {
        const tiny = isPictureName(name) && Math.min(found.width, found.height) < TINY;
        all.push({
          name,
          path,
          reading: readFacts(found, clock.now()),
          unread: null,
          tiny,
          turned: found.turned,
        });
      }
    }
  } finally {
    if (redraws) stderr.write('\r\u001b[K');
    await reader.close();
  }
  return all;
}

/** What is asked of files named on the line. */
export async function readPicturePaths(context: Context, paths: readonly string[]): Promise<ReadPicture[]> {
  return readPictures(
    context,
    picturesAmong(paths).map((path) => ({ name: basename(path) || path, path })),
  );
}

/** A value as a person reads it. */
export function pictureValue(fact: PictureFact, value: string | number, messages: Messages): string {
  return factText(fact, value, messages);
}

/** What one picture says, line by line. */
export function pictureLines(
  picture: ReadPicture,
  words: PictureWords,
  context: Pick<Context, 'environment'>,
  messages: Messages,
): string[] {
  const { name, reading, unread, tiny, turned } = picture;
  if (!reading) return [words.notRead([clean(name)], unread ?? 'damaged')];
  const { facts, check, turns, kind, tilted } = reading;
  const called = (fact: PictureFact) => messages.interview.factNames[fact];
  const told = TOLD.flatMap((fact) => {
    const value = facts[fact];
    return value === undefined ? [] : [words.fact(called(fact), pictureValue(fact, value, messages))];
  });
  const open = check.map(({ fact, candidates, why }) =>
    words.check(
      called(fact),
      candidates.map((value) => pictureValue(fact, value, messages)),
      why,
    ),
  );
  const talk =
    turns.length === 0
      ? []
      : [
          words.turns(turns.length),
          ...turns.map(
            ({ who, text }) =>
              `    ${words[who]}${messages.punctuation.colon}${clean(text.replaceAll('\n', ' '))}`,
          ),
        ];
  return [
    words.title(clean(name), EVIDENCE_KINDS[kind].name[context.environment.language]),
    ...(told.length + open.length + talk.length === 0 ? [words.nothing] : [...told, ...open, ...talk]),
    ...(tilted ? [words.tilted] : []),
    ...(tiny ? [words.tiny] : []),
    ...(turned > 0 ? [words.turned(turned)] : []),
  ];
}

/** The same as JSON: facts that may be taken, and what a person must look at. */
export function pictureJson({ name, path, reading, unread }: ReadPicture, words: PictureWords) {
  if (!reading) {
    const code = unread ?? 'damaged';
    const error = { code: `picture-${code}`, message: words.notRead([clean(name)], code) };
    return { file: path, kind: null, facts: {}, check: [], turns: [], lines: [], error };
  }
  const { kind, facts, check, turns, lines, tilted } = reading;
  const value = (fact: PictureFact, one: string | number) =>
    fact === 'paidAt' ? isoInstant(Number(one)) : one;
  return {
    file: path,
    kind,
    facts: Object.fromEntries(
      TOLD.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, value(fact, facts[fact])]])),
    ),
    check: check.map(({ fact, candidates, why }) => ({
      fact,
      candidates: candidates.map((one) => value(fact, one)),
      why,
    })),
    turns: turns.map(({ who, at, text }) => ({ who, at: at === null ? null : isoInstant(at), text })),
    lines: lines.map(({ text, left, top, width, height, sure }) => ({
      text,
      box: [left, top, width, height],
      sure,
    })),
    tilted,
    words: reading.words,
  };
}

/** Those that were read. */
export function readOnes(pictures: readonly ReadPicture[]) {
  return pictures.flatMap(({ name, reading }) => (reading ? [{ name, reading }] : []));
}

/** Says what each picture is and says, and where they agree or differ. */
export async function tellPictures(
  context: Context,
  messages: Messages,
  pictures: readonly ReadPicture[],
): Promise<void> {
  const words = await pictureWords(context);
  for (const picture of pictures)
    say(context.stderr, pictureLines(picture, words, context, messages), '    ');
  const { draft, from, conflicts } = together(readOnes(pictures));
  const lines = [
    ...(['amountFen', 'order', 'paymentNo'] as const).flatMap((fact) => {
      const files = from[fact] ?? [];
      const value = draft[fact];
      if (files.length < 2 || value === undefined) return [];
      return [
        words.agrees(
          messages.interview.factNames[fact],
          pictureValue(fact, value, messages),
          files.map(clean),
        ),
      ];
    }),
    ...conflicts.map(({ fact, values }) =>
      words.conflict(
        messages.interview.factNames[fact],
        values.map(
          ({ value, file }) =>
            `${pictureValue(fact, value, messages)}${messages.punctuation.aside(clean(file))}`,
        ),
      ),
    ),
  ];
  say(context.stderr, lines, '    ');
}

/** Reads those of the kept files that are pictures, PDFs or texts; the others stay undefined. */
export async function readKept(
  context: Context,
  store: StoreReader,
  files: readonly { readonly name: string; readonly digest: string }[],
): Promise<(ReadPicture | undefined)[]> {
  const wanted = files.filter(({ name }) => isPictureName(name) || isTextName(name));
  if (wanted.length === 0) return files.map(() => undefined);
  const read = await readPictures(
    context,
    wanted.map(({ name, digest }) => ({ name, path: store.vaultPath(digest) })),
  );
  const readOf = new Map(wanted.map((file, index) => [file, read[index]]));
  return files.map((file) => readOf.get(file));
}

/** When what a picture shows happened: the payment, else what was said last. */
export function timeShown(picture: ReadPicture | undefined): number | null {
  const { facts, turns } = picture?.reading ?? {};
  return facts?.paidAt ?? turns?.findLast(({ at }) => at !== null)?.at ?? null;
}

/** More text of a picture is not kept; characters. */
const MOST_TEXT = 20_000;

/** What an exhibit's event keeps of a reading; nothing if it was not read. */
export function machineRead(
  picture: ReadPicture | undefined,
  confirmed: boolean,
): { readonly read?: MachineRead } {
  if (!picture?.reading) return {};
  const { lines } = picture.reading;
  const text = lines
    .map((line) => clean(line.text))
    .join('\n')
    .slice(0, MOST_TEXT);
  return { read: { text, seen: seenOf(picture), confirmed } };
}

function seenOf({ reading }: ReadPicture): Seen {
  const { order, paymentNo, amountFen, paidAt } = reading?.facts ?? {};
  const number = paymentNo ?? order;
  return {
    ...(number !== undefined && { order: number }),
    ...(amountFen !== undefined && { amountFen }),
    ...(paidAt !== undefined && { at: paidAt }),
  };
}

/** What was read in new exhibits: what fits the case, and what does not. */
export async function tellRead(
  context: Context,
  messages: Messages,
  facts: Facts,
  exhibits: readonly Exhibit[],
  pictures: readonly (ReadPicture | undefined)[],
): Promise<void> {
  if (pictures.every((one) => one === undefined)) return;
  const words = await pictureWords(context);
  const compared = exhibits.flatMap(({ number }, index) => {
    const reading = pictures[index]?.reading;
    return reading ? comparedLines(`E${number}`, reading, facts, words, messages) : [];
  });
  // A folder may hold thousands that are no pictures: those of one kind are one line.
  const unread = pictures.filter((one) => one !== undefined && !one.reading);
  const unreadLines = [...grouped(unread, (one) => one?.unread ?? 'damaged')].map(([why, some]) =>
    words.notRead(
      some.map((one) => clean(one?.name ?? '')),
      why,
    ),
  );
  say(context.stderr, [...compared, ...unreadLines], '    ');
}

/** What of a reading is as in the case, and what is not. */
function comparedLines(
  id: string,
  reading: PictureReading,
  facts: Facts,
  words: PictureWords,
  messages: Messages,
): string[] {
  const same = comparedWith(reading, facts).filter((one) => one.same);
  return [
    ...(same.length > 0
      ? [
          words.agreesWithCase(
            id,
            same.map(({ fact }) => messages.interview.factNames[fact]),
          ),
        ]
      : []),
    ...differencesOf(id, reading, facts, words, messages),
  ];
}

/** In what a reading says otherwise than the case, one sentence each. */
export function differencesOf(
  id: string,
  reading: PictureReading,
  facts: Facts,
  words: PictureWords,
  messages: Messages,
): string[] {
  return comparedWith(reading, facts)
    .filter((one) => !one.same)
    .map(({ fact, read, known }) =>
      words.otherThan(
        id,
        messages.interview.factNames[fact],
        pictureValue(fact, read, messages),
        pictureValue(fact, known, messages),
      ),
    );
}

function comparedWith({ facts: seen, kind }: PictureReading, facts: Facts) {
  return (['amountFen', 'order', 'paymentNo', 'paidAt'] as const).flatMap((fact) => {
    const [read, known] = [seen[fact], facts[fact]];
    if (read === undefined || known === undefined) return [];
    const same =
      read === known ||
      (fact === 'paidAt' && Math.abs(Number(read) - Number(known)) <= SAME_TIME) ||
      (fact === 'order' && read === facts.paymentNo);
    // The number on a bill is the merchant's and need not be the one that the site shows.
    return !same && fact === 'order' && kind === 'payment-record' ? [] : [{ fact, read, known, same }];
  });
}

/**
 * The talk in pictures as a chat is pasted: each turn under its speaker. Of a notice, all its lines.
 * @returns undefined if none of the files is a picture
 */
export async function textOfPictures(
  context: Context,
  messages: Messages,
  given: string,
): Promise<string | undefined> {
  const paths = [given, ...droppedPaths(given)].filter(
    (path, index, all) => isPictureName(path) && all.indexOf(path) === index && lookAt(path)?.isFile(),
  );
  if (paths.length === 0) return undefined;
  const pictures = await readPicturePaths(context, paths);
  await tellPictures(context, messages, pictures);
  return pictures
    .flatMap(({ reading }) => {
      if (!reading) return [];
      if (reading.turns.length === 0) return reading.lines.map(({ text }) => text);
      return reading.turns.map(({ who, at, text }) => {
        const name = who === 'me' ? '我' : '客服';
        return at === null ? `${name}：${text}` : `${name} ${formatTime(at)}\n${text}`;
      });
    })
    .map(cleanLines)
    .join('\n');
}
