import { checkOrderNumber, type Draft, parseAmount, type PayChannel } from '../case/facts.ts';
import { type Candidate, type Clause, distinct } from './story-text.ts';

const CHINESE = '[零〇一二两三四五六七八九十百千万]';
/** 100元, ¥100, 一百块, 1.5万, 两百五 after a verb of paying. */
const MONEY = new RegExp(
  `[¥￥]\\s*(?<sign>\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)|(?<plain>\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)\\s*(?:(?<wan>万)(?:元|块钱?)?|(?:元|块钱?|圆|rmb|人民币|大洋|yuan|cny)(?<jiao>[\\d一二三四五六七八九](?![\\d零十百千万个天次张元块]))?)|(?<words>${CHINESE}{1,9})(?:元|块钱?|圆)(?<mao>[\\d一二三四五六七八九](?![\\d零十百千万个天次张元块]))?|(?<spoken>[一二两三四五六七八九][百千][零一二两三四五六七八九十百]{0,4})(?=(?:买|充|付|转|打)(?:了|的|过|给|进))`,
  'gi',
);
/** A number that is money only by the verb before it. */
const BARE =
  /(?:付|花|扣|转|打|充|冲|沖|交|给|垫|刷|买|消费|出去|存|(?:共|总共|卡)\s*|的钱|[两二]笔|[每各]笔?)(?:都是|各|了|过去|款|值|钱|的|掉|我|他们?|它|个|张|份)*\s*(?:[:是]\s*)?(?<bare>\d{1,7}(?:\.\d{1,2})?|[一二两三四五六七八九][百千](?:[零一二两三四五六七八九][十百]?[一二三四五六七八九]?)?)(?!,\d|[\d.\w万元块圆:点时月号日年天次个张颗分小多-]|\s*(?:元|块|q币|q|钻|点券|金币|个|次|天|张))/gi;

/** 金额: 30.00 */
const LABELLED =
  /(?:(?:金额|实付(?:款)?|价格|总价|合计|应付)\s*[:是为]?\s*|(?:转账|转给|付给|打给|发给)[^,\d]{0,8})(?<bare>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?|[一二两三四五六七八九]?[十百千][零一二三四五六七八九十百]{0,4})(?!,?\d|[.\w万元块圆个次天张])/g;
/** A sum that stands alone between two marks. */
const ALONE =
  /^\s*(?<bare>\d{2,7}(?:\.\d{1,2})?|[一二两三四五六七八九]?[百千][零一二三四五六七八九十百]{0,5})\s*[,!。]*\s*$/g;
/** 50的流量包, 200块的话费. */
const OF_GOODS = /(?:^|[^\d.])(?<bare>\d{1,5})的(?:流量|话费|点卡|油卡|充值卡|礼品卡|卡|点券)/g;

type Role = 'paid' | 'face' | 'back' | 'fee' | 'came' | 'other';

/** The words before a sum, nearest first, and what the sum then is. */
const BEFORE: readonly (readonly [Role, RegExp])[] = [
  ['fee', /(?:手续费|服务费|解冻费|保证金|押金|税|激活费|认证金|诚意金)[^,]{0,6}$/],
  ['back', /(?:退(?!款(?:申请|要求))|赔|补偿|返(?:现|还)?|要回|追回)[^,]{0,8}$/],
  [
    'came',
    /(?:只|才|就|仅|实际|到手)?(?:到(?:了|账)?|收到|给(?:了|我)|来了|充(?:进|到)(?:去|了)?|剩|余额(?:还)?(?:有|剩)?|发(?:了|来))[^,付]{0,4}$/,
  ],
  ['face', /(?:面值|面额|价值|原价|标价|市场价|官方价?)[^,]{0,4}$/],
  [
    'paid',
    /(?:实付|实际(?:支付|付款)|付|花|扣|支付|转|打(?:了|过去|款)|充|冲|沖|交|买|价格?|金额|总(?:共|计|价)|一共|消费|费用|卖|下单|损失|亏|被骗|骗)[^,]{0,14}$/,
  ],
];
const AFTER: readonly (readonly [Role, RegExp])[] = [
  ['fee', /^(?:的)?(?:手续费|服务费|解冻费|保证金|押金|税)/],
  ['back', /^(?:的)?(?:退款|赔偿|补偿)/],
  ['face', /^(?:面值|面额|的?[^,]{0,8}(?:点卡|话费|卡|会员|q币|充值|流量|点券|礼包|券))/i],
];

/** A sum in the story, by what it is. */
interface Sum extends Candidate<number> {
  readonly role: Role;
  readonly strong: boolean;
}

