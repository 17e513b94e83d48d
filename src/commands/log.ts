import { guardsBefore } from '../advice/guards.ts';
import { gatesBefore } from '../advice/warnings.ts';
import { REPLIES, VIAS } from '../case/events.ts';
import { checkReference, claimOf, formatYuan, parseAmount } from '../case/facts.ts';
import { refuseEarlyReply } from '../case/moments.ts';
import { refundedFen } from '../case/state.ts';
import { answerWithCase, assessCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import {
  AT,
  CASE,
  type Definition,
  FROM,
  type Given,
  JSON_FLAG,
  NOTE,
  REPLY_OUTCOME,
} from '../dialogue/command.ts';
import { askGates } from '../dialogue/ask-fact.ts';
import type { Warned } from '../dialogue/sent-letters.ts';
import { tellGuard } from '../dialogue/told-guard.ts';
import { letterTo, openCaseNamed, readName, readText, stampOf, stampText } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { LETTER_RECIPIENTS, PARTIES, type Recipient, RECIPIENTS } from '../law/parties.ts';
import type { ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { formatTime } from '../time/day.ts';
import { parseDue } from '../time/typed.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
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

const NOTE_OPTIONS = { ...AT, ...JSON_FLAG };

type Noted = (number: number, time: string) => string;

/** An event that has a time and a note, and nothing else to ask. */
const noted =
  (type: 'request-logged' | 'delivered-logged', told: (messages: Messages) => Noted) =>
  async (
    context: Context,
    messages: Messages,
    given: string,
    text: string | undefined,
    { at, json }: Given<typeof NOTE_OPTIONS>,
  ): Promise<ExitStatus> => {
    const store = await context.writeStore();
    const { number, state } = openCaseNamed(store, given);
    const stamp = stampOf(context, state, at);
    await store.append(number, () => ({ type, ...stamp, text: text ?? null }));
    const note = told(messages)(number, stampText(stamp, messages.language));
    answerWithCase(context, messages, store, number, { note, json });
    return 0;
  };

/** `refund log request`: the user asked the site for the money back; the site's clocks start. */
export const request = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: {
    case: CASE,
    text: { zh: '当时怎么说的', en: 'what you wrote' },
  },
  options: NOTE_OPTIONS,
  examples: {
    zh: [
      ['refund log request 1', '刚刚发出去'],
      ["refund log request 1 --at '昨天 18:30'", '昨天就发了'],
    ],
    en: [
      ['refund log request 1', 'sent just now'],
      ["refund log request 1 --at '2026-11-24 18:30'", 'sent earlier'],
    ],
  },
  run: noted('request-logged', ({ writing }) => writing.requested),
} satisfies Definition;

/** `refund log delivered`: the goods came after all. Whether the refund is still asked for, the user decides. */
export const delivered = {
  tellsNext: 'called',
  arguments: { case: CASE, text: NOTE },
  options: NOTE_OPTIONS,
  examples: {
    zh: [
      ['refund log delivered 1', '东西刚刚补到了'],
      ["refund log delivered 1 '补了 100 元话费' --at '昨天 18:30'", '昨天补到的'],
    ],
    en: [
      ['refund log delivered 1', 'the goods came just now'],
      ["refund log delivered 1 '100 yuan of credit' --at '2026-11-24 18:30'", 'they came earlier'],
    ],
  },
  run: noted('delivered-logged', ({ logging }) => logging.delivered),
} satisfies Definition;

const FILED_OPTIONS = {
  '--to <recipient>': {
    zh: `提交给谁：${RECIPIENTS.join('、')}`,
    en: `with whom: ${RECIPIENTS.join(', ')}`,
    choices: RECIPIENTS,
  },
  '--ref <number>': { zh: '受理编号、工单号', en: 'their number for it' },
  '--letter <letter>': { zh: '用的是哪封信：L1', en: 'the letter that was sent: L1' },
  ...AT,
  ...JSON_FLAG,
};

/** `refund log filed`: the user filed a complaint; the clocks of that party start. */
export const filed = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: { case: CASE, text: NOTE },
  options: FILED_OPTIONS,
  examples: {
    zh: [
      ['refund log filed 1 --to payment --ref 20261101001', '在付款的 App 里投诉了'],
      ['refund log filed 1 --to site --letter L1', '存过底的信 L1 发给网站了'],
    ],
    en: [
      ['refund log filed 1 --to payment --ref 20261101001', 'filed inside the payment app'],
      ['refund log filed 1 --to site --letter L1', 'the kept letter L1 was sent to the site'],
    ],
  },
  words: ['letter'],
  run: logFiled,
} satisfies Definition;

