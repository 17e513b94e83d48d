import type { help } from './help.ts';

/** What people most often want of each command: as typed, and what it does. */
export const examples = {
  root: [
    ['refund new', '开一个案件，一步步问'],
    ['refund status', '看所有案件和期限'],
    ['refund letter 1', '写给网站的退款要求'],
    ['refund demo', '先看一个示例'],
  ],
  new: [
    ['refund new', '一步步问，答一题存一题'],
    ['refund new --from-text 经过.txt', '把写好的经过读成案件，逐项给你看'],
    ['refund new --resume', '接着填上次没填完的'],
  ],
  me: [
    ['refund me --name 张三 --phone 13800000000', '写进 12315、法院这类要署名的信'],
    ['refund me', '看现在存了什么'],
  ],
  status: [
    ['refund status', '没结的案件，最急的在最前面'],
    ['refund status 1', '案件 1 的时限、缺什么、下一步'],
    ['refund status --check', '有要紧的期限就以 3 退出，给登录脚本用'],
  ],
  next: [['refund next 1', '走到哪一步了，下一步做什么']],
  letter: [
    ['refund letter 1', '给网站的退款要求'],
    ['refund letter 1 --to payment', '在付款的 App 里投诉用'],
    ['refund letter 1 --to 12315 -o 投诉.docx', '存成 Word 文件，并且留底'],
    ['refund letter 1 --to site --form chat --qr', '短消息，画成二维码给手机扫'],
    ['refund letter 1 --check 我的信.txt', '自己写的信，寄出前查一遍'],
  ],
  log: [
    ['refund log request 1', '退款要求发出去了'],
    ["refund log contact 1 '客服说等' --promise 24h", '问过客服，答应 24 小时'],
    ['refund log filed 1 --to 12315 --ref 受理编号', '投诉交上去了'],
  ],
  logContact: [
    ["refund log contact 1 '客服说24小时内处理' --promise 24h --agent 1001", '答应的时间会变成期限'],
    ["refund log contact 1 '打电话没人接' --via phone --at '昨天 18:30'", '补记昨天的事'],
  ],
  logRequest: [
    ['refund log request 1', '刚刚发出去'],
    ["refund log request 1 --at '昨天 18:30'", '昨天就发了'],
  ],
  logFiled: [
    ['refund log filed 1 --to payment --ref 工单号', '在付款的 App 里投诉了'],
    ['refund log filed 1 --to site --letter L1', '存过底的信 L1 发给网站了'],
  ],
  logReply: [
    ["refund log reply 1 --from site --outcome refused '充值后不退'", '网站拒绝了'],
    ['refund log reply 1 --from 12315 --outcome accepted', '12315 受理了'],
    ["refund log reply 1 --from payment --outcome asks-more --due 3d '补订单截图'", '要你 3 天内补材料'],
  ],
  logRefunded: [
    ['refund log refunded 1 --amount 100', '退回来 100 元'],
    ["refund log refunded 1 --amount 40 --at '昨天 10:00'", '昨天退了一部分'],
  ],
  got: [
    ['refund got 1', '粘贴对方的话，读出来给你看，你点头才记'],
    ['refund got 1 - < 回复.txt', '从文件里读'],
  ],
  say: [
    ["refund say 1 '系统处理中'", '对方这么说，怎么回'],
    ['refund say 1', '从常见的说法里选'],
  ],
  evidence: [
    ['refund evidence add 1 付款.png 聊天/', '收进来，原文件不动'],
    ['refund evidence check 1', '还缺什么、怎么拿'],
  ],
  evidenceAdd: [
    ['refund evidence add 1 付款.png 聊天/', '文件、文件夹，一次多少都行'],
    ['refund evidence add 1 付款.png --order CM2024 --amount 100', '把图里的单号、金额写上，帮你核对'],
  ],
  evidenceList: [['refund evidence list 1', '按事情发生的先后列出来']],
  evidenceCheck: [['refund evidence check 1', '有什么、缺什么、怎么拿']],
  evidenceOpen: [['refund evidence open 1 E1', '打开副本，原件不会动']],
  evidenceRemove: [
    ['refund evidence remove 1 E2', '从清单里拿掉，可以撤销'],
    ['refund evidence remove 1 E2 --purge', '连文件一起删掉，不能撤销'],
  ],
  clause: [['refund clause add 1', '把网站写的规则抄下来']],
  clauseAdd: [
    ['refund clause add 1', '一项项问'],
    [
      "refund clause add 1 --title 服务条款 --number 5 --text '超过1小时未处理可申请退款' --after 1h --from order",
      '写了时间的会变成期限',
    ],
  ],
  clauseList: [['refund clause list 1', '看抄下的条款']],
  calendar: [['refund calendar -o 退款期限.ics', '导进手机日历，提前提醒']],
  rules: [['refund rules', '每个时限、每条法律从哪里来']],
  rulesSet: [
    ['refund rules set channel-30d --days 20 --case 1', 'App 里写的是 20 天'],
    ['refund rules set channel-30d --default --case 1', '改回原来的'],
  ],
  rulesWorkdays: [['refund rules workdays --add 2027.json', '加载新一年的安排']],
  edit: [
    ["refund edit 1 --paid-at '05-01 14:05'", '改付款时间，期限跟着重算'],
    ['refund edit 1 --purpose own-use', '补一项事实'],
  ],
  history: [['refund history 1', '记过的每一条']],
  undo: [
    ['refund undo 1', '撤销最近一条'],
    ['refund undo 1 --event 4', '撤销第 4 条'],
  ],
  close: [['refund close 1 --outcome refunded', '钱退回来了，结案']],
  reopen: [['refund reopen 1', '又有变化，重新打开']],
  doctor: [
    ['refund doctor', '看有什么不对'],
    ['refund doctor --fix', '能放心处理的，处理掉'],
  ],
  erase: [
    ['refund erase 1 E2', '把一份证据彻底删掉'],
    ['refund erase 1', '把整个案件彻底删掉'],
  ],
  verify: [
    ['refund verify', '全部核对一遍'],
    ['refund verify --against 摘要', '证明当时的记录还在'],
  ],
  import: [
    ['refund import 账单.zip', '看钱退没退；从一笔付款开案件'],
    ['refund import 退款材料-案件1.zip', '取回 refund export 导出的案件'],
  ],
  export: [
    ['refund export 1 --for 12315 -o 材料.zip', '交给 12315 的一包材料'],
    ['refund export 1', '完整的案件，带到另一台电脑'],
  ],
  backup: [
    ['refund backup 备份.zip', '全部存成一个文件'],
    ['refund backup 备份.age --encrypt', '加密码'],
  ],
  restore: [
    ['refund restore 备份.zip', '新电脑上恢复'],
    ['refund restore 备份.zip --merge', '并进这里已有的案件'],
  ],
  stats: [['refund stats', '付了多少、收回多少、用了几天']],
  demo: [['refund demo', '看一个示例，不动你的数据']],
  completion: [
    ['source <(refund completion bash)', '写进 ~/.bashrc'],
    ['source <(refund completion zsh)', '写进 ~/.zshrc'],
    ['refund completion fish | source', '写进 ~/.config/fish/config.fish'],
  ],
  help: [
    ['refund help letter', '一个命令的用法'],
    ['refund help exit-codes', '退出码'],
  ],
  numbers: [],
} satisfies Record<keyof typeof help.commands | 'root', readonly (readonly [string, string])[]>;
