import { existingDay } from '../time/day.ts';
import { parseAmount } from '../case/facts.ts';
import {
  clauseBefore,
  countedHits,
  type DraftLine,
  type Hit,
  sentenceAfter,
  sentenceBefore,
  sentenceOf,
} from './draft.ts';
import {
  bare,
  denied,
  figure,
  type Finding,
  hedged,
  inTitle,
  type Level,
  type LintView,
  type RuleId,
  saidByOther,
} from './finding.ts';
import * as words from './tone-words.ts';

/** Insults, accusations, promises of success, false offices, and money beyond the claim. */
export function toneFindings(lines: readonly DraftLine[], view: LintView): Finding[] {
  const find = (pattern: RegExp, spare: (hit: Hit) => boolean, rule: RuleId, level: Level): Finding[] =>
    countedHits(lines, pattern, (hit) => !spared(hit) && !spare(hit)).map((hit) =>
      findingOf(hit, rule, level),
    );
  return [
    ...find(words.INSULTS, () => false, 'insult', 'error'),
    ...find(words.SWINDLERS, suspectedOnly, 'accusation', 'error'),
    ...find(words.CRIMES, (hit) => hedged(hit) || ofAnOffice(hit) || ofTheRule(hit), 'accusation', 'error'),
    ...find(words.BY_THEM, hedged, 'accusation', 'error'),
    ...find(words.DEEDS, (hit) => hedged(hit) || !ofOtherSide(hit), 'accusation', 'error'),
    ...(view.intent ? [] : find(words.FRAUD, hedged, 'fraud-unproved', 'warning')),
    ...find(words.GUARANTEES, () => false, 'guarantee', 'warning'),
    ...find(words.IMPERSONATIONS, () => false, 'impersonation', 'error'),
    ...multiples(lines, view),
    ...find(words.MENTAL_DAMAGES, () => false, 'beyond-claim', 'warning'),
    ...beyondClaim(lines, view),
  ];
}

export function findingOf({ line, text }: Hit, rule: RuleId, level: Level, instead?: string): Finding {
  const found = text.trim();
  return { rule, level, line: line.number, found, ...(instead === undefined ? {} : { instead }) };
}

/** Not said by the user, or said not to be so. */
export function spared(hit: Hit, reach?: number): boolean {
  return inTitle(hit) || saidByOther(hit) || denied(hit, reach);
}

function suspectedOnly(hit: Hit): boolean {
  return /(?:是否|怀疑|担心|害怕|会不会|是不是|遇到?|碰到?)[^,、:]{0,8}$/.test(
    clauseBefore(hit.line, hit.start, 20),
  );
}

function ofOtherSide({ line, start }: Hit): boolean {
  return words.OTHER_SIDE.test(clauseBefore(line, start, 30));
}

/** “以……为由向公安机关报案”: what was reported, unless the sentence's subject is the other side. */
function ofAnOffice(hit: Hit): boolean {
  const clause = sentenceOf(hit);
  const before = clauseBefore(hit.line, hit.start, 12);
  return (
    words.OFFICES.test(clause) &&
    !/(?:你们?|你方|贵.{1,2}|对方|网站|平台|商家)(?:就|都|都是|就是|是|这|在|的)?[^,]{0,4}$/.test(before)
  );
}

/** “骗取” is a term of 处罚办法 5(10), and of the rules on abuse. */
function ofTheRule(hit: Hit): boolean {
  return (
    hit.text === '骗取' &&
    /《[^》]{0,40}办法》/.test(hit.line.text.slice(Math.max(0, hit.start - 80), hit.start))
  );
}

/** Three times the price only where deceit on purpose can be shown; more than that nowhere, unless it was promised. */
function multiples(lines: readonly DraftLine[], view: LintView): Finding[] {
  const promised = view.known.join('\n');
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(words.MULTIPLES)).flatMap((match): Finding[] => {
      const hit = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
      const { figure: first, before, promised: last } = match.groups ?? {};
      const given = first ?? before ?? last ?? '';
      const times = given === '双' ? 2 : (figure(given) ?? 0);
      if (times < 2 || spared(hit) || promised.includes(match[0])) return [];
      if (times === 3) return view.intent ? [] : [findingOf(hit, 'triple-damages', 'error')];
      return [findingOf(hit, 'beyond-claim', 'error')];
    }),
  );
}

