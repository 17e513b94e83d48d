import { createHash } from 'node:crypto';
import { readAnyEvent } from '../case/events.schema.ts';
import type { CaseEvent } from '../case/events.ts';
import { MOST_NUMBER } from '../case/facts.ts';
import { type Recorded, referenceOf, silentlyEmptied } from '../case/history.ts';
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

/** Where a chain ends. */
export interface ChainEnd {
  readonly identity: string;
  readonly head: string;
}

/** A digest over all chain heads, sorted by identity: the same whatever local numbers the cases have. */
export function headOf(chains: readonly ChainEnd[]): string {
  return createHash('sha256').update(headLines(chains)).digest('hex');
}

function headLines(chains: readonly ChainEnd[]): string {
  const sorted = chains.toSorted((a, b) => (a.identity < b.identity ? -1 : 1));
  return sorted.map(({ identity, head }) => `${identity} ${head}\n`).join('');
}

/** Bytes of a line: an identity, a space, a head, and its end. */
const LINE = 32 + 1 + 64 + 1;

/**
 * What `headOf` digests, for a store that is walked back event by event. All lines are as long, so that each step finds
 * and changes one of them and leaves the others: no sorting again, and one digest in one piece.
 */
export class HeadsGoingBack {
  readonly #lines: Buffer;
  #end: number;

  /** @param chains with identities and heads as they have to be */
  constructor(chains: readonly ChainEnd[]) {
    this.#lines = Buffer.from(headLines(chains), 'latin1');
    this.#end = this.#lines.length;
  }

  /** @param head null if the chain had not begun yet */
  set(identity: string, head: string | null): void {
    const at = this.#find(identity);
    if (head !== null) this.#lines.write(head, at + 33, 'latin1');
    else {
      this.#lines.copyWithin(at, at + LINE, this.#end);
      this.#end -= LINE;
    }
  }

  digest(): string {
    return createHash('sha256').update(this.#lines.subarray(0, this.#end)).digest('hex');
  }

  #find(identity: string): number {
    const wanted = Buffer.from(identity, 'latin1');
    let [low, high] = [0, this.#end / LINE];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#lines.compare(wanted, 0, 32, middle * LINE, middle * LINE + 32) < 0) low = middle + 1;
      else high = middle;
    }
    return low * LINE;
  }
}

const DIGEST = /^[0-9a-f]{64}$/;
const IDENTITY = /^[0-9a-f]{32}$/;

/** Events of one chain: far more than anybody writes, and as many as a package or a backup can hold. */
export const MOST_EVENTS = 100_000;
/** Bytes of all that the events of one chain say. */
export const MOST_PAYLOAD = 32 * 1024 * 1024;
/** The places of events among all of a store: far beyond any count of them. */
const FURTHEST_PLACE = 2 ** 40;

/** Whether an identity and the hash of an event look as they have to. */
export function isRegular(identity: unknown, hash: unknown): boolean {
  return isIdentity(identity) && isDigest(hash);
}

const isIdentity = (one: unknown) => typeof one === 'string' && IDENTITY.test(one);
const isDigest = (one: unknown): one is string => typeof one === 'string' && DIGEST.test(one);

/** Whether an event can stand at this place among all events of a store. */
export function isPlace(place: unknown): place is number {
  return isCountTo(place, FURTHEST_PLACE);
}

/** Whether a case can have this number: one that can also be typed. */
export function isCaseNumber(number: unknown): number is number {
  return isCountTo(number, MOST_NUMBER);
}

function isCountTo(value: unknown, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= most;
}

/** Something about a chain that is not as it has to be. */
export interface ChainFault {
  /** The event at fault; null if it is the chain as a whole. */
  readonly seq: number | null;
  readonly why: ChainRefusal;
  readonly expected: string;
  readonly found: string;
  readonly cause?: unknown;
}

/** A chain as it was read, with what its events say; an event is null if it was erased or cannot be read. */
export interface ReadChain {
  readonly history: readonly Recorded[];
  readonly head: string;
  /** In the order in which they were met. */
  readonly faults: readonly ChainFault[];
}

/**
 * The one list of what must be true of a chain, whether it lies in the store, goes into a package or backup, or comes
 * from one: every link, every payload against its digest and its schema, the identity against the opening, and that
 * nothing is empty unless a later event says it was erased. What lies beside the chains is in `invariants.ts`.
 */
