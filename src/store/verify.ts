import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sameOrderKey } from '../case/classify.ts';
import { lift, liveEvents, type Recorded, silentlyEmptied } from '../case/events.ts';
import { FOLD_VERSION, foldHistory } from '../case/fold.ts';
import type { Rules } from '../clocks/windows.ts';
import type { Notice, Problem, Verification } from '../ports.ts';
import { GENESIS, headOf, linkHash, payloadDigest } from './chain.ts';
import type { Database } from './database.ts';
import { type DueRow, dueRows } from './due.ts';
import { digestOf } from './vault.ts';

/**
 * Holds every file against the journal and the journal against itself. Writes nothing.
 * @param only the number of one case; null for all, with files that belong to nobody
 * @param rules what the stored clocks were computed from; null where they are out of date anyway
 */
export function verifyStore(
  database: Database,
  vault: string,
  only: number | null,
  rules: Rules | null,
): Verification {
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  const chains = checkChains(database, rules);
  for (const { check } of database.all<{ check: string }>(
    'SELECT integrity_check AS "check" FROM pragma_integrity_check',
  )) {
    if (check !== 'ok')
      problems.push({ case: null, item: 'database', kind: 'journal', expected: 'ok', found: check });
  }
  const known = new Set<string>();
  let files = 0;
  for (const { number, history, problems: found } of chains) {
    const kept = keptBy(history);
    for (const { digest } of kept) known.add(digest);
    if (only !== null && number !== only) continue;
    problems.push(...found);
    for (const { digest, item } of kept) {
      files += 1;
      const path = join(vault, digest);
      const file = existsSync(path) ? digestOf(path) : undefined;
      if (!file) problems.push({ case: number, item, kind: 'missing', expected: digest, found: null });
      else if (file.digest !== digest) {
        problems.push({ case: number, item, kind: 'changed', expected: digest, found: file.digest });
      } else if (file.writable) notices.push({ case: number, item, what: 'writable' });
    }
  }
  // While an event cannot be read, its file would look like nobody's.
  const readable = chains.every(({ problems: found }) => found.length === 0);
  if (only === null && readable) problems.push(...strangers(vault, known));
  const heads = database.all<{ identity: string; head: string }>(
    'SELECT identity, head FROM chain WHERE length > 0',
  );
  return { head: headOf(heads), problems, notices, files };
}

/** Files in the vault of which no event tells. */
function strangers(vault: string, known: ReadonlySet<string>): Problem[] {
  if (!existsSync(vault)) return [];
  return readdirSync(vault)
    .filter((name) => !known.has(name))
    .map((name) => ({ case: null, item: name, kind: 'unexpected', expected: null, found: name }));
}

/**
 * Whether the journal still contains what a hash was printed of: an event, or the whole store as it stood after
 * some event.
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

interface ChainRow {
  readonly id: number;
  readonly identity: string;
  readonly number: number | null;
  readonly head: string;
  readonly length: number;
}

interface EventRow {
  readonly seq: number;
  readonly algorithm: string;
  readonly salt: Buffer | null;
  readonly payload: Buffer | null;
  readonly digest: string;
  readonly hash: string;
}

interface StateRow {
  readonly fold_version: number;
  readonly open: number;
  readonly same_order: string | null;
  readonly body: string;
}

/** One chain as it was read: what is wrong with it, and its events where they can still be read. */
interface CheckedChain {
  readonly number: number | null;
  readonly history: readonly Recorded[];
  readonly problems: readonly Problem[];
}

/**
 * Every event against its chain, and the folded case against the stored one.
 * @param rules what the clocks in the store were computed from; null where they are out of date anyway
 */
function checkChains(database: Database, rules: Rules | null): CheckedChain[] {
  return database.all<ChainRow>('SELECT * FROM chain ORDER BY id').map((chain) => {
    const { history, problems } = checkEvents(database, chain);
    const whole = problems.length === 0 && chain.number !== null;
    return {
      number: chain.number,
      history,
      problems: whole ? checkState(database, chain, history, rules) : problems,
    };
  });
}

