/** The time a reply sets: finds what may be one, and lets the one reader of times read it. */
import { DAY } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { NUMBER, PART, parseDue } from '../time/typed.ts';
import type { Clause } from './reply-clauses.ts';
import type { Piece } from './text.ts';

type Due = Piece & { readonly period: Period; readonly refund: boolean };

/** The time set: for the user if they ask for more; else the promise, one of the money before others. */
export function dueOf(given: readonly Clause[], asking: boolean): Due | undefined {
  // Traditional characters are read as simplified ones.
  const clauses = given.map((clause) => ({ ...clause, text: clause.low }));
  // Goods arrive just as well: 到账 alone is the money only where a refund is spoken of.
  const ofRefund = clauses.some(({ text }) => REFUND.test(text) && !NO_REFUND.test(text));
  let best: (Due & { readonly rank: number }) | undefined;
  for (const [place, clause] of clauses.entries()) {
    const { text, asked, supposed } = clause;
    if (NO_PROMISE.clause.test(text) || asked || (supposed && !asking)) continue;
    const bare = text.replaceAll(TIMES, '');
    // A rough look first: most clauses name no time.
    if (bare === text) continue;
    if (asking ? !isLimit(clauses, place) : YOURS.test(text) && !MERELY_WAIT.test(text)) continue;
    for (const match of text.matchAll(TIMES)) {
      const period = periodOf(match, clause);
      if (!period) continue;
      const found = match[0].trim();
      const due = { text: found, start: clause.start + match.index + match[0].indexOf(found), period };
      if (asking) return { ...due, refund: false };
      const refund = ofMoney(clauses, place, ofRefund);
      const most = AT_MOST.test(text.slice(Math.max(0, match.index - 6), match.index));
      const rank = (refund ? 2 : 0) + (most ? 1 : 0);
      if (!best || rank > best.rank) best = { ...due, refund, rank };
    }
  }
  return best;
}

/** Whether a time in a clause is one by which the user is to hand something in. */
function isLimit(clauses: readonly Clause[], place: number): boolean {
  const asks = (clause: Clause | undefined) => clause !== undefined && ASKED.test(clause.low);
  const clause = clauses[place];
  if (!clause || OURS.test(clause.text)) return false;
  if (asks(clause) || (LIMIT.test(clause.text) && !MERELY_WAIT.test(clause.text))) return true;
  const near = [clauses[place - 1], clauses[place + 1]].filter((one) => one?.line === clause.line);
  return clause.text.replace(TIMES, '').trim().length < 4 && near.some(asks);
}

/** Whether what is promised in a clause is the money: by its own words, or by a neighbour's if it has none. */
function ofMoney(clauses: readonly Clause[], place: number, ofRefund: boolean): boolean {
  const pays = ({ text }: Clause) =>
    !NOT_PAYS.test(text) &&
    !NO_REFUND.test(text) &&
    (PAYS.test(text) || (ofRefund && ARRIVES.test(text) && !GOODS.test(text)));
  const clause = clauses[place];
  if (!clause) return false;
  if (pays(clause)) return true;
  if (OWN_VERB.test(clause.text)) return false;
  const near = [clauses[place + 1], clauses[place - 1]];
  return near.some(
    (one) => one !== undefined && one.line === clause.line && !one.asked && !one.supposed && pays(one),
  );
}

/** The period a match of `TIMES` sets, unless the words around it make it something else. */
function periodOf(match: RegExpExecArray, { text, said }: Clause): Period | undefined {
  const { low, end, day, until, bare } = match.groups ?? {};
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
  if (NO_PROMISE.before.test(before)) return undefined;
  if (low !== undefined) {
    if (NO_PROMISE.after.test(after) || (!end && NO_PROMISE.bare.test(after))) return undefined;
    const alone = text.replace(match[0], '').trim().length < 5;
    const due = end || alone || HINT.test(text) ? parseDue(match[0], said) : undefined;
    return due?.ok ? due.value : undefined;
  }
  const named = until !== undefined || bare !== undefined;
  // 12月1日前未收到退款再来: a day by which nothing came.
  if (/^[^,]{0,4}[未没]|^不(?!超|会)/.test(after)) return undefined;
  if (!named && (!TO_COME.test(text) || BEEN.test(after) || /[已了]/.test(before))) return undefined;
  const due = parseDue(match[0], said);
  if (!due.ok || !('until' in due.value)) return undefined;
  // A date without a year that lies half a year ahead was one in the past.
  return /^\d{4}/.test(day ?? '') || due.value.until - said < HALF_YEAR ? due.value : undefined;
}

