/** What a draft says that the case does not hold, what it leaves out, and what should not be in it. */
import { grouped, replacing } from '../case/text.ts';
import { addMonths, dayOf } from '../time/day.ts';
import { type Draft, denied, type Hit, hitsInLine, hitsOf, readDraft, saidByOther } from './draft.ts';
import {
  type Finding,
  findingOf,
  type Level,
  type LintView,
  type RuleId,
  textsOfCase,
  wholeText,
} from './finding.ts';
import { amountsIn, bare, datesIn, isCard, isIdentity } from './numbers.ts';

/** Numbers, amounts and dates that the case does not hold: a slip of the pen, or a fact to add. */
export function foreignNumberFindings(draft: Draft, view: LintView): Finding[] {
  const held = readDraft(textsOfCase(view).join('\n'));
  return [
    ...foreignOrders(draft, view),
    ...foreignAmounts(draft, held, view),
    ...foreignDates(draft, held, view),
  ];
}

/**
 * Whether a number stands in one of the texts, bare as it is. Nearly all numbers of a letter stand there just so; only
 * the others are looked for through everything.
 */
function standsIn(texts: readonly string[], ...patterns: readonly RegExp[]): (number: string) => boolean {
  const held = readDraft(texts.join('\n'));
  const hits = patterns.flatMap((pattern) => hitsOf(held, pattern));
  const whole = new Set(hits.map(({ text, groups }) => bare(groups['number'] ?? text)));
  // Each text by itself: no two of them make one number together.
  const all = texts.map(bare).join('\n');
  return (number) => whole.has(number) || all.includes(number);
}

const NAMED_NUMBER =
  /(?:订单号|订单编号|交易号|交易单号|流水号|支付单号|商户单号|单号|order (?:no|number)\.?)(?:码)?\s{0,2}(?:是|为|:|#)?\s{0,2}(?<number>[a-z\d][a-z\d_-]{4,60})/gi;
const LONG_NUMBER = /(?<![a-z\d._/-])[a-z]{0,8}\d[\d-]{10,40}\d(?![a-z\d_/-])/gi;

function foreignOrders(draft: Draft, view: LintView): Finding[] {
  const known = standsIn(textsOfCase(view), NAMED_NUMBER, LONG_NUMBER);
  const found = new Map<string, Finding>();
  const see = ({ line: { number: line } }: Hit, number: string) => {
    if (known(bare(number)) || /^20\d\d-\d{1,2}-\d{1,2}/.test(number)) return;
    found.set(`${line} ${number}`, { rule: 'foreign-order', level: 'warning', line, found: number });
  };
  for (const hit of hitsOf(draft, NAMED_NUMBER)) see(hit, hit.groups['number'] ?? '');
  for (const hit of hitsOf(draft, LONG_NUMBER)) {
    // Phones, cards and identity numbers have rules of their own, which show only their ends.
    const digits = bare(hit.text);
    if (/\d{12}/.test(digits) && !isCard(hit) && !isIdentity(digits)) see(hit, hit.text);
  }
  return [...found.values()];
}

function foreignAmounts(draft: Draft, held: Draft, { facts, known }: LintView): Finding[] {
  const amounts = new Set([facts.amountFen, ...amountsIn(held).map(({ value }) => value)]);
  for (const text of known)
    if (/^\d{1,8}(?:\.\d{1,2})?$/.test(text)) amounts.add(Math.round(Number(text) * 100));
  return amountsIn(draft)
    .filter((hit) => !amounts.has(hit.value) && !ofTheLaw(hit))
    .map(({ line, text }) => ({ rule: 'foreign-amount', level: 'warning', line: line.number, found: text }));
}

/** An amount that a law names, or that a court asks as its fee. */
function ofTheLaw({ line: { text }, start }: Hit): boolean {
  return /(?:规定|不足|受理费|诉讼费|每件|标的额)[^。!?;]{0,20}$/.test(
    text.slice(Math.max(0, start - 30), start),
  );
}

/** A letter may name any day ahead as a time to answer, up to here. Civil days. */
const AHEAD = 90;

function foreignDates(draft: Draft, held: Draft, { facts, today, days }: LintView): Finding[] {
  const instants = [facts.paidAt, facts.orderedAt, facts.knownAt].filter((at) => at !== undefined);
  const dates = new Set([
    ...instants.map(dayOf),
    ...days,
    today,
    ...datesIn(held, today).map(({ value }) => value),
  ]);
  return datesIn(draft, today)
    .filter(({ value }) => !dates.has(value) && !(value > today && value <= today + AHEAD))
    .filter(({ line, start, end }) => {
      const around = line.text.slice(Math.max(0, start - 12), end + 12);
      return !/施行|公布|生效|修订|修正|发布|实施/.test(around);
    })
    .map(({ line, text }) => ({ rule: 'foreign-date', level: 'warning', line: line.number, found: text }));
}

/** What a reader needs and a draft does not say. */
export function missingFindings(draft: Draft, view: LintView): Finding[] {
  const { text } = draft;
  const { facts, form, today } = view;
  const numbers = [facts.order, facts.paymentNo].flatMap((number) => (number ? [bare(number)] : []));
  const shown = bare(text);
  const paid = [facts.paidAt, facts.orderedAt ?? facts.paidAt].map(dayOf);
  const missing: readonly (readonly [boolean, RuleId, Level])[] = [
    [form === 'formal' && !addressed(text, view), 'missing-addressee', 'error'],
    [amountsIn(draft).length === 0, 'missing-amount', 'error'],
    [!asksSomething(text), 'missing-request', 'error'],
    // An operator knows its own numbers alone.
    [
      numbers.length > 0 && view.to !== 'operator' && !numbers.some((one) => holdsWhole(shown, one)),
      'missing-order',
      'warning',
    ],
    [!datesIn(draft, today).some(({ value }) => paid.includes(value)), 'missing-date', 'warning'],
  ];
  return missing.flatMap(([isMissing, rule, level]) => (isMissing ? [wholeText(rule, level)] : []));
}

/** Not as a part of a longer number: CM12 does not name CM1. */
function holdsWhole(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (!/\d$/.test(number) || !/\d/.test(text.charAt(at + number.length))) return true;
  }
  return false;
}

