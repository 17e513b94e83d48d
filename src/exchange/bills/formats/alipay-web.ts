import type { BillShape } from '../shape.ts';
import { ALIPAY } from './alipay.ts';

/** The export of the web site: what came back stands on the original, and in a row of its own without a direction. */
export const alipayWeb: BillShape = {
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
};
