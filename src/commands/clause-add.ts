import { CLAUSE_STARTS } from '../case/events.ts';
import { checkText } from '../case/facts.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { openCase, stampOf } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import type { Nature } from '../law/windows.ts';
import { type Parsed, parsed, refused } from '../parsed.ts';
import type { Context, ExitStatus } from '../ports.ts';
import type { Length } from '../time/period.ts';
import { parseDue, parseTime } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import { MOST_NAME, MOST_TEXT } from './log-contact.ts';

/** `refund clause add`: a clause of the site, as the user copied it; a time it sets becomes a clock. */
export async function run(
  context: Context,
  messages: Messages,
  given: string,
  options: {
    readonly title?: string;
    readonly number?: string;
    readonly text?: string;
    readonly after?: string;
    readonly from?: string;
    readonly refund?: boolean;
    readonly url?: string;
    readonly at?: string;
    readonly json?: boolean;
  },
): Promise<ExitStatus> {
  const { number, state } = openCase(await context.readStore(), given);
  const { ask } = messages.logging;
  const answers = new Answers(context, messages, options.json);
  const bare = options.text === undefined;
  const needed = { optional: false } as const;
  const short = (typed: string) => checkText(typed, MOST_NAME);
  const title = await answers.value('title', options.title, ask.clauseTitle, short, needed);
  const clause = await answers.value('number', options.number, ask.clauseNumber, short, needed);
  const text = await answers.value(
    'text',
    options.text,
    ask.clauseText,
    (typed) => checkText(typed, MOST_TEXT),
    needed,
  );
  const after = await answers.value('after', options.after, ask.clauseAfter, readLength, {
    optional: true,
    ask: bare,
  });
  const starts = CLAUSE_STARTS.map((value) => ({ value, label: ask.clauseStarts[value] ?? value }));
  const from =
    options.from === undefined && !(after && answers.mayAsk)
      ? null
      : await answers.choice('from', options.from, ask.clauseFrom, starts);
  const url = await answers.value('url', options.url, ask.clauseUrl, (typed) => checkText(typed, MOST_TEXT), {
    optional: true,
    ask: bare,
  });
  answers.check();
  if (after && !from) {
    throw new RefundError('bad-answers', {
      issues: [{ flag: 'after', given: options.after ?? '', reason: 'needs-both' }],
    });
  }
  const stamp = stampOf(context, state);
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'clause-added',
    version: 1,
    ...stamp,
    title: title ?? '',
    number: clause ?? '',
    text: text ?? '',
    after: after ?? null,
    from: from ?? null,
    nature: natureOf(text ?? ''),
    refund: options.refund ?? false,
    url: url ?? null,
    seenAt: options.at === undefined ? stamp.at : seenAt(options.at, stamp.recordedAt),
  }));
  const note = messages.logging.clauseAdded(number);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Words by which a clause gives the user something to ask for, instead of the site something to do. */
const MAY =
  /可以?(?:向[^，。；]{0,12})?(?:申请|要求|请求|选择|办理|发起|获得|享受)|可(?:以)?(?:全额)?退|有权|支持退款/;

/** "可申请退款" is a right from then on; whatever else sets a time is owed by then. */
function natureOf(text: string): Nature {
  return MAY.test(text) ? 'right-from' : 'they-owe';
}

/** A length and not a date: a clause counts from something. */
function readLength(text: string): Parsed<Length> {
  const due = parseDue(text, 0);
  return due.ok && !('until' in due.value) ? parsed(due.value) : refused('needs-length');
}

/** A page may have been seen before the payment. */
function seenAt(given: string, now: number): number {
  const time = parseTime(given, now);
  if (!time.ok)
    throw new RefundError('bad-answers', { issues: [{ flag: 'at', given, reason: time.reason }] });
  return time.value;
}
