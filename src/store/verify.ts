import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '../case/history.ts';
import { foldHistory } from '../case/state.ts';
import {
  type ChainFault,
  HeadsGoingBack,
  headOf,
  isCaseNumber,
  isRegular,
  readChain,
  type TravellingChain,
} from './chain.ts';
import { isAtWork, isMark } from './at-work.ts';
import type { Database } from './database.ts';
import { differsFromEvents, type MakeRules } from './due.ts';
import { draftsOf, faultsOf } from './invariants.ts';
import { type ChainRow, keptBy, type KeptDraft, SELECT_CHAIN, travellingChain } from './journal.ts';
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
  readonly what: 'writable' | 'link';
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
  /** What is wrong with the store as a whole. */
  readonly problems: readonly Damage[];
}

function readJournal(database: Database, makeRules: MakeRules): Journal {
  const still = database.holdStill();
  try {
    const differs = differsFromEvents(database, makeRules);
    const chains = database.all<ChainRow>(`${SELECT_CHAIN} ORDER BY id`).map((chain): CheckedChain => {
      const { number } = chain;
      const { history, faults } = readChain(travellingChain(database, chain));
      const problems = faults.map((fault) => chainDamage(number, fault));
      const isOtherwise = problems.length === 0 && number !== null && differs(chain.id, foldHistory(history));
      return { number, history, problems: isOtherwise ? [clocksDamage(number)] : problems };
    });
    return { head: storeHead(database), chains, problems: storeProblems(database) };
  } finally {
    still.close();
  }
}

function journalDamage(
  number: number | null,
  item: string,
  expected: string | null,
  found: string | null,
): Damage {
  return {
    case: isCaseNumber(number) ? number : null,
    item: shortened(item),
    kind: 'journal',
    expected: expected && shortened(expected),
    found: found && shortened(found),
  };
}

/** As much of what somebody put there as can be shown. */
const MOST_SHOWN = 500;

function shortened(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function clocksDamage(number: number | null): Damage {
  return journalDamage(number, 'clocks', 'as the events say', 'something else');
}

function storeProblems(database: Database): Damage[] {
  return faultsOf(database).map(({ case: number = null, item, expected, found }) =>
    journalDamage(number, item, expected, found),
  );
}

/** What is wrong with a chain, as it is told of: its event, or what of the whole. */
export function chainDamage(number: number | null, { seq, why, expected, found }: ChainFault): Damage {
  return journalDamage(number, seq === null ? why : `event ${seq}`, expected, found);
}

/** @param read whether the bytes are read, too, or only whether there are any */
function checkFiles(
  journal: Journal,
  vault: string,
  only: number | null,
  read: boolean,
): { -readonly [K in keyof Verification]: Verification[K] } {
  const problems = journal.problems.filter(
    ({ case: number }) => only === null || number === null || number === only,
  );
  const notices: Notice[] = [];
  const known = new Set<string>();
  let files = 0;
  for (const { number, history, problems: found } of journal.chains) {
    const kept = keptBy(history);
    for (const { digest } of kept) known.add(digest);
    if (only !== null && number !== only) continue;
    for (const problem of found) problems.push(problem);
    for (const { digest, item } of kept) {
      files += 1;
      const path = join(vault, digest);
      const unread = existsSync(path) ? { digest, writable: false, link: false } : undefined;
      const file = read ? digestOf(path) : unread;
      if (!file) problems.push({ case: number, item, kind: 'missing', expected: digest, found: null });
      else if (file.digest !== digest)
        problems.push({ case: number, item, kind: 'changed', expected: digest, found: file.digest });
      else if (file.link) notices.push({ case: number, item, what: 'link' });
      else if (file.writable) notices.push({ case: number, item, what: 'writable' });
    }
  }
  // While an event cannot be read, or a case may have been taken out, its file would look like nobody's.
  const readable =
    journal.problems.length === 0 && journal.chains.every(({ problems: found }) => found.length === 0);
  if (only === null && readable) for (const problem of unknownFiles(vault, known)) problems.push(problem);
  return { head: journal.head, problems, notices, files };
}

/** Files in the vault of which no event tells; none while somebody is at work there, who has not recorded yet. */
function unknownFiles(vault: string, known: ReadonlySet<string>): Damage[] {
  const names = existsSync(vault) ? readdirSync(vault) : [];
  if (names.some(isAtWork)) return [];
  return names
    .filter((name) => !known.has(name) && !isMark(join(vault, name)))
    .map((name) => ({ case: null, item: name, kind: 'unexpected', expected: null, found: name }));
}

/** A digest over the heads of all chains. */
export function storeHead(database: Database): string {
  return headOf(database.all('SELECT identity, head FROM chain WHERE length > 0'));
}

/**
 * Whether the journal still contains what a hash was printed of: an event, or the whole store as it stood after some
 * event. The store is walked back from its end, as what was printed of late is what is mostly asked for.
 * @param wanted at least 12 hex digits
 */
export function journalContains(database: Database, wanted: string): boolean {
  const rows = database.all<{ identity: string; hash: string }>(
    'SELECT identity, hash FROM event JOIN chain ON chain.id = event.chain ORDER BY event.id',
  );
  if (rows.some(({ hash }) => String(hash).startsWith(wanted))) return true;
  const heads = new Map<string, string>();
  // Of what was changed by hand nothing was ever printed.
  const steps = rows
    .filter(({ identity, hash }) => isRegular(identity, hash))
    .map(({ identity, hash }) => {
      const before = heads.get(identity) ?? null;
      heads.set(identity, hash);
      return { identity, before };
    });
  const lines = new HeadsGoingBack([...heads].map(([identity, head]) => ({ identity, head })));
  return steps.toReversed().some(({ identity, before }) => {
    if (lines.digest().startsWith(wanted)) return true;
    lines.set(identity, before);
    return false;
  });
}

/** All chains and drafts as they stood at one instant. Writers wait until it is closed. */
export interface Snapshot {
  /** Those that can be gone on with. */
  readonly drafts: readonly KeptDraft[];
  /** What is wrong with the store as a whole, a draft that cannot be read among it. */
  readonly problems: readonly Damage[];
  /** A digest over the heads of all chains. */
  readonly head: string;
  /** One after the other, the chain of the whole store first, then cases by number; to be gone through before `close`. */
  chains(): Iterable<TravellingChain>;
  /** What is wrong beside the chain of a case that holds: its end was cut off, and only its clocks still know. */
  besides(chain: TravellingChain, history: readonly Recorded[]): readonly Damage[];
  close(): void;
}

/** All of the store at one instant, chain by chain: memory stays that of the longest one. */
export function takeSnapshot(database: Database, makeRules: MakeRules): Snapshot {
  const still = database.holdStill();
  try {
    const differs = differsFromEvents(database, makeRules);
    const idOf = (identity: string) =>
      database.get<{ id: number }>('SELECT id FROM chain WHERE identity = ?', identity)?.id;
    return {
      drafts: draftsOf(database).whole,
      problems: storeProblems(database),
      head: storeHead(database),
      chains: () => allChains(database),
      besides: ({ identity, number }, history) =>
        number !== null && differs(idOf(identity) ?? 0, foldHistory(history)) ? [clocksDamage(number)] : [],
      close: () => still.close(),
    };
  } catch (error) {
    still.close();
    throw error;
  }
}

function* allChains(database: Database): Iterable<TravellingChain> {
  // The chain without a number sorts first.
  for (const row of database.all<ChainRow>(`${SELECT_CHAIN} ORDER BY number`))
    yield travellingChain(database, row);
}
