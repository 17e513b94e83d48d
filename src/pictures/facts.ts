import type { OrderState, PayChannel } from '../case/facts.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import { dayOf } from '../time/day.ts';
import { type Cell, cellsOf, continuation, labelled, type Paragraph, paragraphs, SEAM, twice } from './cells.ts';
import { type Turn, turnsOf } from './chat.ts';
import { amountAlone, AMOUNT_PATTERN, CODE, fenOf, orderForm, paymentForm, timesIn, yearlessTimesIn } from './forms.ts';
import { kindOf } from './kind.ts';
import { type Labels, LABELS, isLabel } from './labels.ts';
import type { Line, PictureText } from './picture.ts';

/** What a picture says of a payment; only what may be taken. Money in fen, times as instants. */
export interface PictureFacts {
  readonly amountFen?: number;
  readonly order?: string;
  readonly paymentNo?: string;
  readonly paidAt?: number;
  readonly site?: string;
  readonly url?: string;
  readonly payee?: string;
  readonly payChannel?: PayChannel;
  readonly product?: string;
  readonly orderState?: OrderState;
}

export type PictureFact = keyof PictureFacts;

/** Why something was not taken: a person has to look. */
export type Doubt =
  /** Several are there, and nothing says which is meant. */
  | 'several'
  /** It mixes letters and figures that look alike. */
  | 'looks-alike'
  /** Two readings differ. */
  | 'read-differently'
  /** A whole number without decimals: a dot may have been lost. */
  | 'no-decimals'
  /** It goes on in the next line. */
  | 'wrapped'
  /** Its day is not that of the payment. */
  | 'other-day'
  /** It stands there without a word that says it is what was paid. */
  | 'no-label';

/** Something that a person has to look at: what it may be, and why it was not taken. */
export interface ToCheck {
  readonly fact: PictureFact;
  readonly candidates: readonly (string | number)[];
  readonly why: Doubt;
}

/** Everything that was read of one picture. */
export interface PictureReading {
  readonly kind: EvidenceKind;
  readonly facts: PictureFacts;
  /** The words each fact was read from. */
  readonly words: { readonly [N in PictureFact]?: string };
  readonly check: readonly ToCheck[];
  readonly turns: readonly Turn[];
  readonly lines: readonly Line[];
  readonly tilted: boolean;
}

/** Reads the lines of a picture: what kind it is, and which facts stand in it. Nothing is guessed. */
export function readFacts({ lines, width, tilted }: PictureText, now: number): PictureReading {
  const cells = cellsOf(lines);
  const flows = paragraphs(cells);
  const talk = turnsOf(cells, width, now);
  const kind = kindOf(cells, talk.length, flows.map(({ plain }) => plain));
  const turns = kind === 'chat' ? talk : [];
  const page: Page = { cells, flows, kind, turns, now };
  const found = [payment(page), amount(page), order(page), time(page), ...texts(page)];
  const settled = agree(found);
  return { kind, ...settled, turns, lines, tilted };
}

interface Page {
  readonly cells: readonly Cell[];
  readonly flows: readonly Paragraph[];
  readonly kind: EvidenceKind;
  readonly turns: readonly Turn[];
  readonly now: number;
}

/** What was found of one fact: a value with its words, or what is to be checked. */
type Found = { readonly fact: PictureFact } & (
  | { readonly value: string | number; readonly words: string }
  | { readonly candidates: readonly (string | number)[]; readonly why: Doubt }
  | { readonly none: true }
);

