import type { FactName, Facts } from '../case/facts.ts';
import type { Recipient } from '../law/parties.ts';

/**
 * The questions that decide which clocks and grounds apply, each only if its answer changes something. Which bodies
 * already have the dispute is not asked: it is read from what was logged.
 */
const GATES: readonly { readonly fact: FactName; readonly matters: (facts: Facts) => boolean }[] = [
  // Phone credit has the operator and the telecom authority; for unlawful goods there is no letter at all.
  { fact: 'goods', matters: () => true },
  // Consumer law and 12315 are for people who bought for themselves.
  { fact: 'purpose', matters: () => true },
  // If a part of it came, only the rest is asked back.
  { fact: 'claimFen', matters: ({ delivered }) => delivered === 'wrong-value' || delivered === 'correct' },
  // Only Visa and Mastercard know a chargeback.
  { fact: 'cardNetwork', matters: ({ payChannel }) => payChannel === 'bank-card' },
];

/** The questions that were not answered yet, whatever the next step. */
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

/** The open questions before turning to this recipient. */
export function gatesBefore(recipient: Recipient, facts: Facts): FactName[] {
  return (BEFORE[recipient] ?? []).filter(
    (fact) => facts[fact] === undefined && (GATES.find((gate) => gate.fact === fact)?.matters(facts) ?? true),
  );
}
