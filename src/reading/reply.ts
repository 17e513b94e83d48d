import type { ReplyOutcome } from '../case/events.ts';
import type { Period } from '../time/period.ts';
import { type Feature, featuresOf, REPLIES } from './features.ts';
import type { Model } from './model.ts';
import { weigh } from './model.ts';
import { clausesOf, type Clause, type Line, linesOf } from './reply-clauses.ts';
import { dueOf } from './reply-due.ts';
import { agentOf, type ReplyParty, senderOf } from './reply-sender.ts';
import { fold, type Piece } from './text.ts';

/** A value, and the exact words of the text it rests on. */
export interface Found<T> {
  readonly value: T;
  readonly words: string;
}

/** What a reply seems to say; null for what it does not say. */
export interface ReplyProposal {
  readonly outcome: Found<ReplyOutcome> | null;
  readonly from: Found<ReplyParty> | null;
  /** A time that was promised or, if they ask for more, set for the user. */
  readonly due: (Found<Period> & { readonly refund: boolean }) | null;
  /** The number of the person who wrote it. */
  readonly agent: Found<string> | null;
  /** When it was written, if it says so. */
  readonly at: Found<number> | null;
  /** It says that the money has been sent back already. */
  readonly moneyBack: Found<true> | null;
  /** It wants money first: the usual swindle, even if it promises a refund. */
  readonly feeDemanded: Found<true> | null;
}

/** A reply cut up, with what the model weighs in it; the user's own lines are passed over. */
export function repliesCut(
  text: string,
  now: number,
): {
  readonly lines: readonly Line[];
  readonly clauses: readonly Clause[];
  readonly features: readonly Feature[];
  readonly sender: ReturnType<typeof senderOf>;
  readonly exact: (piece: Piece) => string;
} {
  const { plain, exact } = fold(text);
  const lines = linesOf(plain, now);
  const clauses = clausesOf(lines, now);
  const sender = senderOf(lines);
  const features = featuresOf(
    clauses.map((clause) => ({
      ...clause,
      voice: 'me' as const,
      doubted: clause.asked || clause.supposed,
      aside: false,
    })),
    REPLIES,
  );
  const who = { name: `<from-${sender?.party ?? 'nobody'}>`, start: 0, length: 0 };
  return { lines, clauses, features: [...features, who], sender, exact };
}
