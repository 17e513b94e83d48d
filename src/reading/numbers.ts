import { checkOrderNumber } from '../case/facts.ts';
import { type Candidate, distinct } from './candidates.ts';
import type { Cut } from './clauses.ts';

interface NumbersFound {
  readonly orders: readonly Candidate<string>[];
  readonly payments: readonly Candidate<string>[];
}

/**
 * The site's order numbers and the payment's own that a story names, by their shape and by what stands before them;
 * never a ticket, an agent, a telephone or a card's secret.
 */
export function numbersOf({ plain, low, clauses }: Cut): NumbersFound {
  const orders: (Candidate<string> & { readonly weight: number })[] = [];
  const payments: (Candidate<string> & { readonly weight: number })[] = [];
  for (const [place, { start, text, aside }] of clauses.entries()) {
    const before = clauses[place - 1];
    const same = before && before.line === clauses[place]?.line ? before.low : '';
    for (const match of text.matchAll(TOKEN)) {
      const token = match[0].replace(/[-_./]+$/, '');
      const at = start + match.index;
      if (!/\d/.test(token) || !isWhole(plain, at, token)) continue;
      const lead = low.slice(Math.max(start, at - 16), at);
      const near = `${same.slice(-10)} ${lead}`;
      const value = { value: token, text: token, start: at };
      if (OTHER.test(lead)) continue;
      if (NOT_IT.test(low.slice(at + token.length, at + token.length + 24))) continue;
      const after = low.slice(at + token.length, at + token.length + 8);
      if (isPayment(token, lead)) payments.push({ ...value, weight: PAYMENT_LABEL.test(lead) ? 2 : 1 });
      else {
        const weight = weightOf(token, lead, near, after);
        const other = OTHER_ORDER.test(low.slice(at + token.length, at + token.length + 14)) || aside;
        if (weight > 0 && checkOrderNumber(token).ok)
          orders.push({ ...value, weight: other ? weight - 3 : weight });
      }
    }
  }
  const ids = new Set(payments.map(({ value }) => value));
  return { orders: best(orders.filter(({ value }) => !ids.has(value))), payments: best(payments) };
}

function best(found: readonly (Candidate<string> & { readonly weight: number })[]): Candidate<string>[] {
  const most = found.reduce((highest, { weight }) => Math.max(highest, weight), 1);
  const shapes = new Set(found.flatMap(({ weight, value }) => (weight === most ? [shapeOf(value)] : [])));
  // 单号A1001，也可能是A1002: another of the same shape is offered, too.
  return distinct(
    found.filter(({ weight, value }) => weight === most || (weight > 1 && shapes.has(shapeOf(value)))),
  );
}

const shapeOf = (value: string) => value.replaceAll(/[A-Za-z]/g, 'A').replaceAll(/\d/g, '0');

