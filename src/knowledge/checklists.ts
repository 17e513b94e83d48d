import type { EvidenceKind } from './evidence-kinds.ts';
import type { Detail, Problem } from './problems.ts';
import type { Words } from './words.ts';

/** One thing a case should have: any of these kinds will do. */
export interface ChecklistItem {
  readonly kinds: readonly [EvidenceKind, ...EvidenceKind[]];
  /** What cannot be done without it. */
  readonly why: Words;
  /** How to get it. */
  readonly how: Words;
}

export interface Checklist {
  readonly needed: readonly ChecklistItem[];
  readonly helpful: readonly ChecklistItem[];
}

const PAYMENT: ChecklistItem = {
  kinds: ['payment-record'],
  why: {
    zh: '没有它，网站和支付渠道都查不到这笔钱',
    en: 'without it neither site nor payment channel can trace the money',
  },
  how: {
    zh: '付款 App 的账单里点开这一笔，下载“电子回单”或交易凭证，比截图有力；没有的话截全整页，带上交易单号和收款方（菜单以 App 里显示的为准）',
    en: 'open this payment in the app and download the electronic receipt, which is stronger than a screenshot; else capture the whole page with payment number and payee',
  },
};
const ORDER: ChecklistItem = {
  kinds: ['order-page'],
  why: {
    zh: '没有它，说不清买的是什么、订单是什么状态',
    en: 'without it what was bought, and its state, is only your word',
  },
  how: {
    zh: '在网站“我的订单”里点开这一单，截全整页：订单号、商品、金额、状态、网址都要看得见',
    en: 'open the order on the site and capture the whole page: number, goods, amount, state and address',
  },
};
const NO_ORDER: ChecklistItem = {
  kinds: ['problem-proof', 'order-page'],
  why: {
    zh: '没有它，说不清网站上确实没有这一单',
    en: 'without it nothing shows that there is no such order',
  },
  how: {
    zh: '在网站“我的订单”里按付款那天查，把查不到的那一页截下来，带上时间',
    en: 'look for the day of the payment among your orders on the site and capture the page that shows none',
  },
};
const PROBLEM: ChecklistItem = {
  kinds: ['problem-proof'],
  why: { zh: '没有它，对方会说“已经到账”', en: 'without it they will say that it arrived' },
  how: {
    zh: '截下没到账、到错了或者用不了的那一页（余额、充值记录、卡密报错），最好录屏，从打开 App 开始录',
    en: 'capture the page that shows it (balance, history, the error of the card); a recording from the opening of the app on is best',
  },
};
const CHAT: ChecklistItem = {
  kinds: ['chat', 'ticket'],
  why: {
    zh: '没有它，证明不了你提过退款、对方怎么答复',
    en: 'without it nothing shows that you asked and what they said',
  },
  how: {
    zh: '从头到尾截全，带上对方名字和时间；工单把编号和每次答复都截下来，不要只截一句',
    en: 'capture all of it with name and times; of a ticket its number and every answer, not one line alone',
  },
};
const NOTICE: ChecklistItem = {
  kinds: ['restriction-notice'],
  why: {
    zh: '没有它，说不清被限制了什么、对方给的理由是什么',
    en: 'without it what was restricted, and why, is only your word',
  },
  how: {
    zh: '把“账号异常”“交易冻结”的提示页或通知截下来，带上时间和理由',
    en: 'capture the page or message that says so, with time and reason',
  },
};
const TERMS: ChecklistItem = {
  kinds: ['site-terms'],
  why: {
    zh: '没有它，争不了这条规则合不合法、有没有提示',
    en: 'without it nobody can argue whether the rule is lawful or was shown',
  },
  how: {
    zh: '打开网站的充值规则或用户协议，整页存成 PDF 或截全，带上网址和日期；原文用 refund clause add 抄下',
    en: 'save the whole page of the rules with its address and day; copy the clause with refund clause add',
  },
};
const BILL: ChecklistItem = {
  kinds: ['bill', 'payment-record'],
  why: { zh: '没有它，看不出同一笔扣了两次', en: 'without it nothing shows that it was charged twice' },
  how: {
    zh: '从付款 App 导出那几天的账单，两笔都要在里面',
    en: 'export the bill of those days from the app; both charges must be in it',
  },
};

const TICKET: ChecklistItem = {
  kinds: ['ticket'],
  why: { zh: '有编号才好催办、好升级', en: 'with a number it can be pressed and escalated' },
  how: { zh: '在网站提交一张工单，截下编号', en: 'open a ticket on the site and capture its number' },
};

/** What each problem needs, and what helps. A new problem is a row here. */
const LISTS: Record<Problem, Checklist> = {
  'payment-deducted': { needed: [PAYMENT, ORDER, CHAT], helpful: [BILL, TICKET] },
  'not-delivered': { needed: [PAYMENT, ORDER, PROBLEM, CHAT], helpful: [TICKET, TERMS] },
  'account-restricted': { needed: [PAYMENT, ORDER, NOTICE, TERMS, CHAT], helpful: [TICKET] },
};

/** Where a detail needs something else than its problem does. */
const OF_DETAIL: Partial<Record<Detail, Checklist>> = {
  'order-missing': { needed: [PAYMENT, NO_ORDER, CHAT], helpful: [BILL, TICKET] },
  'charged-twice': { needed: [PAYMENT, BILL, CHAT], helpful: [ORDER, TICKET] },
  'no-refund-clause': { needed: [PAYMENT, ORDER, TERMS, CHAT], helpful: [TICKET] },
};

/** The checklist of a case. */
export function checklistOf(problem: Problem, detail: Detail | null): Checklist {
  return (detail === null ? undefined : OF_DETAIL[detail]) ?? LISTS[problem];
}