function checkEvents(database: Database, chain: ChainRow): { history: Recorded[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const history: Recorded[] = [];
  const say = (item: string, expected: string, found: string) =>
    problems.push({ case: chain.number, item, kind: 'journal', expected, found });
  let previous = GENESIS;
  let next = 1;
  for (const row of database.all<EventRow>('SELECT * FROM event WHERE chain = ? ORDER BY seq', chain.id)) {
    const item = `event ${row.seq}`;
    if (row.seq !== next) say(item, `event ${next}`, item);
    if (row.algorithm !== 'sha256') say(item, 'sha256', row.algorithm);
    const link = linkHash(previous, row.digest);
    if (link !== row.hash) say(item, link, row.hash);
    const event = readEvent(row, database.path);
    if (event.problem) say(item, row.digest, event.problem);
    history.push({ seq: row.seq, hash: row.hash, event: event.value });
    previous = row.hash;
    next = row.seq + 1;
  }
  if (chain.head !== previous) say('head', previous, chain.head);
  if (chain.length !== next - 1) say('length', String(next - 1), String(chain.length));
  const unsaid = silentlyEmptied(history);
  if (unsaid && problems.length === 0)
    say(`event ${unsaid.seq}`, 'an event, or a later one that says it was erased', 'nothing');
  const opening = history[0]?.event;
  if (opening?.type === 'case-opened' && opening.identity !== chain.identity) {
    say('identity', opening.identity, chain.identity);
  }
  return { history, problems };
}

/** An event's payload, unless it was erased; what is wrong with it, as the digest that was found. */
function readEvent(
  { salt, payload, digest }: EventRow,
  path: string,
): { value: Recorded['event']; problem?: string } {
  if (salt === null && payload === null) return { value: null };
  if (salt === null || payload === null) return { value: null, problem: 'half erased' };
  const found = payloadDigest(salt, payload);
  if (found !== digest) return { value: null, problem: found };
  try {
    return { value: lift(payload.toString('utf8'), path) };
  } catch {
    return { value: null, problem: 'unreadable' };
  }
}

/** What was folded and stored, against the events; only where this very fold made it. */
function checkState(
  database: Database,
  chain: ChainRow,
  history: readonly Recorded[],
  rules: Rules | null,
): Problem[] {
  const state = foldHistory(history);
  const stored = database.get<StateRow>('SELECT * FROM state WHERE chain = ?', chain.id);
  if (stored && stored.fold_version !== FOLD_VERSION) return [];
  const expected =
    state && [state.closed ? 0 : 1, sameOrderKey(state.facts), JSON.stringify(state)].join('\n');
  const found = stored && [stored.open, stored.same_order, stored.body].join('\n');
  const problems: Problem[] = [];
  if ((expected ?? '') !== (found ?? '')) problems.push(folded(chain, 'state'));
  const exhibits = (state?.exhibits ?? []).map(({ event }) => `${event.number} ${event.digest}`).toSorted();
  const indexed = database
    .all<{ number: number; digest: string }>('SELECT number, digest FROM exhibit WHERE chain = ?', chain.id)
    .map(({ number, digest }) => `${number} ${digest}`)
    .toSorted();
  if (exhibits.join() !== indexed.join()) problems.push(folded(chain, 'exhibits'));
  if (!rules) return problems;
  const computed = (state ? dueRows(state, rules) : []).map(dueText).toSorted();
  const due = database
    .all<DueRow>(
      'SELECT window, started_by AS startedBy, due_at AS dueAt, owed_by AS owedBy, alarming FROM due WHERE chain = ?',
      chain.id,
    )
    .map(dueText)
    .toSorted();
  if (computed.join() !== due.join()) problems.push(folded(chain, 'clocks'));
  return problems;
}

function dueText({ window, startedBy, dueAt, owedBy, alarming }: DueRow): string {
  return [window, startedBy, dueAt, owedBy, alarming].join(' ');
}

function folded({ number }: ChainRow, item: string): Problem {
  return { case: number, item, kind: 'journal', expected: 'as the events say', found: 'something else' };
}

/** The digests a history says are kept, each with what it is called; what was purged is none of them. */
export function keptBy(history: readonly Recorded[]): { digest: string; item: string; at: number }[] {
  const live = liveEvents(history);
  const purged = new Set(
    history.flatMap(({ seq, event }) =>
      event?.type === 'evidence-removed' && event.purged && live.has(seq) ? [event.refersTo] : [],
    ),
  );
  let letters = 0;
  return history.flatMap(({ seq, event }) => {
    if (event?.type === 'letter-written') {
      letters += 1;
      return [{ digest: event.digest, item: `L${letters}`, at: event.recordedAt }];
    }
    if (event?.type !== 'evidence-added' || purged.has(seq)) return [];
    return [{ digest: event.digest, item: `E${event.number} ${event.name}`, at: event.recordedAt }];
  });
}
