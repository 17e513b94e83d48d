/**
 * The story of a case in the sentences of a letter: the payment, what was tried, and what the site did not keep. Below
 * stand days, times and lengths of time as a Chinese letter writes them; every date is Shanghai's.
 */
import { channelOf } from '../advice/road.ts';
import type { ReplyOutcome } from '../case/events.ts';
import { type Facts, formatYuan } from '../case/facts.ts';
import { type Happening, refundedFen } from '../case/state.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import {
  type About,
  chineseAbout,
  chineseDate,
  clockOf,
  dayOf,
  shortDate,
  shortTime,
  startOfDay,
} from '../time/day.ts';
import { backAsPoints } from '../reading/harmful-asks.ts';
import type { LetterView } from './letter.ts';
import { siteAs, THEY, type Voice } from './problem.ts';

/** When, how, where, how much and for what. */
export function paid(facts: Facts, voice: Voice = 'of-site'): string {
  const shop =
    facts.seller === 'marketplace' && facts.shop !== undefined ? `的店铺“${clean(facts.shop)}”` : '';
  const where = `在${voice === 'to-site' && shop === '' ? siteAs(facts, voice) : siteName(facts)}${shop}`;
  return `${payerOf(facts)}于${chineseAbout(facts.paidAt, facts.paidAbout)}${channelOfPayment(facts)}${where}付款${formatYuan(facts.amountFen)}元${product(facts)}。`;
}

/** Who paid, as far as the user said. */
export function payerOf({ payer = 'self', operatedBy }: Facts): string {
  if (payer === 'stolen') return '有人未经我同意';
  return payer === 'minor' && operatedBy !== 'payer' ? '孩子' : '我';
}

/** How it was paid; a card by its bank and its last four digits, if they are known. */
export function channelOfPayment(facts: Facts): string {
  const { payChannel, bank, cardTail } = facts;
  if (bank === undefined && cardTail === undefined) return CHANNELS[payChannel];
  const card = `${bank === undefined ? '' : clean(bank)}银行卡`.replace(/银行银行卡$/, '银行卡');
  const named = `${card}${cardTail === undefined ? '' : `（尾号${cardTail}）`}`;
  return payChannel === 'bank-card' ? `用${named}` : `${CHANNELS[payChannel]}（扣的是${named}）`;
}

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

/** The same for whoever moved the money: they know their own number, and not the shop's. */
export function paymentReference(facts: Facts): string {
  const { paymentNo } = facts;
  return paymentNo === undefined ? reference(facts) : `支付单号${clean(paymentNo)}`;
}

