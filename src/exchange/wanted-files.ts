import { RefundError } from '../errors.ts';
import type { StoreReader, TravellingChain } from '../ports.ts';
import { checkTravelling, loadSchemas } from '../store/check-travelling.ts';
import { keptBy } from '../store/verify-journal.ts';
import type { Incoming } from './incoming.ts';

/**
 * Verifies every chain that comes, and says which of its files are wanted here: those of cases that will be taken,
 * and those that the cases here are missing. Takes nothing.
 * @param asCopy cases that went on on both sides will be taken, too
 * @throws RefundError `chain-refused`, `bag-broken`
 */
export async function wantedFiles(
  incoming: Incoming,
  store: StoreReader,
  { path, asCopy }: { readonly path: string; readonly asCopy: boolean },
): Promise<Set<string>> {
  const check = await loadSchemas();
  const wanted = new Set<string>();
  const known = new Set<string>();
  const seen = new Set<string>();
  for await (const chain of incoming.chains()) {
    const { history } = checkTravelling(chain, check);
    const { number } = chain;
    const key = number === null ? '' : chain.identity;
    if (seen.has(key)) throw new RefundError('chain-refused', { chain: number, seq: null, why: 'twice' });
    seen.add(key);
    if (number === null) continue;
    const theirs = keptBy(history);
    for (const { digest, at } of theirs) {
      known.add(digest);
      if (incoming.files.has(digest) || incoming.lost.has(digest)) continue;
      const seq = history.find(({ event }) => event?.recordedAt === at)?.seq ?? null;
      throw new RefundError('chain-refused', { chain: number, seq, why: 'file-missing' });
    }
    for (const { digest } of keptHere(chain, store, asCopy) ?? theirs)
      if (incoming.files.has(digest)) wanted.add(digest);
  }
  const extra = [...incoming.files].filter((digest) => !known.has(digest));
  if (extra.length > 0) {
    const problems = extra.map((digest) => ({ item: incoming.memberOf(digest), kind: 'extra' as const }));
    throw new RefundError('bag-broken', { path, problems });
  }
  return wanted;
}

/** What the case here keeps, where it is the one that stays; undefined where the one that comes will be taken. */
function keptHere(
  chain: TravellingChain,
  store: StoreReader,
  asCopy: boolean,
): readonly { readonly digest: string }[] | undefined {
  const number = store.numberOf(chain.identity);
  if (number === null) return undefined;
  const mine = store.history(number);
  const common = mine.findIndex(({ hash }, index) => chain.events[index]?.hash !== hash);
  if (common === -1) return undefined;
  const forked = common < chain.events.length;
  return forked && asCopy ? undefined : keptBy(mine);
}
