import { cite } from '../../knowledge/citation.ts';
import type { LetterView } from '../view.ts';

/** Where no contract may have come about, both readings are pleaded: it was not performed, or never made. */
export function groundSentences({ grounds }: Pick<LetterView, 'grounds'>): string[] {
  const both = new Set(grounds.map(({ branch }) => branch)).has('no-contract');
  return grounds.map((ground) => {
    const condition =
      !both || ground.branch === null
        ? ''
        : ground.branch === 'contract'
          ? '如果合同已经成立：'
          : '如果合同没有成立：';
    return `${condition}根据${cite(ground)}，${ground.summary}。`;
  });
}
