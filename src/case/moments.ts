import { RefundError } from '../errors.ts';
import type { Party, Recipient } from '../law/parties.ts';
import type { MomentName } from '../law/windows.ts';
import { type About, formatTime } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { ReplyOutcome } from './events.ts';
import { claimOf } from './facts.ts';
import type { CaseState, Happening } from './state.ts';

/** What was promised, asked or given with a moment. */
export interface Said {
  readonly period: Period;
  /** The time is one for the refund, not merely for an answer. */
  readonly refund: boolean;
  readonly agent: string | null;
}

/** Something that starts or meets a clock, with the event that says so and whom it concerns. */
export interface Moment {
  readonly kind: MomentName;
  readonly at: number;
  readonly seq: number;
  readonly party: Party | null;
  readonly said?: Said;
  /** How exactly it was told when, if not to the minute. */
  readonly about?: About | undefined;
}

/** Every clock and step of a case asks for its moments, so they are read once. */
const cached = new WeakMap<CaseState, readonly Moment[]>();

/** Every moment of a case that starts or meets a clock, in the order of the events. */
export function momentsOf(state: CaseState): readonly Moment[] {
  const moments = cached.get(state) ?? readMoments(state);
  cached.set(state, moments);
  return moments;
}

function readMoments({ facts, happened }: CaseState): Moment[] {
  const opening = (kind: MomentName, at: number, about?: About): Moment => ({
    kind,
    at,
    seq: 1,
    party: 'you',
    about,
  });
  const moments = [
    opening('payment', facts.paidAt, facts.paidAbout),
    // On such sites ordering and paying are one act, unless the user says otherwise.
    opening('order', facts.orderedAt ?? facts.paidAt, facts.orderedAt ? undefined : facts.paidAbout),
    ...(facts.knownAt === undefined ? [] : [opening('knowing', facts.knownAt)]),
  ];
  let back = 0;
  for (const { seq, event } of happened) {
    if (event.type === 'refund-logged') back += event.amountFen;
    const kinds = kindsOf(event, back >= claimOf(facts));
    for (const { kind, party, said } of kinds) {
      const { at, about } = event;
      moments.push({ kind, at, seq, party, about, ...(said ? { said } : {}) });
    }
  }
  return moments;
}

type Kind = Pick<Moment, 'kind' | 'party' | 'said'>;

const OF_REPLY: Readonly<Record<ReplyOutcome, readonly MomentName[]>> = {
  answered: [],
  accepted: ['acceptance'],
  refused: ['refusal'],
  'asks-more': [],
  decided: ['decision'],
  settled: ['decision'],
  ended: ['decision'],
};

/** What one event is for the clocks. @param whole all of the money is back with it */
function kindsOf(event: Happening, whole: boolean): Kind[] {
  switch (event.type) {
    case 'contact-logged': {
      const { promise, refund, agent } = event;
      const contact: Kind = { kind: 'contact', party: 'site' };
      if (promise === null) return [contact];
      return [contact, { kind: 'promise', party: 'site', said: { period: promise, refund, agent } }];
    }
    case 'request-logged':
      return [{ kind: 'request', party: 'site' }];
    case 'filing-logged': {
      const { to: party, answerDays } = event;
      // What is sent to the site is the request itself.
      const kinds: Kind[] = [{ kind: party === 'site' ? 'request' : 'filing', party }];
      if (answerDays !== null) {
        const period = { amount: answerDays, unit: 'days' } as const;
        kinds.push({ kind: 'sending', party, said: { period, refund: false, agent: null } });
      }
      return kinds;
    }
    case 'reply-logged':
      return ofReply(event);
    case 'refund-logged':
      return [{ kind: whole ? 'refund' : 'part-refund', party: 'site' }];
    // What came late is no answer to the request for the money: no clock of the refund ends with it.
    case 'delivered-logged':
      return [];
  }
}

function ofReply(event: Extract<Happening, { type: 'reply-logged' }>): Kind[] {
  const { from: party, outcome, due, refund, agent } = event;
  const kinds: Kind[] = (['reply', ...OF_REPLY[outcome]] as const).map((kind) => ({ kind, party }));
  if (due !== null) {
    const kind = outcome === 'asks-more' ? 'asking' : 'promise';
    kinds.push({ kind, party, said: { period: due, refund, agent } });
  }
  return kinds;
}

/** The earliest instant at which the user turned to a party; undefined if that was never logged. */
export function firstTurnTo(party: Party, state: CaseState): number | undefined {
  const turns = momentsOf(state).filter(
    ({ kind, party: whose }) =>
      whose === party && (kind === 'contact' || kind === 'request' || kind === 'filing'),
  );
  return turns.length === 0 ? undefined : turns.reduce((first, { at }) => Math.min(first, at), Infinity);
}

export type Stage = 'opened' | 'contacted' | 'requested' | 'disputed' | 'complained' | 'court' | 'closed';

const AUTHORITIES: readonly Party[] = ['12315', 'consumer-association', 'telecom', 'pboc', '12377'];

/** Where the case stands on its road. */
export function stageOf(state: CaseState): Stage {
  if (state.closed) return 'closed';
  const moments = momentsOf(state);
  const has = (kind: MomentName) => moments.some((moment) => moment.kind === kind);
  const filed = moments.flatMap(({ kind, party }) => (kind === 'filing' && party ? [party] : []));
  if (filed.includes('court')) return 'court';
  if (filed.some((party) => AUTHORITIES.includes(party))) return 'complained';
  // Asking the operator or the police is not a dispute with the site yet.
  const disputed = filed.some((party) => party !== 'operator' && party !== 'police');
  if (disputed || has('refusal')) return 'disputed';
  if (has('request')) return 'requested';
  return has('contact') ? 'contacted' : 'opened';
}

/** A party does not answer before it was asked. @throws RefundError `reply-too-early` */
export function refuseEarlyReply(number: number, from: Recipient, state: CaseState, at: number): void {
  const first = firstTurnTo(from, state);
  if (first !== undefined && at < first) {
    throw new RefundError('reply-too-early', {
      given: formatTime(at),
      first: formatTime(first),
      party: from,
      number,
    });
  }
}
