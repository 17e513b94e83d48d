import { readAnyEvent, readStoreEvent } from '../case/events.schema.ts';
import type { CaseEvent } from '../case/events.ts';
import { type Facts, sameOrderKey } from '../case/facts.ts';
import { liveEvents, type Recorded, silentlyEmptied } from '../case/history.ts';
import { foldOwnRules, NO_OWN_RULES, type OwnRules } from '../case/own-rules.ts';
import { type CaseState, foldHistory, type StoredCase } from '../case/state.ts';
import { samenessKey } from '../case/text.ts';
import { RefundError } from '../errors.ts';
import type { StoredEvent, TravellingChain } from './chain.ts';
import type { Database } from './database.ts';

/**
 * Reading the journal. The events are the store: a case is folded from them each time it is read. What must look
 * through all cases goes once over the events that could matter and folds only the cases it hits.
 */

/** An unfinished interview: the answers so far, as JSON that `case/events.schema.ts` reads back. */
export interface KeptDraft {
  readonly id: string;
  readonly savedAt: number;
  readonly answers: string;
}

/** What else is kept for later has the name of its command; these two are texts that were pasted and not recorded yet. */
const PASTE = 'got-';
/** The name of a text that waits for a case. */
export const pasteOf = (number: number): string => `${PASTE}${number}`;
/** The name of the chat that an unfinished interview was read from. */
export const storyOf = (draft: string): string => `${PASTE}new-${draft}`;
export const isInterview = (id: string): boolean => !id.startsWith(PASTE);
/** The case that a text waits for, by its number; undefined if it waits for none. */
export const caseOfPaste = (id: string): number | undefined =>
  /^\d{1,9}$/.test(id.slice(PASTE.length)) && !isInterview(id) ? Number(id.slice(PASTE.length)) : undefined;

/** A chain of the store: of a case, or, without a number, of the whole store. */
export interface ChainRow {
  readonly id: number;
  readonly identity: string;
  readonly number: number | null;
  readonly head: string;
  readonly length: number;
}

/** Names its columns: one that was taken out or renamed by hand is damage, and not an empty value. */
export const SELECT_CHAIN = 'SELECT id, identity, number, head, length FROM chain';

/** @throws RefundError `no-such-case` */
export function chainOf(database: Database, number: number): ChainRow {
  const row = database.get<ChainRow>(`${SELECT_CHAIN} WHERE number = ?`, number);
  if (!row) throw new RefundError('no-such-case', { given: String(number) });
  return row;
}

/** The events of a chain, in order. @throws RefundError `store-damaged` */
export function historyOf(database: Database, chain: number, ofCase = true): Recorded[] {
  return database
    .all<{ seq: number; hash: string; payload: Buffer | null }>(
      'SELECT seq, hash, payload FROM event WHERE chain = ? ORDER BY seq',
      chain,
    )
    .map(({ seq, hash, payload }) => {
      // SQLite keeps anything anywhere, if somebody puts it there; an erased event has no payload.
      const isStored = Number.isSafeInteger(seq) && typeof hash === 'string';
      if (!isStored || !(payload === null || payload instanceof Uint8Array))
        throw new RefundError('store-damaged', { path: database.path, reason: 'event' });
      const event = payload && readable(database, () => readAnyEvent(payload.toString('utf8'), ofCase));
      return { seq, hash, event };
    });
}

/** The case that a chain adds up to; null if its opening was undone or erased. @throws RefundError `store-damaged` */
export function stateOf(database: Database, chain: number): CaseState | null {
  const history = historyOf(database, chain);
  const state = readable(database, () => foldHistory(history));
  // Somebody took the opening out by hand: there is a case, and it is damaged.
  if (state === null && history[0]?.event === null && silentlyEmptied(history))
    throw new RefundError('store-damaged', { path: database.path, reason: 'event' });
  return state;
}

/** Any error while events are read or folded means that they are damaged. @throws RefundError `store-damaged` */
function readable<T>(database: Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RefundError) throw error;
    throw new RefundError('store-damaged', { path: database.path, reason: 'event' }, error);
  }
}

/** What the user added to the rules for the whole store, and the head of the chain that says so. */
export function ownRulesOf(database: Database): { readonly own: OwnRules; readonly head: string } {
  let own = NO_OWN_RULES;
  let head = '';
  for (const { hash, payload } of database.all<{ hash: string; payload: Buffer | null }>(
    'SELECT hash, payload FROM event JOIN chain ON chain.id = event.chain WHERE chain.number IS NULL ORDER BY seq',
  )) {
    if (payload) own = readable(database, () => foldOwnRules(own, readStoreEvent(payload.toString('utf8'))));
    head = hash;
  }
  return { own, head };
}

/** The places of all rules that name one of these sites, those that were taken back as well. */
export function rulesNaming(
  database: Database,
  sites: readonly string[],
): { readonly seq: number; readonly site: string; readonly window: string }[] {
  const keys = new Set(sites.map(samenessKey));
  return database
    .all<{ seq: number; payload: Buffer | null }>(
      'SELECT seq, payload FROM event JOIN chain ON chain.id = event.chain WHERE chain.number IS NULL ORDER BY seq',
    )
    .flatMap(({ seq, payload }) => {
      const event = payload && readable(database, () => readStoreEvent(payload.toString('utf8')));
      return event?.type === 'site-rule-set' && keys.has(samenessKey(event.site))
        ? [{ seq, site: event.site, window: event.window }]
        : [];
    });
}

/** Events of all cases whose payload holds a text, one by one. */
function eventsHolding(
  database: Database,
  text: string,
): Iterable<{ readonly chain: number; readonly payload: Buffer }> {
  // Bytes in bytes: a text would be looked for in the encoding of the database, which somebody may have changed.
  const bytes = Buffer.from(text, 'utf8');
  return database.each('SELECT chain, payload FROM event WHERE instr(payload, ?) > 0', bytes);
}

