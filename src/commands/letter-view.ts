import { standingOf } from '../advice/filings.ts';
import type { Assessment } from '../advice/assess.ts';
import type { Me } from '../case/me.ts';
import type { Recorded } from '../case/events.ts';
import { factsHash } from '../case/facts-hash.ts';
import { dayOf } from '../deadlines/civil-day.ts';
import { groundsFor } from '../letters/grounds.ts';
import { hasStalled } from '../letters/parts/report-leads.ts';
import type { LetterView } from '../letters/view.ts';
import type { LetterChoice } from './letter-options.ts';

/** Everything the letter may know, from the case as it stands. */
export function letterView(
  { state, judged, deadlines, now }: Assessment,
  history: readonly Recorded[],
  me: Me,
  { to, form, days }: LetterChoice,
): LetterView {
  const { facts } = state;
  const today = dayOf(now);
  const asked = standingOf(state, 'site').firstAt !== null;
  const grounds = groundsFor({
    to,
    form,
    detail: judged.detail,
    facts,
    today,
    intent: facts.intentEvidence !== undefined,
    stalled: hasStalled({ deadlines }),
    asked,
  });
  return {
    state,
    facts,
    judged,
    deadlines,
    now,
    today,
    answerBy: today + days,
    me,
    factsHash: factsHash(history),
    grounds,
  };
}
