import type { StoredCase } from '../case/state.ts';
import type { Deadline } from '../deadlines/deadlines.ts';

/** The best next step; the sentences stand in `messages.next`. */
export interface NextStep {
  readonly action: 'ask-site' | 'wait-for-site' | 'go-to-channel' | 'done';
  readonly command: string;
  /** What to type once that is done. */
  readonly thenCommand: string | null;
  /** The clock this step looks to, where there is one. */
  readonly clock: Deadline | null;
}

/** What to do now: first ask the site, then watch its time, then go where the payment was made. */
export function nextStep({ number, state }: StoredCase, deadlines: readonly Deadline[]): NextStep {
  if (state.closed)
    return { action: 'done', command: `refund history ${number}`, thenCommand: null, clock: null };
  const clockOf = (id: string) => deadlines.find(({ window }) => window.id === id) ?? null;
  if (!state.moments.some(({ kind }) => kind === 'request')) {
    return {
      action: 'ask-site',
      command: `refund letter ${number}`,
      thenCommand: `refund log request ${number}`,
      clock: clockOf('golden-24h'),
    };
  }
  const overdue =
    deadlines.find(({ window, state: is }) => window.owedBy === 'site' && is === 'over') ?? null;
  if (overdue) {
    const letter = `refund letter ${number} -o refund-${number}.txt`;
    return { action: 'go-to-channel', command: letter, thenCommand: null, clock: overdue };
  }
  const command = `refund status ${number}`;
  return { action: 'wait-for-site', command, thenCommand: null, clock: clockOf('site-7wd') };
}