/** Facts that must fit each other: a payment number holds its day, and says which app it is of. */
function agree(found: readonly Found[]): Pick<PictureReading, 'facts' | 'words' | 'check'> {
  const facts: Partial<Record<PictureFact, string | number>> = {};
  const words: Partial<Record<PictureFact, string>> = {};
  const check: ToCheck[] = [];
  for (const one of found) {
    if ('value' in one) [facts[one.fact], words[one.fact]] = [one.value, one.words];
    else if ('candidates' in one) check.push({ fact: one.fact, candidates: one.candidates, why: one.why });
  }
  const { paymentNo, paidAt } = facts;
  const form = typeof paymentNo === 'string' ? paymentForm(paymentNo) : undefined;
  if (form && paymentNo !== undefined && typeof paidAt === 'number' && Math.abs(dayOf(paidAt) - form.day) > 1) {
    // One of the two was misread, or they are not of one payment.
    delete facts.paymentNo;
    delete facts.paidAt;
    check.push({ fact: 'paymentNo', candidates: [paymentNo], why: 'other-day' }, { fact: 'paidAt', candidates: [paidAt], why: 'other-day' });
  } else if (form) facts.payChannel = form.channel;
  return { facts: facts as PictureFacts, words, check };
}

/** One value from what was found in several places. */
function only<T extends string | number>(fact: PictureFact, values: readonly { readonly value: T; readonly words: string }[]): Found {
  const distinct = [...new Map(values.map((one) => [one.value, one])).values()];
  const [first, second] = distinct;
  if (!first) return { fact, none: true };
  return second ? { fact, candidates: distinct.map(({ value }) => value), why: 'several' } : { fact, ...first };
}

/** The values of a group of labels in a form, each as both readings have it. */
function valuesOf<T extends string | number>(
  { cells }: Page,
  labels: RegExp,
  read: (text: string) => T | undefined,
): { readonly values: { value: T; words: string }[]; readonly differing: T[]; readonly column: boolean } {
  const values: { value: T; words: string }[] = [];
  const differing: T[] = [];
  let inColumn = false;
  for (const { label, values: places, column } of labelled(cells, labels, isLabel)) {
    for (const place of places) {
      const { same, found, other } = twice(place, read);
      if (found === undefined && other === undefined) {
        // Below a label the nearest line is its value; what follows is of the same column only if it looks the same.
        if (column && values.length === 0) break;
        continue;
      }
      inColumn ||= column;
      if (same && found !== undefined) values.push({ value: found, words: `${label} ${place.text}`.slice(0, 80) });
      else differing.push(...[found, other].filter((one) => one !== undefined));
      if (!column) break;
    }
  }
  return { values, differing, column: inColumn };
}

function payment(page: Page): Found {
  const { cells, now } = page;
  const numbers: { value: string; words: string }[] = [];
  const doubtful: string[] = [];
  const take = (first: string, second: string, words: string) => {
    const form = paymentForm(first);
    if (!form || form.day > dayOf(now)) return;
    if (first === second) numbers.push({ value: first, words });
    else doubtful.push(first);
  };
  const bare = (text: string) => text.replaceAll(/[\s|]/g, '');
  for (const cell of cells) {
    const match = (text: string) => /(?<![\dA-Za-z])\d{28}(?!\d)/.exec(bare(text))?.[0] ?? '';
    if (match(cell.plain) !== '') take(match(cell.plain), match(cell.second), cell.text);
    else if (/\d{12,27}$/.test(cell.plain)) {
      const next = continuation(cells, cell, isLabel);
      const tail = (text: string) => /\d{12,27}$/.exec(bare(text))?.[0] ?? '';
      if (next) take(tail(cell.plain) + bare(next.plain), tail(cell.second) + bare(next.second), cell.text);
    }
  }
  if (numbers.length === 0 && doubtful.length > 0)
    return { fact: 'paymentNo', candidates: [...new Set(doubtful)], why: 'read-differently' };
  return only('paymentNo', numbers);
}

/** Words before a sum that say what it is instead of what was paid. */
const NOT_PAID =
  /(?:余额|面值|面额|原价|标价|单价|优惠|折扣|立减|红包|手续费|服务费|冻结|保证金|押金|退款?|返现?|赔付?|积分|额度|收入|到账|转入|存入|限额|账单金额|应还|还款|欠费|套餐)[^;,!?\d]{0,8}$/;
