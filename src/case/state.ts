import { RefundError } from '../errors.ts';
import { existingDay, HOUR, MINUTE, startOfDay } from '../time/day.ts';
import type { Length } from '../time/period.ts';
import type { CaseEvent, CloseOutcome, EventOf } from './events.ts';
import { claimOf, type Draft, type FactName, type Facts } from './facts.ts';
import { liveEvents, type Recorded } from './history.ts';

/** What the live events of a case add up to. Money in fen, times as instants (milliseconds, UTC). */
export interface CaseState {
  readonly identity: string;
  readonly facts: Facts;
  /** In the order of their events. */
  readonly happened: readonly { readonly seq: number; readonly event: Happening }[];
  readonly clauses: readonly { readonly seq: number; readonly event: EventOf<'clause-added'> }[];
  /** In the order they were added, without those that were removed. */
  readonly exhibits: readonly { readonly seq: number; readonly event: Exhibit }[];
  /** Lengths the user set for windows of this case. */
  readonly ownLengths: Readonly<Record<string, Length>>;
  readonly closed: { readonly outcome: CloseOutcome; readonly seq: number } | null;
  readonly openedAt: number;
  /** The newest instant at which something was written down. */
  readonly recordedUntil: number;
  /** The sequence number of the newest live event. */
  readonly lastSeq: number;
}

/** The events that clocks are read from, as they stand in the chain. */
export type Happening = EventOf<
  | 'contact-logged'
  | 'request-logged'
  | 'filing-logged'
  | 'reply-logged'
  | 'refund-logged'
  | 'delivered-logged'
>;

export type Exhibit = EventOf<'evidence-added'>;

/** A case of the store: its local number, which is never hashed, and its state. */
export interface StoredCase {
  readonly number: number;
  readonly state: CaseState;
}

/** The state that a whole history adds up to; null if its opening was undone or erased. */
export function foldHistory(history: readonly Recorded[]): CaseState | null {
  const live = liveEvents(history);
  let state: Folding | null = null;
  for (const { seq, event } of history) {
    if (event && live.has(seq)) state = fold(state, event, seq);
  }
  return state && { ...state, exhibits: [...state.exhibits.values()] };
}

type Lists = 'happened' | 'clauses';
/**
 * A case on its way: its lists grow in place, as copying them for each event would cost the square of their length.
 * Exhibits are found by the event that added them.
 */
type Folding = Omit<CaseState, Lists | 'exhibits'> & {
  -readonly [L in Lists]: CaseState[L][number][];
} & { readonly exhibits: Map<number, CaseState['exhibits'][number]> };

/**
 * The state of a case after one more event. It knows nothing of undo: only live events come here.
 * @param seq the event's place in its chain
 */
