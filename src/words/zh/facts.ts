/* The interview: questions, answers and why one is refused; who the user is; the notes after something was written. */

import type { FactName } from '../../ports.ts';

/** What a fact is called in one or two words. */
export const factNames: Readonly<Record<FactName, string>> = {
  problem: '问题类型',
  deducted: '扣款情况',
  orderState: '订单状态',
  delivered: '到账情况',
  refused: '对方拿规定拒绝',
  site: '网站',
  order: '订单号',
  amountFen: '金额',
  claimFen: '要求退的钱',
  paidAt: '付款时间',
  paidAbout: '付款时间说到哪',
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
  childAge: '孩子的年龄',
  guardian: '监护人知不知情',
  operatedBy: '谁操作的',
  interest: '利息',
  lateGoods: '晚到还要不要',
  received: '实际到的',
  bank: '发卡银行',
  cardTail: '卡号后四位',
  shop: '店铺',
  shopData: '店家信息',
  platformKnew: '平台知情的证据',
  statement: '情况说明',
  operator: '运营商',
  intentEvidence: '对方故意骗人的证据',
};

/** Why something typed is refused; it follows “…”. */
export const reasons: Readonly<Record<string, string>> = {
  empty: '是空的',
  'not-a-choice': '不在可选的答案里',
  'not-a-number': '不是金额，写成 100 或 100.00 这样',
  'other-currency': '不是人民币；请按付款记录上扣的人民币写',
  'in-words': '是汉字，请用数字写，比如 100',
  negative: '是负数，写付出去的金额就行',
  'too-many-decimals': '超过两位小数，人民币只到分',
  zero: '是零，要写实际的金额',
  'less-than-claimed': '比已经写的“要求退的钱”还少，要一起改（--claim）',
  'more-than-paid': '比付的钱还多，最多要回付出去的那些',
  'too-large': '太大了，请核对一下是不是多打了几位',
  'not-understood': '看不懂，写成 2026-11-20 14:02、昨天 14:02、3天前 这样',
  'no-clock': '少了几点几分，写成 2026-11-20 14:02 这样；账单里能看到',
  'no-such-date': '没有这一天',
  'no-such-time': '没有这个钟点',
  'in-future': '比现在还晚，要写已经发生的时间',
  'before-payment': '比付款还早',
  'after-answer': '比对方的答复还晚，没问就不会有答复',
  'too-early': '太早了，只收 2010 年以后的',
  'too-long': '太长了',
  'no-number': '里没有数字也没有字母，不像单号：在账单或订单页里复制',
  'control-character': '里有看不见的控制字符，请重新复制一次',
  'direction-mark': '里有会颠倒文字方向的符号，请重新复制一次',
  'not-the-number': '和要输入的数字不一样，什么都没有删',
  'not-a-hash': '不是摘要，要 12 位以上的 0–9、a–f',
  'not-a-phone': '不是电话号码，写成 13800001111 或 010-12345678 这样',
  'not-an-age': '不是年龄，写周岁的数字，比如 10',
  'not-a-child': '不是未成年人的年龄，要写 0 到 17',
  'not-a-tail': '不是后四位：只写卡号最后四个数字，完整的卡号不要写',
  'not-a-postcode': '不是邮编，要六位数字',
  'needs-output': '的格式是 Word，要加 -o 文件名.docx 存下来',
  'not-days': '要写 1 到 60 之间的天数',
  'due-not-understood': '看不懂，写成 24h、3wd（3 个工作日）、15d 或 2026-11-25 18:00 这样',
  'due-not-later': '不晚于说这话的时候，答应的时间只能在后面；日期写错了就改日期，记错了说话时间就用 --at',
  'due-too-long': '太远了，请核对一下',
  'letter-to-other': '是写给别人的信，不是给 --to 写的这一方',
  'not-with-check': '这里用不上：--check 只看稿子，不写信',
  'not-with-qr': '这里用不上：二维码只画在屏幕上，而且只能是纯文字',
  'no-such-format': '是写不出来的格式：写成 .docx，或者写成 .html 再打印成 PDF',
  'other-ending': '和文件名的结尾对不上，改成一样的',
  'no-such-letter': '没有这封信，写 L1、L2 这样；refund history 里能看到',
  'not-a-length': '要写大于 0 的整数，别太大',
  'no-length': '没有说多长，写 --days、--working-days 或 --hours 中的一个',
  'law-fixed': '是法律定的，不能改成自己的长度',
  'as-said-fixed': '没有固定长度，对方说多久就是多久',
  'needs-both': '要和 --from payment|order|request 一起写，才知道从什么时候起算',
  'needs-length': '是一个时长，写成 1h、30min、3wd 或 15d 这样',
  'not-with-package': '这里用不上：这是 refund export 写的材料，不是账单',
  'not-a-path': '要写文件夹或 .zip 的名字',
  'one-scope': '要写 --site 或 --case 中的一个，说明改的是哪里',
};

