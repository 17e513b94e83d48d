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
/** The end of the year 9999; milliseconds, UTC. */
const FURTHEST = 253_402_300_799_999;

/** Damage may leave a number that is no time where a time is to be, or take its name away. */
export function areInstants(event: Readonly<Record<string, unknown>>): boolean {
  const named = event['type'] === 'evidence-added' ? INSTANTS.slice(0, 4) : INSTANTS.slice(0, 2);
  return named.every((name) => event[name] !== undefined) && INSTANTS.every((name) => isInstant(event[name]));
}

/** Nothing, or a time that a date can be made of. */
function isInstant(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'number' && Math.abs(value) <= FURTHEST);
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
