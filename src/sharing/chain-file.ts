import { type ChainRefusal, RefundError } from '../errors.ts';
import {
  isCaseNumber,
  isPlace,
  MOST_EVENTS,
  MOST_PAYLOAD,
  type StoredEvent,
  type TravellingChain,
} from '../store/chain.ts';
import { boundedLines } from './members.ts';

/*
 * A chain as lines of JSON: one that names it and says how many events follow, then one for each event. A payload
 * stands there as its text, so that anybody can read and hash it: digest = SHA-256(salt ‖ payload),
 * hash = SHA-256(previous hash ‖ digest), the first previous hash being 32 zero bytes.
 */

/** Bytes of one line; a payload is far smaller. */
const LONGEST_LINE = 16 * 1024 * 1024;
/**
 * Characters of one chain, which has to fit into memory: `MOST_PAYLOAD` bytes, in which each quote may take a
 * character more as JSON, and what `MOST_EVENTS` lines hold besides.
 */
const LONGEST_CHAIN = 2 * MOST_PAYLOAD + 500 * MOST_EVENTS;

/**
 * The lines of a chain, as bytes.
 * @param places also says where each event stands among all of its store: for a backup, not for a single case
 */
export function* chainPieces(
  { identity, number, events }: TravellingChain,
  { places }: { readonly places: boolean },
): Iterable<Uint8Array> {
  yield line({ chain: identity, number, events: events.length });
  for (const { seq, algorithm, salt, payload, digest, hash, place } of events) {
    const content =
      salt === null || payload === null
        ? { salt: null, payload: null }
        : { salt: hex(bytesOf(salt)), ...textOf(bytesOf(payload)) };
    yield line({
      seq,
      algorithm,
      ...content,
      digest,
      hash,
      ...(places ? { place: isPlace(place) ? place : null } : {}),
    });
  }
}

function line(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** Of a damaged chain, which is saved as far as it can be, something else may stand where bytes belong. */
function bytesOf(stored: Uint8Array): Uint8Array {
  return stored instanceof Uint8Array ? stored : Buffer.from(String(stored));
}

/** As text, if that gives the very same bytes back. */
function textOf(payload: Uint8Array): { payload: string } | { payloadHex: string } {
  const text = Buffer.from(payload).toString('utf8');
  return Buffer.from(text, 'utf8').equals(payload) ? { payload: text } : { payloadHex: hex(payload) };
}

/**
 * The chains of such a file, one after the other; memory stays that of the longest one. They are not verified:
 * `Store.adopt` and `checkTravelling` do that.
 * @throws RefundError `chain-refused`
 */
export async function* readChains(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<TravellingChain> {
  let open: { identity: string; number: number | null; events: StoredEvent[]; left: number } | undefined;
  let size = 0;
  for await (const text of boundedLines(pieces, LONGEST_LINE, (why, cause) =>
    refusal(open?.number ?? null, null, why, cause),
  )) {
    if (open === undefined) {
      open = readHeader(text);
      size = 0;
      continue;
    }
    size += text.length;
    if (size > LONGEST_CHAIN) throw refusal(open.number, open.events.length + 1, 'too-large');
    open.events.push(readEvent(text, open.number, open.events.length + 1));
    open.left -= 1;
    if (open.left > 0) continue;
    const { identity, number, events } = open;
    open = undefined;
    yield { identity, number, events };
  }
  if (open) throw refusal(open.number, null, 'cut-off');
}

function readHeader(text: string) {
  const { chain, number, events, ...others } = fieldsOf(text, null, null);
  if (typeof chain !== 'string' || !/^[0-9a-f]{32}$/.test(chain) || Object.keys(others).length > 0)
    throw refusal(null, null, 'malformed');
  if (number !== null && typeof number !== 'number') throw refusal(null, null, 'malformed');
  if (number !== null && !isCaseNumber(number)) throw refusal(number, null, 'number');
  if (!isCount(events, MOST_EVENTS)) throw refusal(number, null, events === 0 ? 'empty' : 'too-large');
  return { identity: chain, number, events: [] as StoredEvent[], left: events };
}

function readEvent(text: string, chain: number | null, seq: number): StoredEvent {
  const fields = fieldsOf(text, chain, seq);
  const malformed = () => refusal(chain, seq, 'malformed');
  const { algorithm, digest, hash, place = null } = fields;
  if (fields['seq'] !== seq) throw refusal(chain, seq, 'order');
  if (algorithm !== 'sha256') throw refusal(chain, seq, 'algorithm');
  if (!isHex(digest, 64) || !isHex(hash, 64)) throw malformed();
  if (place !== null && !isPlace(place)) throw malformed();
  const { salt, payload, payloadHex } = fields;
  const known = ['seq', 'algorithm', 'salt', 'payload', 'payloadHex', 'digest', 'hash', 'place'];
  if (Object.keys(fields).some((name) => !known.includes(name))) throw malformed();
  const rest = { seq, algorithm, digest, hash, place };
  if (salt === null && payload === null && payloadHex === undefined)
    return { ...rest, salt: null, payload: null };
  if (!isHex(salt, null)) throw malformed();
  if (typeof payload === 'string' && payloadHex === undefined)
    return { ...rest, salt: Buffer.from(salt, 'hex'), payload: Buffer.from(payload, 'utf8') };
  if (payload !== undefined || !isHex(payloadHex, null)) throw malformed();
  return { ...rest, salt: Buffer.from(salt, 'hex'), payload: Buffer.from(payloadHex, 'hex') };
}

function fieldsOf(text: string, chain: number | null, seq: number | null): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refusal(chain, seq, 'malformed', error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusal(chain, seq, 'malformed');
  return value as Record<string, unknown>;
}

function isCount(value: unknown, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= most;
}

function isHex(value: unknown, length: number | null): value is string {
  return (
    typeof value === 'string' &&
    value.length % 2 === 0 &&
    (length === null || value.length === length) &&
    /^[0-9a-f]*$/.test(value)
  );
}

function refusal(chain: number | null, seq: number | null, why: ChainRefusal, cause?: unknown): RefundError {
  return new RefundError('chain-refused', { chain, seq, why }, cause);
}
