/* What is read: stories that were pasted, and bills. */

import type { BillRefusal } from '../../errors.ts';

/** What stands in the way of a refund case, or comes first, besides the warnings in `status.ts`. */
const warnings = {
  fraud: {
    what: '听起来是诈骗（刷单、冒充客服、共享屏幕之类），不是普通的退款纠纷',
    instead:
      '马上打银行和支付 App 的客服止付，再打 96110 或 110 报警，把聊天和转账记录都留好。谁让你再付钱都不要付。',
  },
  minor: {
    what: '听起来是孩子付的钱',
    instead:
      '不满八岁的付款不作数；八到十八岁的，数目和年龄不相称、家长没同意的，一般可以要求退。先找游戏或平台的“未成年人退款”入口；开案件时写 --payer minor。',
  },
  marketplace: {
    what: '东西是在购物平台上买的（淘宝、拼多多、闲鱼之类）',
    instead:
      '先在那个 App 的订单里申请退款、让平台介入，比找卖家快；平台不处理，再回来开案件，写 --seller marketplace。',
  },
  'fee-demanded': {
    what: '对方要你先付钱（解冻费、保证金、手续费）才给退',
    instead: '不要付：付了也不会退，这是常见的骗法。把这句话截图留下，照样要求退原来的钱。',
  },
  'refunded-already': {
    what: '听起来钱已经退回来了',
    instead: '先看付款 App 的账单：数目对得上就不用开案件了；少了，只要少的那一部分。',
  },
  'nothing-deducted': {
    what: '听起来没有扣款',
    instead: '没有扣款，就没有钱要退。先在付款 App 的账单里确认；确实扣了，用 refund new 开案件。',
  },
  resale: {
    what: '听起来是进货、代理、分销这类做生意的钱',
    instead:
      '这是商家之间的合同，不按消费者的办法退：先看和上家的合同、结算规则，协商不成走法院。自己用才买的，开案件时写 --purpose own-use。',
  },
  'not-our-matter': {
    what: '听起来不是充值、卡密这类网站的退款',
    instead: '这个程序只管卡盟一类网站的退款。别的消费纠纷可以打 12315；办证、缴费之类问对应的部门。',
  },
  'changed-mind': {
    what: '听起来东西到了、也是对的，只是不想要了或者自己买错了',
    instead: '这不是没办成的交易，退不退看网站的规定，好好商量。要是还没用过的卡密，马上联系对方说明没用。',
  },
};

export const story = {
  title: '读到的（每一项后面是依据的原话）：',
  line: (name: string, value: string, words: string) => `${name}：${value}（“${words}”）`,
  warned: (what: string, words: string, instead: string) => `！${what}（“${words}”）。${instead}`,
  several: (name: string, values: string) => `${name}：有几种读法，选一个：${values}`,
  dayOnly: (day: string) => `${day}，没说几点`,
  nothing: '没读出什么。不要紧，下面一项项问。',
  problem: (name: string, words: string) => `看起来是：${name}（“${words}”）`,
  near: (details: readonly string[]) => `拿不准是哪一种：${details.join('，还是')}？`,
  which: '下面哪一种更像你的情况？',
  whichWhy: '几句话里看不出是哪一种，程序不替你猜。',
  neitherProblem: '都不是，等会儿一项项答',
  details: {
    'order-missing': '钱扣了，查不到订单',
    'order-failed': '钱扣了，订单却失败或被取消',
    'payment-pending': '钱扣了，网站还说没付或在处理',
    'charged-twice': '同一单扣了两次钱',
    'nothing-came': '订单在，东西没来',
    'wrong-value': '东西来了，但是少了',
    'wrong-item': '东西来了，但是不对',
    'card-used': '卡密用不了，或者别人用过了',
    'trade-frozen': '这笔订单被冻结、扣住了',
    'account-restricted': '账号被封或限制，钱在里面',
    'no-refund-clause': '网站拿“不退款”的规定拒绝退',
    'paid-by-child': '孩子自己付的钱，家里没有同意',
  },
  overruled: (name: string) => `${name}：用命令里写的，不用文字里的。`,
  choose: (name: string) => `${name}，哪一个对？`,
  chooseWhy: '文字里有不止一个，程序不替你猜。',
  neither: '都不是，等会儿自己填',
  picturesLater: '截图没有一起存，原文件没有动。接着填完以后，把截图收进案件：refund evidence add',
  goOn: '还是要开一个退款案件吗？',
  goOnWhy: '上面说的要是不对，就选“是”。',
  notSaved: '还没有保存。都对的话，加上 --yes 再运行一次。',
  paste: '把经过或者聊天记录贴进来，贴完在空行上再按一次回车',
  pasteWhy: '怎么说都行：什么时候、在哪个网站、买什么、付了多少、后来怎么样。',
  warnings,
};

