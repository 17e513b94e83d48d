import { type EventType, liveEvents, type Recorded } from './events.ts';

/** Letters and rules say nothing about what happened. */
const NO_FACTS: readonly EventType[] = [
  'letter-written',
  'rule-set',
  'event-undone',
  'case-closed',
  'case-reopened',
];

/** The hash of the newest live event that holds facts: the same for every letter written since. */
export function factsHash(history: readonly Recorded[]): string {
  const live = liveEvents(history);
  return (
    history.findLast(({ seq, event }) => event && live.has(seq) && !NO_FACTS.includes(event.type))?.hash ?? ''
  );
}