/** What a stored event may hold, as far as a search looks; a damaged one holds nothing. */
interface Searched {
  readonly type?: CaseEvent['type'];
  readonly digest?: string;
  readonly facts?: Partial<Facts>;
  readonly changes?: { readonly [N in keyof Facts]?: Facts[N] | null };
}

function searched(payload: Buffer): Searched {
  try {
    return (JSON.parse(payload.toString('utf8')) ?? {}) as Searched;
  } catch {
    return {};
  }
}

/** The chains whose events tell of bytes with these digests, by digest. */
export function chainsTelling(database: Database, digests: readonly string[]): Map<string, Set<number>> {
  const found = new Map(digests.map((digest) => [digest, new Set<number>()]));
  const [only] = digests;
  for (const { chain, payload } of eventsHolding(database, digests.length === 1 ? (only ?? '') : '"digest"'))
    found.get(searched(payload).digest ?? '')?.add(chain);
  return found;
}

/** The cases of some chains, by number. */
function numberedCases(database: Database, chains: ReadonlySet<number>): StoredCase[] {
  return [...chains]
    .flatMap((id) => {
      const row = database.get<{ number: number | null }>('SELECT number FROM chain WHERE id = ?', id);
      const state = row?.number == null ? null : stateOf(database, id);
      return state && row?.number != null ? [{ number: row.number, state }] : [];
    })
    .toSorted((a, b) => a.number - b.number);
}

/** Which chains name an order or payment number in their facts, as it was opened or corrected. */
export type OrderIndex = Map<string, Set<number>>;

/** The order and payment numbers of all cases, in one pass over the events that can name one. */
export function indexOrders(database: Database): OrderIndex {
  const index: OrderIndex = new Map();
  for (const kind of ['"case-opened"', '"facts-edited"'])
    for (const { chain, payload } of eventsHolding(database, kind))
      noteOrders(index, chain, searched(payload));
  return index;
}

/** Adds what an event names. */
export function noteOrders(index: OrderIndex, chain: number, { facts, changes }: Searched): void {
  for (const named of [facts?.order, facts?.paymentNo, changes?.order, changes?.paymentNo]) {
    if (typeof named !== 'string') continue;
    const key = samenessKey(named);
    index.set(key, (index.get(key) ?? new Set()).add(chain));
  }
}

/** The cases whose site, order or product holds a text (width, case and spaces do not count), by number. */
export function casesCalled(database: Database, part: string): StoredCase[] {
  const key = samenessKey(part);
  const holds = (text: unknown) => typeof text === 'string' && samenessKey(text).includes(key);
  const named = (facts: Searched['changes']) => [facts?.site, facts?.order, facts?.product].some(holds);
  const chains = new Set<number>();
  for (const kind of ['"case-opened"', '"facts-edited"'])
    for (const { chain, payload } of eventsHolding(database, kind)) {
      const { facts, changes } = searched(payload);
      if (named(facts) || named(changes)) chains.add(chain);
    }
  return numberedCases(database, chains).filter(({ state }) => named(state.facts));
}

/** The lowest number of a case, open or closed, with the same site and order (or, without an order, payment number). */
export function caseWithOrder(
  database: Database,
  facts: Pick<Facts, 'site' | 'order' | 'paymentNo'>,
  index: OrderIndex = indexOrders(database),
): number | null {
  const key = sameOrderKey(facts);
  if (key === null) return null;
  const hits = index.get(samenessKey(facts.order ?? facts.paymentNo ?? '')) ?? new Set();
  const same = numberedCases(database, hits).find(({ state }) => sameOrderKey(state.facts) === key);
  return same?.number ?? null;
}

/** The exhibits with these bytes in every case, by case and number. */
export function exhibitsWith(
  database: Database,
  digests: readonly string[],
): { readonly digest: string; readonly number: number; readonly exhibit: number }[] {
  const wanted = new Set(digests);
  const chains = new Set([...chainsTelling(database, digests).values()].flatMap((found) => [...found]));
  return numberedCases(database, chains).flatMap(({ number, state }) =>
    state.exhibits
      .filter(({ event }) => wanted.has(event.digest))
      .map(({ event }) => ({ digest: event.digest, number, exhibit: event.number })),
  );
}

/** The digests a history says are kept, each with what it is called; what was purged is none of them. */
export function keptBy(history: readonly Recorded[]): { digest: string; item: string }[] {
  const live = liveEvents(history);
  const purged = new Set(
    history.flatMap(({ seq, event }) =>
      event?.type === 'evidence-removed' && event.purged && live.has(seq) ? [event.refersTo] : [],
    ),
  );
  let letters = 0;
  return history.flatMap(({ seq, event }) => {
    if (event?.type === 'letter-written') {
      letters += 1;
      return [{ digest: event.digest, item: `L${letters}` }];
    }
    if (event?.type !== 'evidence-added' || purged.has(seq)) return [];
    return [{ digest: event.digest, item: `E${event.number} ${event.name}` }];
  });
}

/** A chain with all its bytes. */
export function travellingChain(
  database: Database,
  { id, identity, number }: Pick<ChainRow, 'id' | 'identity' | 'number'>,
): TravellingChain {
  return { identity, number, events: storedEvents(database, id) };
}

/** The events of a chain as they are stored, in order. */
export function storedEvents(database: Database, chain: number): StoredEvent[] {
  return database.all<StoredEvent>(
    'SELECT seq, algorithm, salt, payload, digest, hash, id AS place FROM event WHERE chain = ? ORDER BY seq',
    chain,
  );
}