const PAYMENT = /微信支付|财付通|微信|支付宝|银联|云闪付|支付(?:机构|平台|公司|渠道)|wechat|alipay|unionpay/i;
/** The reader that a formal letter has to name. */
const READERS: Readonly<Partial<Record<LintView['to'], RegExp>>> = {
  payment: PAYMENT,
  bank: /银行|信用卡中心|发卡行|信用社|bank/i,
  telecom: /移动|联通|电信|广电|运营商/,
  operator: /移动|联通|电信|广电|运营商|客服/,
  pboc: /支付|财付通|银联|征信|人民银行/,
};
/** These cannot guess the respondent, so it must be named. */
const RESPONDENT: readonly LintView['to'][] = ['12315', 'consumer-association', '12377', 'public', 'court'];

function addressed(text: string, { to, facts }: LintView): boolean {
  const plain = text.toLowerCase();
  const names = [facts.site, facts.payee, facts.url].flatMap((name) =>
    name === undefined || name.trim() === '' ? [] : [name.normalize('NFKC').toLowerCase().trim()],
  );
  const named = names.some((name) => plain.includes(name));
  if (RESPONDENT.includes(to)) return named;
  const reader = READERS[to];
  // Whoever paid by card writes to the bank.
  const byCard = to === 'payment' && facts.payChannel === 'bank-card' && /银行|信用社/.test(text);
  if (reader) return byCard || reader.test(text);
  // To the site: its name, or a salutation at the beginning.
  return named || /^\s*(?:尊敬的|致|to |dear )?[^\n,。]{1,30}(?::|,\s*(?:您|你)们?好)/i.test(text);
}

const ASKS =
  /(?:请|要求|请求|诉求|希望|申请|恳请|望|判令|责令|我要|应当|应该|需要|麻烦|催|尽快|立即|马上|限|务必|帮我|协助)[^。!?;\n]{0,40}?(?:退|返还|还我|处理|赔|恢复|解冻|解除|补发|重发|重新发|到账|交付|核实|核查|核对|查询|查处|查明|调查|调解|答复|回复|说明|充值|撤销|更正)/;
const GIVE_BACK =
  /(?:把|将)[^。!?;\n]{0,30}?(?:退|返还|还给|转回|打回)|退(?:我|给我)|(?:退款|退还|返还|退回)(?:给我|至|到|我|本人|全部|全额|货款|价款|\s{0,2}¥?\d)|还我(?:钱|\d)/;
const IN_ENGLISH =
  /\b(?:please|request|demand|ask|kindly|want)\b[^.!?\n]{0,80}?\b(?:refund|return|pay back|investigate|mediate|resolve)/i;

function asksSomething(text: string): boolean {
  return ASKS.test(text) || GIVE_BACK.test(text) || IN_ENGLISH.test(text);
}