const formats = {
  'wechat-xlsx-2026': '微信支付账单',
  'wechat-xlsx-2025': '微信支付账单（2025 年）',
  'wechat-csv': '微信支付账单（旧版）',
  'alipay-app-2026': '支付宝账单',
  'alipay-app-2023': '支付宝账单（2023–2025 年）',
  'alipay-app-2021': '支付宝账单（2021–2022 年）',
  'alipay-web': '支付宝网页账单',
  'jd-csv': '京东账单',
  'jd-csv-2021': '京东账单（2021–2023 年）',
  'meituan-csv': '美团账单',
};

const skips = {
  'bad-time': '时间看不懂',
  'bad-amount': '金额看不懂',
  'bad-direction': '收支方向看不懂',
  'too-few-cells': '缺了几格',
  'too-many-cells': '多出几格，对不齐',
  'cut-off': '文件在这里断了',
};

const surenesses = {
  exact: '单号对得上',
  likely: '商家、金额和时间都对得上，没有单号可核对',
  possible: '只是像，拿不准',
};

/** Why a row of a bill is not a payment that could be asked back. */
export const noPayments = {
  incoming: '是收入，不是付款',
  refund: '是退款，不是付款',
  neutral: '不计收支，不是付款',
  'nothing-paid': '金额是 0',
  returned: '的钱已经全部退回来了',
};

const rows = (numbers: readonly number[]) =>
  `第 ${numbers.slice(0, 5).join('、')}${numbers.length > 5 ? ' …' : ''} 行`;

export const bill = {
  read: (format: keyof typeof formats, count: number) => `${formats[format]}：读到 ${count} 笔。`,
  empty: '里面一笔都没有：导出时选的时间段可能不对，选上付款那天，重新导出一次。',
  skipped: (why: keyof typeof skips, numbers: readonly number[]) =>
    `有 ${numbers.length} 行没读（${skips[why]}）：${rows(numbers)}。`,
  lostNumbers: (numbers: readonly number[]) =>
    `有 ${numbers.length} 行的单号被表格软件改成了 2.02E+27 这样，已经认不出来：${rows(numbers)}。要单号，用 App 导出的原文件。`,
  unknownStates: (count: number) => `有 ${count} 笔的状态是没见过的写法，照原样留着。`,
  arrived: (number: number, yuan: string, when: string, sureness: keyof typeof surenesses) =>
    `案件 ${number}：账单里看，${when} 退回了 ¥${yuan}（${surenesses[sureness]}）。`,
  askLog: (number: number, yuan: string) => `把这 ¥${yuan} 记进案件 ${number} 的退款？`,
  askLogWhy: '记下以后，信里要的钱会少掉这一笔；记错了可以撤销：refund undo。',
  loggedBefore: (number: number, yuan: string) => `案件 ${number} 里已经记过这 ¥${yuan}，没有重复记。`,
  logged: (number: number, yuan: string) => `已记下：案件 ${number} 退回 ¥${yuan}。`,
  notLogged: (number: number, yuan: string) =>
    `没有替你记。核对过是这笔的话：refund log refunded ${number} --amount ${yuan}`,
  logHint: '要把对得上的记进案件，加上 --log-refunds。',
  loggedText: (row: number, sureness: keyof typeof surenesses) =>
    `据账单第 ${row} 行（${surenesses[sureness]}）`,
  choose: '哪一笔是付给这个网站的？打几个字找：商家、金额、日期、单号都行',
  chooseWhy: '只列出付出去的钱，新的在前。上下键选，回车确定。',
  none: '（没有对得上的）',
  more: (count: number) => `另有 ${count} 笔，接着打字缩小范围`,
  chooseHint: (path: string, row: number) =>
    `选一笔开案件，写上它是第几行，比如：refund import ${path} --row ${row}`,
  rowNumber: (row: number) => `第 ${row} 行`,
  chosen: (row: number) => `用账单第 ${row} 行。`,
  merchantNumber: (number: string) =>
    `账单上的商家订单号是 ${number}；网站的订单号常常就是它，和网站的订单页对一下再填。`,
  keptLater: (path: string) => `账单没有一起存。接着填完以后，把账单（${path}）收进案件：refund evidence add`,
  kept: (id: string) =>
    `账单已存为证据 ${id}。它帮你找到这笔付款；真正作数的是这一笔的电子回单：在付款 App 的账单里点开这笔，找“电子回单”或“交易凭证”，下载后用 refund evidence add 收进来。`,
  caption: (row: number, refunds: readonly number[]) =>
    `账单，第 ${row} 行是这笔付款${refunds.length === 0 ? '' : `，第 ${refunds.join('、')} 行是退款`}`,
  cameBack: (yuan: string, when: string, row: number, sureness: keyof typeof surenesses) =>
    `这笔钱已经退回过：${when} 退了 ¥${yuan}（账单第 ${row} 行，${surenesses[sureness]}）。`,
  askCameBack: (yuan: string) => `这 ¥${yuan} 是退的这一笔吗？是就一起记进案件`,
  notCounted: (yuan: string) =>
    `这 ¥${yuan} 没有替你记。核对过是这笔的话，开好案件以后：refund log refunded --amount ${yuan}`,
  askAllBack: '这笔钱账单上已经全部退回来了，一般不用开案件。还是要开吗？',
  askAllBackWhy: '钱都回来了，就没有要追的钱；要留个底才开。',
  reading: (payee: string, product: string) => `收款方“${payee}”，商品“${product}”`,
  unsure: (row: number) => `账单第 ${row} 行有逗号没加引号，分不清收款方和商品，哪个对？`,
  unsureWhy: '这两样会写进信里，对一下付款 App 里的这一笔。',
  unsureHint: '这两样没有记，别的都记了。看付款 App 里的这一笔，用 --payee 和 --product 写明。',
  unsureRows: (numbers: readonly number[]) =>
    `有 ${numbers.length} 行的逗号没加引号，分不清收款方和商品：${rows(numbers)}。选到的时候会问你。`,
  refundCaption: (row: number) => `账单，第 ${row} 行是退款`,
  directions: { out: '支出', in: '收入', neutral: '不计收支' },
};

