/**
 * The story of a case in the sentences of a letter: the payment, what was tried, and what the site did not keep. Below
 * stand days, times and lengths of time as a Chinese letter writes them; every date is Shanghai's.
 */
import { refundedFen } from '../case/classify.ts';
import type { ReplyOutcome } from '../case/events.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import type { Happening } from '../case/fold.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { placeOfClause } from '../clocks/windows.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import { chineseDate, chineseTime, clockOf, dayOf, shortDate, shortTime, startOfDay } from '../time/day.ts';
import { elapsed, periodWords } from '../time/period.ts';
import type { LetterView } from './letter.ts';
import { THEY, type Voice } from './problem.ts';

/** When, how, where, how much and for what. */
export function paid(facts: Facts, voice: Voice = 'of-site'): string {
  const where = voice === 'to-site' ? '在你们网站' : `在${siteName(facts)}`;
  return `${PAYERS[facts.payer ?? 'self']}于${chineseTime(facts.paidAt)}${CHANNELS[facts.payChannel]}${where}付款${formatYuan(facts.amountFen)}元${product(facts)}。`;
}

/** Who paid, as far as the user said. */
export const PAYERS = { self: '我', minor: '未成年人', stolen: '他人未经我同意，' } as const;

export const CHANNELS: Readonly<Record<Facts['payChannel'], string>> = {
  wechat: '通过微信支付',
  alipay: '通过支付宝',
  'bank-card': '用银行卡',
  unionpay: '通过云闪付（银联）',
  other: '',
};

export function product({ product: bought }: Facts): string {
  return bought === undefined ? '' : `，购买“${clean(bought)}”`;
}

/** The site by its name, with what helps to find it. */
export function siteName({ site, url }: Facts): string {
  return `“${clean(site)}”${url === undefined || url.includes(site) ? '' : `（${clean(url)}）`}`;
}

/** The order's number, else the payment's, as a short text names it. */
export function reference({ order, paymentNo }: Facts): string {
  if (order !== undefined) return `订单号${clean(order)}`;
  return paymentNo === undefined ? '' : `支付单号${clean(paymentNo)}`;
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

/** The user's own words, as one paragraph; nothing if they gave none. */
export function toldStory({ description }: Facts): string[] {
  if (description === undefined) return [];
  const text = clean(description).trim();
  return [`具体情况：${text}${/[。！？!?.…]$/.test(text) ? '' : '。'}`];
}

/**
 * What was tried before, by date, and what came back.
 * @param quote whether to quote words of others; a public text leaves them out
 */
export function earlier(view: LetterView, voice: Voice = 'of-site', quote = true): string[] {
  const { happened } = view.state;
  return happened
    .toSorted((a, b) => a.event.at - b.event.at || a.seq - b.seq)
    .filter(({ event }) => voice !== 'to-site' || concernsSite(event))
    .map(({ event }) => lineOf(event, voice, quote));
}

/** What the site took part in: it need not hear of the police or an authority before they call. */
function concernsSite(event: Happening): boolean {
  if (event.type === 'filing-logged') return event.to === 'site';
  return event.type !== 'reply-logged' || event.from === 'site';
}

/** Whether the recipient has heard of it before, so that this letter is one more. */
export function toldBefore({ state, to }: LetterView): boolean {
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

/** That the site was asked for the money, when, and what came of it; empty if it never was. */
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

export function cameOf(from: Party, outcome: ReplyOutcome): string {
  if (from === 'site' && outcome === 'accepted') return '表示同意处理';
  if (from !== 'site' && outcome === 'settled') return '主持协商，双方谈成了';
  return CAME[outcome];
}

/** What one does there if it is not a complaint. */
const FILED: Readonly<Partial<Record<Party, string>>> = {
  police: '报了案',
  court: '提起了诉讼',
  telecom: '提出了申诉',
  '12377': '提交了举报',
};

function lineOf(event: Happening, voice: Voice, quote: boolean): string {
  const name = (party: Party) => (party === 'site' ? siteIs(voice) : PARTIES[party].zh);
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

/** What the site did not keep, its clauses first, in full sentences. */
export function brokenWords(view: LetterView, voice: Voice = 'of-site'): string[] {
  return [...clausesOver(view, voice), ...promisesOver(view, voice)].map(({ full }) => full);
}

/** One thing that ran out, for a letter and for a short text. */
interface Told {
  readonly full: string;
  readonly short: string;
}

/** Clauses of the site's own that are fulfilled or broken. */
export function clausesOver({ deadlines, state, now, today }: LetterView, voice: Voice = 'of-site'): Told[] {
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

/** Promises that were not kept. */
export function promisesOver({ deadlines, state, now, today }: LetterView, voice: Voice = 'of-site'): Told[] {
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

/** Those that ran out, even if something came afterwards: a late answer or a refusal undoes nothing. */
function over(deadlines: readonly Deadline[], id: string): Deadline[] {
  return deadlines.filter(
    ({ window, state, metAt, dueAt }) =>
      window.id === id && (state === 'over' || (metAt !== null && dueAt !== null && metAt >= dueAt)),
  );
}

/** An end as a letter names it: the end of a day, or the minute. With `today`, this year is left out. */
function untilText(end: number, today?: number): string {
  const day = dayOf(end);
  const date = (of: number) => (today === undefined ? chineseDate(of) : shortDate(of, today));
  return end === startOfDay(day) ? `${date(day - 1)}结束前` : `${date(day)}${clockOf(end)}前`;
}
