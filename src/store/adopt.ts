import type { Recorded } from '../case/history.ts';
import { foldHistory } from '../case/state.ts';
import { type ChainRefusal, RefundError } from '../errors.ts';
import {
  checkTravelling,
  readChain,
  type ReadChain,
  type StoredEvent,
  type TravellingChain,
} from './chain.ts';
import type { Database } from './database.ts';
import { type MakeRules, refreshAll, refreshCase } from './due.ts';
import {
  caseOfPaste,
  caseWithOrder,
  type ChainRow,
  historyOf,
  indexOrders,
  isInterview,
  keptBy,
  type KeptDraft,
  noteOrders,
  type OrderIndex,
  pasteOf,
  SELECT_CHAIN,
  travellingChain,
} from './journal.ts';
import { emptyEvent, endAt, insertStored, newChain, nextNumber } from './links.ts';

/**
 * Taking in cases that come from elsewhere. A case that is new here or longer than here is taken; one that went on in
 * both places is refused, with what came after the last event in common on either side.
 */

/** What became of a chain that came from elsewhere. */
type AdoptionOutcome =
  /** Nothing of it was here. */
  | 'new'
  /** It is here just so. */
  | 'same'
  /** It went on where the one here ended: that was taken. */
  | 'longer'
  /** The one here went on where it ended: nothing to take. */
  | 'shorter'
  /** Both went on: nothing was taken. */
  | 'forked';

/** An event after the point where two chains of a case part. */
export interface TailEvent {
  readonly seq: number;
  /** Null, like the instant, if it was erased. */
  readonly type: string | null;
  readonly recordedAt: number | null;
}

export interface Adoption {
  readonly outcome: AdoptionOutcome;
  readonly identity: string;
  /** The number it had in the store it came from; null for the chain of the whole store. */
  readonly came: number | null;
  /** The number it has here; of the case that is here if nothing was taken. */
  readonly number: number | null;
  /** Another case here with the same order. */
  readonly sameOrder: number | null;
  /** What came after the last event in common; empty unless both went on. */
  readonly here: readonly TailEvent[];
  readonly there: readonly TailEvent[];
  /** The chain here is not as it was recorded, which stays so; the one that came is. */
  readonly damagedHere: boolean;
  /** A text waits for this case here; another one came with it and was left out. */
  readonly textLeft: boolean;
}

export interface AdoptOptions {
  /** Digests whose bytes are known to be lost: their events are taken all the same. */
  readonly lost?: ReadonlySet<string>;
  /** Only into a store without cases, rules and drafts; else refused with this path to restore from. */
  readonly onlyIntoEmpty?: string;
  /** Taken only if there is none here. */
  readonly drafts?: readonly KeptDraft[];
}

export type Chains = Iterable<TravellingChain> | AsyncIterable<TravellingChain>;

/** What taking chains in needs besides the database. */
interface Means {
  /** The first of these digests whose bytes are not in the vault. */
  firstMissing(digests: readonly string[]): string | undefined;
  readonly makeRules: MakeRules;
}

/**
 * Takes chains in, each verified and compared with what is here. To be called inside one transaction.
 * @returns what became of each, and the digests of bytes that are to go from the vault once this is committed
 * @throws RefundError `chain-refused`
 */
export async function adoptChains(
  database: Database,
  chains: Chains,
  options: AdoptOptions,
  means: Means,
): Promise<{ adoptions: Adoption[]; gone: string[] }> {
  // A store without cases takes them with their numbers, one without events also with their order.
  const keep = {
    numbers: !database.get('SELECT 1 FROM chain WHERE number IS NOT NULL'),
    places: !database.get('SELECT 1 FROM event'),
  };
  const orders = indexOrders(database);
  const seen = new Set<string>();
  const adoptions: Adoption[] = [];
  const gone: string[] = [];
  for await (const chain of chains) {
    const key = chain.number === null ? '' : chain.identity;
    if (seen.has(key)) throw refusal(chain, null, 'twice');
    seen.add(key);
    const checked = checkTravelling(chain);
    const here = chainHere(database, chain);
    if (!here) {
      adoptions.push(takeNew(database, chain, checked, { ...options, ...means, keep, orders }));
      continue;
    }
    const compared = compare(database, here, chain, checked);
    adoptions.push(compared);
    if (compared.outcome !== 'longer') continue;
    const dropped = lengthen(database, here, chain, checked, { ...options, ...means });
    for (const digest of dropped) gone.push(digest);
  }
  const left = takeDrafts(database, options.drafts ?? [], adoptions);
  refreshAll(database, means.makeRules);
  return { adoptions: adoptions.map((one) => ({ ...one, textLeft: left.has(one.came) })), gone };
}