const HALF_YEAR = 183 * DAY;

/** The patterns by which times are found in a reply. What they mean stands in `time/typed.ts`. Every gap is bounded. */

const COUNT = '(?:\\d{1,5}|[一二两三四五六七八九十]{1,3}|半)';

const UNIT =
  '(?:个?(?:工作日|工作天|自然日|半小时|小时|钟头|星期|礼拜)|个月|分钟|[天日周]|(?:(?:business|working) days?|days?|h(?:ours?|rs?)?|min|d)(?![a-z]))';

const CLOCK = `(?: ?${PART}? ?${NUMBER}(?::\\d{2}(?::\\d{2})?|[点时](?:半|[一三]刻|\\d{1,2}分?)?))`;

const BEFORE = '(?:之前|以前|前|之内|以内|内)';

/** Everything in a text that may be a time set: a span with its unit, or a day with or without a clock. */
const TIMES = new RegExp(
  `(?<![\\d月.:/第]|\\d-)(?<low>${COUNT})(?: ?${UNIT})?(?: ?(?:[-~—–]+|至|到|或) ?${COUNT})? ?${UNIT}(?<end> ?(?:之内|以内|内))?` +
    `|(?<day>(?<![\\d.-])\\d{4}[年/.-]\\d{1,2}[月/.-]\\d{1,2}(?:[日号]|(?!\\d))|(?<!\\d)\\d{1,2}月\\d{1,2}[日号]?|(?<![\\d.-])\\d{1,2}[-/.]\\d{1,2}(?=${CLOCK}| ?前| ?之前)|` +
    `大?后天|明[天日晚早]|今[天日晚](?!起)|当[天日]|(?<![至到~-])(?:(?:下下|[下本这])个?)?(?:周|星期|礼拜)[一二三四五六日天末](?! ?[至到~-])|[本这下]个?周(?:之?内)?|(?<!\\d)\\d{1,2}号(?=之前|以前|前)|(?<=最[迟晚])\\d{1,2}号|(?:[本这下]个?|个)?月底)` +
    `${CLOCK}?(?<until> ?${BEFORE})?|(?<!\\d[:.]?)(?<bare>${CLOCK}) ?(?:之前|以前|前)`,
  'gi',
);

/** A number of hours or days that nobody promises: elapsed, a rule, opening hours, a name of a thing. */
const NO_PROMISE = {
  before: new RegExp(
    '(?:(?<!不)超过?了?|过了|已过|过去|满|已经?|等了|不足|最?近|提前|[前第每]|最[快早][^,]{0,2}|有效期?[^,]{0,4}|延长|冻结|封禁|限制|7\\*)$|' +
      '(?:充值|支付|付款|购买|下单|激活|收货|签收|使用|发货|扣款|注册|绑定|审核[^,]{0,4}|审批[^,]{0,4}|核实[^,]{0,4}|确认[^,]{0,4}|收到[^,]{0,12}|补充[^,]{0,8}|提供[^,]{0,8}|补齐[^,]{0,8}|' +
      '处理(?:完毕?|完成|好)|通过|到货|解冻|成功|完成|恢复|查明)(?:之|以|日)?后[^,]{0,6}$|(?<!(?:受理|收到[^,]{0,4}(?:投诉|申诉|举报|申请|诉求|通知|短信)|(?<=自)收到|生效|立案|即|今)之?)日起[^,]{0,2}$',
  ),
  after:
    /^(?: ?(?:之后|有效|无理由|可[^,]{0,6}(?:投诉|申|退|起诉)|[^,]{0,2}(?:未|没)|不(?!超|会)|的(?:订单|商品|卡|时间)))/,
  /** If no 内 stands between. */
  bare: /^(?: ?(?:期间|前|以上|以前|后(?!退|到|给|为|将|会|原)|在线|客服|服务|不间断|制|自动(?!原路|退)|会员|体验|卡(?!密)|套餐|质保|保质|试用|了))/,
  clause: /营业|(?:工作|上班|服务|在线|办公|受理|客服)时间|每[天日周]|热线|节假日|有效期|7 ?[*x×] ?24|无理由/,
};

