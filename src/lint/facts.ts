import { parseAmount } from '../case/facts.ts';
import { addMonths, dayFrom, dayOf, partsOf } from '../time/day.ts';
import { type DraftLine, draftLines, type Hit, hitsOf } from './draft.ts';
import {
  bare,
  denied,
  figure,
  type Finding,
  knownTexts,
  type LintView,
  type RuleId,
  saidByOther,
} from './finding.ts';
import { findingOf, isCard, isIdentity } from './tone.ts';

/** Something a draft says in figures, with its value: fen for money, a civil day for a date. */
export interface Figure {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  readonly value: number;
}

const MONEY =
  /(?:[¥$]|rmb|cny|人民币)\s{0,3}(?<signed>\d[\d,]{0,14}(?:\.\d{1,2})?)|(?<![\d.,])(?<plain>\d[\d,]{0,14}(?:\.\d{1,2})?)\s{0,3}(?:元|块|圆|yuan|rmb|cny)|(?<words>[一二两三四五六七八九十百千零壹贰叁肆伍陆柒捌玖拾佰仟]{1,9})(?:元|块钱|圆)/gi;
const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟';
const COMMON = '一二三四五六七八九十百千';

/** Amounts of money, however they are written: ¥100, 100.00元, 一百元, 壹佰元整. */
function amountsIn(lines: readonly DraftLine[]): Figure[] {
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(MONEY)).flatMap((match): Figure[] => {
      const { signed, plain, words } = match.groups ?? {};
      const value = words === undefined ? fenOf(signed ?? plain ?? '') : inWords(words);
      return value === undefined ? [] : [{ line: line.number, start: match.index, text: match[0], value }];
    }),
  );
}

function fenOf(text: string): number | undefined {
  const found = parseAmount(text.replace(/,$/, ''));
  return found.ok ? found.value : undefined;
}

function inWords(words: string): number | undefined {
  const common = words.replaceAll(/./gu, (one) => {
    const index = FORMAL.indexOf(one);
    return index < 0 ? one : COMMON.charAt(index);
  });
  const yuan = figure(common);
  return yuan === undefined ? undefined : yuan * 100;
}

const DATE =
  /(?<![\d.])(?<year>20\d\d)\s{0,2}(?:年|[-/.])\s{0,2}(?<month>\d{1,2})\s{0,2}(?:月|[-/.])\s{0,2}(?<date>\d{1,2})(?![\d])\s{0,2}[日号]?|(?<!\d)(?<m>\d{1,2})\s{0,2}月\s{0,2}(?<d>\d{1,2})\s{0,2}[日号]/g;

/** A date of a draft; without a year its value counts in the year of `today` or, where that is still to come, the one before. */
function datesIn(lines: readonly DraftLine[], today: number): Figure[] {
  const { year: thisYear } = partsOf(today);
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(DATE)).flatMap((match): Figure[] => {
      const { year, month, date, m, d } = match.groups ?? {};
      const parts = { month: Number(month ?? m), date: Number(date ?? d) };
      if (parts.month < 1 || parts.month > 12 || parts.date < 1 || parts.date > 31) return [];
      const inThis = dayFrom({ year: year === undefined ? thisYear : Number(year), ...parts });
      const late = year === undefined && inThis > today + 90;
      const value = late ? dayFrom({ year: thisYear - 1, ...parts }) : inThis;
      return [{ line: line.number, start: match.index, text: match[0], value }];
    }),
  );
}

/** Numbers, amounts and dates of a draft that the case does not hold: a slip of the pen, or a fact to add. */
export function strangerFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  return [...orderNumbers(lines, view), ...amounts(lines, view), ...dates(lines, view)];
}

