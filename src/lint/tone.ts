/** Words that turn a letter against its writer: insults, accusations, threats, silence for sale, money beyond the claim. */
import { parseAmount } from '../case/facts.ts';
import {
  clauseBefore,
  countedHits,
  type Draft,
  exempt,
  hedged,
  type Hit,
  hitsOf,
  sentenceAfter,
  sentenceBefore,
  sentenceOf,
} from './draft.ts';
import { type Finding, findingOf, type Level, type LintView, type RuleId } from './finding.ts';
import { numberOf } from './numbers.ts';
import * as words from './tone-words.ts';

/** Insults, accusations, promises of success, false offices, and money beyond the claim. */
export function toneFindings(draft: Draft, view: LintView): Finding[] {
  const find = (pattern: RegExp, rule: RuleId, level: Level, excused: (hit: Hit) => boolean = () => false) =>
    countedHits(draft, pattern, (hit) => !exempt(hit) && !excused(hit)).map((hit) =>
      findingOf(hit, rule, level),
    );
  return [
    ...find(words.INSULTS, 'insult', 'error'),
    ...find(words.SWINDLERS, 'accusation', 'error', suspectedOnly),
    ...find(words.CRIMES, 'accusation', 'error', (hit) => hedged(hit) || ofAnOffice(hit) || ofTheRule(hit)),
    ...find(words.BY_THEM, 'accusation', 'error', hedged),
    ...find(words.DEEDS, 'accusation', 'error', (hit) => hedged(hit) || !ofOtherSide(hit)),
    ...(view.intent ? [] : find(words.FRAUD, 'fraud-unproved', 'warning', hedged)),
    ...find(words.GUARANTEES, 'guarantee', 'warning'),
    ...find(words.IMPERSONATIONS, 'impersonation', 'error'),
    ...multiples(draft, view),
    ...find(words.MENTAL_DAMAGES, 'beyond-claim', 'warning'),
    ...beyondClaim(draft, view),
  ];
}

function suspectedOnly(hit: Hit): boolean {
  return /(?:是否|怀疑|担心|害怕|会不会|是不是|遇到?|碰到?)[^,、:]{0,8}$/.test(
    clauseBefore(hit.line, hit.start, 20),
  );
}

function ofOtherSide({ line, start }: Hit): boolean {
  return words.OTHER_SIDE.test(clauseBefore(line, start, 30));
}

/** “以……为由向公安机关报案” says what was reported, unless the subject of the sentence is the other side. */
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

/** Three times the price only if deceit on purpose can be shown; more than that never, unless it was promised. */
function multiples(draft: Draft, { known, intent }: LintView): Finding[] {
  const promised = known.join('\n');
  return hitsOf(draft, words.MULTIPLES).flatMap((hit) => {
    const given = hit.groups['figure'] ?? hit.groups['before'] ?? hit.groups['promised'] ?? '';
    const times = given === '双' ? 2 : (numberOf(given) ?? 0);
    if (times < 2 || exempt(hit) || promised.includes(hit.text)) return [];
    if (times === 3) return intent ? [] : [findingOf(hit, 'triple-damages', 'error')];
    return [findingOf(hit, 'beyond-claim', 'error')];
  });
}

/** A sum asked as damages that is above what was paid. */
function beyondClaim(draft: Draft, { facts, known }: LintView): Finding[] {
  const promised = known.join('\n');
  return hitsOf(draft, words.DAMAGES)
    .filter((hit) => {
      const sum = parseAmount(hit.groups['sum'] ?? '');
      return sum.ok && sum.value > facts.amountFen && !exempt(hit) && !promised.includes(hit.text);
    })
    .map((hit) => findingOf(hit, 'beyond-claim', 'error'));
}

/** Threats, and silence for sale. To announce a lawful step (“如未解决，我将依法投诉”) is neither. */
export function bargainFindings(draft: Draft): Finding[] {
  const hits = (pattern: RegExp, counts: (hit: Hit) => boolean = () => true) =>
    countedHits(draft, pattern, (hit) => counts(hit) && !exempt(hit, 4));
  const find = (rule: RuleId, level: Level, pattern: RegExp, counts?: (hit: Hit) => boolean) =>
    hits(pattern, counts).map((hit) => findingOf(hit, rule, level));
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
    ...hits(words.REFUND_FOR_SILENCE).map((hit) =>
      findingOf(hit, 'money-for-silence', words.AN_OFFENCE_KEPT_QUIET.test(hit.text) ? 'error' : 'warning'),
    ),
  ];
}

/** “我支付了100元……” is the payment the case is about. */
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
