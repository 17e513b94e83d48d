import type { Assessment } from '../advice/assess.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Language } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';
import { dueText } from '../terminal/clock-lines.ts';

export interface MovedClock {
  readonly window: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The clocks whose end is another one, or is no longer provisional, after a correction or with other rules. */
export function movedClocks(
  before: Assessment,
  after: Assessment,
  messages: Messages,
  language: Language,
): MovedClock[] {
  const earlier = new Map(before.deadlines.map((deadline) => [keyOf(deadline), deadline]));
  return after.deadlines.flatMap((deadline) => {
    const was = earlier.get(keyOf(deadline));
    if (!was || was.dueAt === null || deadline.dueAt === null) return [];
    const [then, now] = [shown(was, messages), shown(deadline, messages)];
    return then === now
      ? []
      : [{ window: deadline.window.id, name: deadline.window.name[language], before: then, after: now }];
  });
}

function keyOf({ window, startedBySeq }: Deadline): string {
  return `${window.id} ${window.origin ?? ''} ${startedBySeq ?? ''}`;
}

function shown(deadline: Deadline, messages: Messages): string {
  const provisional = deadline.certainty === 'provisional' ? messages.status.provisional : '';
  return `${dueText(deadline, messages)}${provisional}`;
}
