import { createHash } from 'node:crypto';
import { type CaseEvent, type Recorded, referenceOf, silentlyEmptied } from '../case/events.ts';
import { readAnyEvent } from '../case/events.schema.ts';
import { type ChainRefusal, RefundError } from '../errors.ts';

/**
 * The chain of a case: how its events are linked, so that nothing can be changed, taken out or put in between unseen.
 * `hash = SHA-256(previous hash ‖ SHA-256(salt ‖ payload))`, over bytes that are never serialised again.
 */

/** An event as it is stored. */
export interface StoredEvent {
  /** Its place in the chain of its case, from 1. */
  readonly seq: number;
  readonly algorithm: string;
  /** Null, like the payload, if it was erased: only the digest is left. */
  readonly salt: Uint8Array | null;
  readonly payload: Uint8Array | null;
  readonly digest: string;
  readonly hash: string;
  /** Its place among all events of the store it comes from; null if that does not travel. */
  readonly place: number | null;
}

/** A case on its way from one store to another, or the chain of rules of a whole store. */
export interface TravellingChain {
  readonly identity: string;
  /** The number it has in the store it comes from; null for the chain of the whole store. */
  readonly number: number | null;
  readonly events: readonly StoredEvent[];
}

/** The hash before the first event of every chain. */
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

const DIGEST = /^[0-9a-f]{64}$/;

/** A chain that was checked, with what its events say; an event is null if it was erased. */
export interface CheckedChain {
  readonly history: readonly Recorded[];
  readonly head: string;
}

/**
 * Checks a chain that comes from elsewhere: every link, every payload against its digest and its schema, the identity
 * against the opening, and that nothing is empty unless a later event says it was erased.
 * @throws RefundError `chain-refused`
 */
export function checkTravelling(chain: TravellingChain): CheckedChain {
  const ofCase = chain.number !== null;
  const refuse = (seq: number | null, why: ChainRefusal, cause?: unknown): never => {
    throw new RefundError('chain-refused', { chain: chain.number, seq, why }, cause);
  };
  if (!/^[0-9a-f]{32}$/.test(chain.identity)) refuse(null, 'identity');
  if (ofCase && !(Number.isSafeInteger(chain.number) && (chain.number ?? 0) > 0)) refuse(null, 'malformed');
  if (chain.events.length === 0) refuse(null, 'empty');
  let head = GENESIS;
  const history = chain.events.map((event, index): Recorded => {
    const { seq, algorithm, digest, hash } = event;
    if (seq !== index + 1) refuse(seq, 'order');
    if (algorithm !== 'sha256') refuse(seq, 'algorithm');
    if (!DIGEST.test(digest)) refuse(seq, 'digest');
    if (linkHash(head, digest) !== hash) refuse(seq, 'link');
    head = hash;
    const said = contentOf(event, ofCase, refuse);
    if (said && ofCase && (said.type === 'case-opened') !== (seq === 1)) refuse(seq, 'opening');
    if (said?.type === 'case-opened' && said.identity !== chain.identity) refuse(seq, 'identity');
    const refersTo = said && referenceOf(said);
    if (typeof refersTo === 'number' && refersTo >= seq) refuse(seq, 'event');
    return { seq, hash, event: said };
  });
  const emptied = silentlyEmptied(history);
  if (emptied) refuse(emptied.seq, 'erased');
  return { history, head };
}

function contentOf(
  { seq, salt, payload, digest }: StoredEvent,
  ofCase: boolean,
  refuse: (seq: number, why: ChainRefusal, cause?: unknown) => never,
): CaseEvent | null {
  if (salt === null && payload === null) return null;
  if (salt === null || payload === null) return refuse(seq, 'erased');
  if (payloadDigest(salt, payload) !== digest) return refuse(seq, 'digest');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
    return readAnyEvent(text, ofCase);
  } catch (error) {
    return refuse(seq, 'event', error);
  }
}
