import type { FactName } from '../../ports.ts';

/** What a fact is called in one or two words. */
export const factNames: Readonly<Record<FactName, string>> = {
  problem: '问题类型',
  deducted: '扣款情况',
  orderState: '订单状态',
  delivered: '到账情况',
  refused: '对方说法',
  site: '网站',
  order: '订单号',
  amountFen: '金额',
  paidAt: '付款时间',
  orderedAt: '下单时间',
  knownAt: '知道出事那天',
  payChannel: '付款方式',
  product: '买的东西',
  account: '充值账号',
  paymentNo: '支付单号',
  description: '补充说明',
  payee: '收款方',
  payeeAddress: '收款方地址',
  url: '网址',
  cardNetwork: '卡组织',
  goods: '商品种类',
  seller: '卖家类型',
  purpose: '用途',
  payer: '付款人',
  money: '钱的去向',
  reachable: '还联系得上',
};

/** What a chosen answer means, on the review screen and in the case. */
export const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  problem: {
    'payment-deducted': '交易失败但已扣款',
    'not-delivered': '没到账，或到账不对',
    'account-restricted': '账号受限，或被说“不退款”',
  },
  deducted: { yes: '扣了', no: '没扣', pending: '付款还在处理中', twice: '扣了两次' },
  orderState: {
    missing: '查不到订单',
    failed: '显示失败',
    processing: '一直在处理',
    success: '显示已完成',
    frozen: '被冻结',
  },
  delivered: {
    nothing: '什么都没到',
    'wrong-value': '面额不对',
    'wrong-item': '东西不对',
    'card-used': '卡密已被用过',
    correct: '到了，是对的',
    unknown: '还不清楚',
  },
  refused: { none: '没有', 'risk-control': '说是风控，限制了账号', 'no-refund-clause': '说“充值后不退”' },
  payChannel: {
    wechat: '微信支付',
    alipay: '支付宝',
    'bank-card': '银行卡',
    unionpay: '云闪付（银联）',
    other: '其他',
  },
  cardNetwork: { unionpay: '银联', visa: 'Visa', mastercard: '万事达', unknown: '不清楚' },
  goods: {
    'phone-credit': '话费',
    'game-card': '游戏点卡',
    membership: '会员',
    other: '其他',
    unlawful: '本身违法的东西',
  },
  seller: { 'own-site': '网站自己卖', marketplace: '平台上的商家', unknown: '不清楚' },
  purpose: { 'own-use': '自己用', resale: '转卖' },
  payer: { self: '本人', minor: '未成年人', stolen: '被盗刷' },
  money: { order: '单笔订单', balance: '账户余额' },
  reachable: { yes: '联系得上', no: '联系不上' },
};

/** Why something typed cannot be taken. Follows on “…”. */
export const reasons: Readonly<Record<string, string>> = {
  empty: '是空的',
  'not-a-choice': '不在可选的答案里',
  'not-a-number': '不是金额，写成 100 或 100.00 这样',
  'in-words': '是汉字，请用数字写，比如 100',
  negative: '是负数，写付出去的金额就行',
  'too-many-decimals': '超过两位小数，人民币只到分',
  zero: '是零，要写实际付的金额',
  'too-large': '太大了，请核对一下是不是多打了几位',
  'not-understood': '看不懂，写成 2026-11-20 14:02 或 昨天 14:02 这样',
  'no-clock': '少了几点几分，写成 2026-11-20 14:02 这样；账单里能看到',
  'no-such-date': '没有这一天',
  'no-such-time': '没有这个钟点',
  'in-future': '比现在还晚，要写已经发生的时间',
  'too-early': '太早了，只收 2010 年以后的',
  'too-long': '太长了',
  'control-character': '里有看不见的控制字符，请重新复制一次',
  'direction-mark': '里有会颠倒文字方向的符号，请重新复制一次',
  'not-the-number': '和案件编号不一样，什么都没有删',
  'not-days': '要写 1 到 60 之间的天数',
  'due-not-understood': '看不懂，写成 24h、3wd（3 个工作日）、15d 或 2026-11-25 18:00 这样',
  'due-not-later': '不晚于说这话的时候，答应的时间只能在后面；日期写错了就改日期，记错了说话时间就用 --at',
  'due-too-long': '太远了，请核对一下',
  'no-such-letter': '没有这封信，写 L1、L2 这样；refund history 里能看到',
  'not-a-length': '要写大于 0 的整数，别太大',
  'no-length': '没有说多长，写 --days、--working-days 或 --hours 中的一个',
  'law-fixed': '是法律定的，不能改成自己的长度',
  'as-said-fixed': '没有固定长度，对方说多久就是多久',
  'needs-both': '要和 --from payment|order|request 一起写，才知道从什么时候起算',
  'needs-length': '是一个时长，写成 1h、30min、3wd 或 15d 这样',
  'one-scope': '要写 --site 或 --case 中的一个，说明改的是哪里',
};

export const outcomes: Readonly<Record<string, string>> = {
  refunded: '全额退回',
  partly: '退回一部分',
  'given-up': '不追了',
  settled: '协商解决',
};

/** Short notes after a command has written something. */
export const writing = {
  opened: (number: number) => `已开案件 ${number}，记录都存在这台电脑上。`,
  requested: (number: number, time: string) => `已记下：${time} 向网站提出退款要求（案件 ${number}）。`,
  edited: (number: number) => `案件 ${number} 已改：`,
  moved: (name: string, before: string, after: string) => `${name}：${before} → ${after}`,
  editQuestion: '改哪一项？',
  unchanged: '没有变化，什么都没有记。',
  closed: (number: number, outcome: string) =>
    `案件 ${number} 已结案：${outcome}。要继续追，用 refund reopen ${number}。`,
  reopened: (number: number) => `案件 ${number} 已重新打开。`,
  undone: (number: number, seq: number, what: string) =>
    `已撤销案件 ${number} 的第 ${seq} 条：${what}。再撤销一次就能恢复。`,
  undoQuestion: (number: number, seq: number, what: string) =>
    `要撤销案件 ${number} 的第 ${seq} 条“${what}”吗？`,
  undoWhy: '撤销不会删掉记录，随时可以恢复。',
  closeQuestion: '结果怎么样？',
  closeWhy: '结案后不再提醒期限；以后可以重新打开。',
  letterSaved: (path: string) => `信已写到 ${path}，并留了底。`,
  letterHints: (facts: string, command: string) => `补上${facts}会更好查：${command}`,
  demo: '下面是一个示例案件，时间固定在 2024-05-01 16:22，看完即删，不会动你的数据。',
  greetingNew: '还没有案件。钱付了、东西没到、对方不退？从这里开始：',
  greetingOpen: (count: number) => `你有 ${count} 个没结的案件：`,
  greetingMore: '全部命令：refund --help',
};
