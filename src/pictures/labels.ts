/*
 * What pages call things, as whole words: 订单金额 is not 金额. `plain` has folded widths and traditional characters.
 * A label that is only here to be known as one keeps its neighbour from being read as another's value.
 */

export const LABELS = {
  paid: /实付金额|实付款|实付总额|实付|实际支付(?:金额)?|实际付款(?:金额)?|支付金额|付款金额|付款总额|已付金额|已付款|交易金额|消费金额|支出金额|扣款金额|扣费金额|订单实付|实收金额|支付总额|合计支付|支付合计|Total paid|Amount paid|Paid amount|Payment amount|Transaction amount/,
  total: /订单金额|订单总额|订单总价|商品总价|总金额|总价|总计|合计|共计|应付金额|应付|金额|商品金额|销售价格|售价|价格|Order total|Total|Amount|Price/,
  order: /订单号|订单编号|订单号码|订单ID|订单单号|平台订单号|商城订单号|站内订单号|查询单号|Order (?:No\.?|number|ID|#)|Order/,
  merchantOrder: /商户订单号|商家订单号|商户单号|商家单号|商户订单编号|外部订单号|Merchant Order (?:No\.?|number|ID)|Merchant No\.?|Merchant Order/,
  paidAt: /支付时间|付款时间|支付成功时间|付款成功时间|支付完成时间|付款日期|支付日期|扣款时间|转账时间|Payment (?:time|date)|Paid (?:at|on|time)|Time of payment|Pay time/,
  tradedAt: /交易时间|交易日期|消费时间|交易完成时间|记账时间|Transaction (?:time|date)|Date|Time/,
  payee: /商户全称|收款方全称|收款方|收款方名称|收款商户|收款人|收款人户名|商户名称|商户|商家名称|商家|对方户名|对方名称|交易对方|交易商户|收款账户名|收款户名|Merchant(?: (?:full )?name)?|Payee|Recipient|Paid to/,
  acquirer: /收单机构|清算机构|收单服务机构|Acquirer/,
  product: /商品|商品名称|商品说明|商品名|商品信息|商品描述|购买商品|产品|产品名称|货品|充值产品|Products?|Item|Description|Goods/,
  method: /支付方式|付款方式|支付渠道|付款渠道|支付通道|付款工具|Payment (?:method|channel)|Paid (?:with|via|by)|Pay method/,
  state: /订单状态|状态|当前状态|处理状态|充值状态|发货状态|交易状态|Order status|Status/,
  other:
    /面值|面额|商品面值|原价|标价|单价|数量|购买数量|优惠|优惠券|会员优惠|店铺优惠|红包|折扣|手续费|服务费|余额|账户余额|可用余额|本次余额|冻结金额|下单时间|创建时间|订单时间|提交时间|完成时间|发货时间|到账时间|退款时间|退款金额|使用时间|查询时间|有效期|充值账号|充值号码|账号|手机号|手机号码|卡号|卡密|密码|供货商|供应商|商户编号|商家编号|商户号|流水号|交易流水号|交易单号|交易号|支付单号|转账单号|付款单号|支付流水号|云闪付交易号|支付宝交易号|凭证号|终端号|参考号|批次号|交易类型|交易账户|交易卡号|付款卡|付款账户|币种|摘要|备注|附言|账单服务|账单分类|标签和备注|标签|计入收支|联系收款方|往来记录|服务详情|操作|客服工号|工号|联系客服|客服电话|收货信息|发票|订单详情|订单信息|支付成功|交易成功|Discount|Coupon|Subtotal|Face value|Quantity|Balance|Fee|Order (?:time|date)|Created(?: at)?|Transaction (?:ID|No\.?)|Account|Card No\.?|Code|Service|Notes?|Remarks?|Action/,
} as const satisfies Record<string, RegExp>;

export type Labels = keyof typeof LABELS;

const ANY = new RegExp(
  String.raw`^(?:${Object.values(LABELS)
    .map(({ source }) => source)
    .join('|')})\s*[:]?(?:\((?:元|¥|CNY)\))?\s*[:]?$`,
  'i',
);
/** A line that begins with a label, a colon and its value. */
const WITH_VALUE = new RegExp(
  String.raw`^(?:${Object.values(LABELS)
    .map(({ source }) => source)
    .join('|')})\s*:\s*\S`,
  'i',
);

/** Whether a text is a label, or a label with its value. */
export function isLabel(text: string): boolean {
  return ANY.test(text) || WITH_VALUE.test(text);
}