async function logFiled(
  context: Context,
  messages: MessagesWith<'letter'>,
  given: string,
  text: string | undefined,
  options: Given<typeof FILED_OPTIONS>,
): Promise<ExitStatus> {
  const reader = await context.readStore();
  const { number, state } = openCaseNamed(reader, given);
  const stamp = stampOf(context, state, options.at);
  const { ask } = messages.logging;
  const { language } = context.environment;
  const answers = new Answers(context, messages, options.json);
  const bare = options.to === undefined;
  const choices = RECIPIENTS.map((value) => ({ value, label: PARTIES[value][language] }));
  const to = await answers.choice('to', options.to, ask.to, choices);
  const ref = await answers.value('ref', options.ref, ask.ref, checkReference, {
    optional: true,
    ask: bare,
  });
  answers.check();
  if (to === undefined) throw new RefundError('missing-answers', { flags: ['to'] });
  const letter =
    options.letter === undefined ? undefined : letterTo(to, options.letter, reader.history(number));
  await askGates(context, messages, number, (facts) => gatesBefore(to, facts), options);
  const store = await context.writeStore();
  const before = clashes(context, messages, store, number, to);
  await store.append(number, () => ({
    type: 'filing-logged',
    ...stamp,
    to,
    ref: ref ?? null,
    refersTo: letter?.seq ?? null,
    answerDays: letter?.event.answerDays ?? null,
    text: text ?? null,
  }));
  const note = messages.logging.filed(number, stampText(stamp, messages.language), PARTIES[to][language]);
  answerWithCase(context, messages, store, number, { note, json: options.json, warnings: before });
  return 0;
}

/** What is worth knowing of a filing: that one lies there already, or with somebody who rules this one out. */
function clashes(
  context: Context,
  messages: MessagesWith<'letter'>,
  store: StoreReader,
  number: number,
  to: Recipient,
): Warned[] {
  const recipient = LETTER_RECIPIENTS.find((one) => one === to);
  if (recipient === undefined) return [];
  const { language } = context.environment;
  return guardsBefore(recipient, assessCase(context, store, number)).flatMap((guard): Warned[] => {
    if (guard.id === 'already-sent') {
      const sent = formatTime(guard.at ?? 0);
      const what = messages.logging.filedTwice(number, PARTIES[recipient][language], sent);
      return [{ warning: guard.id, what, instead: '' }];
    }
    if (guard.id !== 'already-elsewhere') return [];
    const { what, instead } = tellGuard(guard, messages, language, []);
    return [{ warning: guard.id, what, instead }];
  });
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

const REFUNDED_OPTIONS = {
  '--amount <yuan>': { zh: '退回多少（元）', en: 'how much came back (yuan)' },
  ...AT,
  ...JSON_FLAG,
};

/** `refund log refunded`: money came back. More than was paid is kept, with a question. */
export const refunded = {
  caseUse: 'writes',
  tellsNext: 'called',
  arguments: { case: CASE, text: NOTE },
  options: REFUNDED_OPTIONS,
  examples: {
    zh: [
      ['refund log refunded 1 100', '退回来 100 元'],
      ["refund log refunded 1 --amount 40 --at '昨天 10:00'", '昨天退了一部分'],
    ],
    en: [
      ['refund log refunded 1 100', '100 yuan came back'],
      ["refund log refunded 1 --amount 40 --at '2026-11-24 10:00'", 'a part, earlier'],
    ],
  },
  run: logRefunded,
} satisfies Definition;

async function logRefunded(
  context: Context,
  messages: Messages,
  given: string,
  text: string | undefined,
  options: Given<typeof REFUNDED_OPTIONS>,
): Promise<ExitStatus> {
  const { number, state } = openCaseNamed(await context.readStore(), given);
  const stamp = stampOf(context, state, options.at);
  const { logging } = messages;
  const answers = new Answers(context, messages, options.json);
  // `log refunded 1 40` means the amount; any other text is a note.
  const isAmount = text !== undefined && options.amount === undefined && parseAmount(text).ok;
  const amount = isAmount ? text : options.amount;
  const amountFen = await answers.value('amount', amount, logging.ask.amount, parseAmount, {
    optional: false,
  });
  answers.check();
  if (!amountFen) throw new RefundError('missing-answers', { flags: ['amount'] });
  const back = refundedFen(state) + amountFen;
  const paid = state.facts.amountFen;
  const amounts = [formatYuan(back), formatYuan(paid)] as const;
  if (back > paid) {
    const question = { ask: logging.tooMuchQuestion(...amounts), why: logging.tooMuch(...amounts) };
    if (answers.mayAsk && !(await answers.confirm(question, false)))
      throw new RefundError('cancelled', { draft: false });
  }
  const store = await context.writeStore();
  await store.append(number, () => ({
    type: 'refund-logged',
    ...stamp,
    amountFen,
    text: isAmount ? null : (text ?? null),
  }));
  const note = logging.refunded(number, formatYuan(amountFen), back >= claimOf(state.facts));
  const warnings =
    back > paid ? [{ warning: 'more-than-paid', what: logging.tooMuch(...amounts), instead: '' }] : [];
  answerWithCase(context, messages, store, number, { note, json: options.json, warnings });
  return 0;
}
