import type { KeptDraft, Snapshot, TravellingChain } from '../ports.ts';
import { headOf } from './chain.ts';
import type { Database } from './database.ts';
import { type ChainRow, withEvents } from './travelling.ts';

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
