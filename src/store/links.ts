import type { CaseEvent } from '../case/events.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import type { StoredEvent } from '../ports.ts';
import { GENESIS, linkHash, payloadDigest } from './chain.ts';
import type { Database } from './database.ts';

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
