import { createHash } from 'node:crypto';

/** What every chain begins with. */
export const GENESIS = '0'.repeat(64);

/** The digest of an event's payload as stored; the salt keeps short payloads from being guessed. */
export function payloadDigest(salt: Uint8Array, payload: Uint8Array): string {
  return createHash('sha256').update(salt).update(payload).digest('hex');
}

/** hash = SHA-256(previous ‖ digest), over the bytes and not their hex. */
export function linkHash(previous: string, digest: string): string {
  return createHash('sha256').update(previous, 'hex').update(digest, 'hex').digest('hex');
}

/** A digest over all chain heads, sorted by identity: the same whatever local numbers the cases have. */
export function headOf(chains: readonly { readonly identity: string; readonly head: string }[]): string {
  const hash = createHash('sha256');
  for (const { identity, head } of chains.toSorted((a, b) => (a.identity < b.identity ? -1 : 1))) {
    hash.update(`${identity} ${head}\n`);
  }
  return hash.digest('hex');
}
