import type { LetterRecipient } from '../parties.ts';
import type { Detail } from '../problems.ts';

/** Who reads a claim against the site. */
export const AGAINST_SITE: readonly LetterRecipient[] = ['site', '12315', 'consumer-association', 'court'];
/** A remedy of contract law, or what courts read into it: regulators mediate, they do not rescind. */
export const SITE_AND_COURT: readonly LetterRecipient[] = ['site', 'consumer-association', 'court'];
/** Rules for companies that are no bank: them, and the central bank that watches over them. */
export const PAYMENT_COMPANY: readonly LetterRecipient[] = ['payment', 'pboc'];
/** Rules for whoever carries out payments. */
export const ANY_PAYMENT: readonly LetterRecipient[] = ['payment', 'bank', 'pboc'];
/** A user may cite it; the program does not know enough to do so by itself. */
export const NOBODY: readonly LetterRecipient[] = [];

/** Money left, and it is open whether a contract came about: both readings are pleaded. */
export const DOUBTFUL: readonly Detail[] = ['order-missing', 'order-failed', 'payment-pending'];
/** Something about the payment itself went wrong. */
export const PAYMENT_TROUBLE: readonly Detail[] = [...DOUBTFUL, 'charged-twice'];
/** What came falls short of the order. */
export const SHORT: readonly Detail[] = ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'];
/** Held up by a rule of the site. */
export const RULES: readonly Detail[] = ['trade-frozen', 'account-restricted', 'no-refund-clause'];
/** It does not depend on the problem. */
export const ANY: readonly Detail[] = [];
