import { CLAUSE_STARTS } from '../case/events.ts';
import { clean, cleanLines } from '../case/text.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { CASE, type Definition, type Given, JSON_FLAG, PRINTED } from '../dialogue/command.ts';
import { caseNamed, openCaseNamed, readName, readText, readTime, stampOf } from '../dialogue/typed.ts';
import { badAnswer, type Parsed, parsed, refused } from '../errors.ts';
import type { Nature } from '../law/windows.ts';
import type { ExitStatus } from '../ports.ts';
import { writeJson, writeLines } from '../terminal/output.ts';
import { wrap } from '../terminal/text.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import { type Length, periodWords } from '../time/period.ts';
import { parseDue } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const ADD_OPTIONS = {
  '--title <text>': { zh: '这份规则的名字', en: 'what the terms are called' },
  '--number <text>': { zh: '第几条', en: 'number of the clause' },
  '--text <text>': { zh: '条款原文', en: 'its words' },
  '--after <length>': { zh: '条款写的时间：1h、30min、3wd', en: 'the time it sets: 1h, 30min, 3wd' },
  '--from <start>': {
    zh: `从什么时候起算：${CLAUSE_STARTS.join('、')}`,
    en: `counted from: ${CLAUSE_STARTS.join(', ')}`,
    choices: CLAUSE_STARTS,
  },
  '--refund': { zh: '这个时间是退款的期限', en: 'the time is one for the refund' },
  '--url <url>': { zh: '在哪个网页看到的', en: 'the page it was seen on' },
  '--at <time>': { zh: '什么时候看到的，默认现在', en: 'when it was seen; default now' },
  ...JSON_FLAG,
};

/** `refund clause add`: a clause of the site, as the user copied it; a time it sets becomes a clock. */
export const add = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: { case: CASE },
  options: ADD_OPTIONS,
  examples: {
    zh: [
      ['refund clause add 1', '一项项问'],
      [
        "refund clause add 1 --title 服务条款 --number 5 --text '超过1小时未处理可申请退款' --after 1h --from order",
        '写了时间的会变成期限',
      ],
    ],
    en: [
      ['refund clause add 1', 'question by question'],
      [
        "refund clause add 1 --title Terms --number 5 --text '超过1小时未处理可申请退款' --after 1h --from order",
        'a time in it becomes a clock',
      ],
    ],
  },
  run: addClause,
} satisfies Definition;

async function addClause(
  context: Context,
  messages: Messages,
  given: string,
  options: Given<typeof ADD_OPTIONS>,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const { ask } = messages.logging;
  const answers = new Answers(context, messages, options.json);
  const bare = options.text === undefined;
  const title = await answers.value('title', options.title, ask.clauseTitle, readName, { optional: false });
  // Many terms have no numbers.
  const clause = await answers.value('number', options.number, ask.clauseNumber, readName, {
    optional: true,
    ask: bare,
  });
  const text = await answers.lines('text', options.text, ask.clauseText, readText);
  const after = await answers.value('after', options.after, ask.clauseAfter, readLength, {
    optional: true,
    ask: bare,
  });
  const starts = CLAUSE_STARTS.map((value) => ({ value, label: ask.clauseStarts[value] ?? value }));
  const from =
    options.from === undefined && !(after && answers.mayAsk)
      ? null
      : await answers.choice('from', options.from, ask.clauseFrom, starts);
  const url = await answers.value('url', options.url, ask.clauseUrl, readText, {
    optional: true,
    ask: bare,
  });
  answers.check();
  if (after && !from) throw badAnswer('after', options.after ?? '', 'needs-both');
  const stamp = stampOf(context, state);
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'clause-added',
    ...stamp,
    title: title ?? '',
    number: clause ?? '',
    text: text ?? '',
    after: after ?? null,
    from: from ?? null,
    nature: natureOf(text ?? ''),
    refund: options.refund ?? false,
    url: url ?? null,
    // A page may have been seen before the payment.
    seenAt: options.at === undefined ? stamp.at : readTime('at', options.at, stamp.recordedAt),
  }));
  const note = messages.logging.clauseAdded(number);
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Words by which a clause gives the user something to ask for, instead of the site something to do. */
const MAY =
  /可以?(?:向[^，。；]{0,12})?(?:申请|要求|请求|选择|办理|发起|获得|享受)|可(?:以)?(?:全额)?退|有权|支持退款/;

/** "可申请退款" is a right from then on; any other clause with a time says what is owed by then. */
function natureOf(text: string): Nature {
  return MAY.test(text) ? 'right-from' : 'they-owe';
}

/** A length and not a date: a clause counts from something. */
function readLength(text: string): Parsed<Length> {
  const due = parseDue(text, 0);
  return due.ok && !('until' in due.value) ? parsed(due.value) : refused('needs-length');
}

/** `refund clause list`: the clauses of a case, with where and when they were seen. */
export const list = {
  arguments: { case: CASE },
  options: PRINTED,
  examples: {
    zh: [['refund clause list 1', '看抄下的条款']],
    en: [['refund clause list 1', 'the clauses you copied']],
  },
  run: listClauses,
} satisfies Definition;

async function listClauses(
  context: Context,
  { logging, punctuation }: Messages,
  given: string,
  options: Given<typeof PRINTED>,
): Promise<ExitStatus> {
  const { stdout, environment } = context;
  const { clauses } = caseNamed(await context.readStore(), given).state;
  if (options.json) {
    writeJson(stdout, {
      clauses: clauses.map(
        ({ seq, event: { title, number, text, after, from, nature, refund, url, seenAt } }) => ({
          seq,
          title,
          number,
          text,
          after,
          from,
          nature: after === null ? null : nature,
          refund,
          url,
          seenAt: isoInstant(seenAt),
        }),
      ),
    });
    return 0;
  }
  if (stdout.isPlain) {
    writeLines(
      stdout,
      [
        ['seq', 'title', 'number', 'text', 'seen'],
        ...clauses.map(({ seq, event }) => [
          seq,
          clean(event.title),
          clean(event.number),
          clean(event.text),
          formatTime(event.seenAt),
        ]),
      ].map((cells) => cells.join('\t')),
    );
    return 0;
  }
  const lines = clauses.flatMap(({ event }) => [
    ...wrap(logging.clauseOf(clean(event.title), clean(event.number)), stdout.columns, '  '),
    ...cleanLines(event.text)
      .split('\n')
      .flatMap((line) => wrap(`  ${line}`, stdout.columns, '  ')),
    ...wrap(
      `  ${logging.seen(formatTime(event.seenAt), clean(event.url ?? ''))}${event.after ? `${punctuation.bar}${periodWords(event.after)[environment.language]}` : ''}`,
      stdout.columns,
      '  ',
    ),
  ]);
  writeLines(stdout, lines.length > 0 ? lines : [logging.noClauses]);
  return 0;
}