/** What was paid, in fen: the likeliest candidates by the story's words; empty if it names none. */
export function amountsOf(clauses: readonly Clause[]): Candidate<number>[] {
  const sums = clauses.flatMap(sumsIn);
  const mine = sums.filter(({ who }) => who === 'me');
  const pick = (role: Role, strong?: boolean) =>
    distinct(mine.filter((one) => one.role === role && (strong === undefined || one.strong === strong)));
  for (const choice of [pick('paid', true), pick('paid'), pick('face'), pick('other')]) {
    if (choice.length > 0) return choice;
  }
  return [];
}

function sumsIn(clause: Clause): (Sum & { readonly who: Clause['who'] })[] {
  if (/(?:手机|电话|qq|微信号|单号|密码|卡密)[^,]{0,3}$/i.test(clause.text)) return [];
  const found: (Sum & { readonly who: Clause['who'] })[] = [];
  const taken: [number, number][] = [];
  for (const match of clause.text.matchAll(MONEY)) {
    const { sign, plain, wan, words, spoken, jiao, mao } = match.groups ?? {};
    const whole = wan ? tenThousands(plain ?? '') : fenOf(sign ?? plain ?? words ?? spoken ?? '');
    // 四十八块五 is 48.50.
    const tenths = jiao ?? mao;
    const value = whole !== undefined && tenths !== undefined ? whole + tenthsOf(tenths) : whole;
    // 100多块, 几十块: nobody knows how much that is.
    const vague = /^(?:多|左右|来|上下|几)/.test(clause.text.slice(match.index + match[0].length));
    if (value === undefined || vague || /[几数多]$/.test(clause.text.slice(0, match.index))) continue;
    taken.push([match.index, match.index + match[0].length]);
    found.push(sum(clause, match[0], match.index, value));
  }
  for (const match of [BARE, LABELLED, ALONE, OF_GOODS].flatMap((pattern) =>
    Array.from(clause.text.matchAll(pattern)),
  )) {
    const bare = match.groups?.['bare'] ?? '';
    const at = match.index + match[0].lastIndexOf(bare);
    if (taken.some(([from, to]) => at >= from && at < to)) continue;
    const value = fenOf(bare);
    if (value !== undefined && value >= 100) found.push(sum(clause, bare, at, value));
  }
  return found;
}

function sum(clause: Clause, text: string, at: number, value: number): Sum & { readonly who: Clause['who'] } {
  const before = clause.text.slice(Math.max(0, at - 24), at);
  const after = clause.text.slice(at + text.length);
  const label =
    /^\s*(?:实付(?:金额|款)?|支付金额|付款金额|订单金额|交易金额|金额|总价|合计|应付)[^\d¥￥]{0,4}$/.test(
      clause.text.slice(0, at),
    );
  const back = BEFORE.find(([role, pattern]) => role === 'fee' && pattern.test(before));
  const nearest = back?.[0] ?? nearestOf(before);
  const following = AFTER.find(([, pattern]) => pattern.test(after))?.[0];
  const role: Role = label
    ? 'paid'
    : following && following !== 'face'
      ? following
      : (nearest ?? following ?? 'other');
  const strong = label || /(?:实付|实际(?:支付|付款)|扣|支付|付(?!款码))[^,]{0,8}$/.test(before);
  return { value, text, start: clause.start + at, role, strong, who: clause.who };
}

/** The role whose word is nearest before the sum. */
function nearestOf(before: string): Role | undefined {
  let best: readonly [number, Role] | undefined;
  for (const [role, pattern] of BEFORE) {
    const at = pattern.exec(before)?.index;
    if (at !== undefined && (!best || at > best[0])) best = [at, role];
  }
  return best?.[1];
}

/** The fen of a digit of 角. */
function tenthsOf(digit: string): number {
  return 10 * (/\d/.test(digit) ? Number(digit) : DIGITS.indexOf(digit));
}

function tenThousands(text: string): number | undefined {
  const value = Number(text.replaceAll(',', '')) * 1_000_000;
  return Number.isFinite(value) && value > 0 ? Math.round(value) : undefined;
}

