import { judge } from '../case/classify.ts';
import type { CaseState } from '../case/state.ts';
import { alarms, deadlinesOf } from '../clocks/deadlines.ts';
import { alarmBasis, type Rules } from '../clocks/windows.ts';
import { RefundError } from '../errors.ts';
import { DAY } from '../time/day.ts';
import { askable, type Database } from './database.ts';
import { ownRulesOf, stateOf } from './journal.ts';

/**
 * The index of due dates: the only thing the store keeps that could be computed from the events. It keeps the list as
 * fast for 100,000 cases as for ten. Each row says from which rules it was computed; a reader that finds other rules
 * than today's computes the table for itself, in memory, under the same name.
 */

/** A clock that runs in an open case. */
interface DueRow {
  readonly window: string;
  readonly startedBy: number;
  /** Exclusive end, milliseconds UTC. */
  readonly dueAt: number;
  readonly owedBy: string;
  /** 0 never alarms, 1 alarms until it is met, 2 alarms only until it is over. */
  readonly alarming: 0 | 1 | 2;
}

/** Every open case has one row that never falls due: a case that has none is closed. */
const OPEN: DueRow = { window: 'open', startedBy: 1, dueAt: 8.64e15, owedBy: 'nobody', alarming: 0 };

/** The rows of a case; none of a closed one. They do not depend on the present instant. */
function dueRows(state: CaseState, rules: Rules): DueRow[] {
  if (state.closed) return [];
  const clocks = deadlinesOf(state, judge(state.facts), rules, state.openedAt).flatMap(
    (deadline): DueRow[] => {
      if (deadline.dueAt === null || deadline.startedBySeq === null || deadline.metAt !== null) return [];
      const { window } = deadline;
      const basis = alarmBasis(window);
      const before = alarms(window.nature, basis, { over: false });
      const alarming = !before ? 0 : alarms(window.nature, basis, { over: true }) ? 1 : 2;
      const { id, owedBy } = window;
      return [{ window: id, startedBy: deadline.startedBySeq, dueAt: deadline.dueAt, owedBy, alarming }];
    },
  );
  return [...clocks, OPEN];
}

/** Raised whenever the same events and the same rules give other rows: when the fold or the clocks' arithmetic changes. */
const METHOD = 1;

/**
 * A number that changes whenever the rows of an unchanged case might.
 * @param own the head of the chain that keeps what the user added for the whole store
 */
function fingerprintOf({ windows, announced }: Rules, own: string): number {
  const parts = windows.map((row) =>
    // Words may be mended without any date moving.
    JSON.stringify({ ...row, name: null, source: null, whenOver: null, law: null }),
  );
  return hashOf([METHOD, announced.last, own, ...parts].join(';'));
}

/** FNV-1a over two lanes, 52 bits: only has to tell different rules apart. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}

/** How rules are made of what the user added; tests hand in others than the shipped ones. */
export type MakeRules = (own: ReturnType<typeof ownRulesOf>['own']) => Rules;

/** The rules of this store, with their fingerprint. */
function rulesOf(
  database: Database,
  makeRules: MakeRules,
): { readonly rules: Rules; readonly fingerprint: number } {
  const { own, head } = ownRulesOf(database);
  const rules = makeRules(own);
  return { rules, fingerprint: fingerprintOf(rules, head) };
}

function isComputedFrom(database: Database, fingerprint: number): boolean {
  // Two queries: SQLite reads one end of an index each.
  const least =
    database.get<{ rules: number | null }>('SELECT min(rules) AS rules FROM due')?.rules ?? fingerprint;
  const most =
    database.get<{ rules: number | null }>('SELECT max(rules) AS rules FROM due')?.rules ?? fingerprint;
  return least === fingerprint && most === fingerprint;
}

/** Computes the rows of one case anew, in the transaction that changed it. @returns the case; null if there is none */
export function refreshCase(database: Database, chain: number, makeRules: MakeRules): CaseState | null {
  const { rules, fingerprint } = rulesOf(database, makeRules);
  const state = stateOf(database, chain);
  database.run('DELETE FROM due WHERE chain = ?', chain);
  if (state) insertRows(database, chain, dueRows(state, rules), fingerprint);
  return state;
}

/** Computes the rows of every case anew if they come from other rules than today's. */
export function refreshAll(database: Database, makeRules: MakeRules): void {
  if (isComputedFrom(database, rulesOf(database, makeRules).fingerprint)) return;
  database.transaction(() => {
    // Another window may have done it while this one waited.
    if (!isComputedFrom(database, rulesOf(database, makeRules).fingerprint)) computeAll(database, makeRules);
  });
}

/** Computes the rows of every case anew, in a transaction. */
export function computeAll(database: Database, makeRules: MakeRules): void {
  const { rules, fingerprint } = rulesOf(database, makeRules);
  database.run('DELETE FROM due');
  fill(database, rules, fingerprint);
}

/**
 * For a reader, which may not write to the store: if the kept rows come from other rules than today's, a temporary
 * table takes their place until the database is closed.
 */
export function computeInMemory(database: Database, makeRules: MakeRules): void {
  const { rules, fingerprint } = rulesOf(database, makeRules);
  if (isComputedFrom(database, fingerprint)) return;
  database.script(
    'PRAGMA temp_store = MEMORY; CREATE TEMP TABLE due AS SELECT * FROM main.due WHERE false; CREATE INDEX temp.due_again ON due (due_at, chain); CREATE INDEX temp.due_of ON due (chain)',
  );
  fill(database, rules, fingerprint);
}

