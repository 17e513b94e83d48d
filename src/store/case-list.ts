import type { Database } from './database.ts';

interface Row {
  readonly number: number;
}

/** A clock of somebody else that is over: the user may act now. */
const OTHERS_OVER = "owed_by <> 'you' AND due_at <= ?";
const none = (clocks: string) => `NOT EXISTS (SELECT 1 FROM due WHERE due.chain = chain.id AND ${clocks})`;

const OVER =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE ${OTHERS_OVER} ORDER BY due_at DESC, due.chain DESC`;
const AHEAD =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE due_at > ? AND ${none(OTHERS_OVER)} ORDER BY due_at, due.chain`;
const REST =
  'SELECT number FROM chain JOIN state ON state.chain = chain.id ' +
  `WHERE open = 1 AND ${none(OTHERS_OVER)} AND ${none('due_at > ?')} ORDER BY number DESC`;

/**
 * The numbers of the open cases in the order of the list (`due.ts` has the same order for rows in memory), read from
 * the due table one by one along its index (where two end together, too): the first twenty cost the same however
 * many there are.
 */
export function* listedNumbers(database: Database, now: number): Generator<number> {
  const seen = new Set<number>();
  for (const { number } of readAll(database, now)) {
    if (seen.has(number)) continue;
    seen.add(number);
    yield number;
  }
}

function* readAll(database: Database, now: number): Generator<Row> {
  yield* database.each<Row>(OVER, now);
  yield* database.each<Row>(AHEAD, now, now);
  yield* database.each<Row>(REST, now, now);
}
