import type { ReplyOutcome } from '../case/events.ts';
import type { Period } from '../time/period.ts';
import { type Feature, featuresOf, REPLIES } from './features.ts';
import { backAsPoints, cameLateIn, feeDemandedIn, papersDemandedIn } from './harmful-asks.ts';
import { heaviest, type Kept, type Model, modelOf, type Verdict, weigh } from './model.ts';
import { type Clause, clausesOf, type Line, linesOf } from './reply-clauses.ts';
import { dueOf } from './reply-due.ts';
import { agentOf, type ReplyParty, senderOf } from './reply-sender.ts';
import { fold, type Piece, refuseLong } from './text.ts';
import kept from './weights-reply.json' with { type: 'json' };

/** A value, and the exact words of the text it rests on. */
export interface Found<T> {
  readonly value: T;
  readonly words: string;
}

/** What a reply seems to say; null for what it does not say. */
export interface ReplyProposal {
  readonly outcome: Found<ReplyOutcome> | null;
  /** What it seems to decide where its words leave doubt. */
  readonly leansTo: Found<ReplyOutcome> | null;
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

/** A reply cut up, with what the model weighs in it; the user's own lines are passed over. */
export function repliesCut(
  text: string,
  now: number,
  wanted?: ReadonlyMap<string, unknown>,
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
    // A clause that says no fee is asked says nothing of what the reply comes to.
    clauses
      .filter(({ low }) => !NO_FEE.test(low))
      .map((clause) => ({
        ...clause,
        voice: 'me' as const,
        doubted: clause.asked || clause.supposed,
        aside: false,
      })),
    REPLIES,
    wanted,
  );
  const who = { name: `<from-${sender?.party ?? 'nobody'}>`, start: 0, length: 0 };
  return { lines, clauses, features: [...features, who], sender, exact };
}

/** How sure the model must be: fixed by trying all on sources it did not learn from (`npm run understand`). */
const SURE = {
  /** The likeliest outcome leads the next by so much. */
  lead: 0.4,
  /** A yes must leave so little room for a no: to take a refusal for a promise costs the user weeks. */
  doubt: 0.04,
  moneyBack: 0.05,
  fee: 0.15,
} as const;

let ready: Model | undefined;

/** The model that the repository's corpus taught. */
export const replyModel = (): Model => (ready ??= modelOf(kept as Kept));

/**
 * What a reply that the user pasted seems to say, each with the words it rests on. Lines of the user's own
 * (我：…) are passed over. It only proposes: what no word of the text says stays null.
 * @param now times in the text lie before it, or count from it if the text has no time of its own
 * @param model what weighs the words; tests hand in others
 */
export function readReply(text: string, now: number, model: Model = replyModel()): ReplyProposal {
  refuseLong(text);
  const { lines, clauses, features, sender, exact } = repliesCut(text, now, model.weights);
  const verdict = weigh(features, model);
  const found = <T>(piece: Piece | undefined, value: T): Found<T> | null =>
    piece ? { value, words: exact(piece) } : null;
  const shown = (group: string) => features.find(({ name }) => name === `<${group}>`);
  const sign = (name: string, group: string, least: number) => {
    const piece = shown(group);
    return piece && verdict.chance('sign', name) >= least ? pieceOf(piece) : undefined;
  };
  // Some phrases show it whatever else is said.
  const named = (group: string) => {
    const piece = shown(group);
    return piece && pieceOf(piece);
  };
  const asked = (group: string) =>
    features.find((one) => one.name === `<${group}>` && !isDenied(one, clauses));
  const first = asked('fee-first');
  const sure = asked('fee-named') ?? (verdict.chance('sign', 'fee-demanded') >= SURE.fee ? first : undefined);
  const harm = (seek: typeof feeDemandedIn): Piece | undefined =>
    clauses
      .map(({ text: piece, start }) => {
        const seen = seek(piece);
        return seen && { text: seen.text, start: start + seen.start };
      })
      .find((piece) => piece !== undefined);
  const fee = sure ? pieceOf(sure) : harm(feeDemandedIn);
  const likely = fee ? 'refused' : outcomeOf(verdict, first !== undefined);
  const outcome = likely && ofMediation(likely, clauses);
  const due = fee ? undefined : dueOf(clauses, outcome === 'asks-more');
  // What is promised by a day has not come back yet.
  const moneyBack =
    fee || due?.refund || backAsPoints(text)
      ? undefined
      : (named('back-named') ?? sign('money-back', 'sent-back', SURE.moneyBack));
  const agent = agentOf(lines);
  const stamps = lines.flatMap(({ stamp }) => stamp ?? []);
  const last = stamps.reduce<(typeof stamps)[0] | undefined>(
    (late, one) => (late && late.instant >= one.instant ? late : one),
    undefined,
  );
  const leaning = outcome === null ? leaningOf(verdict) : null;
  const decides = outcome ?? leaning;
  const reason =
    decides && clauses.length > 0 ? (fee ?? weightiest(clauses, features, verdict, decides)) : undefined;
  return {
    // A reply that makes the refund wait for a payment refuses it.
    outcome: outcome && reason ? found(reason, outcome) : null,
    leansTo: leaning && reason ? found(reason, leaning) : null,
    from: sender ? found(sender, sender.party) : null,
    due: due ? { value: due.period, words: exact(due), refund: due.refund } : null,
    agent: agent ? found(agent, agent.number) : null,
    at: last ? found(last, last.instant) : null,
    moneyBack: found(moneyBack, true as const),
    feeDemanded: found(fee, true as const),
    papersDemanded: found(harm(papersDemandedIn), true as const),
    cameLate: found(harm(cameLateIn), true as const),
  };
}

