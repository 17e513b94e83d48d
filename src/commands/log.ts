import { guardsBefore } from '../advice/guards.ts';
import { gatesBefore } from '../advice/warnings.ts';
import { checkReference, claimOf, formatYuan, parseAmount } from '../case/facts.ts';
import { refundedFen } from '../case/state.ts';
import { answerWithCase, assessCase } from '../dialogue/answer.ts';
import { Answers } from '../dialogue/asking.ts';
import { AT, CASE, type Definition, type Given, JSON_FLAG, NOTE } from '../dialogue/command.ts';
import { askGates } from '../dialogue/ask-fact.ts';
import type { Warned } from '../dialogue/sent-letters.ts';
import { tellGuard } from '../dialogue/told-guard.ts';
import { letterTo, openCaseNamed, stampOf, stampText } from '../dialogue/typed.ts';
import { RefundError } from '../errors.ts';
import { LETTER_RECIPIENTS, PARTIES, type Recipient, RECIPIENTS } from '../law/parties.ts';
import type { ExitStatus } from '../ports.ts';
import type { StoreReader } from '../store/reading.ts';
import { formatTime } from '../time/day.ts';
import type { Messages, MessagesWith } from '../words/words.ts';
import type { Context } from '../world.ts';

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
