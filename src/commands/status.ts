import { assess, type Assessment, isAlarming } from '../advice/assess.ts';
import { recordedBy } from '../case/history.ts';
import { foldHistory, type StoredCase } from '../case/state.ts';
import type { Rules } from '../clocks/windows.ts';
import { assessmentJson, rulesOf } from '../dialogue/answer.ts';
import { CASE, type Definition, type Given, PRINTED } from '../dialogue/command.ts';
import { readCaseNumber, warnOfClock } from '../dialogue/typed.ts';
import { caseCalled, isNumber } from '../dialogue/which-case.ts';
import { badAnswer, RefundError } from '../errors.ts';
import type { ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { casePage } from '../terminal/case-screen.ts';
import { stateText } from '../terminal/clock-text.ts';
import { listLines, listRows } from '../terminal/list-screen.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { DAY, formatTime, isoInstant } from '../time/day.ts';
import { parseTime } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  '--all': { zh: '连已结案的一起列出', en: 'closed cases too' },
  '--all-clocks': { zh: '列出全部时限', en: 'every clock' },
  '--details': {
    zh: '全部事实，每个时限的来源和两种算法',
    en: 'every fact, and where each clock comes from',
  },
  '--check': { zh: '24 小时内有要紧的期限就以 3 退出', en: 'exit 3 when something presses within 24 hours' },
  '--quiet': { zh: '不输出', en: 'print nothing' },
  '--as-of <time>': {
    zh: '按这个时刻看，之后记下的不算',
    en: 'as of this time; what was logged later is left out',
  },
  ...PRINTED,
};

/** `refund status`: one case whole, or the list. With `--check` the exit code says whether something alarms. */
export const command = {
  tellsNext: 'called',
  arguments: { case: CASE },
  options: OPTIONS,
  examples: {
    zh: [
      ['refund status', '没结的案件，最急的在最前面'],
      ['refund status 1', '案件 1 的时限、缺什么、下一步'],
      ['refund status --check', '有要紧的期限就以 3 退出，给登录脚本用'],
    ],
    en: [
      ['refund status', 'open cases, the most pressing first'],
      ['refund status 1', 'clocks, what is missing, the next step'],
      ['refund status --check', 'ends with 3 where something presses: for login scripts'],
    ],
  },
  run,
} satisfies Definition;

/** How many cases the list shows in a terminal; `--all`, a pipe and `--json` give every one. */
const SHOWN = 30;

async function run(
  context: Context,
  messages: Messages,
  given: string | undefined,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { environment, stdout } = context;
  const store = await context.readStore();
  const present = context.clock.now();
  const now = options.asOf === undefined ? present : readAsOf(options.asOf, present);
  const rules = rulesOf(store);
  const cases =
    given === undefined
      ? listed(store, now, options, stdout.isTerminal ? SHOWN : Infinity)
      : named(store, given, now, options);
  const assessed = cases.map((stored) => assess(stored, rules, now));
  const alarming = assessed.some(({ deadlines }) => deadlines.some(isAlarming));
  if (options.asOf === undefined) {
    warnOfClock(
      context,
      messages,
      cases.map(({ state }) => state),
    );
  }
  const status: ExitStatus = options.check && alarming ? 3 : 0;
  if (options.json) {
    const views = assessed.map((assessment) => {
      const { case: view, deadlines, next } = assessmentJson(assessment, messages, environment.language);
      return { ...view, deadlines, next };
    });
    writeJson(stdout, { asOf: isoInstant(now), cases: views });
    return status;
  }
  if (options.quiet || (environment.quiet && options.check)) return status;
  if (options.check) {
    writeLines(stdout, checkLines(assessed, rules, context, messages));
    return status;
  }
  const isOne = given !== undefined && assessed.length === 1;
  if (stdout.isPlain) {
    const [first] = assessed;
    const rows =
      isOne && first
        ? (await detailed()).caseRows(first, messages, environment.language, rules)
        : listRows(assessed);
    writeLines(stdout, rows);
    return status;
  }
  // The list ends with the most pressing case; what was left out stands above it.
  const more =
    given === undefined &&
    !options.all &&
    options.asOf === undefined &&
    stdout.isTerminal &&
    assessed.length === SHOWN
      ? store.openCount() - SHOWN
      : 0;
  if (more > 0) writeLines(stdout, [messages.status.moreCases(more)]);
  writeLines(stdout, await screen(assessed, isOne, rules, context, messages, options));
  return status;
}

