import type { EvidenceKind } from '../knowledge/evidence-kinds.ts';
import type { LetterRecipient } from '../knowledge/parties.ts';
import type { Strength } from './evidence-strength.ts';

/**
 * What each recipient cannot act without: the payment itself where money is traced, and where somebody decides,
 * whatever shows what was bought. The site has its own records.
 */
const KEY: Readonly<Partial<Record<LetterRecipient, readonly EvidenceKind[]>>> = {
  payment: ['payment-record'],
  bank: ['payment-record'],
  pboc: ['payment-record'],
  telecom: ['payment-record'],
  '12315': ['payment-record', 'order-page', 'problem-proof', 'site-terms', 'restriction-notice'],
  'consumer-association': [
    'payment-record',
    'order-page',
    'problem-proof',
    'site-terms',
    'restriction-notice',
  ],
  court: [
    'payment-record',
    'order-page',
    'problem-proof',
    'site-terms',
    'restriction-notice',
    'bill',
    'chat',
  ],
};

/** The kinds this recipient needs that are not there yet, in the order of the checklist. */
export function missingKey(to: LetterRecipient, { missing }: Strength): EvidenceKind[] {
  return missing.map(({ kinds: [kind] }) => kind).filter((kind) => KEY[to]?.includes(kind));
}

/** The step has to wait: without the payment record nobody can trace the money. */
export function needsEvidence(to: LetterRecipient, strength: Strength): boolean {
  return missingKey(to, strength).includes('payment-record');
}