function fenOf(text: string): number | undefined {
  const read = parseAmount(text);
  if (read.ok) return read.value;
  const yuan = chineseYuan(text);
  return yuan === undefined ? undefined : yuan * 100;
}

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一百, 两百五 (250), 一千零五十, 三万二; undefined for what is not a number. */
function chineseYuan(text: string): number | undefined {
  let [whole, part, digit, lastUnit] = [0, 0, -1, 0];
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const value = DIGITS.indexOf(character);
    if (value >= 0) {
      if (digit > 0) return undefined;
      digit = value;
      if (value === 0) lastUnit = 0;
      continue;
    }
    if (character === '万') {
      whole += (part + Math.max(0, digit)) * 10_000;
      [part, digit, lastUnit] = [0, -1, 10_000];
      continue;
    }
    const unit = UNITS[character];
    if (unit === undefined) return undefined;
    part += (digit < 0 ? 1 : digit) * unit;
    [digit, lastUnit] = [-1, unit];
  }
  // 两百五 leaves out its last unit.
  const rest = digit > 0 ? digit * (lastUnit > 10 ? lastUnit / 10 : 1) : 0;
  const yuan = whole + part + rest;
  return yuan > 0 ? yuan : undefined;
}

const TOKEN = '[A-Za-z0-9][A-Za-z0-9_-]{4,63}';
const IS = '\\s*(?:码)?\\s*(?:[:#]|是|为|：)?\\s*';
const ORDER_LABEL = new RegExp(
  `(?:订单(?:编)?(?:号码?|编号|no\\.?)?|(?<![商交付支户水易])单号|order(?:\\s*(?:no|number|id))?\\.?)${IS}(?<number>${TOKEN})`,
  'gi',
);
const PAYMENT_LABEL = new RegExp(
  `(?:交易(?:订)?单?号|支付(?:宝)?(?:交易|订)?单?号|付款单号|流水号|微信(?:支付)?(?:交易|订)?单号|转账单号)${IS}(?<number>${TOKEN})`,
  'gi',
);
/** Alipay's numbers begin with the day, WeChat's with 4200 or 1000. */
const PAYMENT =
  /(?<![\dA-Za-z_-])(?<number>20[12]\d[01]\d[0-3]\d\d{18,24}|(?:4200|1000)\d{22,26})(?![\dA-Za-z_-])/g;
/** Letters and then many digits: an order number, wherever it appears. */
const ORDER = /(?<![\dA-Za-z_./@-])(?<number>[A-Z]{1,6}[-_]?\d{8,30})(?![\dA-Za-z_.@-])/g;
/** The words before a number that is something else. */
const OTHER =
  /(?:卡密|卡号|密码|激活码|兑换码|cdk(?:ey)?|qq|微信号?|vx|手机号?码?|电话|账号|帐号|工单(?:号)?|投诉单号|受理(?:单)?号|(?<!订单)编号|客服|尾号|身份证)\s*(?:[:：是为]|号)?\s*$/i;

interface NumbersFound {
  readonly orders: readonly Candidate<string>[];
  readonly payments: readonly Candidate<string>[];
}

/** The site's order numbers and the payment's own that a story names; never a card's secret, a phone or a QQ number. */
export function numbersOf(clauses: readonly Clause[]): NumbersFound {
  const payments = distinct([...numbersIn(clauses, PAYMENT_LABEL), ...numbersIn(clauses, PAYMENT)]);
  const paid = new Set(payments.map(({ value }) => value));
  const labelled = numbersIn(clauses, ORDER_LABEL).filter(({ value }) => !paid.has(value));
  const loose = numbersIn(clauses, ORDER).filter(({ value }) => !paid.has(value));
  return { orders: distinct([...labelled, ...loose]), payments };
}

function numbersIn(clauses: readonly Clause[], pattern: RegExp): Candidate<string>[] {
  return clauses.flatMap(({ text, start }) =>
    Array.from(text.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
      const number = match.groups?.['number'] ?? '';
      const at = match.index + match[0].lastIndexOf(number);
      if (OTHER.test(text.slice(0, match.index)) || OTHER.test(text.slice(0, at))) return [];
      // A word, a phone number or a word with two digits is not an order number.
      if (!/\d{4}/.test(number) || /^1[3-9]\d{9}$/.test(number)) return [];
      return checkOrderNumber(number).ok ? [{ value: number, text: number, start: start + at }] : [];
    }),
  );
}

