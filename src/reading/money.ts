import { parseAmount, type PayChannel } from '../case/facts.ts';
import { type Candidate, distinct } from './candidates.ts';
import type { Clause } from './clauses.ts';

/** A sum in the story, and how sure it is that it was paid. */
interface Sum extends Candidate<number> {
  readonly weight: number;
}

/**
 * What was paid, in fen: the likeliest sums by the words around them; empty if none is told.
 * @param twice it was charged twice: of 14 and 28 the order cost 14
 */
export function amountsOf(clauses: readonly Clause[], twice: boolean): Candidate<number>[] {
  const sums = clauses.flatMap((clause, place) => sumsIn(clause, clauses[place - 1], clauses[place + 1]));
  const length = clauses.reduce((sum, { text }) => sum + text.length, 0);
  // A long story names many sums: there only what was said to be paid counts.
  const most = sums.reduce((best, { weight }) => Math.max(best, weight), length > LONG ? 5 : 1);
  const likely = distinct(sums.filter(({ weight }) => weight === most));
  const [only, ...others] = likely;
  const once = twice && only && others.length === 0 ? halfOf(clauses, only.value) : undefined;
  return once ? [once] : likely;
}

function sumsIn(clause: Clause, before: Clause | undefined, after: Clause | undefined): Sum[] {
  const { low, start } = clause;
  const sums: Sum[] = [];
  for (const match of low.matchAll(NUMBER)) {
    const { sign, digits, wan, words, tenth } = match.groups ?? {};
    const at = match.index;
    const text = match[0].trim();
    const lead = low.slice(Math.max(0, at - 14), at);
    const rest = low.slice(at + match[0].length);
    const unit = UNIT.exec(rest);
    if (!isAlone(low, at, rest, sign)) continue;
    const value = valueOf(digits, words, wan, unit?.groups?.['tenth'] ?? tenth);
    if (value === undefined || value < 1 || value > 100_000_000) continue;
    if (
      digits !== undefined &&
      !unit &&
      sign === undefined &&
      (/^0\d/.test(digits) || LIKE_DATE.test(digits))
    )
      continue;
    // 一块 and 两块 in running words are seldom a price; a number in words needs its unit or a verb right before it.
    if (
      words !== undefined &&
      !unit &&
      !/(?:付|扣|花|充|实付|给|金额|收|交|打|转|付款|要价|共|卖|存|打了|整)(?:了|的|我|咗|款|掉|去|过)?\s*$/.test(
        lead,
      )
    )
      continue;
    const weight = weigh(clause, lead, rest.slice(unit?.[0].length ?? 0), {
      money: sign !== undefined || unit !== null,
      before,
      after,
    });
    // A single figure with no unit is more often a number in a list.
    if (!unit && sign === undefined && (digits ?? words ?? '').length < 2 && weight < 6) continue;
    if (weight > 0)
      sums.push({
        value,
        text: `${text}${unit?.[0].trimEnd() ?? ''}`,
        start: start + at + (match[0].length - match[0].trimStart().length),
        weight,
      });
  }
  return sums;
}

/** Half of a sum, where the story names it, too. */
function halfOf(clauses: readonly Clause[], whole: number): Candidate<number> | undefined {
  for (const { low, start } of clauses) {
    for (const match of low.matchAll(NUMBER)) {
      const { digits, words } = match.groups ?? {};
      if (!isAlone(low, match.index, low.slice(match.index + match[0].length), undefined)) continue;
      const value = valueOf(digits, words, undefined, undefined);
      if (value !== undefined && value * 2 === whole)
        return { value, text: match[0].trim(), start: start + match.index };
    }
  }
  return undefined;
}

