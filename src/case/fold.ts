import { RefundError } from '../errors.ts';
import type { Party } from '../law/parties.ts';
import type { MomentName } from '../law/window.ts';
import type { Length, Period } from '../time/period.ts';
import {
  type CaseEvent,
  type CloseOutcome,
  type EventOf,
  liveEvents,
  type Recorded,
  referenceOf,
} from './events.ts';
import type { Draft, FactName, Facts } from './facts.ts';

/**
 * The state of a case after one more event. Knows nothing of undo: only live events come here.
 * @param seq the event's place in its chain
 */
export function fold(state: CaseState | null, event: CaseEvent, seq: number): CaseState | null {
  if (event.type === 'case-opened') {
    return {
      identity: event.identity,
      facts: event.facts,
      happened: [],
      clauses: [],
      exhibits: [],
      ownLengths: {},
      closed: null,
      openedAt: event.at,
      recordedUntil: event.recordedAt,
      lastSeq: seq,
    };
  }
  if (state === null) return null;
  const { recordedUntil } = state;
  return {
    ...state,
    ...changeOf(state, event, seq),
    recordedUntil: Math.max(recordedUntil, event.recordedAt),
    lastSeq: seq,
  };
}

function changeOf(
  state: CaseState,
  event: Exclude<CaseEvent, { type: 'case-opened' }>,
  seq: number,
): Partial<CaseState> {
  switch (event.type) {
    case 'facts-edited':
      return { facts: changeFacts(state.facts, event.changes) };
    case 'contact-logged':
    case 'request-logged':
    case 'filing-logged':
    case 'reply-logged':
    case 'refund-logged':
      return { happened: [...state.happened, { seq, event }] };
    case 'clause-added':
      return { clauses: [...state.clauses, { seq, event }] };
    case 'evidence-added':
      return { exhibits: [...state.exhibits, { seq, event }] };
    case 'evidence-removed':
      return { exhibits: state.exhibits.filter((exhibit) => exhibit.seq !== event.refersTo) };
    case 'rule-set': {
      const { [event.window]: _, ...others } = state.ownLengths;
      return { ownLengths: event.length === null ? others : { ...others, [event.window]: event.length } };
    }
    case 'case-closed':
      return { closed: { outcome: event.outcome, seq } };
    case 'case-reopened':
      return { closed: null };
    case 'letter-written':
    case 'erased':
    case 'event-undone':
      return {};
  }
}

/** The state that a whole history adds up to; null where its opening was undone or erased. */
export function foldHistory(history: readonly Recorded[]): CaseState | null {
  const live = liveEvents(history);
  let state: CaseState | null = null;
  for (const { seq, event } of history) {
    if (event && live.has(seq)) state = fold(state, event, seq);
  }
  return state;
}

/** The facts with changes laid over them; null takes an optional fact back. */
export function changeFacts(facts: Facts, changes: Readonly<Record<string, unknown>>): Facts {
  const changed: Record<string, unknown> = { ...facts };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete changed[name];
    else changed[name] = value;
  }
  return changed as unknown as Facts;
}

/** The names of the facts in which two drafts differ. */
export function differingFacts(before: Draft, after: Draft): FactName[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as FactName[]);
  return [...names].filter((name) => before[name] !== after[name]);
}

/**
 * Checks that an event may be taken back and says which: the one asked for, or else the newest live one.
 * @throws RefundError `nothing-to-undo`, `no-such-event`, `undo-purged`, or `undo-refused`, which names the event in
 * the way
 */
