import { badAnswer, type Parsed, parsed, plainWidth, refused } from '../errors.ts';
import { ANSWERS, type Problem, PROBLEMS } from '../law/problems.ts';
import type { Language, Words } from '../words/language.ts';
import { isLonger, samenessKey } from './text.ts';

/** How a fact is answered. `words`: what a screen calls each choice. */
export type FactKind =
  | {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      readonly words: Readonly<Record<string, Words>>;
    }
  | { readonly kind: 'text'; readonly limit: number }
  | { readonly kind: 'order' | 'amount' | 'time' | 'day' | 'age' | 'card-tail' };

const choice = <const W extends Readonly<Record<string, Words>>>(words: W) =>
  ({ kind: 'choice', choices: Object.keys(words) as (keyof W & string)[], words }) as const;
const textOf = (limit: number) => ({ kind: 'text', limit }) as const;

const PROBLEM_NAMES = Object.fromEntries(
  Object.entries(PROBLEMS).map(([problem, { asAnswer }]) => [problem, asAnswer]),
) as Record<Problem, Words>;

/**
 * What a user can tell about a case, one row a fact: its flag, what kind of answer it is and how long it may be. The
 * interview, the flags of `new` and `edit`, the review screen and the store all follow this list. Lengths are in
 * characters (code points); they only keep out what cannot be an answer.
 */
