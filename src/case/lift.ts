import { RefundError } from '../errors.ts';
import type { CaseEvent } from './events.ts';

/**
 * An event as it was stored, in the shape the program knows today. Every version ever written is lifted here,
 * for ever; so far there is one.
 * @throws RefundError `store-damaged` for an event that this program cannot know
 */
export function lift<E = CaseEvent>(payload: string, path: string): E {
  const stored = parse(payload) as Readonly<Record<string, unknown>> | null;
  if (
    typeof stored !== 'object' ||
    stored === null ||
    stored['version'] !== 1 ||
    typeof stored['type'] !== 'string' ||
    !areInstants(stored) ||
    (stored['type'] === 'case-opened' && typeof stored['facts'] !== 'object')
  ) {
    throw new RefundError('store-damaged', { path, reason: 'event' });
  }
  return stored as E;
}

const INSTANTS = ['at', 'recordedAt', 'capturedAt', 'modifiedAt', 'seenAt'];
/** No date lies further away; milliseconds. */
const FURTHEST = 8.64e15;

/** Damage may leave a number that is no time, where a time is to be. */
function areInstants(stored: Readonly<Record<string, unknown>>): boolean {
  return INSTANTS.every((name) => {
    const value = stored[name];
    return (
      value === undefined || value === null || (typeof value === 'number' && Math.abs(value) <= FURTHEST)
    );
  });
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