/** Verbs of paying before a sum in running text. */
const PAID =
  /(?:支出|消费|支付|付款|扣款|扣费|转出|扣收|扣除|付|花|支付成功|扣|充|转)(?:了|过|出|掉|去)?(?:款|金额)?(?:\([^)]{0,30}\)|\[[^\]]{0,30}\])?(?:人民币|RMB|CNY|¥|金额|:|\s|共|是|为|您|一共)*$/i;

function amount(page: Page): Found {
  const fact = 'amountFen';
  const { cells, kind } = page;
  const sum = (text: string) => {
    const found = amountAlone(text);
    return found && found.sign !== '+' && found.fen > 0 ? found.fen : undefined;
  };
  if (kind === 'chat' || kind === 'restriction-notice' || kind === 'ticket') return told(page);
  if (kind !== 'payment-record' && kind !== 'order-page') return { fact, none: true };
  const isRefund = cells.some(({ plain }) => /^(?:退款(?:成功|详情|到账)|Refund details)/i.test(plain));
  const paid = valuesOf(page, LABELS.paid, sum);
  const named = valuesOf(page, LABELS.total, sum);
  const lone = kind === 'payment-record' ? loneSums(cells) : [];
  const spoken = kind === 'payment-record' ? spokenSums(page.flows) : [];
  if (paid.differing.length > 0) return { fact, candidates: [...new Set(paid.differing)], why: 'read-differently' };
  if (lone.some(({ sign }) => sign === '+') || isRefund) return { fact, none: true };
  const outgoing = lone.filter(({ sign }) => sign === '-');
  const first = [...paid.values, ...outgoing, ...spoken];
  if (first.length > 0) return only(fact, first);
  // Before discounts a total is not what was paid; where nothing is taken off, it is.
  const others = [...named.values, ...lone];
  if (others.length === 0) {
    const whole = valuesOf(page, LABELS.paid, (text) => Number(/^-?\s*¥?\s*(\d{1,6})\s*元?$/.exec(text)?.[1] ?? NaN) * 100 || undefined);
    return whole.values.length > 0 ? { fact, candidates: whole.values.map(({ value }) => value), why: 'no-decimals' } : { fact, none: true };
  }
  const reduced = cells.some(({ plain }) => /优惠|折扣|立减|红包|满减|抵扣|Discount|Coupon/i.test(plain));
  if (reduced) return { fact, candidates: [...new Set(others.map(({ value }) => value))], why: 'no-label' };
  return only(fact, others);
}

/** Sums that stand alone in a row in the largest type of the page: what a bill is about. */
function loneSums(cells: readonly Cell[]): { value: number; words: string; sign: string }[] {
  const sums = cells.flatMap((cell) => {
    const { same, found } = twice(cell, amountAlone);
    const alone = cells.every((one) => one === cell || Math.abs(one.top + one.height / 2 - cell.top - cell.height / 2) > cell.height * 0.4);
    return same && found && alone ? [{ value: found.fen, words: cell.text, sign: found.sign, height: cell.height }] : [];
  });
  const usual = cells.map(({ height }) => height).toSorted((a, b) => a - b)[Math.floor(cells.length / 2)] ?? 0;
  const largest = Math.max(0, ...sums.map(({ height }) => height));
  return sums.filter(({ height }) => height > usual * 1.25 && height > largest * 0.9);
}

/** Sums that a message says were paid. */
function spokenSums(flows: readonly Paragraph[]): { value: number; words: string }[] {
  return flows.flatMap((flow) => {
    const { same, found } = twice(flow, paidIn);
    return same ? found.map((value) => ({ value, words: flow.plain.slice(0, 80) })) : [];
  });
}

