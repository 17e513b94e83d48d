import { dayOf } from '../../deadlines/civil-day.ts';
import { amountsIn, datesIn } from './amounts.ts';
import type { DraftLine } from './draft.ts';
import type { Finding, LintView, RuleId } from './finding.ts';
import { bare } from './known.ts';

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
