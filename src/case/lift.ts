import { RefundError } from '../errors.ts';
import type { CaseEvent } from './events.ts';

/**
 * An event as it was stored, in the shape the program knows today. Every version ever written is lifted here,
 * for ever; so far there is one.
 * @throws RefundError `store-damaged` for an event that this program cannot know
 */
export function lift<E = CaseEvent>(payload: string, path: string): E {
  const stored = parse(payload) as { type?: unknown; version?: unknown } | null;
  if (
    typeof stored !== 'object' ||
    stored === null ||
    stored.version !== 1 ||
    typeof stored.type !== 'string'
  ) {
    throw new RefundError('store-damaged', { path, reason: 'event' });
  }
  return stored as E;
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
