import { createHash } from 'node:crypto';
import { type CaseEvent, lift, type Recorded, referenceOf } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { type CaseState, foldHistory } from '../case/fold.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import { type ChainRefusal, RefundError } from '../errors.ts';
import type { Adoption, AdoptOptions, KeptDraft, StoredEvent, TailEvent, TravellingChain } from '../ports.ts';
import type { Unit } from '../time/period.ts';
import { endAt, GENESIS, insertStored, linkHash, newChain, payloadDigest } from './chain.ts';
import type { Database } from './database.ts';
import { keptBy } from './verify.ts';

/** What taking chains in needs of the store, inside its transaction. */
export interface Desk {
  readonly database: Database;
  refold(chain: number): CaseState | null;
  historyOf(chain: number): Recorded[];
  sameOrder(facts: Pick<Facts, 'site' | 'order' | 'paymentNo'>): number | null;
  /** The chain of rules has changed. */
  rulesChanged(): void;
  refreshDue(): void;
  firstMissing(digests: readonly string[]): string | undefined;
}

interface Here {
  readonly id: number;
  readonly identity: string;
  readonly number: number | null;
  readonly length: number;
}

type Chains = Iterable<TravellingChain> | AsyncIterable<TravellingChain>;

/**
 * Takes chains in, each verified and compared with what is here. To be called inside one transaction.
 * @returns what became of each, and the bytes that are to go from the vault once this is committed
 * @throws RefundError `chain-refused`
 */
export async function adoptChains(
  desk: Desk,
  chains: Chains,
  options: AdoptOptions,
  check: CheckPayload,
): Promise<{ adoptions: Adoption[]; gone: string[] }> {
  const { database } = desk;
  const numbers = !database.get('SELECT 1 FROM chain WHERE number IS NOT NULL');
  const places = !database.get('SELECT 1 FROM event');
  const adopting = new Adopting(desk, options, check, { numbers, places });
  const seen = new Set<string>();
  const adoptions: Adoption[] = [];
  for await (const chain of chains) {
    const key = chain.number === null ? '' : chain.identity;
    if (seen.has(key)) throw refusal(chain, null, 'twice');
    seen.add(key);
    adoptions.push(adopting.take(chain));
  }
  takeDrafts(database, options.drafts ?? []);
  desk.refreshDue();
  return { adoptions, gone: adopting.gone };
}

class Adopting {
  /** Digests of bytes that chains from elsewhere say are gone. */
  readonly gone: string[] = [];
  readonly #desk: Desk;
  readonly #options: AdoptOptions;
  readonly #check: CheckPayload;
  readonly #keep: { readonly numbers: boolean; readonly places: boolean };

  constructor(
    desk: Desk,
    options: AdoptOptions,
    check: CheckPayload,
    keep: { readonly numbers: boolean; readonly places: boolean },
  ) {
    this.#desk = desk;
    this.#options = options;
    this.#check = check;
    this.#keep = keep;
  }

  take(chain: TravellingChain): Adoption {
    const checked = checkTravelling(chain, this.#check);
    const here = this.#here(chain);
    if (!here) return this.#takeNew(chain, checked);
    const mine = this.#desk.database.all<{ hash: string }>(
      'SELECT hash FROM event WHERE chain = ? ORDER BY seq',
      here.id,
    );
    const parting = mine.findIndex(({ hash }, index) => chain.events[index]?.hash !== hash);
    const common = parting === -1 ? mine.length : parting;
    const told = { identity: chain.identity, came: chain.number, number: here.number } as const;
    const nothing = { ...told, sameOrder: null, here: [], there: [] } as const;
    if (common === chain.events.length)
      return { ...nothing, outcome: common === mine.length ? 'same' : 'shorter' };
    if (common === mine.length) {
      this.#lengthen(here, chain, checked);
      return { ...nothing, outcome: 'longer' };
    }
    if (this.#options.asCopy && chain.number !== null) {
      const copy = this.take(asCopyOf(chain, common));
      return { ...copy, identity: chain.identity, outcome: copy.outcome === 'new' ? 'copied' : copy.outcome };
    }
    return {
      ...nothing,
      outcome: 'forked',
      here: tailOf(this.#desk.historyOf(here.id), common),
      there: tailOf(checked.history, common),
    };
  }

  /** The chain here that it belongs to: of rules there is only one. */
  #here({ identity, number }: TravellingChain): Here | undefined {
    const { database } = this.#desk;
    const found =
      number === null
        ? database.get<Here>('SELECT * FROM chain WHERE number IS NULL')
        : database.get<Here>('SELECT * FROM chain WHERE identity = ?', identity);
    if (found && (found.number === null) !== (number === null)) throw refusal({ number }, null, 'identity');
    return found;
  }

