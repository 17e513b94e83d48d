import { RefundError } from '../errors.ts';
import { type CaseEvent, liveEvents, type Recorded, referenceOf } from './events.ts';
import type { Draft, FactName, Facts } from './facts.ts';
import type { CaseState } from './state.ts';

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