export function readChain({ identity, number, events }: TravellingChain): ReadChain {
  const faults: ChainFault[] = [];
  let at: number | null = null;
  const say = (why: ChainRefusal, expected: unknown, found: unknown, cause?: unknown) =>
    faults.push({ seq: at, why, expected: String(expected), found: String(found), cause });
  const ofCase = number !== null;
  if (!isIdentity(identity)) say('identity', '32 hex digits', identity);
  if (ofCase && !isCaseNumber(number)) say('number', `1 to ${MOST_NUMBER}`, number);
  if (events.length === 0) say('empty', 'an event', 'nothing');
  if (events.length > MOST_EVENTS) say('too-large', `at most ${MOST_EVENTS} events`, events.length);

  const exhibits = new Set<number>();
  const history: Recorded[] = [];
  let [head, next, size] = [GENESIS, 1, 0];
  for (const stored of events) {
    const { seq, algorithm, digest, hash } = stored;
    at = seq;
    if (seq !== next) say('order', `event ${next}`, `event ${seq}`);
    if (algorithm !== 'sha256') say('algorithm', 'sha256', algorithm);
    const digests = isDigest(digest);
    if (!digests) say('digest', '64 hex digits', digest);
    const link = digests ? linkHash(head, digest) : '';
    if (link !== hash) say('link', link, hash);
    const event = contentOf(stored, ofCase, say);
    if (event && ofCase) checkPlace(event, { seq, identity, exhibits }, say);
    history.push({ seq, hash, event });
    head = String(hash);
    next = seq + 1;
    size += stored.payload?.length ?? 0;
  }
  at = null;
  if (size > MOST_PAYLOAD) say('too-large', `at most ${MOST_PAYLOAD} bytes`, size);
  // An event that cannot be read looks empty, too, and was told of already.
  const emptied = faults.length === 0 ? silentlyEmptied(history) : undefined;
  if (emptied) {
    at = emptied.seq;
    say('erased', 'an event, or a later one that says it was erased', 'nothing');
  }
  return { history, head, faults };
}

type Say = (why: ChainRefusal, expected: unknown, found: unknown, cause?: unknown) => void;

/** What an event says; null if it was erased, or if it cannot be read, which is said then. */
function contentOf({ salt, payload, digest }: StoredEvent, ofCase: boolean, say: Say): CaseEvent | null {
  if (salt === null && payload === null) return null;
  if (salt === null || payload === null) {
    say('erased', digest, 'half erased');
    return null;
  }
  // SQLite keeps a text or a number where bytes belong, if somebody puts it there.
  if (!(salt instanceof Uint8Array && payload instanceof Uint8Array)) {
    say('malformed', 'bytes', `${typeof salt} and ${typeof payload}`);
    return null;
  }
  const found = payloadDigest(salt, payload);
  if (found !== digest) {
    say('digest', digest, found);
    return null;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
    return readAnyEvent(text, ofCase);
  } catch (error) {
    say('event', digest, 'unreadable', error);
    return null;
  }
}

/** What must be true of an event of a case beside those before it. */
function checkPlace(
  event: CaseEvent,
  chain: { readonly seq: number; readonly identity: string; readonly exhibits: Set<number> },
  say: Say,
): void {
  const { seq, identity, exhibits } = chain;
  if ((event.type === 'case-opened') !== (seq === 1)) say('opening', 'the opening, first', event.type);
  if (event.type === 'case-opened' && event.identity !== identity) say('identity', event.identity, identity);
  const refersTo = referenceOf(event);
  if (typeof refersTo === 'number' && refersTo >= seq) say('event', `before ${seq}`, `refers to ${refersTo}`);
  if (event.type !== 'evidence-added' && event.type !== 'erased') return;
  if (event.number === null) return;
  if (event.type === 'evidence-added' && exhibits.has(event.number))
    say('exhibit-twice', 'a new number', `E${event.number}`);
  exhibits.add(event.number);
}

/**
 * The same for a chain that has to be whole: one that comes from elsewhere or is handed on.
 * @throws RefundError `chain-refused`, for the first thing that is not as it has to be
 */
export function checkTravelling(chain: TravellingChain): ReadChain {
  const read = readChain(chain);
  const [first] = read.faults;
  if (!first) return read;
  const { seq, why, cause } = first;
  throw new RefundError('chain-refused', { chain: chain.number, seq, why }, cause);
}