const NAMED_NUMBER =
  /(?:订单号|订单编号|交易号|交易单号|流水号|支付单号|商户单号|单号|order (?:no|number)\.?)(?:码)?\s{0,2}(?:是|为|:|#)?\s{0,2}(?<number>[a-z\d][a-z\d_-]{4,60})/gi;
const LONG_NUMBER = /(?<![a-z\d._/-])[a-z]{0,8}\d[\d-]{10,40}\d(?![a-z\d_/-])/gi;

function orderNumbers(lines: readonly DraftLine[], view: LintView): Finding[] {
  const held = bare(knownTexts(view).join(' '));
  const found = new Map<string, Finding>();
  const see = (line: number, number: string) => {
    if (held.includes(bare(number)) || /^20\d\d-\d{1,2}-\d{1,2}/.test(number)) return;
    found.set(`${line} ${number}`, { rule: 'foreign-order', level: 'warning', line, found: number });
  };
  for (const line of lines) {
    for (const match of line.text.matchAll(NAMED_NUMBER)) see(line.number, match.groups?.['number'] ?? '');
  }
  for (const hit of hitsOf(lines, LONG_NUMBER)) {
    // Phones, cards and identity numbers have rules of their own, which show only their ends.
    const digits = bare(hit.text);
    if (/\d{12}/.test(digits) && !isCard(hit) && !isIdentity(digits)) see(hit.line.number, hit.text);
  }
  return [...found.values()];
}

function amounts(lines: readonly DraftLine[], view: LintView): Finding[] {
  const held = new Set([
    view.facts.amountFen,
    ...amountsIn(draftLines(knownTexts(view).join('\n'))).map(({ value }) => value),
  ]);
  for (const text of view.known)
    if (/^\d{1,8}(?:\.\d{1,2})?$/.test(text)) held.add(Math.round(Number(text) * 100));
  return amountsIn(lines)
    .filter(({ value, line, start }) => !held.has(value) && !ofTheLaw(lines, line, start))
    .map(({ line, text }) => ({ rule: 'foreign-amount', level: 'warning', line, found: text }));
}

/** An amount that a law names, or that a court asks as its fee. */
function ofTheLaw(lines: readonly DraftLine[], number: number, start: number): boolean {
  const text = lines[number - 1]?.text ?? '';
  return /(?:规定|不足|受理费|诉讼费|每件|标的额)[^。!?;]{0,20}$/.test(
    text.slice(Math.max(0, start - 30), start),
  );
}

/** A letter gives days ahead as it likes; this far they are a time to answer. Civil days. */
const AHEAD = 90;

function dates(lines: readonly DraftLine[], view: LintView): Finding[] {
  const { facts, today, days } = view;
  const instants = [facts.paidAt, facts.orderedAt, facts.knownAt].filter((at) => at !== undefined);
  const held = new Set([...instants.map(dayOf), ...days, today]);
  for (const { value } of datesIn(draftLines(knownTexts(view).join('\n')), today)) held.add(value);
  return datesIn(lines, today)
    .filter(({ value }) => !held.has(value) && !(value > today && value <= today + AHEAD))
    .filter(({ line, start, text }) => {
      const around = lines[line - 1]?.text.slice(Math.max(0, start - 12), start + text.length + 12) ?? '';
      return !/施行|公布|生效|修订|修正|发布|实施/.test(around);
    })
    .map(({ line, text }) => ({ rule: 'foreign-date', level: 'warning', line, found: text }));
}

/** What a reader needs and a draft does not say. */
export function missingFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const text = lines.map((line) => line.text).join('\n');
  const found: Finding[] = [];
  const miss = (rule: RuleId, level: Finding['level'], what = '') =>
    found.push({ rule, level, line: null, found: what });
  if (view.form === 'formal' && !addressed(text, view)) miss('missing-addressee', 'error');
  if (amountsIn(lines).length === 0) miss('missing-amount', 'error');
  if (!asksSomething(text)) miss('missing-request', 'error');
  const numbers = [view.facts.order, view.facts.paymentNo].flatMap((number) =>
    number ? [bare(number)] : [],
  );
  const shown = bare(text);
  if (numbers.length > 0 && !numbers.some((number) => holdsWhole(shown, number)))
    miss('missing-order', 'warning');
  const paid = [view.facts.paidAt, view.facts.orderedAt ?? view.facts.paidAt].map(dayOf);
  if (!datesIn(lines, view.today).some(({ value }) => paid.includes(value))) miss('missing-date', 'warning');
  return found;
}

/** Not as a part of a longer number: CM12 does not name CM1. */
function holdsWhole(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (!/\d$/.test(number) || !/\d/.test(text.charAt(at + number.length))) return true;
  }
  return false;
}

const PAYMENT = /微信支付|财付通|微信|支付宝|银联|云闪付|支付(?:机构|平台|公司|渠道)|wechat|alipay|unionpay/i;
/** Whom a formal letter has to name, by its reader; the site itself is always among those asked for below. */
const READERS: Readonly<Partial<Record<LintView['to'], RegExp>>> = {
  payment: PAYMENT,
  bank: /银行|信用卡中心|发卡行|信用社|bank/i,
  telecom: /移动|联通|电信|广电|运营商/,
  pboc: /支付|财付通|银联|征信|人民银行/,
};
/** Where the reader is an authority the respondent must be named; it cannot be guessed. */
const RESPONDENT: readonly LintView['to'][] = ['12315', 'consumer-association', '12377', 'public', 'court'];

