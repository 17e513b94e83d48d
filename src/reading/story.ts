import { type Classification, classifyDraft } from '../case/classify.ts';
import type { Draft } from '../case/facts.ts';
import { formatTime, MINUTE } from '../time/day.ts';
import { NUMBER, parseTold, PART, type ToldTime } from '../time/typed.ts';
import { FEE_DEMANDED } from './harmful-asks.ts';
import type { Piece } from './reply-text.ts';
import { amountsOf, channelsOf, numbersOf, productOf, siteOf } from './story-facts.ts';
import {
  DEDUCTED,
  DELIVERED,
  MONEY,
  ORDER_STATE,
  PAYER,
  REACHABLE,
  REFUSED,
  type Signal,
} from './story-problem.ts';
import { type Candidate, type Clause, distinct, readClauses } from './story-text.ts';

/** A value with the exact words of the story it rests on. */
export interface Reading<T> {
  readonly value: T;
  readonly words: string;
}

/** Facts whose values a story may give; the time as precisely as it gives it. */
type StoryFacts = Omit<Draft, 'paidAt'> & { readonly paidAt?: ToldTime };
export type StoryFact = keyof StoryFacts;

/** What a story seems to say; several readings of a fact are for the user to choose from. */
export interface StoryReading {
  readonly facts: { readonly [F in StoryFact]?: readonly Reading<NonNullable<StoryFacts[F]>>[] };
  readonly warnings: readonly Reading<StoryWarning>[];
  /** What problem it seems to be, if its words decide; open answers are taken as they usually are. */
  readonly suggestion: (Classification & { readonly kind: 'case' }) | null;
}

/** Reads a story told in any words. It only proposes, and only what some word of the text says. */
export function readStory(text: string, now: number): StoryReading {
  const { exact, clauses } = readClauses(text);
  const reading = <T>(candidates: readonly (Candidate<T> | undefined)[]): Reading<T>[] =>
    candidates.flatMap((one) => (one ? [{ value: one.value, words: exact(one) }] : []));
  const numbers = numbersOf(clauses);
  const site = siteOf(clauses);
  const product = productOf(clauses);
  const warnings = reading(warningsIn(clauses));
  const answers = {
    deducted: reading([first(DEDUCTED, clauses)]),
    orderState: reading([first(ORDER_STATE, clauses)]),
    delivered: reading([first(DELIVERED, clauses)]),
    refused: reading([first(REFUSED, clauses)]),
  };
  const facts = {
    ...answers,
    site: reading(site.names),
    url: reading(site.urls.slice(0, 1)),
    order: reading(numbers.orders),
    paymentNo: reading(numbers.payments),
    amountFen: reading(amountsOf(clauses)),
    paidAt: reading(timesOf(clauses, now)),
    payChannel: reading(channelsOf(clauses)),
    product: reading(product.products),
    goods: reading([product.goods]),
    payer: reading([first(PAYER, clauses)]),
    reachable: reading([first(REACHABLE, clauses)]),
    money: reading([first(MONEY, clauses)]),
  };
  const given = Object.fromEntries(Object.entries(facts).filter(([, found]) => found.length > 0));
  const told = [...warnings, ...warningsFrom(facts)].filter(
    ({ value }, index, all) => all.findIndex((one) => one.value === value) === index,
  );
  return { facts: given, ...suggest(answers, told) };
}

/** Warnings that follow from the facts: it is not a refund case, or needs another way first. */
function warningsFrom({
  payer,
  reachable,
  deducted,
}: {
  readonly payer: readonly Reading<NonNullable<Draft['payer']>>[];
  readonly reachable: readonly Reading<string>[];
  readonly deducted: readonly Reading<NonNullable<Draft['deducted']>>[];
}): Reading<StoryWarning>[] {
  const as = (value: StoryWarning, words: string) => ({ value, words });
  return [
    ...payer.flatMap(({ value, words }) =>
      value === 'stolen' ? [as('stolen-payment', words)] : value === 'minor' ? [as('minor', words)] : [],
    ),
    ...reachable.map(({ words }) => as('site-vanished', words)),
    ...deducted.flatMap(({ value, words }) => (value === 'no' ? [as('nothing-deducted', words)] : [])),
  ];
}

type FourAnswers = {
  readonly [F in 'deducted' | 'orderState' | 'delivered' | 'refused']: readonly Reading<
    NonNullable<Draft[F]>
  >[];
};

