import type { Citation } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { dayOf, isoDay } from '../deadlines/civil-day.ts';
import type { Detail } from '../knowledge/problems.ts';
import type { StatuteRow } from '../knowledge/statutes/row.ts';
import { STATUTES, type StatuteKey } from '../knowledge/statutes/statutes.ts';

export interface Ground extends Citation {
  readonly key: StatuteKey;
  readonly summary: string;
}

/** Whether an answer to what it was bought for would add an article. */
export function consumerLawFits(detail: Detail | null, facts: Facts): boolean {
  if (facts.purpose !== undefined) return false;
  return groundsFor(detail, { ...facts, purpose: 'own-use' }).length > groundsFor(detail, facts).length;
}

/**
 * The articles that fit this problem and this buyer and were in force on the day of the facts; none where
 * none fits. Consumer law only where the user said that they bought for their own use.
 */
export function groundsFor(detail: Detail | null, facts: Facts): Ground[] {
  const day = isoDay(dayOf(facts.paidAt));
  return (Object.entries(STATUTES) as [StatuteKey, StatuteRow][])
    .filter(([, row]) => detail !== null && row.fits.includes(detail) && row.since <= day)
    .filter(([, row]) => !row.consumersOnly || facts.purpose === 'own-use')
    .map(([key, row]) => ({
      key,
      law: row.law,
      article: row.article,
      paragraph: row.paragraph,
      summary: row.summary.zh,
    }));
}
