import { parseTime, formatTime } from '../case/time-text.ts';
import type { CaseState } from '../case/state.ts';
import { RefundError } from '../errors.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { writeLines } from './answer.ts';

/** A clock that is this much behind the newest record was set back; less is the usual drift. */
const SET_BACK = 10 * 60_000;

/** When something happened and when it is written down. */
export interface Stamp {
  readonly at: number;
  readonly recordedAt: number;
}

/**
 * The time of an event: as given, else now. Where the machine's clock stands behind the newest record, an event
 * without a time of its own counts as happening right after that record, so that no clock jumps back.
 * @throws RefundError `bad-answers`, `before-payment`
 */
export function stampOf(context: Context, state: CaseState, given?: string): Stamp {
  const recordedAt = context.clock.now();
  if (given === undefined) return { at: Math.max(recordedAt, state.recordedUntil), recordedAt };
  const time = parseTime(given, Math.max(recordedAt, state.recordedUntil));
  if (!time.ok)
    throw new RefundError('bad-answers', { issues: [{ flag: 'at', given, reason: time.reason }] });
  const { paidAt } = state.facts;
  if (time.value < paidAt) {
    throw new RefundError('before-payment', { given: formatTime(time.value), paidAt: formatTime(paidAt) });
  }
  return { at: time.value, recordedAt };
}

/** Says so where the machine's clock stands behind what was written down last. */
export function warnOfClock(
  { clock, stderr }: Context,
  { status }: Messages,
  states: readonly CaseState[],
): void {
  const last = Math.max(...states.map(({ recordedUntil }) => recordedUntil));
  const now = clock.now();
  if (last - now < SET_BACK) return;
  writeLines(stderr, wrap(status.clockBack(formatTime(now), formatTime(last)), stderr.columns, '  '));
}
