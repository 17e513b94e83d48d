import { RefundError } from '../../errors.ts';
import type { Problem, StoreReader, TravellingChain } from '../../ports.ts';
import { checkTravelling } from '../../store/check-travelling.ts';
import { keptBy } from '../../store/verify-journal.ts';
import { chainPieces } from '../chain-file.ts';
import type { Member } from '../members.ts';
import { openKept } from './kept-file.ts';
import { type BackupSummary, CASES, DAMAGED, DRAFTS, fileMember, FORMAT, ME, SUMMARY } from './layout.ts';

/** What a backup is made of, besides the store. */
export interface BackupOf {
  readonly store: StoreReader;
  /** Who the user is, as `me.json` keeps it; null where that is not known. */
  readonly me: string | null;
  readonly program: string;
  readonly madeAt: string;
}

/** What was saved, filled on the way. */
export class Saved {
  cases = 0;
  events = 0;
  files = 0;
  head = '';
  readonly problems: Problem[] = [];
  readonly lost: string[] = [];
  readonly damaged: TravellingChain[] = [];
  /** Something that the chains tell of was purged since they were read: all has to be read anew. */
  outdated = false;

  summary({ program, madeAt }: Pick<BackupOf, 'program' | 'madeAt'>): BackupSummary {
    const { head, cases, events, files, lost } = this;
    const damaged = this.damaged.map(({ number }) => number);
    return {
      kind: 'refund-backup',
      format: FORMAT,
      program,
      madeAt,
      head,
      cases,
      events,
      files,
      lost,
      damaged,
    };
  }
}

interface Kept {
  readonly number: number;
  /** As verify calls it: `E1 name`. */
  readonly item: string;
}

/**
 * The payload of a backup. Chains are read from one transaction, which ends before the first file is read: writers
 * wait only for the chains. What is damaged is told in `saved` and saved as it is.
 */
export async function* backupMembers(of: BackupOf, saved: Saved): AsyncIterable<Member> {
  const { store } = of;
  const kept = new Map<string, Kept>();
  const snapshot = await store.snapshot();
  try {
    saved.head = snapshot.head;
    yield {
      name: CASES,
      open: () => together(linesOf(snapshot.chains(), kept, saved)),
    };
    if (saved.damaged.length > 0) {
      const { damaged } = saved;
      yield { name: DAMAGED, open: () => together(damaged.flatMap((one) => [...lines(one)])) };
    }
  } finally {
    snapshot.close();
  }
  for (const [digest, { number, item }] of kept) {
    const file = openKept(store.vaultPath(digest), digest);
    if (!file) {
      if (!stillKept(store, number, digest)) {
        saved.outdated = true;
        throw new RefundError('internal', { reason: 'purged meanwhile' });
      }
      saved.lost.push(digest);
      saved.problems.push({ case: number, item, kind: 'missing', expected: digest, found: null });
      continue;
    }
    const changed = (found: string | null) => {
      saved.lost.push(digest);
      saved.problems.push({ case: number, item, kind: 'changed', expected: digest, found });
    };
    saved.files += 1;
    // Stored as it is: most is packed already, and nothing that unpacks to a thousand times its size gets in.
    yield { name: fileMember(digest, item), packed: true, open: () => file.pieces(changed) };
  }
  yield text(DRAFTS, JSON.stringify(snapshot.drafts));
  if (of.me !== null) yield text(ME, of.me);
  yield text(SUMMARY, JSON.stringify(saved.summary(of), null, 2));
}

/** Every chain that holds, as lines; says which files they tell of. */
function* linesOf(
  chains: Iterable<TravellingChain>,
  kept: Map<string, Kept>,
  saved: Saved,
): Iterable<Uint8Array> {
  for (const chain of chains) {
    const { number } = chain;
    try {
      // What this program wrote itself fits its schemas; that is looked at again when it is restored.
      const { history } = checkTravelling(chain, () => {});
      if (number !== null) {
        for (const { digest, item } of keptBy(history))
          if (!kept.has(digest)) kept.set(digest, { number, item });
      }
    } catch (error) {
      if (!(error instanceof RefundError)) throw error;
      const { details } = error as RefundError<'chain-refused'>;
      const item = details.seq === null ? 'identity' : `event ${details.seq}`;
      saved.problems.push({ case: number, item, kind: 'journal', expected: null, found: details.why });
      saved.damaged.push(chain);
      continue;
    }
    if (number !== null) saved.cases += 1;
    saved.events += chain.events.length;
    yield* lines(chain);
  }
}

const lines = (chain: TravellingChain) => chainPieces(chain, { places: true });

/** Whether the journal as it is now still wants those bytes. */
function stillKept(store: StoreReader, number: number, digest: string): boolean {
  return keptBy(store.history(number)).some((one) => one.digest === digest);
}

const ENOUGH = 256 * 1024;

/** Many small pieces as few large ones. */
function* together(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < ENOUGH) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

function text(name: string, content: string): Member {
  return { name, open: () => [Buffer.from(`${content}\n`, 'utf8')] };
}