/** The chain here that it belongs to: there is only one of rules. */
function chainHere(database: Database, { identity, number }: TravellingChain): ChainRow | undefined {
  const found =
    number === null
      ? database.get<ChainRow>(`${SELECT_CHAIN} WHERE number IS NULL`)
      : database.get<ChainRow>(`${SELECT_CHAIN} WHERE identity = ?`, identity);
  if (found && (found.number === null) !== (number === null)) throw refusal({ number }, null, 'identity');
  return found;
}

/** How far a chain that came and the one here are the same. */
function compare(
  database: Database,
  here: ChainRow,
  chain: TravellingChain,
  { history }: ReadChain,
): Adoption {
  const mine = database.all<{ hash: string }>('SELECT hash FROM event WHERE chain = ? ORDER BY seq', here.id);
  const parting = mine.findIndex(({ hash }, index) => chain.events[index]?.hash !== hash);
  const common = parting === -1 ? mine.length : parting;
  const told = {
    identity: chain.identity,
    came: chain.number,
    number: here.number,
    sameOrder: null,
    here: [],
    there: [],
    damagedHere: readChain(travellingChain(database, here)).faults.length > 0,
    textLeft: false,
  };
  if (common === chain.events.length)
    return { ...told, outcome: common === mine.length ? 'same' : 'shorter' };
  if (common === mine.length) return { ...told, outcome: 'longer' };
  return {
    ...told,
    outcome: 'forked',
    here: tailOf(historyOf(database, here.id, here.number !== null), common),
    there: tailOf(history, common),
  };
}

type Taking = Pick<AdoptOptions, 'lost'> & Means;

function takeNew(
  database: Database,
  chain: TravellingChain,
  { history, head }: ReadChain,
  taking: Taking & {
    readonly keep: { readonly numbers: boolean; readonly places: boolean };
    readonly orders: OrderIndex;
  },
): Adoption {
  const state = chain.number === null ? null : folded(chain, () => foldHistory(history));
  refuseMissing(chain, history, [], taking);
  const sameOrder = state ? caseWithOrder(database, state.facts, taking.orders) : null;
  const number = chain.number === null ? null : numberFor(database, chain.number, taking.keep.numbers);
  const { id } = newChain(database, chain.identity, number);
  let last = 0;
  for (const event of chain.events)
    last = insertAtPlace(database, id, event, taking.keep.places ? last : null);
  endAt(database, id, head, chain.events.length);
  for (const { event } of history) if (event) noteOrders(taking.orders, id, event);
  if (number !== null) folded(chain, () => refreshCase(database, id, taking.makeRules));
  const { identity, number: came } = chain;
  return {
    outcome: 'new',
    identity,
    came,
    number,
    sameOrder,
    here: [],
    there: [],
    damagedHere: false,
    textLeft: false,
  };
}

/** Adds what is new, and takes away what was erased there. @returns digests that nothing keeps any more */
function lengthen(
  database: Database,
  here: ChainRow,
  chain: TravellingChain,
  { history, head }: ReadChain,
  taking: Taking,
): string[] {
  const before = chain.number === null ? [] : keptBy(historyOf(database, here.id));
  refuseMissing(chain, history, before, taking);
  for (const event of chain.events) {
    if (event.seq > here.length) insertAtPlace(database, here.id, event, null);
    else if (event.payload === null) emptyEvent(database, here.id, event.seq);
  }
  endAt(database, here.id, head, chain.events.length);
  if (chain.number === null) return [];
  folded(chain, () => refreshCase(database, here.id, taking.makeRules));
  const kept = new Set(keptBy(history).map(({ digest }) => digest));
  return before.map(({ digest }) => digest).filter((digest) => !kept.has(digest));
}