const exportAgain =
  '重新导出：支付宝在“我的 → 账单 → 右上角 → 开具交易流水证明 → 用于个人对账”，微信在“我 → 服务 → 钱包 → 账单 → 下载账单 → 用于个人对账”。';

/** What is wrong with a bill, and what to do now; after its path. */
export const billRefusals: Readonly<Record<BillRefusal, string>> = {
  empty: `是空的，什么都没有读。${exportAgain}`,
  special: '不是普通文件，什么都没有读。请写账单文件（.csv、.xlsx 或 App 发来的 .zip）的路径。',
  'too-large': '太大了，不像一份账单，什么都没有读。请只导出付款前后几个月的账单再试。',
  'unknown-format': `不是认识的账单：没有找到支付宝、微信、京东或美团账单的表头。如果是 App 导出的原文件，请别用表格软件改过再存；否则${exportAgain}`,
  cashbook:
    '是支付宝“记账本”的导出，里面没有订单号和交易状态，查不了退款。请导出账单：支付宝“我的 → 账单 → 右上角 → 开具交易流水证明 → 用于个人对账”。',
  page: '其实是一个网页（有些网站把网页存成 .xls），不是账单。请从付款的 App 里导出账单，不要用网站给的表格。',
  pdf: '是 PDF，读不出逐笔的账单。请导出 .csv 或 .xlsx 的账单；只有 PDF 的（比如抖音），用 refund evidence add 当证据收下，案件用 refund new 填。',
  'old-xls':
    '是旧式 .xls 表格，或者 WPS 的 .et 表格，读不了。请用 App 导出的原文件；没有原文件的，用 WPS 或 Excel 打开，“另存为”.xlsx 或 .csv 再试。',
  'open-document':
    '是 OpenDocument 表格（.ods 或 .fods），读不了。请用 App 导出的原文件；没有原文件的，用 LibreOffice 或 WPS 打开，“另存为”.xlsx 或 .csv 再试。',
  numbers:
    '是苹果的 Numbers 表格，读不了。请用 App 导出的原文件；没有原文件的，在 Numbers 里选“文件 → 导出为”，导出 Excel（.xlsx）或 CSV 再试。',
  'xml-sheet':
    '是存成 XML 的旧式 Excel 表格，读不了。请用 App 导出的原文件；没有原文件的，用 WPS 或 Excel 打开，“另存为”.xlsx 或 .csv 再试。',
  'not-xlsx': `不是完整的 .xlsx 表格，什么都没有读。${exportAgain}`,
  'not-text': `不是文字（不是 UTF-8、UTF-16，也不是 GB18030），什么都没有读。${exportAgain}`,
  damaged: `坏了或者没下载完，什么都没有读。重新下载一次；还不行就${exportAgain}`,
  entities: '里面藏着会展开的内容（XML 实体），App 导出的账单不会有，什么都没有读。请用 App 导出的原文件。',
  'no-bill-in-zip': '里没有 .csv 或 .xlsx 的账单，什么都没有读。看看压缩包里是什么，直接写账单文件的路径。',
  'several-bills': '里有好几份账单，不知道读哪一份。先解压，再写其中一份的路径。',
};
