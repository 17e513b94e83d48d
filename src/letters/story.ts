import { refundedFen } from '../case/classify.ts';
import type { ReplyOutcome } from '../case/events.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import type { CaseState, Happening } from '../case/fold.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { placeOfClause } from '../clocks/windows.ts';
import { PARTIES, type Recipient } from '../law/parties.ts';
import type { Detail } from '../law/problems.ts';
import { chineseDate, chineseTime, clockOf, dayOf, shortDate, shortTime, startOfDay } from '../time/day.ts';
import { elapsed, periodWords } from '../time/period.ts';
import type { LetterView } from './letter.ts';

/** Who is spoken of: to the site it is “你们”, to everybody else the other side by name. */
type Voice = 'to-site' | 'of-site';

const THEY: Readonly<Record<Voice, string>> = { 'to-site': '你们', 'of-site': '对方' };

export const CHANNELS: Readonly<Record<Facts['payChannel'], string>> = {
  wechat: '通过微信支付',
  alipay: '通过支付宝',
  'bank-card': '用银行卡',
  unionpay: '通过云闪付（银联）',
  other: '',
};

/** The site by its name, with what helps to find it. */
export function siteName({ site, url }: Facts): string {
  return `“${clean(site)}”${url === undefined || url.includes(site) ? '' : `（${clean(url)}）`}`;
}

export function product({ product: bought }: Facts): string {
  return bought === undefined ? '' : `，购买“${clean(bought)}”`;
}

/** Who paid: only what the user said of it. */
export const PAYERS = { self: '我', minor: '未成年人', stolen: '他人未经我同意，' } as const;

/** When, how, where, how much and for what. */
export function paid(facts: Facts, voice: Voice): string {
  const where = voice === 'to-site' ? '在你们网站' : `在${siteName(facts)}`;
  return `${PAYERS[facts.payer ?? 'self']}于${chineseTime(facts.paidAt)}${CHANNELS[facts.payChannel]}${where}付款${formatYuan(facts.amountFen)}元${product(facts)}。`;
}

const HAPPENED: Readonly<Record<Detail, (they: string) => string>> = {
  'order-missing': (they) => `款项已经扣除，但${they === '你们' ? '你们' : '该'}网站上查不到对应的订单。`,
  'order-failed': () => '款项已经扣除，但订单显示失败。',
  'payment-pending': () => '付款状态一直停在处理中，这笔交易至今没有完成。',
  'charged-twice': () => '同一笔交易扣了两次款，其中一次是多扣的。',
  'nothing-came': () => '我至今没有收到所购的商品。',
  'wrong-value': () => '实际到账的面额与订单不一致。',
  'wrong-item': () => '实际收到的商品与订单不一致。',
  'card-used': () => '我收到的卡密已经被使用过，无法使用。',
  'trade-frozen': () => '付款之后，这笔交易被冻结。',
  'account-restricted': (they) => `付款之后，我的账号被${they}以风控为由限制。`,
  'no-refund-clause': (they) => `${they}以“充值后不退款”一类的规定不予退款。`,
};

const ORDER_STATE = {
  missing: '',
  failed: '订单显示失败',
  processing: '订单一直显示处理中',
  success: '订单显示已完成',
  frozen: '订单显示被冻结',
} as const;

/** What went wrong, in one or two sentences: only what the user said, nothing that would have to be proved besides. */
export function whatHappened({ facts, state, judged: { detail } }: LetterView, voice: Voice): string {
  if (facts.payer === 'stolen') return '这笔付款不是我本人操作，也没有经过我同意。';
  const shown = detail === 'nothing-came' && facts.orderState ? ORDER_STATE[facts.orderState] : '';
  const but = shown === '' ? '' : `${shown}，但`;
  const core =
    detail === null
      ? '款项已经付出，但这笔交易没有按约定完成。'
      : (detail === 'no-refund-clause' && refusedBy(state, THEY[voice])) || HAPPENED[detail](THEY[voice]);
  const nothing =
    facts.delivered === 'nothing' && detail !== 'nothing-came' ? '我也没有收到所购的商品。' : '';
  return `${but}${core}${nothing}`;
}

/** Longer words of a clause are named and not repeated. */
const MOST_QUOTED = 40;

/** A clause that is against refunds, and not one that promises them. */
const REFUSES =
  /(?:概不|[恕均]不|一律不|不予|不能|不可以?|不再|不得|不支持|不接受|不提供|不办理|不给|不会|无法|拒绝)[^,，。;；、可的]{0,4}退|不退/;

