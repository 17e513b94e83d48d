import { fenOf } from '../cells.ts';
import type { BillShape } from '../shape.ts';

/** What every bill of WeChat Pay has in common: the same eleven columns since 2018. */
export const WECHAT = {
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
    /^(?:支付成功|已转账|朋友已收钱|对方已收钱|已收钱|已存入零钱|已转入零钱通|已到账|充值完成|充值成功|提现已到账|还款成功|已全额退款|已退款[(（]?[¥￥][\d.,]+[)）]?|对方已退还|提现失败，已退回零钱|交易关闭|已关闭)$/,
  refundedBy(state, amountFen) {
    if (state === '已全额退款' || state === '对方已退还') return amountFen;
    const part = /^已退款[(（]([^)）]+)[)）]$/.exec(state)?.[1];
    return part === undefined ? null : (fenOf(part) ?? null);
  },
  empty: '/',
} as const satisfies Partial<BillShape>;
