import type { BillShape } from '../shape.ts';

/** What every bill of Alipay has in common. */
export const ALIPAY = {
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
export const APP_COLUMNS = {
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
