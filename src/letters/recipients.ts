/** Everybody the program writes to, and the one way to a letter. */
import type { LetterRecipient } from '../law/parties.ts';
import { bank, pboc } from './banks.ts';
import { complaint12315 } from './complaint-12315.ts';
import { court } from './court.ts';
import type { Composed, LetterView, Recipient } from './letter.ts';
import { payment } from './payment.ts';
import { withoutCards } from './parts.ts';
import { consumerAssociation, operator, publicComplaint, report12377, telecom } from './regulators.ts';
import { site } from './site.ts';

export const RECIPIENTS: Readonly<Record<LetterRecipient, Recipient>> = {
  site,
  payment,
  bank,
  '12315': complaint12315,
  'consumer-association': consumerAssociation,
  operator,
  telecom,
  pboc,
  '12377': report12377,
  public: publicComplaint,
  court,
};

/** The letter to the view's recipient, in the view's form, without any card's whole number. */
export function compose(view: LetterView): Composed {
  const { letter, left } = RECIPIENTS[view.to].compose(view);
  const { facts, state } = view;
  const refs = state.happened.flatMap(({ event }) =>
    event.type === 'filing-logged' ? [event.ref ?? ''] : [],
  );
  const spared = [facts.order, facts.paymentNo, ...refs.filter((ref) => ref !== '')];
  const hide = withoutCards(spared);
  return {
    left,
    letter: {
      ...letter,
      title: hide(letter.title),
      salutation: hide(letter.salutation),
      parts: letter.parts.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.map(hide) })),
      enclosures: letter.enclosures.map(hide),
    },
  };
}
