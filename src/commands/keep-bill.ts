import type { CaseEvent } from '../case/events.ts';
import { nextExhibitNumber } from '../case/exhibits.ts';
import { RefundError } from '../errors.ts';
import type { Context, KeptFile, Store } from '../ports.ts';
import { failureOf } from './evidence-failure.ts';
import { drop, type NamedFile } from './evidence-keep.ts';

/** A bill that lies in the vault and is not recorded yet. */
export type KeptBill = NamedFile;

/** Puts a bill into the vault; whoever cannot record it afterwards has to `drop` it. @throws RefundError */
export function keepBill(context: Context, store: Store, path: string): KeptBill {
  try {
    const [outcome] = store.keepFiles([path], () => {});
    if (outcome === undefined || typeof outcome === 'string')
      throw new RefundError('file-refused', { path, why: outcome ?? 'missing' });
    return { ...outcome, name: path.split(/[\\/]/).at(-1) ?? path };
  } catch (error) {
    throw failureOf(error, context.environment.home, [path], 0);
  }
}

/**
 * Records a kept bill as evidence of a case, together with other events made from its history.
 * @returns the exhibit's number, and whether the case had these bytes already
 */
export async function recordBill(
  store: Store,
  number: number,
  bill: KeptBill,
  { at, recordedAt, caption }: { readonly at: number; readonly recordedAt: number; readonly caption: string },
  others: readonly CaseEvent[] = [],
): Promise<{ readonly exhibit: number; readonly already: boolean }> {
  const there = store.exhibitsWith(bill.digest).find((one) => one.number === number);
  let exhibit = there?.exhibit ?? 0;
  try {
    await store.appendAll(number, (history) => {
      if (there) return others;
      exhibit = nextExhibitNumber(history);
      return [...others, exhibitOf(bill, exhibit, { at, recordedAt, caption })];
    });
  } catch (error) {
    drop(store, [bill]);
    throw error;
  }
  return { exhibit, already: there !== undefined };
}

/** A kept bill as an exhibit of a case. */
export function exhibitOf(
  { digest, bytes, name, modifiedAt }: KeptFile & { readonly name: string },
  number: number,
  { at, recordedAt, caption }: { readonly at: number; readonly recordedAt: number; readonly caption: string },
): CaseEvent {
  return {
    type: 'evidence-added',
    version: 1,
    at,
    recordedAt,
    number,
    algorithm: 'sha256',
    digest,
    bytes,
    name,
    kind: 'bill',
    caption,
    capturedAt: null,
    modifiedAt,
  };
}
