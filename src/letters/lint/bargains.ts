import * as words from './bargain-words.ts';
import {
  clauseBefore,
  countedHits,
  type DraftLine,
  type Hit,
  sentenceAfter,
  sentenceBefore,
} from './draft.ts';
import type { Finding, Level, RuleId } from './finding.ts';
import { findingOf, spared } from './tone.ts';

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