const DAMAGES =
  /(?:赔偿?|赔付|补偿|索赔)(?:我|给我|损失|金|费|本人){0,2}(?:人民币|共计|共|合计)?(?<sum>¥?\d[\d,]{0,11}(?:\.\d{1,2})?)(?:元|块)/g;

/** A sum asked as damages that is above what was paid. */
function beyondClaim(lines: readonly DraftLine[], { facts, known }: LintView): Finding[] {
  const texts = known.join('\n');
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(DAMAGES)).flatMap((match): Finding[] => {
      const hit = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
      const sum = parseAmount(match.groups?.['sum'] ?? '');
      if (!sum.ok || sum.value <= facts.amountFen || spared(hit) || texts.includes(match[0])) return [];
      return [findingOf(hit, 'beyond-claim', 'error')];
    }),
  );
}

/** Threats, and silence for sale. To announce a lawful step (“如未解决，我将依法投诉”) is neither. */
export function bargainFindings(lines: readonly DraftLine[]): Finding[] {
  const all = (pattern: RegExp, counts: (hit: Hit) => boolean = () => true) =>
    countedHits(lines, pattern, (hit) => counts(hit) && !spared(hit, 4));
  const find = (rule: RuleId, level: Level, pattern: RegExp, counts?: (hit: Hit) => boolean) =>
    all(pattern, counts).map((hit) => findingOf(hit, rule, level));
  return [
    ...find('threat', 'error', words.HARMS),
    ...find('threat', 'error', words.EXPOSURES, (hit) => conditional(hit) || aimed(hit)),
    ...find('threat', 'error', words.REPORTS, forPayment),
    ...find('vague-threat', 'warning', words.REPORTS, (hit) => !forPayment(hit) && toNobody(hit)),
    ...find('vague-threat', 'warning', words.HINTS),
    ...find('money-for-silence', 'error', words.HUSH_MONEY),
    ...find('money-for-silence', 'error', words.SETTLED_FOR),
    ...find('money-for-silence', 'error', words.SILENCE_FOR_MONEY, (hit) => !paidByUser(hit)),
    ...find('money-for-silence', 'error', words.MONEY_FOR_SILENCE),
    ...all(words.REFUND_FOR_SILENCE).map((hit) =>
      findingOf(hit, 'money-for-silence', words.AN_OFFENCE_KEPT_QUIET.test(hit.text) ? 'error' : 'warning'),
    ),
  ];
}

/** “我支付了100元……”: the payment the case is about. */
function paidByUser({ line, start, text }: Hit): boolean {
  return (
    /^(?:付|支付|打|转|发)/.test(text) &&
    /(?:我|本人|已经?|于)[^,、:给]{0,16}$/.test(clauseBefore(line, start, 20))
  );
}

function conditional({ line, start, end }: Hit): boolean {
  return words.CONDITIONS.test(sentenceBefore(line, start)) || /除非|直到/.test(sentenceAfter(line, end, 20));
}

function aimed({ line, end }: Hit): boolean {
  return words.AIMED.test(line.text.slice(end, end + 4));
}

/** A report that only payment averts, or one about something else that only a refund averts. */
function forPayment(hit: Hit): boolean {
  const before = sentenceBefore(hit.line, hit.start);
  const around = before + hit.text + sentenceAfter(hit.line, hit.end, 20);
  return words.PAY_OR.test(before) || (conditional(hit) && words.UNRELATED.test(around));
}

/** A report that follows a refusal to refund and does not say who gets it. */
function toNobody(hit: Hit): boolean {
  const before = sentenceBefore(hit.line, hit.start);
  const around = before + hit.text + sentenceAfter(hit.line, hit.end, 20);
  return words.REFUND_REFUSED.test(before) && before.includes('就') && !words.LAWFULLY.test(around);
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
  if (year < 1900 || year > 2100 || existingDay(year, month, date) === undefined) return false;
  if (number.length === 15) return true;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number.charAt(place)), 0);
  return '10x98765432'.charAt(sum % 11) === number.charAt(17);
}
