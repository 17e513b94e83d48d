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

/** Why a row of a bill is no payment that could be asked back. */
export const noPayments = {
  incoming: '是收入，不是付款',
  refund: '是退款，不是付款',
  neutral: '不计收支，不是付款',
  'nothing-paid': '金额是 0',
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
  chooseHint: (path: string) =>
    `选一笔开案件：refund import ${path} --row 行号（第一列）；有单号也可以写 --order 单号。`,
  chosen: (row: number) => `用账单第 ${row} 行。`,
  merchantNumber: (number: string) =>
    `账单上的商家订单号是 ${number}；网站的订单号常常就是它，和网站的订单页对一下再填。`,
  keptLater: (path: string) =>
    `账单没有一起存。接着填完以后，把它收进案件：refund evidence add 编号 ${path} --kind bill`,
  kept: (id: string) =>
    `账单已存为证据 ${id}。它帮你找到这笔付款；真正作数的是这一笔的电子回单：在付款 App 的账单里点开这笔，找“电子回单”或“交易凭证”，下载后用 refund evidence add 收进来。`,
  keptAlready: (id: string) => `这份账单已经是证据 ${id}，没有再存一遍。`,
  caption: (row: number) => `账单，第 ${row} 行是这笔付款`,
  refundCaption: (row: number) => `账单，第 ${row} 行是退款`,
  directions: { out: '支出', in: '收入', neutral: '不计收支' },
};
