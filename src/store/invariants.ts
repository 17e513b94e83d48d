import { isKeptDraft } from '../case/events.schema.ts';
import { GENESIS, isPlace, linkHash, payloadDigest } from './chain.ts';
import { memoryDatabase } from './connection.ts';
import { askable, type Database } from './database.ts';
import type { KeptDraft } from './journal.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * What must be true of a store beside its chains, whose own list is `readChain`: every check is one row of
 * `INVARIANTS`. `verify` tells what breaks one, `backup` saves what holds and tells the same. Nothing here writes.
 */

/** Something that is not as it has to be. `item` is what a screen names. */
export interface Fault {
  /** The number of its case, if it is one of a case. */
  readonly case?: number | null;
  readonly item: string;
  readonly expected: string | null;
  readonly found: string | null;
}

const INVARIANTS: readonly ((database: Database) => readonly Fault[])[] = [
  readableFile,
  ownKindOfFile,
  knownSchema,
  nothingOrphaned,
  oneChainOfRules,
  wholeRegister,
  endsAsSaid,
  typedDueDates,
  possiblePlaces,
  risingPlaces,
  nextPlace,
  readableDrafts,
];

/** Everything about the store as a whole that is not as it has to be. */
export function faultsOf(database: Database): Fault[] {
  const faults: Fault[] = [];
  for (const invariant of INVARIANTS)
    faults.push(...(faults.length > 0 ? askable(() => invariant(database), []) : invariant(database)));
  return faults;
}

/** SQLite itself finds nothing wrong with its file. */
function readableFile(database: Database): Fault[] {
  return database
    .all<{ check: string }>('SELECT integrity_check AS "check" FROM pragma_integrity_check')
    .filter(({ check }) => check !== 'ok')
    .map(({ check }) => ({ item: 'database', expected: 'ok', found: check }));
}

/** The file is one that this program made: texts are compared as bytes, which another encoding has others of. */
function ownKindOfFile(database: Database): Fault[] {
  return (
    [
      ['encoding', 'UTF-8'],
      ['application_id', '0'],
    ] as const
  ).flatMap(([name, expected]) => {
    const found = String(
      database.get<{ value: unknown }>(`SELECT ${name} AS value FROM pragma_${name}`)?.value,
    );
    return found === expected ? [] : [{ item: `schema ${name}`, expected, found }];
  });
}

/** The tables and indexes are those that the migrations made: a trigger could change what is written later. */
function knownSchema(database: Database): Fault[] {
  const made = memoryDatabase();
  try {
    for (const step of MIGRATIONS) made.script(step);
    const [expected, found] = [objectsOf(made), objectsOf(database)];
    return [...new Set([...expected.keys(), ...found.keys()])]
      .filter((name) => expected.get(name) !== found.get(name))
      .map((name) => ({
        item: `schema ${name}`,
        expected: expected.get(name) ?? null,
        found: found.get(name) ?? null,
      }));
  } finally {
    made.close();
  }
}

/** What a database is made of, each with the words that made it. Spaces say nothing. */
function objectsOf(database: Database): Map<string, string> {
  const objects = database.all<{ type: string; name: string; sql: string | null }>(
    'SELECT type, name, sql FROM sqlite_master ORDER BY name',
  );
  return new Map(
    objects.map(({ type, name, sql }) => [`${type} ${name}`, (sql ?? '').replaceAll(/\s+/g, ' ').trim()]),
  );
}

/** Every event belongs to a chain that is there, and every due date to a case. */
function nothingOrphaned(database: Database): Fault[] {
  return (
    [
      ['event', 'true'],
      ['due', 'number IS NOT NULL'],
    ] as const
  ).flatMap(([table, which]) =>
    database
      .all<{ chain: number }>(
        `SELECT DISTINCT chain FROM main.${table} WHERE chain NOT IN (SELECT id FROM chain WHERE ${which})`,
      )
      .map(({ chain }) => ({ item: `orphans ${table}`, expected: null, found: `chain ${chain}` })),
  );
}

/** The user's own rules are in one chain. */
function oneChainOfRules(database: Database): Fault[] {
  const { count } = database.get<{ count: number }>(
    'SELECT count(*) AS count FROM chain WHERE number IS NULL',
  ) ?? { count: 0 };
  return count > 1 ? [{ item: 'rules', expected: '1', found: String(count) }] : [];
}

/** No case was taken out or put in by hand, and each has the number that it was given. */
function wholeRegister(database: Database): Fault[] {
  const kept = database.all<{ head: unknown }>('SELECT head FROM register').map(({ head }) => head);
  const expected = registerOf(database);
  return kept.length === 1 && kept[0] === expected
    ? []
    : [{ item: 'register', expected: kept.join() || null, found: expected }];
}

