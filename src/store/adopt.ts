import type { Recorded } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { foldHistory } from '../case/fold.ts';
import type { CaseState } from '../case/state.ts';
import { type ChainRefusal, RefundError } from '../errors.ts';
import type { Adoption, AdoptOptions, KeptDraft, StoredEvent, TailEvent, TravellingChain } from '../ports.ts';
import { type CheckedTravelling, type CheckPayload, checkTravelling } from './check-travelling.ts';
import { asCopyOf } from './copy.ts';
import type { Database } from './database.ts';
import { endAt, insertStored, newChain } from './links.ts';
import { keptBy } from './verify-journal.ts';

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
