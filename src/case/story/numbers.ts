import { checkOrderNumber } from '../text-fact.ts';
import type { Clause } from './clauses.ts';
import { type Candidate, distinct } from './found.ts';

const TOKEN = '[A-Za-z0-9][A-Za-z0-9_-]{4,63}';
const IS = '\\s*(?:码)?\\s*(?:[:#]|是|为|：)?\\s*';
const ORDER_LABEL = new RegExp(
  `(?:订单(?:编)?(?:号码?|编号|no\\.?)?|(?<![商交付支户水易])单号|order(?:\\s*(?:no|number|id))?\\.?)${IS}(?<number>${TOKEN})`,
  'gi',
);
const PAYMENT_LABEL = new RegExp(
  `(?:交易(?:订)?单?号|支付(?:宝)?(?:交易|订)?单?号|付款单号|流水号|微信(?:支付)?(?:交易|订)?单号|转账单号)${IS}(?<number>${TOKEN})`,
  'gi',
);
/** Alipay's numbers begin with the day, WeChat's with 4200 or 1000. */
const PAYMENT =
  /(?<![\dA-Za-z_-])(?<number>20[12]\d[01]\d[0-3]\d\d{18,24}|(?:4200|1000)\d{22,26})(?![\dA-Za-z_-])/g;
/** Letters and then many digits: an order number, wherever it stands. */
const ORDER = /(?<![\dA-Za-z_./@-])(?<number>[A-Z]{1,6}[-_]?\d{8,30})(?![\dA-Za-z_.@-])/g;
/** What stands before a number that is something else. */
const OTHER =
  /(?:卡密|卡号|密码|激活码|兑换码|cdk(?:ey)?|qq|微信号?|vx|手机号?码?|电话|账号|帐号|工单(?:号)?|投诉单号|受理(?:单)?号|(?<!订单)编号|客服|尾号|身份证)\s*(?:[:：是为]|号)?\s*$/i;

export interface NumbersFound {
  readonly orders: readonly Candidate<string>[];
  readonly payments: readonly Candidate<string>[];
}

/** The site's order numbers and the payment's own that a story names; never a card's secret, a phone or a QQ number. */
export function numbersOf(clauses: readonly Clause[]): NumbersFound {
  const payments = distinct([...read(clauses, PAYMENT_LABEL), ...read(clauses, PAYMENT)]);
  const paid = new Set(payments.map(({ value }) => value));
  const labelled = read(clauses, ORDER_LABEL).filter(({ value }) => !paid.has(value));
  const loose = read(clauses, ORDER).filter(({ value }) => !paid.has(value));
  return { orders: distinct([...labelled, ...loose]), payments };
}

function read(clauses: readonly Clause[], pattern: RegExp): Candidate<string>[] {
  return clauses.flatMap(({ text, start }) =>
    Array.from(text.matchAll(pattern)).flatMap((match): Candidate<string>[] => {
      const number = match.groups?.['number'] ?? '';
      const at = match.index + match[0].lastIndexOf(number);
      if (OTHER.test(text.slice(0, match.index)) || OTHER.test(text.slice(0, at))) return [];
      // A word, a phone number or a word with two digits is none.
      if (!/\d{4}/.test(number) || /^1[3-9]\d{9}$/.test(number)) return [];
      return checkOrderNumber(number).ok ? [{ value: number, text: number, start: start + at }] : [];
    }),
  );
}
