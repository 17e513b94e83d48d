import type { Recipient } from '../knowledge/parties.ts';
import type { Facts } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import type { StoredCase } from '../case/state.ts';
import { refundedFen } from '../case/view.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import { warningsOf } from './warnings.ts';

export type Action =
  | 'ask-site'
  | 'wait-for-site'
  | 'go-to-channel'
  | 'wait-for-answer'
  | 'send-what-was-asked'
  | 'close-refunded'
  | 'bank-first'
  | 'police-first'
  | 'operator-first'
  | 'not-by-letter'
  | 'done';

/** The best next step; the sentences stand in `messages.next`. */
export interface NextStep {
  readonly action: Action;
  readonly command: string;
  /** What to type once that is done. */
  readonly thenCommand: string | null;
}

/** What to do now: what must come first, then ask the site, watch its time, then go where the payment was made. */
export function nextStep({ number, state }: StoredCase, deadlines: readonly Deadline[]): NextStep {
  const step = (action: Action, command: string, thenCommand: string | null = null): NextStep => ({
    action,
    command: `refund ${command}`,
    thenCommand: thenCommand && `refund ${thenCommand}`,
  });
  if (state.closed) return step('done', `history ${number}`);
  if (refundedFen(state) >= state.facts.amountFen) {
    return step('close-refunded', `close ${number} --outcome refunded`);
  }
  const moments = momentsOf(state);
  const filedWith = (...parties: Recipient[]) =>
    moments.some(({ kind, party }) => kind === 'filing' && parties.includes(party as Recipient));
  const warned = warningsOf(state.facts);
  if (warned.includes('unlawful-goods')) return step('not-by-letter', `history ${number}`);
  if (warned.includes('stolen-payment') && !filedWith('bank', 'payment')) {
    return step('bank-first', `log filed ${number} --to bank`, `log filed ${number} --to police`);
  }
  if (warned.includes('site-vanished') && !filedWith('police')) {
    return step('police-first', `log filed ${number} --to police`, `log filed ${number} --to payment`);
  }
  if (warned.includes('cheap-credit') && !filedWith('operator', 'police')) {
    return step('operator-first', `log filed ${number} --to operator`);
  }
  const asked = deadlines.find(({ window, state: is }) => window.id === 'asked-of-you' && is !== 'met');
  if (asked) {
    const asker = moments.find(({ seq }) => seq === asked.startedBySeq)?.party ?? 'site';
    return step('send-what-was-asked', `log filed ${number} --to ${asker}`);
  }
  const open = moments.some(({ kind }) => kind === 'filing');
  if (!open && !moments.some(({ kind }) => kind === 'request') && !warned.includes('site-vanished')) {
    return step('ask-site', `letter ${number}`, `log request ${number}`);
  }
  if (open && !filedOnlyFirst(moments)) return step('wait-for-answer', `got ${number}`);
  const failed =
    moments.some(({ kind, party }) => kind === 'refusal' && party === 'site') ||
    deadlines.some(
      ({ window, state: is }) => window.owedBy === 'site' && is === 'over' && owes(window.nature),
    );
  if (failed || open) {
    return step(
      'go-to-channel',
      `letter ${number} -o refund-${number}.txt`,
      `log filed ${number} --to ${channelOf(state.facts)}`,
    );
  }
  return step('wait-for-site', `got ${number}`);
}

/** Where a payment is disputed: with a card that is the bank. */
function channelOf({ payChannel }: Facts): Recipient {
  return payChannel === 'bank-card' || payChannel === 'unionpay' ? 'bank' : 'payment';
}

/** Only the police or the operator know of it so far: the payment channel still has to be told. */
function filedOnlyFirst(moments: ReturnType<typeof momentsOf>): boolean {
  return moments.every(({ kind, party }) => kind !== 'filing' || party === 'police' || party === 'operator');
}

function owes(nature: Deadline['window']['nature']): boolean {
  return nature === 'they-owe';
}
