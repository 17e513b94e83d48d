import { byMinor } from '../case/classify.ts';
import { claimOf } from '../case/facts.ts';
import { type CaseState, refundedFen } from '../case/state.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient, Recipient } from '../law/parties.ts';
import { CHANNEL_FAILED } from '../law/road.ts';
import { missingKey, type Strength } from './evidence.ts';
import { channelOf, hasItOpen, operatorSays, standingOf, takenElsewhere } from './road.ts';
import { guessedUnlawful, platformUnasked, type Warning, warningsOf } from './warnings.ts';

type GuardId =
  | Warning
  | 'all-back'
  | 'only-phone-credit'
  | 'only-fake-sites'
  | 'arrived'
  | 'resale'
  | 'app-first'
  | 'institution-first'
  | 'institution-unknown'
  | 'institution-time'
  | 'guardian-agreed'
  | 'who-operated'
  | 'never-credited'
  | 'nothing-asked'
  | 'being-handled'
  | 'was-handled'
  | 'mend-first'
  | 'time-bar'
  | 'over-legal-limit'
  | 'came-late'
  | 'own-order'
  | 'respondent-unknown'
  | 'platform-first'
  | 'already-sent'
  | 'already-elsewhere'
  | 'operator-first-15d'
  | 'over-limit'
  | 'evidence-missing';

/** Something to know before a step. */
export interface Guard {
  readonly id: GuardId;
  /** `stop`: no letter is written. `caution`: one is, but this is said first. */
  readonly level: 'stop' | 'caution';
  /** Who has the dispute already, or who comes first. */
  readonly party: Recipient | null;
  /** When it was sent, or from when on it is possible; an instant. */
  readonly at: number | null;
  /** What is missing. */
  readonly kinds: readonly EvidenceKind[];
  /** The limit that has passed. */
  readonly clock: Deadline | null;
  /** What to type instead, without `refund`. */
  readonly command: string | null;
}

interface GuardView {
  readonly number: number;
  readonly state: CaseState;
  readonly deadlines: readonly Deadline[];
  readonly strength: Strength;
}

/** What must be said before the user turns to somebody: first what stops a letter, then what only cautions. */
export function guardsBefore(to: LetterRecipient, view: GuardView): Guard[] {
  const guards = [
    ...warningGuards(to, view),
    ...competenceGuards(to, view),
    ...pendingGuards(to, view),
    ...readinessGuards(to, view),
  ];
  return [
    ...guards.filter(({ level }) => level === 'stop'),
    ...guards.filter(({ level }) => level !== 'stop'),
  ];
}

function guard(id: GuardId, level: Guard['level'], more: Partial<Guard> = {}): Guard {
  return { id, level, party: null, at: null, kinds: [], clock: null, command: null, ...more };
}

/** Whom a warning keeps from being written to, at least until the user has turned to `first` below. */
const WARNED: Readonly<Record<Warning, readonly LetterRecipient[]>> = {
  'stolen-payment': ['site', '12315', 'consumer-association', 'operator', 'telecom', 'public', 'court'],
  'site-vanished': ['site', 'payment', 'bank', '12315', 'consumer-association', 'public', 'court'],
  'unlawful-goods': [
    'site',
    'payment',
    'bank',
    '12315',
    'consumer-association',
    'operator',
    'telecom',
    'pboc',
    'public',
    'court',
  ],
  'cheap-credit': ['site', '12315', 'consumer-association', 'telecom', 'public', 'court'],
};

/** Warnings that stay, whatever else the user has done. */
const LASTING: readonly Warning[] = ['stolen-payment', 'unlawful-goods'];

function warningGuards(to: LetterRecipient, { number, state }: GuardView): Guard[] {
  const channel = channelOf(state);
  const first: Readonly<Record<Warning, { readonly party: Recipient; readonly command: string | null }>> = {
    'stolen-payment': { party: channel, command: `letter ${number} --to ${channel}` },
    'site-vanished': { party: 'police', command: `log filed ${number} --to police` },
    'unlawful-goods': { party: 'police', command: null },
    'cheap-credit': { party: 'operator', command: `log filed ${number} --to operator` },
  };
  return (
    warningsOf(state.facts)
      .filter((warning) => WARNED[warning].includes(to))
      // A theft goes to court against the bank or payment company, once its supervisor was turned to.
      .filter(
        (warning) =>
          !(warning === 'stolen-payment' && to === 'court' && standingOf(state, 'pboc').firstAt !== null),
      )
      .filter(
        (warning) => LASTING.includes(warning) || standingOf(state, first[warning].party).firstAt === null,
      )
      .map((warning) => {
        // What the user stated stops the letter; what is only guessed from their words cautions.
        const stop =
          warning === 'stolen-payment' || (warning === 'unlawful-goods' && !guessedUnlawful(state.facts));
        return guard(warning, stop ? 'stop' : 'caution', first[warning]);
      })
  );
}

