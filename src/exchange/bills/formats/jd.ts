import type { BillShape } from '../shape.ts';

/** What the bills of JD have in common. */
export const JD = {
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
