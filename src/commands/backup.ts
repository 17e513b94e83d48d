import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clean } from '../case/text.ts';
import { type Definition, type Given, PASSPHRASE_FILE, PRINTED } from '../dialogue/command.ts';
import { refuseTooLarge } from '../dialogue/files.ts';
import { askPassphrase } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import { writeBackup } from '../sharing/backup.ts';
import type { Saved } from '../sharing/backup.ts';
import { isFolder, liesInHome, refuseTaken } from '../store/tidying.ts';
import type { StoreReader } from '../store/reading.ts';
import { toldAs } from '../store/vault.ts';
import type { Damage } from '../store/verify.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { shellQuote } from '../terminal/shell.ts';
import { say, sizeText } from '../terminal/text.ts';
import { clockOf, dayOf, isoDay, isoInstant } from '../time/day.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--encrypt': { zh: '用密码加密（age 格式）', en: 'encrypt with a passphrase (age format)' },
  ...PASSPHRASE_FILE,
  ...PRINTED,
};

/**
 * `refund backup`: the whole store in one file, verified while it is written. What is damaged already is saved as
 * it is and told; then the exit code is 4.
 */
export const command = {
  arguments: {
    file: {
      zh: '写到哪个文件；写文件夹就自己起名',
      en: 'the file to write; in a folder it gets a name',
      written: true,
    },
  },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund backup 备份.zip', '全部存成一个文件'],
      ['refund backup 备份.age --encrypt', '加密码'],
    ],
    en: [
      ['refund backup backup.zip', 'everything in one file'],
      ['refund backup backup.age --encrypt', 'locked with a passphrase'],
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
  const store = await context.readStore();
  const { me, damaged } = await readMe(context);
  if (me === null && (await holdsNothing(store))) throw new RefundError('nothing-to-back-up', {});
  const encrypted = options.encrypt === true || options.passphraseFile !== undefined;
  const path = target(context, given, encrypted);
  refuseTaken(path);
  const passphrase = encrypted ? await askPassphrase(context, messages, options, { twice: true }) : null;
  const saved = await save(context, path, me, passphrase);
  const problems = [...damaged, ...saved.problems];
  report(context, messages, { path, encrypted, saved, problems }, options.json);
  return problems.length > 0 ? 4 : 0;
}

/** There is no case, and there was none: a store whose cases were taken out is damage, and is told as such. */
async function holdsNothing(store: StoreReader): Promise<boolean> {
  if (!store.isEmpty()) return false;
  const snapshot = await store.snapshot();
  try {
    return snapshot.problems.length === 0;
  } finally {
    snapshot.close();
  }
}

/** Who the user is, as it goes into the backup; a file that cannot be read does not keep the rest from being saved. */
async function readMe(context: Context): Promise<{ me: string | null; damaged: Damage[] }> {
  try {
    const me = await context.readMe();
    return { me: Object.keys(me).length === 0 ? null : JSON.stringify(me), damaged: [] };
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    const problem = { case: null, item: 'me.json', kind: 'changed', expected: null, found: null } as const;
    return { me: null, damaged: [problem] };
  }
}

/** In a folder it gets a name that says when it was made. */
function target({ clock }: Context, given: string, encrypted: boolean): string {
  const path = resolve(given);
  if (!isFolder(path)) return path;
  const now = clock.now();
  const time = `${isoDay(dayOf(now))}-${clockOf(now).replace(':', '')}`;
  return join(path, `refund-${time}.zip${encrypted ? '.age' : ''}`);
}

async function save(
  context: Context,
  path: string,
  me: string | null,
  passphrase: string | null,
): Promise<Saved> {
  const store = await context.readStore();
  const now = context.clock.now();
  const of = { store, me, program: context.environment.version, madeAt: isoInstant(now) };
  const fits = (bytes: number) => refuseTooLarge(context, path, bytes, 'output');
  return writeBackup(context, path, of, { now, passphrase, fits });
}

interface Made {
  readonly path: string;
  readonly encrypted: boolean;
  readonly saved: Saved;
  readonly problems: readonly Damage[];
}

function report(
  { stdout, stderr, environment }: Context,
  { backup, verify }: MessagesWith<'evidence'>,
  { path, encrypted, saved, problems }: Made,
  json: boolean | undefined,
): void {
  const { cases, events, files, head } = saved;
  const bytes = statSync(path).size;
  if (json) {
    writeJson(stdout, { path, bytes, encrypted, cases, events, files, head, problems });
    return;
  }
  if (stdout.isPlain) {
    writeLines(stdout, [
      ['row', 'value'].join('\t'),
      ['file', path].join('\t'),
      ['bytes', bytes].join('\t'),
      ['cases', cases].join('\t'),
      ['files', files].join('\t'),
      ['head', head].join('\t'),
      ...problems.map(({ case: number, kind, item }) =>
        ['problem', number ?? '', kind, clean(item)].join('\t'),
      ),
    ]);
  }
  const bad = problems.map(
    (one) => `· ${verify.problem(one.case, clean(verify.item(one.item)), verify.kinds[toldAs(one)])}`,
  );
  const quoted = shellQuote(path, environment.shell);
  const lines = [
    backup.made(clean(path), sizeText(bytes)),
    backup.holds(cases, events, files),
    backup.head(head),
    ...(problems.length > 0 ? [backup.damaged(problems.length), ...bad, backup.damagedHint] : []),
    ...(liesInHome(environment.home, path) ? [backup.besideOriginal] : []),
    encrypted ? backup.encrypted(`age -d -o refund.zip ${quoted}`) : backup.plain,
    backup.howToRestore(`refund restore ${quoted}`),
  ];
  const output = stdout.isPlain ? stderr : stdout;
  say(output, lines);
}
