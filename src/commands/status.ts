import { assess, type Assessment, isAlarming } from '../advice/assess.ts';
import { recordedBy } from '../case/history.ts';
import { foldHistory, type StoredCase } from '../case/state.ts';
import { makeRules, type Rules } from '../clocks/windows.ts';
import { assessmentJson } from '../dialogue/answer.ts';
import { readCaseNumber, warnOfClock } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { caseScreen } from '../terminal/case-screen.ts';
import { stateText } from '../terminal/clock-text.ts';
import { listLines } from '../terminal/list-screen.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { DAY, formatTime, isoInstant } from '../time/day.ts';
import { parseTime } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';

interface StatusOptions {
  readonly all?: boolean;
  readonly allClocks?: boolean;
  readonly check?: boolean;
  readonly quiet?: boolean;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** How many cases the list shows; `--all` and `--json` give every one. */
const SHOWN = 20;

/** `refund status`: one case whole, or the list. With `--check` the exit code says whether something alarms. */
export async function run(
  context: Context,
  messages: Messages,
  given: string | undefined,
  options: StatusOptions,
): Promise<ExitStatus> {
  const { environment, stdout, stderr } = context;
  const store = await context.readStore();
  const present = context.clock.now();
  const now = options.asOf === undefined ? present : readAsOf(options.asOf, present);
  const rules = makeRules(store.ownRules());
  const cases =
    given === undefined ? listed(store, now, options) : [one(store, readCaseNumber(given), now, options)];
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
  const shown = given === undefined && !options.all ? assessed.slice(0, SHOWN) : assessed;
  writeLines(stdout, screen(shown, given, rules, context, messages, options));
  if (given === undefined && !options.all && shown.length === SHOWN) {
    const open = options.asOf === undefined ? store.openCount() : assessed.length;
    // A pipe gets the rows alone.
    if (open > SHOWN)
      writeLines(stdout.isTerminal ? stdout : stderr, [messages.status.moreCases(open - SHOWN)]);
  }
  return status;
}

function listed(store: StoreReader, now: number, { all, asOf, check, json }: StatusOptions): StoredCase[] {
  if (asOf === undefined) {
    if (check && !json) return pressed(store, now);
    return all || json ? store.cases(now, all ?? false) : store.cases(now, false, SHOWN);
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

function one(store: StoreReader, number: number, now: number, { asOf }: StatusOptions): StoredCase {
  if (asOf === undefined) return store.caseByNumber(number);
  const state = stateAsOf(store, number, now);
  if (!state) throw new RefundError('before-as-of', { number, asOf: formatTime(now) });
  return { number, state };
}

/** The case as it was known at an instant: what was recorded later is left out. */
function stateAsOf(store: StoreReader, number: number, now: number) {
  return foldHistory(recordedBy(store.history(number), now));
}

/** Unlike the time of a fact, this may lie ahead: "how will it stand on Friday?" */
function readAsOf(given: string, present: number): number {
  const ahead = present + 100 * 366 * DAY;
  const time = parseTime(given, /^\d{4}/.test(given.trim()) ? ahead : present);
  if (!time.ok)
    throw new RefundError('bad-answers', { issues: [{ flag: 'as-of', given, reason: time.reason }] });
  return time.value;
}

function screen(
  assessed: readonly Assessment[],
  given: string | undefined,
  rules: Rules,
  { environment, stdout }: Context,
  messages: Messages,
  options: StatusOptions,
): string[] {
  const { language } = environment;
  const [first] = assessed;
  if (given !== undefined && first) {
    return caseScreen(first, rules, messages, language, stdout, options.allClocks ?? false);
  }
  if (assessed.length === 0) {
    if (!stdout.isTerminal) return [];
    return wrap(options.all ? messages.status.noCases : messages.status.noOpenCases, stdout.columns);
  }
  return assessed.flatMap((assessment) => listLines(assessment, rules, messages, language, stdout));
}

function checkLines(
  assessed: readonly Assessment[],
  rules: Rules,
  { environment, stdout }: Context,
  messages: Messages,
): string[] {
  const lines = assessed.flatMap(({ number, deadlines, now }) =>
    deadlines
      .filter(isAlarming)
      .map((deadline) =>
        messages.status.alarm(
          number,
          deadline.window.name[environment.language],
          stateText(deadline, rules, messages, now),
        ),
      ),
  );
  return (lines.length > 0 ? lines : [messages.status.checkClear]).flatMap((line) =>
    wrap(line, stdout.columns, '  '),
  );
}