  #takeNew(chain: TravellingChain, { history, head }: CheckedTravelling): Adoption {
    const { database } = this.#desk;
    const state = chain.number === null ? null : this.#folded(chain, () => foldHistory(history));
    this.#refuseMissing(chain, history, []);
    const sameOrder = state ? this.#desk.sameOrder(state.facts) : null;
    const number = chain.number === null ? null : this.#numberFor(chain.number);
    const { id } = newChain(database, chain.identity, number);
    for (const event of chain.events) this.#insert(id, event);
    endAt(database, id, head, chain.events.length);
    this.#refold(chain, id);
    return {
      outcome: 'new',
      identity: chain.identity,
      came: chain.number,
      number,
      sameOrder,
      here: [],
      there: [],
    };
  }

  /** Adds what is new, and takes away what was erased there. */
  #lengthen(here: Here, chain: TravellingChain, { history, head }: CheckedTravelling): void {
    const { database } = this.#desk;
    const before = chain.number === null ? [] : keptBy(this.#desk.historyOf(here.id));
    this.#refuseMissing(chain, history, before);
    for (const event of chain.events) {
      if (event.seq > here.length) this.#insert(here.id, event);
      else if (event.payload === null) {
        database.run(
          'UPDATE event SET payload = NULL, salt = NULL WHERE chain = ? AND seq = ?',
          here.id,
          event.seq,
        );
      }
    }
    endAt(database, here.id, head, chain.events.length);
    this.#refold(chain, here.id);
    if (chain.number === null) return;
    const kept = new Set(keptBy(history).map(({ digest }) => digest));
    this.gone.push(...before.map(({ digest }) => digest).filter((digest) => !kept.has(digest)));
  }

  #insert(chain: number, event: StoredEvent): void {
    const { database } = this.#desk;
    const place = this.#keep.places ? event.place : null;
    const free = place !== null && !database.get('SELECT 1 FROM event WHERE id = ?', place);
    insertStored(database, chain, { ...event, place: free ? place : null });
  }

  /** Its own number in a store that had none; else the next one. */
  #numberFor(came: number): number {
    const { database } = this.#desk;
    if (this.#keep.numbers && !database.get('SELECT 1 FROM chain WHERE number = ?', came)) return came;
    const last = database.get<{ number: number | null }>('SELECT max(number) AS number FROM chain');
    return (last?.number ?? 0) + 1;
  }

  #refold(chain: TravellingChain, id: number): void {
    if (chain.number === null) this.#desk.rulesChanged();
    else this.#folded(chain, () => this.#desk.refold(id));
  }

  /** Events can fit their schemas one by one and still make no sense together. */
  #folded<T>(chain: TravellingChain, fold: () => T): T {
    try {
      return fold();
    } catch (error) {
      if (error instanceof RefundError) throw error;
      throw refusal(chain, null, 'event', error);
    }
  }

  #refuseMissing(
    chain: TravellingChain,
    history: readonly Recorded[],
    before: readonly { readonly digest: string }[],
  ): void {
    if (chain.number === null) return;
    const known = new Set(before.map(({ digest }) => digest));
    const needed = keptBy(history).flatMap(({ digest }) =>
      known.has(digest) || this.#options.lost?.has(digest) ? [] : [digest],
    );
    const missing = this.#desk.firstMissing(needed);
    if (missing === undefined) return;
    const at = history.find(({ event }) => event && 'digest' in event && event.digest === missing);
    throw refusal(chain, at?.seq ?? null, 'file-missing');
  }
}

