import type { CommandRow } from '../dialogue/command.ts';

/**
 * Every command there is, in the order of the help and under its titles. What a command takes, says and does stands
 * in its own file, which is loaded when the command is called: for the overview this list is enough.
 */
export const GROUPS = {
  begin: [
    {
      name: 'new',
      everyday: true,
      takes: '[picture...]',
      about: { zh: '开一个案件：一步步问，最后看一遍再保存', en: 'open a case, question by question' },
      load: async () => (await import('../commands/new.ts')).command,
    },
    {
      name: 'read',
      takes: '<picture...>',
      about: { zh: '看看截图里能读出什么，不保存', en: 'what screenshots say; keeps nothing' },
      load: async () => (await import('../commands/read.ts')).command,
    },
    {
      name: 'status',
      everyday: true,
      takes: '[case]',
      about: {
        zh: '看案件、期限和下一步；不写编号就列出全部',
        en: 'a case with its clocks and next step; without a number, all',
      },
      load: async () => (await import('../commands/status.ts')).command,
    },
    {
      name: 'next',
      everyday: true,
      takes: '<case>',
      about: {
        zh: '这个案件走到哪了，下一步做什么，还能做什么',
        en: 'where the case stands, the next step, what else is possible',
      },
      load: async () => (await import('../commands/next.ts')).command,
    },
    {
      name: 'letter',
      everyday: true,
      takes: '<case>',
      about: {
        zh: '写信：给网站、付款渠道、12315、法院……',
        en: 'write to the site, the payment channel, 12315, the court …',
      },
      load: async () => (await import('../commands/letter.ts')).command,
    },
    {
      name: 'me',
      about: {
        zh: '你的姓名、电话、地址，只写进需要它的信里',
        en: 'your name, phone and address, only for letters that need them',
      },
      load: async () => (await import('../commands/me.ts')).command,
    },
  ],
  happened: [
    {
      name: 'log',
      everyday: true,
      about: { zh: '记下发生的事', en: 'log what happened' },
      examples: {
        zh: [
          ['refund log request 1', '退款要求发出去了'],
          ['refund got 1', '对方回了话：贴进来，不用 log'],
          ['refund log filed 1 --to 12315 --ref 受理编号', '投诉交上去了'],
        ],
        en: [
          ['refund log request 1', 'the refund request was sent'],
          ['refund got 1', 'they said something: paste it, no log needed'],
          ['refund log filed 1 --to 12315 --ref NUMBER', 'a complaint was filed'],
        ],
      },
    },
    {
      name: 'log contact',
      takes: '<case> [text]',
      forScripts: true,
      about: {
        zh: '给脚本用：联系了网站（对方回的话用 refund got）',
        en: 'for scripts: contacted the site (for what they said: refund got)',
      },
      load: async () => (await import('../commands/log-said.ts')).contact,
    },
    {
      name: 'log request',
      takes: '<case> [text]',
      about: { zh: '记下：向网站提出了退款要求', en: 'log: a refund was requested from the site' },
      load: async () => (await import('../commands/log.ts')).request,
    },
    {
      name: 'log filed',
      takes: '<case> [text]',
      about: { zh: '记下：投诉、申诉、报警提交给了谁', en: 'log: filed with somebody' },
      load: async () => (await import('../commands/log.ts')).filed,
    },
    {
      name: 'log reply',
      takes: '<case> [text]',
      forScripts: true,
      about: {
        zh: '给脚本用：不读原文，自己写谁答复了、结果是什么（平时用 refund got）',
        en: 'for scripts: who answered and what it came to, without reading it (else: refund got)',
      },
      load: async () => (await import('../commands/log-said.ts')).reply,
    },
    {
      name: 'log refunded',
      takes: '<case> [text]',
      about: { zh: '记下：钱退回来了多少', en: 'log: money came back' },
      load: async () => (await import('../commands/log.ts')).refunded,
    },
    {
      name: 'log delivered',
      takes: '<case> [text]',
      about: { zh: '记下：东西后来补到了', en: 'log: the goods came after all' },
      load: async () => (await import('../commands/log.ts')).delivered,
    },
    {
      name: 'got',
      everyday: true,
      takes: '<case> [text]',
      about: {
        zh: '把对方的话原样贴进来，读出结果和承诺，确认后记下',
        en: 'paste a reply; outcome and promise are read from it and logged after your yes',
      },
      load: async () => (await import('../commands/got.ts')).command,
    },
    {
      name: 'say',
      takes: '<case> [text]',
      about: {
        zh: '对方拖着不办？给一句能直接发的回答',
        en: 'being stalled? one calm sentence to send back',
      },
      load: async () => (await import('../commands/say.ts')).command,
    },
    {
      name: 'clause',
      about: { zh: '网站自己的条款', en: "the site's own clauses" },
      examples: {
        zh: [['refund clause add 1', '把网站写的规则抄下来']],
        en: [['refund clause add 1', "copy what the site's rules say"]],
      },
    },
    {
      name: 'clause add',
      takes: '<case>',
      about: {
        zh: '抄下一条条款；写了时间的会变成期限',
        en: 'copy a clause; one that sets a time becomes a clock',
      },
      load: async () => (await import('../commands/clause.ts')).add,
    },
    {
      name: 'clause list',
      takes: '<case>',
      about: { zh: '看抄下的条款', en: 'the clauses that were copied' },
      load: async () => (await import('../commands/clause.ts')).list,
    },
  ],
  proof: [
    {
      name: 'evidence',
      everyday: true,
      about: { zh: '证据：收好、列出、打开、移除', en: 'evidence: keep, list, open, remove' },
      examples: {
        zh: [
          ['refund evidence add 1 付款.png 聊天/', '收进来，原文件不动'],
          ['refund evidence check 1', '还缺什么、怎么拿'],
        ],
        en: [
          ['refund evidence add 1 paid.png chats/', 'take in; the originals are untouched'],
          ['refund evidence check 1', 'what is missing, and how to get it'],
        ],
      },
    },
    {
      name: 'evidence add',
      takes: '<case> <file...>',
      about: {
        zh: '把截图、录屏、账单、聊天记录收进来，原文件不动',
        en: 'take in screenshots, recordings, bills, chats; the originals are untouched',
      },
      load: async () => (await import('../commands/evidence-add.ts')).command,
    },
    {
      name: 'evidence list',
      takes: '<case>',
      about: { zh: '按事情发生的先后列出证据', en: 'the exhibits in the order things happened' },
      load: async () => (await import('../commands/evidence.ts')).list,
    },
    {
      name: 'evidence check',
      takes: '<case>',
      about: {
        zh: '对照清单：有什么、缺什么、怎么拿',
        en: 'the checklist: what is there, what is missing, how to get it',
      },
      load: async () => (await import('../commands/evidence-check.ts')).command,
    },
    {
      name: 'evidence open',
      takes: '<case> <exhibit>',
      about: { zh: '打开一份证据的副本', en: 'open a copy of an exhibit' },
      load: async () => (await import('../commands/evidence.ts')).open,
    },
    {
      name: 'evidence edit',
      takes: '<case> <exhibit>',
      about: {
        zh: '改一份证据的种类、说明、时间（认错了就改）',
        en: 'correct the kind, the caption or the time of an exhibit',
      },
      load: async () => (await import('../commands/evidence.ts')).edit,
    },
    {
      name: 'evidence remove',
      takes: '<case> <exhibit>',
      about: { zh: '从清单里拿掉一份证据', en: 'take an exhibit out of the list' },
      load: async () => (await import('../commands/evidence.ts')).remove,
    },
    {
      name: 'export',
      everyday: true,
      takes: '<case>',
      about: {
        zh: '把一个案件整理成一包材料：给 12315、法院看，或带到另一台电脑',
        en: 'one case as a package: for 12315, a court, or another computer',
      },
      load: async () => (await import('../commands/export.ts')).command,
    },
    {
      name: 'verify',
      takes: '[case]',
      about: { zh: '核对全部文件和记录有没有被改过', en: 'check that no file or record has been changed' },
      load: async () => (await import('../commands/verify.ts')).command,
    },
  ],
  clocks: [
    {
      name: 'calendar',
      about: { zh: '把期限写成日历文件，导进手机', en: 'write the clocks as a calendar file' },
      load: async () => (await import('../commands/calendar.ts')).command,
    },
    {
      name: 'rules',
      about: { zh: '看全部时限和法条，各自的来源', en: 'every window and statute, with its source' },
      load: async () => (await import('../commands/rules.ts')).show,
    },
    {
      name: 'rules set',
      takes: '<window>',
      about: {
        zh: '给一个案件或一个网站改某个时限的长度',
        en: 'another length of a window for one case or one site',
      },
      load: async () => (await import('../commands/rules-set.ts')).set,
    },
    {
      name: 'rules workdays',
      about: { zh: '加载新一年的放假和调休安排', en: "load a year's days off" },
      load: async () => (await import('../commands/rules-set.ts')).workdays,
    },
  ],
  case: [
    {
      name: 'edit',
      everyday: true,
      takes: '<case>',
      about: { zh: '改案件里的事实，期限跟着重算', en: 'correct facts; clocks follow' },
      load: async () => (await import('../commands/edit.ts')).command,
    },
    {
      name: 'history',
      takes: '<case>',
      about: { zh: '看一个案件的全部记录', en: 'everything logged in a case' },
      load: async () => (await import('../commands/history.ts')).command,
    },
    {
      name: 'undo',
      everyday: true,
      takes: '[case]',
      about: {
        zh: '撤销最近一条记录（再撤销一次就恢复）',
        en: 'take back the newest event (undo again to restore)',
      },
      load: async () => (await import('../commands/undo.ts')).command,
    },
    {
      name: 'close',
      takes: '<case>',
      about: { zh: '结案', en: 'close a case' },
      load: async () => (await import('../commands/close.ts')).close,
    },
    {
      name: 'reopen',
      takes: '<case>',
      about: { zh: '重新打开已结的案件', en: 'open a closed case again' },
      load: async () => (await import('../commands/close.ts')).reopen,
    },
    {
      name: 'erase',
      takes: '<case> [exhibit]',
      about: { zh: '把一个案件或一份证据彻底删掉', en: 'delete a case or an exhibit for good' },
      load: async () => (await import('../commands/erase.ts')).command,
    },
    {
      name: 'stats',
      about: {
        zh: '一共付了多少、收回多少、用了多少天',
        en: 'how much was paid, how much came back, in how many days',
      },
      load: async () => (await import('../commands/stats.ts')).command,
    },
  ],
  data: [
    {
      name: 'import',
      everyday: true,
      takes: '<file>',
      about: {
        zh: '读支付宝、微信、京东、美团的账单：看钱退没退回来，或从一笔付款开案件；也取回 refund export 导出的案件',
        en: 'read a bill of Alipay, WeChat Pay, JD or Meituan: what came back, or a case from a payment; or bring back a case that was exported',
      },
      load: async () => (await import('../commands/import.ts')).command,
    },
    {
      name: 'backup',
      takes: '<file>',
      about: {
        zh: '把全部案件、证据和规则备份成一个文件',
        en: 'save all cases, evidence and rules in one file',
      },
      load: async () => (await import('../commands/backup.ts')).command,
    },
    {
      name: 'restore',
      takes: '<file>',
      about: {
        zh: '从备份恢复；这里已经有案件，用 --merge 并进来',
        en: 'restore a backup; add --merge if there are cases here already',
      },
      load: async () => (await import('../commands/restore.ts')).command,
    },
    {
      name: 'doctor',
      about: {
        zh: '看整个安装有什么不对，能放心处理的帮你处理',
        en: 'what is wrong with the whole set-up; mends what is safe to mend',
      },
      load: async () => (await import('../commands/doctor.ts')).command,
    },
  ],
  more: [
    {
      name: 'demo',
      about: { zh: '看一个示例案件，不动你的数据', en: 'a sample case; touches none of your data' },
      load: async () => (await import('../commands/demo.ts')).command,
    },
    {
      name: 'help',
      everyday: true,
      takes: '[topic...]',
      about: {
        zh: '用法；也可以看退出码、环境变量、隐私、时间怎么写',
        en: 'how a command is used; also exit codes, environment, privacy, times',
      },
      load: async () => (await import('../commands/help.ts')).helpOn(COMMANDS),
    },
    {
      name: 'completion',
      takes: '<shell>',
      about: {
        zh: '让终端按 Tab 补全命令、选项和案件编号',
        en: 'let the shell complete commands, options and case numbers',
      },
      load: async () => (await import('../commands/completion.ts')).command,
    },
    {
      name: 'complete',
      takes: '[words...]',
      about: { zh: '给终端补全用：光标处可以写什么', en: 'for completion: what can be typed at the cursor' },
      hidden: true,
      load: async () => (await import('../commands/completion.ts')).completeFrom(COMMANDS),
    },
  ],
} as const satisfies Readonly<Record<string, readonly CommandRow[]>>;

/** Every command; a group stands before what it holds. */
export const COMMANDS: readonly CommandRow[] = Object.values(GROUPS).flat();
