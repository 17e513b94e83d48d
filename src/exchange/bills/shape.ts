import type { BillDirection, BillFormat, BillIssuer } from '../../case/bill/row.ts';

/** What a column of a bill holds. */
export interface Columns {
  readonly time: string;
  readonly amount: string;
  readonly direction: string;
  readonly kind?: string;
  readonly counterparty?: string;
  readonly counterpartyAccount?: string;
  readonly product?: string;
  readonly method?: string;
  readonly status?: string;
  readonly paymentNo: string;
  readonly merchantOrderNo?: string;
  readonly note?: string;
  /** A column of its own for what came back. */
  readonly refunded?: string;
  /** A second time, used where it is filled in. */
  readonly paidAt?: string;
}

/** The file as rows of cells. */
export interface GridRow {
  /** From 1, as an editor or a spreadsheet counts. */
  readonly number: number;
  readonly cells: readonly string[];
  /** No line end follows: the file may be cut in the middle of it. */
  readonly open?: true;
}

/** One shape of a bill. The header is found by the names of its columns. */
export interface BillShape {
  readonly format: BillFormat;
  readonly issuer: BillIssuer;
  readonly container: 'text' | 'sheet';
  readonly columns: Columns;
  /** Tells shapes with the same columns apart. */
  readonly marks?: (bill: {
    /** What stands above the header. */
    readonly above: string;
    /** The names of the header in their order. */
    readonly names: readonly string[];
    readonly firstTime: string;
  }) => boolean;
  readonly directions: Readonly<Record<string, BillDirection>>;
  /** The states this program knows; null where the shape has none. */
  readonly states: RegExp | null;
  /** What a state says came back, of an outgoing payment of so many fen. */
  readonly refundedBy?: (state: string, amountFen: number) => number | null;
  /** Cells that are only padding for an empty text. */
  readonly empty?: string;
}
