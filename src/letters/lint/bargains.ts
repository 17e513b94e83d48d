import * as words from './bargain-words.ts';
import { clauseBefore, type DraftLine, type Hit, hitsOf, sentenceAfter, sentenceBefore } from './draft.ts';
import type { Finding } from './finding.ts';
import { findingOf, spared } from './tone.ts';

/** Threats, and silence for sale. To announce a lawful step (“如未解决，我将依法投诉”) is neither. */
export function bargainFindings(lines: readonly DraftLine[]): Finding[] {
  const all = (pattern: RegExp) => hitsOf(lines, pattern).filter((hit) => !spared(hit, 4));
  return [
    ...all(words.HARMS).map((hit) => findingOf(hit, 'threat', 'error')),
    ...all(words.EXPOSURES)
      .filter((hit) => conditional(hit) || words.AIMED.test(hit.line.text.slice(hit.end, hit.end + 4)))
      .map((hit) => findingOf(hit, 'threat', 'error')),
    ...all(words.REPORTS).flatMap(reportFindings),
    ...all(words.HINTS).map((hit) => findingOf(hit, 'vague-threat', 'warning')),
    ...all(words.HUSH_MONEY).map((hit) => findingOf(hit, 'money-for-silence', 'error')),
    ...all(words.SILENCE_FOR_MONEY)
      .filter((hit) => !paidByUser(hit))
      .map((hit) => findingOf(hit, 'money-for-silence', 'error')),
    ...all(words.MONEY_FOR_SILENCE).map((hit) => findingOf(hit, 'money-for-silence', 'error')),
    ...all(words.REFUND_FOR_SILENCE).map((hit) =>
      findingOf(
        hit,
        'money-for-silence',
        /举报|曝光|报警|报案|保密|闭嘴/.test(hit.text) ? 'error' : 'warning',
      ),
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

/** A report that only payment averts is a threat; one that follows a refusal to refund should name who gets it. */
function reportFindings(hit: Hit): Finding[] {
  const before = sentenceBefore(hit.line, hit.start);
  const around = before + hit.text + sentenceAfter(hit.line, hit.end, 20);
  if (words.PAY_OR.test(before)) return [findingOf(hit, 'threat', 'error')];
  if (conditional(hit) && words.UNRELATED.test(around)) return [findingOf(hit, 'threat', 'error')];
  if (words.REFUND_REFUSED.test(before) && /就/.test(before) && !words.LAWFULLY.test(around)) {
    return [findingOf(hit, 'vague-threat', 'warning')];
  }
  return [];
}
