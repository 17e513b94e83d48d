import { createHash } from 'node:crypto';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { type Exhibit, exhibitNamed, exhibitsInOrder, timeOfExhibit } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { Answers } from '../dialogue/asking.ts';
import {
  CASE,
  CONFIRM,
  type Definition,
  EXHIBIT,
  type Given,
  JSON_FLAG,
  PRINTED,
} from '../dialogue/command.ts';
import { seenJson, seenTexts } from '../dialogue/seen.ts';
import { caseNamed, openCaseNamed, readConfirmation, readText, stampOf } from '../dialogue/typed.ts';
import { unreadable } from '../errors.ts';
import { openFile } from '../opening.ts';
import { EVIDENCE_KINDS, KINDS } from '../law/evidence.ts';
import type { ExitStatus } from '../ports.ts';
import { outputFailure } from '../store/tidying.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say, sizeText } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import { parseMoment } from '../time/typed.ts';
import type { Language } from '../words/language.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

/** `refund evidence list`: the exhibits in the order in which things happened. */
export const list = {
  arguments: { case: CASE },
  options: PRINTED,
  examples: {
    zh: [['refund evidence list 1', '按事情发生的先后列出来']],
    en: [['refund evidence list 1', 'in the order things happened']],
  },
  words: ['evidence'],
  run: listExhibits,
} satisfies Definition;

async function listExhibits(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  options: Given<typeof PRINTED>,
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { number, state } = caseNamed(await context.readStore(), given);
  const exhibits = exhibitsInOrder(state);
  const { evidence, punctuation } = messages;
  if (options.json) {
    writeJson(stdout, { evidence: exhibits.map((one) => exhibitJson(one, environment.language)) });
  } else if (stdout.isPlain) {
    writeLines(
      stdout,
      [
        ['id', 'kind', 'time', 'bytes', 'name', 'sha256'],
        ...exhibits.map((one) => [
          `E${one.number}`,
          one.kind,
          isoInstant(timeOfExhibit(one).time),
          one.bytes,
          clean(one.name),
          one.digest,
        ]),
      ].map((cells) => cells.join('\t')),
    );
  } else if (exhibits.length === 0) {
    say(stdout, evidence.none(number));
  } else {
    const lines = exhibits.flatMap((one) => {
      const { name, proves } = EVIDENCE_KINDS[one.kind];
      return [
        `${stdout.paint.bold(`E${one.number}`)}${punctuation.bar}${name[environment.language]}${punctuation.bar}${clean(one.name)}`,
        `    ${timeText(one, messages)}${punctuation.bar}${sizeText(one.bytes)}`,
        ...(one.caption === null ? [] : [`    ${clean(one.caption)}`]),
        ...(one.seen ? [`    ${evidence.seen(seenTexts(one.seen))}`] : []),
        ...(one.read && Object.keys(one.read.seen).length > 0
          ? [`    ${evidence.readByMachine(seenTexts(one.read.seen), one.read.confirmed)}`]
          : []),
        `    ${stdout.paint.dim(`${evidence.proves}${punctuation.colon}${proves[environment.language]}`)}`,
      ];
    });
    say(stdout, lines, '    ');
  }
  return 0;
}

function timeText(exhibit: Exhibit, { evidence }: MessagesWith<'evidence'>): string {
  const { time, from } = timeOfExhibit(exhibit);
  // Of a day alone nobody said an hour.
  const text = formatTime(time).replace(from === 'captured' ? / 00:00$/ : /$^/, '');
  return {
    captured: evidence.captured,
    name: evidence.namedTime,
    metadata: evidence.takenTime,
    file: evidence.fileTime,
    added: evidence.addedTime,
  }[from](text);
}

function exhibitJson(exhibit: Exhibit, language: Language) {
  const { number, kind, name, bytes, digest, at, capturedAt, modifiedAt, caption } = exhibit;
  const iso = (instant: number | null) => (instant === null ? null : isoInstant(instant));
  const { time, from } = timeOfExhibit(exhibit);
  return {
    id: `E${number}`,
    kind,
    name,
    bytes,
    sha256: digest,
    addedAt: isoInstant(at),
    capturedAt: iso(capturedAt),
    modifiedAt: iso(modifiedAt),
    time: isoInstant(time),
    timeFrom: from,
    caption,
    seen: seenJson(exhibit.seen),
    read: exhibit.read
      ? { ...seenJson(exhibit.read.seen), text: exhibit.read.text, confirmed: exhibit.read.confirmed }
      : null,
    proves: EVIDENCE_KINDS[kind].proves[language],
  };
}

