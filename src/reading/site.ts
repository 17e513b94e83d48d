import { type Candidate, distinct } from './candidates.ts';
import type { Clause, Cut } from './clauses.ts';

interface SiteFound {
  readonly names: readonly Candidate<string>[];
  readonly urls: readonly Candidate<string>[];
}

/** More names than these are not compared with each other, nor looked for again. */
const MOST_NAMES = 500;

type Weighed = Candidate<string> & { readonly weight: number };
type Add = (start: number, end: number, weight: number) => void;

/**
 * The site where it was paid, by where its name stands (平台：X, 叫X, 在“X”买, X客服, the speaker of a chat) and by how
 * sites of this trade call themselves; the longest form first.
 */
export function siteOf({ plain, low, clauses }: Cut, speakers: readonly string[]): SiteFound {
  const found: Weighed[] = [];
  const add: Add = (start, end, weight) => {
    const piece = trimmed(plain, low, start, end);
    if (!piece || !isName(piece.text, low.slice(piece.start, piece.start + piece.text.length), weight))
      return;
    found.push({ ...piece, value: piece.text, weight: weight + (isAgain(piece.text.toLowerCase()) ? 1 : 0) });
  };
  // Each name is looked for once; a text of thousands of names is none that a person tells.
  const looked = new Map<string, boolean>();
  const isAgain = (name: string) => {
    const known = looked.get(name);
    if (known !== undefined || looked.size >= MOST_NAMES) return known ?? false;
    const first = low.indexOf(name);
    const again = first >= 0 && low.includes(name, first + name.length);
    looked.set(name, again);
    return again;
  };
  for (const clause of clauses) {
    byPosition(clause, add);
    bySuffix(clause, add);
  }
  for (const name of speakers) {
    const of = name.replace(SPEAKER_TAIL, '');
    const at = plain.indexOf(of);
    if (of.length > 1 && (STRONG_END.test(of) || WEAK_END.test(of)) && at >= 0) add(at, at + of.length, 4);
  }
  const urls = distinct(
    clauses.flatMap(({ text, start }) =>
      Array.from(text.matchAll(URL), (match) => {
        const value = match[0].replace(/[.。]$/, '');
        return { value, text: value, start: start + match.index };
      }).filter(({ start: at }) => plain[at - 1] !== '@'),
    ),
  );
  const best = found.reduce((most, { weight }) => Math.max(most, weight), 0);
  const names = withoutParts(distinct(found.filter(({ weight }) => weight === best)).slice(0, MOST_NAMES));
  return { names: names.length > 0 ? names : urls.slice(0, 1).map(hostOf), urls };
}

/** Of an address the name of its machine, without what a program put before it. */
function hostOf({ value, start }: Candidate<string>): Candidate<string> {
  const lead = /^https?:\/\/(?:www\.|api\.)?/i.exec(value)?.[0].length ?? 0;
  const host = /^[^/]*/.exec(value.slice(lead))?.[0] ?? value;
  return { value: host, text: host, start: start + lead };
}

function byPosition({ low, text, start, aside }: Clause, add: Add): void {
  for (const [pattern, weight] of POSITIONS) {
    for (const match of low.matchAll(pattern)) {
      const { name = '', lead = '' } = match.groups ?? {};
      const at = match.index + match[0].indexOf(name, lead === '' ? 0 : match[0].indexOf(lead) + lead.length);
      const own = !aside || weight > 5;
      if (name !== '' && own)
        add(start + at, start + at + name.length + longer(low.slice(at + name.length), weight), weight);
    }
  }
  for (const match of text.matchAll(LATIN)) {
    const name = match.groups?.['name'] ?? '';
    const at = start + match.index + match[0].lastIndexOf(name);
    if (name !== '' && !aside) add(at, at + name.length, 3);
  }
}

/** What belongs to the name of 在X though it looks like a verb: 在快马充买, 在飞象充值付. */
function longer(rest: string, weight: number): number {
  return weight > 4 ? 0 : (LONGER.exec(rest)?.[0].length ?? 0);
}
const LONGER =
  /^(?:充值|充|冲值|缴费|缴|代充|充电)(?:网站?|站|吧|中心|平台|商城|馆|宝|铺|助手|服务中心|通|店)?(?=上|里|那|这|给|买|充|冲|付|交|存|下|花|整|拍|购|订|微信|支付宝|为|以|嘛|用|\d|[,。;!?]|$)|^(?:助手|平台)(?=以|用|买|付|缴)/;

