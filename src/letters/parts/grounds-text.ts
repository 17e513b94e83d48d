import { cite } from '../../knowledge/citation.ts';
import type { StatuteKey } from '../../knowledge/statutes/statutes.ts';
import type { Ground } from '../grounds.ts';
import type { LetterView } from '../view.ts';

/**
 * The grounds, each as a sentence. Where it is open what happened, every reading is pleaded under its own condition:
 * a contract or none, a child under eight years or above.
 */
export function groundSentences({ grounds }: Pick<LetterView, 'grounds'>): string[] {
  const doubtful = grounds.some(({ branch }) => branch === 'no-contract');
  return grounds.map((ground) => `${conditionOf(ground, doubtful)}根据${cite(ground)}，${ground.summary}。`);
}

function conditionOf({ key, branch }: Ground, doubtful: boolean): string {
  if (UNDER_EIGHT.includes(key)) return '如果付款时孩子不满八周岁：';
  if (FROM_EIGHT.includes(key)) return '如果付款时孩子已满八周岁：';
  if (!doubtful || branch === null) return '';
  return branch === 'contract' ? '如果合同已经成立：' : '如果合同没有成立：';
}

/** What the Civil Code says of children: who cannot act at all, and who can within limits. */
const UNDER_EIGHT: readonly StatuteKey[] = ['civil-20', 'civil-144'];
const FROM_EIGHT: readonly StatuteKey[] = ['civil-19', 'civil-145-1'];