/** Whether this is the right place at all, and whether anything is left to ask for. */
function competenceGuards(to: LetterRecipient, { number, state, deadlines }: GuardView): Guard[] {
  const { facts } = state;
  const guards: Guard[] = [];
  if (refundedFen(state) >= claimOf(facts)) {
    guards.push(guard('all-back', 'stop', { command: `close ${number} --outcome refunded` }));
  }
  // What a child had of it is settled when the money goes back; it is no reason against that.
  if (
    facts.delivered === 'correct' &&
    // Of a charge that was made twice only the second one is asked for.
    facts.deducted !== 'twice' &&
    claimOf(facts) >= facts.amountFen &&
    !byMinor(facts) &&
    CLAIMED_FROM.includes(to)
  ) {
    guards.push(guard('arrived', 'caution', { command: `edit ${number} --claim` }));
  }
  if (to === 'telecom' && facts.goods !== undefined && facts.goods !== 'phone-credit') {
    guards.push(guard('only-phone-credit', 'stop', { command: `letter ${number} --to 12315` }));
  }
  if (facts.payer === 'minor' && CLAIMED_FROM.includes(to)) {
    if (facts.guardian === 'consented') guards.push(guard('guardian-agreed', 'caution'));
    else if (facts.operatedBy !== 'child') guards.push(guard('who-operated', 'caution'));
  }
  const late = state.happened.findLast(({ event }) => event.type === 'delivered-logged')?.event;
  if (late && CLAIMED_FROM.includes(to) && !guards.some(({ id }) => id === 'arrived')) {
    guards.push(
      guard('came-late', 'caution', { at: late.at, command: `close ${number} --outcome delivered` }),
    );
  }
  if (to === 'telecom' && operatorSays(state) === 'never-had-it') {
    guards.push(guard('never-credited', 'stop', { command: `letter ${number} --to 12315` }));
  }
  if (to === '12377' && facts.goods === 'unlawful') guards.push(guard('own-order', 'caution'));
  if (
    (to === '12315' || to === 'consumer-association' || to === 'court') &&
    facts.payer !== 'stolen' &&
    facts.payeeAddress === undefined &&
    (facts.reachable === 'no' || facts.seller === 'marketplace')
  ) {
    guards.push(guard('respondent-unknown', 'caution', { command: `edit ${number} --payee-address` }));
  }
  if (to === 'court' && platformUnasked(facts)) {
    guards.push(guard('platform-first', 'caution', { command: `letter ${number} --form ticket` }));
  }
  if (to === '12377' && facts.reachable !== 'no' && facts.goods !== 'unlawful') {
    guards.push(guard('only-fake-sites', 'stop', { command: `letter ${number} --to ${channelOf(state)}` }));
  }
  if ((to === '12315' || to === 'consumer-association') && facts.purpose === 'resale') {
    guards.push(guard('resale', 'caution', { command: `letter ${number} --to court` }));
  }
  if (to === 'bank' && channelOf(state) !== 'bank' && facts.payer !== 'stolen') {
    guards.push(guard('app-first', 'caution', { command: `letter ${number} --to payment` }));
  }
  if (to === 'pboc' && facts.payChannel === 'other') {
    guards.push(guard('institution-unknown', 'stop', { command: `edit ${number} --pay-channel` }));
  }
  if (to === 'pboc' && standingOf(state, channelOf(state)).firstAt === null) {
    const party = channelOf(state);
    guards.push(guard('institution-first', 'stop', { party, command: `letter ${number} --to ${party}` }));
  }
  const time = deadlines.find(
    ({ window, state: is }) =>
      CHANNEL_FAILED.some((id) => id === window.id) && (is === 'running' || is === 'soon'),
  );
  // Whoever lost money to a theft need not wait.
  if (to === 'pboc' && time && facts.payer !== 'stolen' && !standingOf(state, channelOf(state)).answered) {
    const party = channelOf(state);
    guards.push(guard('institution-time', 'caution', { party, clock: time, command: `got ${number}` }));
  }
  return guards;
}