export const outcomes: Readonly<Record<string, string>> = {
  refunded: '全额退回',
  partly: '退回一部分',
  delivered: '东西补到了',
  'given-up': '不追了',
  settled: '协商解决',
};

/** Short notes after a command has written something. */
export const writing = {
  home: {
    begin: '怎么开始？',
    beginWhy: '上下键选，回车确定；按 Ctrl-C 随时可以走，写下的都在。',
    which: '看哪个案件？',
    answer: '一步步回答问题（不到十个）',
    another: '再开一个案件',
    pictures: '从截图开始：付款、订单、聊天的截图',
    picturesPath: '截图在哪？把一张图或者放截图的文件夹拖进这个窗口，再按回车',
    paste: '把经过或聊天记录贴进来，让程序读',
    bill: '从账单里找那笔付款',
    billPath: '账单文件在哪？把文件拖进这个窗口，再按回车',
    example: '先看一个例子',
    leave: '退出',
    back: '返回',
    now: '接下来做什么？',
    nowWhy: '第一项是现在最该做的。灰色那一行是对应的命令，熟了可以直接打。',
    step: (action: string) => `现在该做：${action}`,
    letters: '写信：选写给谁',
    edit: '改一项事实',
    details: '看全部期限、来源和事实',
    pack: '打包材料给别人',
    close: '结案',
    reopen: '重新打开',
    parts: { log: '记下发生了什么', evidence: '证据：收进来、看缺什么', clause: '网站的条款' },
    happened: {
      got: '他们回话了：把原话贴进来',
      contact: '我找过网站，对方还没回话',
      request: '我要求退款了',
      filed: '我向别处投诉了（付款 App、12315……）',
      refunded: '钱退回来了（全部或一部分）',
      clause: '网站拿条款说事：把条款抄下来',
      undo: '刚才记错了，撤销',
    },
    evidence: {
      add: '收一份进来（截图、账单、回单）',
      check: '看看还缺什么',
      list: '看已经收了什么',
      path: '文件在哪？把文件拖进这个窗口，再按回车',
    },
    clauses: '看已经抄下的条款',
    packages: { for: (party: string) => `给${party}`, whole: '整个案件（换电脑，或者给律师）' },
    letterFile: (number: number, party: string) => `案件${number}-给${party.replaceAll(/[（(].*/g, '')}.txt`,
    printed: '信在上面。接下来？',
    printedWhy: '存下来的信会留在案件里，以后对得上发的是哪一版。',
    keep: (file: string) => `存下来：${file}`,
    sent: '已经发出去了，记一笔',
    pathWhy: '拖不进来的话，把文件的完整路径打出来。',
    read: '看完了按回车',
    goOn: '继续',
  },
  thisCase: (number: number, site: string) => `是案件 ${number}（${site}）吗？`,
  thisCaseWhy: '是按名字找到的，先确认一下，免得记错案件。',
  onlyCase: (number: number, site: string) => `案件 ${number}（${site}）：`,
  whichCase: '哪个案件？',
  whichCaseWhy: '最急的在最前面。上下键选，回车确定。',
  opened: (number: number) => `已开案件 ${number}，记录都存在这台电脑上。`,
  requested: (number: number, time: string) => `已记下：${time} 向网站提出退款要求（案件 ${number}）。`,
  edited: (number: number) => `案件 ${number} 已改：`,
  moved: (name: string, before: string, after: string) => `${name}：${before} → ${after}`,
  editQuestion: '改哪一项？',
  letterDiffers: (sent: boolean, letter: string, party: string, said: string) =>
    `${sent ? '已发的' : '存着的'} ${letter}（给${party}）写的是：${said}。`,
  letterDiffersInstead: (sent: boolean, command: string) =>
    sent
      ? `把更正告诉对方：重写一份发过去，说明以这一份为准：${command}`
      : `发之前重写一份，别发旧的：${command}`,
  unchanged: '没有变化，什么都没有记。',
  closed: (number: number, outcome: string) =>
    `案件 ${number} 已结案：${outcome}。要继续追，用 refund reopen ${number}。`,
  lessLogged: (back: string, claim: string) =>
    `只记过退回 ¥${back}，结案写的是全额退回，就按 ¥${claim} 都回来了算。只退了一部分的话：refund undo，再用 --outcome partly 结案。`,
  reopened: (number: number) => `案件 ${number} 已重新打开。`,
  undone: (number: number, seq: number, what: string) =>
    `已撤销案件 ${number} 的第 ${seq} 条：${what}。再撤销一次就能恢复。`,
  undoQuestion: (number: number, seq: number, what: string) =>
    `要撤销案件 ${number} 的第 ${seq} 条“${what}”吗？`,
  undoWhy: '撤销不会删掉记录，随时可以恢复。',
  closeQuestion: '结果怎么样？',
  closeWhy: '结案后不再提醒期限；以后可以重新打开。',
  letterSaved: (path: string) => `信已写到 ${path}，并留了底。`,
  demo: '下面是一个示例案件，时间固定在 2024-05-01 16:22，看完即删，不会动你的数据。',
  greetingNew:
    '钱付了、东西没到、对方不退？在终端窗口里打 refund，跟着选就行。也可以一条命令写全，照这样改成自己的：',
  greetingExample: [
    'refund new --site 某某卡盟 --order CM20261103001 \\',
    "  --amount 100 --paid-at '昨天 20:15' \\",
    '  --pay-channel alipay \\',
    '  --deducted yes --order-state success \\',
    '  --delivered nothing --refused none',
  ],
  greetingOpen: (count: number) => `你有 ${count} 个没结的案件：refund status`,
  greetingNext: (number: number) => `最急的一个，下一步做什么：refund next ${number}`,
  greetingMore: '全部命令：refund --help',
};

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
  description: {
    ask: '还有什么要说明的？',
    why: '留作底稿，不会原样写进信里；要附在信后，用 refund edit 的 --statement 另写。',
  },
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
  childAge: { ask: '付款那天孩子几周岁？', why: '不满八周岁和八周岁以上，要说的法律理由不一样。' },
  guardian: {
    ask: '这笔钱，监护人事先知道、同意吗？',
    why: '没有同意、也不追认，是要求退款的关键，信里要写明。',
  },
  operatedBy: { ask: '是谁操作付的款？', why: '要证明是孩子自己操作的；大人自己付的，不能按孩子付款来要。' },
  interest: { ask: '要不要利息？', why: '数额小的，一般不值得算；要的话，信里会写明怎么算。' },
  lateGoods: {
    ask: '过了信里定的那天才补到，还要不要？',
    why: '信里会让对方在那天之前交付或者退款；说“不要了”，到期合同自动解除，只退钱。',
  },
  received: {
    ask: '实际到的是什么？（比如：1个月会员、日区的卡）',
    why: '写明到的和买的差在哪，对方才查得清；不写，对方会说是你看错了。',
  },
  bank: { ask: '是哪家银行的卡？', why: '投诉银行要写清是哪一家。' },
  cardTail: { ask: '卡号后四位？', why: '银行靠它和时间、金额找到这一笔。只写四位，不要写完整卡号。' },
  shop: { ask: '店铺叫什么？', why: '钱是付给店铺买东西的，平台是另一方，信里要分开写。' },
  shopData: {
    ask: '店家的真实名称、地址、联系方式，平台给了没有？',
    why: '平台给不出来的，可以连平台一起告、一起投诉；还没问的先问。',
  },
  platformKnew: {
    ask: '有什么能证明平台知道这家店有问题、却没有管？',
    why: '有凭据的（比如早就投诉过同一家店），平台要和店铺一起承担；没有就不要写。',
  },
  statement: {
    ask: '情况说明怎么写？',
    why: '会附在完整的信后面：自己读一遍，只写事实、日期和金额。',
  },
  operator: { ask: '号码是哪家运营商的？', why: '向电信主管部门申诉，被申诉的只能是运营商。' },
  intentEvidence: {
    ask: '有什么能证明对方是故意骗人的？',
    why: '三倍赔偿要能证明故意；系统出错、处理得慢都不算。',
  },
  account: { ask: '充到哪个账号？', why: '对方要查有没有充到。只写账号，千万不要写密码。' },
};