/** Each chain ends where the store says: what was taken from its end would not be missed by the chain itself. */
function endsAsSaid(database: Database): Fault[] {
  return database
    .all<Readonly<Record<'number' | 'head' | 'length' | 'lastHash' | 'lastSeq', number | string | null>>>(
      'SELECT number, head, length, hash AS lastHash, seq AS lastSeq FROM chain ' +
        'LEFT JOIN event ON event.chain = chain.id AND seq = (SELECT max(seq) FROM event WHERE chain = chain.id) ' +
        'ORDER BY chain.id',
    )
    .flatMap(({ number, head, length, lastHash, lastSeq }): Fault[] => {
      const ends = { head: [lastHash ?? GENESIS, head], length: [lastSeq ?? 0, length] } as const;
      return (['head', 'length'] as const)
        .map((item) => ({ item, expected: ends[item][0], found: ends[item][1] }))
        .filter(({ expected, found }) => expected !== found)
        .map(({ item, expected, found }) => ({
          case: number as number | null,
          item,
          expected: String(expected),
          found: String(found),
        }));
    });
}

/** A hash over all chains in the order they came, each with its number: what the register has to hold. */
export function registerOf(database: Database): string {
  return database
    .all<{ identity: string; number: number | null }>('SELECT identity, number FROM chain ORDER BY id')
    .reduce((head, { identity, number }) => registered(head, identity, number), GENESIS);
}

/** The register after one more chain. */
export function registered(head: string, identity: string, number: number | null): string {
  return linkHash(head, payloadDigest(Buffer.from(`${number ?? ''} `), Buffer.from(String(identity))));
}

/** The order in which the events of all cases came can travel with them. */
function possiblePlaces(database: Database): Fault[] {
  const { least, most } = database.get<{ least: number | null; most: number | null }>(
    'SELECT (SELECT min(id) FROM event) AS least, (SELECT max(id) FROM event) AS most',
  ) ?? { least: null, most: null };
  return [least, most]
    .filter((place) => place !== null && !isPlace(place))
    .map((place) => ({ item: 'places', expected: null, found: String(place) }));
}

/** What counts in a due date is of the type it is compared as: SQLite keeps bytes where a number belongs. */
function typedDueDates(database: Database): Fault[] {
  const typed = (type: string, ...names: readonly string[]) =>
    names.map((name) => `typeof(${name}) <> '${type}'`).join(' OR ');
  return database
    .all<{ number: number }>(
      'SELECT DISTINCT number FROM main.due JOIN chain ON chain.id = due.chain WHERE number IS NOT NULL AND (' +
        `${typed('integer', 'started_by', 'due_at', 'alarming', 'rules')} OR ${typed('text', 'window', 'owed_by')})`,
    )
    .map(({ number }) => ({ case: number, item: 'clocks', expected: null, found: 'another type' }));
}

/** In each chain the events came one after the other. */
function risingPlaces(database: Database): Fault[] {
  return database
    .all<{ number: number | null }>(
      'SELECT DISTINCT number FROM chain JOIN (SELECT chain AS of, id - lag(id) OVER (PARTITION BY chain ORDER BY seq) AS step FROM event) ' +
        'ON of = chain.id WHERE step <= 0',
    )
    .map(({ number }) => ({ case: number, item: 'places', expected: null, found: 'exchanged' }));
}

/** The next event comes after all others, and there is room for it; where there is none, there never was one. */
function nextPlace(database: Database): Fault[] {
  const counted = database.all<{ name: unknown; seq: unknown }>('SELECT name, seq FROM sqlite_sequence');
  const last = database.get<{ id: number | null }>('SELECT max(id) AS id FROM event')?.id ?? null;
  const [only] = counted;
  if (last === null ? counted.length === 0 : counted.length === 1 && isPlace(only?.seq) && only.seq >= last)
    return [];
  return [{ item: 'places', expected: last === null ? null : String(last), found: JSON.stringify(counted) }];
}

/** Every unfinished interview can be gone on with. */
function readableDrafts(database: Database): Fault[] {
  return draftsOf(database).damaged.map((id) => ({
    item: `draft ${id}`,
    expected: null,
    found: 'unreadable',
  }));
}

/** The unfinished interviews, oldest first, and the names of those that cannot be read. */
export function draftsOf(database: Database): {
  readonly whole: readonly KeptDraft[];
  readonly damaged: readonly string[];
} {
  const select = 'SELECT id, saved_at, answers FROM draft ORDER BY saved_at, rowid';
  const drafts = askable(
    () => database.all<{ id: string; saved_at: number; answers: string }>(select),
    [],
  ).map(({ id, saved_at, answers }): KeptDraft => ({ id, savedAt: saved_at, answers }));
  return {
    whole: drafts.filter(isKeptDraft),
    damaged: drafts.filter((draft) => !isKeptDraft(draft)).map(({ id }) => String(id)),
  };
}
