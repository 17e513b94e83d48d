import type { Judged } from '../case/classify.ts';
import { claimOf } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import { refundedFen, type StoredCase } from '../case/state.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { LetterRecipient, Party, Recipient } from '../law/parties.ts';
import { CHANNEL_FAILED, SITE_FAILED } from '../law/road.ts';
import { feeDemandedIn } from '../reading/harmful-asks.ts';
import { DAY } from '../time/day.ts';
import { needsEvidence, type Strength } from './evidence.ts';
import { agreement, channelOf, hasItOpen, roadOf, type RoadStep, standingOf } from './road.ts';
import { platformUnasked, type Warning, warningsOf } from './warnings.ts';

export type Action =
  | 'look-first'
  | 'ask-site'
  | 'wait-for-site'
  | 'gather-evidence'
  | 'go-to-channel'
  | 'go-to-operator'
  | 'go-to-12315'
  | 'go-to-telecom'
  | 'go-to-pboc'
  | 'go-to-court'
  | 'wait-for-answer'
  | 'send-what-was-asked'
  | 'close-refunded'
  | 'close-delivered'
  | 'mend-refusal'
  | 'ask-platform'
  | 'bank-first'
  | 'police-first'
  | 'pay-nothing'
  | 'operator-first'
  | 'not-by-letter'
  | 'done';

/** The best next step; its sentences stand in `words/`, under `next`. */
export interface NextStep {
  readonly action: Action;
  readonly command: string;
  /** What to type once that is done. */
  readonly thenCommand: string | null;
  /** The clock that says by when, or until when one waits. */
  readonly clock: Deadline | null;
}

/** A clock of the user's that ends within this time makes a step urgent that could otherwise wait; milliseconds. */
const URGENT = 5 * DAY;

/** What to do now: nothing if the case is at its end, else what must come first, else the road from the site to the court. */
export function nextStep(
  { number, state }: StoredCase,
  judged: Judged,
  deadlines: readonly Deadline[],
  strength: Strength,
  now: number,
): NextStep {
  const view: View = {
    number,
    state,
    judged,
    deadlines,
    strength,
    now,
    warned: warningsOf(state.facts),
    turnedTo: (...parties) => parties.some((party) => standingOf(state, party).firstAt !== null),
  };
  return atItsEnd(view) ?? whatComesFirst(view) ?? alongTheRoad(view);
}

interface View extends StoredCase {
  readonly judged: Judged;
  readonly deadlines: readonly Deadline[];
  readonly strength: Strength;
  readonly now: number;
  readonly warned: readonly Warning[];
  /** Whether the user turned to one of these before. */
  readonly turnedTo: (...parties: Recipient[]) => boolean;
}

function step(
  action: Action,
  command: string,
  thenCommand: string | null = null,
  clock: Deadline | null = null,
): NextStep {
  return {
    action,
    command: `refund ${command}`,
    thenCommand: thenCommand && `refund ${thenCommand}`,
    clock,
  };
}

/**
 * To an office or a court, but first to the marketplace: who the shop is has to be known there, and where the marketplace
 * cannot say it, it is a party itself. Once it was asked, nobody waits for it.
 */
function toOffice(view: View, action: Action, to: LetterRecipient, clock: Deadline | null = null): NextStep {
  const { number, state } = view;
  const { facts } = state;
  const open = platformUnasked(facts) && facts.shopData !== 'waiting' && facts.reachable !== 'no';
  return open && (to === 'court' || facts.payeeAddress === undefined)
    ? step('ask-platform', `letter ${number} --form ticket`, `edit ${number} --shop-data`)
    : write(view, action, to, clock);
}

/** To write to somebody, or first to gather the evidence without which they cannot act. */
function write(
  { number, strength }: View,
  action: Action,
  to: LetterRecipient,
  clock: Deadline | null = null,
): NextStep {
  return needsEvidence(to, strength)
    ? step('gather-evidence', `evidence check ${number}`, `letter ${number} --to ${to}`, clock)
    : step(action, `letter ${number} --to ${to}`, `log filed ${number} --to ${to}`, clock);
}

function wait({ number }: View, clock: Deadline | null): NextStep {
  return step('wait-for-answer', `got ${number}`, null, clock);
}

/** What shows that the user still wants the money. */
const ASKS: readonly string[] = ['request-logged', 'filing-logged'];