/** Whether a number is a sum and no part of a time, a code, a count or another number. */
function isAlone(low: string, at: number, rest: string, sign: string | undefined): boolean {
  const before = low.slice(Math.max(0, at - 3), at);
  if (
    /[a-z\d#*_/@×][-.:_]?$/.test(before) &&
    sign === undefined &&
    !/(?:rmb|cny|usd|wx|zfb|pay|alipay|wechat|paid|for|was|is|of)\s?$/.test(
      low.slice(Math.max(0, at - 8), at),
    )
  )
    return false;
  if (
    /(?:第|尾号|x|×|满|减|立减|优惠|打|\d[-~至到]|\d[:.]|[点时])$/.test(before) &&
    !/[一]?共$/.test(before) &&
    sign === undefined
  )
    return false;
  if (/[几数好]$/.test(before)) return false;
  return (
    !/^(?:[a-z_#@*-]{1,2}\d|[:：]\d|[-/.]\d|\d|多(?!元|块|少)|来块|几|左右|%|％|折|倍|[a-z](?![a-z]*\b)|[.、)](?!\d)|(?:个(?!钱)|张|份|次(?!性)|天|月|年|岁|点(?:钟|多|半|整|\d|左右|零|前|后|[一二三四五六七八九十])|点券|时|小时|分钟|分(?!钱)|号|日|周|星期|楼|位(?!客)|人(?!民币|仔)|单(?!子)|条|级|元宝|钻|q币|币|颗|万?点|豆|星|级|g(?!if)|gb|m\b|mb|k\b|兆|粉|赞|台|部|遍|笔|趟|回|款|版|区|期|代|折|公里|平|斤|道|名|家|层|座|路|室|栋|米|度|字|秒|页|集|步|档(?!位)|连|抽|皮|发(?!卡)|[章枚份轮组套盒包瓶]|余额里|日(?!元))(?!元|块))/.test(
      rest,
    ) || /^\s*(?:张|个|份)?\s*(?:元|块)/.test(rest)
  );
}

/** A story of more characters than this is long. */
const LONG = 250;
/** 11.20 beside a channel is a day far more often than a price. */
const LIKE_DATE = /^(?:0?[1-9]|1[0-2])\.(?:[0-2]\d|3[01])$/;

const CHINESE = '[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]';
const NUMBER = new RegExp(
  `(?<sign>[¥￥]\\s*|(?:rmb|cny)\\s*)?(?:(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,8}(?:\\.\\d{1,2})?)(?<wan>万|k(?![a-z]))?|(?<words>${CHINESE}{1,10}))`,
  'g',
);
const UNIT =
  /^\s*(?:元整?|圆整?|块钱?|块大洋|rmb|人民币|大洋|yuan|cny|蚊|人仔|r(?![a-z])|￥)\s*(?:钱|儿)?(?<tenth>[\d一二三四五六七八九](?![\d零十百千万个天次张元块年月日号点:]))?/;

/** How sure it is that a sum was paid, by the words around it; 0: it was not. */
function weigh(
  { low, voice, aside, doubted, sentence }: Clause,
  lead: string,
  rest: string,
  { money, before, after }: { money: boolean; before: Clause | undefined; after: Clause | undefined },
): number {
  if (aside || NOT_PAID.test(lead) || NOT_PAID_AFTER.test(rest)) return 0;
  const bare = /^[\s,。!?;、|:：()"“”]*$/.test(
    low.replace(/[\d.,¥￥一二两三四五六七八九十百千零元块钱整]/g, ''),
  );
  let weight = 0;
  const last = /^[\s,。!?;、|]*$/.test(rest);
  if (REALLY.test(lead)) weight = 8;
  else if (PAID.test(lead)) weight = 6;
  else if (LABEL.test(lead)) weight = 6;
  else if (PAID_AFTER.test(rest)) weight = 5;
  else if (CHANNEL_BEFORE.test(lead) || CHANNEL_AFTER.test(rest)) weight = 5;
  else if (BUYING.test(lead)) weight = money ? 4 : FACE_AFTER.test(rest) ? 2 : 4;
  else if (money) weight = FACE_AFTER.test(rest) ? 2 : 3;
  else if (bare) {
    const around = `${before?.low ?? ''}|${after?.low ?? ''}`;
    weight = CHANNEL.test(around) || PAID.test(before?.low ?? '') ? 5 : 2;
  } else if (
    last &&
    after &&
    after.sentence === sentence &&
    (CHANNEL.test(after.low) || PAID_NEXT.test(after.low))
  ) {
    weight = 4;
  } else if (CHANNEL.test(low) && !FACE_AFTER.test(rest)) weight = 3;
  else if (/^的(?:[^,]{0,6})(?:卡|话费|会员|q币|券|流量|点)/.test(rest)) weight = 2;
  if (weight > 0 && FACE_BEFORE.test(lead)) weight = 1;
  if (weight > 1 && voice === 'site') weight -= 1;
  return doubted && weight > 1 ? weight - 1 : weight;
}

const REALLY =
  /(?:实付|实际(?:支付|付款|付|扣)|实收|最后付|付的是|付了|付款金额|支付金额|实付(?:款|合计|金额)?|成交价|净付|paid)(?:了|的|款|合计|金额|是|就|:|：|\s|¥|rmb|为|共|整|[(（])*$/;
const PAID =
  /(?:付|扣|掏|支付|付款|转(?:账|过去|给[^,]{0,6})?|打(?:了|过去|款|给[^,]{0,4})|花|收(?:了|我|走)|划|刷|支出|出去|缴|缴纳|交|俾(?:咗)?|给了?(?:他们?|他家|我)?|走了?|charged|deducted|给|-)(?:了|的|我|走|掉|款|费|过|去|咗|可是?|人民币|他们|两份|两条|两单|两回|三笔|二次|俩|那笔|那单|这笔|每笔|一单|单价|总共|\s|:|：|出|账|他|是|整|共|一共|就|了我|俩|两笔|两次|两遍|两个|各|一笔|每笔|\.)*$/;
const LABEL =
  /(?:金额|价格|总价|合计|总计|一共|总共|共|价|费用|付款|支付|涉诉|款项|花费|amount"?|合计|钱|实付|消费|损失|¥)(?:是|为|:|：|\s|"|了|元|\(|（)*$/;
const BUYING =
  /(?:买|充|冲|沖|充值|存|[打输填写按]成|下单|拍|订|购|续|储|增值|预充|卖|要|for)(?:了|的|值|进去?|进|咗|入|过|下|到|\s|:)*$/;
const CHANNEL =
  /微信|支付宝|zfb|wx|云闪付|银行卡|[工建农招交中]行|alipay|wechat|花呗|零钱|信用卡|储蓄卡|网银|刷卡/;
const CHANNEL_BEFORE =
  /(?:微信(?:支付)?|支付宝|zfb|wx|云闪付|花呗|零钱|银行卡|[行卡]|alipay|wechat)(?:付款?|支付|扫码|扫的?|转|扣|划|走|出|里|给|上|那边|支|的|了|付了|付的|出去|:|：|\s|¥|\(|（)*$/;
const CHANNEL_AFTER =
  /^[\s(（,，]*(?:用|通过|拿|是|by|via|from|with)?\s*(?:的)?\s*(?:微信|支付宝|zfb|wx|云闪付|银行卡|[工建农招交中]行|alipay|wechat|花呗|刷的?|信用卡|扫码)/;
const PAID_AFTER =
  /^\s*(?:的)?(?:是|也|都|就|已经?|被|,|，)?\s*(?:付|扣了|扣款|没了|出去|被扣|已扣|划走|打水漂|没退|不退|不给退|白给|卡在|收走|给了|早就?扣|付的|付过去|没还|刷了|入账)/;
const PAID_NEXT = /^\s*(?:我)?(?:付|扣|支付|用|刷)/;
const FACE_AFTER =
  /^\s*(?:的)?\s*(?:面值|面额|块?的?[^,。]{0,5}(?:点卡|话费|卡|会员|q币|充值|流量|点券|礼包|券|电费|档|余额|皮肤|代金|红包))/;
const FACE_BEFORE =
  /(?:面值|面额|价值|原价|标价|市场价|官方价?|票面|标|应付|单价|定价|档)(?:是|为|:|：|\s|写的|¥)*$/;
/** Sums that went the other way, or never went. */
const NOT_PAID =
  /(?:(?<![退扣收要])给了?我|手续费|服务费|解冻费|保证金|押金|税|激活费|认证金|诚意金|加急|退款?(?:了|我|回|给我)?|赔|补偿|返(?:现|还|我)?|要回|追回|(?<!充入?(?:了|到|的)?(?:账户|账号)?)余额(?:只|还|是|有|剩|里|为|:|：)*|里[头面](?:还)?(?:有|剩)?|[尚仅结]余|到账?(?:的?数量)?(?:了|的|是|:|：)*|到手(?:的|是|只有)?|只有|只到|只给(?:了|我)?|才|就给|收到(?:了)?|来了|剩(?:下|了|余)?(?:的)?|少(?:给|充|了|到)?(?:了)?|差(?:了|额)?|减(?:了)?|优惠(?:了|:|：|-)*|满|送|赠|折合|尾号|改成|变成|多了|涨到|存款|工资|另交|要交|再交|再付|先交|先付|先转|再充|要我再?(?:交|付|打)|缴)(?:我|他|\s|¥|了)*$/;
const NOT_PAID_AFTER =
  /^\s*(?:的)?\s*(?:手续费|服务费|解冻费|保证金|押金|认证金|(?:元|块)?[打输填写按]成|就停|(?:他|她|店家|对方|客服)?(?:都?已经|早就?|都)退(?:了|给|回|过)|优惠|新人券|代金|红包|到账|差额|差价|没到|没给|验证金|话费没|赔偿|补偿)/;

function valueOf(
  digits: string | undefined,
  words: string | undefined,
  wan: string | undefined,
  tenth: string | undefined,
): number | undefined {
  const yuan = digits === undefined ? chineseYuan(words ?? '') : undefined;
  const read = digits === undefined ? undefined : parseAmount(digits);
  const whole = read?.ok ? read.value : yuan === undefined ? undefined : yuan * 100;
  if (whole === undefined) return undefined;
  const many = whole * (wan === '万' ? 10_000 : wan === 'k' ? 1000 : 1);
  const tenths =
    tenth === undefined || wan !== undefined ? 0 : /\d/.test(tenth) ? Number(tenth) : DIGITS.indexOf(tenth);
  return many % 100 === 0 ? many + 10 * tenths : many;
}

const DIGITS = '零一二三四五六七八九';
const FORMAL = new Map(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟〇两'].map((one, index) => [
    one,
    [...'一二三四五六七八九十百千零二'][index] ?? one,
  ]),
);
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一百, 两百五 (250), 一千零五十, 壹佰玖拾捌; undefined for what is not a number. */
export function chineseYuan(text: string): number | undefined {
  let [part, digit, lastUnit] = [0, -1, 0];
  for (const given of text) {
    const character = FORMAL.get(given) ?? given;
    const value = DIGITS.indexOf(character);
    if (value >= 0) {
      if (digit > 0) return undefined;
      digit = value;
      if (value === 0) lastUnit = 0;
      continue;
    }
    const unit = UNITS[character];
    if (unit === undefined) return undefined;
    part += (digit < 0 ? 1 : digit) * unit;
    [digit, lastUnit] = [-1, unit];
  }
  // 两百五 leaves out its last unit.
  const rest = digit > 0 ? digit * (lastUnit > 10 ? lastUnit / 10 : 1) : 0;
  return part + rest > 0 ? part + rest : undefined;
}

/** The words that show a channel; the app comes before the card behind it. */
const APPS: readonly (readonly [PayChannel, RegExp])[] = [
  ['alipay', /支付[宝保]|付宝|(?<![a-z])zfb|余额宝|花呗|蚂蚁|ali ?pay/g],
  ['wechat', /微信|财付通|we ?chat(?:\s*pay)?|weixin|零钱(?:通|支付)?|(?<![a-z])(?:wx|vx)(?![a-z])|wxpay/g],
];
const CARDS: readonly (readonly [PayChannel, RegExp])[] = [
  ['unionpay', /云闪付|银联|union ?pay/g],
  [
    'bank-card',
    /(?:银行|信用|储蓄|借记|对公|[工建农中招交邮光兴浦民广平][行商储发业生设安大]?银?行?)卡|[工建农中招交]行|(?:招商|工商|建设|农业|邮储|中信|浦发|民生|光大|兴业|广发|平安|交通|中国|华夏)银行|农信社?|邮储|网银|对公|visa|万事达|mastercard|(?:debit|credit|bank) card|icbc|bank of china|刷卡|【[^】]{2,6}银行】/g,
  ],
];
const OTHER_CHANNEL = /qq钱包|数字人民币|翼支付|京东支付|京东白条|paypal/g;
/** People also use WeChat to talk. */
const TALK_AFTER =
  /^(?:上|里)?(?:收款|帮|支付功能|群|联系|客服|聊|好友|发我|说|找|问|加|公众号|小程序|id|名|沟通|回|里的好友|那边机器人|把我|区|号(?!里?付|里?转)|读书|视频|推送)/;
const TALK_BEFORE =
  /(?:加了?|联系|客服|站长|卖家|老板|商家|对方|他的?|客服的)(?:的|了)?(?:个)?$|(?:退(?:到|回|款到|给)|原路|投诉|找|打到?|告诉|苹果|安卓|不是|不用|没用)(?:了|我|我的|到|过)?[^,]{0,2}$/;

/** The channels through which it was paid. */
export function channelsOf(clauses: readonly Clause[]): Candidate<PayChannel>[] {
  const apps = channelsIn(clauses, [...APPS, ['other', OTHER_CHANNEL]]);
  if (apps.length > 1) {
    const paying = apps.filter(({ paid }) => paid);
    if (paying.length > 0) return distinct(paying);
  }
  return distinct(apps.length > 0 ? apps : channelsIn(clauses, CARDS).slice(0, 1));
}

function channelsIn(
  clauses: readonly Clause[],
  rows: readonly (readonly [PayChannel, RegExp])[],
): (Candidate<PayChannel> & { readonly paid: boolean })[] {
  return clauses
    .flatMap(({ low, text, start, aside }) =>
      aside
        ? []
        : rows.flatMap(([value, pattern]) =>
            Array.from(low.matchAll(pattern))
              .filter(({ index, 0: words }) => {
                const after = low.slice(index + words.length);
                return !TALK_AFTER.test(after) && !TALK_BEFORE.test(low.slice(0, index));
              })
              .map(({ index, 0: words }) => ({
                value,
                text: text.slice(index, index + words.length),
                start: start + index,
                paid: /付|扣|支付|转|刷|充|\d/.test(
                  low.slice(Math.max(0, index - 5), index + words.length + 6),
                ),
              })),
          ),
    )
    .toSorted((one, other) => one.start - other.start);
}