function addressed(text: string, { to, facts }: LintView): boolean {
  const plain = text.toLowerCase();
  const names = [facts.site, facts.payee, facts.url].flatMap((name) =>
    name === undefined || name.trim() === '' ? [] : [name.normalize('NFKC').toLowerCase().trim()],
  );
  const named = names.some((name) => plain.includes(name));
  if (RESPONDENT.includes(to)) return named;
  const reader = READERS[to];
  if (reader) return reader.test(text);
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
 * What somebody meant to fill in and did not. A heading such as 【订单号】 with its value behind it is none, nor is a
 * number with its middle masked.
 */
const BLANKS: readonly RegExp[] = [
  /_{2,}(?![a-z\d])|(?<![a-z\d])_{2,}/gi,
  /[【[〔(]\s*[】\]〕)]|〔[^〔〕\n]{0,20}〕/g,
  new RegExp(
    String.raw`(?<=[^\s;,。、|:])[【[][^【】[\]\n]{0,12}?${FIELD}[^【】[\]\n]{0,12}?[】\]](?!\s*[:a-z\d¥(])`,
    'gi',
  ),
  new RegExp(
    String.raw`[:]\s*[【[<(][^【】[\]<>()\n]{0,12}?${FIELD}[^【】[\]<>()\n]{0,12}?[】\]>)]\s*$`,
    'gi',
  ),
  /\$?\{{1,2}[^{}\n]{0,40}\}{1,2}/g,
  /(?<![a-z\d*@.])x{2,}(?![a-z\d*.])/gi,
  /[×✕]{2,}|[○〇◯□■△]{2,}|□/g,
  /(?<=[:是为元在第于¥])\s?\*{2,}(?![*\d])|\*{2,}(?=[元年月日号])/g,
  /年[ _]+月(?:[ _]*日)?|(?<![\d生])年月日(?!期)(?=\s*$|填)/g,
  /(?<![a-z\d])(?:undefined|null|NaN|TODO|FIXME|TBD|\[object Object\])(?![a-z\d])/g,
  /待填写?|待补填|[(〔【[](?:请)?(?:在)?(?:此处|这里)?(?:填写|填入|写上)[^)〕】\]\n]{0,20}[)〕】\]]|此处填写|在此填写|填写(?:你|您)的/g,
  /某某|某(?=(?:年某|月某|日|平台|网站|公司|卡盟|元|客服))/g,
];

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔';

/** Places that were never filled in. The site's own name may look like one. */
export function placeholderFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const names = knownTexts(view)
    .map((text) => text.normalize('NFKC').trim())
    .filter((text) => text.length >= 2 && text.length <= 200);
  return lines.flatMap((line) => {
    const named = { ...line, text: withoutNames(line.text, names) };
    const hits = BLANKS.flatMap((pattern) => hitsOf([named], pattern)).filter(
      ({ text, start }) =>
        // 张某某 is a person whose name is kept back.
        !(text.startsWith('某') && SURNAMES.includes(named.text.charAt(start - 1) || ' ')) &&
        !/^[*_\s-]{3,}$/.test(named.text.trim()),
    );
    const [first] = hits.toSorted((a, b) => a.start - b.start);
    return first
      ? [
          {
            rule: 'placeholder' as const,
            level: 'error' as const,
            line: line.number,
            found: first.text.trim(),
          },
        ]
      : [];
  });
}

/** What the case itself holds is put out of sight, at the same width. */
function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name, '名'.repeat(name.length)), text);
}

