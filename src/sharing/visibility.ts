import type { FactName, Facts } from '../case/facts.ts';
import type { Happening } from '../case/state.ts';
import type { EvidenceKind } from '../law/evidence.ts';
import type { LetterRecipient } from '../law/parties.ts';
import type { LetterView } from '../letters/letter.ts';
import { RECIPIENTS } from '../letters/recipients.ts';
import { type Hidden, namedPeople, namedThings, redactor } from './redact.ts';

/** What a recipient gets to see of a case. */
interface Visibility {
  /** Kinds of evidence that stay here: the letter to this recipient leaves out the same ones. */
  readonly leaves: readonly EvidenceKind[];
  /** Sent letters to these go along; the newest letter to the recipient always does. */
  readonly letters: readonly LetterRecipient[];
  /** What happened with the site and the recipient alone, or with everybody. */
  readonly happened: 'own' | 'all';
  /** Facts that stay here. */
  readonly hides: readonly FactName[];
  /** Has to find out who runs the site: of its company nothing is hidden. */
  readonly identifies?: true;
  /** Looks up whether the topped-up account was credited: its number is not hidden. */
  readonly credits?: true;
  /** Anybody may read it: numbers and the user's own data are hidden, and no words are quoted. */
  readonly public?: true;
}

const AUTHORITY: Visibility = {
  leaves: ['identity'],
  letters: ['site'],
  happened: 'all',
  hides: [],
  identifies: true,
};

/** By recipient. These rows decide what leaves the computer. */
export const VISIBILITY: Readonly<Record<LetterRecipient, Visibility>> = {
  // What shows deceit is the ground of a claim against the site, so the site reads it.
  site: { leaves: ['identity', 'bill'], letters: [], happened: 'own', hides: [], credits: true },
  payment: {
    leaves: ['identity'],
    letters: ['site'],
    happened: 'own',
    hides: ['intentEvidence', 'platformKnew'],
  },
  bank: {
    leaves: ['identity'],
    letters: ['site', 'payment'],
    happened: 'own',
    hides: ['intentEvidence', 'platformKnew'],
  },
  '12315': AUTHORITY,
  'consumer-association': AUTHORITY,
  operator: {
    leaves: ['identity', 'chat', 'bill', 'site-terms'],
    letters: [],
    happened: 'own',
    hides: ['intentEvidence', 'platformKnew'],
    credits: true,
  },
  telecom: { ...AUTHORITY, credits: true },
  pboc: { ...AUTHORITY, letters: ['site', 'payment'] },
  '12377': {
    leaves: ['identity', 'chat', 'bill'],
    letters: [],
    happened: 'own',
    hides: ['account', 'intentEvidence', 'platformKnew'],
  },
  public: {
    leaves: ['identity', 'bill', 'payment-record', 'chat', 'ticket', 'other'],
    letters: [],
    happened: 'own',
    hides: ['account', 'paymentNo', 'payee', 'payeeAddress', 'operator', 'intentEvidence', 'platformKnew'],
    public: true,
  },
  court: {
    leaves: [],
    letters: ['site', 'payment', 'bank', '12315', 'consumer-association', 'telecom', 'pboc'],
    happened: 'all',
    hides: [],
    identifies: true,
  },
};

/**
 * The case as a recipient gets to see it. Everything that is written for them is made from this view, and from nothing
 * else. The whole case (`to` is null) has everything but who the user is, which is no part of the case.
 */
export function sharedView(view: LetterView, to: LetterRecipient | null, mask: Mask): LetterView {
  const me = to === null ? {} : ofMe(view, to);
  const seen = to === null ? view.state : limited(view, to);
  const state = maskDeep(seen, mask);
  const query = { ...view.query, facts: state.facts };
  const reasons = maskDeep(view.reasons, mask);
  return { ...view, state, facts: state.facts, query, reasons, me: maskDeep(me, mask) };
}

/** Who the user is, as far as this recipient needs it. */
function ofMe(view: LetterView, to: LetterRecipient): LetterView['me'] {
  const needed = RECIPIENTS[to].needs(view).flatMap((need) => (need.of === 'me' ? [need.name] : []));
  return Object.fromEntries(Object.entries(view.me).filter(([name]) => needed.some((one) => one === name)));
}

function limited({ state }: LetterView, to: LetterRecipient): LetterView['state'] {
  const sees = VISIBILITY[to];
  const facts = Object.fromEntries(
    Object.entries(state.facts).filter(([name]) => !sees.hides.some((hidden) => hidden === name)),
  ) as unknown as Facts;
  return {
    ...state,
    facts,
    happened: state.happened
      .filter(({ event }) => sees.happened === 'all' || concerns(event, to))
      .map(({ seq, event }) => ({ seq, event: withoutNotes(event, sees) })),
    exhibits: state.exhibits.filter(({ event }) => !sees.leaves.includes(event.kind)),
  };
}

function concerns(event: Happening, to: LetterRecipient): boolean {
  if (event.type === 'filing-logged') return event.to === 'site' || event.to === to;
  return event.type !== 'reply-logged' || event.from === 'site' || event.from === to;
}

/** The user's own notes stay here; words of others are quoted, except to the public. */
function withoutNotes(event: Happening, { public: everybody }: Visibility): Happening {
  switch (event.type) {
    case 'filing-logged':
    case 'refund-logged':
    case 'delivered-logged':
      return { ...event, text: null };
    case 'contact-logged':
      return everybody ? { ...event, text: '', agent: null } : event;
    case 'reply-logged':
      return everybody ? { ...event, text: null, agent: null } : event;
    case 'request-logged':
      return everybody ? { ...event, text: null } : event;
  }
}

/** The mask for this reader; if anybody may read it, it also hides the numbers of the order and the account. */
export function maskOf({ me, facts, state }: LetterView, to: LetterRecipient | null, redact: boolean): Mask {
  if (!redact) return UNMASKED;
  const sees = to === null ? undefined : VISIBILITY[to];
  const everybody = sees?.public === true;
  const hidden: Hidden = {
    own: [...Object.values(me), ...(everybody ? [facts.account] : []), ...namedPeople(facts, state)],
    stays: everybody ? [facts.site, facts.product] : namedThings(facts),
    sparesCompany: sees?.identifies === true,
    sparesOrders: !everybody,
  };
  const account = sees?.credits === true ? facts.account : undefined;
  const spared = everybody ? [] : [facts.order, facts.paymentNo, account];
  return maskFor(spared, hidden);
}

/** Hides who somebody is in a text. */
export type Mask = (text: string) => string;

export const UNMASKED: Mask = (text) => text;

/** @param spared the numbers of the order and the payment stay: without them the payment could not be found */
export function maskFor(spared: readonly (string | undefined)[], hidden: Hidden): Mask {
  const kept = spared.filter((value) => value !== undefined && value.length > 5) as string[];
  const redact = redactor(hidden);
  return (text) => maskAround(text, kept, redact);
}

function maskAround(text: string, [spared, ...others]: readonly string[], redact: Mask): string {
  if (spared === undefined) return redact(text);
  return text
    .split(spared)
    .map((part) => maskAround(part, others, redact))
    .join(spared);
}

/** Every text of an object, at any depth, masked. */
export function maskDeep<T>(value: T, mask: Mask): T {
  if (typeof value === 'string') return mask(value) as T;
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskDeep(one, mask)])) as T;
}
