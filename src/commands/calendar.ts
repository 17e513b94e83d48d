import { resolve } from 'node:path';
import { assess, type Assessment } from '../advice/assess.ts';
import { formatYuan } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { alarmBasis } from '../clocks/windows.ts';
import { rulesOf } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { type Definition, type Given, JSON_FLAG, OUTPUT } from '../dialogue/command.ts';
import { writeOutput } from '../dialogue/files.ts';
import { RefundError } from '../errors.ts';
import { isStdout } from '../opening.ts';
import type { ExitStatus } from '../ports.ts';
import type { CalendarEntry } from '../sharing/calendar-file.ts';
import { dueText } from '../terminal/clock-text.ts';
import { writeJson } from '../terminal/output.ts';
import { say } from '../terminal/text.ts';
import { formatTime } from '../time/day.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const OPTIONS = {
  ...OUTPUT,
  ...JSON_FLAG,
};

/** So many entries are shown on a screen. */
const MOST_SHOWN = 10;

/** `refund calendar`: every open clock as an .ics file, which can be imported again and again. */
export const command = {
  options: OPTIONS,
  examples: {
    zh: [['refund calendar -o 退款期限.ics', '导进手机日历，提前提醒']],
    en: [['refund calendar -o clocks.ics', 'for the calendar of your phone, with reminders']],
  },
  run,
} satisfies Definition;

async function run(
  context: Context,
  messages: Messages,
  options: Given<typeof OPTIONS>,
): Promise<ExitStatus> {
  const { clock, stdout, stderr } = context;
  const now = clock.now();
  const store = await context.readStore();
  const own = store.ownRules();
  const rules = rulesOf(store);
  const entries = store
    .cases(now, false)
    .flatMap((stored) => entriesOf(assess(stored, rules, now), own.notices.length, context, messages));
  const { calendarFile } = await import('../sharing/calendar-file.ts');
  const text = calendarFile(messages.calendar.name, entries, now);
  const saving = !isStdout(options.output);
  const path = resolve(options.output ?? '');
  if (saving) {
    await save(context, messages, path, Buffer.from(text, 'utf8'), options.json);
  }
  if (options.json) {
    writeJson(stdout, { path: saving ? path : null, clocks: entries.length, text: saving ? null : text });
    return 0;
  }
  if (!saving && stdout.isTerminal) {
    // Nobody reads a calendar file on a screen: what would be in it, and how it is written.
    const shown = entries.toSorted((a, b) => a.endsAt - b.endsAt).slice(0, MOST_SHOWN);
    const lines = shown.map(({ endsAt, title }) => `· ${formatTime(endsAt - 1)}  ${title}`);
    const more = entries.length - shown.length;
    say(stdout, [
      messages.calendar.wouldWrite(entries.length),
      ...lines,
      ...(more > 0 ? [messages.calendar.more(more)] : []),
      ...(entries.length > 0 ? [messages.calendar.howToWrite] : []),
    ]);
    return 0;
  }
  if (!saving) stdout.write(text);
  const note =
    entries.length === 0 ? messages.calendar.nothing : messages.calendar.written(clean(path), entries.length);
  if (saving || entries.length === 0) say(stderr, note);
  return 0;
}

/** Over an older calendar of its own without a question; over anything else only if somebody says so. */
async function save(
  context: Context,
  messages: Messages,
  path: string,
  bytes: Buffer,
  json: boolean | undefined,
): Promise<void> {
  const { isOurCalendar } = await import('../sharing/calendar-file.ts');
  try {
    writeOutput(context, path, bytes, isOurCalendar);
  } catch (error) {
    const answers = new Answers(context, messages, json);
    if (!(error instanceof RefundError) || error.code !== 'file-exists' || !answers.mayAsk) throw error;
    const { askReplace, askReplaceWhy: why } = messages.calendar;
    if (!(await answers.confirm({ ask: askReplace(clean(path)), why }, false))) throw error;
    writeOutput(context, path, bytes, () => true);
  }
}

function entriesOf(
  { number, state, deadlines, now }: Assessment,
  loaded: number,
  { environment }: Context,
  messages: Messages,
): CalendarEntry[] {
  const { language } = environment;
  const { facts, identity, lastSeq } = state;
  const { calendar, status, punctuation } = messages;
  return deadlines.flatMap((deadline) => {
    const { window, dueAt } = deadline;
    if (dueAt === null || deadline.state === 'met') return [];
    // A rule of thumb that is past asks nobody for anything any more.
    const isPractice = alarmBasis(window) === 'practice';
    if (dueAt <= now && isPractice) return [];
    const provisional = deadline.certainty === 'provisional' ? status.provisional : '';
    return [
      {
        uid: uidOf(identity, deadline),
        revision: lastSeq + loaded,
        endsAt: dueAt,
        quiet: isPractice,
        title: calendar.title(number, window.name[language], provisional),
        description: [
          calendar.about(clean(facts.site), clean(facts.order ?? ''), formatYuan(facts.amountFen)),
          `${dueText(deadline, messages)}${provisional}`,
          `${status.basis[window.basis]}${window.verified ? '' : `${punctuation.comma}${status.unverified}`}${punctuation.colon}${window.source[language]}`,
          window.whenOver[language],
          calendar.command(number),
        ].join('\n'),
      },
    ];
  });
}

/** By the case's own identity, which no other store gives out, and by what started the clock. */
function uidOf(identity: string, { window, startedBySeq }: Deadline): string {
  const origin = window.origin === undefined ? '' : `-${window.origin}`;
  return `${identity}-${window.id}${origin}-${startedBySeq ?? 0}@refund`;
}
