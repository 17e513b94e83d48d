import type { Clause, Cut } from './clauses.ts';
import { type Candidate, distinct } from './candidates.ts';

interface SiteFound {
  readonly names: readonly Candidate<string>[];
  readonly urls: readonly Candidate<string>[];
}

/** The site where it was paid, by where its name stands: 在X买, X客服, 平台：X, a name alone in its clause. */
export function siteOf({ plain, low, clauses }: Cut, speakers: readonly string[]): SiteFound {
  const found: (Candidate<string> & { readonly weight: number })[] = [];
  const add = (start: number, end: number, weight: number) => {
    const piece = trimmed(plain, low, start, end);
    if (piece === undefined || !isName(piece.text.toLowerCase(), weight)) return;
    const bonus = KIND.test(piece.text) ? 2 : 0;
    const again = Math.min(2, low.split(piece.text.toLowerCase()).length - 2);
    found.push({ ...piece, value: piece.text, weight: weight + bonus + again });
  };
  for (const clause of clauses) {
    if (clause.aside) continue;
    for (const [pattern, weight] of POSITIONS) {
      for (const match of clause.low.matchAll(pattern)) {
        const name = match.groups?.['name'] ?? '';
        const at = clause.start + match.index + match[0].indexOf(name, match.groups?.['lead']?.length ?? 0);
        if (name !== '') add(at, at + name.length, weight);
      }
    }
    for (const match of clause.text.matchAll(LATIN)) {
      const name = match.groups?.['name'] ?? '';
      const at = clause.start + match.index + match[0].lastIndexOf(name);
      if (name !== '') add(at, at + name.length, 3);
    }
    alone(clause, add);
  }
  for (const name of speakers) {
    const of = name.replace(/(?:[-—]?(?:客服|安全组|售后|店长|小二|阿|专员|[a-zA-Z]?\d{1,4}).{0,6})$/, '');
    const at = plain.indexOf(of);
    if (of.length > 1 && KIND.test(of) && at >= 0) add(at, at + of.length, 3);
  }
  const best = found.reduce((most, { weight }) => Math.max(most, weight), LEAST);
  const likely = distinct(found.filter(({ weight }) => weight === best));
  const urls = distinct(
    clauses.flatMap(({ text, start }) =>
      Array.from(text.matchAll(URL), (match) => {
        const value = match[0].replace(/[.。]$/, '');
        return { value, text: value, start: start + match.index };
      }),
    ),
  );
  const named = withoutParts(likely);
  return { names: named.length > 0 ? named : urls.slice(0, 1), urls };
}

/** A name that says no more than this is left out. */
const LEAST = 3;

/** A clause that is nothing but a name: 熊大卡盟，18号买的…; or begins with one that ends as sites' names do. */
function alone(clause: Clause, add: (start: number, end: number, weight: number) => void): void {
  const bare = /^\s*(?<name>[^,。!?;:、|\s]{2,14})\s*[,。!?;、|:]*\s*$/.exec(clause.low);
  const name = bare?.groups?.['name'];
  if (name !== undefined && KIND.test(name) && !VERB.test(name)) {
    const at = clause.start + clause.low.indexOf(name);
    add(at, at + name.length, 3);
  }
  const first = STARTS.exec(clause.low)?.groups?.['name'];
  if (first !== undefined) {
    const at = clause.start + clause.low.indexOf(first);
    add(at, at + first.length, 2);
  }
}