export const interview = {
  happened: {
    ask: '出了什么事？',
    why: '这决定找谁退、凭什么退。两样都有的，先选最要紧的一样，最后一屏还能改。',
  },
  intro: (count: number) =>
    `${count > 7 ? '不到十个问题' : `还有 ${count} 个问题`}，答一题存一题，最后看一遍才开案件。看不懂就按 ?，Ctrl-C 随时停，下次接着填。`,
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
  foundProblem: '判断',
  prompt: {
    chooseHint: '（↑↓ 选，回车定，? 看为什么问）',
    typeHint: '（按 ? 看为什么问）',
    refusedHint: '（直接打字就重写，按 Tab 接着改原来的）',
    searchHint: '（打字找，↑↓ 选，回车定，? 看说明）',
    backHint: '（Esc 回上一题）',
    plainChoose: '打编号，按回车。打 ? 看为什么问',
    plainType: '打完按回车。打 ? 看为什么问',
    plainBack: '，打 < 回上一题',
    noBack: '前面没有题了。',
    plainAgain: '都不是，换几个字再找',
    plainUsual: (number: number) => `，直接回车就是 ${number}`,
    plainPreset: (text: string) => `原来是“${text}”，直接回车就不改`,
    hidden: '（输入时不显示）',
    yes: '是',
    no: '否',
  },
};

