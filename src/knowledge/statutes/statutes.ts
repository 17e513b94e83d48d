import { CIVIL_CODE_CONTRACTS } from './civil-code-contracts.ts';
import { CIVIL_CODE_REMEDIES } from './civil-code-remedies.ts';
import { COMPLAINTS_PROCEDURE } from './complaints-procedure.ts';
import { CONSUMERS_LIABILITY } from './consumers-liability.ts';
import { CONSUMERS_REGULATION } from './consumers-regulation.ts';
import { CONSUMERS } from './consumers.ts';
import { COUNTING } from './counting.ts';
import { COURT } from './court.ts';
import { ECOMMERCE_DISPUTES } from './ecommerce-disputes.ts';
import { ECOMMERCE } from './ecommerce.ts';
import { EVIDENCE } from './evidence.ts';
import { JUDICIAL_INTERPRETATIONS } from './judicial-interpretations.ts';
import { MINORS } from './minors.ts';
import { ONLINE_TRADE } from './online-trade.ts';
import { PAYMENT_COMPANIES } from './payment-companies.ts';
import { PAYMENT } from './payment.ts';
import { PENALTY_MEASURES } from './penalty-measures.ts';
import { PLATFORMS } from './platforms.ts';
import { PREPAYMENT } from './prepayment.ts';
import type { StatuteRow } from './row.ts';
import { TELECOM } from './telecom.ts';

/**
 * Every article the program may cite, by its key; nothing in a letter is cited that does not stand here. Among
 * grounds of the same strength a letter follows this order. A new law is a file of rows and a line here.
 */
const TABLE = {
  ...MINORS,
  ...PLATFORMS,
  ...ECOMMERCE,
  ...CIVIL_CODE_CONTRACTS,
  ...CIVIL_CODE_REMEDIES,
  ...PENALTY_MEASURES,
  ...JUDICIAL_INTERPRETATIONS,
  ...PREPAYMENT,
  ...CONSUMERS,
  ...CONSUMERS_LIABILITY,
  ...CONSUMERS_REGULATION,
  ...ONLINE_TRADE,
  ...ECOMMERCE_DISPUTES,
  ...PAYMENT,
  ...PAYMENT_COMPANIES,
  ...COMPLAINTS_PROCEDURE,
  ...TELECOM,
  ...COURT,
  ...EVIDENCE,
  ...COUNTING,
};

export type StatuteKey = keyof typeof TABLE;

export const STATUTES: Readonly<Record<StatuteKey, StatuteRow>> = TABLE;
