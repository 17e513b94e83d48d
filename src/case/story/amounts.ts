import { parseAmount } from '../amount.ts';
import type { Clause } from './clauses.ts';
import { type Candidate, distinct } from './found.ts';

const CHINESE = '[零〇一二两三四五六七八九十百千万]';
/** 100元, ¥100, 一百块, 1.5万, 两百五 after a verb of paying. */
const MONEY = new RegExp(
  `[¥￥]\\s*(?<sign>\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)|(?<plain>\\d[\\d,]{0,11}(?:\\.\\d{1,2})?)\\s*(?:(?<wan>万)(?:元|块钱?)?|(?:元|块钱?|圆|rmb|人民币|大洋|yuan|cny)(?<jiao>[\\d一二三四五六七八九](?![\\d零十百千万个天次张元块]))?)|(?<words>${CHINESE}{1,9})(?:元|块钱?|圆)(?<mao>[\\d一二三四五六七八九](?![\\d零十百千万个天次张元块]))?|(?<spoken>[一二两三四五六七八九][百千][零一二两三四五六七八九十百]{0,4})(?=(?:买|充|付|转|打)(?:了|的|过|给|进))`,
  'gi',
);
/** A number that only the verb before it shows to be money. */
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

/** What stands before a sum, nearest first, and what it then is. */
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

/** What was paid, in fen: the candidates that the story's words make the likeliest; empty where it says none. */
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

/** The role whose word stands nearest before the sum. */
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

/** 一百, 两百五 (250), 一千零五十, 三万二; undefined for what is no number. */
export function chineseYuan(text: string): number | undefined {
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