const FIELD =
  '(?:姓名|名字|名称|电话|手机号?|号码|地址|邮编|日期|时间|年月日|金额|数额|订单号?|单号|网站|平台|商家|商户|公司|账号|账户|城市|省份|区县|银行|客服|工号|商品|产品|原因|事由|描述|内容|事实|身份证号?|链接|截图|附件|请填|填写|待填|你的|您的|此处|xx)';

/**
 * What the user meant to fill in and did not. A heading such as 【订单号】 with its value behind it is none, nor is a
 * number with its middle masked. One alternation, because every line is read for it.
 */
const BLANK = new RegExp(
  [
    String.raw`_{2,}(?![a-z\d])|(?<![a-z\d])_{2,}`,
    String.raw`[【[〔(]\s*[】\]〕)]|〔[^〔〕\n]{0,20}〕`,
    String.raw`(?<=[^\s;,。、|:])[【[][^【】[\]\n]{0,12}?${FIELD}[^【】[\]\n]{0,12}?[】\]](?!\s*[:a-z\d¥(])`,
    String.raw`[:]\s*[【[<(][^【】[\]<>()\n]{0,12}?${FIELD}[^【】[\]<>()\n]{0,12}?[】\]>)]\s*$`,
    String.raw`\$?\{{1,2}[^{}\n]{0,40}\}{1,2}`,
    String.raw`(?<![a-z\d*@.])x{2,}(?![a-z\d*.])`,
    String.raw`[×✕]{2,}|[○〇◯□■△]{2,}|□`,
    String.raw`(?<=[:是为元在第于¥])\s?\*{2,}(?![*\d])|\*{2,}(?=[元年月日号])`,
    String.raw`年[ _]+月(?:[ _]*日)?|(?<![\d生])年月日(?!期)(?=\s*$|填)`,
    // A salutation: 尊敬的【平台名称】:, 【公司名称】客服:, (商家名称):
    String.raw`(?<=(?:尊敬的|致|给|向|寄)\s?:?\s?)[【[〔(<{][^【】[\]〔〕()<>{}\n]{0,8}?${FIELD}[^【】[\]〔〕()<>{}\n]{0,8}?[】\]〕)>}]`,
    String.raw`^\s?[【[〔(<{][^【】[\]〔〕()<>{}\n]{0,8}?${FIELD}[^【】[\]〔〕()<>{}\n]{0,8}?[】\]〕)>}](?=\s?(?:客服|你们?好|您好|:\s?$|:\s?(?:你|您)))`,
    String.raw`待填写?|待补填|[(〔【[](?:请)?(?:在)?(?:此处|这里)?(?:填写|填入|写上)[^)〕】\]\n]{0,20}[)〕】\]]|此处填写|在此填写|填写(?:你|您)的`,
    String.raw`某某|某(?=(?:年某|月某|日|平台|网站|公司|卡盟|元|客服))`,
  ].join('|'),
  'gi',
);
/** What a program writes that had no value; other letters than these are words. */
const NO_VALUE = /(?<![a-z\d])(?:undefined|null|NaN|TODO|FIXME|TBD|\[object Object\])(?![a-z\d])/g;

const PLACEHOLDERS = [BLANK, NO_VALUE];

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔';

/** The blanks of a statement of claim, as courts print them. */
const IN_A_CLAIM =
  /^(?:(?:姓名|性别|民族|出生日期|公民身份号码|法定代理人|法定代理人公民身份号码|与原告的关系|名称|被告住所|统一社会信用代码|法定代表人|联系电话|通讯地址|地址|支付单号|具状人(?:\(付款的孩子\)的法定代理人)?):_{4,}|姓名:_{4,}\(付款的孩子\)|_{4,}人民法院|[^_]*购买“_{4,}”[^_]*)$/;

/** Places that were never filled in, the first of each line. The site's own name may look like one. */
export function placeholderFindings({ lines }: Draft, view: LintView): Finding[] {
  const names = textsOfCase(view).map((text) => text.normalize('NFKC').trim());
  // What the case itself holds is put out of sight, at the same width.
  const without = replacing(
    names.filter(({ length }) => length <= LONGEST),
    (name) => '名'.repeat(name.length),
  );
  return lines.flatMap((line) => {
    if (!PLACEHOLDERS.some((pattern) => line.text.search(pattern) >= 0)) return [];
    const text = without(line.text);
    if (/^[*_\s-]{3,}$/.test(text.trim())) return [];
    // What only the claimant or a register knows stays to be filled in by hand in a statement of claim.
    if (view.to === 'court' && IN_A_CLAIM.test(text.trim())) return [];
    const [first] = PLACEHOLDERS.flatMap((pattern) => hitsInLine({ ...line, text }, pattern))
      // 张某某 is a person whose name is kept back.
      .filter((hit) => !(hit.text.startsWith('某') && SURNAMES.includes(text.charAt(hit.start - 1) || ' ')))
      .toSorted((a, b) => a.start - b.start);
    return first ? [findingOf(first, 'placeholder', 'error')] : [];
  });
}

