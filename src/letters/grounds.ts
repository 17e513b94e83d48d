import type { Citation } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { dayOf, isoDay } from '../deadlines/civil-day.ts';
import type { Detail } from '../knowledge/problems.ts';
import { STATUTES, type StatuteKey, type StatuteRow } from '../knowledge/statutes.ts';

export interface Ground extends Citation {
  readonly key: StatuteKey;
  readonly summary: string;
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

const NUMERALS = '零一二三四五六七八九';

/** 《中华人民共和国民法典》第五百零九条第一款 */
export function cite({ law, article, paragraph }: Citation): string {
  const title = law
    .replace(/（.*编）$/, '')
    .replaceAll('《', '〈')
    .replaceAll('》', '〉');
  return `《${title}》${article}${paragraph === null ? '' : `第${NUMERALS.charAt(Number(paragraph))}款`}`;
}
