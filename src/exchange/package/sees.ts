import type { FactName } from '../../case/facts.ts';
import type { EvidenceKind } from '../../knowledge/evidence-kinds.ts';
import type { LetterRecipient } from '../../knowledge/parties.ts';

/** What a recipient gets to see of a case. */
export interface Sees {
  /** Kinds of evidence that stay here: the same that the letter to this recipient leaves out. */
  readonly leaves: readonly EvidenceKind[];
  /** Whose letters go along where they were sent; the newest to the recipient itself always does. */
  readonly letters: readonly LetterRecipient[];
  /** What happened with whom: the site and the recipient alone, or everybody. */
  readonly happened: 'own' | 'all';
  /** Facts that stay here. */
  readonly hides: readonly FactName[];
  /** For everybody's eyes: numbers and the user's own data are hidden, nobody is quoted. */
  readonly public?: true;
}

const AUTHORITY: Sees = { leaves: ['identity'], letters: ['site'], happened: 'all', hides: [] };

/** By recipient. What stands in one of these rows decides what leaves the computer. */
export const SEES: Readonly<Record<LetterRecipient, Sees>> = {
  site: { leaves: ['identity', 'bill'], letters: [], happened: 'own', hides: ['intentEvidence'] },
  payment: { leaves: ['identity'], letters: ['site'], happened: 'own', hides: ['intentEvidence'] },
  bank: { leaves: ['identity'], letters: ['site', 'payment'], happened: 'own', hides: ['intentEvidence'] },
  '12315': AUTHORITY,
  'consumer-association': AUTHORITY,
  telecom: AUTHORITY,
  pboc: { ...AUTHORITY, letters: ['site', 'payment'] },
  '12377': {
    leaves: ['identity', 'chat', 'bill'],
    letters: [],
    happened: 'own',
    hides: ['account', 'intentEvidence'],
  },
  public: {
    leaves: ['identity', 'bill', 'payment-record', 'chat', 'ticket', 'other'],
    letters: [],
    happened: 'own',
    hides: ['account', 'paymentNo', 'payee', 'payeeAddress', 'operator', 'intentEvidence'],
    public: true,
  },
  court: {
    leaves: [],
    letters: ['site', 'payment', 'bank', '12315', 'consumer-association', 'telecom', 'pboc'],
    happened: 'all',
    hides: [],
  },
};
