import type { EvidenceKind } from '../law/evidence.ts';
import type { Cell } from './cells.ts';

/*
 * What pages call things, as whole words: 订单金额 is not 金额. `plain` has folded widths and traditional characters.
 * A label that is only here to be known as one keeps its neighbour from being read as another's value.
 */

export const LABELS = {
  paid: /实付金额|实付款|实付总额|实付|实际支付(?:金额)?|实际付款(?:金额)?|支付金额|付款金额|付款总额|已付金额|已付款|交易金额|消费金额|支出金额|扣款金额|扣费金额|订单实付|实收金额|支付总额|合计支付|支付合计|实际金额|实际扣款|支付总金额|付款合计|扣款总额|Total paid|Amount paid|Paid amount|Payment amount|Transaction amount/,
  total:
    /订单金额|订单总额|订单总价|商品总价|总金额|总价|总计|合计|共计|应付金额|应付|金额|商品金额|销售价格|售价|价格|Order total|Total|Amount|Price/,
  order:
    /订单号|订单编号|订单号码|订单ID|订单单号|平台订单号|商城订单号|站内订单号|查询单号|单号|Order (?:No\.?|number|ID|#)|Order/,
  merchantOrder:
    /商户订单号|商家订单号|商户单号|商家单号|商户订单编号|外部订单号|Merchant Order (?:No\.?|number|ID)|Merchant No\.?|Merchant Order/,
  paidAt:
    /支付时间|付款时间|支付成功时间|付款成功时间|支付完成时间|付款日期|支付日期|扣款时间|转账时间|支付完成|付款完成时间|Payment (?:time|date)|Paid (?:at|on|time)|Time of payment|Pay time/,
  tradedAt: /交易时间|交易日期|消费时间|交易完成时间|记账时间|Transaction (?:time|date)|Date|Time/,
  payee:
    /商户全称?|收款方全称?|收款方|收款方名称|收款商户|收款人|收款人户名|商户名称|商户|商家名称|商家|对方户名|对方名称|交易对方|交易商户|收款账户名|收款户名|交易对手|对方|商户名|收款商家|付款给|收款单位|Merchant(?: (?:full )?name)?|Payee|Recipient|Paid to/,
  /** Of Alipay alone: a payment is made when it is created. */
  createdAt: /创建时间|Created(?: at)?/,
  acquirer: /收单机构|清算机构|收单服务机构|Acquirer/,
  product:
    /商品|商品名称|商品说明|商品名|商品信息|商品描述|购买商品|产品|产品名称|货品|充值产品|Products?|Item|Description|Goods/,
  method:
    /支付方式|付款方式|支付渠道|付款渠道|支付通道|付款工具|Payment (?:method|channel)|Paid (?:with|via|by)|Pay method/,
  state: /订单状态|状态|当前状态|处理状态|充值状态|发货状态|交易状态|Order status|Status/,
  other:
    /面值|面额|商品面值|原价|标价|单价|数量|购买数量|优惠|优惠券|会员优惠|店铺优惠|红包|折扣|手续费|服务费|余额|账户余额|可用余额|本次余额|冻结金额|下单时间|创建时间|订单时间|提交时间|完成时间|发货时间|到账时间|退款时间|退款金额|使用时间|查询时间|有效期|充值账号|充值号码|账号|手机号|手机号码|卡号|卡密|密码|供货商|供应商|商户编号|商家编号|商户号|流水号|交易流水号|交易单号|交易号|支付单号|转账单号|付款单号|支付流水号|云闪付交易号|支付宝交易号|凭证号|终端号|参考号|批次号|交易类型|交易账户|交易卡号|付款卡|付款账户|币种|摘要|备注|附言|账单服务|账单分类|标签和备注|标签|计入收支|联系收款方|往来记录|服务详情|操作|客服工号|工号|联系客服|客服电话|收货信息|发票|订单详情|订单信息|支付成功|交易成功|Discount|Coupon|Subtotal|Face value|Quantity|Balance|Fee|Order (?:time|date)|Created(?: at)?|Transaction (?:ID|No\.?)|Account|Card No\.?|Code|Service|Notes?|Remarks?|Action/,
} as const satisfies Record<string, RegExp>;

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

/** Signs of a kind of page, each with its weight; a page may show signs of several. */
const SIGNS: readonly (readonly [kind: EvidenceKind, weight: number, sign: RegExp])[] = [
  [
    'payment-record',
    3,
    /^(?:账单详情|账单|交易详情|转账详情|交易明细|收支明细|电子回单|Bill Details?|Transaction Details?|Payment Details?)$/i,
  ],
  [
    'payment-record',
    3,
    /^(?:交易单号|商户单号|收单机构|商户全称?|收款方全称?|商家订单号|商户订单号|对方户名|对方账户|账单分类|计入收支|账单服务|付款卡)/,
  ],
  ['payment-record', 2, /^(?:Merchant Order No|Transaction ID|Payee)/i],
  [
    'payment-record',
    2,
    /^(?:付款方式|收款方|交易账户|交易卡号|交易类型|记账日期|本次余额|可用余额|摘要|对此订单有疑[问惑])/,
  ],
  ['payment-record', 14, /尾号.{0,40}(?:支出|支付|消费|扣款|转出|扣收)/],
  ['payment-record', 2, /^(?:余额|.*;余额)\s*(?:¥|人民币)?[\d,]+\.\d\d|^95\d{3}$/],
  [
    'order-page',
    4,
    /^(?:订单详情|订单信息|我的订单|订单列表|全部订单|订单查询|查询订单|Order Details?|My Orders?|Order information)/i,
  ],
  [
    'order-page',
    2,
    /^(?:订单编号|订单状态|下单时间|实付金额|实付款|实际支付|商品面值|充值账号|卡密信息|订单号|数量|单价|购买数量|发货状态|订单金额|应付金额)/,
  ],
  ['order-page', 2, /^(?:Order (?:No|number|ID|time|status)|Total paid|Subtotal|Item|Quantity)/i],
  [
    'problem-proof',
    6,
    /(?:卡密?|充值卡|点卡|兑换码|激活码|序列号).{0,6}(?:已被?使用|已失效|无效|不存在|错误|已兑换|已激活|被使用)|(?:code|card).{0,24}(?:already|been) (?:used|redeemed)|invalid code/i,
  ],
  [
    'problem-proof',
    4,
    /^(?:充值失败|兑换失败|激活失败|话费查询|余额查询|当前余额|话费余额|账户余额|可用话费|充值记录|缴费记录|查询时间|暂无.{0,4}(?:充值|订单)?记录|Redemption failed)/i,
  ],
  ['problem-proof', 3, /(?:错误码|错误代码|无(?:充值)?(?:到账)?记录|剩余流量|套餐余量|error code)/i],
  [
    'restriction-notice',
    6,
    /(?:冻结|封禁|限制交易|限制登录|被限制|风控|封停).{0,8}(?:通知|公告|提醒|提示)|(?:账户|账号|帐号|交易).{0,14}(?:被|予以|已|暂时)?(?:冻结|封禁|限制|封停)/,
  ],
  [
    'restriction-notice',
    4,
    /(?:冻结(?:余额|金额|原因|期间)|解除?冻|解除限制|风控规则|异常交易|通知编号|申诉)/,
  ],
  ['restriction-notice', 5, /account (?:has been|is|was) (?:frozen|restricted|suspended|locked)/i],
  [
    'site-terms',
    6,
    /^《?.{0,16}(?:用户协议|服务协议|充值协议|服务条款|充值规则|退款规则|购买须知|用户须知|平台规则|交易规则|退换规则|Terms|Refund policy)》?(?:\s|$|\()/i,
  ],
  ['site-terms', 4, /^《?.{2,16}(?:协议|条款|规则|须知|公约|政策|声明)》?$/],
  [
    'site-terms',
    3,
    /^(?:第[一二三四五六七八九十百\d]+[条章]|[一二三四五六七八九十]+、|\d{1,2}\.\d{1,2}(?:\.\d)?\s*\D{4,}|生效日期|更新日期|版本)/,
  ],
  ['ticket', 6, /^(?:工单详情|我的工单|工单列表|投诉详情|投诉单|服务单详情|Ticket #?\d)/i],
  ['ticket', 3, /^(?:工单编?号|工单状态|投诉编?号|处理进度|处理结果|提交时间)/],
];

/** A chat has no labels: it is told by its turns, the more so if somebody speaks as in a talk. */
const TURN = { talk: 2, other: 1 } as const;
const MOST_OF_TURNS = { talk: 12, other: 3 } as const;
const TALK = 6;
/** A page with more labels is a form, however its columns stand. */
const MOST_LABELS = 4;
/** Fewer signs than this are none. */
const LEAST = 3;

/** What kind of evidence a picture is, by the words on it. */
export function kindOf(cells: readonly Cell[], turns: number, paragraphs: readonly string[]): EvidenceKind {
  const scores = new Map<EvidenceKind, number>();
  const add = (kind: EvidenceKind, weight: number) => scores.set(kind, (scores.get(kind) ?? 0) + weight);
  for (const [kind, weight, sign] of SIGNS) {
    const hits = cells.filter((cell) => sign.test(cell.plain)).length;
    const found = hits > 0 ? hits : paragraphs.some((text) => sign.test(text)) ? 1 : 0;
    // Terms go on and on; everything else says a thing once or twice.
    add(kind, weight * Math.min(found, kind === 'site-terms' ? 4 : 2));
  }
  if (turns >= 2 && cells.filter(({ plain }) => isLabel(plain)).length < MOST_LABELS) {
    const talk = isTalk(cells) ? 'talk' : 'other';
    add('chat', Math.min(turns * TURN[talk], MOST_OF_TURNS[talk]) + (talk === 'talk' ? TALK : 0));
  }
  const [[best, score] = ['other', 0] as const] = [...scores].toSorted(([, a], [, b]) => b - a);
  return score >= LEAST ? best : 'other';
}

function isTalk(cells: readonly Cell[]): boolean {
  return cells.some(({ plain }) =>
    /客服|您好|你好|亲[,;，~!]|在吗|请问|为您|帮您|给您|抱歉|how (?:can|may) (?:I|we) help|customer service/i.test(
      plain,
    ),
  );
}
