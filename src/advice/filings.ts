import { momentsOf } from '../case/moments.ts';
import type { CaseState } from '../case/state.ts';
import { DAY } from '../deadlines/civil-day.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Recipient } from '../knowledge/parties.ts';

/** How it stands with somebody the user turned to; instants in milliseconds, UTC. */
export interface Standing {
  /** The first and the newest time the user turned to them; null where that never happened. */
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
    firstAt: Math.min(...turns.map(({ at }) => at)),
    lastAt: last.at,
    answered: since.some(({ kind }) => kind === 'reply'),
    ended: end === 'refusal' || end === 'decision' ? end : null,
  };
}

/** They have it, and nothing has ended it yet. */
export function hasItOpen(state: CaseState, party: Recipient): boolean {
  const { lastAt, ended } = standingOf(state, party);
  return lastAt !== null && ended === null;
}

/** Bodies that refuse what another of them, or a court, has already taken (投诉举报处理办法 16(2), 电信用户申诉处理办法 11(4)). */
const ONE_AT_A_TIME = ['12315', 'consumer-association', 'telecom', 'court'] as const;

/** Who else has the dispute, so that this body would refuse it; null where nobody has. */
export function takenElsewhere(state: CaseState, party: Recipient): Recipient | null {
  const excludes: readonly Recipient[] = ONE_AT_A_TIME;
  if (!excludes.includes(party) || party === 'court') return null;
  return excludes.find((other) => other !== party && hasTaken(state, other)) ?? null;
}

/** What a body took is taken, also after it has ended there; only what it refused to take is free. */
function hasTaken(state: CaseState, party: Recipient): boolean {
  const { lastAt, ended } = standingOf(state, party);
  return lastAt !== null && ended !== 'refusal';
}

/** How long an agreement without a date is waited for, in milliseconds. */
const PATIENCE = 15 * DAY;

/**
 * Somebody promised the refund itself and the time for it still runs, or it was settled without a date a short while
 * ago. Null where nothing was agreed, or it was not kept.
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

/** Where a payment is disputed: with a card that is the bank. */
export function channelOf({ facts: { payChannel } }: Pick<CaseState, 'facts'>): 'bank' | 'payment' {
  return payChannel === 'bank-card' || payChannel === 'unionpay' ? 'bank' : 'payment';
}
