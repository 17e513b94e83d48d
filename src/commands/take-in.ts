import type { Me } from '../case/me.ts';
import { RefundError } from '../errors.ts';
import type { Incoming } from '../exchange/incoming.ts';
import type { Adoption, AdoptOptions, Context, Store } from '../ports.ts';
import { failureOf } from './evidence-failure.ts';
import { drop } from './evidence-keep.ts';

/** What was taken in. */
export interface TakenIn {
  readonly adoptions: readonly Adoption[];
  /** Files that were not here, and those whose bytes here were others. */
  readonly files: { readonly fresh: number; readonly mended: number };
  /** Of who the user is: taken, left as it is here, or nothing came. */
  readonly me: 'taken' | 'kept' | null;
}

/**
 * Takes in what was verified: files first, then who the user is, then the journal. Whatever fails, nothing of it
 * stays.
 * @param wanted digests of the files that are to be kept here
 */
export async function takeIn(
  context: Context,
  incoming: Incoming,
  wanted: ReadonlySet<string>,
  { me: theirs = {}, ...options }: Omit<AdoptOptions, 'lost'> & { readonly me?: Me },
): Promise<TakenIn> {
  const store = await context.writeStore();
  const kept: { digest: string; fresh: boolean }[] = [];
  const files = { fresh: 0, mended: 0 };
  let me: TakenIn['me'] = null;
  try {
    for (const digest of wanted) {
      const what = await keep(store, incoming, digest);
      kept.push({ digest, fresh: what === 'fresh' });
      if (what !== 'there') files[what] += 1;
    }
    me = whatOfMe(context, theirs);
    if (me === 'taken') context.writeMe(theirs);
    const adoptions = await store.adopt(incoming.chains(), { ...options, lost: incoming.lost });
    return { adoptions, files, me };
  } catch (error) {
    // Everything is recorded; only what was to go is still there.
    if (error instanceof RefundError && error.code === 'bytes-left') throw error;
    if (me === 'taken') forgetMe(context);
    drop(store, kept);
    throw failureOf(error, context.environment.home, [], 0);
  }
}

/** @throws RefundError `package-refused` where the bytes are no longer those that were verified */
async function keep(store: Store, incoming: Incoming, digest: string): Promise<'fresh' | 'there' | 'mended'> {
  const what = await store.keepPieces(digest, incoming.open(digest));
  if (what !== null) return what;
  throw new RefundError('package-refused', { path: incoming.memberOf(digest), why: 'damaged', item: null });
}

/** Only where nothing is known here. */
function whatOfMe(context: Context, me: Me): TakenIn['me'] {
  if (Object.keys(me).length === 0) return null;
  let here: Me;
  try {
    here = context.readMe();
  } catch (error) {
    if (!(error instanceof RefundError)) throw error;
    return 'kept';
  }
  return Object.keys(here).length > 0 ? 'kept' : 'taken';
}

function forgetMe(context: Context): void {
  try {
    context.writeMe({});
  } catch {
    // The first failure is what has to be told.
  }
}