function atItsEnd({ number, state }: View): NextStep | null {
  if (state.closed) return step('done', `history ${number}`);
  if (refundedFen(state) >= claimOf(state.facts)) {
    return step('close-refunded', `close ${number} --outcome refunded`);
  }
  const came = state.happened.findLast(({ event }) => event.type === 'delivered-logged');
  // Only as long as nothing was asked after it: who refuses late goods goes on.
  if (came && !state.happened.some(({ seq, event }) => seq > came.seq && ASKS.includes(event.type)))
    return step('close-delivered', `close ${number} --outcome delivered`);
  return state.facts.goods === 'unlawful' ? step('not-by-letter', `history ${number}`) : null;
}

/** Somebody wanted money before the refund: whoever says so will not refund anything. */
function feeWasDemanded({ happened }: StoredCase['state']): boolean {
  return happened.some(
    ({ event }) =>
      (event.type === 'reply-logged' || event.type === 'contact-logged') &&
      feeDemandedIn((event.text ?? '').normalize('NFKC')) !== undefined,
  );
}

/** What the warnings ask for first, and what somebody asked of the user. */
function whatComesFirst({ number, state, deadlines, warned, turnedTo }: View): NextStep | null {
  const toChannel = `log filed ${number} --to ${channelOf(state)}`;
  const toPolice = `log filed ${number} --to police`;
  if (warned.includes('stolen-payment') && !turnedTo('bank', 'payment')) {
    return step('bank-first', toChannel, toPolice);
  }
  if (warned.includes('site-vanished') && !turnedTo('police')) {
    return step('police-first', toPolice, toChannel);
  }
  if (feeWasDemanded(state) && !turnedTo('police')) return step('pay-nothing', toPolice, toChannel);
  if (warned.includes('cheap-credit') && !turnedTo('operator', 'police')) {
    return step('operator-first', `log filed ${number} --to operator`);
  }
  const asked = deadlines.find(({ window, state: is }) => window.id === 'asked-of-you' && is !== 'met');
  if (!asked) return null;
  const asker = momentsOf(state).find(({ seq }) => seq === asked.startedBySeq)?.party ?? 'site';
  return step('send-what-was-asked', `log filed ${number} --to ${asker}`, null, asked);
}