type Field = 'name' | 'phone' | 'address' | 'postcode';

const fields: Readonly<Record<Field, string>> = {
  name: '姓名',
  phone: '电话',
  address: '通讯地址',
  postcode: '邮编',
};

const whys: Readonly<Record<Field, string>> = {
  name: '行政部门和法院要求真实姓名；写给网站和公开平台的不会带上。',
  phone: '受理部门要联系你，写本人在用的号码。',
  address: '12315、法院寄送文书用，写收得到信的地址。',
  postcode: '只有电信主管部门的申诉书要写。',
};

export const me = {
  fields,
  unsaid: '还没填',
  ask: (field: Field, known: string) => ({
    ask: `你的${fields[field]}？${known === '' ? '' : `（现在是 ${known}，直接回车不改）`}`,
    why: whys[field],
  }),
  kept: '已存在这台电脑上，只写进需要它的信里（12315、消协、电信、人民银行、银行、法院）。',
  about: '没有变化。这些只写进需要它的信里。',
  howTo:
    '在终端里打 refund me，一项项问；也可以写成 refund me --name 张三 --phone 13800000000。写空的（--name ""）就是删掉。只写进需要它的信里。',
};

/** The marks between and around words. */
export const punctuation = {
  colon: '：',
  bar: '｜',
  comma: '，',
  list: '、',
  semicolon: '；',
  aside: (text: string) => `（${text}）`,
  alert: (text: string) => `【${text}】`,
};
