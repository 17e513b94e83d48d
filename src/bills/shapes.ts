import type { BillDirection, BillFormat, BillIssuer } from './bill.ts';
import { fenOf } from './cells.ts';

/*
 * The shapes of bills, as data. A new shape is one object here, its place in the list at the end, its name in
 * `BillFormat`, and its words.
 */

/** The name that a shape gives to each column. */
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
  /** A separate column for what came back. */
  readonly refunded?: string;
  /** A second time, which is taken instead if it is filled in. */
  readonly paidAt?: string;
}

/** One shape of a bill: a program writes its columns in this way. The header is found by the names of the columns. */
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
  /** The states this program knows; null if the shape has none. */
  readonly states: RegExp | null;
  /** How many fen of an outgoing payment came back, as its state says; null if the state says nothing. */
  readonly refundedBy?: (state: string, amountFen: number) => number | null;
  /** What the shape writes for an empty text. */
  readonly empty?: string;
}

/** What all bills of Alipay have in common. */
const ALIPAY = {
  issuer: 'alipay',
  container: 'text',
  directions: {
    支出: 'out',
    收入: 'in',
    不计收支: 'neutral',
    其他: 'neutral',
    '/': 'neutral',
    '': 'neutral',
  },
  states:
    /^(?:(?:交易|支付|代付|还款|放款|退款|退税|解冻)成功|信用服务使用成功|芝麻免押下单成功|等待(?:付款|发货|确认收货|对方确认收货)|交易关闭|已关闭|还款失败)$/,
} as const satisfies Partial<BillShape>;

/** The columns of the app's export, in whatever order. */
const APP_COLUMNS = {
  time: '交易时间',
  kind: '交易分类',
  counterparty: '交易对方',
  counterpartyAccount: '对方账号',
  product: '商品说明',
  direction: '收/支',
  amount: '金额',
  method: '收/付款方式',
  status: '交易状态',
  paymentNo: '交易订单号',
  merchantOrderNo: '商家订单号',
} as const;

/** What the bills of JD have in common. */
const JD = {
  issuer: 'jd',
  container: 'text',
  columns: {
    time: '交易时间',
    kind: '交易分类',
    counterparty: '商户名称',
    product: '交易说明',
    direction: '收/支',
    amount: '金额',
    method: '收/付款方式',
    status: '交易状态',
    paymentNo: '交易订单号',
    merchantOrderNo: '商家订单号',
    note: '备注',
  },
  directions: { 支出: 'out', 收入: 'in', 不计收支: 'neutral', '': 'neutral' },
  states: /^(?:交易成功|退款成功|还款成功|等待付款|等待发货|交易关闭|已关闭|交易失败)$/,
} as const satisfies Partial<BillShape>;

/** What all bills of WeChat Pay have in common: the same eleven columns since 2018. */
const WECHAT = {
  issuer: 'wechat',
  columns: {
    time: '交易时间',
    kind: '交易类型',
    counterparty: '交易对方',
    product: '商品',
    direction: '收/支',
    amount: '金额(元)',
    method: '支付方式',
    status: '当前状态',
    paymentNo: '交易单号',
    merchantOrderNo: '商户单号',
    note: '备注',
  },
  directions: { 支出: 'out', 收入: 'in', '/': 'neutral', '': 'neutral' },
  states:
    /^(?:支付成功|已转账|朋友已收钱|对方已收钱|已收钱|已存入零钱|已转入零钱通|已到账|充值完成|充值成功|提现已到账|还款成功|已全额退款|已退款\s?[(（]?\s?[¥￥][\d.,]+[)）]?|对方已退还|提现失败，已退回零钱|交易关闭|已关闭)$/,
  refundedBy(state, amountFen) {
    if (state === '已全额退款' || state === '对方已退还') return amountFen;
    const part = /^已退款\s?[(（]?([^()（）]+)[)）]?$/.exec(state)?.[1];
    return part === undefined ? null : (fenOf(part) ?? null);
  },
  empty: '/',
} as const satisfies Partial<BillShape>;

/** Every shape of a bill. Among shapes with the same columns, the first one whose marks fit is chosen. */
export const SHAPES: readonly BillShape[] = [
  // WeChat since March 2026: times and amounts are a spreadsheet's numbers.
  {
    ...WECHAT,
    format: 'wechat-xlsx-2026',
    container: 'sheet',
    marks: ({ firstTime }) => /^\d{5}(?:\.\d+)?$/.test(firstTime),
  },
  // WeChat from mid-2025 to February 2026: times and amounts are texts.
  { ...WECHAT, format: 'wechat-xlsx-2025', container: 'sheet' },
  // WeChat from 2018 to mid-2025, with the export of April 2025 that closes its quotes too early.
  { ...WECHAT, format: 'wechat-csv', container: 'text' },
  // The Alipay app's export of today.
  {
    ...ALIPAY,
    format: 'alipay-app-2026',
    columns: { ...APP_COLUMNS, note: '备注' },
    marks: ({ above }) => above.includes('支付宝支付科技有限公司'),
  },
  // The Alipay app's export of 2021 and 2022: another order, no remarks, the explanations at the end.
  {
    ...ALIPAY,
    format: 'alipay-app-2021',
    columns: APP_COLUMNS,
    marks: ({ names }) => names[0] === '收/支',
  },
  // The Alipay app's export from 2023 to 2025: the same columns, padded with spaces, under the company's older name.
  {
    ...ALIPAY,
    format: 'alipay-app-2023',
    columns: { ...APP_COLUMNS, note: '备注' },
  },
  // The export of Alipay's web site: a refund stands in the row of the payment, and again in a row of its own without a direction.
  {
    ...ALIPAY,
    format: 'alipay-web',
    columns: {
      time: '交易创建时间',
      paidAt: '付款时间',
      kind: '类型',
      counterparty: '交易对方',
      product: '商品名称',
      amount: '金额（元）',
      direction: '收/支',
      status: '交易状态',
      refunded: '成功退款（元）',
      note: '备注',
      paymentNo: '交易号',
      merchantOrderNo: '商户订单号',
    },
  },
  // JD from 2021 to 2023: another order of the columns.
  {
    ...JD,
    format: 'jd-csv-2021',
    marks: ({ names }) => names[1] === '交易分类',
  },
  // JD's export of today; an amount may include what came back: 131.77(已退款89.84).
  { ...JD, format: 'jd-csv' },
  // Meituan: no column gives a state.
  {
    issuer: 'meituan',
    format: 'meituan-csv',
    container: 'text',
    columns: {
      time: '交易创建时间',
      paidAt: '交易成功时间',
      kind: '交易类型',
      product: '订单标题',
      direction: '收/支',
      amount: '实付金额',
      method: '支付方式',
      paymentNo: '交易单号',
      merchantOrderNo: '商家单号',
      note: '备注',
    },
    directions: { 支出: 'out', 收入: 'in', '/': 'neutral', 不计收支: 'neutral', '': 'neutral' },
    states: null,
  },
];
