import { join } from 'node:path';
import { areInstants, lift } from '../case/events.ts';
import { type Facts, sameOrderKey } from '../case/facts.ts';
import type { Recorded } from '../case/history.ts';
import { foldOwnRules, NO_OWN_RULES, type OwnRules, type StoreEvent } from '../case/own-rules.ts';
import { type CaseState, FOLD_VERSION, foldHistory, type StoredCase } from '../case/state.ts';
import type { Rules } from '../clocks/windows.ts';
import { RefundError } from '../errors.ts';
import type {
  KeptDraft,
  PressingClock,
  Snapshot,
  StoreReader,
  TravellingChain,
  Verification,
} from '../ports.ts';
import { readTravelling } from './chain.ts';
import type { Database } from './database.ts';
import { type DueRow, dueRows, listedNumbers, listOrder, pressingOrder, rulesStamp, SOON } from './due.ts';
import { brokenOff, looseRights, vaultFolder } from './vault.ts';

/** How rules are made of what the user added; tests hand in others than the shipped ones. */
export type MakeRules = (own: OwnRules) => Rules;

/** The events of every chain, and the rules that follow from those of the whole store. */
class Journal {
  protected readonly database: Database;
  readonly #makeRules: MakeRules;
  #own: { readonly own: OwnRules; readonly head: string } | undefined;
  #rules: Rules | undefined;

  constructor(database: Database, makeRules: MakeRules) {
    this.database = database;
    this.#makeRules = makeRules;
  }

  /** The rules with what the user added. */
  protected rules(): Rules {
    this.#rules ??= this.#makeRules(this.own().own);
    return this.#rules;
  }

  /** Changes whenever clocks might that were computed from the rules. */
  protected stamp(): string {
    return rulesStamp(this.rules(), this.own().head);
  }

  /** Whether the due table was computed from these rules. */
  protected isFresh(): boolean {
    const kept = this.database.get<{ value: string }>("SELECT value FROM stamp WHERE name = 'due'");
    return kept?.value === this.stamp();
  }

  /** What the user added for the whole store, and the head of the chain that says so. */
  protected own(): { readonly own: OwnRules; readonly head: string } {
    if (this.#own) return this.#own;
    let own = NO_OWN_RULES;
    let head = '';
    for (const { hash, payload } of this.database.all<{ hash: string; payload: Buffer }>(
      'SELECT hash, payload FROM event JOIN chain ON chain.id = event.chain WHERE chain.number IS NULL ORDER BY seq',
    )) {
      own = this.readable(() =>
        foldOwnRules(own, lift<StoreEvent>(payload.toString('utf8'), this.database.path)),
      );
      head = hash;
    }
    this.#own = { own, head };
    return this.#own;
  }

  /** Whatever breaks over events that were read breaks because they are damaged. @throws RefundError `store-damaged` */
  protected readable<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof RefundError) throw error;
      throw new RefundError('store-damaged', { path: this.database.path, reason: 'event' }, error);
    }
  }

  /** To be called when the user's rules changed. */
  protected forgetRules(): void {
    this.#own = undefined;
    this.#rules = undefined;
  }

  protected chainOf(number: number): number {
    const row = this.database.get<{ id: number }>('SELECT id FROM chain WHERE number = ?', number);
    if (!row) throw new RefundError('no-such-case', { given: String(number) });
    return row.id;
  }

  protected historyOf(chain: number): Recorded[] {
    return this.database
      .all<{ seq: number; hash: string; payload: Buffer | null }>(
        'SELECT seq, hash, payload FROM event WHERE chain = ? ORDER BY seq',
        chain,
      )
      .map(({ seq, hash, payload }) => ({
        seq,
        hash,
        event: payload && lift(payload.toString('utf8'), this.database.path),
      }));
  }
}

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
    const { takeSnapshot } = await import('./chain.ts');
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

/** A state as the store keeps it; undefined where it is damaged: the events, which it was folded from, still tell. */
function keptState(body: string): CaseState | undefined {
  let state: unknown;
  try {
    state = JSON.parse(body);
  } catch {
    return undefined;
  }
  return isState(state) ? state : undefined;
}

function isState(value: unknown): value is CaseState {
  if (!isObject(value)) return false;
  const {
    identity,
    facts,
    happened,
    clauses,
    exhibits,
    ownLengths,
    closed,
    openedAt,
    recordedUntil,
    lastSeq,
  } = value;
  return (
    typeof identity === 'string' &&
    isObject(facts) &&
    typeof facts['site'] === 'string' &&
    typeof facts['payChannel'] === 'string' &&
    [facts['amountFen'], facts['paidAt'], openedAt, recordedUntil, lastSeq].every(Number.isFinite) &&
    [happened, clauses, exhibits].every(areEvents) &&
    isObject(ownLengths) &&
    (closed === null || (isObject(closed) && typeof closed['outcome'] === 'string'))
  );
}

function areEvents(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (one: unknown) =>
        isObject(one) &&
        Number.isFinite(one['seq']) &&
        isObject(one['event']) &&
        typeof one['event']['type'] === 'string' &&
        areInstants(one['event']),
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
