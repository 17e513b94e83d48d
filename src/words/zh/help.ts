import { factNames } from './facts.ts';

/** What `refund help` tells besides the commands: a title and its lines. */
export const topics = {
  facts: {
    title: '案件里能写的事实',
    lines: ['开案件（new）、改案件（edit）、从账单开案件（import）都能写这些：refund edit 1 --product 点卡'],
  },
  'exit-codes': {
    title: '退出码',
    lines: [
      '0    做完了，没有问题',
      '1    没做成（屏幕上写着为什么、怎么办）',
      '2    命令写得不对，或者缺答案、缺内容',
      '3    只有 refund status --check：24 小时内有要紧的期限，或者对方已经逾期',
      '4    存着的案件或者文件坏了：先运行 refund verify',
      '130  你按 Ctrl-C 停下了',
    ],
  },
  environment: {
    title: '环境变量',
    lines: [
      'REFUND_HOME   数据放在哪个文件夹。不设的话：Linux 在 ~/.local/share/refund，macOS 在 ~/Library/Application Support/refund，Windows 在 %LOCALAPPDATA%\\refund',
      'REFUND_NOW    把“现在”固定在一个时刻，比如 2024-05-01T16:22:00+08:00',
      'REFUND_LANG   zh 或 en；不设就是中文，系统是英文的用英文',
      'REFUND_PLAIN  设成 1：提问时用编号回答，屏幕不重画，读屏软件跟得上；TERM=dumb 也一样',
      'REFUND_QUIET  设成 1：命令结束时不提醒',
      'REFUND_DEBUG  设成 1：出错时把细节也打印出来',
      'NO_COLOR      设了就不用颜色；FORCE_COLOR 设了就一定用',
    ],
  },
  privacy: {
    title: '隐私',
    lines: [
      '全部数据在你自己的电脑上，一个文件夹里，只有你能读。程序从不联网：不上传、不统计、不检查更新。',
      '密码、验证码、整张银行卡号，程序从来不需要，不要填。',
      '姓名、电话、地址用 refund me 存，只写进要它的信里；用 -o 存下来的信带着它们留在案件里，也会随完整的 refund export 出去。',
      '写在命令里的内容会留在终端的历史记录里；在意的话，不带内容运行，让它来问。',
      '彻底删掉一份证据：refund erase 1 E1；一个案件：refund erase 1；全部：删掉整个数据文件夹（refund doctor 会告诉你在哪）。',
      '材料交出去之前：refund export 1 --for 12315 只放对方要看的，--redact 遮住文字里认得出的姓名、地址和号码；图片里的遮不了，自己先看一遍。',
    ],
  },
  times: {
    title: '时间和金额怎么写',
    lines: [
      '时刻    2026-11-20 14:02、11-20 14:02、11月20日 14:02、昨天 14:02、今天下午两点半、刚刚',
      '        记不清几点也行：3天前、上周五、前天晚上、27号晚上8点多；说到哪记到哪',
      '多久    24h（小时）、30min（分钟）、15d（天）、3wd（工作日）',
      '金额    100、100.00、¥100、１００、100块、一百二、35块5、1.5k，单位是元',
      '不写时区就是北京时间，程序在哪个时区运行都一样。',
    ],
  },
} satisfies Record<string, { readonly title: string; readonly lines: readonly string[] }>;

export const completion = {
  install: {
    bash: '要每次都有：在 ~/.bashrc 末尾加一行 source <(refund completion bash)，然后开一个新窗口。',
    zsh: '要每次都有：在 ~/.zshrc 末尾（compinit 之后）加一行 source <(refund completion zsh)，然后开一个新窗口。',
    fish: '要每次都有：在 ~/.config/fish/config.fish 末尾加一行 refund completion fish | source，然后开一个新窗口。',
  },
};

export const help = {
  about: '卡盟退款案件管家：记清事实，盯住期限，写好投诉信。数据只在你自己的电脑上。',
  version: '显示版本',
  helpFlag: '显示帮助',
  examplesTitle: '例子：',
  moreCommands: '其余的命令（条款、期限、日历、备份、检查……）：refund help all',
  moreFacts: '其余的事实（订单号、商品、账号、收款方……）：refund help facts',
  topics: '每个命令怎么用：refund help letter。还可以看：',
  titles: { 'Usage:': '用法', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' },
  /** What stands in brackets, and arguments as they are told of. */
  placeholders: {
    picture: '图片',
    options: '选项',
    command: '命令',
    case: '案件编号',
    text: '文字',
    file: '文件',
    exhibit: '证据编号',
    window: '时限',
    shell: '终端',
    topic: '命令或主题',
    time: '时间',
    day: '日期',
    amount: '金额',
    yuan: '金额',
    order: '单号',
    age: '周岁',
    'card-tail': '后四位',
    choice: '选一个',
    code: '邮编',
    count: '个数',
    form: '长短',
    format: '格式',
    hash: '摘要',
    kind: '种类',
    length: '多久',
    letter: '信的编号',
    n: '数字',
    name: '名字',
    number: '号码',
    outcome: '结果',
    recipient: '谁',
    seq: '第几条',
    start: '起点',
    url: '网址',
    via: '方式',
    what: '什么',
  },
  /** The titles of the list of commands. */
  groups: {
    begin: '从这里开始：',
    happened: '发生了什么：',
    proof: '证据和材料：',
    clocks: '期限：',
    case: '整理案件：',
    data: '账单、备份、检查：',
    more: '其他：',
  },
  examples: [
    ['refund new', '开一个案件，一步步问'],
    ['refund status', '看所有案件和期限'],
    ['refund letter 1', '写给网站的退款要求'],
    ['refund demo', '先看一个示例'],
  ] satisfies readonly (readonly [string, string])[],
  facts: factNames,
  closeWindow: '按回车关掉这个窗口。',
  and: '、',
  colon: '：',
};