/** Names that end as sites' names do, back to the word that leads to them. */
function bySuffix({ low, text, start, aside, doubted }: Clause, add: Add): void {
  if (aside) return;
  for (const match of low.matchAll(STRONG)) {
    let from = match.index;
    while (from > 0 && match.index - from < MOST_BEFORE && IN_NAME.test(low[from - 1] ?? '')) from -= 1;
    while (from > 0 && match.index - from < MOST_LATIN && /[a-z]/.test(low.slice(from - 1, from))) from -= 1;
    const lead = LEADS.exec(low.slice(from, match.index))?.[0].length ?? 0;
    if (match.index - from - lead < 1) continue;
    const end = match.index + match[0].length;
    // 全能点卡City is one name.
    const latin = /^[A-Z][A-Za-z]{1,7}(?![A-Za-z])/.exec(text.slice(end))?.[0].length ?? 0;
    add(start + from + lead, start + end + latin, doubted ? 3 : 4);
  }
  const alone = /^\s*(?<name>[\u4e00-\u9fffa-z\d·]{2,12})\s*[,。!?;、|]*\s*$/.exec(low)?.groups?.['name'];
  if (alone !== undefined && WEAK_END.test(alone) && !VERB.test(alone.slice(0, -1))) {
    const at = start + low.indexOf(alone);
    add(at, at + alone.length, 3);
  }
  const first = FIRST.exec(low)?.groups?.['name'];
  if (first !== undefined && !VERB.test(first)) {
    const at = start + low.indexOf(first);
    add(at, at + first.length, 3);
  }
}

