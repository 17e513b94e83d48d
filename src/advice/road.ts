import type { Judged } from '../case/classify.ts';
import type { CaseState } from '../case/state.ts';
import { momentsOf } from '../case/moments.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { Recipient } from '../law/parties.ts';
import { type Entry, ROAD, type Rung, type RungId } from '../law/road.ts';
import { DAY } from '../time/day.ts';

/** Why a rung is not open. `at`: from when it will be; `party`: who has the dispute instead. */
interface Bar {
  readonly why:
    | 'other-goods'
    | 'never-credited'
    | 'other-problem'
    | 'resale'
    | 'not-yet'
    | 'elsewhere'
    | 'not-fake'
    | 'gone'
    | 'unlawful'
    | 'stolen';
  readonly at: number | null;
  readonly party: Recipient | null;
}

/** How a case stands at one rung. */
export interface RoadStep {
  readonly id: RungId;
  /** To whom: for a payment by card the channel is the bank. Null if nobody is written to. */
  readonly party: Recipient | null;
  /** `done`: ended or past. `waiting`: they have it. `open`: can be done now. `later`, `never`: see `bar`. */
  readonly state: 'done' | 'waiting' | 'open' | 'later' | 'never';
  readonly since: number | null;
  readonly bar: Bar | null;
}

/** Every rung of the road to the money, in its order, as this case stands. */
export function roadOf(state: CaseState, judged: Judged, deadlines: readonly Deadline[]): RoadStep[] {
  return ROAD.map((rung) => stepOf(rung, state, judged, deadlines));
}

function stepOf(rung: Rung, state: CaseState, judged: Judged, deadlines: readonly Deadline[]): RoadStep {
  const party = rung.id === 'channel' ? channelOf(state) : rung.party;
  const at = (is: RoadStep['state'], since: number | null, bar: Bar | null = null): RoadStep => ({
    id: rung.id,
    party,
    state: is,
    since,
    bar,
  });
  const never = neverFor(rung.entry, state, judged);
  const done = doneAt(rung, party, state);
  // What the user did counts, even if the facts say it was not the place for it; only looking leaves no trace.
  if (done !== null && (party !== null || never === null)) {
    const open = party !== null && party !== 'site' && hasItOpen(state, party);
    return at(open ? 'waiting' : 'done', done);
  }
  if (never) return at('never', null, never);
  const elsewhere = party === null ? null : takenElsewhere(state, party);
  if (elsewhere) return at('later', null, { why: 'elsewhere', at: null, party: elsewhere });
  if (isEntered(rung.entry, state, deadlines)) return at('open', null);
  return at('later', null, { why: 'not-yet', at: opensAt(rung.entry, deadlines), party: null });
}

function doneAt({ id }: Rung, party: Recipient | null, state: CaseState): number | null {
  if (id === 'look') return standingOf(state, 'site').firstAt;
  if (id === 'chat') {
    const contact = momentsOf(state).find(({ kind }) => kind === 'contact');
    return contact?.at ?? standingOf(state, 'site').firstAt;
  }
  return party === null ? null : standingOf(state, party).firstAt;
}

/** What closes a rung for good, unless the facts turn out to be different. */
function neverFor(entry: Entry, state: CaseState, { problem, alsoApplies }: Judged): Bar | null {
  const { facts } = state;
  const bar = (why: Bar['why']): Bar => ({ why, at: null, party: null });
  if (facts.goods === 'unlawful' && !entry.fakeOnly) return bar('unlawful');
  if (facts.payer === 'stolen' && !entry.alsoStolen) return bar('stolen');
  if (entry.problems && ![problem, ...alsoApplies].some((one) => entry.problems?.includes(one))) {
    return bar('other-problem');
  }
  if (entry.goods && (facts.goods === undefined || !entry.goods.includes(facts.goods))) {
    return bar('other-goods');
  }
  if (entry.creditedOnly && operatorSays(state) === 'never-had-it') return bar('never-credited');
  if (entry.consumersOnly && facts.purpose === 'resale') return bar('resale');
  if (entry.fakeOnly && facts.reachable !== 'no' && facts.goods !== 'unlawful') return bar('not-fake');
  if (entry.siteThere && facts.reachable === 'no') return bar('gone');
  return null;
}

/** Whether one of its openings has come; a rung without any is open from the start. */
function isEntered({ after }: Entry, state: CaseState, deadlines: readonly Deadline[]): boolean {
  if (after === undefined) return true;
  return after.some((condition) => {
    if ('turnedTo' in condition) {
      const party = condition.turnedTo === 'channel' ? channelOf(state) : condition.turnedTo;
      return standingOf(state, party).firstAt !== null;
    }
    if ('endedBy' in condition) {
      const party = condition.endedBy === 'channel' ? channelOf(state) : condition.endedBy;
      return standingOf(state, party).ended !== null;
    }
    if ('answeredBy' in condition) return standingOf(state, condition.answeredBy).answered;
    return deadlines.some(({ window, state: is }) => condition.over.includes(window.id) && is === 'over');
  });
}

/** The earliest end of a running clock that would open it; null if there is none. */
function opensAt({ after = [] }: Entry, deadlines: readonly Deadline[]): number | null {
  const windows = after.flatMap((condition) => ('over' in condition ? condition.over : []));
  const ends = deadlines
    .filter(({ window, state }) => windows.includes(window.id) && (state === 'running' || state === 'soon'))
    .flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return ends.length === 0 ? null : ends.reduce((first, end) => Math.min(first, end));
}

