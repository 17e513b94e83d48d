import type { TravellingChain } from '../ports.ts';

/** Chains and files from elsewhere, every byte held against a manifest. Whether the chains hold is still to be seen. */
export interface Incoming {
  /** Digests of the kept files that came. */
  readonly files: ReadonlySet<string>;
  /** Digests that were lost already when it was written. */
  readonly lost: ReadonlySet<string>;
  /** Where a file stands in it. */
  memberOf(digest: string): string;
  /** Every chain, read anew each time. */
  chains(): AsyncIterable<TravellingChain>;
  /** The bytes of a kept file. */
  open(digest: string): AsyncIterable<Uint8Array>;
}