/** The name without quotes and words that lead to it. */
function trimmed(plain: string, low: string, start: number, end: number) {
  let [from, to] = [start, end];
  const lead = LEADS.exec(low.slice(from, to))?.[0].length ?? 0;
  if (lead < to - from - 1) from += lead;
  while (from < to && /[\s“”"'「」『』《》【】()[\]@:,、‘’]/.test(plain[from] ?? '')) from += 1;
  while (to > from && /[\s“”"'「」『』《》【】()[\]@:,、.。!!‘’]/.test(plain[to - 1] ?? '')) to -= 1;
  const tail = TAILS.exec(low.slice(from, to))?.[0].length ?? 0;
  if (tail < to - from - 1) to -= tail;
  return to - from < 2 ? undefined : { text: plain.slice(from, to), start: from };
}

function isName(name: string, weight: number): boolean {
  if (GENERIC.test(name) || NOT_A_SITE.test(name) || /^[\d.\s-]+$/.test(name)) return false;
  const known = KIND.test(name);
  if (VERB.test(name) && !(known && weight >= 3 && !/[了的我你他她没]/.test(name))) return false;
  return [...name].length <= (/^[ -~]+$/.test(name) ? 30 : 14);
}

/** The longer name of the same site is meant. */
function withoutParts(names: readonly Candidate<string>[]): Candidate<string>[] {
  return names.filter(
    ({ value }) => !names.some((other) => other.value !== value && other.value.includes(value)),
  );
}

const WORD = '[\\u4e00-\\u9fffa-z\\d·&]';
const OPEN = '["“「『《【‘\']';
const CLOSE = '["”」』》】’\']';
const BUY =
  '(?:买|充|付|下单|下的?单|拍|交|存|花|下了|订|购|刷|缴|抢|用[^,]{0,6}(?:付|买|充)|给[^,]{0,10}(?:充|交|买|缴)|冲|储|开(?:了|的)|整(?:了|个)|弄|帮|选|入手|搞|代缴|续费|圈存|花了|消费|注册|看|前后|上(?:充|买|付)|为|以|做|一单|行为)';

/** Where a site's name stands, and how sure each place is. Every gap is bounded. */
const POSITIONS: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `^\\s*[^,:]{0,6}?(?<lead>(?:投诉|涉及|涉事|被投诉)?(?:平台|网站|站点|站子|网站名|店铺|店名|商家|商户|卖家|店家|收款方|被投诉人|投诉对象|对象|经营者|被申请人|公司|站|店|名称|商户名|商户全称)(?:名称|名字|全称|名)?\\s*(?:[:：]|是|叫|=)\\s*)(?<name>[^,。;|\\n()!?]{2,24})`,
      'g',
    ),
    6,
  ],
  [
    new RegExp(
      `(?<lead>(?:店|站|网站|平台|网|家|个|号|序|就是|那边|名字|页面|东西)(?:的?名字?)?(?:好像)?(?:是)?(?:叫|名叫|叫做|叫作|名为)(?:做|作|的|个|什么)?\\s*)${OPEN}?(?<name>[^,。;!?"“”「」『』()|的\\n]{2,16}?)${CLOSE}?(?=$|[,。;!?"”」』()|]|的)`,
      'g',
    ),
    5,
  ],
  [
    new RegExp(
      `(?<lead>(?:在|从|去|到|往|被|跟|向|给|经|通过|喺|勒|找|@|叫|上|网站|平台|买的|用)\\s*)${OPEN}(?<name>[^"“”「」『』《》【】‘’',。\\n]{2,20})${CLOSE}`,
      'g',
    ),
    5,
  ],
  [
    new RegExp(
      `^\\s*${OPEN}(?<name>[^"“”「」『』《》【】‘’',。\\n]{2,20})${CLOSE}\\s*(?:${BUY}|买|的|上|客服|这|,|$)`,
      'g',
    ),
    3,
  ],
  [
    new RegExp(
      `(?<lead>(?:在|于|从|去|经由?|通过|喺|勒)(?:一个|个|那个|那家|这家|一家|咁)?(?:叫做?|名叫)?\\s*)(?<name>${WORD}{2,14}?)(?:上面|上头|里面|里头|那里|那边|这里|网站|平台|公众号|小程序|上|里|那儿|那|这|家|度|嘅网|的网站)?(?=${BUY})`,
      'g',
    ),
    4,
  ],
  [
    new RegExp(
      `(?<lead>(?:别找|找|避雷|谴责|投诉|举报|曝光|黑心|别去|千万别去|挂一下|关于|跟|向|往|被|把)[!！‼️\\s@『"“「]{0,4})(?<name>${WORD}{2,14}?)(?=[』"”」]|充[了的]?|买|的|拒|冻|不|客服|一事|打电话|$|[,。!?;])`,
      'g',
    ),
    2,
  ],
  [
    new RegExp(
      `^\\s*(?<name>${WORD}{2,12}?)(?=客服|那边|这边|我付了|我买了|把我|给我|他们|也不|说|不给|上面|平台|的客服|后台|那单|买的|买了|买\\d|充|冻了|封|跑路|关站|收了|欠|下单|卖)`,
      'g',
    ),
    1,
  ],
  [new RegExp(`(?<lead>@)(?<name>${WORD}{2,14})`, 'g'), 4],
];

/** A name in Latin letters, as English is written. */
const LATIN =
  /(?:\b(?:on|at|from|called|named|in|to|site|shop|via|by)\s+|(?:在|叫|站子?|网站|平台|店|上|「|“|"|『)\s*)(?<name>(?:[A-Z][A-Za-z\d]{2,20}|[a-z\d-]{3,30}\.(?:com|cn|net|top|xyz|vip|shop|cc|site|online|me|io))(?:[\u4e00-\u9fff]{1,4}|(?: [A-Z][a-z]{2,15}){0,2}))/g;

/** How sites of this trade call themselves. */
const KIND =
  /(?:卡盟|数卡|发卡|卡[屋铺社行券站舍坊业网台间务城位居室栈摊汇库店密商]|点[卡券数]|充值?(?:网|站|吧|中心|平台|商城|馆|宝|铺|助手|通|店)?|充|快[充缴]|慢充|速充|代充|代练|商城|云[商仓卡]|小[铺站店卖栈]|小卖部|杂货铺|商行|数[码娱藏]|权益|礼[品卡荟]|电玩|缴费?[通吧网]?|便民|预[付充]|礼享|卡|铺|舍|e站|云|卡坊|币行|屋|go|card|key|keys|pay|mart|ka|recharge|gift|store|shop)$/i;
const STARTS =
  /^\s*["“「『]?(?<name>[\u4e00-\u9fffa-z\d·]{1,10}?(?:卡盟|数卡|发卡|卡[屋铺社行券站舍坊业网间务城栈摊汇店]|点卡|点券|商城|云商|小铺|小站|小栈|小卖部|代充|快充|充值网|充值中心|缴费通|卡社|数娱|商行|礼卡|e卡))(?=$|[\s,。"”」』:：的上那买充说客下把被我拍后给不冻1-9]|平台)/;

/** Words that lead to a name and are no part of it. */
const LEADS =
  /^(?:(?:我|本人|今天|昨天|前天|昨晚|前晚|刚才?|大前天|周[一二三四五六日]|就|也|又|都|是|去|在|从|到|于|一个|一家|那个|那家|这家|这个|某|个|家|叫做?|名叫|网站|平台|网上|网页|店铺|店家|商家|小程序|公众号|发卡站|自称|那啥|什么|那个啥|咁|一下|上次)(?=.{2}))+/;
const TAILS =
  /(?:上面|里面|那里|那边|这边|的?网站|的?网页|平台(?=$)|公众号|小程序|客服|这个?店|这家|上|里|那|家的|的|了|买|给|我|一)$/;

const GENERIC =
  /^(?:这|那|该|某|一|个|家|网站?|平台|卡盟|商城|发卡|发卡网|发卡站|发卡平台|充值|充值网|充值平台|充值中心|充值网站|充值站|游戏平台|游戏|点卡网?|卡网|正规|什么|哪个|代充|代练|话费充值|充话费|官方|商店|网店|店铺?|自动发卡|云商|小程序|公众号|自助|一个.*|别的.*|网上.*|网页.*|手机.*|线上|独立站|他们?家?|人家|他家|这家|那家|页面|后台|系统|客服|订单.*|慢充|快充|直充|秒充|代缴|便民|权益|缴费|充)$/;
/** Banks, apps, goods and people, which are no site. */
const NOT_A_SITE =
  /银行|信用卡|储蓄卡|借记卡|[广浦]发卡|[工建农招交中民光兴]行|邮储|微信|支付宝|云闪付|银联|花呗|淘宝|天猫|京东|拼多多|闲鱼|抖音|快手|小红书|百度|夸克|腾讯|爱奇艺|优酷|芒果|网易|qq|q币|王者|原神|steam(?!.{2})|app|话费|流量|会员|年卡|月卡|季卡|周卡|油卡|购物卡|礼品卡$|e卡$|点券$|(?<!.)点卡|电费|水费|燃气|卡密|激活码|兑换码|密码|卡号|账号|订单|客服|退款|付款|支付|扣款|余额|公司$|派出所|法院|12315|消协|移动|联通|电信|10086|10010|学校|超市|老板|妈|爸|爷|奶|哥|姐|弟|妹|老公|老婆|儿子|女儿|孩子|同事|朋友|室友|今天|昨天|前天|昨晚|今早|早上|晚上|中午|下午|上午|凌晨|号晚|号早|路上|家里|手机|电脑|游戏里?$|群里|^上$|网银|^[一二三四五六七八九十\d]+|\d{3,}|什么|怎么|多少|这种|这样|那种/;
const VERB =
  /[了的我你您他她它没未不是有说想要能会吗呢吧把被让叫给买卖付扣退等问找看就也都还又才只很太再已]|充(?=.)|到账|提示|显示|成功|失败|冻结|一下|因为|所以|然后|结果/;
const URL =
  /(?:https?:\/\/)?(?:[a-zA-Z\d-]{1,63}\.){1,4}(?:com|cn|net|org|top|xyz|vip|shop|cc|club|site|online|store|ltd|pro|info|icu|wang|me|io|fun|ink)(?:\/[^\s,。;)）]{0,200})?(?![a-zA-Z\d@])/g;
