import { REPLIES, VIAS } from '../case/events.ts';
import { refuseEarlyReply } from '../case/moments.ts';
import { answerWithCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import {
  AT,
  CASE,
  type Definition,
  FROM,
  type Given,
  JSON_FLAG,
  REPLY_OUTCOME,
} from '../dialogue/command.ts';
import { openCaseNamed, readName, readText, stampOf, stampText } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { PARTIES, RECIPIENTS } from '../law/parties.ts';
import type { ExitStatus } from '../ports.ts';
import { parseDue } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

const PROMISE_REFUND = {
  '--refund': {
    zh: '答应的是到时退款，不只是答复',
    en: 'the refund itself was promised, not only an answer',
  },
};

const AGENT = { '--agent <number>': { zh: '客服工号或名字', en: 'agent number or name' } };

const CONTACT_OPTIONS = {
  '--via <via>': { zh: `怎么联系的：${VIAS.join('、')}`, en: `how: ${VIAS.join(', ')}`, choices: VIAS },
  ...AGENT,
  '--promise <time>': {
    zh: '对方答应的时间：24h、3wd、2026-11-25 18:00',
    en: 'promised by: 24h, 3wd, 2026-11-25 18:00',
  },
  ...PROMISE_REFUND,
  ...AT,
  ...JSON_FLAG,
};

/** `refund log contact`: the user reached the site; a promise becomes a clock of its own. */
export const contact = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: {
    case: CASE,
    text: { zh: '说了什么', en: 'what was said' },
  },
  options: CONTACT_OPTIONS,
  examples: {
    zh: [
      ["refund log contact 1 '客服说24小时内处理' --promise 24h --agent 1001", '答应的时间会变成期限'],
      ["refund log contact 1 '打电话没人接' --via phone --at '昨天 18:30'", '补记昨天的事'],
    ],
    en: [
      ["refund log contact 1 'done in 24 hours' --promise 24h --agent 1001", 'the promise becomes a clock'],
      [
        "refund log contact 1 'nobody answers' --via phone --at '2026-11-24 18:30'",
        'something of an earlier day',
      ],
    ],
  },
  run: logContact,
} satisfies Definition;

async function logContact(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: Given<typeof CONTACT_OPTIONS>,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const stamp = stampOf(context, state, options.at);
  const { ask, vias } = messages.logging;
  const answers = new Answers(context, messages, options.json);
  // A user who gives the text as an argument has said all there is to say: only a bare command asks for more.
  const bare = text === undefined;
  const said = await answers.value('TEXT', text, ask.contactText, readText, {
    optional: false,
  });
  const choices = VIAS.map((value) => ({ value, label: vias[value] ?? value }));
  const via =
    options.via === undefined && !(bare && answers.mayAsk)
      ? null
      : await answers.choice('via', options.via, ask.via, choices);
  const agent = await answers.value('agent', options.agent, ask.agent, readName, {
    optional: true,
    ask: bare,
  });
  const promise = await answers.value(
    'promise',
    options.promise,
    ask.promise,
    (typed) => parseDue(typed, stamp.at),
    { optional: true, ask: bare },
  );
  answers.check();
  const refund = options.refund ?? (promise !== null && bare && (await asksRefund(answers, messages)));
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'contact-logged',
    ...stamp,
    via: via ?? null,
    agent: agent ?? null,
    promise: promise ?? null,
    refund,
    text: said ?? '',
  }));
  const note = messages.logging.contacted(number, stampText(stamp, messages.language));
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}

/** Whether the promise is of the money or of an answer. */
async function asksRefund(answers: Answers, { logging }: Messages): Promise<boolean> {
  if (!answers.mayAsk) return false;
  const kind = await answers.choice('refund', undefined, logging.ask.promiseRefund, [
    { value: 'answer', label: logging.ask.isAnswer },
    { value: 'refund', label: logging.ask.isRefund },
  ]);
  return kind === 'refund';
}

const REPLY_OPTIONS = {
  ...FROM,
  ...REPLY_OUTCOME,
  '--due <time>': { zh: '对方答应的时间，或者给你的期限', en: 'what they promised, or set you' },
  ...PROMISE_REFUND,
  ...AGENT,
  ...AT,
  ...JSON_FLAG,
};

/** `refund log reply`: a party answered; that meets its clocks, and may start one of its own or of the user's. */
export const reply = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: {
    case: CASE,
    text: { zh: '对方的原话', en: 'their words' },
  },
  options: REPLY_OPTIONS,
  examples: {
    zh: [
      ["refund log reply 1 --from site --outcome refused '充值后不退'", '网站拒绝了'],
      ['refund log reply 1 --from 12315 --outcome accepted', '12315 受理了'],
      ["refund log reply 1 --from payment --outcome asks-more --due 3d '补订单截图'", '要你 3 天内补材料'],
    ],
    en: [
      ["refund log reply 1 --from site --outcome refused 'no refunds'", 'the site refused'],
      ['refund log reply 1 --from 12315 --outcome accepted', '12315 took it on'],
      [
        "refund log reply 1 --from payment --outcome asks-more --due 3d 'order page'",
        'more wanted in 3 days',
      ],
    ],
  },
  run: logReply,
} satisfies Definition;

async function logReply(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: Given<typeof REPLY_OPTIONS>,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const stamp = stampOf(context, state, options.at);
  const { ask, replies, outcomes } = messages.logging;
  const { language } = context.environment;
  const answers = new Answers(context, messages, options.json);
  const bare = options.outcome === undefined;
  const parties = RECIPIENTS.map((value) => ({ value, label: PARTIES[value][language] }));
  const from = await answers.choice('from', options.from, ask.from, parties);
  const kinds = REPLIES.map((value) => ({ value, label: replies[value] ?? value }));
  const outcome = await answers.choice('outcome', options.outcome, ask.outcome, kinds);
  const asksMore = outcome === 'asks-more';
  const due = await answers.value(
    'due',
    options.due,
    asksMore ? ask.dueAsked : ask.dueGiven,
    (typed) => parseDue(typed, stamp.at),
    { optional: true, ask: bare || asksMore },
  );
  const said = await answers.value('TEXT', text, ask.replyText, readText, {
    optional: true,
    ask: bare,
  });
  const agent = await answers.value('agent', options.agent, ask.agent, readName, {
    optional: true,
    ask: false,
  });
  answers.check();
  if (!from || !outcome) throw new RefundError('missing-answers', { flags: ['from', 'outcome'] });
  refuseEarlyReply(number, from, state, stamp.at);
  const refund =
    options.refund ?? (due !== null && !asksMore && bare && (await asksRefund(answers, messages)));
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'reply-logged',
    ...stamp,
    from,
    outcome,
    due: due ?? null,
    refund,
    agent: agent ?? null,
    text: said ?? null,
  }));
  const note = messages.logging.replied(
    number,
    stampText(stamp, messages.language),
    PARTIES[from][language],
    outcomes[outcome] ?? outcome,
  );
  answerWithCase(context, messages, store, number, { note, json: options.json });
  return 0;
}