export const FACTS = {
  problem: { flag: 'problem', ...choice(PROBLEM_NAMES) },
  deducted: { flag: 'deducted', ...choice(ANSWERS.deducted) },
  orderState: { flag: 'order-state', ...choice(ANSWERS.orderState) },
  delivered: { flag: 'delivered', ...choice(ANSWERS.delivered) },
  refused: { flag: 'refused', ...choice(ANSWERS.refused) },
  site: { flag: 'site', ...textOf(2000) },
  order: { flag: 'order', kind: 'order' },
  amountFen: { flag: 'amount', kind: 'amount' },
  /** What is asked back, if it is not all of what was paid. */
  claimFen: { flag: 'claim', kind: 'amount' },
  paidAt: { flag: 'paid-at', kind: 'time' },
  /** How exactly the time of the payment is known, if not to the minute; follows from how it was typed. */
  paidAbout: {
    flag: 'paid-about',
    ...choice({
      hour: { zh: '大概几点', en: 'the hour, roughly' },
      day: { zh: '只知道哪天', en: 'only the day' },
    }),
  },
  orderedAt: { flag: 'ordered-at', kind: 'time' },
  knownAt: { flag: 'known-at', kind: 'day' },
  payChannel: {
    flag: 'pay-channel',
    ...choice({
      wechat: { zh: '微信支付', en: 'WeChat Pay' },
      alipay: { zh: '支付宝', en: 'Alipay' },
      'bank-card': { zh: '银行卡', en: 'bank card' },
      unionpay: { zh: '云闪付（银联）', en: 'UnionPay' },
      other: { zh: '其他', en: 'other' },
    }),
  },
  product: { flag: 'product', ...textOf(2000) },
  account: { flag: 'account', ...textOf(2000) },
  paymentNo: { flag: 'payment-no', kind: 'order' },
  description: { flag: 'describe', ...textOf(20_000) },
  payee: { flag: 'payee', ...textOf(2000) },
  payeeAddress: { flag: 'payee-address', ...textOf(2000) },
  url: { flag: 'url', ...textOf(2000) },
  cardNetwork: {
    flag: 'card-network',
    ...choice({
      unionpay: { zh: '银联', en: 'UnionPay' },
      visa: { zh: 'Visa', en: 'Visa' },
      mastercard: { zh: '万事达', en: 'Mastercard' },
      unknown: { zh: '不清楚', en: 'unknown' },
    }),
  },
  goods: {
    flag: 'goods',
    ...choice({
      'phone-credit': { zh: '话费', en: 'phone credit' },
      'game-card': { zh: '游戏点卡', en: 'game card' },
      membership: { zh: '会员', en: 'membership' },
      other: { zh: '其他', en: 'other' },
      unlawful: { zh: '本身违法的东西', en: 'unlawful in itself' },
    }),
  },
  seller: {
    flag: 'seller',
    ...choice({
      'own-site': { zh: '网站自己卖', en: 'the site itself' },
      marketplace: { zh: '平台上的商家', en: 'a seller on a marketplace' },
      unknown: { zh: '不清楚', en: 'unknown' },
    }),
  },
  purpose: {
    flag: 'purpose',
    ...choice({ 'own-use': { zh: '自己用', en: 'own use' }, resale: { zh: '转卖', en: 'resale' } }),
  },
  payer: {
    flag: 'payer',
    ...choice({
      self: { zh: '本人', en: 'myself' },
      minor: { zh: '未成年人', en: 'a minor' },
      stolen: { zh: '被盗刷', en: 'stolen payment' },
    }),
  },
  money: {
    flag: 'money',
    ...choice({
      order: { zh: '单笔订单', en: 'a single order' },
      balance: { zh: '账户余额', en: 'a balance' },
    }),
  },
  reachable: {
    flag: 'reachable',
    ...choice({ yes: { zh: '联系得上', en: 'yes' }, no: { zh: '联系不上', en: 'no' } }),
  },
  /** Of a payment by a child: how old it was on that day; whole years. */
  childAge: { flag: 'child-age', kind: 'age' },
  /** Of a payment by a child: whether the guardian knew and agreed. `unaware` does not ratify either. */
  guardian: {
    flag: 'guardian',
    ...choice({
      unaware: { zh: '事先不知道，也不追认', en: 'did not know, and does not ratify' },
      consented: { zh: '事先同意过，或者事后认可了', en: 'agreed before, or accepted it afterwards' },
      refuses: { zh: '知道，但没有同意，也不追认', en: 'knew, did not agree, and does not ratify' },
    }),
  },
  /** Of a payment by a child: who worked the phone. */
  operatedBy: {
    flag: 'operated-by',
    ...choice({
      child: { zh: '孩子自己', en: 'the child' },
      payer: { zh: '付款账户的主人', en: 'the owner of the account' },
      unknown: { zh: '说不清', en: 'not known' },
    }),
  },
  /** Whether interest is claimed, too. */
  interest: {
    flag: 'interest',
    ...choice({ no: { zh: '不要利息', en: 'without interest' }, yes: { zh: '要利息', en: 'with interest' } }),
  },
  /** Whether goods that come after the day set in the letter are still wanted. */
  lateGoods: {
    flag: 'late-goods',
    ...choice({
      unwanted: { zh: '过了那天就不要了', en: 'not after that day' },
      wanted: { zh: '晚到也还要', en: 'still wanted' },
    }),
  },
  /** What came instead of what was ordered, in the user's words: 里拉区 10, 一个月会员. */
  received: { flag: 'received', ...textOf(2000) },
  /** The bank that issued the card, and the last four digits of its number. */
  bank: { flag: 'bank', ...textOf(200) },
  cardTail: { flag: 'card-tail', kind: 'card-tail' },
  /** The shop on a marketplace; `site` is then the marketplace. */
  shop: { flag: 'shop', ...textOf(2000) },
  /** Whether the marketplace said who the shop is, after it was asked: it answers for the shop where it cannot. */
  shopData: {
    flag: 'shop-data',
    ...choice({
      'not-asked': { zh: '还没有问过平台', en: 'not asked yet' },
      waiting: { zh: '问过了，平台还没有答复', en: 'asked, no answer yet' },
      none: { zh: '平台没有给，或者给的找不到人', en: 'it gave none, or nobody can be reached there' },
      given: { zh: '平台给了，找得到人', en: 'it gave them, and they are right' },
    }),
  },
  /** What shows that the marketplace knew of the shop's wrongs and did nothing; without it nobody claims so. */
  platformKnew: { flag: 'platform-knew', ...textOf(2000) },
  /** The account of what happened as the user wants it enclosed: read and edited by them. */
  statement: { flag: 'statement', ...textOf(20_000) },
  /** Of phone credit: whose number it is. */
  operator: { flag: 'operator', ...textOf(200) },
  /** What shows that the seller deceived on purpose; without it nobody claims triple damages. */
  intentEvidence: { flag: 'intent-evidence', ...textOf(2000) },
} as const satisfies Record<string, FactKind & { flag: string }>;

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as FactName[];

