import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAnyEvent } from '../case/events.schema.ts';
import { type Recorded, silentlyEmptied } from '../case/history.ts';
import { foldHistory } from '../case/state.ts';
import { GENESIS, headOf, linkHash, payloadDigest, type StoredEvent, type TravellingChain } from './chain.ts';
import type { Database } from './database.ts';
import { differsFromEvents, type MakeRules } from './due.ts';
import { type ChainRow, keptBy, type KeptDraft, storedEvents, travellingChain } from './journal.ts';
import { digestOf } from './vault.ts';

/** Checking the whole store, and reading all of it as it stood at one instant. Nothing here writes. */

/** Something that is not as the journal says. */
export interface Damage {
  /** The number of its case; null if it belongs to none. */
  readonly case: number | null;
  readonly item: string;
  readonly kind: 'missing' | 'changed' | 'unexpected' | 'journal';
  readonly expected: string | null;
  readonly found: string | null;
}

/** Something worth knowing that is no damage. */
export interface Notice {
  readonly case: number | null;
  readonly item: string;
  readonly what: 'writable';
}

export interface Verification {
  /** A digest over the whole journal as it stands. */
  readonly head: string;
  readonly problems: readonly Damage[];
  readonly notices: readonly Notice[];
  /** How many files were read. */
  readonly files: number;
}

/** How often, and after how many milliseconds, a file that seems to be missing or nobody's is looked at again. */
const LOOKS = 5;
const PAUSE = 60;

/**
 * Checks every file against the journal and the journal against itself. The journal is read as it stood at one
 * instant. A writer puts a file into the vault just before it records it, and takes it out just after: a file that
 * seems to be missing or nobody's is looked at again before it is called damage.
 * @param only the number of one case; null for all, with files that belong to nobody
 */
export async function verifyStore(
  database: Database,
  vault: string,
  only: number | null,
  makeRules: MakeRules,
): Promise<Verification> {
  const found = checkFiles(readJournal(database, makeRules), vault, only, true);
  let passing = found.problems.filter(({ kind }) => kind === 'missing' || kind === 'unexpected');
  for (let look = 1; passing.length > 0 && look < LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const again = checkFiles(readJournal(database, makeRules), vault, only, false).problems.map(textOf);
    const gone = passing.filter((problem) => !again.includes(textOf(problem)));
    passing = passing.filter((problem) => !gone.includes(problem));
    found.problems = found.problems.filter((problem) => !gone.includes(problem));
  }
  return found;
}

const textOf = ({ case: number, kind, item }: Damage) => [number, kind, item].join(' ');

/** One chain as it was read: what is wrong with it, and its events as far as they can still be read. */
interface CheckedChain {
  readonly number: number | null;
  readonly history: readonly Recorded[];
  readonly problems: readonly Damage[];
}

interface Journal {
  readonly head: string;
  readonly chains: readonly CheckedChain[];
  /** What SQLite's own check says of the database. */
  readonly problems: readonly Damage[];
}

function readJournal(database: Database, makeRules: MakeRules): Journal {
  const still = database.holdStill();
  try {
    const chains = database.all<ChainRow>('SELECT * FROM chain ORDER BY id').map((chain): CheckedChain => {
      const { history, problems } = checkEvents(database, chain);
      const whole = problems.length === 0 && chain.number !== null;
      const clocks = whole && differsFromEvents(database, chain.id, foldHistory(history), makeRules);
      return {
        number: chain.number,
        history,
        problems: clocks
          ? [
              {
                case: chain.number,
                item: 'clocks',
                kind: 'journal',
                expected: 'as the events say',
                found: 'something else',
              },
            ]
          : problems,
      };
    });
    const checks = database.all<{ check: string }>(
      'SELECT integrity_check AS "check" FROM pragma_integrity_check',
    );
    const problems = checks
      .filter(({ check }) => check !== 'ok')
      .map(({ check }): Damage => ({
        case: null,
        item: 'database',
        kind: 'journal',
        expected: 'ok',
        found: check,
      }));
    return { head: storeHead(database), chains, problems };
  } finally {
    still.close();
  }
}

/** Every event against its place, its link, its digest and its schema. */
function checkEvents(database: Database, chain: ChainRow): { history: Recorded[]; problems: Damage[] } {
  const problems: Damage[] = [];
  const history: Recorded[] = [];
  const say = (item: string, expected: string, found: string) =>
    problems.push({ case: chain.number, item, kind: 'journal', expected, found });
  let previous = GENESIS;
  let next = 1;
  for (const row of storedEvents(database, chain.id)) {
    const item = `event ${row.seq}`;
    if (row.seq !== next) say(item, `event ${next}`, item);
    if (row.algorithm !== 'sha256') say(item, 'sha256', row.algorithm);
    const link = linkHash(previous, row.digest);
    if (link !== row.hash) say(item, link, row.hash);
    const event = readStored(row, chain.number !== null);
    if (event.problem) say(item, row.digest, event.problem);
    history.push({ seq: row.seq, hash: row.hash, event: event.value });
    previous = row.hash;
    next = row.seq + 1;
  }
  if (chain.head !== previous) say('head', previous, chain.head);
  if (chain.length !== next - 1) say('length', String(next - 1), String(chain.length));
  // An event that cannot be read looks empty, too, and was told of already.
  const emptied = problems.length === 0 ? silentlyEmptied(history) : undefined;
  if (emptied) say(`event ${emptied.seq}`, 'an event, or a later one that says it was erased', 'nothing');
  const opening = history[0]?.event;
  if (opening?.type === 'case-opened' && opening.identity !== chain.identity)
    say('identity', opening.identity, chain.identity);
  return { history, problems };
}