function paidIn(text: string): number[] {
  return [...text.matchAll(new RegExp(AMOUNT_PATTERN, 'g'))].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + match[0].length);
    if (NOT_PAID.test(before) || touchesSeam(text, match.index, match[0].length)) return [];
    if (/^\s*(?:的?(?:面值|面额)|元宝|点|个)/.test(after)) return [];
    return PAID.test(before) ? [fenOf(match[0])] : [];
  });
}

const touchesSeam = (text: string, at: number, length: number) => text[at - 1] === SEAM || text[at + length] === SEAM;

/** What a talk or a notice says of the sum: that it was paid, or right behind the number of the order. */
function told({ turns, flows, kind }: Page): Found {
  const fact = 'amountFen';
  const said = kind === 'chat' ? turns.map(({ text, second }) => ({ plain: text, second })) : flows;
  const sums = said.flatMap((one) => {
    const { same, found } = twice(one, (text) => [...paidIn(text), ...ofOrder(text)]);
    return same ? found.map((value) => ({ value, words: one.plain.slice(0, 80) })) : [];
  });
  return only(fact, sums);
}

/** 订单 2026… (111.11元): the sum of that order. */
function ofOrder(text: string): number[] {
  const pattern = new RegExp(String.raw`订单(?:编?号)?\s*[:为是]?\s*${CODE}\s*[;,(]\s*(?<sum>${AMOUNT_PATTERN})\s*元`, 'g');
  return [...text.matchAll(pattern)].flatMap(({ groups }) => (groups?.['sum'] ? [fenOf(groups['sum'])] : []));
}

function order(page: Page): Found {
  const fact = 'order';
  const whole = (text: string) => new RegExp(`^(${CODE})(?=$|[^A-Za-z0-9_.,*-])`).exec(text)?.[1];
  const seen: { value: string; words: string }[] = [];
  const differing: string[] = [];
  const wrapped: string[] = [];
  const labels: Labels = page.kind === 'payment-record' ? 'merchantOrder' : 'order';
  for (const names of labels === 'order' ? [LABELS.order, LABELS.merchantOrder] : [LABELS.merchantOrder, LABELS.order]) {
    const found = valuesOf(page, names, whole);
    for (const one of found.values) {
      if (orderForm(one.value) === 'none') continue;
      const next = continuation(page.cells, { text: page.cells.find(({ plain }) => plain.endsWith(one.value))?.text ?? '' }, isLabel);
      if (next && /^[A-Za-z0-9_-]+$/.test(next.plain)) wrapped.push(one.value + next.plain);
      else seen.push(one);
    }
    differing.push(...found.differing.filter((one) => orderForm(one) !== 'none'));
    if (seen.length + differing.length + wrapped.length > 0) break;
  }
  if (seen.length === 0 && differing.length === 0 && wrapped.length === 0) seen.push(...spokenOrders(page));
  const distinct = [...new Set(seen.map(({ value }) => value))];
  if (distinct.length > 1) return { fact, candidates: distinct, why: 'several' };
  if (differing.length > 0) return { fact, candidates: [...new Set([...distinct, ...differing])], why: 'read-differently' };
  if (wrapped.length > 0) return { fact, candidates: [...new Set([...distinct, ...wrapped])], why: 'wrapped' };
  const [first] = seen;
  if (!first) return { fact, none: true };
  return orderForm(first.value) === 'sure' ? { fact, ...first } : { fact, candidates: [first.value], why: 'looks-alike' };
}

