import { resolve } from 'node:path';
import { assess } from '../advice/assess.ts';
import { checkText } from '../case/text.ts';
import { rowsOfCase, type Rules } from '../clocks/windows.ts';
import { answerWithCase, movedClocks, rulesOf } from '../dialogue/answer.ts';
import { type Definition, type Given, JSON_FLAG } from '../dialogue/command.ts';
import { openCaseNamed, stampNow, stampOf } from '../dialogue/typed.ts';
import { type AnswerIssue, RefundError, unreadable } from '../errors.ts';
import { readGiven } from '../opening.ts';
import { type WindowRow, WINDOWS } from '../law/windows.ts';
import type { ExitStatus } from '../ports.ts';
import { readWorkdayFile } from '../sharing/files.schema.ts';
import type { NoticeText } from '../sharing/files.schema.ts';
import type { StoreReader } from '../store/reading.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import type { Length } from '../time/period.ts';
import { noticeFaults } from '../time/working-days.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const SET_OPTIONS = {
  '--days <n>': { zh: '改成几天', en: 'so many days' },
  '--working-days <n>': { zh: '改成几个工作日', en: 'so many working days' },
  '--hours <n>': { zh: '改成几小时', en: 'so many hours' },
  '--default': { zh: '恢复原来的长度', en: 'back to what it was' },
  '--forget': {
    zh: '恢复原来的长度，并把给这个网站定过的记录彻底删掉',
    en: 'back to what it was, and what was set for this site is erased for good',
  },
  '--site <name>': { zh: '这个网站的所有案件', en: 'for all cases of this site' },
  '--case <case>': { zh: '只改这个案件', en: 'for this case only' },
  ...JSON_FLAG,
};

/** `refund rules set`: a length of the user's own for one case or one site; law that is verified stays. */
export const set = {
  arguments: {
    window: {
      zh: '时限的名字，refund rules 里有',
      en: 'a window, as in refund rules',
      choices: WINDOWS.map(({ id }) => id),
    },
  },
  options: SET_OPTIONS,
  examples: {
    zh: [
      ['refund rules set channel-30d --days 20 --case 1', 'App 里写的是 20 天'],
      ['refund rules set channel-30d --default --case 1', '改回原来的'],
    ],
    en: [
      ['refund rules set channel-30d --days 20 --case 1', 'the app says 20 days'],
      ['refund rules set channel-30d --default --case 1', 'back to the usual length'],
    ],
  },
  run: setLength,
} satisfies Definition;

/** The longest name of a site; characters. */
const MOST_SITE = 2000;
/** The longest own length of a window. */
const MOST: Readonly<Record<'days' | 'working-days' | 'hours', number>> = {
  days: 1000,
  'working-days': 400,
  hours: 2400,
};

async function setLength(
  context: Context,
  messages: Messages,
  windowId: string,
  options: Given<typeof SET_OPTIONS>,
): Promise<ExitStatus> {
  const { length, row } = readSetting(windowId, options);
  const { stdout, environment } = context;
  const { rules } = messages;
  const noteFor = (name: string) => (length === null ? rules.reset(name) : rules.set(name));
  if (options.case !== undefined) {
    const store = await context.writeStore();
    const { number, state } = openCaseNamed(store, options.case);
    const stamp = stampOf(context, state);
    await store.append(number, () => ({ type: 'rule-set', ...stamp, window: row.id, length }));
    const rowNow = rowsOfCase(store.caseByNumber(number).state, rulesOf(store)).find(
      ({ id }) => id === row.id,
    );
    const note = noteFor((rowNow ?? row).name[environment.language]);
    answerWithCase(context, messages, store, number, { note, json: options.json });
    return 0;
  }
  const site = options.site ?? '';
  const store = await context.writeStore();
  if (options.forget) {
    const places = store.rulesNaming([site]).filter(({ window }) => window === row.id);
    store.eraseRules(
      places.map(({ seq }) => seq),
      stampNow(context),
    );
  } else
    await store.appendRules([{ type: 'site-rule-set', ...stampNow(context), site, window: row.id, length }]);
  if (options.json) writeJson(stdout, { site, window: row.id, length });
  else writeLines(stdout, [`${site}${messages.punctuation.bar}${noteFor(row.name[environment.language])}`]);
  return 0;
}

/** @throws RefundError `bad-answers`, naming everything that is wrong */
function readSetting(
  windowId: string,
  options: Given<typeof SET_OPTIONS>,
): { readonly row: WindowRow; readonly length: Length | null } {
  const issues: AnswerIssue[] = [];
  const row = WINDOWS.find(({ id }) => id === windowId);
  if (!row) {
    const choices = WINDOWS.filter(isOpen).map(({ id }) => id);
    issues.push({ flag: 'WINDOW', given: windowId, reason: 'not-a-choice', choices });
  } else if (row.length === 'as-said') {
    issues.push({ flag: 'WINDOW', given: windowId, reason: 'as-said-fixed' });
  } else if (!isOpen(row)) {
    issues.push({ flag: 'WINDOW', given: windowId, reason: 'law-fixed' });
  }
  if ((options.site === undefined) === (options.case === undefined) || (options.forget && options.case)) {
    issues.push({ flag: 'site', given: options.site ?? '', reason: 'one-scope' });
  } else if (options.site !== undefined && !checkText(options.site, MOST_SITE).ok) {
    issues.push({ flag: 'site', given: options.site, reason: 'empty' });
  }
  const length = readLength(options, issues);
  if (issues.length > 0 || !row) throw new RefundError('bad-answers', { issues });
  return { row, length };
}