/** The words that show a channel; the app comes before the card behind it. */
const APPS: readonly (readonly [PayChannel, RegExp])[] = [
  ['alipay', /支付[宝保]|zfb|余额宝|花呗|alipay/gi],
  ['wechat', /微信|wechat(?:\s*pay)?|weixin|零钱(?:通|支付)?/gi],
];
const CARDS: readonly (readonly [PayChannel, RegExp])[] = [
  ['unionpay', /云闪付|银联/g],
  [
    'bank-card',
    /(?:银行|信用|储蓄|借记)卡|(?:工|建|农|中|招|交)行卡?|(?:招商|工商|建设|农业|邮储|中信|浦发)银行|网银|visa|万事达|mastercard/gi,
  ],
];
/** People also use 微信 to talk. */
const TALK_AFTER = /^(?:上|里)?(?:群|号|联系|客服|聊|好友|发|说|找|问|加|公众号|小程序|id|名|沟通|回)/i;
const TALK_BEFORE = /(?:加了?|联系|客服|站长|卖家|老板|商家|对方|他)(?:的|了)?(?:个)?$/;
/** A proof that somebody asks for, a refund that goes elsewhere. */
const NOT_PAID = /(?:退(?:到|回|款到|给)|原路|投诉|找|打|问|联系|告诉)(?:了|我|我的|到|过)?[^,]{0,3}$/;

/** The channels through which it was paid. */
export function channelsOf(clauses: readonly Clause[]): Candidate<PayChannel>[] {
  const apps = channelsIn(clauses, APPS);
  return distinct(apps.length > 0 ? apps : channelsIn(clauses, CARDS));
}

function channelsIn(
  clauses: readonly Clause[],
  rows: readonly (readonly [PayChannel, RegExp])[],
): Candidate<PayChannel>[] {
  return clauses
    .filter(({ who, doubtful }) => who === 'me' && !doubtful)
    .flatMap(({ text, start }) =>
      rows.flatMap(([value, pattern]) =>
        Array.from(text.matchAll(pattern))
          .filter(({ index, 0: words }) => {
            const after = text.slice(index + words.length);
            const before = text.slice(0, index);
            return !TALK_AFTER.test(after) && !TALK_BEFORE.test(before) && !NOT_PAID.test(before);
          })
          .map(({ index, 0: words }) => ({ value, text: words, start: start + index })),
      ),
    )
    .toSorted((a, b) => a.start - b.start);
}

const THING =
  '(?:点卡|点券|话费|流量(?:包)?|[Qq]币|[qQ][qQ]币|会员|月卡|季卡|年卡|周卡|礼品卡|游戏币|金币|钻石|皮肤|激活码|兑换码|充值卡|购物卡|[Ee]卡|加油卡|油卡|黄钻|绿钻|豪华|通行证|装备|[Vv][Ii][Pp]|[Cc][Dd][Kk](?:ey)?|礼包|代金券|元宝|月石|原石|星琼|水晶|代练|加速器|序列号|授权码|账号)';
const PRODUCT = new RegExp(
  `(?<=买(?:了|的|过)?|购买(?:了)?|充(?:了|值了?)?|冲(?:了|值了?)?|下单(?:了)?|订(?:了)?|拍(?:了|下)?|要的是?|商品\\s*[::]\\s*|产品\\s*[::]\\s*)(?:一?[个张份笔单次年月]|\\d{1,4}[个张份])?(?<name>[^,。;!?:\\s]{0,14}?${THING})`,
  'g',
);
const LABEL = /(?:商品|产品|购买)(?:名称?|内容)?\s*[::]\s*(?<name>[^,。;\n]{2,40})/g;

type Goods = NonNullable<Draft['goods']>;

/** What the goods are, by their names. */
const GOODS: readonly (readonly [Goods, RegExp])[] = [
  ['phone-credit', /话费|流量(?:包|充值)|手机(?:号)?充值|[给充]手机/],
  ['membership', /会员|[Vv][Ii][Pp]|黄钻|绿钻|年卡|季卡|腾讯视频|爱奇艺|优酷|芒果|网易云|B站/],
  [
    'game-card',
    /点卡|点券|[Qq][Qq]?币|游戏币|金币|钻石|皮肤|元宝|原石|游戏|steam|王者|原神|吃鸡|手游|端游|月卡|通行证|装备|充值卡/i,
  ],
];

interface ProductFound {
  readonly products: readonly Candidate<string>[];
  readonly goods: Candidate<Goods> | undefined;
}

/** What was bought, in the story's own words. */
export function productOf(clauses: readonly Clause[]): ProductFound {
  const mine = clauses.filter(({ who, doubtful }) => who === 'me' && !doubtful);
  const products = distinct(
    [LABEL, PRODUCT].flatMap((pattern) =>
      mine.flatMap(({ text, start }) =>
        Array.from(text.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
          const name = (match.groups?.['name'] ?? '').replace(/^(?:了|的|一|个|张|份)+/, '');
          return name === ''
            ? []
            : [{ value: name, text: name, start: start + match.index + match[0].lastIndexOf(name) }];
        }),
      ),
    ),
  );
  const goods = mine.flatMap(({ text, start }) =>
    GOODS.flatMap(([value, pattern]): Candidate<Goods>[] => {
      const match = pattern.exec(text);
      return match ? [{ value, text: match[0], start: start + match.index }] : [];
    }),
  );
  return { products: products.slice(0, 2), goods: goods[0] };
}