/** An order named in running text, or sent alone after it was asked for. */
function spokenOrders({ turns, flows, kind }: Page): { value: string; words: string }[] {
  const named = new RegExp(String.raw`(?<![工快运流])(?:订单(?:编?号)?|(?<!工|交易|支付)单号|order\s*(?:no\.?|number|id)?)\s*[:为是#]?\s*(?<code>${CODE})(?![A-Za-z0-9_${SEAM}-])`, 'gi');
  const inText = (text: string) =>
    [...text.matchAll(named)].flatMap(({ groups }) => (groups?.['code'] && orderForm(groups['code']) !== 'none' ? [groups['code']] : []));
  const said = kind === 'chat' ? turns.map(({ text, second }) => ({ plain: text, second })) : flows;
  const found = said.flatMap((one) => {
    const both = twice(one, inText);
    return both.same ? both.found.map((value) => ({ value, words: one.plain.slice(0, 80) })) : [];
  });
  const alone = turns.flatMap(({ who, text, second }, index) => {
    const code = new RegExp(`^${CODE}$`).exec(text)?.[0];
    const asked = turns.slice(Math.max(0, index - 3), index).some((one) => /订单|单号|order/i.test(one.text));
    return who === 'me' && code !== undefined && second === text && asked && code.length >= 8 && orderForm(code) !== 'none'
      ? [{ value: code, words: text }]
      : [];
  });
  return [...found, ...alone];
}

function time(page: Page): Found {
  const fact = 'paidAt';
  const { kind, now, flows } = page;
  if (kind !== 'payment-record' && kind !== 'order-page') return { fact, none: true };
  const one = (text: string) => {
    const times = timesIn(text, now);
    return times.length === 1 ? times[0] : undefined;
  };
  for (const names of [LABELS.paidAt, ...(kind === 'payment-record' ? [LABELS.tradedAt] : [])]) {
    const { values, differing } = valuesOf(page, names, one);
    if (differing.length > 0) return { fact, candidates: [...new Set(differing)], why: 'read-differently' };
    if (values.length > 0) return only(fact, values);
  }
  if (kind !== 'payment-record') return { fact, none: true };
  // Of a message: the time that it says before the sum.
  const said = flows.flatMap((flow) => {
    const both = twice(flow, (text) => {
      if (paidIn(text).length === 0) return [];
      const before = text.slice(0, new RegExp(AMOUNT_PATTERN).exec(text)?.index ?? 0);
      const exact = timesIn(before, now);
      return exact.length > 0 ? exact : yearlessTimesIn(before, now);
    });
    return both.same && both.found.length === 1 ? both.found.map((value) => ({ value, words: flow.plain.slice(0, 80) })) : [];
  });
  return only(fact, said);
}

const STATES: readonly (readonly [OrderState, RegExp])[] = [
  ['frozen', /冻结|Frozen/i],
  ['failed', /失败|已?关闭|已?取消|无货|Failed|Cancell?ed|Closed/i],
  ['processing', /处理中|充值中|待发货|待处理|待充值|发货中|进行中|已付款|Processing|Pending/i],
  ['success', /完成|成功|已发货|已发卡|已充值|已到账|Completed|Success|Delivered/i],
];

const channelOf = (text: string): PayChannel | undefined =>
  /微信|财付通|WeChat/i.test(text)
    ? 'wechat'
    : /支付宝|花呗|余额宝|Alipay/i.test(text)
      ? 'alipay'
      : /云闪付|银联/.test(text)
        ? 'unionpay'
        : /银行|储蓄卡|信用卡|借记卡/.test(text)
          ? 'bank-card'
          : undefined;

const COMPANY = /^[\p{Script=Han}A-Za-z()]{4,40}(?:有限公司|有限责任公司|股份公司|工作室|商行|经营部|网络科技)$/u;

