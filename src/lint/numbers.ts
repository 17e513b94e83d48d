/** Numbers in a draft: amounts, dates, articles of laws, and the long ones that are cards or identities. */
import { parseAmount } from '../case/facts.ts';
import { dayFrom, partsOf } from '../time/day.ts';
import { clauseBefore, type Draft, type Hit, hitsOf } from './draft.ts';

/** An amount or date of a draft with its value: fen for money, a civil day for a date. */
export interface Figure extends Hit {
  readonly value: number;
}

const MONEY =
  /(?:[¥$]|rmb|cny|人民币)\s{0,3}(?<signed>\d[\d,]{0,14}(?:\.\d{1,2})?)|(?<![\d.,])(?<plain>\d[\d,]{0,14}(?:\.\d{1,2})?)\s{0,3}(?:元|块|圆|yuan|rmb|cny)|(?<words>[一二两三四五六七八九十百千零壹贰叁肆伍陆柒捌玖拾佰仟]{1,9})(?:元|块钱|圆)/gi;

/** Amounts of money, however they are written: ¥100, 100.00元, 一百元, 壹佰元整. */
export function amountsIn(draft: Draft): Figure[] {
  return hitsOf(draft, MONEY).flatMap((hit) => {
    const { signed, plain, words } = hit.groups;
    const value = words === undefined ? fenOf(signed ?? plain ?? '') : fenInWords(words);
    return value === undefined ? [] : [{ ...hit, value }];
  });
}

function fenOf(text: string): number | undefined {
  const found = parseAmount(text.replace(/,$/, ''));
  return found.ok ? found.value : undefined;
}

const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟';
const COMMON = '一二三四五六七八九十百千';

function fenInWords(words: string): number | undefined {
  const common = words.replaceAll(/./gu, (one) => {
    const index = FORMAL.indexOf(one);
    return index < 0 ? one : COMMON.charAt(index);
  });
  const yuan = numberOf(common);
  return yuan === undefined ? undefined : yuan * 100;
}

const DATE =
  /(?<![\d.])(?<year>20\d\d)\s{0,2}(?:年|[-/.])\s{0,2}(?<month>\d{1,2})\s{0,2}(?:月|[-/.])\s{0,2}(?<date>\d{1,2})(?![\d])\s{0,2}[日号]?|(?<!\d)(?<m>\d{1,2})\s{0,2}月\s{0,2}(?<d>\d{1,2})\s{0,2}[日号]/g;

/** Dates. One without a year is in the year of `today`, or the year before if it would be far ahead. */
export function datesIn(draft: Draft, today: number): Figure[] {
  const thisYear = partsOf(today).year;
  return hitsOf(draft, DATE).flatMap((hit) => {
    const { year, month, date, m, d } = hit.groups;
    const parts = { month: Number(month ?? m), date: Number(date ?? d) };
    if (parts.month < 1 || parts.month > 12 || parts.date < 1 || parts.date > 31) return [];
    const inThis = dayFrom({ year: year === undefined ? thisYear : Number(year), ...parts });
    const late = year === undefined && inThis > today + 90;
    return [{ ...hit, value: late ? dayFrom({ year: thisYear - 1, ...parts }) : inThis }];
  });
}

/** A text without what people put into long numbers. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase();
}

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'] as const;

/** A number below ten thousand in Chinese or Arabic figures: 四十九, 一百零五, 两, 49; undefined if it is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百千]{1,9}$/.test(text)) return undefined;
  let sum = 0;
  let digit = 0;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = UNITS.indexOf(character as '十');
    if (unit > 0) {
      sum += (digit || 1) * 10 ** unit;
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  return sum + digit;
}

/** 49 as 四十九, 1165 as 一千一百六十五; the way laws number their articles. From 1 to 9999. */
export function inChinese(number: number): string {
  let text = '';
  const digits = Array.from(String(number), Number);
  for (const [index, digit] of digits.entries()) {
    const unit = UNITS[digits.length - 1 - index] ?? '';
    if (digit > 0) text += DIGITS.charAt(digit) + unit;
    else if (!text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/, '').replace(/^一十/, '十');
}

/**
 * A bank card: it begins as cards do and its check digit is right, or it is written in groups, or called a card.
 * A number that begins with 1 or 2 is a time or an order.
 */
export function isCard(hit: Hit): boolean {
  const digits = bare(hit.text);
  if (/^(\d)\1+$/.test(digits)) return false;
  const called =
    /(?:银行卡|信用卡|储蓄卡|借记卡|工资卡)(?:的)?(?:卡号|号码?|账号)?[^,。]{0,4}$/.test(
      clauseBefore(hit.line, hit.start, 20),
    ) ||
    /(?:银行卡|信用卡|储蓄卡|借记卡)(?:卡号|号码?)?\s{0,2}[:是为]\s{0,2}$/.test(
      hit.line.text.slice(Math.max(0, hit.start - 16), hit.start),
    );
  const grouped = /^\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?$/.test(hit.text);
  if (digits.length >= 16 && (called || grouped)) return true;
  return /^[3-69]/.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]|91)/;

/** A resident's identity number: province, date of birth, and for the present form the check digit (GB 11643). */
export function isIdentity(number: string): boolean {
  if (!PROVINCES.test(number)) return false;
  const birth = number.length === 18 ? number.slice(6, 14) : `19${number.slice(6, 12)}`;
  const [year, month, date] = [birth.slice(0, 4), birth.slice(4, 6), birth.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || date === undefined) return false;
  const real = partsOf(dayFrom({ year, month, date }));
  if (year < 1900 || year > 2100 || real.month !== month || real.date !== date) return false;
  if (number.length === 15) return true;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number.charAt(place)), 0);
  return '10x98765432'.charAt(sum % 11) === number.charAt(17);
}