/** 无需支付…, 不会再让您付…, 请勿缴纳…: it says that nothing is asked. */
function isDenied({ start }: Feature, clauses: readonly Clause[]): boolean {
  const clause = clauses.findLast((one) => one.start <= start);
  return clause !== undefined && DENIED.test(clause.low.slice(0, start - clause.start + 2));
}
const NO_FEE =
  /(?:无[需须]|不需要?|不用|不必|不要|不会|不收|勿|免)[^,]{0,8}(?:付|交|缴|转)[^,]{0,10}(?:费|金)|谨防/;
const DENIED =
  /(?:无[需须]|不需要?|不用|不必|不要|不会|不收|不得|从不|绝不|勿|别|免|没有?(?:要求|让|叫|收|说)|未(?:要求|收)|谨防|警惕|任何要求)[^,]{0,8}$/;

const pieceOf = ({ start, length }: Feature): Piece => ({ text: ' '.repeat(length), start });

/** The likeliest outcome, if the words leave little doubt. */
function outcomeOf(verdict: Verdict, fee: boolean): ReplyOutcome | null {
  const [first, second] = verdict.ranked('outcome');
  if (!first || !second || first.name === 'none') return null;
  if (first.chance - second.chance < SURE.lead) return null;
  const yes = first.name === 'accepted' || first.name === 'settled';
  if (yes && (fee || verdict.chance('outcome', 'refused') > SURE.doubt)) return null;
  return first.name as ReplyOutcome;
}

/**
 * 经调解，商家同意退还…: that is no case taken up but a settlement, to which the other side is held. 双方未达成一致: that
 * is none, whatever else the words are like.
 */
function ofMediation(likely: ReplyOutcome, clauses: readonly Clause[]): ReplyOutcome {
  const text = clauses.map(({ low }) => low).join(',');
  if (likely === 'settled' && NO_DEAL.test(text)) return 'ended';
  const agreed = MEDIATED.test(text) && AGREED.test(text) && !IN_DOUBT.test(text);
  return likely === 'accepted' && agreed ? 'settled' : likely;
}
const NO_DEAL = /(?:[未没]有?|不能|无法)[^,。]{0,4}达成|调解(?:不成|失败|未果)|协商未果|没谈成|谈不拢/;
const MEDIATED = /(?:经|在)[^,。]{0,12}(?:调解|主持|协调)|调解(?:成功|达成|书)/;
const AGREED =
  /(?:商家|店家|被投诉人|经营者|被诉方|对方|公司|双方)[^,。]{0,6}(?:同意|愿意|自愿|承诺|达成)[^,。]{0,12}(?:退|赔|返|一致|协议|和解)/;
const IN_DOUBT = /[不未没][^,。]{0,4}(?:同意|达成|成功)|拒绝|终止|如果|若/;

/** Outcomes that decide something: to pass one over would be to lose it. */
const DECIDES: readonly string[] = ['accepted', 'refused', 'decided', 'settled', 'ended'];

function leaningOf(verdict: Verdict): ReplyOutcome | null {
  const [first] = verdict.ranked('outcome');
  return first && DECIDES.includes(first.name) ? (first.name as ReplyOutcome) : null;
}

/** The clause whose words weigh most for an outcome. */
function weightiest(
  clauses: readonly Clause[],
  features: readonly Feature[],
  verdict: Verdict,
  outcome: ReplyOutcome,
): Piece | undefined {
  const best = heaviest(clauses, features, (one) => verdict.adds(one, 'outcome', outcome));
  const said = best?.text.trim().slice(0, 60);
  return best && said ? { text: said, start: best.start + best.text.indexOf(said) } : undefined;
}