function fold(state: Folding | null, event: CaseEvent, seq: number): Folding | null {
  if (event.type === 'case-opened') {
    return {
      identity: event.identity,
      facts: event.facts,
      happened: [],
      clauses: [],
      exhibits: new Map(),
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
  state: Folding,
  event: Exclude<CaseEvent, { type: 'case-opened' }>,
  seq: number,
): Partial<Folding> {
  switch (event.type) {
    case 'facts-edited':
      return { facts: changeFacts(state.facts, event.changes) };
    case 'contact-logged':
    case 'request-logged':
    case 'filing-logged':
    case 'reply-logged':
    case 'refund-logged':
    case 'delivered-logged':
      state.happened.push({ seq, event });
      return {};
    case 'clause-added':
      state.clauses.push({ seq, event });
      return {};
    case 'evidence-added':
      state.exhibits.set(seq, { seq, event });
      return {};
    case 'evidence-removed':
      state.exhibits.delete(event.refersTo);
      return {};
    case 'evidence-edited': {
      const { kind, caption, capturedAt } = event;
      const changes = {
        ...(kind !== undefined && { kind }),
        ...(caption !== undefined && { caption }),
        ...(capturedAt !== undefined && { capturedAt }),
      };
      const edited = state.exhibits.get(event.refersTo);
      if (edited) state.exhibits.set(edited.seq, { ...edited, event: { ...edited.event, ...changes } });
      return {};
    }
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

/** The facts with changes laid over them; null takes an optional fact back. */
export function changeFacts<F extends Draft>(facts: F, changes: Readonly<Record<string, unknown>>): F {
  const changed: Record<string, unknown> = { ...facts };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete changed[name];
    else changed[name] = value;
  }
  return changed as unknown as F;
}

/** The names of the facts in which two drafts differ. */
export function differingFacts(before: Draft, after: Draft): FactName[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as FactName[]);
  return [...names].filter((name) => before[name] !== after[name]);
}

/** What has come back so far, in fen. A case closed as refunded counts as paid back in full. */
export function refundedFen({ closed, facts, happened }: CaseState): number {
  const logged = happened.reduce(
    (sum, { event }) => sum + (event.type === 'refund-logged' ? event.amountFen : 0),
    0,
  );
  return closed?.outcome === 'refunded' ? Math.max(logged, claimOf(facts)) : logged;
}

/** The exhibit that `E1` names. @throws RefundError `no-such-exhibit` */
export function exhibitNamed({ number, state }: StoredCase, given: string): { seq: number; event: Exhibit } {
  const wanted = /^[Ee]([1-9]\d{0,8})$/.exec(given.trim())?.[1];
  const found = state.exhibits.find(({ event }) => String(event.number) === wanted);
  if (!found) throw new RefundError('no-such-exhibit', { number, given });
  return found;
}

/** The exhibits in the order in which what they show happened. */
export function exhibitsInOrder({ exhibits }: CaseState): Exhibit[] {
  return exhibits
    .map(({ event }) => event)
    .toSorted((a, b) => timeOfExhibit(a).time - timeOfExhibit(b).time || a.number - b.number);
}

/** Whether the time of an exhibit was said, stands in its name or in the picture, or is only that of the file. */
export type TimeFrom = 'captured' | 'name' | 'metadata' | 'file' | 'added';

/**
 * When what an exhibit shows happened: as the user said, else as the file's own name says, else as the picture's
 * metadata says, else by the file, else when it was added. What claims to be later than its adding is not believed.
 */
export function timeOfExhibit({ capturedAt, name, takenAt, modifiedAt, at }: Exhibit): {
  readonly time: number;
  readonly from: TimeFrom;
} {
  if (capturedAt !== null) return { time: capturedAt, from: 'captured' };
  const named = timeInName(name);
  const known = [
    { time: named, from: 'name' },
    { time: takenAt ?? null, from: 'metadata' },
    { time: modifiedAt, from: 'file' },
  ] as const;
  for (const { time, from } of known) if (time !== null && time <= at) return { time, from };
  return { time: at, from: 'added' };
}

/** 20261121_091522, 2026-11-21-09-15-22, 2026-11-21 at 09.15.22: a date and a time of day that are set apart. */
const APART =
  /(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?:[-_ T.]|\s?at\s|\s)+(\d\d)([-_.:]?)(\d\d)\6(\d\d)(?:\d{3})?(?!\d)/;
/** The same in one row of digits, which may as well be an order number: only behind what cameras and apps begin with. */
const TOGETHER =
  /(?:^|微信图片_?|微信截图_?|Screenshot_?|IMG_?|VID_?|QQ图片|QQ截图)(20\d\d)()(\d\d)(\d\d)(\d\d)()(\d\d)(\d\d)(?!\d)/i;
/** Milliseconds since 1970, as WeChat names what it saves. */
const EPOCH = /^(?:mmexport|wx_camera_)?(1[3-9]\d{11})(?!\d)/;

/** The instant that a file's own name tells, by Beijing time; null if it tells none. */
export function timeInName(name: string): number | null {
  const epoch = EPOCH.exec(name)?.[1];
  if (epoch !== undefined) return Number(epoch);
  const found = APART.exec(name) ?? TOGETHER.exec(name);
  if (!found) return null;
  const [year, month, date, hour, minute, second] = [1, 3, 4, 5, 7, 8].map((at) => Number(found[at]));
  const day = existingDay(year ?? 0, month ?? 0, date ?? 0);
  if (day === undefined || hour === undefined || minute === undefined || second === undefined) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return startOfDay(day) + hour * HOUR + minute * MINUTE + second * 1000;
}
