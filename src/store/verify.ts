import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rules } from '../deadlines/rules.ts';
import type { Notice, Problem, Verification } from '../ports.ts';
import { headOf } from './chain.ts';
import type { Database } from './database.ts';
import { digestOf } from './file-digest.ts';
import { checkChains, keptBy } from './verify-journal.ts';

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