function tailOf(history: readonly Recorded[], common: number): TailEvent[] {
  return history
    .slice(common)
    .map(({ seq, event }) => ({ seq, type: event?.type ?? null, recordedAt: event?.recordedAt ?? null }));
}

/** Unfinished interviews come along only where there is none. */
function takeDrafts(database: Database, drafts: readonly KeptDraft[]): void {
  if (drafts.length === 0 || database.get('SELECT 1 FROM draft')) return;
  for (const { id, savedAt, answers } of drafts)
    database.run('INSERT INTO draft (id, saved_at, answers) VALUES (?, ?, ?)', id, savedAt, answers);
}

function refusal(
  { number }: Pick<TravellingChain, 'number'>,
  seq: number | null,
  why: ChainRefusal,
  cause?: unknown,
): RefundError {
  return new RefundError('chain-refused', { chain: number, seq, why }, cause);
}

const DIGEST = /^[0-9a-f]{64}$/;

/** A chain that holds, with what its events say; null where they were erased. */
interface CheckedTravelling {
  readonly history: readonly Recorded[];
  readonly head: string;
}

/** Holds one event against its schema; throws where it does not fit. Of the chain of a case, or of the whole store. */
type CheckPayload = (event: unknown, ofCase: boolean) => void;

/** The schemas that events from elsewhere are held against. */
export async function loadSchemas(): Promise<CheckPayload> {
  const [{ checkEvent }, { checkStoreEvent }] = await Promise.all([
    import('../case/events.schema.ts'),
    import('../case/events.schema.ts'),
  ]);
  return (event, ofCase) => {
    if (ofCase) checkEvent(event as CaseEvent);
    else checkStoreEvent(event as StoreEvent);
  };
}

/**
 * Holds a chain that comes from elsewhere against itself: every link, every payload against its digest and its
 * schema, the identity against the opening, and nothing empty but what a later event says was erased.
 * @throws RefundError `chain-refused`
 */
export function checkTravelling(chain: TravellingChain, check: CheckPayload): CheckedTravelling {
  const ofCase = chain.number !== null;
  const refuse = (seq: number | null, why: ChainRefusal, cause?: unknown): never => {
    throw new RefundError('chain-refused', { chain: chain.number, seq, why }, cause);
  };
  if (!/^[0-9a-f]{32}$/.test(chain.identity)) refuse(null, 'identity');
  if (ofCase && !(Number.isSafeInteger(chain.number) && (chain.number ?? 0) > 0)) refuse(null, 'malformed');
  if (chain.events.length === 0) refuse(null, 'empty');
  let head = GENESIS;
  const history = chain.events.map((event, index): Recorded => {
    const { seq, algorithm, digest, hash } = event;
    if (seq !== index + 1) refuse(seq, 'order');
    if (algorithm !== 'sha256') refuse(seq, 'algorithm');
    if (!DIGEST.test(digest)) refuse(seq, 'digest');
    if (linkHash(head, digest) !== hash) refuse(seq, 'link');
    head = hash;
    const said = contentOf(event, ofCase, check, refuse);
    if (said && ofCase && (said.type === 'case-opened') !== (seq === 1)) refuse(seq, 'opening');
    if (said?.type === 'case-opened' && said.identity !== chain.identity) refuse(seq, 'identity');
    const refersTo = said && referenceOf(said);
    if (typeof refersTo === 'number' && refersTo >= seq) refuse(seq, 'event');
    return { seq, hash, event: said };
  });
  const lastErasure = history.findLast(({ event }) => event?.type === 'erased')?.seq ?? 0;
  const unsaid = history.find(({ seq, event }) => event === null && seq > lastErasure);
  if (unsaid) refuse(unsaid.seq, 'erased');
  return { history, head };
}

