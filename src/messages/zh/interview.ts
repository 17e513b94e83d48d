import type { FactName } from '../../ports.ts';
import { factNames, reasons } from './words.ts';

interface Asked {
  readonly ask: string;
  readonly why: string;
}

const questions: Readonly<Partial<Record<FactName, Asked>>> = {
  deducted: {
    ask: '钱扣了吗？',
    why: '没扣款就没有钱要退；扣了两次要查的是多扣的那一笔。看付款 App 的账单，最准。',
  },
  orderState: { ask: '网站上的订单是什么状态？', why: '订单没成和订单成了没到账，找的人和理由都不一样。' },
  delivered: { ask: '东西到了吗？', why: '到没到、对不对，决定要求退款的理由。' },
  refused: { ask: '对方有没有拿规定拒绝你？', why: '如果被说风控或“不退款”，要争的是那条规定本身。' },
  site: { ask: '网站叫什么？（写名字或网址）', why: '信是写给它的，投诉时也要写明对方是谁。' },
  order: { ask: '订单号是多少？', why: '对方靠它查到你这笔交易。在“我的订单”里复制。' },
  paymentNo: { ask: '支付单号是多少？', why: '没有订单号时，只能靠付款 App 账单里的交易单号来查。' },
  amountFen: { ask: '付了多少钱？（元）', why: '只要求退实际付的钱，一分不多一分不少。' },
  claimFen: {
    ask: '只要求退一部分的，退多少？（元）',
    why: '面额不对的，退没到的那部分；充在余额里的，退没花掉的。多要了反而站不住。',
  },
  paidAt: { ask: '什么时候付的？', why: '好几个时限从付款那一分钟算起。账单里能看到。' },
  payChannel: { ask: '怎么付的？', why: '网站不理时，下一步是去付款的渠道投诉。' },
  product: { ask: '买的是什么？', why: '写清楚买了什么，才说得清少了什么。' },
  orderedAt: { ask: '什么时候下的单？', why: '有的条款从下单起算。和付款同时就不用填。' },
  knownAt: { ask: '哪天知道出事的？', why: '向 12315 投诉的三年从知道那天起算。' },
  description: { ask: '还有什么要说明的？', why: '会原样写进信里：只写事实。' },
  payee: { ask: '账单上的收款方叫什么？', why: '投诉要写明对方是谁，账单上的收款方常常和网站名不一样。' },
  payeeAddress: { ask: '收款方的地址？', why: '向 12315 投诉时要写被投诉人的地址。' },
  url: { ask: '网站的网址？', why: '投诉时要说清是哪个网站。' },
  cardNetwork: { ask: '刷的是什么卡？', why: '只有 Visa、万事达才有向发卡行申请拒付的期限。' },
  goods: { ask: '买的是哪一类？', why: '话费还可以走运营商和电信主管部门；本身违法的东西不能写信要钱。' },
  seller: {
    ask: '是网站自己卖的，还是平台上的商家？',
    why: '平台和自营网站的责任不一样，投诉归哪里管也不一样。',
  },
  purpose: {
    ask: '买来自己用，还是转卖？',
    why: '消费者保护的法律和 12315 只管自己用的；转卖的走合同和法院。',
  },
  payer: { ask: '钱是谁付的？', why: '被盗刷的先找银行和警方；未成年人付的另有规定。' },
  money: { ask: '付的是一笔订单，还是充进账户余额？', why: '预存的钱有另外的规定。' },
  reachable: { ask: '网站还联系得上吗？', why: '联系不上的，先报警，不要再付任何钱。' },
  operator: { ask: '号码是哪家运营商的？', why: '向电信主管部门申诉，被申诉的只能是运营商。' },
  intentEvidence: {
    ask: '有什么能证明对方是故意骗人的？',
    why: '三倍赔偿要能证明故意；系统出错、处理得慢都不算。',
  },
  account: { ask: '充到哪个账号？', why: '对方要查有没有充到。只写账号，千万不要写密码。' },
};

export const interview = {
  intro: (count: number) =>
    `${count > 7 ? '一共十来个问题' : `还有 ${count} 个问题`}，答一题存一题，最后看一遍才开案件。看不懂就按 ?，Ctrl-C 随时停，下次接着填。`,
  resumed: '接着上次的填。',
  goOn: '上次有一个没填完的，接着填吗？',
  goOnWhy: '选“否”另填一个；没填完的那个留着，以后用 refund new --resume 接着填。',
  hasDraft: '上次有一个没填完的：refund new --resume 可以接着填。',
  questions,
  factNames,
  reasons,
  notEmpty: '这里不能空着',
  optional: '（没有就直接回车）',
  understood: (text: string) => `记为 ${text}`,
  review: '都对吗？',
  reviewWhy: '选一项可以改，别的答案不会丢。',
  save: '都对，保存',
  change: (name: string, value: string) => `改 ${name}：${value}`,
  lookFirst: '先看清楚东西到底到了没有（游戏里、话费余额、卡密能不能用），再选一次。',
  reasons1: '判断',
  prompt: {
    chooseHint: '（↑↓ 选，回车定，? 看为什么问）',
    typeHint: '（输入 ? 看为什么问）',
    searchHint: '（打字找，↑↓ 选，回车定，只输 ? 看说明）',
    yes: '是',
    no: '否',
  },
  classified: {
    'charged-twice': '扣了两次款',
    'payment-pending': '付款一直没有处理完',
    'order-missing': '扣了款却查不到订单',
    'order-failed': '扣了款但订单失败',
    'trade-frozen': '交易被冻结',
    'risk-control': '被以风控为由限制',
    'no-refund-clause': '被“不退款”的规定拒绝',
    'nothing-came': '什么都没到',
    'wrong-value': '面额不对',
    'wrong-item': '东西不对',
    'card-used': '卡密已被用过',
    'still-processing': '订单还在处理',
    'yet-arrived': '你说东西到了：先核对清楚，真到了就不能要求全退',
    'chosen-by-you': '按你选的问题类型',
  } as Readonly<Record<string, string>>,
};