/** What problem it seems to be. If only some of the four questions are answered, the others are taken as they usually are. */
function suggest(
  { deducted, orderState, delivered, refused }: FourAnswers,
  told: readonly Reading<StoryWarning>[],
): Pick<StoryReading, 'suggestion' | 'warnings'> {
  const spoken = [orderState, delivered, refused].some((one) => one.length > 0);
  const twice = ['twice', 'pending'].includes(deducted[0]?.value ?? '');
  const missing = delivered[0]?.value === 'correct' && refused.length === 0 && !twice;
  // That the user changed their mind only counts if nothing is wrong with what came.
  const troubled =
    twice || refused.length > 0 || (delivered.length > 0 && !missing) || orderState[0]?.value === 'failed';
  const warnings = told.filter(({ value }) => value !== 'changed-mind' || !troubled);
  const blocked = warnings.some(({ value }) => NO_CASE.includes(value));
  if (blocked || !(spoken || twice)) return { suggestion: null, warnings };
  const found = classifyDraft({
    deducted: deducted[0]?.value ?? 'yes',
    orderState: orderState[0]?.value ?? 'success',
    delivered: delivered[0]?.value ?? 'nothing',
    refused: refused[0]?.value ?? 'none',
  });
  if (found?.kind === 'case') return { suggestion: found, warnings };
  const why = delivered[0];
  return {
    suggestion: null,
    warnings:
      missing && why && warnings.length === 0 ? [{ value: 'changed-mind', words: why.words }] : warnings,
  };
}

/** The first signal, in the order of the list, that the story shows. */
function first<V>(
  signals: readonly Signal<V>[],
  clauses: readonly Clause[],
): (Piece & { readonly value: V }) | undefined {
  for (const { value, shown, notAfter, notBefore, alsoTheirs, across } of signals) {
    for (const { who, doubtful, ...clause } of clauses) {
      if ((doubtful && !across) || (who === 'them' && !alsoTheirs)) continue;
      const [text, start] = across ? [clause.sentence, clause.sentenceStart] : [clause.text, clause.start];
      const match = shown.exec(text);
      if (!match) continue;
      if (notAfter?.test(text.slice(0, match.index))) continue;
      if (notBefore?.test(text.slice(match.index + match[0].length))) continue;
      return { value, text: match[0], start: start + match.index };
    }
  }
  return undefined;
}

/** Why a story is not a refund case, or needs another way first. */
export type StoryWarning =
  | 'fraud'
  | 'stolen-payment'
  | 'minor'
  | 'unlawful-goods'
  | 'fee-demanded'
  | 'site-vanished'
  | 'marketplace'
  | 'refunded-already'
  | 'nothing-deducted'
  | 'changed-mind';

/** Warnings that leave no refund case at all. */
export const NO_CASE: readonly StoryWarning[] = [
  'fraud',
  'unlawful-goods',
  'stolen-payment',
  'refunded-already',
  'nothing-deducted',
  'changed-mind',
];

interface WarningSign {
  readonly warning: StoryWarning;
  readonly shown: RegExp;
  readonly notAfter?: RegExp;
  readonly notBefore?: RegExp;
  /** Also if the story reports it as their words. */
  readonly alsoTheirs?: true;
}