function contentOf(
  { seq, salt, payload, digest }: StoredEvent,
  ofCase: boolean,
  check: CheckPayload,
  refuse: (seq: number, why: ChainRefusal, cause?: unknown) => never,
): CaseEvent | null {
  if (salt === null && payload === null) return null;
  if (salt === null || payload === null) return refuse(seq, 'erased');
  if (payloadDigest(salt, payload) !== digest) return refuse(seq, 'digest');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
    const event = lift<CaseEvent>(text, '');
    check(event, ofCase);
    return isCountable(event) ? event : refuse(seq, 'event');
  } catch (error) {
    return refuse(seq, 'event', error);
  }
}

/** No number that could be an instant lies further away: a date of it could not be shown. */
const FURTHEST = 8e15;
/** The years 1900 and 3000. */
const EARLIEST = Date.parse('1900-01-01T00:00Z');
const LATEST = Date.parse('3000-01-01T00:00Z');
/** What clocks count from. */
const INSTANTS: readonly string[] = ['at', 'recordedAt', 'paidAt', 'orderedAt', 'knownAt'];

/** A century: far beyond any period that can be typed. In days, working days counted as such. */
const LONGEST = 36_525;
const DAYS: Readonly<Record<Unit, number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  'working-days': 1,
  months: 31,
  years: 366,
};

/**
 * Whether every period and instant of an event that comes from elsewhere is one that clocks can be counted with:
 * they go day by day, and a period of a million years would never end.
 */
function isCountable(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) <= FURTHEST;
  if (typeof value !== 'object' || value === null) return true;
  if (isEndless(value)) return false;
  return Object.entries(value).every(([name, one]) => {
    if (INSTANTS.includes(name) && typeof one === 'number' && !(one >= EARLIEST && one < LATEST))
      return false;
    return isCountable(one);
  });
}

function isEndless(value: object): boolean {
  const { amount, most, unit, answerDays } = value as Readonly<Record<string, unknown>>;
  const days = typeof unit === 'string' && unit in DAYS ? DAYS[unit as Unit] : 0;
  const tooLong = (length: unknown) => typeof length === 'number' && length * days > LONGEST;
  return tooLong(amount) || tooLong(most) || (typeof answerDays === 'number' && answerDays > LONGEST);
}

/**
 * The same events as a case of its own. Only the opening is written anew, with the new identity; every other event
 * keeps its bytes, salt, digest and place, so what refers to them still does. The links are new.
 * The identity is made from the old one and the event at which the chains parted: taking the same case twice
 * gives the same copy.
 * @param common how many events both chains begin with
 */
function asCopyOf(chain: TravellingChain, common: number): TravellingChain {
  const parted = chain.events[common]?.hash ?? '';
  const identity = createHash('sha256').update(`${chain.identity} ${parted}`).digest('hex').slice(0, 32);
  let previous = GENESIS;
  const events = chain.events.map((event) => {
    const written = event.seq === 1 ? withIdentity(event, identity) : event;
    const hash = linkHash(previous, written.digest);
    previous = hash;
    return { ...written, hash, place: null };
  });
  return { ...chain, identity, events };
}

function withIdentity(opening: StoredEvent, identity: string): StoredEvent {
  if (opening.payload === null || opening.salt === null) return opening;
  const said = JSON.parse(Buffer.from(opening.payload).toString('utf8')) as object;
  const payload = Buffer.from(JSON.stringify({ ...said, identity }), 'utf8');
  return { ...opening, payload, digest: payloadDigest(opening.salt, payload) };
}
