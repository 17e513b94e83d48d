import type { CaseEvent } from '../case/events.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import { GENESIS, isCaseNumber, linkHash, payloadDigest, type StoredEvent } from './chain.ts';
import type { Database } from './database.ts';
import { registered, registerOf } from './invariants.ts';
import type { ChainRow } from './journal.ts';

/** How chains and their events are written into the database; to be called inside a transaction. */

/** A chain with nothing in it; without a number it is the one of the whole store. It is entered in the register. */
export function newChain(database: Database, identity: string, number: number | null): ChainRow {
  const before = database.get<{ head: string }>('SELECT head FROM register')?.head ?? GENESIS;
  database.run('UPDATE register SET head = ?', registered(before, identity, number));
  const id = database.run(
    'INSERT INTO chain (identity, number, head, length) VALUES (?, ?, ?, 0)',
    identity,
    number,
    GENESIS,
  );
  return { id, identity, number, head: GENESIS, length: 0 };
}

/** The number of the next case: the one after the highest, or a free one if that can no longer be typed. */
export function nextNumber(database: Database): number {
  const highest = database.get<{ number: number | null }>('SELECT max(number) AS number FROM chain')?.number;
  const next = (highest ?? 0) + 1;
  if (isCaseNumber(next)) return next;
  const free = database.get<{ number: number }>(
    'SELECT min(candidate) AS number FROM (SELECT 1 AS candidate UNION ALL SELECT number + 1 FROM chain WHERE number > 0) ' +
      'WHERE candidate NOT IN (SELECT number FROM chain WHERE number IS NOT NULL)',
  );
  return free?.number ?? next;
}

/** Writes the register of a store that had none. */
export function fillRegister(database: Database): void {
  database.run('UPDATE register SET head = ?', registerOf(database));
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
  endAt(database, chain.id, hash, seq);
  return { ...chain, head: hash, length: seq };
}

/** Writes an event as it is stored; at its place among all events if that is known. @returns its place */
export function insertStored(database: Database, chain: number, event: StoredEvent): number {
  const { place, seq, algorithm, salt, payload, digest, hash } = event;
  return database.run(
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

/** Says where a chain ends now: with an event that has to be found there once all is committed. */
export function endAt(database: Database, id: number, head: string, length: number): void {
  database.run('UPDATE chain SET head = ?, length = ? WHERE id = ?', head, length, id);
  if (length === 0) return;
  // Its hash stands for all events before it, too.
  database.mustStand(
    `chain ${id}`,
    'SELECT 1 FROM event WHERE chain = ? AND seq = ? AND hash = ?',
    id,
    length,
    head,
  );
}

/** Takes what an event says away for good; its digest stays. */
export function emptyEvent(database: Database, chain: number, seq: number): void {
  database.run('UPDATE event SET payload = NULL, salt = NULL WHERE chain = ? AND seq = ?', chain, seq);
}