const WARNING_SIGNS: readonly WarningSign[] = [
  {
    warning: 'fraud',
    shown:
      /(?:让我|叫我|帮(?:忙|他|她)?|兼职|去|拉我|做|拉去)[^,]{0,6}(?:刷单|刷销量|刷信誉)|做任务|返利|(?:冒充|假冒|自称)[^,]{0,8}(?:客服|公检法|警察|银行|领导|支付宝|官方)|屏幕共享|共享屏幕|(?:杀猪盘|裸聊|博彩返|投资理财|带(?:我)?(?:赚|投资)|安全账户|垫付|垫钱|垫(?:了|本)|佣金|兼职(?:刷|赚)|刷流水|认证资金|把卡密(?:发|给|告诉)|(?:消除|注销|清除)[^,]{0,4}(?:贷款|征信|校园贷)|转账到[^,]{0,6}安全)/,
    notAfter: /(?:不是|没有?|不)[^,]{0,3}$/,
    alsoTheirs: true,
  },
  {
    warning: 'unlawful-goods',
    shown:
      /刷粉|刷赞|刷量|买粉|外挂|开挂|透视|自瞄|跑分|(?:赌|博彩|菠菜|下注|彩票(?:平台|网站|群)|棋牌(?:上分|平台|游戏)|百家乐|六合彩|赌球)|(?:实名|微信|qq|游戏)(?:账号|号)(?:出租|租赁|买卖)|(?:买|租)(?:了|个|一个)?[^,]{0,4}(?:实名号|微信号|小号)|翻墙|梯子|vpn|黄(?:片|网)|约炮|枪|毒|发票(?:代开)?|办证|代考/i,
    notAfter: /(?:没有?|不是|又不是)[^,]{0,4}$/,
  },
  {
    warning: 'fee-demanded',
    ...FEE_DEMANDED,
    alsoTheirs: true,
  },
  {
    warning: 'marketplace',
    shown:
      /淘宝(?!网红)|天猫|拼多多|闲鱼|京东(?!(?:e|E)?卡|白条|支付|购物卡|礼品卡)|转转|抖音(?:商城|小店|店铺|买|直播间)|快手(?:小店|买)|得物|小红书(?:店|商城|买)|苏宁|唯品会|1688/,
    notAfter: /(?:不是|没有?|比|像|跟|比如|去|找)[^,]{0,3}$/,
    notBefore: /^(?:会员|(?:e|E)卡|礼品卡|购物卡|代金券|券|红包|账号)/,
  },
  {
    warning: 'refunded-already',
    shown:
      /(?:钱|款|全额|全部|已经?|都|昨天|今天|后来|刚才?|也)(?:已经?|都|全额|全部|给我|原路|自动)*(?:昨[天晚]|今[天早]|前天|晚上|早上|当天)*(?:退(?:回来?|还|款)?(?:了|到|给我了|到账|(?:我)?(?:支付宝|微信|银行卡|卡里|账户))|到账退款)|退款(?:已经?)?(?:到账|收到|成功|回来)了?|收到(?:了)?退款|退(?:回来|给我)了/,
    notAfter: /(?:没有?|未|不|等|说|还没|才能|要求|希望|答应|承诺|什么时候|会|能|只|一部分|部分)[^,]{0,5}$/,
    notBefore: /^(?:一半|一部分|部分|\d|[一二三四五六七八九十]|吗|没)/,
  },
  {
    warning: 'changed-mind',
    shown:
      /(?:不想(?:要|买|玩|用)|不需要|用不上|用不到|买错|买多|买重复|拍错|充错|后悔|反悔|冲动(?:消费|下单)?|不喜欢|找到更便宜|别处更便宜|降价)(?:了)?|(?:自己|我)(?:的)?(?:填|选|输|写|充|买|拍)错(?:的|了)?/,
    notAfter: /(?:不是我?|没有?|又不是|并非)[^,]{0,3}$/,
  },
];

/** The warnings that a story shows, each with its words. */
function warningsIn(clauses: readonly Clause[]): Candidate<StoryWarning>[] {
  return WARNING_SIGNS.flatMap(({ warning, shown, notAfter, notBefore, alsoTheirs }) => {
    for (const { text, start, who, doubtful } of clauses) {
      if ((who === 'them' && !alsoTheirs) || (doubtful && !alsoTheirs)) continue;
      const match = shown.exec(text);
      if (!match) continue;
      if (notAfter?.test(text.slice(0, match.index))) continue;
      if (notBefore?.test(text.slice(match.index + match[0].length))) continue;
      return [{ value: warning, text: match[0], start: start + match.index }];
    }
    return [];
  });
}

/** A day told by its date means the same whenever it is read. */
const TELLS_DAY = /\d\s*月\s*\d|\d{1,2}[-/.]\d{1,2}/;

/**
 * A story with the date added after words like 前天: read weeks later, in a letter, they would mean another day. Only
 * if its one time is told by such words, which appear once, and is the time that the user confirmed.
 * @param paidAt the time of payment of the case that is opened
 */
export function anchored(
  text: string,
  times: readonly Reading<ToldTime>[] | undefined,
  paidAt: number | undefined,
): string {
  const [time, ...others] = times ?? [];
  if (!time || others.length > 0 || TELLS_DAY.test(time.words) || paidAt === undefined) return text;
  const { at, dayOnly } = time.value;
  const dayIn = (instant: number) => formatTime(instant).slice(0, 10);
  const confirmed = dayOnly ? dayIn(paidAt) === dayIn(at) : paidAt === at;
  if (!confirmed || text.split(time.words).length !== 2) return text;
  const day = dayOnly ? dayIn(at) : formatTime(at);
  return text.replace(time.words, () => `${time.words}（${day}）`);
}

/** When a story says it was paid: finds what may be a time in it, and lets the one reader of times read it. */