/** Numbers that must not travel, and data of people who are no part of the dispute. What is shown of them is masked. */
export function privacyFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const { facts, to } = view;
  const ours = bare(knownTexts(view).join(' '));
  const orders = [facts.order, facts.paymentNo, ...view.known].map((text) => bare(text ?? ''));
  const inOrder = (digits: string) => orders.some((order) => order.includes(digits));
  const all = (pattern: RegExp) => hitsOf(lines, pattern);
  const identities = all(IDENTITY).filter(({ text }) => isIdentity(bare(text)) && !inOrder(bare(text)));
  const cards = all(CARD).filter(
    (hit) => isCard(hit) && !inOrder(bare(hit.text)) && !identities.some((one) => overlaps(one, hit)),
  );
  return [
    ...cards.map((hit): Finding => masked(hit, 'card-number', 'error')),
    // A statement of claim has to name the claimant; everybody else asks for the number themselves.
    ...identities.map((hit): Finding => masked(hit, 'id-number', to === 'court' ? 'warning' : 'error')),
    ...all(PHONE)
      .filter(({ text }) => !ours.includes(bare(text).replace(/^(?:\+?86)/, '')))
      .map((hit): Finding => masked(hit, 'foreign-phone', 'warning')),
    ...lines.flatMap(secrets),
    ...all(OF_OTHERS).map(({ line, text }): Finding => ({
      rule: 'others-data',
      level: 'warning',
      line: line.number,
      found: text,
    })),
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

/** Named by its kind: the secret itself is not repeated. */
function secrets(line: DraftLine): Finding[] {
  return Array.from(line.text.matchAll(SECRET)).flatMap((match): Finding[] => {
    const hit = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
    if (denied(hit)) return [];
    return [{ rule: 'secret', level: 'error', line: line.number, found: match.groups?.['name'] ?? '' }];
  });
}

function masked(
  { line, text }: Hit,
  rule: 'card-number' | 'id-number' | 'foreign-phone',
  level: 'error' | 'warning',
): Finding {
  const digits = bare(text);
  return { rule, level, line: line.number, found: `…${digits.slice(-4)}` };
}

function overlaps(one: Hit, other: Hit): boolean {
  return one.line === other.line && one.start < other.end && other.start < one.end;
}

/** Why the market regulator would not take a complaint, or take it for an abuse: 令121 articles 10, 16 and 17. */
export function complaintFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  if (view.to !== '12315' && view.to !== 'consumer-association') return [];
  const { facts, today } = view;
  const whole = (rule: RuleId, level: Finding['level'], found = ''): Finding => ({
    rule,
    level,
    line: null,
    found,
  });
  const resale = hitsOf(lines, RESALE).filter(
    (hit) => !denied(hit) && !saidByOther(hit) && !/[不未没非]/.test(hit.text),
  );
  const known = facts.knownAt ?? facts.paidAt;
  return [
    ...(facts.purpose === 'resale' && resale.length === 0 ? [whole('refused-resale', 'error')] : []),
    ...resale.map((hit) => findingOf(hit, 'refused-resale', 'error')),
    ...(addMonths(dayOf(known), THREE_YEARS) < today ? [whole('refused-too-old', 'error')] : []),
    ...hitsOf(lines, ELSEWHERE)
      .filter((hit) => !denied(hit) && !/(?:未|没有?|尚未|不予)/.test(hit.text))
      .map((hit) => findingOf(hit, 'refused-elsewhere', 'error')),
    ...hitsOf(lines, MASS)
      .filter((hit) => !denied(hit) && !saidByOther(hit))
      .map((hit) => findingOf(hit, 'refused-mass', 'warning')),
    ...incomplete(lines, view).map((what) => whole(what, 'warning')),
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
function incomplete(lines: readonly DraftLine[], { me, facts, form }: LintView): RuleId[] {
  // A form on the screen asks for names and addresses in fields of its own.
  if (form !== 'formal') return [];
  const text = lines.map((line) => line.text).join('\n');
  const has = (given: string | undefined, pattern: RegExp) =>
    (given !== undefined && given.trim() !== '' && text.includes(given.normalize('NFKC').trim())) ||
    pattern.test(text);
  const missing: RuleId[] = [];
  const identity =
    has(me.name, /(?:姓名|投诉人|申请人|署名)\s{0,2}[:是为]?\s{0,2}[\p{Script=Han}·]{2,}/u) &&
    has(me.phone, /(?:电话|手机|联系方式)[^\n]{0,6}?\d{7,}|1[3-9]\d{9}/) &&
    has(me.address, /(?:(?:通讯|通信|联系|我的)?(?:地址|住址))\s{0,2}[:是为]\s{0,2}\S{4,}/);
  if (!identity) missing.push('refused-identity');
  if (
    !has(
      facts.payeeAddress,
      /(?:被投诉(?:人|方|单位)|商家|公司|网站|经营者|对方)[^\n]{0,6}?(?:地址|住所)[^\n]{0,2}[:是为]?\s{0,2}\S{4,}/,
    )
  )
    missing.push('refused-respondent-address');
  if (!/付款|支付|扣款|充值|下单|订单|到账|冻结|限制|拒绝|购买/.test(text)) missing.push('refused-facts');
  return missing;
}
