import { checkText } from '../case/facts.ts';
import { makeRules, rowsOfCase } from '../clocks/windows.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { type AnswerIssue, RefundError } from '../errors.ts';
import { type WindowRow, WINDOWS } from '../law/windows.ts';
import type { Context, ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import type { Length } from '../time/period.ts';
import type { Messages } from '../words/words.ts';

interface SetOptions {
  readonly days?: string;
  readonly workingDays?: string;
  readonly hours?: string;
  readonly default?: boolean;
  readonly site?: string;
  readonly case?: string;
  readonly json?: boolean;
}

const MOST_SITE = 2000;
const MOST: Readonly<Record<'days' | 'working-days' | 'hours', number>> = {
  days: 1000,
  'working-days': 400,
  hours: 2400,
};

/** `refund rules set`: a length of the user's own for one case or one site; law that is verified stays. */
export async function run(
  context: Context,
  messages: Messages,
  windowId: string,
  options: SetOptions,
): Promise<ExitStatus> {
  const { length, row } = readSetting(windowId, options);
  const { stdout, environment } = context;
  const { rules } = messages;
  const noteFor = (name: string) => (length === null ? rules.reset(name) : rules.set(name));
  if (options.case !== undefined) {
    const store = await context.writeStore();
    const { number, state } = openCase(store, options.case);
    const stamp = stampOf(context, state);
    await store.append(number, () => ({ type: 'rule-set', version: 1, ...stamp, window: row.id, length }));
    const rowNow = rowsOfCase(store.caseByNumber(number).state, makeRules(store.ownRules())).find(
      ({ id }) => id === row.id,
    );
    const note = noteFor((rowNow ?? row).name[environment.language]);
    answerWithCase(context, messages, store, number, { note, json: options.json });
    return 0;
  }
  const site = options.site ?? '';
  const store = await context.writeStore();
  const now = context.clock.now();
  await store.appendRules([
    {
      type: 'site-rule-set',
      version: 1,
      at: now,
      recordedAt: now,
      site,
      window: row.id,
      length,
    },
  ]);
  if (options.json) writeJson(stdout, { site, window: row.id, length });
  else writeLines(stdout, [`${site}${messages.punctuation.bar}${noteFor(row.name[environment.language])}`]);
  return 0;
}

/** @throws RefundError `bad-answers`, naming everything that is wrong */
function readSetting(
  windowId: string,
  options: SetOptions,
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
  if ((options.site === undefined) === (options.case === undefined)) {
    issues.push({ flag: 'site', given: options.site ?? '', reason: 'one-scope' });
  } else if (options.site !== undefined && !checkText(options.site, MOST_SITE).ok) {
    issues.push({ flag: 'site', given: options.site, reason: 'empty' });
  }
  const length = readLength(options, issues);
  if (issues.length > 0 || !row) throw new RefundError('bad-answers', { issues });
  return { row, length };
}

/** A law that was held against its text is nobody's to change. */
function isOpen({ basis, verified, length }: WindowRow): boolean {
  return length !== 'as-said' && !(basis === 'law' && verified);
}

function readLength(options: SetOptions, issues: AnswerIssue[]): Length | null {
  if (options.default) return null;
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