/** What a screen calls an answer; the answer itself if it is none of the choices. */
export function answerName(name: FactName, answer: string, language: Language): string {
  const fact: FactKind = FACTS[name];
  return (fact.kind === 'choice' ? fact.words[answer]?.[language] : undefined) ?? answer;
}

type ValueOf<K> = K extends { kind: 'choice'; choices: readonly (infer C)[] }
  ? C
  : K extends { kind: 'amount' | 'time' | 'day' | 'age' }
    ? number
    : string;

type AnswerOf<N extends FactName> = ValueOf<(typeof FACTS)[N]>;
export type Deducted = AnswerOf<'deducted'>;
export type OrderState = AnswerOf<'orderState'>;
export type Delivered = AnswerOf<'delivered'>;
export type Refused = AnswerOf<'refused'>;
export type PayChannel = AnswerOf<'payChannel'>;

/** Every fact that may be known. Money in fen, times as instants (milliseconds, UTC), a day as its beginning. */
export type Draft = { readonly [N in FactName]?: ValueOf<(typeof FACTS)[N]> };

/** What a case cannot be opened without; `order` is missing only if no order came about. */
export interface Facts extends Draft {
  readonly site: string;
  readonly amountFen: number;
  readonly paidAt: number;
  readonly payChannel: PayChannel;
}

/** Facts that may be taken back again by giving an empty text. */
export function isOptional(name: FactName): boolean {
  return !(CLASSIFIER.includes(name) || REQUIRED.includes(name));
}

/** The four questions that decide which problem it is, in the order a person thinks. */
export const CLASSIFIER: readonly FactName[] = ['deducted', 'orderState', 'delivered', 'refused'];
const REQUIRED: readonly FactName[] = ['site', 'amountFen', 'paidAt', 'payChannel'];

/** Whether there may be no order number: none came about, or the user made none, because somebody else paid. */
export function orderMayBeMissing(draft: Draft): boolean {
  return draft.orderState === 'missing' || draft.payer === 'stolen';
}

/** What is still needed before a case can be opened. If the user named the problem, the four questions may stay open. */
export function missingFacts(draft: Draft): FactName[] {
  const needed: FactName[] = [];
  if (draft.problem === undefined) needed.push(...CLASSIFIER);
  needed.push('site');
  if (!orderMayBeMissing(draft)) needed.push('order');
  needed.push('amountFen', 'paidAt', 'payChannel');
  return needed.filter((name) => draft[name] === undefined);
}

/** The draft as the facts of a case, once nothing is missing. */
export function completeFacts(draft: Draft): Facts | undefined {
  return missingFacts(draft).length === 0 ? (draft as Facts) : undefined;
}

/** Characters of an order or payment number, or of the number that somebody filed something under. */
export const MOST_ORDER = 128;
/** Characters of what was said, or of what a page shows. */
export const MOST_TEXT = 20_000;
/** The highest number of a case or an exhibit: the nine digits that can be typed. */
export const MOST_NUMBER = 999_999_999;

/** An order or payment number: a reference with a digit or a letter in it. Nobody could look up 五十. */
export function checkOrderNumber(
  text: string,
): ReturnType<typeof checkReference> | Parsed<string, 'no-number'> {
  const reference = checkReference(text);
  return reference.ok && !/[0-9A-Za-z０-９]/.test(reference.value) ? refused('no-number') : reference;
}

