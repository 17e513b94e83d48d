import { createHash } from 'node:crypto';
import type { CaseEvent } from '../case/events.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import type { KeptDraft, Snapshot, StoredEvent, TravellingChain } from '../ports.ts';
import type { Database } from './database.ts';

/** What every chain begins with. */
export const GENESIS = '0'.repeat(64);

/** The digest of an event's payload as stored; the salt keeps short payloads from being guessed. */
export function payloadDigest(salt: Uint8Array, payload: Uint8Array): string {
  return createHash('sha256').update(salt).update(payload).digest('hex');
}

/** hash = SHA-256(previous ‖ digest), over the bytes and not their hex. */
export function linkHash(previous: string, digest: string): string {
  return createHash('sha256').update(previous, 'hex').update(digest, 'hex').digest('hex');
}

/** A digest over all chain heads, sorted by identity: the same whatever local numbers the cases have. */
export function headOf(chains: readonly { readonly identity: string; readonly head: string }[]): string {
  const hash = createHash('sha256');
  for (const { identity, head } of chains.toSorted((a, b) => (a.identity < b.identity ? -1 : 1))) {
    hash.update(`${identity} ${head}\n`);
  }
  return hash.digest('hex');
}

/** A chain of the store with its end. */
export interface ChainRow {
  readonly id: number;
  readonly head: string;
  readonly length: number;
}

/** A chain with nothing in it; without a number it is the one of the whole store. */
export function newChain(database: Database, identity: string, number: number | null): ChainRow {
  const id = database.run(
    'INSERT INTO chain (identity, number, head, length) VALUES (?, ?, ?, 0)',
    identity,
    number,
    GENESIS,
  );
  return { id, head: GENESIS, length: 0 };
}

/** Adds the event to its chain: payload and salt as bytes that are never serialised again. */
export function appendEvent(
  database: Database,
  chain: ChainRow,
  event: CaseEvent | StoreEvent,
  salt: Buffer,
): ChainRow {
  const payload = Buffer.from(JSON.stringify(event), 'utf8');
  const digest = payloadDigest(salt, payload);
  const hash = linkHash(chain.head, digest);
  const seq = chain.length + 1;
  insertStored(database, chain.id, { seq, algorithm: 'sha256', salt, payload, digest, hash, place: null });
  return endAt(database, chain.id, hash, seq);
}

/** Writes an event as it is stored; at its place among all events where that is known. */
export function insertStored(database: Database, chain: number, event: StoredEvent): void {
  const { place, seq, algorithm, salt, payload, digest, hash } = event;
  database.run(
    'INSERT INTO event (id, chain, seq, algorithm, salt, payload, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    place,
    chain,
    seq,
    algorithm,
    salt,
    payload,
    digest,
    hash,
  );
}

/** Says where a chain ends now. */
export function endAt(database: Database, id: number, head: string, length: number): ChainRow {
  database.run('UPDATE chain SET head = ?, length = ? WHERE id = ?', head, length, id);
  return { id, head, length };
}

interface TravellingRow {
  readonly id: number;
  readonly identity: string;
  readonly number: number | null;
}

/** The chain of a case with all its bytes; undefined where there is no such case. */
export function readTravelling(database: Database, number: number): TravellingChain | undefined {
  const row = database.get<TravellingRow>('SELECT id, identity, number FROM chain WHERE number = ?', number);
  return row && withEvents(database, row);
}

/** A chain with all its events. */
function withEvents(database: Database, { id, identity, number }: TravellingRow): TravellingChain {
  return { identity, number, events: storedEvents(database, id) };
}

/** The events of a chain as they are stored, in order. */
function storedEvents(database: Database, chain: number): StoredEvent[] {
  return database.all<StoredEvent>(
    'SELECT seq, algorithm, salt, payload, digest, hash, id AS place FROM event WHERE chain = ? ORDER BY seq',
    chain,
  );
}

/** All of the store at one instant, chain by chain: memory stays that of the longest one. */
export function takeSnapshot(database: Database): Snapshot {
  const still = database.holdStill();
  try {
    const heads = database.all<{ identity: string; head: string }>(
      'SELECT identity, head FROM chain WHERE length > 0',
    );
    const drafts = database
      .all<{ id: string; saved_at: number; answers: string }>('SELECT * FROM draft ORDER BY saved_at, rowid')
      .map(({ id, saved_at, answers }): KeptDraft => ({ id, savedAt: saved_at, answers }));
    return { drafts, head: headOf(heads), chains: () => chainsOf(database), close: () => still.close() };
  } catch (error) {
    still.close();
    throw error;
  }
}

function* chainsOf(database: Database): Iterable<TravellingChain> {
  // The chain without a number sorts first.
  for (const { id } of database.all<{ id: number }>(
    'SELECT id FROM chain WHERE length > 0 ORDER BY number',
  )) {
    const row = database.get<TravellingRow>('SELECT id, identity, number FROM chain WHERE id = ?', id);
    if (row) yield withEvents(database, row);
  }
}
