import { clean } from '../case/text.ts';
import { rulesOf } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { readConfirmation } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { LAW_CHECKED_ON, lawCheckIsOld } from '../law/statutes.ts';
import type { ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { lostFolder } from '../store/tidying.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { dayFrom, dayOf, formatTime, isoInstant } from '../time/day.ts';
import type { MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--fix': { zh: '处理可以放心处理的', en: 'mend what is safe to mend' },
  '--empty-lost-and-found': {
    zh: '把 lost+found 里不属于任何案件的文件彻底删掉',
    en: 'delete for good what lies in lost+found and belongs to no case',
  },
  '--confirm <count>': {
    zh: '确认彻底删除：写 lost+found 里有几个文件',
    en: 'how many files lie in lost+found, to delete them for good',
  },
  ...JSON_FLAG,
};

/** `refund doctor`: what is wrong with the whole set-up; with `--fix` what is safe to mend is mended. */
export const command = {
  options: OPTIONS,
  examples: {
    zh: [
      ['refund doctor', '看有什么不对'],
      ['refund doctor --fix', '能放心处理的，处理掉'],
      ['refund doctor --empty-lost-and-found', '不属于任何案件的文件，看过以后删掉'],
    ],
    en: [
      ['refund doctor', 'what is wrong'],
      ['refund doctor --fix', 'mend what is safe to mend'],
      ['refund doctor --empty-lost-and-found', 'delete what belongs to no case, once you looked'],
    ],
  },
  words: ['evidence'],
  run,
} satisfies Definition;

/** One thing that is not as it should be; `fixable` if mending it can lose nothing. */
interface Finding {
  readonly check:
    'node' | 'rights' | 'leftover' | 'orphan' | 'astray' | 'calendar' | 'law' | 'damage' | 'me' | 'clock';
  readonly value: string;
  readonly fixable: boolean;
}

/** What was found, and the files in `lost+found`, which are told and are nothing wrong. */
interface Examined {
  readonly findings: readonly Finding[];
  readonly lost: readonly string[];
}

async function run(
  context: Context,
  messages: MessagesWith<'evidence'>,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { doctor } = messages;
  if (options.emptyLostAndFound) return empty(context, messages, options);
  const { findings: before, lost: lostBefore } = await examine(context, await context.readStore());
  let fixed: Finding[] = [];
  let left = before;
  let lost = lostBefore;
  if (options.fix && before.some(({ fixable }) => fixable)) {
    const store = await context.writeStore();
    const valuesOf = (wanted: Finding['check']) =>
      before.filter(({ check }) => check === wanted).map(({ value }) => value);
    store.tidy(valuesOf('leftover'), valuesOf('orphan'), valuesOf('astray'), isoInstant(context.clock.now()));
    const after = await examine(context, store);
    lost = after.lost;
    // What could not be tightened now cannot be another time: the disk knows no rights.
    left = after.findings.map((one) => (one.check === 'rights' ? { ...one, fixable: false } : one));
    fixed = before.filter(
      (one) => !left.some(({ check, value }) => check === one.check && value === one.value),
    );
  }
  const status: ExitStatus = left.some(({ check }) => check === 'damage' || check === 'me')
    ? 4
    : left.length > 0
      ? 1
      : 0;
  const setUp = { version: environment.version, node: process.version, home: environment.home };
  const workdays = rulesOf(await context.readStore()).announced.last;
  if (options.json) {
    const ages = { lawCheckedOn: LAW_CHECKED_ON, workdaysUntil: workdays };
    writeJson(stdout, {
      ok: left.length === 0,
      ...setUp,
      ...ages,
      findings: left,
      fixed,
      lostAndFound: lost,
    });
    return status;
  }
  const lines = [
    doctor.setUp(setUp.version, setUp.node, clean(setUp.home)),
    doctor.ages(LAW_CHECKED_ON, workdays),
    ...fixed.map((one) => doctor.fixed(doctor.checks[one.check](shown(one)))),
    ...left.map((one) => `· ${doctor.checks[one.check](shown(one))}`),
    left.length === 0 ? doctor.fine : doctor.found(left.length),
    ...(left.some(({ check }) => check === 'orphan') ? [doctor.orphanHint] : []),
    ...(left.some(({ check, fixable }) => check === 'rights' && !fixable) ? [doctor.noRights] : []),
    ...(left.some(({ fixable }) => fixable) ? [doctor.howToFix] : []),
    ...(lost.length > 0 ? [doctor.lostAndFound(lost.length, clean(lostFolder(setUp.home)))] : []),
  ];
  say(stdout, lines);
  return status;
}

function shown({ check, value }: Finding): string {
  return check === 'clock' ? formatTime(Date.parse(value)) : clean(value);
}

/** Deletes what lies in `lost+found`, after its count was typed; nothing that a case misses. */
async function empty(
  context: Context,
  messages: MessagesWith<'evidence'>,
  { json, confirm }: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { stdout, stderr, environment } = context;
  const { doctor } = messages;
  const { lost, findings } = await examine(context, await context.readStore());
  const astray = findings.filter(({ check }) => check === 'astray').map(({ value }) => value);
  const names = lost.filter((name) => !astray.includes(name));
  const folder = clean(lostFolder(environment.home));
  if (names.length > 0) {
    const answers = new Answers(context, messages, json);
    const words = { ask: doctor.emptyQuestion(names.length, folder), why: doctor.emptyWhy };
    await answers.value('confirm', confirm, words, readConfirmation(names.length), { optional: false });
    answers.check();
    (await context.writeStore()).emptyLost(names);
  }
  if (json) writeJson(stdout, { deleted: names, kept: astray });
  else say(stderr, [doctor.emptied(names.length, folder), ...(astray.length > 0 ? [doctor.keptAstray] : [])]);
  return 0;
}

async function examine(context: Context, store: StoreReader): Promise<Examined> {
  const { clock } = context;
  const { announced } = rulesOf(store);
  const { problems } = await store.verify(null);
  const { brokenOff, looseRights, lost } = await store.leftovers();
  const missing = problems.flatMap(({ kind, expected }) =>
    kind === 'missing' && expected ? [expected] : [],
  );
  const today = dayOf(clock.now());
  const newest = store
    .cases(clock.now(), true)
    .reduce((latest, { state }) => Math.max(latest, state.recordedUntil), 0);
  const orphans = problems.filter(
    ({ kind, item }) => kind === 'unexpected' && !item.startsWith('.incoming-'),
  );
  const damaged = problems.filter(({ kind }) => kind !== 'unexpected');
  const astray = await store.inLost([...new Set(missing)]);
  const found = (check: Finding['check'], values: readonly string[], fixable = false) =>
    values.map((value) => ({ check, value, fixable }));
  const findings = [
    ...found('node', isOld(process.version) ? [process.version] : []),
    ...found('damage', damaged.length > 0 ? [String(damaged.length)] : []),
    ...found('me', await damagedMe(context)),
    ...found('rights', looseRights, true),
    ...found('leftover', brokenOff, true),
    ...found(
      'orphan',
      orphans.map(({ item }) => item),
      true,
    ),
    ...found(
      'calendar',
      today >= dayFrom({ year: announced.last, month: 12, date: 25 }) ? [String(announced.last)] : [],
    ),
    ...found('law', lawCheckIsOld(clock.now()) ? [LAW_CHECKED_ON] : []),
    ...found('astray', astray, true),
    ...found('clock', newest > clock.now() ? [new Date(newest).toISOString()] : []),
  ];
  return { findings, lost };
}

/** The file with who the user is, if it cannot be read. */
async function damagedMe(context: Context): Promise<string[]> {
  try {
    await context.readMe();
    return [];
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return [(error as RefundError<'me-damaged' | 'file-unreadable'>).details.path];
  }
}

/** The versions that the package asks for: 20.19 or newer of 20, 22.14 or newer. */
function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major < 20 || major === 21 || (major === 20 && minor < 19) || (major === 22 && minor < 14);
}
