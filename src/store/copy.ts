import { createHash } from 'node:crypto';
import type { StoredEvent, TravellingChain } from '../ports.ts';
import { GENESIS, linkHash, payloadDigest } from './chain.ts';

/**
 * The same events as a case of its own. Only the opening is written anew, with the new identity; every other event
 * keeps its bytes, salt, digest and place, so what refers to them still does. The links are new.
 * The identity is made from the old one and the event at which the chains parted: taking the same case twice
 * gives the same copy.
 * @param common how many events both chains begin with
 */
export function asCopyOf(chain: TravellingChain, common: number): TravellingChain {
  const parted = chain.events[common]?.hash ?? '';
  const identity = createHash('sha256').update(`${chain.identity} ${parted}`).digest('hex').slice(0, 32);
  let previous = GENESIS;
  const events = chain.events.map((event) => {
    const written = event.seq === 1 ? withIdentity(event, identity) : event;
    const hash = linkHash(previous, written.digest);
    previous = hash;
    return { ...written, hash, place: null };
  });
  return { ...chain, identity, events };
}

function withIdentity(opening: StoredEvent, identity: string): StoredEvent {
  if (opening.payload === null || opening.salt === null) return opening;
  const said = JSON.parse(Buffer.from(opening.payload).toString('utf8')) as object;
  const payload = Buffer.from(JSON.stringify({ ...said, identity }), 'utf8');
  return { ...opening, payload, digest: payloadDigest(opening.salt, payload) };
}
