/** Which program wrote a bill, and in which of its shapes. One file a shape in `exchange/bills/`. */
export type BillFormat =
  | 'wechat-xlsx-2026'
  | 'wechat-xlsx-2025'
  | 'wechat-csv'
  | 'alipay-app-2026'
  | 'alipay-app-2023'
  | 'alipay-app-2021'
  | 'alipay-web'
  | 'jd-csv'
  | 'jd-csv-2021'
  | 'meituan-csv';

/** Whose bill it is. */
export type BillIssuer = 'wechat' | 'alipay' | 'jd' | 'meituan';

export type BillDirection = 'out' | 'in' | 'neutral';

/** One payment or refund as a bill tells it. Texts as they stand there, trimmed; null where a cell is empty. */
export interface BillRow {
  /** Its line or row in the file, from 1, as an editor or a spreadsheet counts. */
  readonly row: number;
  /** The instant, milliseconds UTC; bills tell Shanghai wall clock. */
  readonly at: number;
  /** False where the seconds were lost (a bill saved again by a spreadsheet). */
  readonly toTheSecond: boolean;
  readonly direction: BillDirection;
  /** Fen, never negative. */
  readonly amountFen: number;
  /** Fen that the row itself says came back already; null where it says nothing. */
  readonly refundedFen: number | null;
  /** The bill's own word for the kind of payment (交易类型, 交易分类). */
  readonly kind: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly product: string | null;
  /** The bill's own word; null where the shape has none. */
  readonly status: string | null;
  readonly paymentNo: string | null;
  readonly merchantOrderNo: string | null;
  readonly method: string | null;
  readonly note: string | null;
}

/** Why a row is not among those read; nothing is left out silently. */
export type SkipReason =
  | 'bad-time'
  | 'bad-amount'
  | 'bad-direction'
  | 'too-few-cells'
  | 'too-many-cells'
  /** The file ends in the middle of it. */
  | 'cut-off';

export interface SkippedRow {
  readonly row: number;
  readonly why: SkipReason;
  /** What stood there, cleaned and short. */
  readonly text: string;
}

export interface Bill {
  readonly format: BillFormat;
  readonly issuer: BillIssuer;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'xlsx';
  readonly rows: readonly BillRow[];
  readonly skipped: readonly SkippedRow[];
  /** How many rows have a state this program does not know; they are among `rows`. */
  readonly unknownStates: number;
  /** Rows whose numbers a spreadsheet turned into 2.02609E+27: they are among `rows`, with null for the number. */
  readonly lostNumbers: readonly number[];
}