function fill(database: Database, rules: Rules, fingerprint: number): void {
  for (const { id } of database.all<{ id: number }>(
    'SELECT id FROM chain WHERE number IS NOT NULL ORDER BY id',
  ))
    insertRows(database, id, rowsOrOpen(database, id, rules), fingerprint);
}

/** A damaged case stays in the list, without its clocks: the user who opens it is told of the damage. */
function rowsOrOpen(database: Database, chain: number, rules: Rules): DueRow[] {
  try {
    const state = stateOf(database, chain);
    return state ? dueRows(state, rules) : [];
  } catch (error) {
    if (error instanceof RefundError && error.code === 'store-damaged') return [OPEN];
    throw error;
  }
}

function insertRows(database: Database, chain: number, rows: readonly DueRow[], fingerprint: number): void {
  for (const { window, startedBy, dueAt, owedBy, alarming } of rows) {
    database.run(
      'INSERT INTO due (chain, window, started_by, due_at, owed_by, alarming, rules) VALUES (?, ?, ?, ?, ?, ?, ?)',
      chain,
      window,
      startedBy,
      dueAt,
      owedBy,
      alarming,
      fingerprint,
    );
  }
}

/**
 * Tells whether the table holds of a case what the events do not say, or lacks what they say; for `verify`. Rows of
 * other rules than today's are left to the next that writes, and so are all if the user's own rules cannot be read.
 */
export function differsFromEvents(
  database: Database,
  makeRules: MakeRules,
): (chain: number, state: CaseState | null) => boolean {
  const today = askable(() => rulesOf(database, makeRules), undefined);
  if (!today || !askable(() => isComputedFrom(database, today.fingerprint), false)) return () => false;
  const texts = (rows: readonly DueRow[]) =>
    rows
      .map(({ window, startedBy, dueAt, owedBy, alarming }) =>
        [window, startedBy, dueAt, owedBy, alarming].join(' '),
      )
      .toSorted()
      .join();
  return (chain, state) => {
    const select =
      'SELECT window, started_by AS startedBy, due_at AS dueAt, owed_by AS owedBy, alarming FROM due WHERE chain = ?';
    const kept = askable(() => database.all<DueRow>(select, chain), undefined);
    return kept !== undefined && texts(kept) !== texts(state ? dueRows(state, today.rules) : []);
  };
}

/** A clock of somebody else that is over: the user may act now. */
const OTHERS_OVER = "owed_by <> 'you' AND due_at <= ?";
const none = (clocks: string) => `NOT EXISTS (SELECT 1 FROM due WHERE due.chain = chain.id AND ${clocks})`;

const OVER =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE ${OTHERS_OVER} ORDER BY due_at DESC, due.chain DESC`;
const AHEAD =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE due_at > ? AND due_at < ${OPEN.dueAt} AND ${none(OTHERS_OVER)} ORDER BY due_at, due.chain`;
const REST =
  'SELECT number FROM due JOIN chain ON chain.id = due.chain ' +
  `WHERE due_at = ${OPEN.dueAt} AND ${none(OTHERS_OVER)} AND ` +
  `${none(`due_at > ? AND due_at < ${OPEN.dueAt}`)} ORDER BY number DESC`;

/**
 * The numbers of the open cases in the order of the list: others' clocks that are over, newest first; then what is
 * due, soonest first; then the rest, newest case first. If several end together, the case that came into the store
 * last stands first among what is over, and last among what is due. Read one by one along the index of dates: the
 * first twenty cost the same however many there are.
 */
export function* listedNumbers(database: Database, now: number): Generator<number> {
  const seen = new Set<number>();
  for (const [sql, ...values] of [
    [OVER, now],
    [AHEAD, now, now],
    [REST, now, now],
  ] as const) {
    for (const { number } of database.each<{ number: number }>(sql, ...values)) {
      if (seen.has(number)) continue;
      seen.add(number);
      yield number;
    }
  }
}

/** How many cases are open. */
export function openCount(database: Database): number {
  return (
    database.get<{ count: number }>(`SELECT count(*) AS count FROM due WHERE due_at = ${OPEN.dueAt}`)
      ?.count ?? 0
  );
}

/** The chains of cases that are not open, newest number first. */
export function closedChains(database: Database): { readonly id: number; readonly number: number }[] {
  return database.all(
    `SELECT id, number FROM chain WHERE number IS NOT NULL AND ${none(`due_at = ${OPEN.dueAt}`)} ORDER BY number DESC`,
  );
}

/** A clock that presses, by the case and the window it belongs to. */
export interface PressingClock {
  readonly number: number;
  readonly window: string;
  readonly dueAt: number;
}

/** The clocks of open cases that alarm at an instant: due within 24 hours, soonest first, then those over, newest first. */
export function pressingClocks(database: Database, now: number): PressingClock[] {
  const rows = database.all<PressingClock & Pick<DueRow, 'alarming'>>(
    'SELECT number, window, due_at AS dueAt, alarming FROM due JOIN chain ON chain.id = due.chain ' +
      'WHERE alarming > 0 AND due_at <= ? ORDER BY due_at',
    now + DAY,
  );
  const soon = rows.filter(({ dueAt }) => dueAt > now);
  const over = rows.filter(({ dueAt, alarming }) => alarming === 1 && dueAt <= now);
  return [...soon, ...over.toReversed()];
}
