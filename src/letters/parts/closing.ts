import { clean } from '../../case/clean.ts';
import type { Citation } from '../../case/events.ts';
import { LAW_CHECKED_ON } from '../../knowledge/law-check.ts';
import type { Ground } from '../grounds.ts';
import type { LetterView } from '../view.ts';
import { chineseDate } from './dates.ts';

/** Who signs, the day, and where law is cited, when it was last checked. */
export function closingOf({ today, grounds }: LetterView, signature: string): string[] {
  const lines = [clean(signature), chineseDate(today), grounds.length > 0 ? lawChecked() : ''];
  return lines.filter((line) => line !== '');
}

/** The places of some grounds, as the journal and `--json` carry them. */
export function citationsOf(grounds: readonly Ground[]): Citation[] {
  return grounds.map(({ law, article, paragraph }) => ({ law, article, paragraph }));
}

/** （法规核对至2026年11月22日） */
function lawChecked(): string {
  const [year, month, day] = LAW_CHECKED_ON.split('-').map(Number);
  return `（法规核对至${year}年${month}月${day}日）`;
}