/** By what the payment can be found; a payment company or bank finds it by its own number. */
export function traces(facts: Facts, of: 'order' | 'payment' = 'order'): string[] {
  const numbers: [string, string | undefined][] = [
    ['订单号', facts.order],
    ['支付单号', facts.paymentNo],
  ];
  const lines: [string, string | undefined][] = [
    ...(of === 'payment' ? numbers.toReversed() : numbers),
    ['充值账号', facts.account],
    ['收款方', facts.payee],
    ...(facts.seller === 'marketplace' ? [['店铺', facts.shop] as [string, string | undefined]] : []),
  ];
  return [
    ...lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}：${clean(value)}`])),
    `付款时间：${chineseAbout(facts.paidAt, facts.paidAbout)}`,
    `付款金额：${formatYuan(facts.amountFen)}元`,
  ];
}

/**
 * What was tried before, by date, and what came back; a promise with what became of it.
 * @param quote whether to quote words of others; a public text leaves them out
 */
export function earlier(view: LetterView, voice: Voice = 'of-site', quote = true): string[] {
  const { happened } = view.state;
  return happened
    .toSorted((a, b) => a.event.at - b.event.at || a.seq - b.seq)
    .filter(({ event }) => concerns(view, event, voice))
    .map(({ event, seq }) => lineOf(view, event, seq, voice, quote));
}

/** An operator is told of what it was asked itself; a site of what it took part in. */
function concerns({ to, state }: LetterView, event: Happening, voice: Voice): boolean {
  // What came back stands with what is still open; of the operator an appeal tells first.
  if (to === 'public' && event.type === 'refund-logged') return false;
  if (to === 'telecom') return !isWith(event, 'operator');
  // What the institution was told and answered stands by itself there.
  if (to === 'pboc') return !isWith(event, channelOf(state));
  if (to === 'operator') return isWith(event, to);
  return voice !== 'to-site' || concernsSite(event);
}

/** Whether it is something filed there, or an answer from there. */
export function isWith(event: Happening, party: Party): boolean {
  return (
    (event.type === 'filing-logged' && event.to === party) ||
    (event.type === 'reply-logged' && event.from === party)
  );
}

/** A mediated settlement concerns the site, too; it need not hear of the police before they call. */
function concernsSite(event: Happening): boolean {
  if (event.type === 'filing-logged') return event.to === 'site';
  return event.type !== 'reply-logged' || event.from === 'site' || event.outcome === 'settled';
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
export function firstRequest({ state }: Pick<LetterView, 'state'>): Happening | undefined {
  return state.happened.find(
    ({ event }) => event.type === 'request-logged' || (event.type === 'filing-logged' && event.to === 'site'),
  )?.event;
}

type Reply = Extract<Happening, { type: 'reply-logged' }>;

/** How it stands with the site after it was asked: its newest answer, and what that came to. */
export interface Standing {
  readonly is: 'not-asked' | 'no-answer' | 'answered' | 'asks-more' | 'agreed' | 'agreed-late' | 'refused';
  readonly askedAt: number | null;
  readonly askedAbout: About | undefined;
  readonly reply: Reply | null;
}

/** An agreement that somebody mediated binds the site like its own word. */
export function standingWithSite(view: Pick<LetterView, 'state' | 'deadlines' | 'now'>): Standing {
  const asked = firstRequest(view);
  const newest = view.state.happened.findLast(
    ({ event }) =>
      event.type === 'reply-logged' &&
      (event.from === 'site' || event.outcome === 'settled') &&
      (asked === undefined || event.at >= asked.at),
  );
  const reply = newest?.event.type === 'reply-logged' ? newest.event : null;
  const [askedAt, askedAbout] = [asked?.at ?? null, asked?.about];
  if (reply === null || newest === undefined)
    return { is: asked === undefined ? 'not-asked' : 'no-answer', askedAt, askedAbout, reply: null };
  const is = agreesToRefund(reply)
    ? promiseOf(view, newest.seq)?.kept === false
      ? 'agreed-late'
      : 'agreed'
    : reply.outcome === 'refused' || reply.outcome === 'asks-more'
      ? reply.outcome
      : 'answered';
  return { is, askedAt, askedAbout, reply };
}

/** A site that merely took the complaint has not agreed to pay. */
function agreesToRefund({ outcome, refund, text }: Reply): boolean {
  if (outcome === 'settled') return true;
  return (
    outcome === 'accepted' &&
    !backAsPoints(text ?? '') &&
    (refund || (/退/.test(text ?? '') && !/不[^，。]{0,4}退/.test(text ?? '')))
  );
}

/** Words of the other side that are short enough to be quoted in the middle of a sentence. In characters. */
const SHORT_QUOTE = 20;

function quoted(text: string | null, joint = ''): string {
  const said = clean(text ?? '')
    .replace(SPEAKER, '')
    .trim();
  return said === '' || [...said].length > SHORT_QUOTE ? '' : `${joint}“${said}”`;
}

/** That the site was asked for the money, when, and what came of it: one row a state. Empty if it never was. */
export function askedInVain(
  view: LetterView,
  they: string,
  opening = `已向${they}要求退款`,
  /** Without their words, where there is no room for them. */
  quoting = true,
): string {
  const { is, askedAt, askedAbout, reply } = standingWithSite(view);
  if (askedAt === null) return '';
  const came = refundedFen(view.state) > 0 ? '' : '，至今没有收到退款';
  const words = (joint: string) => (quoting ? quoted(reply?.text ?? null, joint) : '');
  const on = reply === null ? '' : `，${shortDate(dayOf(reply.at), view.today)}`;
  const who = reply === null || reply.from === 'site' ? they : `经${nameTo(view, reply.from)}调解，${they}`;
  const due = reply?.due ? dueText(reply) : '';
  const then: Readonly<Record<Standing['is'], string>> = {
    'not-asked': '',
    'no-answer': came,
    answered: backAsPoints(reply?.text ?? '')
      ? `${on}${they}说给积分或者券，没有退钱`
      : `${on}${they}${words('答复') || '作了答复'}${came}`,
    'asks-more': `${on}${they}要求补充材料${words('：')}`,
    refused: `${on}${they}拒绝退款${words('：')}`,
    agreed: `${on}${who}同意退款${due === '' ? came : `，答应${due}前${reply?.refund ? '到账' : '办理'}`}`,
    'agreed-late': `${on}${who}同意退款，答应${due}前${reply?.refund ? '到账' : '办理'}，已经过期${came}`,
  };
  return `${shortTime(askedAt, view.today, askedAbout)}${opening}${then[is]}。`;

  function dueText(of: Reply): string {
    const found = view.state.happened.find(({ event }) => event === of);
    const until = found && promiseOf(view, found.seq)?.until;
    return until == null ? '' : untilText(until, view.today).replace(/前$/, '');
  }
}

/** What became of a promise: when its time ends, and whether it was kept; null while it runs. */
interface Promised {
  readonly until: number;
  readonly kept: boolean | null;
  readonly refund: boolean;
}

/** Each of thousands of lines asks for the promise of its own event, so they are gone through once. */
const promises = new WeakMap<readonly Deadline[], ReadonlyMap<number | null, Deadline>>();

function promisesBySeq(deadlines: readonly Deadline[]): ReadonlyMap<number | null, Deadline> {
  const known = promises.get(deadlines);
  if (known) return known;
  const own = deadlines.filter(({ window }) => window.id === 'promise');
  const found = new Map(own.map((one) => [one.startedBySeq, one]));
  promises.set(deadlines, found);
  return found;
}

function promiseOf({ deadlines }: Pick<LetterView, 'deadlines'>, seq: number): Promised | null {
  const found = promisesBySeq(deadlines).get(seq);
  if (!found || found.dueAt === null) return null;
  const { state, metAt, dueAt, window } = found;
  const kept = state === 'over' || (metAt !== null && metAt >= dueAt) ? false : metAt !== null ? true : null;
  return { until: dueAt, kept, refund: window.forRefund ?? false };
}

/** What they agreed to do by when, after what they said. */
function promiseText(view: LetterView, seq: number, hasWords: boolean): string {
  const promise = promiseOf(view, seq);
  if (!promise) return '';
  const late = promise.kept === false ? '，到期没有兑现' : '';
  const said = promise.refund ? '退款' : hasWords ? '办好' : '答复';
  return `，说好${untilText(promise.until)}${said}${late}`;
}

const BY_SITE: Readonly<Record<ReplyOutcome, string>> = {
  answered: '作了答复',
  accepted: '表示受理',
  refused: '拒绝退款',
  'asks-more': '要求补充材料',
  decided: '作出了处理决定',
  settled: '同意协商解决',
  ended: '告知处理结束',
};
const BY_COMPANY: Readonly<Record<ReplyOutcome, string>> = {
  ...BY_SITE,
  accepted: '受理了投诉',
  refused: '没有支持我的请求',
  settled: '告知双方已经谈妥',
};
const BY_AUTHORITY: Readonly<Record<ReplyOutcome, string>> = {
  ...BY_SITE,
  accepted: '决定受理',
  refused: '决定不予受理',
  settled: '主持调解，双方达成一致',
  ended: '终止了处理',
};
const BY_COURT: Readonly<Record<ReplyOutcome, string>> = {
  ...BY_AUTHORITY,
  accepted: '决定立案',
  refused: '决定不予立案',
  decided: '作出了裁判',
  ended: '终结了诉讼',
};

/** What an answer came to, in the words of whoever gave it. */
export function cameOf(from: Party, outcome: ReplyOutcome): string {
  if (from === 'site') return BY_SITE[outcome];
  if (from === 'payment' || from === 'bank' || from === 'operator' || from === 'public')
    return BY_COMPANY[outcome];
  return (from === 'court' ? BY_COURT : BY_AUTHORITY)[outcome];
}

/** What one does there if it is not a complaint. */
const FILED: Readonly<Partial<Record<Party, string>>> = {
  police: '报了案',
  court: '提起了诉讼',
  telecom: '提出了申诉',
  '12377': '提交了举报',
};

/** The reader of a letter is addressed, not told of in the third person. */
const YOU: Readonly<Partial<Record<Party, string>>> = {
  payment: '你们',
  bank: '你们',
  operator: '你们',
  '12315': '贵局',
  'consumer-association': '贵会',
  telecom: '贵中心',
  pboc: '贵单位',
  '12377': '贵中心',
  court: '贵院',
  public: '本平台',
};

/** Refused because another office is competent. */
const NOT_HERE = /辖区|管辖|属地|住所地/;

function nameTo({ to, state }: LetterView, party: Party): string {
  // What one office refused may go to another: neither is spoken to as the other.
  const elsewhere =
    party === '12315' &&
    state.happened.some(
      ({ event }) =>
        event.type === 'reply-logged' &&
        event.from === party &&
        event.outcome === 'refused' &&
        NOT_HERE.test(event.text ?? ''),
    );
  return (party === to && !elsewhere ? YOU[party] : undefined) ?? PARTIES[party].zh;
}

/** Who speaks and when, as a chat has it before the words (客服小美 11-21 14:20：): the line says that already. */
const SPEAKER =
  /^\s*(?:网站|平台)?(?:客服|平台|卖家|商家|店[主家]|老板|机器人)(?:[^:：，。,\n]|(?<=\d):(?=\d\d)){0,30}[:：]\s*/;

/** 客服说…: the line has said who it was. */
const RETOLD = /^(?:网站)?(?:客服|对方|他们?)(?:说|答应|回复|称|表示|承诺)[，,：:]?/;

function lineOf(view: LetterView, event: Happening, seq: number, voice: Voice, quote: boolean): string {
  // On a marketplace the shop and the marketplace answer in one window: whose staff it was nobody said.
  const there = view.facts.seller === 'marketplace' && voice === 'of-site' ? '上的客服' : '';
  const name = (party: Party) => (party === 'site' ? `${siteIs(view, voice)}${there}` : nameTo(view, party));
  const words = (text: string | null) => {
    const said = clean(text ?? '')
      .replace(SPEAKER, '')
      .replace(RETOLD, '');
    return quote && said !== '' ? `：“${said}”` : '';
  };
  const agent = (number: string | null) => (quote && number ? `（工号${clean(number)}）` : '');
  const when = chineseAbout(event.at, event.about);
  switch (event.type) {
    case 'contact-logged':
      return `${when}，我联系了${name('site').replace(/上的客服$/, '上')}的客服${agent(event.agent)}${words(event.text)}${promiseText(view, seq, event.text !== '')}。`;
    case 'request-logged':
      return `${when}，我向${name('site')}提出了退款要求${words(event.text)}。`;
    case 'filing-logged': {
      const ref = quote ? referenceOfFiling(event.ref) : '';
      if (wasAskedForMore(view, event)) return `${when}，我向${name(event.to)}补交了材料${ref}。`;
      return event.to === 'site'
        ? `${when}，我向${name('site')}发出了书面的退款要求${ref}。`
        : `${when}，我向${name(event.to)}${FILED[event.to] ?? '提交了投诉'}${ref}。`;
    }
    case 'reply-logged': {
      const came =
        event.from === 'site' && agreesToRefund(event) ? '同意退款' : cameOf(event.from, event.outcome);
      const said = event.outcome === 'answered' && quote && event.text ? '答复' : came;
      const staff =
        event.from === 'site' && voice === 'of-site' && quote && event.agent && there === '' ? '的客服' : '';
      return `${when}，${name(event.from)}${staff}${agent(event.agent)}${said}${words(event.text)}${promiseText(view, seq, event.text !== null)}。`;
    }
    case 'refund-logged':
      return `${chineseDate(dayOf(event.at))}，退回${formatYuan(event.amountFen)}元。`;
    case 'delivered-logged':
      return `${when}，所购的商品补到。`;
  }
}

/** What is sent after they asked for more is no second complaint. */
export function wasAskedForMore(
  { state }: Pick<LetterView, 'state'>,
  filing: Extract<Happening, { type: 'filing-logged' }>,
): boolean {
  const before = state.happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === filing.to && event.at <= filing.at,
  )?.event;
  return before?.type === 'reply-logged' && before.outcome === 'asks-more';
}

function siteIs({ facts }: LetterView, voice: Voice): string {
  return voice === 'to-site' ? THEY[voice] : siteAs(facts, voice);
}

function referenceOfFiling(ref: string | null): string {
  return ref === null ? '' : `（编号${clean(ref)}）`;
}

/** The newest promise of the site that was not kept, for a short text: their own words, if they are short. */
export function promisesOver(view: LetterView): string[] {
  const { state, today } = view;
  // What they agreed to is told with the agreement.
  const { reply: agreed } = standingWithSite(view);
  return state.happened.flatMap(({ seq, event }) => {
    if (view.query.agreed && event === agreed) return [];
    const promise = promiseOf(view, seq);
    if (!promise || promise.kept !== false) return [];
    if (event.type !== 'contact-logged' && !(event.type === 'reply-logged' && event.from === 'site'))
      return [];
    const number = event.agent ? `（工号${clean(event.agent)}）` : '';
    const words = quoted(
      (event.text ?? '').replace(
        // Who said it stands before it already: 客服说，客服1001：，客服小美 11-21 14:20：
        /^(?:网站)?(?:客服|对方|他们?|她)(?:[^:：，,。\n]{0,20}(?:[:：]\d\d){0,2}[:：]|(?:说|答应|回复|称|表示|承诺)?[，,]?)\s*/,
        '',
      ),
    );
    const until = untilText(promise.until, today);
    return [
      words === ''
        ? `客服${number}答应${until}${promise.refund ? '退款' : '答复'}，没有兑现。`
        : `${shortDate(dayOf(event.at), today)}客服${number}答应${words}，${until.replace(/前$/, '')}已到期，没有兑现。`,
    ];
  });
}

/** An end as a letter names it: the end of a day, or the minute. With `today`, this year is left out. */
function untilText(end: number, today?: number): string {
  const day = dayOf(end);
  const date = (of: number) => (today === undefined ? chineseDate(of) : shortDate(of, today));
  return end === startOfDay(day) ? `${date(day - 1)}结束前` : `${date(day)}${clockOf(end)}前`;
}
