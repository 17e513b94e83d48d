import { join } from 'node:path';
import type { Facts } from '../case/facts.ts';
import type { Recorded } from '../case/history.ts';
import type { OwnRules } from '../case/own-rules.ts';
import type { StoredCase } from '../case/state.ts';
import { RefundError } from '../errors.ts';
import type { TravellingChain } from './chain.ts';
import type { Database } from './database.ts';
import {
  closedChains,
  computeInMemory,
  listedNumbers,
  type MakeRules,
  openCount,
  type PressingClock,
  pressingClocks,
} from './due.ts';
import {
  casesCalled,
  caseWithOrder,
  chainOf,
  exhibitsWith,
  historyOf,
  type KeptDraft,
  ownRulesOf,
  rulesNaming,
  stateOf,
  travellingChain,
} from './journal.ts';
import { vaultFolder } from './vault.ts';
import type { Snapshot, Verification } from './verify.ts';

/** What can be read of the store. Every call sees what was committed before it; nothing here writes to the disk. */
export type StoreReader = ReturnType<typeof readingStore>;

export function readingStore(database: Database, home: string, makeRules: MakeRules) {
  const vault = vaultFolder(home);
  // Only the list reads the index of due dates.
  let checked = false;
  const withDue = (): Database => {
    if (!checked) computeInMemory(database, makeRules);
    checked = true;
    return database;
  };
  const caseOf = (id: number, number: number): StoredCase => {
    const state = stateOf(database, id);
    if (!state) throw new RefundError('no-such-case', { given: String(number) });
    return { number, state };
  };

  return {
    /**
     * Open cases in the order of the list, as seen at an instant; with `all` the closed ones after them.
     * @param limit at most so many of the open ones
     */
    cases(now: number, all: boolean, limit: number = Infinity): StoredCase[] {
      const cases: StoredCase[] = [];
      for (const number of limit > 0 ? listedNumbers(withDue(), now) : []) {
        cases.push(caseOf(chainOf(database, number).id, number));
        if (cases.length >= limit) break;
      }
      if (!all) return cases;
      const closed = closedChains(withDue()).flatMap(({ id, number }) => {
        const state = stateOf(database, id);
        return state ? [{ number, state }] : [];
      });
      return [...cases, ...closed];
    },

    /** How many cases are open. */
    openCount: (): number => openCount(withDue()),

    /** @throws RefundError `no-such-case` */
    caseByNumber: (number: number): StoredCase => caseOf(chainOf(database, number).id, number),

    /** The cases, open or closed, whose site, order or product holds a text. */
    casesCalled: (part: string): StoredCase[] => casesCalled(database, part),

    /** The chain of a case, also of one whose opening was undone. @throws RefundError `no-such-case` */
    history: (number: number): Recorded[] => historyOf(database, chainOf(database, number).id),

    /** The clocks of open cases that alarm at an instant: due within 24 hours, soonest first, then those over, newest first. */
    pressing: (now: number): PressingClock[] => pressingClocks(withDue(), now),

    /** The exhibits with these bytes in every case, by case and number. */
    exhibitsWith: (digests: readonly string[]) => exhibitsWith(database, digests),

    /** Where the bytes of a digest lie. */
    vaultPath: (digest: string): string => join(vault, digest),

    /** Every case number ever given, in order. */
    numbers: (): number[] =>
      database
        .all<{ number: number }>('SELECT number FROM chain WHERE number IS NOT NULL ORDER BY number')
        .map(({ number }) => number),

    /** The number of the case with an identity, also of one whose opening was undone; null if there is none. */
    numberOf: (identity: string): number | null =>
      database.get<{ number: number | null }>('SELECT number FROM chain WHERE identity = ?', identity)
        ?.number ?? null,

    /** Nothing is in it: no case, no rule, no draft. */
    isEmpty: (): boolean =>
      !database.get('SELECT 1 FROM chain LIMIT 1') && !database.get('SELECT 1 FROM draft'),

    /** The number of the case that the newest event belongs to. */
    newest: (): number | null =>
      database.get<{ number: number }>(
        'SELECT number FROM event JOIN chain ON chain.id = event.chain WHERE number IS NOT NULL ORDER BY event.id DESC LIMIT 1',
      )?.number ?? null,

    /** The open or closed case with the same site and order (or, without an order, payment number). */
    sameOrder: (facts: Pick<Facts, 'site' | 'order' | 'paymentNo'>): number | null =>
      caseWithOrder(database, facts),

    /** The unfinished interview that was gone on with last; what else is kept for later has the name of its command. */
    newestDraft: (): KeptDraft | null =>
      draftOf(
        database.get<DraftRow>(
          "SELECT id, saved_at, answers FROM draft WHERE id NOT LIKE 'got-%' ORDER BY saved_at DESC, rowid DESC LIMIT 1",
        ),
      ),

    draftNamed: (id: string): KeptDraft | null =>
      draftOf(database.get<DraftRow>('SELECT id, saved_at, answers FROM draft WHERE id = ?', id)),

    /** What the user added to the rules for the whole store. */
    ownRules: (): OwnRules => ownRulesOf(database).own,

    /** The places of the user's own rules that name one of these sites, those that were taken back as well. */
    rulesNaming: (sites: readonly string[]) => rulesNaming(database, sites),

    /** Checks everything, or one case, against the journal, as it stood at one instant. */
    verify: async (number: number | null): Promise<Verification> =>
      (await import('./verify.ts')).verifyStore(database, vault, number, makeRules),

    /**
     * What broken-off commands left behind, what others may read or write, and files that belonged to no case;
     * absolute paths, but for the last.
     */
    async leftovers() {
      const { brokenOffForGood, leftJournal, looseRights, lostFiles } = await import('./tidying.ts');
      // What somebody writes just now looks the same.
      const journal = leftJournal(home) && database.whileNobodyWrites(() => leftJournal(home));
      return {
        brokenOff: [...(await brokenOffForGood(home)), ...(journal === undefined ? [] : [journal])],
        looseRights: looseRights(home).map(({ path }) => path),
        lost: lostFiles(home),
      };
    },

    /** Copies of older stores beside the store; absolute paths. */
    olderCopies: async (): Promise<string[]> => (await import('./tidying.ts')).olderCopies(home),

    /** Which of these digests lie in `lost+found`. */
    inLost: async (digests: readonly string[]): Promise<string[]> =>
      (await import('./tidying.ts')).inLost(home, digests),

    /** Whether the journal contains what a hash (12 hex digits or more) was printed of. */
    contains: async (hash: string): Promise<boolean> =>
      (await import('./verify.ts')).journalContains(database, hash),

    /** A digest over the heads of all chains. */
    head: async (): Promise<string> => (await import('./verify.ts')).storeHead(database),

    /** The chain of a case with all its bytes, up to where the store says it ends. @throws RefundError `no-such-case`, `store-damaged` */
    travelling(number: number): TravellingChain {
      const still = database.holdStill();
      try {
        const row = chainOf(database, number);
        const chain = travellingChain(database, row);
        const last = chain.events.at(-1);
        if (last?.hash !== row.head || last.seq !== row.length)
          throw new RefundError('store-damaged', { path: database.path, reason: 'event' });
        return chain;
      } finally {
        still.close();
      }
    },

    /** Everything at one instant, read from one transaction. */
    snapshot: async (): Promise<Snapshot> => (await import('./verify.ts')).takeSnapshot(database, makeRules),
  };
}

interface DraftRow {
  readonly id: string;
  readonly saved_at: number;
  readonly answers: string;
}

const draftOf = (row: DraftRow | undefined): KeptDraft | null =>
  row ? { id: row.id, savedAt: row.saved_at, answers: row.answers } : null;
