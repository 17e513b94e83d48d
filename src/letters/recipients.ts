import type { LetterRecipient } from '../law/parties.ts';
import { bank, pboc } from './banks.ts';
import { complaint12315 } from './complaint-12315.ts';
import { court } from './court.ts';
import type { RecipientLetter } from './letter.ts';
import { payment } from './payment.ts';
import { consumerAssociation, publicComplaint, report12377, telecom } from './regulators.ts';
import { site } from './site.ts';

/** Everybody to whom the program writes. */
export const RECIPIENTS: Readonly<Record<LetterRecipient, RecipientLetter>> = {
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