/** What an event says, unless it was erased; what is wrong with it, as the digest that was found. */
function readStored(
  { salt, payload, digest }: StoredEvent,
  ofCase: boolean,
): { value: Recorded['event']; problem?: string } {
  if (salt === null && payload === null) return { value: null };
  if (salt === null || payload === null) return { value: null, problem: 'half erased' };
  const found = payloadDigest(salt, payload);
  if (found !== digest) return { value: null, problem: found };
  try {
    const text = Buffer.from(payload).toString('utf8');
    return { value: readAnyEvent(text, ofCase) };
  } catch {
    return { value: null, problem: 'unreadable' };
  }
}

/** @param read whether the bytes are read, too, or only whether there are any */
function checkFiles(
  journal: Journal,
  vault: string,
  only: number | null,
  read: boolean,
): { -readonly [K in keyof Verification]: Verification[K] } {
  const problems: Damage[] = [...journal.problems];
  const notices: Notice[] = [];
  const known = new Set<string>();
  let files = 0;
  for (const { number, history, problems: found } of journal.chains) {
    const kept = keptBy(history);
    for (const { digest } of kept) known.add(digest);
    if (only !== null && number !== only) continue;
    problems.push(...found);
    for (const { digest, item } of kept) {
      files += 1;
      const path = join(vault, digest);
      const file = read ? digestOf(path) : existsSync(path) ? { digest, writable: false } : undefined;
      if (!file) problems.push({ case: number, item, kind: 'missing', expected: digest, found: null });
      else if (file.digest !== digest)
        problems.push({ case: number, item, kind: 'changed', expected: digest, found: file.digest });
      else if (file.writable) notices.push({ case: number, item, what: 'writable' });
    }
  }
  // While an event cannot be read, its file would look like nobody's.
  const readable = journal.chains.every(({ problems: found }) => found.length === 0);
  if (only === null && readable) problems.push(...unknownFiles(vault, known));
  return { head: journal.head, problems, notices, files };
}

/** Files in the vault of which no event tells. */
function unknownFiles(vault: string, known: ReadonlySet<string>): Damage[] {
  if (!existsSync(vault)) return [];
  return readdirSync(vault)
    .filter((name) => !known.has(name))
    .map((name) => ({ case: null, item: name, kind: 'unexpected', expected: null, found: name }));
}

/** A digest over the heads of all chains. */
export function storeHead(database: Database): string {
  return headOf(database.all('SELECT identity, head FROM chain WHERE length > 0'));
}

/**
 * Whether the journal still contains what a hash was printed of: an event, or the whole store as it stood after some
 * event.
 * @param wanted at least 12 hex digits
 */
export function journalContains(database: Database, wanted: string): boolean {
  const rows = database.all<{ chain: number; identity: string; hash: string }>(
    'SELECT event.chain, identity, hash FROM event JOIN chain ON chain.id = event.chain ORDER BY event.id',
  );
  if (rows.some(({ hash }) => hash.startsWith(wanted))) return true;
  const heads = new Map<number, { identity: string; head: string }>();
  return rows.some(({ chain, identity, hash }) => {
    heads.set(chain, { identity, head: hash });
    return headOf([...heads.values()]).startsWith(wanted);
  });
}

/** All chains and drafts as they stood at one instant. Writers wait until it is closed. */
export interface Snapshot {
  readonly drafts: readonly KeptDraft[];
  /** A digest over the heads of all chains. */
  readonly head: string;
  /** One after the other, the chain of the whole store first, then cases by number; to be gone through before `close`. */
  chains(): Iterable<TravellingChain>;
  close(): void;
}

/** All of the store at one instant, chain by chain: memory stays that of the longest one. */
export function takeSnapshot(database: Database): Snapshot {
  const still = database.holdStill();
  try {
    const drafts = database
      .all<{ id: string; saved_at: number; answers: string }>('SELECT * FROM draft ORDER BY saved_at, rowid')
      .map(({ id, saved_at, answers }): KeptDraft => ({ id, savedAt: saved_at, answers }));
    return {
      drafts,
      head: storeHead(database),
      chains: () => allChains(database),
      close: () => still.close(),
    };
  } catch (error) {
    still.close();
    throw error;
  }
}

function* allChains(database: Database): Iterable<TravellingChain> {
  // The chain without a number sorts first.
  for (const row of database.all<ChainRow>('SELECT * FROM chain WHERE length > 0 ORDER BY number'))
    yield travellingChain(database, row);
}