/** With the clause itself, where the user copied one that refuses refunds; else undefined. */
function refusedBy({ clauses }: CaseState, they: string): string | undefined {
  const clause = clauses.findLast(({ event }) => event.after === null && REFUSES.test(event.text))?.event;
  if (!clause) return undefined;
  const text = clean(clause.text).trim();
  const quoted = [...text].length <= MOST_QUOTED ? `“${text}”` : '的规定';
  return `${they}以${placeOfClause(clause)}${quoted}为由不予退款。`;
}

/** The user's own words, as one paragraph; nothing where they gave none. */
export function toldStory({ description }: Facts): string[] {
  if (description === undefined) return [];
  const text = clean(description).trim();
  return [`具体情况：${text}${/[。！？!?.…]$/.test(text) ? '' : '。'}`];
}

/** By what the payment can be found. */
export function traces(facts: Facts): string[] {
  const lines: [string, string | undefined][] = [
    ['订单号', facts.order],
    ['支付单号', facts.paymentNo],
    ['充值账号', facts.account],
    ['收款方', facts.payee],
  ];
  return [
    ...lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`])),
    `付款时间：${chineseTime(facts.paidAt)}`,
    `付款金额：${formatYuan(facts.amountFen)}元`,
  ];
}

/** The order's number, else the payment's, as a short text names it. */
export function reference({ order, paymentNo }: Facts): string {
  if (order !== undefined) return `订单号${clean(order)}`;
  return paymentNo === undefined ? '' : `支付单号${clean(paymentNo)}`;
}

/**
 * What was tried before, by date, and what came back. Spoken to the site its own name is “你们”.
 * @param quote whether words of others are quoted; a public text leaves them out
 */
export function earlier(view: LetterView, voice: Voice, quote = true): string[] {
  const { happened } = view.state;
  return happened
    .toSorted((a, b) => a.event.at - b.event.at || a.seq - b.seq)
    .filter(({ event }) => voice !== 'to-site' || concernsSite(event))
    .map(({ event }) => lineOf(event, voice, quote));
}

/** What the site took part in: it need not know of the police or an authority before they call. */
function concernsSite(event: Happening): boolean {
  if (event.type === 'filing-logged') return event.to === 'site';
  return event.type !== 'reply-logged' || event.from === 'site';
}

/** Whether the recipient has heard of it before, so that the letter is one more. */
export function toldBefore({ state }: LetterView, to: Recipient): boolean {
  return state.happened.some(
    ({ event }) =>
      (event.type === 'filing-logged' && event.to === to) ||
      (event.type === 'request-logged' && to === 'site'),
  );
}

/** The first time the site was asked for the money back. */
export function firstRequest({ state }: LetterView): Happening | undefined {
  return state.happened.find(
    ({ event }) => event.type === 'request-logged' || (event.type === 'filing-logged' && event.to === 'site'),
  )?.event;
}

/** That the site was asked for the money, when, and what came of it; nothing where it never was. */
export function askedInVain(view: LetterView, they: string): string {
  const asked = firstRequest(view);
  if (asked === undefined) return '';
  const answer = view.state.happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === 'site' && event.at >= asked.at,
  )?.event;
  const refused = answer?.type === 'reply-logged' && answer.outcome === 'refused';
  const agreed =
    answer?.type === 'reply-logged' && (answer.outcome === 'accepted' || answer.outcome === 'settled');
  const some = refundedFen(view.state) > 0;
  const came = refused
    ? `${they}拒绝`
    : agreed
      ? `${they}表示同意，但${some ? '只退了一部分' : '至今没有退'}`
      : some
        ? '只退了一部分'
        : '至今没有解决';
  return `${shortTime(asked.at, view.today)}已向${they}要求退款，${came}。`;
}

const CAME: Readonly<Record<ReplyOutcome, string>> = {
  answered: '作了答复，但没有处理结果',
  accepted: '表示受理',
  refused: '表示拒绝',
  'asks-more': '要求我补充材料',
  decided: '作出了处理决定',
  settled: '同意协商解决',
  ended: '告知处理终止',
};

export function cameOf(from: Recipient, outcome: ReplyOutcome): string {
  if (from === 'site' && outcome === 'accepted') return '表示同意处理';
  if (from !== 'site' && outcome === 'settled') return '主持协商，双方谈成了';
  return CAME[outcome];
}

/** What one does there, where it is no complaint. */
const FILED: Readonly<Partial<Record<Recipient, string>>> = {
  police: '报了案',
  court: '提起了诉讼',
  telecom: '提出了申诉',
  '12377': '提交了举报',
};

function lineOf(event: Happening, voice: Voice, quote: boolean): string {
  const name = (party: Recipient) => (party === 'site' ? siteIs(voice) : PARTIES[party].zh);
  const words = (text: string | null) => (quote && text ? `：“${clean(text)}”` : '');
  const agent = (number: string | null) => (quote && number ? `（工号${clean(number)}）` : '');
  const when = chineseTime(event.at);
  switch (event.type) {
    case 'contact-logged':
      return `${when}，我联系了${voice === 'to-site' ? '你们的客服' : '该网站的客服'}${agent(event.agent)}${words(event.text)}。`;
    case 'request-logged':
      return `${when}，我向${name('site')}提出了退款要求${words(event.text)}。`;
    case 'filing-logged':
      return event.to === 'site'
        ? `${when}，我向${name('site')}发出了书面的退款要求${referenceOfFiling(event.ref)}。`
        : `${when}，我向${name(event.to)}${FILED[event.to] ?? '提交了投诉'}${referenceOfFiling(event.ref)}。`;
    case 'reply-logged':
      return `${when}，${name(event.from)}${agent(event.agent)}${cameOf(event.from, event.outcome)}${words(event.text)}。`;
    case 'refund-logged':
      return `${chineseDate(dayOf(event.at))}，退回${formatYuan(event.amountFen)}元。`;
  }
}

function siteIs(voice: Voice): string {
  return voice === 'to-site' ? THEY[voice] : '该网站';
}

function referenceOfFiling(ref: string | null): string {
  return ref === null ? '' : `（编号${clean(ref)}）`;
}

const STARTS = { payment: '付款', order: '下单', request: '我提出退款要求' } as const;

/** Clauses of the site's own that are fulfilled or broken, each in full and in one short sentence. */
export function clausesOver({ deadlines, state, now, today }: LetterView, voice: Voice): Told[] {
  const told = over(deadlines, 'clause').flatMap((deadline) => {
    const clause = state.clauses.find(({ seq }) => seq === deadline.window.origin)?.event;
    if (!clause?.after || !clause.from || deadline.startsAt === null) return [];
    const they = THEY[voice];
    const name = placeOfClause(clause);
    const length = periodWords(clause.after).zh;
    const so = deadline.window.nature === 'right-from' ? '条件已经满足' : '已经超过';
    const passed = elapsed(deadline.startsAt, now);
    return [
      {
        full: `${they}的${name}写明：“${clean(clause.text)}”。从${STARTS[clause.from]}（${chineseTime(deadline.startsAt)}）起，截至${chineseTime(now)}已 ${passed}，${so}。`,
        short: `${they}的${name}写的“${length}”，到${shortTime(now, today)}已 ${passed}。`,
      },
    ];
  });
  // The same clause copied twice is said once.
  return told.filter(({ full }, index) => told.findIndex((one) => one.full === full) === index);
}

/** Promises that were not kept, in full and in short. */
export function promisesOver({ deadlines, state, now, today }: LetterView, voice: Voice): Told[] {
  return over(deadlines, 'promise').flatMap((deadline) => {
    const said = state.happened.find(({ seq }) => seq === deadline.startedBySeq)?.event;
    const { dueAt, startsAt } = deadline;
    if (deadline.window.owedBy !== 'site' || dueAt === null || startsAt === null) return [];
    const number = said && 'agent' in said && said.agent ? `（工号${clean(said.agent)}）` : '';
    const who = voice === 'to-site' ? '你们的客服' : '该网站的客服';
    const what = deadline.window.forRefund ? '退款' : '处理并答复';
    const by = untilText(dueAt);
    const still = deadline.state === 'over' ? `；截至${chineseTime(now)}，又过了 ${elapsed(dueAt, now)}` : '';
    return [
      {
        full: `${chineseTime(startsAt)}，${who}${number}承诺在${by}${what}，到期没有兑现${still}。`,
        short: `客服${number}承诺${untilText(dueAt, today)}${what}，没有兑现。`,
      },
    ];
  });
}

/** One thing that ran out, for a letter and for a short text. */
export interface Told {
  readonly full: string;
  readonly short: string;
}

/** Those that ran out, also where something came afterwards: a late answer or a refusal undoes nothing. */
function over(deadlines: readonly Deadline[], id: string): Deadline[] {
  return deadlines.filter(
    ({ window, state, metAt, dueAt }) =>
      window.id === id && (state === 'over' || (metAt !== null && dueAt !== null && metAt >= dueAt)),
  );
}

/** An end as a letter names it: by the end of a day, or the minute; with `today`, without the year where it is this one. */
function untilText(end: number, today?: number): string {
  const day = dayOf(end);
  const date = (of: number) => (today === undefined ? chineseDate(of) : shortDate(of, today));
  return end === startOfDay(day) ? `${date(day - 1)}结束前` : `${date(day)}${clockOf(end)}前`;
}