/** Whether this body or another one has the dispute already, and whether another must have it first. */
function pendingGuards(to: LetterRecipient, { number, state, deadlines }: GuardView): Guard[] {
  const guards: Guard[] = [];
  const { lastAt, answered } = standingOf(state, to);
  if (lastAt !== null && !answered && hasItOpen(state, to)) {
    guards.push(guard('already-sent', 'caution', { party: to, at: lastAt, command: `got ${number}` }));
  }
  guards.push(...handledGuards(to, { number, state }));
  if (
    NEEDS_A_DISPUTE.includes(to) &&
    state.facts.payer !== 'stolen' &&
    state.facts.goods !== 'unlawful' &&
    neverAsked(state)
  ) {
    guards.push(guard('nothing-asked', 'caution', { party: 'site', command: `letter ${number}` }));
  }
  const elsewhere = takenElsewhere(state, to);
  if (elsewhere) {
    guards.push(
      guard('already-elsewhere', 'caution', {
        party: elsewhere,
        at: standingOf(state, elsewhere).lastAt,
        command: `got ${number}`,
      }),
    );
  }
  if (to === 'telecom' && (state.facts.goods ?? 'phone-credit') === 'phone-credit') {
    const operator = standingOf(state, 'operator');
    const wait = deadlines.find(({ window }) => window.id === 'telecom-operator-15d');
    const ready = operator.answered || wait?.state === 'over' || wait?.state === 'met';
    if (operator.lastAt === null) {
      const command = `log filed ${number} --to operator`;
      guards.push(guard('operator-first-15d', 'stop', { party: 'operator', command }));
    } else if (!ready) {
      guards.push(
        guard('operator-first-15d', 'caution', {
          party: 'operator',
          at: wait?.dueAt ?? null,
          command: `got ${number}`,
        }),
      );
    }
  }
  return guards;
}

/** From whom, or through whom, the money is asked. */
const CLAIMED_FROM: readonly LetterRecipient[] = [
  'site',
  'payment',
  'bank',
  '12315',
  'consumer-association',
  'public',
  'court',
];

/** They take a dispute, and a site that was never asked disputes nothing. */
const NEEDS_A_DISPUTE: readonly LetterRecipient[] = ['12315', 'consumer-association', 'court'];

function neverAsked(state: CaseState): boolean {
  return (
    state.facts.reachable !== 'no' &&
    standingOf(state, 'site').firstAt === null &&
    // Whoever has a complaint of it passes it on to the site; the police and the operator do not.
    !state.happened.some(
      ({ event }) =>
        event.type === 'contact-logged' ||
        (event.type === 'filing-logged' && event.to !== 'police' && event.to !== 'operator'),
    )
  );
}

/** What they accepted they do not take a second time, and what they ended neither; what they refused can be mended. */
function handledGuards(to: LetterRecipient, { number, state }: Pick<GuardView, 'number' | 'state'>): Guard[] {
  if (to !== '12315' && to !== 'consumer-association' && to !== 'telecom') return [];
  const { lastAt, ended } = standingOf(state, to);
  if (lastAt === null) return [];
  const reply = state.happened.findLast(
    ({ event }) => event.type === 'reply-logged' && event.from === to && event.at >= lastAt,
  )?.event;
  if (reply?.type !== 'reply-logged') return [];
  const about = { party: to, at: reply.at } as const;
  if (ended === 'refusal') return [guard('mend-first', 'caution', { ...about, command: `edit ${number}` })];
  if (ended === 'decision')
    return [guard('was-handled', 'caution', { ...about, command: `letter ${number} --to court` })];
  return reply.outcome === 'accepted'
    ? [guard('being-handled', 'caution', { ...about, command: `log filed ${number} --to ${to}` })]
    : [];
}

const LIMITS: Readonly<Partial<Record<LetterRecipient, readonly string[]>>> = {
  '12315': ['12315-limit'],
  telecom: ['telecom-limit-5m'],
  bank: ['card-120d'],
};

/** Three years for a court run like those for the regulator: from the day the user knew. */
function timeBar(to: LetterRecipient, deadlines: readonly Deadline[]): Guard[] {
  if (to !== 'court') return [];
  const clock = deadlines.find(({ window, state: is }) => window.id === '12315-limit' && is === 'over');
  return clock ? [guard('time-bar', 'caution', { clock })] : [];
}

/** Whether it is too late, and whether the evidence that decides is there. */
function readinessGuards(to: LetterRecipient, { number, state, deadlines, strength }: GuardView): Guard[] {
  const clock = deadlines.find(({ window, state: is }) => LIMITS[to]?.includes(window.id) && is === 'over');
  const kinds = missingKey(to, strength);
  return [
    ...(clock
      ? [guard(clock.window.basis === 'law' ? 'over-legal-limit' : 'over-limit', 'caution', { clock })]
      : []),
    ...timeBar(to, deadlines),
    // A theft is reported at once, with the evidence at hand.
    ...(kinds.length > 0 && state.facts.payer !== 'stolen'
      ? [guard('evidence-missing', 'caution', { kinds, command: `evidence check ${number}` })]
      : []),
  ];
}
