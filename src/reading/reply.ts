import type { ReplyOutcome } from '../case/events.ts';
import type { Period } from '../time/period.ts';
import { dueOf } from './reply-due.ts';
import { cameLateIn, feeDemandedIn, papersDemandedIn } from './harmful-asks.ts';
import { doubtful, find, MONEY_BACK, outcomeOf } from './reply-outcome.ts';
import { agentOf, type ReplyParty, senderOf } from './reply-sender.ts';
import { clausesOf, fold, linesOf, type Piece } from './reply-text.ts';

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
  /** It wants pictures of an identity or bank card, or a code: a refund needs none. */
  readonly papersDemanded: Found<true> | null;
  /** It says that the goods were sent anew. */
  readonly cameLate: Found<true> | null;
}

/**
 * What a reply that the user pasted seems to say, each with the words it rests on. Lines of the user's own
 * (我：…) are passed over. It only proposes: what no word of the text says stays null.
 * @param now times in the text lie before it, or count from it if the text has no time of its own
 */
export function readReply(text: string, now: number): ReplyProposal {
  const { plain, exact } = fold(text);
  const lines = linesOf(plain, now);
  const clauses = clausesOf(lines, now);
  const found = <T>(piece: Piece | undefined, value: T): Found<T> | null =>
    piece ? { value, words: exact(piece) } : null;
  const sender = senderOf(lines);
  const moneyBack = find(MONEY_BACK, clauses, doubtful);
  const said = outcomeOf(clauses, sender?.party);
  const due = dueOf(clauses, said?.outcome === 'asks-more');
  const vague = said === undefined || said.outcome === 'answered';
  // A reply that says by when the money comes has agreed to it, whatever else it says about waiting.
  const outcome =
    due && vague && (due.refund || !said)
      ? ({ ...due, outcome: due.refund ? 'accepted' : 'answered' } as const)
      : said;
  const first = (seek: typeof feeDemandedIn) =>
    clauses
      .map(({ text: piece, start }) => {
        const shown = seek(piece);
        return shown && { text: shown.text, start: start + shown.start };
      })
      .find((piece) => piece !== undefined);
  const fee = first(feeDemandedIn);
  const consents = outcome?.outcome === 'accepted' || outcome?.outcome === 'settled';
  const agent = agentOf(lines);
  const stamps = lines.flatMap(({ stamp }) => stamp ?? []);
  const last = stamps.reduce<(typeof stamps)[0] | undefined>(
    (late, one) => (late && late.instant >= one.instant ? late : one),
    undefined,
  );
  return {
    // A reply that makes the refund wait for a payment has agreed to nothing.
    outcome: fee && consents ? found(fee, 'answered') : outcome ? found(outcome, outcome.outcome) : null,
    from: sender ? found(sender, sender.party) : null,
    due: due && !(fee && consents) ? { value: due.period, words: exact(due), refund: due.refund } : null,
    agent: agent ? found(agent, agent.number) : null,
    at: last ? found(last, last.instant) : null,
    moneyBack: found(moneyBack, true as const),
    feeDemanded: found(fee, true as const),
    papersDemanded: found(first(papersDemandedIn), true as const),
    cameLate: found(first(cameLateIn), true as const),
  };
}