/** When it was paid: the candidates that the story's words make the likeliest. */
function timesOf(clauses: readonly Clause[], now: number): Candidate<ToldTime>[] {
  const found = clauses.flatMap((clause, index) => {
    if (clause.who === 'them') return [];
    const next = clauses[index + 1];
    const goesOn = next?.who === 'me' && next.sentence === clause.sentence;
    const near = goesOn ? clause.text + next.text : clause.text;
    return timesIn(clause, now).map((time) => ({ ...time, rank: rankOf(clause, time, near) }));
  });
  const best = found.reduce((least, { rank }) => Math.min(least, rank), 3);
  if (best >= 3) return [];
  const likely = distinct(
    found.filter(({ rank }) => rank === best).map(({ value, text, start }) => ({ value, text, start })),
  );
  // A story is told from its beginning: among equals the first is meant, unless a label names two.
  return best === 0 ? likely : likely.slice(0, 1);
}

/** 0 labelled, 1 beside a word of paying, 2 beside nothing else, 3 of something else. */
function rankOf(clause: Clause, time: Candidate<ToldTime>, near: string): number {
  const before = clause.text.slice(0, time.start - clause.start);
  if (LABEL.test(before)) return 0;
  const after = clause.text.slice(time.start - clause.start + time.text.length);
  if (OTHERWISE.test(after.slice(0, 12)) && !PAYING.test(after.slice(0, 12))) return 3;
  if (/(?:等到?|到|截止|直到|最晚|之前|以前)\s*$/.test(before)) return 3;
  if (PAYING.test(near)) return 1;
  return OTHERWISE.test(clause.text) ? 3 : 2;
}

/** Every time in a clause that is over, as the reader of times understands it. */
function timesIn(clause: Clause, now: number): Candidate<ToldTime>[] {
  const found: Candidate<ToldTime>[] = [];
  const taken: [number, number][] = [];
  const add = (text: string, at: number) => {
    taken.push([at, at + text.length]);
    const told = parseTold(text, now);
    if (told.ok) found.push({ value: told.value, text: text.trim(), start: clause.start + at });
  };
  for (const match of clause.text.matchAll(DATED)) add(match[0], match.index);
  for (const match of clause.text.matchAll(AGO)) add(match[0], match.index);
  for (const match of clause.text.matchAll(JUST_NOW)) {
    const at = Math.floor(now / MINUTE) * MINUTE;
    found.push({ value: { at, dayOnly: false }, text: match[0], start: clause.start + match.index });
  }
  for (const match of clause.text.matchAll(CLOCK_ONLY)) {
    const at = match.index;
    if (taken.some(([from, to]) => at >= from && at < to)) continue;
    if (/\d$/.test(clause.text.slice(0, at))) continue;
    add(match[0], at);
  }
  return found;
}

/** The patterns by which times are found in running text. What they mean stands in `time/typed.ts`. */

const DATE =
  '(?:20\\d\\d\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}[-/.]\\d{1,2}(?=\\s+\\d{1,2}:\\d|\\s*(?:早|晚|上午|下午|中午|凌晨))|上个?月\\s*\\d{1,2}\\s*[日号]|(?:这个?月|本月)\\s*\\d{1,2}\\s*[日号]|(?<![\\d月])\\d{1,2}\\s*[日号](?![码线店楼院令公])|大前天|前天|昨[天日晚夜儿]|今[天日晚早晨儿]|前晚|(?:上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末]|' +
  `${NUMBER}\\s*天(?:之)?前)`;
const CLOCK = `(?:${PART}?\\s*${NUMBER}\\s*(?::(?=\\s*\\d)|点钟?|时(?!候|间|限|长))\\s*(?:半|一刻|三刻|\\d{1,2})?\\s*分?(?::\\d{2})?\\s*(?:多|左右|来钟|前后|许|不到)?)`;
const DATED = new RegExp(`${DATE}(?:的|T|\\s){0,2}(?:${CLOCK}|${PART})?`, 'g');
const JUST_NOW = /刚刚|刚才/g;
const AGO = new RegExp(`(?:半个?(?:小时|钟头)|${NUMBER}个?(?:小时|钟头|分钟))(?:之)?前`, 'g');
const CLOCK_ONLY = new RegExp(CLOCK, 'g');

const PAYING =
  /付款|支付|付了|付的|付过|转了|转账|转给|充了|充值|冲值|沖值|扣(?:了|款|费)|下单|买了|购买|打款|打了钱|花了|交易|拍了|拍下|订了|消费/;
const OTHERWISE =
  /客服|联系|投诉|反馈|回复|答复|说(?!好)|承诺|答应|之?内|以?前(?!天)|到期|问了?|申请|催|沟通|找(?:他|客服|商家)|冻结|封|到现在|至今|现在|再(?:等|过)|等到/;
const LABEL = /(?:付款|支付|交易|扣款|充值)(?:成功)?时间\s*[:是为]?\s*$/;
