import type { ReplyOutcome } from '../case/events.ts';
import type { Period } from '../time/period.ts';
import { dueOf } from './reply-due.ts';
import {
  AGENT,
  ANY_NAME,
  doubtful,
  feeDemandedIn,
  find,
  MONEY_BACK,
  NAMED_AGENT,
  OF_SITE,
  outcomeOf,
  type ReplyParty,
  SENDER_FORMS,
  SENDER_WORDS,
} from './reply-outcome.ts';
import { clausesOf, first, fold, type Line, linesOf, type Piece } from './reply-text.ts';

/** A value, and the exact words of the text it rests on. */
export interface Found<T> {
  readonly value: T;
  readonly words: string;
}

/** What a reply seems to say; null is what it does not say. */
export interface ReplyProposal {
  readonly outcome: Found<ReplyOutcome> | null;
  readonly from: Found<ReplyParty> | null;
  /** A time that was promised or, where they ask for more, set for the user. */
  readonly due: (Found<Period> & { readonly refund: boolean }) | null;
  /** The number of whoever wrote it. */
  readonly agent: Found<string> | null;
  /** When it was written, where it carries its time. */
  readonly at: Found<number> | null;
  /** It says that the money has been sent back already. */
  readonly moneyBack: Found<true> | null;
  /** It wants money first: the usual swindle, whatever else it promises. */
  readonly feeDemanded: Found<true> | null;
}

/**
 * What a reply that the user pasted seems to say, each with the words it rests on. Lines of the user's own
 * (我：…) are passed over. It only proposes: what no word of the text says stays null.
 * @param now the times in the text lie before it, or count from it where the text carries none
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
  // Whoever says by when the money comes has agreed to it, whatever else is said about waiting.
  const outcome =
    due && vague && (due.refund || !said)
      ? ({ ...due, outcome: due.refund ? 'accepted' : 'answered' } as const)
      : said;
  const fee = clauses
    .map(({ text: piece, start }) => {
      const shown = feeDemandedIn(piece);
      return shown && { text: shown.text, start: start + shown.start };
    })
    .find((piece) => piece !== undefined);
  const consents = outcome?.outcome === 'accepted' || outcome?.outcome === 'settled';
  const agent = agentOf(lines);
  const stamps = lines.flatMap(({ stamp }) => stamp ?? []);
  const last = stamps.reduce<(typeof stamps)[0] | undefined>(
    (late, one) => (late && late.instant >= one.instant ? late : one),
    undefined,
  );
  return {
    // Who lets the refund wait for a payment has agreed to nothing.
    outcome: fee && consents ? found(fee, 'answered') : outcome ? found(outcome, outcome.outcome) : null,
    from: sender ? found(sender, sender.party) : null,
    due: due && !(fee && consents) ? { value: due.period, words: exact(due), refund: due.refund } : null,
    agent: agent ? found(agent, agent.number) : null,
    at: last ? found(last, last.instant) : null,
    moneyBack: found(moneyBack, true as const),
    feeDemanded: found(fee, true as const),
  };
}

/** Who wrote it, by the surest form in which a name stands. */
function senderOf(lines: readonly Line[]): (Piece & { readonly party: ReplyParty }) | undefined {
  const named = lines.filter(({ text }) => ANY_NAME.test(text));
  for (const form of SENDER_FORMS) {
    for (const { text, start } of named) {
      const found = form.flatMap(([party, pattern]) => {
        const piece = first(pattern, { text, start });
        return piece ? [{ ...piece, party }] : [];
      });
      const [earliest] = found.toSorted((one, other) => one.start - other.start);
      if (earliest) return earliest;
    }
  }
  const { name } = lines.find((line) => OF_SITE.test(line.name.text)) ?? {};
  if (name) return { ...name, party: 'site' };
  for (const [party, pattern] of SENDER_WORDS) {
    for (const line of lines) {
      const piece = first(pattern, line);
      if (piece) return { ...piece, party };
    }
  }
  return undefined;
}

function agentOf(lines: readonly Line[]): (Piece & { readonly number: string }) | undefined {
  for (const line of lines) {
    const piece = first(NAMED_AGENT, line.name) ?? first(AGENT, line);
    const { named, before, after } = piece?.groups ?? {};
    const number = named ?? before ?? after;
    if (piece && number) return { ...piece, number };
  }
  return undefined;
}
