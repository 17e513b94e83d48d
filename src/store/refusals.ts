import { existsSync } from 'node:fs';
import type { CaseEvent, EventOf } from '../case/events.ts';
import { RefundError } from '../errors.ts';
import type { Effects } from '../ports.ts';
import { MOST_EVENTS, MOST_PAYLOAD } from './chain.ts';
import type { Database } from './database.ts';
import { caseWithOrder, type ChainRow } from './journal.ts';
import { bringBack } from './tidying.ts';
import { namingPlace, vaultFolder } from './vault.ts';

/** What is looked at inside the transaction that records something, and refused there. */

interface Place {
  readonly home: string;
  readonly effects: Effects;
}

/** @throws RefundError `duplicate-case` */
export function refuseSameOrder(database: Database, facts: EventOf<'case-opened'>['facts']): void {
  const number = caseWithOrder(database, facts);
  if (number === null) return;
  const order = facts.order ?? facts.paymentNo ?? '';
  throw new RefundError('duplicate-case', { number, site: facts.site, order });
}

/** Events that only erasing may still add to a full chain. */
const SPARE = 1000;

/** What is written has to fit into a package and a backup. @throws RefundError `case-full` */
export function refuseFull(database: Database, { id, number, length }: ChainRow): void {
  if (length > MOST_EVENTS - SPARE)
    throw new RefundError('case-full', { number, most: `${MOST_EVENTS - SPARE}` });
  const size = database.get<{ bytes: number | null }>(
    'SELECT sum(length(payload)) AS bytes FROM event WHERE chain = ?',
    id,
  );
  if ((size?.bytes ?? 0) > MOST_PAYLOAD)
    throw new RefundError('case-full', { number, most: `${MOST_PAYLOAD / 1024 / 1024} MB` });
}

/** Nothing is recorded as kept unless its bytes are there, under a name that is on the disk. */
export function refuseMissing(place: Place, events: readonly CaseEvent[]): void {
  const missing = firstMissing(
    place,
    events.flatMap((event) =>
      event.type === 'evidence-added' || event.type === 'letter-written' ? [event.digest] : [],
    ),
  );
  if (missing === undefined) return;
  const path = `${vaultFolder(place.home)}/${missing}`;
  throw new RefundError('write-failed', { path, action: 'vault', code: 'ENOENT' });
}

/** The first of these digests whose bytes are not in the vault, under a name that is on the disk. */
export function firstMissing({ home, effects }: Place, digests: readonly string[]): string | undefined {
  const vault = vaultFolder(home);
  if (digests.length > 0 && existsSync(vault)) namingPlace(vault, () => effects.syncFolder(vault));
  const gone = digests.filter((digest) => !existsSync(`${vault}/${digest}`));
  // Until they were recorded, a repair in another window may have taken them for nobody's.
  if (gone.length > 0) namingPlace(vault, () => bringBack(home, gone, effects));
  return gone.find((digest) => !existsSync(`${vault}/${digest}`));
}