/** A place behind which there is room for all that is still to come. */
const LAST_KEPT = 2 ** 39;

/**
 * Adds an event at the place it came with, if that is free and after the one before it.
 * @param after the place of the one before; null if places are not kept
 * @returns its place here
 */
function insertAtPlace(database: Database, chain: number, event: StoredEvent, after: number | null): number {
  const { place } = event;
  const fits = place !== null && after !== null && place > after && place <= LAST_KEPT;
  const free = fits && !database.get('SELECT 1 FROM event WHERE id = ?', place);
  return insertStored(database, chain, { ...event, place: free ? place : null });
}

/** Its own number in a store that had none; else the next one. */
function numberFor(database: Database, came: number, keepNumbers: boolean): number {
  if (keepNumbers && !database.get('SELECT 1 FROM chain WHERE number = ?', came)) return came;
  return nextNumber(database);
}

/** Events can fit their schemas one by one and still make no sense together. @throws RefundError `chain-refused` */
function folded<T>(chain: TravellingChain, fold: () => T): T {
  try {
    return fold();
  } catch (error) {
    if (error instanceof RefundError && error.code !== 'store-damaged') throw error;
    throw refusal(chain, null, 'event', error);
  }
}

/** @throws RefundError `chain-refused` if the bytes of an exhibit or a letter are not here */
function refuseMissing(
  chain: TravellingChain,
  history: readonly Recorded[],
  before: readonly { readonly digest: string }[],
  { lost, firstMissing }: Taking,
): void {
  if (chain.number === null) return;
  const known = new Set(before.map(({ digest }) => digest));
  const needed = keptBy(history).flatMap(({ digest }) =>
    known.has(digest) || lost?.has(digest) ? [] : [digest],
  );
  const missing = firstMissing(needed);
  if (missing === undefined) return;
  const at = history.find(({ event }) => event && 'digest' in event && event.digest === missing);
  throw refusal(chain, at?.seq ?? null, 'file-missing');
}

function tailOf(history: readonly Recorded[], common: number): TailEvent[] {
  return history
    .slice(common)
    .map(({ seq, event }) => ({ seq, type: event?.type ?? null, recordedAt: event?.recordedAt ?? null }));
}

/**
 * Unfinished interviews come along only if there is none here, with the chats they were read from. A text that waits
 * for a case comes along with it, under the number that it has here, unless one waits for it already.
 * @returns the numbers, as they came, of the cases whose text was left out for another one
 */
function takeDrafts(
  database: Database,
  drafts: readonly KeptDraft[],
  adoptions: readonly Adoption[],
): ReadonlySet<number | null> {
  const isAsking = database.all<{ id: string }>('SELECT id FROM draft').some(({ id }) => isInterview(id));
  const nameHere = (id: string): string | null => {
    const came = caseOfPaste(id);
    if (came === undefined) return isAsking ? null : id;
    const number = adoptions.find((one) => one.came === came)?.number ?? null;
    return number === null ? null : pasteOf(number);
  };
  const left = new Set<number | null>();
  for (const { id, savedAt, answers } of drafts) {
    const name = nameHere(id);
    if (name === null) continue;
    const here = database.get<{ answers: string }>('SELECT answers FROM draft WHERE id = ?', name);
    const came = caseOfPaste(id);
    if (here && came !== undefined && here.answers !== answers) left.add(came);
    database.run(
      'INSERT INTO draft (id, saved_at, answers) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
      name,
      savedAt,
      answers,
    );
  }
  return left;
}

function refusal(
  { number }: Pick<TravellingChain, 'number'>,
  seq: number | null,
  why: ChainRefusal,
  cause?: unknown,
): RefundError {
  return new RefundError('chain-refused', { chain: number, seq, why }, cause);
}
