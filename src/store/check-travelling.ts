import type { CaseEvent, Recorded } from '../case/events.ts';
import { referenceOf } from '../case/events.ts';
import { lift } from '../case/lift.ts';
import type { StoreEvent } from '../case/own-rules.ts';
import { type ChainRefusal, RefundError } from '../errors.ts';
import type { StoredEvent, TravellingChain } from '../ports.ts';
import { GENESIS, linkHash, payloadDigest } from './chain.ts';
import { isCountable } from './countable.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** A chain that holds, with what its events say; null where they were erased. */
export interface CheckedTravelling {
  readonly history: readonly Recorded[];
  readonly head: string;
}

/** Holds one event against its schema; throws where it does not fit. Of the chain of a case, or of the whole store. */
export type CheckPayload = (event: unknown, ofCase: boolean) => void;

/** The schemas that events from elsewhere are held against. */
export async function loadSchemas(): Promise<CheckPayload> {
  const [{ checkEvent }, { checkStoreEvent }] = await Promise.all([
    import('../case/events.schema.ts'),
    import('../case/store-events.schema.ts'),
  ]);
  return (event, ofCase) => {
    if (ofCase) checkEvent(event as CaseEvent);
    else checkStoreEvent(event as StoreEvent);
  };
}

/**
 * Holds a chain that comes from elsewhere against itself: every link, every payload against its digest and its
 * schema, the identity against the opening, and nothing empty but what a later event says was erased.
 * @throws RefundError `chain-refused`
 */
export function checkTravelling(chain: TravellingChain, check: CheckPayload): CheckedTravelling {
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
    const said = contentOf(event, ofCase, check, refuse);
    if (said && ofCase && (said.type === 'case-opened') !== (seq === 1)) refuse(seq, 'opening');
    if (said?.type === 'case-opened' && said.identity !== chain.identity) refuse(seq, 'identity');
    const refersTo = said && referenceOf(said);
    if (typeof refersTo === 'number' && refersTo >= seq) refuse(seq, 'event');
    return { seq, hash, event: said };
  });
  const lastErasure = history.findLast(({ event }) => event?.type === 'erased')?.seq ?? 0;
  const unsaid = history.find(({ seq, event }) => event === null && seq > lastErasure);
  if (unsaid) refuse(unsaid.seq, 'erased');
  return { history, head };
}

function contentOf(
  { seq, salt, payload, digest }: StoredEvent,
  ofCase: boolean,
  check: CheckPayload,
  refuse: (seq: number, why: ChainRefusal, cause?: unknown) => never,
): CaseEvent | null {
  if (salt === null && payload === null) return null;
  if (salt === null || payload === null) return refuse(seq, 'erased');
  if (payloadDigest(salt, payload) !== digest) return refuse(seq, 'digest');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
    const event = lift<CaseEvent>(text, '');
    check(event, ofCase);
    return isCountable(event) ? event : refuse(seq, 'event');
  } catch (error) {
    return refuse(seq, 'event', error);
  }
}
