import type { StoredEvent, TravellingChain } from '../ports.ts';
import type { Database } from './database.ts';

export interface ChainRow {
  readonly id: number;
  readonly identity: string;
  readonly number: number | null;
}

/** The chain of a case with all its bytes; undefined where there is no such case. */
export function readTravelling(database: Database, number: number): TravellingChain | undefined {
  const row = database.get<ChainRow>('SELECT id, identity, number FROM chain WHERE number = ?', number);
  return row && withEvents(database, row);
}

/** A chain with all its events. */
export function withEvents(database: Database, { id, identity, number }: ChainRow): TravellingChain {
  return { identity, number, events: storedEvents(database, id) };
}

/** The events of a chain as they are stored, in order. */
export function storedEvents(database: Database, chain: number): StoredEvent[] {
  return database.all<StoredEvent>(
    'SELECT seq, algorithm, salt, payload, digest, hash, id AS place FROM event WHERE chain = ? ORDER BY seq',
    chain,
  );
}