/** Longer texts of a case are no names; characters. */
const LONGEST = 200;

/** Numbers that must not travel, and data of people outside the dispute. What is shown of them is masked. */
export function privacyFindings(draft: Draft, view: LintView): Finding[] {
  const { facts, to } = view;
  const orders = [facts.order ?? '', facts.paymentNo ?? '', ...view.known];
  const [ourIdentity, ourCard] = [standsIn(orders, IDENTITY), standsIn(orders, CARD)];
  const ourPhone = standsIn(textsOfCase(view), PHONE);
  const identities = hitsOf(draft, IDENTITY).filter(
    ({ text }) => isIdentity(bare(text)) && !ourIdentity(bare(text)),
  );
  const byLine = grouped(identities, ({ line }) => line);
  const cards = hitsOf(draft, CARD).filter(
    (hit) =>
      isCard(hit) && !ourCard(bare(hit.text)) && !byLine.get(hit.line)?.some((one) => overlaps(one, hit)),
  );
  const phones = hitsOf(draft, PHONE).filter(({ text }) => !ourPhone(bare(text).replace(/^(?:\+?86)/, '')));
  return [
    ...cards.map((hit) => masked(hit, 'card-number', 'error')),
    // A statement of claim has to name the claimant; everybody else asks for the number themselves.
    ...identities.map((hit) => masked(hit, 'id-number', to === 'court' ? 'warning' : 'error')),
    ...phones.map((hit) => masked(hit, 'foreign-phone', 'warning')),
    // Named by its kind: the secret itself is not repeated.
    ...hitsOf(draft, SECRET)
      .filter((hit) => !denied(hit))
      .map((hit) => findingOf({ ...hit, text: hit.groups['name'] ?? '' }, 'secret', 'error')),
    ...hitsOf(draft, OF_OTHERS).map((hit) => findingOf(hit, 'others-data', 'warning')),
  ];
}

const CARD = /(?<![a-z\d])\d(?:[ -]?\d){12,18}(?![a-z\d]|[ -]\d)/gi;
const IDENTITY = /(?<![a-z\d])\d{6}[ -]?(?:\d{8}[ -]?\d{3}[\dx]|\d{9})(?![a-z\d])/gi;
const PHONE =
  /(?<![\d.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])|(?<![\d-])0\d{2,3}-\d{7,8}(?![\d-])/g;
