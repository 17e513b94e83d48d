import { join } from 'node:path';
import { brokenOff, looseRights } from './leftovers.ts';
import { vaultFolder } from './vault-folder.ts';
import type { Recorded } from '../case/events.ts';
import type { Facts } from '../case/facts.ts';
import { foldHistory } from '../case/fold.ts';
import { type CaseState, FOLD_VERSION, type StoredCase } from '../case/state.ts';
import { sameOrderKey } from '../case/view.ts';
import type { OwnRules } from '../case/own-rules.ts';
import { RefundError } from '../errors.ts';
import type {
  KeptDraft,
  PressingClock,
  Snapshot,
  StoreReader,
  TravellingChain,
  Verification,
} from '../ports.ts';
import type { Database } from './database.ts';
import { listedNumbers } from './case-list.ts';
import { keptState } from './kept-state.ts';
import { dueRows, type DueRow, listOrder, pressingOrder, SOON } from './due.ts';
import { Journal, type MakeRules } from './journal.ts';
import { readTravelling } from './travelling.ts';

interface StateRow {
  chain: number;
  number: number;
  fold_version: number;
  open: number;
  body: string;
}

const STATE = 'SELECT chain.number, state.* FROM state JOIN chain ON chain.id = state.chain';

/** Reads the store. Nothing here writes. */
export class Reader extends Journal implements StoreReader {
  protected readonly home: string;
  readonly #vault: string;

  constructor(database: Database, makeRules: MakeRules, home: string) {
    super(database, makeRules);
    this.home = home;
    this.#vault = vaultFolder(home);
  }

  exhibitsWith(digest: string): { number: number; exhibit: number }[] {
    return this.database.all(
      'SELECT chain.number, exhibit.number AS exhibit FROM exhibit JOIN chain ON chain.id = exhibit.chain ' +
        'WHERE digest = ? ORDER BY chain.number, exhibit.number',
      digest,
    );
  }

  vaultPath(digest: string): string {
    return join(this.#vault, digest);
  }

  ownRules(): OwnRules {
    return this.own().own;
  }

  cases(now: number, all: boolean, limit: number = Infinity): StoredCase[] {
    const cases = this.openCases(now, limit);
    if (!all) return cases;
    const closed = this.database.all<StateRow>(`${STATE} WHERE open = 0 ORDER BY chain.number DESC`);
    return [...cases, ...closed.map((row) => ({ number: row.number, state: this.stateOf(row) }))];
  }

  openCount(): number {
    const row = this.database.get<{ count: number }>('SELECT count(*) AS count FROM state WHERE open = 1');
    return row?.count ?? 0;
  }

  caseByNumber(number: number): StoredCase {
    const row = this.database.get<StateRow>(`${STATE} WHERE chain.number = ?`, number);
    if (!row) throw new RefundError('no-such-case', { given: String(number) });
    return { number, state: this.stateOf(row) };
  }

  history(number: number): Recorded[] {
    return this.historyOf(this.chainOf(number));
  }

  pressing(now: number): PressingClock[] {
    const rows = this.isFresh()
      ? this.database.all<DueRow & { number: number }>(
          'SELECT number, window, due_at AS dueAt, alarming FROM due JOIN chain ON chain.id = due.chain ' +
            'WHERE alarming > 0 AND due_at <= ?',
          now + SOON,
        )
      : this.cases(now, false).flatMap(({ number, state }) =>
          dueRows(state, this.rules()).map((row) => ({ ...row, number })),
        );
    return pressingOrder(rows, now);
  }

  numbers(): number[] {
    return this.database
      .all<{ number: number }>('SELECT number FROM chain WHERE number IS NOT NULL ORDER BY number')
      .map(({ number }) => number);
  }

  numberOf(identity: string): number | null {
    const row = this.database.get<{ number: number | null }>(
      'SELECT number FROM chain WHERE identity = ?',
      identity,
    );
    return row?.number ?? null;
  }

  isEmpty(): boolean {
    return !this.database.get('SELECT 1 FROM chain UNION ALL SELECT 1 FROM draft LIMIT 1');
  }

  newest(): number | null {
    const row = this.database.get<{ number: number }>(
      'SELECT number FROM event JOIN chain ON chain.id = event.chain WHERE number IS NOT NULL ORDER BY event.id DESC LIMIT 1',
    );
    return row?.number ?? null;
  }

  sameOrder(facts: Pick<Facts, 'site' | 'order' | 'paymentNo'>): number | null {
    const key = sameOrderKey(facts);
    if (key === null) return null;
    const row = this.database.get<{ number: number }>(`${STATE} WHERE same_order = ? ORDER BY number`, key);
    return row?.number ?? null;
  }

  newestDraft(): KeptDraft | null {
    const row = this.database.get<{ id: string; saved_at: number; answers: string }>(
      'SELECT * FROM draft ORDER BY saved_at DESC, rowid DESC LIMIT 1',
    );
    return row ? { id: row.id, savedAt: row.saved_at, answers: row.answers } : null;
  }

  async verify(number: number | null): Promise<Verification> {
    const { verifyStore } = await import('./verify.ts');
    return verifyStore(this.database, this.#vault, number, this.isFresh() ? this.rules() : null);
  }

  leftovers(): { brokenOff: string[]; looseRights: string[] } {
    return {
      brokenOff: brokenOff(this.home),
      looseRights: looseRights(this.home).map(({ path }) => path),
    };
  }

  async contains(hash: string): Promise<boolean> {
    const { journalContains } = await import('./verify.ts');
    return journalContains(this.database, hash);
  }

  async head(): Promise<string> {
    const { headOf } = await import('./chain.ts');
    return headOf(this.database.all('SELECT identity, head FROM chain WHERE length > 0'));
  }

  travelling(number: number): TravellingChain {
    const chain = readTravelling(this.database, number);
    if (!chain) throw new RefundError('no-such-case', { given: String(number) });
    return chain;
  }

  async snapshot(): Promise<Snapshot> {
    const { takeSnapshot } = await import('./snapshot.ts');
    return takeSnapshot(this.database);
  }

  /** A state that is damaged or was made by an older fold is folded again from its events; a writer puts it back. */
  private stateOf(row: StateRow): CaseState {
    const kept = row.fold_version === FOLD_VERSION ? keptState(row.body) : undefined;
    const state = kept ?? this.readable(() => foldHistory(this.historyOf(row.chain)));
    if (!state) throw new RefundError('store-damaged', { path: this.database.path, reason: 'state' });
    return state;
  }

  /** In the order of the list; where the due table was computed from other rules than today's, in memory. */
  private openCases(now: number, limit: number): StoredCase[] {
    if (this.isFresh()) {
      const cases: StoredCase[] = [];
      if (limit > 0) {
        for (const number of listedNumbers(this.database, now)) {
          cases.push(this.caseByNumber(number));
          if (cases.length >= limit) break;
        }
      }
      return cases;
    }
    const states = new Map(
      this.database
        .all<StateRow>(`${STATE} WHERE open = 1 ORDER BY chain.id`)
        .map((row) => [row.number, this.stateOf(row)] as const),
    );
    const rows = Array.from(states, ([number, state]) => ({ number, rows: dueRows(state, this.rules()) }));
    return listOrder(rows, now)
      .slice(0, limit)
      .flatMap((number) => {
        const state = states.get(number);
        return state ? [{ number, state }] : [];
      });
  }
}
