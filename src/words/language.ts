/** The languages the program speaks; each has a folder in `messages/`. The first is meant where nothing says otherwise. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A row of knowledge carries its own words in every language. */
export type Words = Readonly<Record<Language, string>>;

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
  /** Articles as they are cited, from the table; empty where not in force yet. */
  readonly law: {
    /** To deliver as agreed, to handle complaints, to answer for what was not performed; they bind every site. */
    readonly delivery: string;
    readonly handling: string;
    readonly liability: string;
    /** Of contracts, for everybody. */
    readonly performance: string;
    readonly breach: string;
    /** What a complaint to the market regulator needs, and why it is refused. */
    readonly particulars: string;
    readonly refusal: string;
  };
  /** Characters the recipient takes. */
  readonly limit: number | null;
}
