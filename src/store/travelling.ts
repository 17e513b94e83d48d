import type { KeptDraft, Snapshot, StoredEvent, TravellingChain } from '../ports.ts';
import { headOf } from './chain.ts';
import type { Database } from './database.ts';

interface ChainRow {
  readonly id: number;
  readonly identity: string;
  readonly number: number | null;
}

/** The chain of a case with all its bytes; undefined where there is no such case. */
export function readTravelling(database: Database, number: number): TravellingChain | undefined {
  const row = database.get<ChainRow>('SELECT id, identity, number FROM chain WHERE number = ?', number);
  return row && withEvents(database, row);
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
    const row = database.get<ChainRow>('SELECT id, identity, number FROM chain WHERE id = ?', id);
    if (row) yield withEvents(database, row);
  }
}

function withEvents(database: Database, { id, identity, number }: ChainRow): TravellingChain {
  return { identity, number, events: storedEvents(database, id) };
}

/** The events of a chain as they are stored, in order. */
export function storedEvents(database: Database, chain: number): StoredEvent[] {
  return database.all<StoredEvent>(
    'SELECT seq, algorithm, salt, payload, digest, hash, id AS place FROM event WHERE chain = ? ORDER BY seq',
    chain,
  );
}