/** A law that was checked against its own text cannot be changed. */
function isOpen({ basis, verified, length }: WindowRow): boolean {
  return length !== 'as-said' && !(basis === 'law' && verified);
}

function readLength(options: Given<typeof SET_OPTIONS>, issues: AnswerIssue[]): Length | null {
  if (options.default || options.forget) return null;
  const given = (
    [
      ['days', options.days],
      ['working-days', options.workingDays],
      ['hours', options.hours],
    ] as const
  ).filter(([, text]) => text !== undefined);
  const [unit, text = ''] = given[0] ?? [];
  if (unit === undefined || given.length > 1) {
    issues.push({ flag: unit ?? 'days', given: text, reason: 'no-length' });
    return null;
  }
  const amount = /^[1-9]\d{0,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(amount) || amount > MOST[unit]) {
    issues.push({ flag: unit, given: text, reason: 'not-a-length' });
    return null;
  }
  return { amount, unit };
}

const WORKDAYS_OPTIONS = {
  '--add <file>': { zh: '放假安排文件（JSON）', en: "a year's days off (JSON)" },
  ...JSON_FLAG,
};

/** `refund rules workdays --add FILE`: loads a year's notice of days off and says which dates it moves. */
export const workdays = {
  options: WORKDAYS_OPTIONS,
  examples: {
    zh: [['refund rules workdays --add 2027.json', '加载新一年的安排']],
    en: [['refund rules workdays --add 2027.json', "load a new year's days off"]],
  },
  run: addWorkdays,
} satisfies Definition;

async function addWorkdays(
  context: Context,
  messages: Messages,
  options: Given<typeof WORKDAYS_OPTIONS>,
): Promise<ExitStatus> {
  const { stdout } = context;
  if (options.add === undefined) throw new RefundError('missing-answers', { flags: ['add'] });
  const path = resolve(options.add);
  const notices = await readNotices(path);
  const store = await context.writeStore();
  const before = rulesOf(store);
  const sorted = notices.toSorted((a, b) => a.year - b.year);
  refuseFaults(path, sorted, before);
  const stamp = stampNow(context);
  await store.appendRules(
    sorted.map(({ year, off, work }) => ({ type: 'workdays-added', ...stamp, year, off, work })),
  );
  const after = rulesOf(store);
  const moved = movedByCase(store, [before, after], messages, context);
  if (options.json) {
    writeJson(stdout, { added: sorted.map(({ year }) => year), announced: after.announced, moved });
    return 0;
  }
  const { rules } = messages;
  const lines = [
    ...sorted.map(({ year, off, work }) => rules.added(year, off.length, work.length)),
    ...moved.map(({ case: number, name, before: then, after: since }) =>
      rules.moved(number, name, then, since),
    ),
    ...(moved.length === 0 ? [rules.nothingMoved] : []),
  ];
  say(stdout, lines);
  return 0;
}

/** Of a file with days off: a year has a few dozen lines. */
const MOST_BYTES = 1024 * 1024;

async function readNotices(path: string): Promise<NoticeText[]> {
  let text: string;
  try {
    text = readGiven(path, MOST_BYTES).toString('utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
  const json = parse(text.replace(/^\uFEFF/, ''));
  const notices = json === undefined ? undefined : readWorkdayFile(json);
  if (!notices) {
    const problem = json === undefined ? 'not-json' : 'shape';
    throw new RefundError('bad-workdays', { path, problems: [{ problem, value: path }] });
  }
  return notices;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseFaults(path: string, notices: readonly NoticeText[], { announced }: Rules): void {
  let { last } = announced;
  const problems = notices.flatMap((notice) => {
    const faults = noticeFaults(notice, { first: announced.first, last });
    last = Math.max(last, notice.year);
    return faults;
  });
  if (problems.length > 0) throw new RefundError('bad-workdays', { path, problems });
}

/** Every clock of an open case that ends otherwise than before, or is no longer provisional. */
function movedByCase(
  store: StoreReader,
  [before, after]: readonly [Rules, Rules],
  messages: Messages,
  { clock, environment }: Context,
) {
  const now = clock.now();
  return store
    .cases(now, false)
    .flatMap((stored) =>
      movedClocks(
        assess(stored, before, now),
        assess(stored, after, now),
        messages,
        environment.language,
      ).map((clockMoved) => ({ case: stored.number, ...clockMoved })),
    );
}
