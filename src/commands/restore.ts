import { resolve } from 'node:path';
import { clean } from '../case/text.ts';
import { type Definition, type Given, PASSPHRASE_FILE, PRINTED, YES } from '../dialogue/command.ts';
import {
  adoptionJson,
  adoptionLines,
  confirmErasing,
  isTaken,
  openingOf,
  takeIn,
  type TakenIn,
} from '../dialogue/taking-in.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { readBackup, topOfBackup } from '../sharing/backup.ts';
import type { Backup } from '../sharing/backup.ts';
import { isLocked, statsOf, wantedOf, withIncoming } from '../sharing/incoming.ts';
import type { Adoption } from '../store/adopt.ts';
import { isInterview } from '../store/journal.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { shellQuote } from '../terminal/shell.ts';
import { say } from '../terminal/text.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--merge': { zh: '并进这里已有的案件，编号另排', en: 'beside the cases that are here, with new numbers' },
  ...PASSPHRASE_FILE,
  ...YES,
  ...PRINTED,
};

/**
 * `refund restore`: takes a backup in, into an empty home or beside what is there. Everything is verified first; the
 * backup is taken whole or not at all. 1 if a case went on on both sides, 4 if the backup was
 * damaged when it was made, or a case here is.
 */
export const command = {
  arguments: {
    file: { zh: 'refund backup 写的文件', en: 'a file that refund backup wrote' },
  },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund restore 备份.zip', '新电脑上恢复'],
      ['refund restore 备份.zip --merge', '并进这里已有的案件'],
    ],
    en: [
      ['refund restore backup.zip', 'on a new computer'],
      ['refund restore backup.zip --merge', 'beside the cases that are here'],
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
  const path = resolve(given);
  const merge = options.merge === true;
  const quoted = shellQuote(given, context.environment.shell);
  // What is not there is told first: no other advice would help.
  statsOf(path);
  const before = await context.readStore('may be lost');
  const opening = openingOf(context, messages, options);
  // What is no backup could not be merged either.
  if (!merge && !before.isEmpty() && !(await isLocked(path)))
    await withIncoming(path, opening, async (source) => topOfBackup(source, path));
  if (!merge && !before.isEmpty())
    throw new RefundError('home-not-empty', { cases: before.numbers().length, path: quoted });
  return withIncoming(path, opening, async (source) => {
    const backup = await readBackup(source, path);
    const wanted = await wantedOf(backup, before, path);
    await confirmErasing(context, messages, wanted.erased, options);
    const { drafts, me } = backup;
    const unfinished = drafts.some(({ id }) => isInterview(id));
    const hadDraft = before.newestDraft() !== null;
    const taken = await takeIn(context, backup, wanted.files, {
      ...(merge ? {} : { onlyIntoEmpty: quoted }),
      drafts,
      me,
    });
    const restored: Restored = {
      ...taken,
      backup,
      drafts: !unfinished ? null : hadDraft ? 'kept' : 'taken',
    };
    return reportRestored(context, messages, { path, given, merge }, restored, options.json);
  });
}

/** What was taken in. */
interface Restored extends TakenIn {
  readonly backup: Backup;
  readonly drafts: 'taken' | 'kept' | null;
}

interface From {
  readonly path: string;
  /** As it was typed. */
  readonly given: string;
  readonly merge: boolean;
}

/** Says which cases came with which numbers, what was left alone, and why. */
async function reportRestored(
  context: Context,
  messages: MessagesWith<'evidence'>,
  from: From,
  restored: Restored,
  json: boolean | undefined,
): Promise<ExitStatus> {
  const { stdout, stderr } = context;
  const store = await context.readStore();
  const { backup, adoptions, files, me, drafts } = restored;
  const { lost, damaged } = backup.summary;
  const forked = adoptions.some(({ outcome, came }) => outcome === 'forked' && came !== null);
  const { damagedDrafts } = backup;
  const damagedHere = adoptions.some((one) => one.damagedHere);
  const broken = damagedHere || lost.length + damaged.length + damagedDrafts.length > 0;
  const status: ExitStatus = forked ? 1 : broken ? 4 : 0;
  const cases = adoptions.filter(({ came }) => came !== null);
  const rules = adoptions.find(({ came }) => came === null)?.outcome ?? null;
  if (json) {
    const head = await store.head();
    const { madeAt } = backup.summary;
    const all = cases.map(adoptionJson);
    const { litter } = backup;
    const left = { lost, damaged, damagedDrafts, litter };
    writeJson(stdout, { path: from.path, madeAt, cases: all, rules, me, drafts, files, ...left, head });
    return status;
  }
  if (stdout.isPlain) {
    writeLines(
      stdout,
      [
        ['outcome', 'came', 'case', 'identity'],
        ...cases.map(({ outcome, came, number, identity }) => [outcome, came, number, identity]),
      ].map((cells) => cells.join('\t')),
    );
  }
  const output = stdout.isPlain ? stderr : stdout;
  const lines = [
    messages.backup.restored(clean(from.path), cases.filter(isTaken).length),
    ...adoptionLines(store, messages, cases, {
      words: messages.backup,
      merge: from.merge,
    }),
    ...cases.flatMap(({ textLeft, number }) => (textLeft ? [messages.backup.textLeft(number ?? 0)] : [])),
    ...besides(messages, restored, rules),
    ...(adoptions.some((one) => one.came === null && one.damagedHere)
      ? [messages.backup.rulesDamagedHere]
      : []),
    messages.backup.checkAfterwards,
  ];
  say(output, lines);
  return status;
}

/** What came beside the cases, and what was damaged already when the backup was made. */
function besides(
  { backup, packages }: MessagesWith<'evidence'>,
  restored: Restored,
  rules: Adoption['outcome'] | null,
): string[] {
  const { files, me, drafts } = restored;
  const { summary, litter, damagedDrafts } = restored.backup;
  const { lost, damaged } = summary;
  return [
    ...(files.fresh + files.mended > 0 ? [backup.filesTaken(files.fresh, files.mended)] : []),
    ...(rules === 'new' || rules === 'longer' ? [backup.rulesTaken] : []),
    ...(rules === 'forked' ? [backup.rulesKept] : []),
    ...(me === null ? [] : [me === 'taken' ? backup.meTaken : backup.meKept]),
    ...(drafts === null ? [] : [drafts === 'taken' ? backup.draftTaken : backup.draftKept]),
    ...(damagedDrafts.length > 0 ? [backup.damagedDrafts(damagedDrafts.map(clean))] : []),
    ...(lost.length > 0 ? [backup.lost(lost.length)] : []),
    ...(damaged.length > 0 ? [backup.damagedLeft(damaged)] : []),
    ...(litter.length > 0 ? [packages.litter(litter.map(clean))] : []),
  ];
}