function listed(
  store: StoreReader,
  now: number,
  { all, asOf, check, json, plain }: Given<typeof OPTIONS>,
  limit = Infinity,
): StoredCase[] {
  if (asOf === undefined) {
    if (check && !json) return pressed(store, now);
    return store.cases(now, all ?? false, all || json || plain ? Infinity : limit);
  }
  return store.numbers().flatMap((number) => {
    const state = stateAsOf(store, number, now);
    return state && (all || !state.closed) ? [{ number, state }] : [];
  });
}

/** The cases with a clock that presses, the most pressing first. */
function pressed(store: StoreReader, now: number): StoredCase[] {
  const numbers = new Set(store.pressing(now).map(({ number }) => number));
  return Array.from(numbers, (number) => store.caseByNumber(number));
}

/** The case of a number, or the cases whose site, order or product holds a text, the most pressing first. */
function named(
  store: StoreReader,
  given: string,
  now: number,
  { all, asOf }: Given<typeof OPTIONS>,
): StoredCase[] {
  if (isNumber(given)) {
    const number = readCaseNumber(given);
    if (asOf === undefined) return [store.caseByNumber(number)];
    const state = stateAsOf(store, number, now);
    if (!state) throw new RefundError('before-as-of', { number, asOf: formatTime(now) });
    return [{ number, state }];
  }
  const called = new Set(store.casesCalled(given).map(({ number }) => number));
  const open = listed(store, now, {
    ...(asOf === undefined ? {} : { asOf }),
    ...(all ? { all } : {}),
    json: true,
  });
  const found = open.filter(({ number }) => called.has(number));
  if (found.length > 0) return found;
  return [caseCalled(store, given)];
}

/** The case as it was known at an instant: what was recorded later is left out. */
function stateAsOf(store: StoreReader, number: number, now: number) {
  return foldHistory(recordedBy(store.history(number), now));
}

/** Unlike the time of a fact, this may lie ahead: "how will it stand on Friday?" */
function readAsOf(given: string, present: number): number {
  const ahead = present + 100 * 366 * DAY;
  const time = parseTime(given, /^\d{4}/.test(given.trim()) ? ahead : present);
  if (!time.ok) throw badAnswer('as-of', given, time.reason);
  return time.value;
}

/** Loaded only where it is asked for: the page of a case does without. */
const detailed = () => import('../terminal/details-screen.ts');

async function screen(
  assessed: readonly Assessment[],
  isOne: boolean,
  rules: Rules,
  { environment, stdout }: Context,
  messages: Messages,
  { all, allClocks = false, details }: Given<typeof OPTIONS>,
): Promise<string[]> {
  const { language } = environment;
  const [first] = assessed;
  if (isOne && first)
    return details
      ? (await detailed()).detailsScreen(first, rules, messages, language, stdout, allClocks)
      : casePage(first, rules, messages, language, stdout, allClocks);
  if (assessed.length === 0)
    return wrap(all ? messages.status.noCases : messages.status.noOpenCases, stdout.columns);
  return listLines(assessed, rules, messages, language, stdout);
}

function checkLines(
  assessed: readonly Assessment[],
  rules: Rules,
  { environment, stdout }: Context,
  messages: Messages,
): string[] {
  const lines = assessed.flatMap(({ number, deadlines, now, next }) =>
    deadlines
      .filter(isAlarming)
      .map((deadline) =>
        messages.status.alarmWith(
          messages.status.alarm(
            number,
            deadline.window.name[environment.language],
            stateText(deadline, rules, messages, now),
          ),
          next.command,
        ),
      ),
  );
  return (lines.length > 0 ? lines : [messages.status.checkClear]).flatMap((line) =>
    wrap(line, stdout.columns, '  '),
  );
}