function alongTheRoad(view: View): NextStep {
  const { number, state, judged, deadlines, now, warned, turnedTo } = view;
  const road = roadOf(state, judged, deadlines);
  const channel = channelOf(state);
  const channelFailed = standingOf(state, channel).ended !== null || hasRunOut(deadlines, CHANNEL_FAILED);
  // A stolen payment is not a dispute with the site: the bank or app, the police, and the authority over the bank or app.
  if (warned.includes('stolen-payment')) {
    const failed = channelFailed || standingOf(state, 'bank').ended !== null;
    if (failed && !turnedTo('pboc')) return write(view, 'go-to-pboc', 'pboc');
    // The supervisor answered and the loss stands: the payment company's own duty is a matter for a court.
    if (turnedTo('court')) return wait(view, null);
    return standingOf(state, 'pboc').answered
      ? write(view, 'go-to-court', 'court')
      : wait(view, soonestOwedBy(deadlines, channel));
  }
  // A court decides; nobody else will act now.
  if (turnedTo('court') && standingOf(state, 'court').ended !== 'refusal') return wait(view, null);
  const others = road.some(
    ({ party, state: is }) => party !== 'site' && party !== 'operator' && (is === 'waiting' || is === 'done'),
  );

  // 1. The site, unless it is gone or the matter is with others already.
  if (!others && !turnedTo('site') && !warned.includes('site-vanished')) {
    const look = road.some(({ id, state: is }) => id === 'look' && is === 'open');
    return step(
      look ? 'look-first' : 'ask-site',
      `letter ${number}`,
      `log request ${number}`,
      soonestRunning(deadlines, ['golden-24h']),
    );
  }
  // Wait for what was agreed until its time is over, but not past the user's own window: a promise may be a way to let it pass.
  const window = soonestRunning(deadlines, ['channel-15d', 'channel-30d', 'card-120d']);
  const urgent = !turnedTo(channel) && window !== null && (window.dueAt ?? now) - now <= URGENT;
  const agreed = agreement(state, deadlines, now);
  if (agreed && !urgent) return wait(view, agreed.clock);
  const siteFailed =
    standingOf(state, 'site').ended === 'refusal' || hasRunOut(deadlines, SITE_FAILED) || !turnedTo('site');

  const waiting = road.find(({ state: is }) => is === 'waiting');
  // A mediation that failed is over; what was skipped before it would only cost time. A refusal is mended first.
  const mediated = MEDIATORS.map((party) => ({ party, ended: standingOf(state, party).ended }));
  if (mediated.some(({ ended }) => ended === 'decision') && !urgent)
    return toOffice(view, 'go-to-court', 'court');
  const refusedBy = mediated.find(({ ended }) => ended === 'refusal')?.party;
  if (refusedBy !== undefined && canBeMended(state, refusedBy)) return write(view, 'mend-refusal', refusedBy);

  // 2. The payment channel: once the site failed, or before its window closes.
  if (!turnedTo(channel)) {
    if (siteFailed || urgent) return write(view, 'go-to-channel', channel, window);
    return waiting?.party
      ? wait(view, soonestOwedBy(deadlines, waiting.party))
      : step('wait-for-site', `got ${number}`, null, soonestOwedBy(deadlines, 'site'));
  }
  if (!channelFailed && hasItOpen(state, channel)) {
    return wait(view, soonestOwedBy(deadlines, waiting?.party ?? channel));
  }

  // 3. One authority at a time.
  const body = road.find(({ id, state: is }) => BODIES.includes(id) && is === 'waiting');
  if (body && !hasRunOut(deadlines, MEDIATION_OVER))
    return wait(view, soonestOwedBy(deadlines, body.party ?? '12315'));
  const open = (id: RoadStep['id']) => road.some((one) => one.id === id && one.state === 'open');
  if (open('telecom'))
    return write(view, 'go-to-telecom', 'telecom', soonestRunning(deadlines, ['telecom-limit-5m']));
  if (open('operator') && !turnedTo('12315')) {
    return step('go-to-operator', `log filed ${number} --to operator`);
  }
  if (open('12315'))
    return toOffice(view, 'go-to-12315', '12315', soonestRunning(deadlines, ['12315-limit']));
  if (open('court')) return toOffice(view, 'go-to-court', 'court');
  return wait(view, waiting?.party ? soonestOwedBy(deadlines, waiting.party) : null);
}

const MEDIATORS = ['12315', 'consumer-association'] as const;

/** Something was missing or could not be reached: that can be put right. A matter that is not theirs cannot. */
function canBeMended(state: StoredCase['state'], party: Recipient): boolean {
  const reply = state.happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === party && event.outcome === 'refused',
  )?.event;
  const said = reply?.type === 'reply-logged' ? (reply.text ?? '') : '';
  return /地址|联系不上|无法联系|材料|身份|信息|主体|不全|不清|补充|证据|证明不了|不能证明|电话|辖区|管辖|属地|住所地/.test(
    said,
  );
}

/** Once one of these is over, the body has had its time: a court is next. */
const MEDIATION_OVER = ['12315-mediate', 'telecom-answer-30d'];

const BODIES: readonly string[] = ['12315', 'telecom', 'consumer-association', 'court'];

function runs({ state }: Deadline): boolean {
  return state === 'running' || state === 'soon';
}

/** The clock among these windows that runs and ends first; null if none of them runs. */
function soonestRunning(deadlines: readonly Deadline[], ids: readonly string[]): Deadline | null {
  return first(deadlines.filter((deadline) => runs(deadline) && ids.includes(deadline.window.id)));
}

/** The running clock of what this party owes that ends first; null if none runs. */
function soonestOwedBy(deadlines: readonly Deadline[], party: Party): Deadline | null {
  return first(
    deadlines.filter(
      (deadline) =>
        runs(deadline) && deadline.window.owedBy === party && deadline.window.nature === 'they-owe',
    ),
  );
}

/** Whether an answer that was owed in one of these windows did not come. */
function hasRunOut(deadlines: readonly Deadline[], ids: readonly string[]): boolean {
  return deadlines.some(
    ({ window, state }) => ids.includes(window.id) && state === 'over' && window.nature === 'they-owe',
  );
}

function first(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))[0] ?? null;
}
