import type { Facts } from '../../case/facts.ts';
import type { Happening } from '../../case/state.ts';
import type { LetterRecipient } from '../../knowledge/parties.ts';
import { RECIPIENTS } from '../../letters/recipients.ts';
import type { LetterView } from '../../letters/view.ts';
import { type Mask, maskDeep, maskFor, UNMASKED } from './masking.ts';
import { SEES, type Sees } from './sees.ts';

/**
 * The case as a recipient gets to see it: everything that is written for them is made from this, and from nothing
 * else. Whoever gets the whole case gets everything but who the user is, which lies outside the case.
 */
export function sharedView(view: LetterView, to: LetterRecipient | null, mask: Mask): LetterView {
  const me = to === null ? {} : ofMe(view, to);
  const seen = to === null ? view.state : limited(view, to);
  const state = maskDeep(seen, mask);
  return { ...view, state, facts: state.facts, me: maskDeep(me, mask) };
}

/** What hides numbers for this reader; for everybody's eyes also the user's own data and the order's number. */
export function maskOf({ me, facts }: LetterView, to: LetterRecipient | null, redacted: boolean): Mask {
  if (!redacted) return UNMASKED;
  if (to === 'public') return maskFor([], [...Object.values(me), facts.account]);
  return maskFor([facts.order, facts.paymentNo], []);
}

/** Of who the user is, only what this recipient needs. */
function ofMe(view: LetterView, to: LetterRecipient): LetterView['me'] {
  const needed = RECIPIENTS[to].needs(view).flatMap((need) => (need.of === 'me' ? [need.name] : []));
  return Object.fromEntries(Object.entries(view.me).filter(([name]) => needed.some((one) => one === name)));
}

function limited({ state }: LetterView, to: LetterRecipient): LetterView['state'] {
  const sees = SEES[to];
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

/** What the user noted for themselves stays here; words of others are quoted but for the public. */
function withoutNotes(event: Happening, { public: everybody }: Sees): Happening {
  switch (event.type) {
    case 'filing-logged':
    case 'refund-logged':
      return { ...event, text: null };
    case 'contact-logged':
      return everybody ? { ...event, text: '', agent: null } : event;
    case 'reply-logged':
      return everybody ? { ...event, text: null, agent: null } : event;
    case 'request-logged':
      return everybody ? { ...event, text: null } : event;
  }
}