const SECRET =
  /(?<name>(?:登录|支付|银行卡|取款|查询|交易)?密码|(?:短信|手机)?验证码|动态码|动态口令|口令|cvv2?|安全码|pin码?|otp|password)\s{0,2}(?:是|为|:|=)?\s{0,2}(?:(?=[a-z@#$%&!_]{0,20}\d)[a-z\d@#$%&!_]{4,40}(?![年月日时分位次天元])|(?<=(?:cvv2?|安全码)\s{0,2}(?:是|为|:|=)?\s{0,2})\d{3}(?!\d))/gi;
const OF_OTHERS =
  /(?:客服|老板|站长|店主|负责人|法人|经理|代理|上家|他|她|对方)[^,。!?;、]{0,6}?的?(?:家庭住址|住址|身份证号?码?|家庭地址|私人电话|私人微信|家人|老婆|妻子|孩子|父母|车牌号?)(?:是|为|:|在|叫|住)/g;

function masked(hit: Hit, rule: RuleId, level: Level): Finding {
  return findingOf({ ...hit, text: `…${bare(hit.text).slice(-4)}` }, rule, level);
}

function overlaps(one: Hit, other: Hit): boolean {
  return one.line === other.line && one.start < other.end && other.start < one.end;
}

/** Why the market regulator would refuse a complaint, or take it for an abuse: 令121 articles 10, 16 and 17. */
export function complaintFindings(draft: Draft, view: LintView): Finding[] {
  if (view.to !== '12315' && view.to !== 'consumer-association') return [];
  const { facts, today } = view;
  const resale = hitsOf(draft, RESALE).filter(
    (hit) => !denied(hit) && !saidByOther(hit) && !/[不未没非]/.test(hit.text),
  );
  const known = dayOf(facts.knownAt ?? facts.paidAt);
  return [
    ...(facts.purpose === 'resale' && resale.length === 0 ? [wholeText('refused-resale', 'error')] : []),
    ...resale.map((hit) => findingOf(hit, 'refused-resale', 'error')),
    ...(addMonths(known, THREE_YEARS) < today ? [wholeText('refused-too-old', 'error')] : []),
    ...hitsOf(draft, ELSEWHERE)
      .filter((hit) => !denied(hit) && !/(?:未|没有?|尚未|不予)/.test(hit.text))
      .map((hit) => findingOf(hit, 'refused-elsewhere', 'error')),
    ...hitsOf(draft, MASS)
      .filter((hit) => !denied(hit) && !saidByOther(hit))
      .map((hit) => findingOf(hit, 'refused-mass', 'warning')),
    ...incomplete(draft, view),
  ];
}

/** Limit of article 16, in months. */
const THREE_YEARS = 36;

const RESALE =
  /(?:我|本人|我们)[^,。!?;]{0,16}?(?:转卖|转售|倒卖|倒手|分销|批发|囤货|囤卡|赚(?:取)?差价|做代理|是代理|当代理|拿货|进货|卖给(?:客户|下家|别人|顾客))|(?:用于|用来|为了|准备|拿去)(?:转卖|转售|倒卖|再卖|销售给)|(?:我|本人)的(?:下家|下级代理|客户|店铺?的?顾客)|(?:给|替|帮)(?:我的?)?(?:客户|顾客|下家)(?:充值|代充|下单)/g;
const ELSEWHERE =
  /(?:法院|仲裁(?:委员会|委|机构)?|消费者协会|消协|消委会|工信部|工信局|电信(?:管理|主管)[^,。]{0,4}|通信管理局|商务局|文旅局|网信办|公安(?:局|机关)|其他(?:行政)?部门|市场监管(?:局|部门|所))[^,。!?;]{0,8}?(?:已经?|正在|业已)[^,。!?;]{0,4}?(?:受理|立案|处理|调解|裁决|判决)|(?:已经?|正在)(?:被|由|向)?[^,。!?;]{0,4}?(?:法院|仲裁(?:委员会|委|机构)?|消费者协会|消协|消委会|工信部|通信管理局|市场监管(?:局|部门|所))[^,。!?;]{0,4}?(?:受理|立案|起诉|调解|裁决|判决)/g;
const MASS =
  /(?:我们|全体|共|等)\s?(?:\d+|[一二三四五六七八九十百几多数]+)(?:多)?(?:名|个|位|人)(?:受害|用户|消费者|网友|群友|投诉人|当事人)|联名|集体投诉|维权群|批量投诉|统一(?:模板|话术)|大家都?(?:来|去)?投诉|一起投诉|轮流投诉|反复投诉|天天投诉|已(?:经)?投诉\s?(?:\d+|[一二三四五六七八九十几多]+)(?:多)?次|群发/g;

/** What article 10 asks for besides the request: who complains, where the respondent is, what happened. */
function incomplete({ text }: Draft, { me, facts, form }: LintView): Finding[] {
  // A form on the screen asks for names and addresses in fields of its own.
  if (form !== 'formal') return [];
  const has = (given: string | undefined, pattern: RegExp) =>
    (given !== undefined && given.trim() !== '' && text.includes(given.normalize('NFKC').trim())) ||
    pattern.test(text);
  const identity =
    has(me.name, /(?:姓名|投诉人|申请人|署名)\s{0,2}[:是为]?\s{0,2}[\p{Script=Han}·]{2,}/u) &&
    has(me.phone, /(?:电话|手机|联系方式)[^\n]{0,6}?\d{7,}|1[3-9]\d{9}/) &&
    has(me.address, /(?:(?:通讯|通信|联系|我的)?(?:地址|住址))\s{0,2}[:是为]\s{0,2}\S{4,}/);
  const address = has(
    facts.payeeAddress,
    /(?:被投诉(?:人|方|单位)|商家|公司|网站|经营者|对方)[^\n]{0,6}?(?:地址|住所)[^\n]{0,2}[:是为]?\s{0,2}\S{4,}/,
  );
  const story = /付款|支付|扣款|充值|下单|订单|到账|冻结|限制|拒绝|购买/.test(text);
  return [
    ...(identity ? [] : [wholeText('refused-identity', 'warning')]),
    ...(address ? [] : [wholeText('refused-respondent-address', 'warning')]),
    ...(story ? [] : [wholeText('refused-facts', 'warning')]),
  ];
}