/** The name without quotes and without words that lead to it or follow it. */
function trimmed(
  plain: string,
  low: string,
  start: number,
  end: number,
): Omit<Candidate<string>, 'value'> | undefined {
  let [from, to] = [start, end];
  const marks = () => {
    while (from < to && /[\s“”"'「」『』《》【】()[\]@:,、‘’!！‼#]/.test(plain[from] ?? '')) from += 1;
    while (to > from && /[\s“”"'「」『』《》【】()[\]@:,、.。!！‘’#]/.test(plain[to - 1] ?? '')) to -= 1;
  };
  marks();
  const lead = LEADS.exec(low.slice(from, to))?.[0].length ?? 0;
  if (lead < to - from - 1) from += lead;
  const tail = TAILS.exec(low.slice(from, to))?.[0].length ?? 0;
  if (tail < to - from - 1) to -= tail;
  marks();
  return to - from < 2 ? undefined : { text: plain.slice(from, to), start: from };
}

/** Whether it can be a site's name; the surer its place, the less it has to look like one. */
function isName(name: string, low: string, weight: number): boolean {
  if (GENERIC.test(low) || NOT_A_SITE.test(low) || /^[\d.\s-]+$|^[a-z]{1,3}\d+$/.test(low)) return false;
  const latin = /^[ -~]+$/.test(low);
  if ([...low].length > (latin ? 30 : 14)) return false;
  const [strong, weak] = [STRONG_END.test(low), WEAK_END.test(low)];
  if (weight >= 6) return !/[的了吗呢]|忘|不知|不详|不清楚|打不开|一个|某/.test(low);
  if (latin)
    return (
      weight === 5 ||
      /[a-z][A-Z]|[a-z] [A-Z]/.test(name) ||
      (weak && /^[A-Z]/.test(name)) ||
      /^[a-z\d]+-[a-z]+$/.test(name)
    );
  if (weight === 5) return strong || weak || !VERB.test(low);
  if (/[\u4e00-\u9fff]/.test(low) && BRANDS.test(low)) return false;
  return strong || (weak && !VERB.test(low.slice(0, -1)));
}

/** Whose cards a site sells: 任天堂点卡 is a thing. */
const BRANDS =
  /^(?:雷火|任天堂|switch|steam|psn|xbox|itunes|苹果|apple|roblox|港服|美服|网易|完美|盛大|netflix|spotify|串流|google|谷歌|亚马逊|星巴克|瑞幸|沃尔玛|航司|一张|面值|游戏|预付|采购|京东|天猫|美团|腾讯|豪华|etc|商场|企业|员工|福利|数字|教师|学生|工会).*(?:卡|点卡|礼品卡|充值|卡券)$/;

/** The longer name of the same site is meant. */
function withoutParts(names: readonly Candidate<string>[]): Candidate<string>[] {
  return names.filter(
    ({ value }) => !names.some((other) => other.value !== value && other.value.includes(value)),
  );
}

const OPEN = '["“「『《【‘\']';
const CLOSE = '["”」』》】’\']';
const INSIDE = '[^"“”「」『』《》【】‘’,。\\n]{2,20}';
const HAN = '[\\u4e00-\\u9fffa-z\\d·&]';

/** Where a site's name stands, and how sure each place is. Every gap is bounded. */
const POSITIONS: readonly (readonly [RegExp, number])[] = [
  [
    /^\s*[【[(]?(?<lead>(?:涉及|涉事|被投诉)?(?:投诉对象|平台|网站|站点|站子|店铺|商家|商户|卖家|店家|收款方|被投诉人|对象|经营者|被申请人|品牌|公司|站|店|对方|收件人?)(?:名称|名字|全称|名)?\s*(?:[:】\])]\s*|叫\s*|是(?=["“「])|\s(?=[^\s]{2,12}$)))(?<name>[^,。;|\n()!?"“”:]{2,24}|["“「『][^"”」』]{2,20}["”」』])/g,
    6,
  ],
  [
    new RegExp(
      `(?<lead>(?:网站|平台|贵?站|贵店|贵平台|该平台|网站名|商户|商家|店家|小程序|公众号)\\s*[(（])(?<name>${INSIDE})(?=[)）])`,
      'g',
    ),
    6,
  ],
  [
    new RegExp(
      `(?<lead>(?:店|站自己|站|网站|平台|网|家|个|那边|名字|页面|东西|公众号|小程序|站名|店名|什么|啥子?)(?:的?名字?)?(?:好像)?(?:是|就)?(?:叫|名叫|叫做|叫作|名为|称)(?:做|作|的|个|什么|啥)?\\s*)${OPEN}?(?<name>[^,。;!?"“”「」『』()|的\\n了]{2,16}?)${CLOSE}?(?=$|[,。;!?"”」』()|]|的|付了|买|充了|里|上)`,
      'g',
    ),
    5,
  ],
  [
    new RegExp(
      `(?<lead>(?:在|从|去|往|经|通过|喺|勒|叫|网站|用过|拨|致|对不起)(?:一个|那个|那家|这个)?\\s*)${OPEN}(?<name>${INSIDE})${CLOSE}`,
      'g',
    ),
    5,
  ],
  [new RegExp(`${OPEN}(?<name>${INSIDE})${CLOSE}`, 'g'), 3],
  [
    /(?<lead>(?:站名|店名|店叫|网站名|平台名|web shop name|shop name)(?:\s*[:是叫]\s*|\s*(?=["“「『])|\s+(?=[a-z])))(?<name>[^,。;|\n()!?"“”:]{2,20})/g,
    6,
  ],
  [new RegExp(`(?<lead>@)(?<name>${HAN}{2,14})`, 'g'), 4],
  [
    new RegExp(
      `(?<lead>(?:在|于|从|去|经由?|通过|喺|勒)(?:一个|那个|那家|这家|一家|什么|咁)?(?:叫做?|名叫)?\\s*)(?<name>${HAN}{2,14}?)(?=(?:网站|平台|公众号|小程序|上面|上头|里面|里头|那里|那边|这里|那儿|账户|[上里那这家度嘛])?(?:买|充|付|下单|拍|交|存|花|下了|订|购|刷|缴|抢|冲|储|整|弄|入手|圈存|消费|续费|续|给|用|微信|支付宝|以|为|前后|一共|注册|定|\\d|[,。]|$))`,
      'g',
    ),
    3,
  ],
  [
    new RegExp(
      `^\\s*(?<name>${HAN}{2,12}?)(?=的?客服|那边|这边|把我|给我|也不|不给|后台|那单|那笔|买的|买了|买\\d|冻了|封|跑路|关站|收了|说[^好]|拒|上(?:买|充|头)|卖的|拿|里买|退了|这一?单|有三单|太黑|避雷)`,
      'g',
    ),
    3,
  ],
];

/** A name in Latin letters, as English is written. */
const LATIN =
  /(?:\b(?:on|at|from|for|called|named|shop name|site|shop|via)\s+|^\s*(?=[A-Z][a-z]+[A-Z][A-Za-z]+ (?:sent|sold|locked|says?|closed|took|charged|refuses?|never|banned))|(?:在|叫|站子?|网站|平台|店)\s*)(?<name>(?:(?!(?:Nov|Alipay|WeChat|China|Bank|ICBC|App|Apple|Steam|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Chrome|QQ|PSN)\b)[A-Z][A-Za-z\d]{2,20}|[a-z\d]{2,20}-[a-z]{2,12}(?![a-z]))(?:[\u4e00-\u9fff]{1,4}(?=[,。买充付上\s]|$)|(?: [A-Z][a-z]{2,15}){0,2})(?!\.[a-z]{2}))/g;

/** How sites of this trade call themselves: endings that hardly anything else has, the longest first. */
const STRONG_ENDINGS =
  '(?:充值服务中心|会员[店铺社站仓]|权益[店铺社]|充值(?:网站|网|站|吧|中心|平台|商城|馆|铺|店)|(?:卡密|点卡|数码|游戏|数字|发卡|卡券|采购卡|学习)?卡?(?:小铺|小站|小栈|小店|小卖部|杂货铺|小舖|商行|商城)|点券[行屋阁铺]|点卡[屋行站网城铺]?|卡密[店坊屋铺]|(?<!批)发卡(?:站|网|姬|island)?|数卡|卡[盟屋铺社行券务摊舍坊业台间城栈汇网站商店](?:行|网)?|礼品[卡网]|礼卡|币行|数码(?:卡|行|城|店|站|批|馆)?|数[娱藏]|[云雲][商仓]|代充馆?|快充(?!值)|慢慢充|速充(?!值)|缴费[通吧助手]{1,2}|话费[宝铺]|卡[仓院棚栏室位居]|e卡|数权|[乐]充)';
const STRONG = new RegExp(STRONG_ENDINGS, 'g');
const STRONG_END = new RegExp(`.${STRONG_ENDINGS}$`);
/** Endings that other words have, too: they count where a site's name is to be expected. */
const WEAK_END =
  /.(?:充值?|卡|铺子?|店|站|屋|坊|社|馆|库|阁|充吧|宝|缴|通讯|[礼荟]|会员|权益|数权|数字|流量|点数|商店|充电[站桩]|小?杂货|e站|go|cards?|keys?|pay|mart|city|recharge|codes|tw|生活缴|快线|点券|预[付充]|代练|快[充缴]|大集)$/;
/** Letters that may stand in a name before its ending: no verb, particle, pronoun or number of a sum. */
const IN_NAME =
  /[a-z·&]|(?!向(?!上)|[在从去到往被跟给找叫用的了我你您他她它没个家那这是说和就也得着过把以于买充付冲块号日钱吗呢吧啊嘛哦呀退扣让喊但喺勒张])[\u4e00-\u9fff]/;
const MOST_BEFORE = 7;
const MOST_LATIN = 14;
const SPEAKER_TAIL = /(?:[-—·\s].{1,6}|客服.{0,4}|售后部?|店长|[a-zA-Z]?\d{1,4})$/;
/** A sentence that begins with a name: 狐狐充值买100Q币. */
const FIRST =
  /^\s*(?<name>[\u4e00-\u9fff]{2,4}(?:充值|充|话费|缴|卡|铺))(?=那|的|买|充(?!值)|拒|冻|不|\s|,|$|给|说)/;

/** Words that lead to a name and are no part of it. */
const LEADS =
  /^(?:(?:可(?=.{3})|都写|所以|常年在|[早晚]?\d*点|经|哦?对|哈?是个|我们?|本人|今天|昨天|前天|昨晚|前晚|大前天|周[一二三四五六日]|上礼拜|黑心|别去|避雷|致|尊敬的|商户名?|商家|关于|一个|一家|那个|那家|这家|这个|某|叫做?|名叫|网站|平台|网上|网页|店铺|店家|小程序|公众号|自称|什么|啥子?|那啥|贵|投诉|来着|哦对|连着|微信|支付宝|工单|商品)(?=.{2}))+/;
const TAILS =
  /(?:上面|里面|那里|那边|这边|账户|账号|的?网站|的?网页|公众号|小程序|客服.{0,4}|售后部?|这个?店|这家|[上里那的了买给我一])$/;

const GENERIC =
  /^(?:.?(?:这|那|该|某|一|个|家)?(?:网站?|平台|卡盟|商城|发卡[站网]?|发卡平台|充值|充值网|充值平台|充值中心|充值网站|充值站|游戏平台|点卡网?|卡网|代充|代练|网店|店铺?|云商|小程序|公众号|商家|商户|卖家|贵店|贵站|店家)|自动发卡|正规|什么|哪个|话费充值|充话费|官方|线上|独立站|人家|页面|后台|系统|客服|慢充|快充|直充|秒充|代缴|便民|权益|缴费|.*上家|别家|一个.*|别的.*|网上.*|手机.*|自己.*|群里.*|担保站|便宜.*|卖.*|买.*|做.*|当下.*)$/;
/** Banks, apps, goods and people, which are no site. */
const NOT_A_SITE =
  /银行|信用卡|储蓄卡|借记卡|^[广浦]发卡|^[工建农招交中民光兴广浦邮].?行?卡?$|邮储|微信|支付宝|云闪付|银联|花呗|^淘宝|天猫|京东|^拼多多$|^闲鱼$|抖音|快手|小红书|百度|夸克|腾讯|爱奇艺|优酷|芒果|网易|qq|q币|王者荣耀|原神|^app|^steam|psn|cdkey|月卡|年卡|季卡|周卡|次卡|油卡|购物卡|餐饮卡|^.?.?礼品卡$|^超市卡|预付卡|流量卡|校园卡|电话卡|银联|e卡$(?<!.{3}e卡)|电费|水费|燃气|^卡密|激活码|兑换码|提取卡|密码|卡号|账号|订单|退款|付款|支付|扣款|余额|公司$|派出所|法院|12315|消协|移动|联通|电信|10086|10010|学校|超市|老板|妈|爸|爷爷|奶奶|老公|老婆|儿子|女儿|孩子|同事|朋友|室友|今天|昨天|前天|昨晚|今早|早上|晚上|中午|下午|上午|凌晨|号晚|号早|路上|家里|手机|电脑|群里|网银|什么|怎么|多少|这种|这样|那种|高铁|夜里|那儿|国内|外地|加油站|服务区|成功|失败|完成|已[发充]|冻结|发货|刷卡|绑卡|打卡|莫得|无卡|卡死|点卡$(?<!..点卡)|张卡|实体卡|电子卡|加油卡|购卡|刷卡|办卡|开卡|旧卡|新卡|补卡|取消|异常|代充中|充值中|自动发卡|货源|^第|^.*平台.+|某|想做|好多|背着|公交卡|store卡|加好友|开理发店|话费慢充|都写|小时开|不是|小时|^xx|为由|上个?月|备注|上游|上家|老师|对象|^系统|收费站|拿去|之前|以前|刷粉|零钱通|^etc|工作室|服务部|科技$|建行|农行|工行|招行|中行|交行|拿|大约|终身|更新|同意|重试|返回|算|那张|折|冲|^库|出库|核销|优惠|拼单|^对方|^返回|^电话|客服|会员卡|^充值|请联系/;
const VERB =
  /[了的我你您他她它没未不是有说想要能会吗呢吧把被让给买卖付扣退等问看就也都还又才只很太再已]|充(?=.)|到账|提示|显示|一下|因为|所以|然后|结果/;
const URL =
  /(?:https?:\/\/)?(?:[a-zA-Z\d-]{1,63}\.){1,4}(?:com|cn|net|org|top|xyz|vip|shop|cc|club|site|online|store|ltd|pro|info|icu|wang|me|io|fun|ink)(?:\/[^\s,。;)）]{0,200})?(?![a-zA-Z\d@])/g;