export function eventToUndo(number: number, history: readonly Recorded[], asked?: number): Recorded {
  const live = liveEvents(history);
  const target =
    asked === undefined
      ? history.findLast(({ seq }) => live.has(seq))
      : history.find(({ seq }) => seq === asked && live.has(seq));
  if (!target?.event) {
    throw asked === undefined
      ? new RefundError('nothing-to-undo', { number })
      : new RefundError('no-such-event', { number, seq: asked });
  }
  refuseGone(target.seq, target.event);
  const opening = target.event.type === 'case-opened';
  const inTheWay = history.find(
    ({ seq, event }) =>
      seq > target.seq &&
      live.has(seq) &&
      event !== null &&
      event.type !== 'event-undone' &&
      (opening || referenceOf(event) === target.seq),
  );
  if (inTheWay?.event) {
    throw new RefundError('undo-refused', {
      seq: target.seq,
      type: target.event.type,
      by: inTheWay.seq,
      byType: inTheWay.event.type,
    });
  }
  return target;
}

/** What was deleted for good cannot be given back. @throws RefundError `undo-purged` */
function refuseGone(seq: number, event: CaseEvent): void {
  const gone = event.type === 'erased' || (event.type === 'evidence-removed' && event.purged);
  if (!gone) return;
  throw new RefundError('undo-purged', { seq, exhibit: event.number === null ? null : `E${event.number}` });
}

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
}

export type Stage = 'opened' | 'contacted' | 'requested' | 'disputed' | 'complained' | 'court' | 'closed';

/** The events that clocks are read from, as they stand in the chain. */
export type Happening = EventOf<
  'contact-logged' | 'request-logged' | 'filing-logged' | 'reply-logged' | 'refund-logged'
>;

/** What the live events of a case add up to. Money in fen, times as instants. */
export interface CaseState {
  readonly identity: string;
  readonly facts: Facts;
  /** In the order of their events. */
  readonly happened: readonly { readonly seq: number; readonly event: Happening }[];
  readonly clauses: readonly { readonly seq: number; readonly event: EventOf<'clause-added'> }[];
  /** In the order they were added; what was removed is no longer among them. */
  readonly exhibits: readonly { readonly seq: number; readonly event: EventOf<'evidence-added'> }[];
  /** Lengths the user set for windows of this case. */
  readonly ownLengths: Readonly<Record<string, Length>>;
  readonly closed: { readonly outcome: CloseOutcome; readonly seq: number } | null;
  readonly openedAt: number;
  /** The newest instant at which something was written down. */
  readonly recordedUntil: number;
  /** The sequence number of the newest live event. */
  readonly lastSeq: number;
}

/** A case of the store: its local number, which is never hashed, and its state. */
export interface StoredCase {
  readonly number: number;
  readonly state: CaseState;
}

export type Exhibit = EventOf<'evidence-added'>;

/**
 * When what an exhibit shows happened: as the user said, else by the file, else when it was added. A file that claims
 * to be changed after it was added says nothing.
 */
export function timeOf({ capturedAt, modifiedAt, at }: Exhibit): {
  time: number;
  from: 'captured' | 'file' | 'added';
} {
  if (capturedAt !== null) return { time: capturedAt, from: 'captured' };
  return modifiedAt === null || modifiedAt > at
    ? { time: at, from: 'added' }
    : { time: modifiedAt, from: 'file' };
}

/** The exhibits in the order in which things happened. */
export function inOrder({ exhibits }: CaseState): Exhibit[] {
  return exhibits
    .map(({ event }) => event)
    .toSorted((a, b) => timeOf(a).time - timeOf(b).time || a.number - b.number);
}

/** The exhibit that `E1` names. @throws RefundError `no-such-exhibit` */
export function exhibitNamed({ number, state }: StoredCase, given: string): { seq: number; event: Exhibit } {
  const wanted = /^[Ee]([1-9]\d{0,8})$/.exec(given.trim())?.[1];
  const found = state.exhibits.find(({ event }) => String(event.number) === wanted);
  if (!found) throw new RefundError('no-such-exhibit', { number, given });
  return found;
}

/** The next exhibit's number: above every one that was ever given, also of those taken back. */
export function nextExhibitNumber(history: readonly Recorded[]): number {
  const given = history.flatMap(({ event }) =>
    event?.type === 'evidence-added' || event?.type === 'erased' ? [event.number ?? 0] : [],
  );
  return Math.max(0, ...given) + 1;
}
