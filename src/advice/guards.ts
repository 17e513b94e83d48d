import { claimOf, type FactName, type Facts } from '../case/facts.ts';
import { type CaseState, refundedFen } from '../case/state.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient, Recipient } from '../law/parties.ts';
import { missingKey, type Strength } from './evidence.ts';
import { channelOf, hasItOpen, standingOf, takenElsewhere } from './road.ts';

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
  | 'already-sent'
  | 'already-elsewhere'
  | 'operator-first-15d'
  | 'over-limit'
  | 'evidence-missing';

/** Something to know before a step. */
export interface Guard {
  readonly id: GuardId;
  /** `stop`: no text is written. `caution`: it is, but this is said first. */
  readonly level: 'stop' | 'caution';
  /** Whom it concerns: who has the dispute already, or who comes first. */
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

/** What has to be said before the user turns to somebody, the gravest first. */
export function guardsBefore(to: LetterRecipient, view: GuardView): Guard[] {
  const guards = [...grave(to, view), ...competence(to, view), ...again(to, view), ...limits(to, view)];
  return [
    ...guards.filter(({ level }) => level === 'stop'),
    ...guards.filter(({ level }) => level !== 'stop'),
  ];
}

function guard(id: GuardId, level: Guard['level'], more: Partial<Guard> = {}): Guard {
  return { id, level, party: null, at: null, kinds: [], clock: null, command: null, ...more };
}

/** Who must not be written to before something else, and what must not be claimed at all. */
const WARNED: Readonly<Record<Warning, readonly LetterRecipient[]>> = {
  'stolen-payment': ['site', '12315', 'consumer-association', 'telecom', 'public', 'court'],
  'site-vanished': ['site', 'payment', 'bank', '12315', 'consumer-association', 'public', 'court'],
  'unlawful-goods': [
    'site',
    'payment',
    'bank',
    '12315',
    'consumer-association',
    'telecom',
    'pboc',
    'public',
    'court',
  ],
  'cheap-credit': ['site', '12315', 'consumer-association', 'telecom', 'public', 'court'],
};

/** What no other step makes right. */
const LASTING: readonly Warning[] = ['stolen-payment', 'unlawful-goods'];

function grave(to: LetterRecipient, { number, state }: GuardView): Guard[] {
  const first: Readonly<Record<Warning, Recipient>> = {
    'stolen-payment': channelOf(state),
    'site-vanished': 'police',
    'unlawful-goods': 'police',
    'cheap-credit': 'operator',
  };
  return warningsOf(state.facts)
    .filter((warning) => WARNED[warning].includes(to))
    .filter((warning) => LASTING.includes(warning) || standingOf(state, first[warning]).firstAt === null)
    .map((warning) => {
      // What the user said stops; what is only guessed from their words warns.
      const stop =
        warning === 'stolen-payment' || (warning === 'unlawful-goods' && !guessedUnlawful(state.facts));
      const party = first[warning];
      const command =
        warning === 'unlawful-goods'
          ? null
          : warning === 'stolen-payment'
            ? `letter ${number} --to ${channelOf(state)}`
            : `log filed ${number} --to ${party}`;
      return guard(warning, stop ? 'stop' : 'caution', { party, command });
    });
}

/** Whether this is the right place at all. */
function competence(to: LetterRecipient, { number, state }: GuardView): Guard[] {
  const { facts } = state;
  const guards: Guard[] = [];
  if (refundedFen(state) >= claimOf(facts)) {
    guards.push(guard('all-back', 'stop', { command: `close ${number} --outcome refunded` }));
  }
  if (facts.delivered === 'correct' && claimOf(facts) >= facts.amountFen && to !== '12377') {
    guards.push(guard('arrived', 'caution', { command: `edit ${number} --claim …` }));
  }
  if (to === 'telecom' && facts.goods !== undefined && facts.goods !== 'phone-credit') {
    guards.push(guard('only-phone-credit', 'stop', { command: `letter ${number} --to 12315` }));
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
    guards.push(guard('institution-unknown', 'stop', { command: `edit ${number} --pay-channel …` }));
  }
  if (to === 'pboc' && standingOf(state, channelOf(state)).firstAt === null) {
    const party = channelOf(state);
    guards.push(guard('institution-first', 'caution', { party, command: `letter ${number} --to ${party}` }));
  }
  return guards;
}

/** Whether somebody has it already. */
function again(to: LetterRecipient, { number, state, deadlines }: GuardView): Guard[] {
  const guards: Guard[] = [];
  const { lastAt, answered } = standingOf(state, to);
  if (lastAt !== null && !answered && hasItOpen(state, to)) {
    guards.push(guard('already-sent', 'caution', { party: to, at: lastAt, command: `got ${number}` }));
  }
  const elsewhere = takenElsewhere(state, to);
  if (elsewhere) {
    guards.push(
      guard('already-elsewhere', 'caution', {
        party: elsewhere,
        at: standingOf(state, elsewhere).lastAt,
        command: `log reply ${number} --from ${elsewhere} --outcome refused`,
      }),
    );
  }
  if (to === 'telecom' && (state.facts.goods ?? 'phone-credit') === 'phone-credit') {
    const operator = standingOf(state, 'operator');
    const wait = deadlines.find(({ window }) => window.id === 'telecom-operator-15d');
    const ready = operator.answered || wait?.state === 'over' || wait?.state === 'met';
    if (operator.lastAt === null) {
      const command = `log filed ${number} --to operator`;
      guards.push(guard('operator-first-15d', 'caution', { party: 'operator', command }));
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

const LIMITS: Readonly<Partial<Record<LetterRecipient, readonly string[]>>> = {
  '12315': ['12315-limit'],
  telecom: ['telecom-limit-5m'],
  bank: ['card-120d'],
};

/** Whether it is too late, and whether what decides is there. */
function limits(to: LetterRecipient, { number, state, deadlines, strength }: GuardView): Guard[] {
  const clock = deadlines.find(({ window, state: is }) => LIMITS[to]?.includes(window.id) && is === 'over');
  const kinds = missingKey(to, strength);
  return [
    ...(clock ? [guard('over-limit', 'caution', { clock })] : []),
    // A theft is reported at once, with whatever is at hand.
    ...(kinds.length > 0 && state.facts.payer !== 'stolen'
      ? [guard('evidence-missing', 'caution', { kinds, command: `evidence check ${number}` })]
      : []),
  ];
}

/**
 * The questions that decide which clocks and grounds apply, each where its answer changes something. Which bodies
 * already have the dispute is no question: it is read from what was logged.
 */
const GATES: readonly { readonly fact: FactName; readonly matters: (facts: Facts) => boolean }[] = [
  // Phone credit has the operator and the telecom authority; unlawful goods have no letter at all.
  { fact: 'goods', matters: () => true },
  // Consumer law and 12315 are for people who bought for themselves.
  { fact: 'purpose', matters: () => true },
  // Where a part of it came, the rest is asked back.
  { fact: 'claimFen', matters: ({ delivered }) => delivered === 'wrong-value' || delivered === 'correct' },
  // Only Visa and Mastercard know a chargeback.
  { fact: 'cardNetwork', matters: ({ payChannel }) => payChannel === 'bank-card' },
];

/** The questions of every step that were not answered yet. */
export function openGates(facts: Facts): FactName[] {
  return GATES.filter(({ fact, matters }) => facts[fact] === undefined && matters(facts)).map(
    ({ fact }) => fact,
  );
}

/** What must be known before turning to somebody: it decides whether that is the right place at all. */
const BEFORE: Readonly<Partial<Record<Recipient, readonly FactName[]>>> = {
  site: ['reachable', 'purpose', 'claimFen'],
  payment: ['payer', 'claimFen'],
  bank: ['payer', 'cardNetwork', 'claimFen'],
  '12315': ['purpose', 'seller', 'goods', 'claimFen'],
  'consumer-association': ['purpose', 'claimFen'],
  operator: ['goods'],
  telecom: ['goods'],
  court: ['purpose', 'payer', 'claimFen'],
};

/** The open questions of one step. */
export function gatesBefore(recipient: Recipient, facts: Facts): FactName[] {
  return (BEFORE[recipient] ?? []).filter(
    (fact) => facts[fact] === undefined && (GATES.find((gate) => gate.fact === fact)?.matters(facts) ?? true),
  );
}

/** Where a refund letter is the wrong first step, the gravest first; what to do instead stands in `messages`. */
const WARNINGS = ['stolen-payment', 'site-vanished', 'unlawful-goods', 'cheap-credit'] as const;
export type Warning = (typeof WARNINGS)[number];

/** What must be said before anything else, the gravest first. */
export function warningsOf(facts: Facts): Warning[] {
  const applies: Record<Warning, boolean> = {
    'stolen-payment': facts.payer === 'stolen',
    'site-vanished': facts.reachable === 'no',
    'unlawful-goods': facts.goods === 'unlawful' || UNLAWFUL.test(told(facts)),
    'cheap-credit': isCheapCredit(facts),
  };
  return WARNINGS.filter((warning) => applies[warning]);
}

/** The site is not, or no longer, whom one turns to: what it would owe only leads astray. */
export function isPastTheSite(warnings: readonly Warning[]): boolean {
  return warnings.includes('stolen-payment') || warnings.includes('site-vanished');
}

/** Nobody said that the goods are unlawful: only the words of the product or the story sound like it. */
function guessedUnlawful(facts: Facts): boolean {
  return facts.goods !== 'unlawful';
}

/** Goods whose trade is itself forbidden or void: fake orders and clicks, cheats, sold or rented accounts. */
const UNLAWFUL = /刷粉|刷量|刷单|刷赞|买粉|外挂|跑分|(?:账号|帐号)(?:买卖|出租|租赁)|实名(?:账号|号)出售/;

/**
 * Phone credit far below its face value, or 慢充 by name: a known way to launder money, in which the number may
 * be suspended and a buyer who knows may be charged (police and WeChat warnings of 2024 and 2025).
 */
function isCheapCredit(facts: Facts): boolean {
  const text = told(facts);
  if (/慢充/.test(text)) return true;
  if (facts.goods !== 'phone-credit' && !/话费/.test(facts.product ?? '')) return false;
  const face = /(\d+(?:\.\d{1,2})?)\s*元/.exec(facts.product ?? '')?.[1];
  return face !== undefined && facts.amountFen <= Number(face) * 100 * CHEAP;
}

/** Operators' own discounts hardly go below this part of the face value. */
const CHEAP = 0.9;

function told({ product, description }: Facts): string {
  return `${product ?? ''}\n${description ?? ''}`;
}