/** `refund evidence open`: shows a copy, so that a viewer cannot touch what is kept. */
export const open = {
  arguments: { case: CASE, exhibit: EXHIBIT },
  examples: {
    zh: [['refund evidence open 1 E1', '打开副本，原件不会动']],
    en: [['refund evidence open 1 E1', 'opens a copy; the kept file stays as it is']],
  },
  words: ['evidence'],
  run: openExhibit,
} satisfies Definition;

async function openExhibit(
  context: Context,
  { evidence }: MessagesWith<'evidence'>,
  given: string,
  exhibit: string,
): Promise<ExitStatus> {
  const store = await context.readStore();
  const { event } = exhibitNamed(caseNamed(store, given), exhibit);
  const folder = context.temporaryFolder();
  const copy = join(folder.path, `E${event.number}${extensionOf(event.name)}`);
  const kept = store.vaultPath(event.digest);
  const hash = createHash('sha256');
  let isOpen = false;
  try {
    const source = openFile(kept);
    isOpen = true;
    try {
      context.effects.copyFile(source, copy, 0o600, (piece) => hash.update(piece));
    } finally {
      closeSync(source);
    }
  } catch (error) {
    folder.remove();
    // What is read is the kept file; what is written is the copy.
    const { syscall = '' } = error as NodeJS.ErrnoException;
    throw isOpen && syscall !== 'read' ? outputFailure(copy, error) : unreadable(kept, error);
  }
  const isWhole = hash.digest('hex') === event.digest;
  const shown = await context.show(copy);
  say(context.stderr, [
    ...(isWhole ? [] : [evidence.openedDamaged(`E${event.number}`)]),
    shown ? evidence.opened(copy) : evidence.noViewer(copy),
  ]);
  if (!isWhole) return 4;
  return shown ? 0 : 1;
}

/** Endings of what is looked at, heard or read. A desktop might run any other file (bat, lnk, desktop, sh, js …). */
const SHOWN = new Set(
  [
    'png jpg jpeg gif webp heic heif avif bmp tif tiff',
    'mp4 mov m4v avi mkv webm 3gp',
    'mp3 m4a aac wav ogg opus flac amr',
    'pdf txt csv tsv md log json xml eml html htm mhtml',
    'doc docx xls xlsx ppt pptx odt ods wps et rtf zip',
  ].flatMap((line) => line.split(' ')),
);

/** The one part of a file's own name that a viewer needs; the rest of the name is not trusted. */
function extensionOf(name: string): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return SHOWN.has(extension) ? `.${extension}` : '';
}

const REMOVE_OPTIONS = {
  '--purge': { zh: '连文件一起彻底删掉', en: 'delete the file as well, for good' },
  ...CONFIRM,
  ...JSON_FLAG,
};

/** `refund evidence remove`: out of the list; the bytes go only with `--purge` and the case number typed. */
export const remove = {
  caseUse: 'writes',
  arguments: { case: CASE, exhibit: EXHIBIT },
  options: REMOVE_OPTIONS,
  examples: {
    zh: [
      ['refund evidence remove 1 E2', '从清单里拿掉，可以撤销'],
      ['refund evidence remove 1 E2 --purge', '连文件一起删掉，不能撤销'],
    ],
    en: [
      ['refund evidence remove 1 E2', 'out of the list; can be undone'],
      ['refund evidence remove 1 E2 --purge', 'with the file; cannot be undone'],
    ],
  },
  words: ['evidence'],
  run: removeExhibit,
} satisfies Definition;

