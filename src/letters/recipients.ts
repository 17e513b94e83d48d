import type { LetterRecipient } from '../knowledge/parties.ts';
import { bank } from './bank.ts';
import { complaint12315 } from './complaint-12315.ts';
import { consumerAssociation } from './consumer-association.ts';
import { court } from './court.ts';
import { payment } from './payment.ts';
import { pboc } from './pboc.ts';
import { publicComplaint } from './public.ts';
import { report12377 } from './report-12377.ts';
import { site } from './site.ts';
import { telecom } from './telecom.ts';
import type { RecipientLetter } from './view.ts';

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
