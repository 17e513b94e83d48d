import type { ReplyOutcome } from '../events.ts';
import {
  ACCEPTED,
  ANSWERED,
  ASKS,
  BEGS,
  CLOSED,
  DECIDED,
  ENDED,
  FOR_NOW,
  MONEY_BACK,
  REFUSED,
  RESULT,
  RETOLD,
  SETTLED,
  SIDE_SUM,
  type Sign,
} from './outcome-words.ts';
import type { ReplyParty } from './sender-words.ts';
import type { Clause, Piece } from './text.ts';

type Said = Piece & { readonly outcome: ReplyOutcome };

/** The first place that shows a sign, with nothing around it that takes it back. */
export function find(
  sign: Sign,
  clauses: readonly Clause[],
  skip?: (clause: Clause, before: string, it: string) => boolean,
): Piece | undefined {
  for (const clause of clauses) {
    for (const { 0: text, index } of clause.text.matchAll(sign.shown)) {
      const before = clause.text.slice(Math.max(0, index - 30), index);
      const after = clause.text.slice(index + text.length, index + text.length + 20);
      if (sign.notAfter?.test(before) || sign.notBefore?.test(after) || sign.without?.test(text)) continue;
      if (RETOLD.before.test(before) && RETOLD.after.test(after)) continue;
      if (!skip?.(clause, before, text)) return { text, start: clause.start + index };
    }
  }
  return undefined;
}

export const doubtful = ({ asked, supposed }: Clause): boolean => asked || supposed;

/** What decides most comes first: a settlement, a decision, and last the mere word that one is at it. */
export function outcomeOf(clauses: readonly Clause[], from: ReplyParty | undefined): Said | undefined {
  const order: readonly (readonly [ReplyOutcome, () => Piece | undefined])[] = [
    ['settled', () => find(SETTLED, clauses, doubtful)],
    ['decided', () => find(DECIDED, clauses, doubtful)],
    ['ended', () => find(ENDED, clauses, doubtful)],
    // What a site calls the result of its own handling is its answer, whatever that says.
    ['decided', () => (from === 'site' ? undefined : find(RESULT, clauses, doubtful))],
    [
      'asks-more',
      () => find(ASKS, clauses, (clause, _, it) => clause.onAppeal || (clause.supposed && !BEGS.test(it))),
    ],
    [
      'refused',
      () =>
        find(
          REFUSED,
          clauses,
          (clause, before) =>
            doubtful(clause) || SIDE_SUM.test(before) || (clause.waits && FOR_NOW.test(before)),
        ),
    ],
    ['ended', () => find(CLOSED, clauses, doubtful)],
    ['accepted', () => find(MONEY_BACK, clauses, doubtful) ?? find(ACCEPTED, clauses, doubtful)],
    ['answered', () => find(ANSWERED, clauses)],
  ];
  for (const [outcome, seek] of order) {
    const piece = seek();
    if (piece) return { ...piece, outcome };
  }
  return undefined;
}
