import { addMonths, dayOf } from '../../deadlines/civil-day.ts';
import { type DraftLine, hitsOf } from './draft.ts';
import type { Finding, LintView, RuleId } from './finding.ts';
import { denied, saidByOther } from './spared.ts';
import { findingOf } from './tone.ts';

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
