/** Everybody the program writes to, and the one way to a letter. */
import type { LetterRecipient } from '../law/parties.ts';
import { bank, pboc } from './banks.ts';
import { complaint12315 } from './complaint-12315.ts';
import { court } from './court.ts';
import type { Composed, LetterView, Recipient } from './letter.ts';
import { payment } from './payment.ts';
import { consumerAssociation, publicComplaint, report12377, telecom } from './regulators.ts';
import { site } from './site.ts';

export const RECIPIENTS: Readonly<Record<LetterRecipient, Recipient>> = {
  site,
  payment,
  bank,
  '12315': complaint12315,
  'consumer-association': consumerAssociation,
  telecom,
  pboc,
  '12377': report12377,
  public: publicComplaint,
  court,
};

/** The letter to the view's recipient, in the view's form. */
export function compose(view: LetterView): Composed {
  return RECIPIENTS[view.to].compose(view);
}
