import { cite } from '../knowledge/citation.ts';
import { lengthOf } from './length.ts';
import type { Letter } from './letter.ts';
import type { Composed, LetterView, Limit } from './view.ts';

/** A sentence of a short text. `rank` 0 is needed; the others come in as long as there is room, lowest first. */
export interface Sentence {
  readonly rank: 0 | 1 | 2 | 3;
  readonly text: string;
}

/**
 * A short text of whole sentences, in their order: all that are needed, and of the others as many as stay within
 * what is aimed at. Nothing is ever cut; where the needed ones alone are too long, the length says so.
 */
export function shortText(
  to: Letter['to'],
  sentences: readonly Sentence[],
  limit: Limit | null,
  { grounds }: Pick<LetterView, 'grounds'>,
): Composed {
  const room = limit?.aim ?? Number.POSITIVE_INFINITY;
  const wanted = sentences.filter(({ text }) => text !== '');
  const taken = new Set(wanted.filter(({ rank }) => rank === 0));
  let used = lengthOf([...taken].map(({ text }) => text).join(''));
  for (const sentence of wanted.toSorted((a, b) => a.rank - b.rank)) {
    const more = lengthOf(sentence.text);
    if (taken.has(sentence) || used + more > room) continue;
    taken.add(sentence);
    used += more;
  }
  const text = wanted
    .filter((sentence) => taken.has(sentence))
    .map((sentence) => sentence.text)
    .join('');
  return {
    letter: {
      to,
      title: '',
      salutation: '',
      parts: [{ heading: '', paragraphs: [text] }],
      enclosures: [],
      closing: [],
      citations: grounds
        .filter((ground) => text.includes(cite(ground)))
        .map(({ law, article, paragraph }) => ({ law, article, paragraph })),
    },
    left: wanted.length - taken.size,
  };
}