async function removeExhibit(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  exhibit: string,
  options: Given<typeof REMOVE_OPTIONS>,
): Promise<ExitStatus> {
  const stored = openCaseNamed(await context.readStore(), given);
  const { number, state } = stored;
  const { seq, event } = exhibitNamed(stored, exhibit);
  const id = `E${event.number}`;
  const { evidence } = messages;
  if (options.purge) {
    const answers = new Answers(context, messages, options.json);
    const words = { ask: evidence.purgeQuestion(id, number), why: evidence.purgeWhy };
    await answers.value('confirm', options.confirm, words, readConfirmation(number), { optional: false });
    answers.check();
  }
  const store = await context.writeStore();
  const removed = () => ({
    type: 'evidence-removed' as const,
    ...stampOf(context, state),
    number: event.number,
    refersTo: seq,
    purged: options.purge ?? false,
  });
  let gone = false;
  if (options.purge) gone = store.purge(number, removed, event.digest);
  else store.append(number, removed);
  if (options.json) {
    writeJson(context.stdout, { case: number, removed: id, purged: gone });
    return 0;
  }
  if (!options.purge) say(context.stderr, evidence.removed(id, number));
  else say(context.stderr, gone ? evidence.purged(id, number) : evidence.purgedShared(id, number));
  return 0;
}

const EDIT_OPTIONS = {
  '--kind <kind>': { zh: `种类：${KINDS.join('、')}`, en: KINDS.join(', '), choices: KINDS },
  '--caption <text>': { zh: '一句话说明；写空的去掉', en: 'a word on it; an empty one takes it away' },
  '--captured-at <time>': {
    zh: '上面的事是什么时候发生的；写空的去掉',
    en: 'when what it shows happened; an empty one takes it away',
  },
  ...JSON_FLAG,
};

/** `refund evidence edit`: corrects what was guessed of an exhibit. The file stays as it is, and so does its number. */
export const edit = {
  caseUse: 'writes',
  arguments: { case: CASE, exhibit: EXHIBIT },
  options: EDIT_OPTIONS,
  examples: {
    zh: [
      ['refund evidence edit 1 E2 --kind chat', '种类认错了，改过来'],
      ["refund evidence edit 1 E2 --captured-at '11-21 09:15'", '图里的事是什么时候的'],
    ],
    en: [
      ['refund evidence edit 1 E2 --kind chat', 'the kind was guessed wrong'],
      ["refund evidence edit 1 E2 --captured-at '2026-11-21 09:15'", 'when what it shows happened'],
    ],
  },
  words: ['evidence'],
  run: editExhibit,
} satisfies Definition;

async function editExhibit(
  context: Context,
  messages: MessagesWith<'evidence'>,
  given: string,
  exhibit: string,
  options: Given<typeof EDIT_OPTIONS>,
): Promise<ExitStatus> {
  const stored = openCaseNamed(await context.readStore(), given);
  const { number, state } = stored;
  const { seq, event } = exhibitNamed(stored, exhibit);
  const { evidence } = messages;
  const stamp = stampOf(context, state);
  const answers = new Answers(context, messages, options.json);
  const { language } = context.environment;
  const isBare =
    options.kind === undefined && options.caption === undefined && options.capturedAt === undefined;
  const kinds = KINDS.map((value) => ({ value, label: EVIDENCE_KINDS[value].name[language] }));
  const words = { ask: evidence.askKind(clean(event.name)), why: evidence.askKindWhy };
  const kind =
    options.kind !== undefined || isBare
      ? await answers.choice('kind', options.kind, words, kinds)
      : undefined;
  const asked = { optional: true, ask: isBare } as const;
  const { askCaption, askCapturedAt } = evidence;
  const caption = await answers.value('caption', options.caption, askCaption, readText, asked);
  const capturedAt = await answers.value(
    'captured-at',
    options.capturedAt,
    askCapturedAt,
    (text) => parseMoment(text, stamp.recordedAt),
    asked,
  );
  answers.check();
  const changes = {
    ...(kind !== undefined && kind !== event.kind && { kind }),
    ...((options.caption !== undefined || caption) &&
      (caption ?? null) !== event.caption && { caption: caption ?? null }),
    ...((options.capturedAt !== undefined || capturedAt) &&
      (capturedAt ?? null) !== event.capturedAt && { capturedAt: capturedAt ?? null }),
  };
  const id = `E${event.number}`;
  const isSame = Object.keys(changes).length === 0;
  if (!isSame) {
    const store = await context.writeStore();
    await store.append(number, () => ({
      type: 'evidence-edited',
      ...stamp,
      number: event.number,
      refersTo: seq,
      ...changes,
    }));
  }
  if (options.json) {
    writeJson(context.stdout, { case: number, evidence: exhibitJson({ ...event, ...changes }, language) });
    return 0;
  }
  say(context.stderr, isSame ? evidence.nothingToCorrect : evidence.corrected(id, number));
  return 0;
}