/** How it stands with a party the user may have turned to; instants in milliseconds, UTC. */
interface Standing {
  /** The first and the newest time the user turned to them; null if that never happened. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** They said something after the newest time. */
  readonly answered: boolean;
  /** What decided it: a refusal or a decision (also an end of mediation), after the newest time. */
  readonly ended: 'refusal' | 'decision' | null;
}

/** The site is turned to by a request, everybody else by a filing. */
export function standingOf(state: CaseState, party: Recipient): Standing {
  const moments = momentsOf(state).filter((moment) => moment.party === party);
  const turns = moments.filter(({ kind }) => kind === (party === 'site' ? 'request' : 'filing'));
  if (turns.length === 0) return { firstAt: null, lastAt: null, answered: false, ended: null };
  const last = turns.reduce((a, b) => (b.at > a.at || (b.at === a.at && b.seq > a.seq) ? b : a));
  const since = moments.filter(({ at, seq }) => at > last.at || (at === last.at && seq > last.seq));
  const end = since.findLast(({ kind }) => kind === 'refusal' || kind === 'decision')?.kind;
  return {
    firstAt: turns.reduce((first, { at }) => Math.min(first, at), Infinity),
    lastAt: last.at,
    answered: since.some(({ kind }) => kind === 'reply'),
    ended: end === 'refusal' || end === 'decision' ? end : null,
  };
}

/** Whether they have the dispute and nothing has ended it yet. */
export function hasItOpen(state: CaseState, party: Recipient): boolean {
  const { lastAt, ended } = standingOf(state, party);
  return lastAt !== null && ended === null;
}

const NEVER_HAD =
  /(?:没有?|未|无|查不到|查询不到|不存在)[^，。；,;]{0,14}(?:充值|入账|到账|记录|缴费)|(?:充值|入账|到账|缴费|记录)[^，。；,;]{0,8}(?:没有|查不到|未查到|为空|不存在)/;
const HAD_IT = /冲正|扣回|返销|(?<!没有?|未|无)(?:已经?|有)[^，。；,;没未]{0,8}(?:充值|入账|到账|缴费)/;

/**
 * What the operator answered when it was asked: whether it ever had the money. The telecom authority is only for what
 * reached an operator; what never did is the site's, and the answer is evidence against it.
 */
export function operatorSays({ happened }: CaseState): 'never-had-it' | 'had-it' | 'unclear' | null {
  const reply = happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === 'operator',
  )?.event;
  if (reply?.type !== 'reply-logged') return null;
  const said = reply.text ?? '';
  if (HAD_IT.test(said)) return 'had-it';
  return NEVER_HAD.test(said) ? 'never-had-it' : 'unclear';
}

/** Bodies that refuse what another of them, or a court, has already taken (投诉举报处理办法 16(2), 电信用户申诉处理办法 11(4)). */
const ONE_AT_A_TIME = ['12315', 'consumer-association', 'telecom', 'court'] as const;

/** Who else has the dispute, so that this body would refuse it; null if nobody has. */
export function takenElsewhere(state: CaseState, party: Recipient): Recipient | null {
  const excludes: readonly Recipient[] = ONE_AT_A_TIME;
  if (!excludes.includes(party) || party === 'court') return null;
  return excludes.find((other) => other !== party && hasTaken(state, other)) ?? null;
}

/** Whether a body took the dispute. It stays taken after it ended there; only a refused one is free again. */
function hasTaken(state: CaseState, party: Recipient): boolean {
  const { lastAt, ended } = standingOf(state, party);
  return lastAt !== null && ended !== 'refusal';
}

/** How long to wait for an agreement without a date, in milliseconds. */
const PATIENCE = 15 * DAY;

/**
 * The agreement to wait for: somebody promised the refund itself and its time still runs, or it was settled without a
 * date a short while ago. Null if nothing was agreed, or it was not kept.
 */
export function agreement(
  { happened }: CaseState,
  deadlines: readonly Deadline[],
  now: number,
): { readonly clock: Deadline | null } | null {
  const promised = deadlines.find(
    ({ window, state }) =>
      window.id === 'promise' && window.forRefund === true && (state === 'running' || state === 'soon'),
  );
  if (promised) return { clock: promised };
  const last = happened.findLast(({ event }) => event.type === 'reply-logged')?.event;
  const settled = last?.type === 'reply-logged' && last.outcome === 'settled' && last.due === null;
  return settled && now - last.at < PATIENCE ? { clock: null } : null;
}

/** With whom a payment is disputed: for a card that is the bank. */
export function channelOf({ facts, happened }: Pick<CaseState, 'facts' | 'happened'>): 'bank' | 'payment' {
  const { payChannel } = facts;
  if (payChannel !== 'unionpay') return payChannel === 'bank-card' ? 'bank' : 'payment';
  // Its app takes complaints as well: whoever turned to that alone is with it.
  const filed = (to: 'bank' | 'payment') =>
    happened.some(({ event }) => event.type === 'filing-logged' && event.to === to);
  return filed('payment') && !filed('bank') ? 'payment' : 'bank';
}
