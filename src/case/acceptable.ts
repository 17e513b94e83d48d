import { RefundError } from '../errors.ts';
import { classifyDraft } from './classify.ts';
import type { CaseEvent } from './events.ts';
import { claimFault, type Facts, FACTS, missingFacts } from './facts.ts';
import { liveEvents, type Recorded } from './history.ts';
import { foldHistory } from './state.ts';

/**
 * What may be added to a case, as it is at that very moment: another window may have taken the case or the exhibit
 * back while this one asked, and two changes that are right one by one may leave facts that make no case.
 */

/**
 * Nothing is added to a case that is gone, a closed one is not closed again, and nothing is said of an exhibit that is
 * no longer in its list.
 * @throws RefundError `no-such-case`, `case-closed`, `no-such-exhibit`
 */
export function refuseGone(number: number, history: readonly Recorded[], events: readonly CaseEvent[]): void {
  if (events.every(({ type }) => type === 'event-undone')) return;
  const live = liveEvents(history);
  const isLive = (seq: number, type: CaseEvent['type']) =>
    history.some((one) => one.seq === seq && one.event?.type === type && live.has(seq));
  const opening = history.find(({ event }) => event?.type === 'case-opened');
  if (!opening || !live.has(opening.seq)) throw new RefundError('no-such-case', { given: String(number) });
  if (events.some(({ type }) => type === 'case-closed')) {
    const outcome = foldHistory(history)?.closed?.outcome;
    if (outcome !== undefined) throw new RefundError('case-closed', { number, outcome });
  }
  for (const event of events) {
    if (event.type !== 'evidence-edited' && event.type !== 'evidence-removed') continue;
    const removed = history.some(
      (one) =>
        one.event?.type === 'evidence-removed' && one.event.refersTo === event.refersTo && live.has(one.seq),
    );
    if (removed || !isLive(event.refersTo, 'evidence-added'))
      throw new RefundError('no-such-exhibit', { number, given: `E${event.number}` });
  }
}

/**
 * Facts that make a case still make one after a change; a closed case, too, has to be read and reopened. What made none
 * before may be changed in any way.
 * @throws RefundError `facts-clash`
 */
export function refuseClash(number: number, before: readonly Recorded[], after: readonly Recorded[]): void {
  const facts = foldHistory(after)?.facts;
  const clash = facts && clashOf(facts);
  if (!clash) return;
  const earlier = foldHistory(before)?.facts;
  if (earlier && !clashOf(earlier)) throw new RefundError('facts-clash', { number, ...clash });
}

/** Why facts make no case, and the flags that could change that; undefined if they make one. */
export function clashOf(
  facts: Facts,
): { readonly reasons: readonly string[]; readonly flags: readonly string[] } | undefined {
  const missing = missingFacts(facts);
  if (missing.length > 0) return { reasons: ['missing'], flags: missing.map((name) => FACTS[name].flag) };
  const found = classifyDraft(facts);
  if (found?.kind === 'no-case') {
    // Where no money went, nothing else could make it a case.
    const isLost = found.reasons.includes('nothing-deducted');
    return { reasons: found.reasons, flags: isLost ? [] : ['delivered', 'refused'] };
  }
  if (found?.kind === 'one-more-answer') return { reasons: found.reasons, flags: [found.question] };
  if (claimFault(facts, 'claimFen')) return { reasons: ['more-than-paid'], flags: [FACTS.claimFen.flag] };
  return undefined;
}
