import { clauseBefore, type Hit } from './draft.ts';
import { bare } from './known.ts';

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
  const day = new Date(Date.UTC(year, month - 1, date));
  if (year < 1900 || year > 2100 || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date)
    return false;
  if (number.length === 15) return true;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number.charAt(place)), 0);
  return '10x98765432'.charAt(sum % 11) === number.charAt(17);
}