/** A row of letters, digits and joining marks; an order number may hold a point, a slash or a sign. */
const TOKEN = /[A-Za-z\d][A-Za-z\d_./#-]{1,63}/g;

/** Whether a token stands for itself and is no part of an amount, a time or a hidden number. */
function isWhole(plain: string, at: number, token: string): boolean {
  const [before, after] = [plain[at - 1] ?? ' ', plain[at + token.length] ?? ' '];
  if (/[*xX×¥￥$@]/.test(before) || /[*×@%]/.test(after)) return false;
  if (/[A-Za-z\d]/.test(before)) return false;
  if (/^[:.]$/.test(after) && /^\d/.test(plain[at + token.length + 1] ?? '') && /^\d+$/.test(token))
    return false;
  return true;
}

/** Alipay's numbers begin with the day, WeChat's with 4200 or 1000; a bank's has a label of its own. */
function isPayment(token: string, lead: string): boolean {
  if (/^20[12]\d[01]\d[0-3]\d\d{16,26}$/.test(token) || /^(?:4200|1000)\d{20,26}$/.test(token)) return true;
  if (/^\d{10,32}$/.test(token) && PAYMENT_LABEL.test(lead)) return !/商[户家]单号/.test(lead);
  return /^[A-Za-z\d]{12,32}$/.test(token) && BANK_LABEL.test(lead);
}

/** How sure it is that a token is the site's order number; 0: it is none. */
function weightOf(token: string, lead: string, near: string, after: string): number {
  const labelled = ORDER_LABEL.test(lead);
  if (NEVER.some((pattern) => pattern.test(token))) return 0;
  if (/^\d+$/.test(token)) {
    // 分两单，一单220: a price and no number.
    if (token.length < 5 && PRICED.test(lead)) return 0;
    if (labelled && token.length >= 3) return UNIT.test(after) ? 0 : 6;
    if (/^1[3-9]\d{9}$/.test(token) || UNIT.test(after)) return 0;
    if (token.length < 7 || token.length > 26) return 0;
    return PERSON.test(near) ? 0 : 3;
  }
  const letters = /[A-Za-z]/.test(token);
  const digits = token.replaceAll(/\D/g, '').length;
  if (labelled && (letters || /[-_]/.test(token)) && token.length >= 3) return 6;
  if (!letters) return /^\d{4,}[-_/.]\d{2,}/.test(token) && !/^20\d\d[-/.]/.test(token) ? 3 : 0;
  if (WORDS.test(token)) return 0;
  if (digits >= 4 && token.length >= 6)
    return /^[A-Za-z]+[-_]?[A-Za-z]*\d{4,}/.test(token) || /[-_.#]/.test(token) || token.length >= 9 ? 3 : 2;
  if (/^[A-Za-z]{1,6}[-_]\d{2,}(?:[-_]\w+)*$/.test(token)) return 3;
  return /[-_]/.test(token) && token.length >= 6 && digits >= 2 ? 2 : 0;
}

const ORDER_LABEL =
  /(?:订单(?:编?号码?|编号|id)?|(?<![商交付支户水易])单号?(?:子|据|码)?|单子|编号|充值单|下单号|流水(?:单?号)?|凭据|order(?:\s*(?:id|no|number|num|#))?|recharge no|单据号?|号是|号码?是|id"?|sn|票号|(?<![\d一二三四五六七八九十])号)\s*[.]?\s*(?:显示|是|为|就是|叫|尾?)?\s*["“「(:#=|'\s]{0,4}$/;
const PRICED = /(?:[一二两三四五六每那这]|我那)单\s*$/;
const PAYMENT_LABEL =
  /(?:交易(?:订)?单?号|支付宝(?:交易|订)?(?:单|上的订单)?号?是?|支付(?:交易|订)?单号|付款单号|流水(?:号|单号)?|微信(?:支付)?(?:交易|订)?(?:单号|流水)|转账单号|参考号|凭证号|transaction[_ ]?id|银联流水|交易号)\s*[:#=是为"“(\s]{0,4}$/;
const BANK_LABEL = /(?:参考号|银行流水号?|回单号?)\s*[:#=是为\s]{0,3}$/;
/** What stands before a number that is something else. */
const OTHER =
  /(?:卡密|卡号|密码|激活码|兑换码|提取码|cdk(?:ey)?|qq群?|微信号?[:：是]|vx|手机号?码?|电话|号码(?:是|:|：)?|账号|帐号|账户|工单(?:号|编号)?|投诉(?:单|编)?号?|受理(?:单|编)?号?|客服|工号|尾号|身份证|户号|(?:快手|抖音|微博|b站|小红书|游戏|淘宝|闲鱼|微信|视频)号|用户名?|昵称|邮箱|版本|型号|ip|路由|游戏id|角色|群|热线|拨打|错误(?:码|代码)?|code|ticket|agent|卡(?:是|为)|序列号|编码|房|室|栋|网址|域名|app)\s*(?:[:：是为#(（\s]|叫|no\.?){0,3}$/;
/** Said, and taken back: 等下，这串不是单号. */
const NOT_IT = /^[,.…\s]*(?:等[下等]|[哦噢诶啊]?不对)?[,.…\s]*(?:这串|这个|那个|它)?不是(?:订?单号|我的)/;
const OTHER_ORDER =
  /^[^,。]{0,3}(?:是|那|的|马上|已经|就)[^,。]{0,8}(?:到了|好了|室友|同事|表弟|朋友|别人|没问题|不用管|成功)/;
const UNIT =
  /^\s*(?:元|块|个|张|份|次|天|月|年|岁|点券|钻|币|分|%|折|q币|豆|颗|条|人|位|级|g|m|gb|mb|rmb|cny|yuan|蚊|粉|赞)/;
const PERSON = /(?:手机|电话|号码|qq|账号|用户|户号|尾号|卡密|卡号)[^,。]{0,6}$/;
/** Dates, clocks, sizes, amounts and addresses, whatever stands before them. */
const NEVER = [
  /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?$/,
  /^\d{1,2}:\d{2}/,
  /^\d+\.\d{1,2}$/,
  /\.(?:com|cn|net|org|top|xyz|vip|shop|cc|club|site|online|me|io|json)\b/i,
  /^https?/i,
  /^\d+(?:元|rmb|cny|usd|g|gb|m|mb|k|w|s|h|min|fps|x\d)$/i,
  /^\d{1,4}[a-z]{1,3}$/i,
];
const WORDS =
  /^(?:iphone|ipad|win|windows|ps|xbox|mac|android|ios|vip|svip|gpt|chatgpt|steam|office|cs|cf|dnf|lol|pubg|wifi|usb|qq|b2c|4k|5g|4g|http|https|chrome|v|m|no|x)[-_]?[\d.]{1,6}$|^[a-z]{1,2}\d{1,2}$/i;