/** Set for the user: theirs to do, and no promise, unless they are only to wait. */
const YOURS =
  /请[您你]?(?:务必|尽快|及时)?[于在]|[您你](?:需|须|应|可|务必)|请[您你]?(?:务必|最[晚迟])|逾期|可以?[在于]/;

const MERELY_WAIT = /等|留意|关注|查收/;

/** Something to hand in. */
const ASKED = /(?:提供|补充|补齐|补交|补正|上传|提交|发送|寄|递交|出示|填写|补办)(?!的|过|了)|材料|资料/;

const LIMIT = /期限|时限|截止|限[于在期]?|为期|[请须需]|最[晚迟]|务必/;

/** That a day named is one on which something is to come. */
const TO_COME =
  /给|会|将|发|换|充|能|可以|恢复|统一|就打|打款|退|到账|回复|答复|处理|解决|完成|补|提交|联系|最[迟晚慢]|截止|预计|期限|通知|反馈|回电|等/;

const BEEN =
  /^[^,]{0,6}(?:提交|购买|支付|付款|充值|下单|发起|申请|投诉|反映|来电|咨询|收到|受理|已|扣|上班|休息|值班)/;

/** The money, and not an answer about it or the goods. */
const PAYS =
  /refund|returned|credited|on your (?:card|statement)|reach your account|原路|(?:款项?|钱|资金)[^,]{0,14}(?:回[您你原到]|到[您你])|退[回还到给清完你您]|(?:转|打)给?[你您]|返还|退钱|打款|打回|退(?=$|[,。!~了的并])|[给为帮][您你][^,]{0,4}退(?!款)|退款(?!.{0,3}(?:申请|审核|结果|进[度展]|专员|部门|事宜|问题|流程|请求|方案|诉求|原因|情况|答复|回复))/;

const ARRIVES = /到账/;

const REFUND = /退|返还|原路|打款|(?<![付收汇])款(?!式)|还钱|钱[^,]{0,4}(?:给|还|回)|refund/i;

const NO_REFUND = /[不无未没][^,]{0,4}退|退不/;

const GOODS = /充值|重充|充上|提现|话费|发货|补发|补单|重发|卡密|点卡|点券|会员|直充|开通/;

const NOT_PAYS =
  /审核(?!.{0,6}[并后且].{0,4}退)|答复|回复|回电|是否|结果|进度|不予|无法|联系|(?:恢复|通过|完成|核实|处理|审核|成功|收到|提供|确认)[^,]{0,6}(?<![稍随之])后/;

const OWN_VERB = /回|答|处理|审|核|联系|解决|反馈|办|告知|决定|通知|受理|查/;

/** That a span without 内 is one to come. */
const HINT =
  /within|take|expect|usually|arrive|in \d|up to|预计|大概|大约|约|一般|通常|最[迟晚慢多长]|不超过|需|要|等|到账|退|复|处理|给[您你]|联系|解决|反馈|核实|审核|查|办|完成|左右|[时期]限|时效|时间/;

/** What they will do, if a time in an asking reply could be taken for the user's. */
const OURS =
  /(?<![至给到向])我(?:们|[方司局行])|本[店站]|会(?!影响)|回复|答复|到账|退[款回还]|审核|处理|核实|办结/;

/** The longest they give themselves counts if several times are named. */
const AT_MOST = /最[迟晚慢多长][^,]{0,3}$/;
