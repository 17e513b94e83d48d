/** What the sentences of the lint may name of a finding and of its case. */
export interface LintCase {
  /** To whom the text goes. */
  readonly to: string;
  readonly found: string;
  /** The law that took another's place, a day, or a number; empty where there is none. */
  readonly instead: string;
  readonly site: string;
  /** Yuan, with two decimals. */
  readonly amount: string;
  readonly paidOn: string;
  readonly order: string | null;
  readonly paymentNo: string | null;
  readonly payee: string | null;
  /** Characters the recipient takes. */
  readonly limit: number | null;
}