/** Facts in words: they name, they do not count. */
function texts(page: Page): Found[] {
  const { cells, flows, kind } = page;
  const found: Found[] = [];
  const put = (fact: PictureFact, values: readonly { value: string; words: string }[]) => found.push(only(fact, values.slice(0, 1)));
  const name = (text: string) => (/[\p{Script=Han}A-Za-z]{2}/u.test(text) && text.length <= 60 && !/^\d/.test(text) ? text : undefined);
  const payees = valuesOf(page, LABELS.payee, name).values.map((one) => {
    const cell = cells.find(({ plain }) => plain.endsWith(one.value));
    const next = cell && !/公司$/.test(one.value) ? continuation(cells, cell, isLabel) : undefined;
    return next && /^[\p{Script=Han}()]{1,12}公司$/u.test(next.plain) ? { ...one, value: one.value + next.plain } : one;
  });
  const acquirers = valuesOf(page, LABELS.acquirer, name).values.map(({ value }) => value);
  const companies = cells
    .filter(({ plain }) => COMPANY.test(plain) && !acquirers.includes(plain) && !/银行|支付|财付通|银联|拉卡拉/.test(plain))
    .map(({ plain, text }) => ({ value: plain, words: text }));
  const inMessage = flows.flatMap(({ plain }) => {
    const told = /(?:财付通|支付宝|微信(?:支付)?|银联|云闪付)[-(_]+(?<name>[\p{Script=Han}A-Za-z]{2,24})/u.exec(plain)?.groups?.['name'];
    return told && paidIn(plain).length > 0 ? [{ value: told, words: plain.slice(0, 80) }] : [];
  });
  put('payee', [...payees, ...(kind === 'payment-record' || kind === 'restriction-notice' ? companies : []), ...inMessage]);
  put('product', valuesOf(page, LABELS.product, (text) => (name(text) ?? (/\p{Script=Han}/u.test(text) ? text : undefined))?.slice(0, 200)).values);
  const methods = valuesOf(page, LABELS.method, channelOf).values;
  const messageChannel = flows.flatMap(({ plain }) => (paidIn(plain).length > 0 ? [{ value: channelOf(plain) ?? 'bank-card', words: plain.slice(0, 80) }] : []));
  if (kind === 'order-page') put('payChannel', methods);
  else if (kind === 'payment-record') {
    const wechat = cells.find(({ plain }) => /^(?:商户单号|收单机构|商户全称)|^(?:转账单号)/.test(plain));
    const alipay = cells.find(({ plain }) => /^(?:收款方全称|商家订单号|账单分类|计入收支)|支付宝/.test(plain));
    const app = alipay ? [{ value: 'alipay', words: alipay.text }] : wechat ? [{ value: 'wechat', words: wechat.text }] : [];
    put('payChannel', [...app, ...messageChannel, ...methods]);
  }
  if (kind === 'order-page') {
    const state = (text: string) => STATES.find(([, words]) => words.test(text))?.[0];
    const states = valuesOf(page, LABELS.state, state);
    if (!states.column || states.values.length === 1) put('orderState', states.values);
  }
  const address = cells.flatMap(({ plain, text }) => {
    const host = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,10})(?:\/\S*)?$/i.exec(plain.replaceAll(' ', ''))?.[1];
    return host ? [{ value: host, words: text }] : [];
  });
  if (kind !== 'payment-record') {
    put('url', address);
    put('site', [...siteNames(cells, kind), ...address]);
  }
  return found;
}

/** The name of the site, as the head of its page or of the talk gives it. */
function siteNames(cells: readonly Cell[], kind: EvidenceKind): { value: string; words: string }[] {
  const bottom = Math.max(0, ...cells.map(({ top, height }) => top + height));
  const head = cells.filter(({ top }) => top < bottom * 0.2).slice(0, 8);
  const pattern =
    kind === 'chat'
      ? /^(?<name>[\p{Script=Han}A-Za-z0-9]{2,14}?)\s*[-|]?\s*(?:在线|官方|专属|人工)?客服/u
      : /^(?<name>[\p{Script=Han}A-Za-z0-9]{1,12}(?:卡盟|商城|平台|充值|数卡|点卡|卡网|发卡|自助下单|游戏网))(?=$|\s|;|-|\||会员|用户|欢迎|您好)/u;
  return head.flatMap(({ plain, text }) => {
    const name = pattern.exec(plain)?.groups?.['name'];
    return name && !/^(?:当前|您的|联系|我的|在线|官方|话费|订单|卡密|点卡)/.test(name) ? [{ value: name, words: text }] : [];
  });
}
