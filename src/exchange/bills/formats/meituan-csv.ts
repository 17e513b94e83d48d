import type { BillShape } from '../shape.ts';

/** Meituan; no column says a state. */
export const meituanCsv: BillShape = {
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
};