/** The number somebody filed it under: trimmed, short, without characters that act on a screen. */
export function checkReference(
  text: string,
): Parsed<string, 'empty' | 'too-long' | 'control-character' | 'direction-mark'> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(trimmed)) return refused('direction-mark');
  if (/[\p{Cc}\u2028\u2029]/u.test(trimmed)) return refused('control-character');
  return isLonger(trimmed, MOST_ORDER) ? refused('too-long') : parsed(trimmed);
}

/** Below this one is a child: 民法典 counts from the eighteenth birthday. Whole years. */
const OF_AGE = 18;

/** The age of a child as typed: 10, １０岁. */
export function parseAge(text: string): Parsed<number, 'empty' | 'not-an-age' | 'not-a-child'> {
  const bare = plainWidth(text).replace(/\s*(?:周?岁)$/, '');
  if (bare === '') return refused('empty');
  if (!/^\d{1,3}$/.test(bare)) return refused('not-an-age');
  return Number(bare) < OF_AGE ? parsed(Number(bare)) : refused('not-a-child');
}

/** The last four digits of a card. A whole number is refused: it has no business in a letter. */
export function parseCardTail(text: string): Parsed<string, 'empty' | 'not-a-tail'> {
  const bare = plainWidth(text).replace(/^尾号\s*/, '');
  if (bare === '') return refused('empty');
  return /^\d{4}$/.test(bare) ? parsed(bare) : refused('not-a-tail');
}

type AmountReason =
  | 'empty'
  | 'not-a-number'
  | 'in-words'
  | 'other-currency'
  | 'negative'
  | 'too-many-decimals'
  | 'zero'
  | 'too-large';

/** Ten million yuan, in fen. */
const MOST_FEN = 1_000_000_000;

/** An amount of yuan as a person writes it (`100`, `￥1,000.50`, `１００元`, `100块5`, `一百二`, `1.5k`), in exact fen. */
export function parseAmount(text: string): Parsed<number, AmountReason> {
  if (OTHER_CURRENCY.test(text)) return refused('other-currency');
  const bare = plainWidth(text)
    .replace(/^(?:¥|rmb|cny)\s*/i, '')
    .replace(/\s*(?:人民币|(?:元|块|圆)(?:钱|整)?|rmb|cny|yuan)$/i, '');
  if (bare === '') return refused('empty');
  if (/^[-−–]/.test(bare)) return refused('negative');
  const { before, tenths, hundredths = '0' } = (YUAN_AND_JIAO.exec(bare) ?? JIAO.exec(bare))?.groups ?? {};
  if (tenths !== undefined) {
    const whole = before === undefined || /^\d+$/.test(before) ? Number(before ?? 0) : numberInWords(before);
    if (whole === null) return refused('in-words');
    return parseAmount(`${whole}.${inOneDigit(tenths)}${inOneDigit(hundredths)}`);
  }
  const short = /^(\d+(?:\.\d{1,4})?)(k|千|w|万)$/i.exec(bare);
  if (short) {
    const fen = Math.round(Number(short[1]) * (/k|千/i.test(short[2] ?? '') ? 100_000 : 1_000_000));
    return fen > MOST_FEN ? refused('too-large') : parsed(fen);
  }
  if (/^[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]/.test(bare)) {
    const yuan = numberInWords(bare);
    if (yuan === null) return refused('in-words');
    return yuan === 0 ? refused('zero') : yuan * 100 > MOST_FEN ? refused('too-large') : parsed(yuan * 100);
  }
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(bare);
  if (!found) return refused('not-a-number');
  const [, yuan = '', decimals = ''] = found;
  if (decimals.length > 2) return refused('too-many-decimals');
  const fen = Number(yuan.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (fen === 0) return refused('zero');
  return fen > MOST_FEN ? refused('too-large') : parsed(fen);
}

const OTHER_CURRENCY =
  /[$€£₽₩฿]|\b(?:usdt?|hkd|eur|gbp|jpy|twd|krw)\b|美元|美金|美刀|刀$|港[币元纸]|欧元|英镑|日[元币]|韩元|[台澳]币|新台币|泰铢|卢布|dollars?|euros?/i;
/** 35块5, 三十五块五毛, 三块二毛五. */
const YUAN_AND_JIAO =
  /^(?<before>\d+|[一二两三四五六七八九十百千万零]+)(?:块|元)(?<tenths>[\d一二三四五六七八九])(?:毛|角)?(?:(?<hundredths>[\d一二三四五六七八九])分?)?$/;
const JIAO = /^(?<tenths>[\d一二三四五六七八九])(?:毛|角)$/;

const NUMERALS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const AS_PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  '〇零|两二|壹一|贰二|叁三|肆四|伍五|陆六|柒七|捌八|玖九|拾十|佰百|仟千'
    .split('|')
    .map(([from = '', to = '']) => [from, to]),
);