const KIND =
  '(?:卡盟|发卡(?:网|平台)?|数卡|卡铺|点卡(?:网|商城)|充值(?:网|平台|中心|商城|站)|卡(?:网|商城|券网)|商城|云商|代充(?:网|平台|店)?|游戏平台|自动售卡|(?<=[\\u4e00-\\u9fffA-Za-z\\d])网(?!上|站|友|络|银|页|吧|购|贷|址|易|游))';
const NAMED = new RegExp(`[\\u4e00-\\u9fffA-Za-z\\d·]{1,14}?${KIND}`, 'g');
const QUOTED =
  /(?:网站|平台|站|店|卡盟|商城|小程序|公众号|APP|app)?(?:名字?)?(?:叫做?|名为|是)\s*[“"「『《【]?(?<name>[\u4e00-\u9fffA-Za-z\d·.]{2,20})[”"」』》】]?/g;
const SITE_LABEL = /(?:网站|平台|站点|商家|店铺)(?:名称?)?\s*[::]\s*(?<name>[^\s,。;]{2,30})/g;
const URL =
  /(?<url>(?:https?:\/\/)?(?:[a-z\d-]{1,63}\.){1,4}(?:com|cn|net|org|top|xyz|vip|shop|cc|club|site|online|store|ltd|pro|info|icu|wang|me|io)(?:\/[^\s,。;)）]{0,200})?)(?![a-z\d@])/gi;

/** Words before a site's name that are not part of it. */
const LEAD =
  /^.*(?:(?:在|从|去|到|给|于|上|用|找|是|说|叫|跟|和|向|被|个|家|那|这|的|了|过|我|就|通过|那个啥|啥|一下|一个|某个|注册|打开|登录|网上|昨天|今天|前天|今早|昨晚)(?=[\u4e00-\u9fffA-Za-z\d]))/;
/** Words that do not name a site. */
const GENERIC =
  /^(?:这|那|该|某|一|个|家|网站?|平台|卡盟|商城|发卡|发卡网|发卡平台|充值网|充值平台|充值中心|游戏平台|游戏|点卡网|卡网|正规|所谓的?|什么|哪个|代充|代充店|话费充值平台|官方商城|网上商城|手机卡盟|小卡盟|大卡盟|野鸡卡盟|黑心卡盟|自动售卡|云商)$/;

interface SiteFound {
  readonly names: readonly Candidate<string>[];
  readonly urls: readonly Candidate<string>[];
}

/** The site where it was paid: its name, if it has one, and its address. */
export function siteOf(clauses: readonly Clause[]): SiteFound {
  const labelled = grab(clauses, SITE_LABEL);
  const urls = distinct(
    grab(clauses, URL, 'url').map((one) => ({ ...one, value: one.value.replace(/[.。]$/, '') })),
  );
  const called = grab(clauses, QUOTED).filter(
    ({ value }) => new RegExp(`${KIND}$`).test(value) && !GENERIC.test(value),
  );
  const named = clauses.flatMap(({ text, start }) =>
    Array.from(text.matchAll(NAMED)).flatMap((match): Candidate<string>[] => {
      const lead = LEAD.exec(match[0])?.[0].length ?? 0;
      const name = match[0].slice(lead).replace(/^(?:叫做?|名叫|个|家|的)/, '');
      const at = match.index + match[0].length - name.length;
      if (GENERIC.test(name) || [...name].length < 3 || /^\d|[元块买付]/.test(name)) return [];
      return [{ value: name, text: name, start: start + at }];
    }),
  );
  const names = distinct([...labelled, ...called, ...named]).filter(({ value }) => !/^[\d.]+$/.test(value));
  return { names: withoutParts(names), urls };
}

/** 卡盟 in 星星卡盟: the longer name of the same site is meant. */
function withoutParts(names: readonly Candidate<string>[]): Candidate<string>[] {
  return names.filter(
    ({ value }) => !names.some((other) => other.value !== value && other.value.includes(value)),
  );
}

function grab(clauses: readonly Clause[], pattern: RegExp, group = 'name'): Candidate<string>[] {
  return clauses.flatMap(({ text, start }) =>
    Array.from(text.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
      const value = match.groups?.[group] ?? '';
      if (value === '' || (group === 'name' && GENERIC.test(value))) return [];
      return [{ value, text: value, start: start + match.index + match[0].indexOf(value) }];
    }),
  );
}
