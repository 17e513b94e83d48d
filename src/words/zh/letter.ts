/* Letters from outside, and what must be said before a step. */

/** What the program says about a letter; what the letter says stands in `letters/`. */
export const letter = {
  stopped: '没有写这封信。',
  askers: { site: '网站', payment: '付款 App 的客服' } as Readonly<Record<'site' | 'payment', string>>,
  askWith: (who: string, text: string) => `可以这样问${who}：${text}`,
  yourWords: (number: number) =>
    `信里有你自己写的话要看一看；改好再发（refund edit ${number} --describe 改补充说明）：`,
  length: (length: number, limit: number, source: string) => `${length} 字，上限 ${limit} 字（${source}）。`,
  left: (count: number, command: string) =>
    `放不下的 ${count} 句没有写进去，完整的做附件：${command} -o 附件.docx`,
  afterwards: (command: string) => `发出或提交以后记一笔：${command}`,
  codeTooLong: '内容太长，放不进一个二维码；下面是文字，换 --form chat 或 ticket 再试。',
  codeTooWide: (needed: number, columns: number) =>
    `二维码要 ${needed} 列宽，窗口只有 ${columns} 列：把窗口拉宽再试。下面是文字。`,
};

/** The particulars of a guard, as words: who, when, which limit, which evidence. */
interface About {
  readonly party: string;
  readonly at: string | null;
  readonly kinds: string;
  readonly clock: string;
}

interface GuardWords {
  what(about: About): string;
  instead(about: About): string;
}

type GuardName =
  | 'all-back'
  | 'only-phone-credit'
  | 'only-fake-sites'
  | 'arrived'
  | 'resale'
  | 'app-first'
  | 'institution-first'
  | 'institution-unknown'
  | 'already-sent'
  | 'already-elsewhere'
  | 'operator-first-15d'
  | 'over-limit'
  | 'evidence-missing'
  | 'fact-missing';

/** What must be said before a step, besides the four warnings in `status.ts`. */
export const guards: Readonly<Record<GuardName, GuardWords>> = {
  'all-back': {
    what: () => '钱已经全部退回来了，没有还要讨的',
    instead: () => '可以结案；记错了先用 refund undo 撤销',
  },
  'only-phone-credit': {
    what: () => '电信主管部门只管对电信运营商的申诉，你买的不是话费，那里不会受理',
    instead: () => '走付款渠道和 12315',
  },
  'only-fake-sites': {
    what: () => '12377 只收对网上违法内容的举报，不处理退款；这个网站没有说是假的或者违法的',
    instead: () => '找付款渠道和 12315；网站本身是假的，先用 refund edit 记下 --reachable no',
  },
  arrived: {
    what: () => '你说过东西到了、是对的：要求退全款很可能站不住，刷卡的更不要去拒付',
    instead: () => '只要求解除限制，或者只退没有用掉的部分，写上退多少',
  },
  resale: {
    what: () => '你说是买来转卖的：12315 和消协只管为生活消费买的，很可能不受理',
    instead: () => '按合同向法院起诉，或者继续走付款渠道',
  },
  'app-first': {
    what: () => '这笔钱不是直接刷卡付的，银行一般会让你先找付款的 App',
    instead: () => '先在付款 App 里投诉；银行卡被扣、App 又不管的，再找发卡行',
  },
  'institution-first': {
    what: ({ party }) => `还没有先向${party}投诉过，监管热线会让你先找它`,
    instead: ({ party }) => `先向${party}投诉并要受理编号`,
  },
  'institution-unknown': {
    what: () => '监管热线要知道投诉的是哪家支付机构或者银行，案件里只写了“其他”',
    instead: () => '看付款账单上是哪家，改过来再写',
  },
  'already-sent': {
    what: ({ party, at }) => `${at ?? ''} 已经发给${party}，还没有记下答复；一样的内容再发一次没有用`,
    instead: () => '下面这份写成了再次要求，列出了前面的日期；有答复的先原样贴进来',
  },
  'already-elsewhere': {
    what: ({ party, at }) =>
      `${at ?? ''} 已经交给${party}：同一件事别处在办或者办过的，这里会不受理，白等几个星期`,
    instead: ({ party }) => `等${party}的结果，没谈成的下一步是法院；${party}没有受理的，先记下来`,
  },
  'operator-first-15d': {
    what: ({ at }) =>
      at === null
        ? '电信申诉要先向运营商投诉过，不满意或者 15 天没答复才受理'
        : `向运营商投诉还没满 15 天，也没有记下它的答复，现在申诉会被退回；${at}以后再交`,
    instead: () => '先找运营商；它已经答复而你不满意的，把答复贴进来就可以申诉',
  },
  'over-limit': {
    what: ({ clock, at }) => `“${clock}”已经过了（${at ?? ''}）`,
    instead: () => '可能不再受理；期限只是习惯说法的，照样可以提，以页面或受理人员的话为准',
  },
  'evidence-missing': {
    what: ({ kinds }) => `还缺关键证据：${kinds}`,
    instead: () => '先补上再交，处理会快得多；怎么拿，清单里有',
  },
  'fact-missing': {
    what: ({ kinds }) => `还缺写信必须的内容：${kinds}`,
    instead: () => '不知道的，可以用下面的话去要',
  },
};