function inOneDigit(digit: string): string {
  return /\d/.test(digit) ? digit : String(NUMERALS.indexOf(digit));
}

/** A whole number in Chinese words: 一百二 is 120, 一百零二 is 102, 三千五 is 3500. Null if it is none. */
function numberInWords(text: string): number | null {
  const plain = [...text].map((character) => AS_PLAIN[character] ?? character).join('');
  if (!/^(?:[一二三四五六七八九]?[万千百十]零?)*[一二三四五六七八九]?$/.test(plain)) return null;
  let sum = 0;
  let section = 0;
  let digit = 0;
  let place = 1;
  for (const character of plain) {
    const value = NUMERALS.indexOf(character);
    if (value === 0) place = 1;
    else if (value > 0) digit = value;
    else if (character === '万') {
      sum = (sum + section + digit) * 10_000;
      [section, digit, place] = [0, 0, 10_000];
    } else {
      place = PLACES[character] ?? 1;
      section += (digit || 1) * place;
      digit = 0;
    }
  }
  // A last digit right behind a place counts the next place below it: 一百二, 三千五. Behind 十 it counts ones.
  return sum + section + digit * (place > 10 ? place / 10 : 1);
}

/** Fen as yuan with two decimals: 10000 → 100.00. */
export function formatYuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** What is asked back, in fen: what was paid, or the part of it that the user named. */
export function claimOf({ claimFen, amountFen }: Pick<Facts, 'claimFen' | 'amountFen'>): number {
  return Math.min(claimFen ?? amountFen, amountFen);
}

/** Why the amount typed last does not go with the other: nobody can ask back more than was paid. */
export function claimFault(
  { claimFen, amountFen }: Draft,
  typed: FactName,
): 'more-than-paid' | 'less-than-claimed' | undefined {
  if (claimFen === undefined || amountFen === undefined || claimFen <= amountFen) return undefined;
  return typed === 'amountFen' ? 'less-than-claimed' : 'more-than-paid';
}

/** The key by which the same order on the same site is found again; null if it has no number. */
export function sameOrderKey({
  site,
  order,
  paymentNo,
}: Pick<Facts, 'site' | 'order' | 'paymentNo'>): string | null {
  const known = order ?? paymentNo;
  return known === undefined ? null : `${samenessKey(site)}\n${samenessKey(known)}`;
}

/**
 * Refuses a case in which more is asked back than was paid.
 * @param typed what was typed just now: that is what is told to be wrong
 * @throws RefundError `bad-answers`
 */
export function refuseMoreThanPaid(
  facts: Draft,
  typed: { readonly [N in FactName]?: string | number | null } = {},
): void {
  const name = typed.amountFen != null && typed.claimFen == null ? 'amountFen' : 'claimFen';
  const reason = claimFault(facts, name);
  if (reason !== undefined) throw badAnswer(FACTS[name].flag, formatYuan(facts[name] ?? 0), reason);
}
