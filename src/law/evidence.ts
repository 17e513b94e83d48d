import type { Words } from '../words/language.ts';

/** One thing a case should have: any of these kinds will do. */
export interface ChecklistItem {
  readonly kinds: readonly [EvidenceKind, ...EvidenceKind[]];
  /** What cannot be done without it. */
  readonly why: Words;
  /** How to get it. */
  readonly how: Words;
}

/** What a case needs, and what only helps it. */
export interface Checklist {
  readonly needed: readonly ChecklistItem[];
  readonly helpful: readonly ChecklistItem[];
}

/** The things that the checklists in `problems.ts` are made of. */
export const EVIDENCE_ITEMS = {
  PAYMENT: {
    kinds: ['payment-record'],
    why: {
      zh: '没有它，网站和支付渠道都查不到这笔钱',
      en: 'without it neither site nor payment channel can trace the money',
    },
    how: {
      zh: '付款 App 的账单里点开这一笔，下载“电子回单”或交易凭证，比截图有力；没有的话截全整页，带上交易单号和收款方（菜单以 App 里显示的为准）',
      en: 'open this payment in the app and download the electronic receipt, which is stronger than a screenshot; else capture the whole page with payment number and payee',
    },
  },
  ORDER: {
    kinds: ['order-page'],
    why: {
      zh: '没有它，说不清买的是什么、订单是什么状态',
      en: 'without it what was bought, and its state, is only your word',
    },
    how: {
      zh: '在网站“我的订单”里点开这一单，截全整页：订单号、商品、金额、状态、网址都要看得见',
      en: 'open the order on the site and capture the whole page: number, goods, amount, state and address',
    },
  },
  NO_ORDER: {
    kinds: ['problem-proof', 'order-page'],
    why: {
      zh: '没有它，说不清网站上确实没有这一单',
      en: 'without it nothing shows that there is no such order',
    },
    how: {
      zh: '在网站“我的订单”里按付款那天查，把查不到的那一页截下来，带上时间',
      en: 'look for the day of the payment among your orders on the site and capture the page that shows none',
    },
  },
  PROBLEM: {
    kinds: ['problem-proof'],
    why: { zh: '没有它，对方会说“已经到账”', en: 'without it they will say that it arrived' },
    how: {
      zh: '截下没到账、到错了或者用不了的那一页（余额、充值记录、卡密报错），最好录屏，从打开 App 开始录',
      en: 'capture the page that shows it (balance, history, the error of the card); a recording from the opening of the app on is best',
    },
  },
  CHAT: {
    kinds: ['chat', 'ticket'],
    why: {
      zh: '没有它，证明不了你提过退款、对方怎么答复',
      en: 'without it nothing shows that you asked and what they said',
    },
    how: {
      zh: '从头到尾截全，带上对方名字和时间；工单把编号和每次答复都截下来，不要只截一句',
      en: 'capture all of it with name and times; of a ticket its number and every answer, not one line alone',
    },
  },
  NOTICE: {
    kinds: ['restriction-notice'],
    why: {
      zh: '没有它，说不清被限制了什么、对方给的理由是什么',
      en: 'without it what was restricted, and why, is only your word',
    },
    how: {
      zh: '把“账号异常”“交易冻结”的提示页或通知截下来，带上时间和理由',
      en: 'capture the page or message that says so, with time and reason',
    },
  },
  TERMS: {
    kinds: ['site-terms'],
    why: {
      zh: '没有它，争不了这条规则合不合法、有没有提示',
      en: 'without it nobody can argue whether the rule is lawful or was shown',
    },
    how: {
      zh: '打开网站的充值规则或用户协议，整页存成 PDF 或截全，带上网址和日期；原文用 refund clause add 抄下',
      en: 'save the whole page of the rules with its address and day; copy the clause with refund clause add',
    },
  },
  BILL: {
    kinds: ['bill', 'payment-record'],
    why: { zh: '没有它，看不出同一笔扣了两次', en: 'without it nothing shows that it was charged twice' },
    how: {
      zh: '从付款 App 导出那几天的账单，两笔都要在里面',
      en: 'export the bill of those days from the app; both charges must be in it',
    },
  },
  KINSHIP: {
    kinds: ['identity'],
    why: { zh: '没有它，证明不了你是孩子的监护人', en: 'without it nothing shows that you are the guardian' },
    how: {
      zh: '户口本上你和孩子的两页，或者出生医学证明；受理的机关、法院要的时候才交',
      en: 'the household register of both, or the birth certificate; only for the authority or court that asks',
    },
  },
  OPERATED: {
    kinds: ['other', 'problem-proof'],
    why: { zh: '没有它，对方会说是大人自己付的', en: 'without it they will say that an adult paid' },
    how: {
      zh: '孩子的游戏账号和聊天、付款前后谁拿着手机、当时大人在做什么（上班、开会的记录），写清楚并存好',
      en: "the child's account and chats, who held the phone, and what the adults did at that time; write it down and keep it",
    },
  },
  TICKET: {
    kinds: ['ticket'],
    why: { zh: '有编号才好催办、好升级', en: 'with a number it can be pressed and escalated' },
    how: { zh: '在网站提交一张工单，截下编号', en: 'open a ticket on the site and capture its number' },
  },
} as const satisfies Record<string, ChecklistItem>;

/** One kind of evidence: what it is called, and what it is to prove. */
interface EvidenceKindRow {
  readonly name: Words;
  readonly proves: Words;
  /** What files of this kind are often called; the first kind whose pattern fits is proposed. */
  readonly named?: RegExp;
}

/** Order matters for the guess: the kind whose files are named most clearly stands first. */
export const EVIDENCE_KINDS = {
  identity: {
    name: { zh: '身份证明', en: 'proof of identity' },
    proves: { zh: '你是谁；只在受理机关要求时才交', en: 'who you are; only where an authority asks' },
    named: /身份证|护照|户口|passport|id[-_ ]?card/i,
  },
  'restriction-notice': {
    name: { zh: '限制通知', en: 'notice of restriction' },
    proves: { zh: '账号或交易被限制，以及对方说的理由', en: 'that and why account or trade was restricted' },
    named: /冻结|封号|封禁|限制|风控|frozen|banned|restrict/i,
  },
  'site-terms': {
    name: { zh: '网站规则', en: "the site's terms" },
    proves: { zh: '对方自己写了什么规则、什么时候看到的', en: 'what their rules said, and when' },
    named: /规则|条款|协议|须知|说明|terms|policy|agreement/i,
  },
  'payment-record': {
    name: { zh: '付款记录', en: 'payment record' },
    proves: { zh: '钱付了多少、付给谁、什么时候付的', en: 'how much was paid, to whom and when' },
    named: /付款|支付|收款|转账|回单|扣款|微信支付|支付宝|pay|receipt|transfer/i,
  },
  bill: {
    name: { zh: '账单', en: 'bill' },
    proves: { zh: '账户里的全部流水，用来查找那一笔', en: 'all movements of the account, to find the one' },
    named: /账单|流水|对账|bill|statement|\.(?:csv|xlsx?)$/i,
  },
  'order-page': {
    name: { zh: '订单页', en: 'order page' },
    proves: { zh: '买了什么、订单号、订单状态', en: 'what was bought, its number and its state' },
    named: /订单|order/i,
  },
  ticket: {
    name: { zh: '工单', en: 'ticket' },
    proves: { zh: '什么时候提交过、编号和处理结果', en: 'when it was filed, its number and what came of it' },
    named: /工单|投诉|受理|ticket|complaint/i,
  },
  chat: {
    name: { zh: '聊天记录', en: 'chat' },
    proves: {
      zh: '你提过要求，对方怎么回答、答应过什么',
      en: 'what you asked, what they answered and promised',
    },
    named: /聊天|客服|对话|微信图片|wechat|chat|qq/i,
  },
  'problem-proof': {
    name: { zh: '问题证明', en: 'proof of the problem' },
    proves: {
      zh: '东西没到、到错了，或卡密用不了',
      en: 'that nothing came, the wrong thing, or a used card',
    },
    named: /未到账|没到|到账|余额|卡密|报错|失败|录屏|error|failed/i,
  },
  other: {
    name: { zh: '其他', en: 'other' },
    proves: { zh: '你自己说明', en: 'as you say' },
  },
} as const satisfies Record<string, EvidenceKindRow>;

export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** In the order in which a list offers them. */
export const KINDS = [
  'payment-record',
  'order-page',
  'chat',
  'ticket',
  'problem-proof',
  'site-terms',
  'restriction-notice',
  'bill',
  'identity',
  'other',
] as const satisfies readonly EvidenceKind[];

/** The kind that a file's name suggests; `other` if it suggests none. */
export function guessKind(name: string): EvidenceKind {
  const rows = Object.entries(EVIDENCE_KINDS) as [EvidenceKind, EvidenceKindRow][];
  return rows.find(([, { named }]) => named?.test(name))?.[0] ?? 'other';
}

/** Programs that change what a picture shows, by what they write into it. The first that fits is named. */
const EDITORS: readonly (readonly [name: string, says: RegExp])[] = [
  ['Lightroom', /lightroom/i],
  ['Photoshop', /photoshop|adobe imageready/i],
  ['Illustrator', /adobe illustrator/i],
  ['GIMP', /\bgimp\b/i],
  ['美图秀秀', /美图|meitu|mtxx/i],
  ['醒图', /醒图|xingtu|hypic/i],
  ['天天P图', /天天\s?p图|\bpitu\b/i],
  ['黄油相机', /黄油相机/],
  ['剪映', /剪映|capcut/i],
  ['光影魔术手', /光影魔术手|neoimaging/i],
  ['PicsArt', /picsart/i],
  ['Snapseed', /snapseed/i],
  ['Canva', /\bcanva\b|稿定/i],
  ['Pixelmator', /pixelmator/i],
  ['Affinity', /affinity (?:photo|designer)/i],
  ['Paint.NET', /paint\.net/i],
  ['PaintShop', /paint\s?shop/i],
  ['Windows Photo Editor', /windows photo editor/i],
  ['Photopea', /photopea/i],
  ['Pixlr', /pixlr/i],
  ['Polarr', /polarr|泼辣/i],
  ['VSCO', /\bvsco\b/i],
  ['Facetune', /facetune/i],
  ['TouchRetouch', /touchretouch/i],
  ['PhotoScape', /photoscape/i],
  ['Fotor', /\bfotor\b/i],
  ['ACDSee', /acdsee/i],
  ['Picasa', /picasa/i],
  ['Krita', /\bkrita\b/i],
  ['Inkscape', /inkscape/i],
  ['Procreate', /procreate/i],
  ['Figma', /\bfigma\b/i],
  ['Capture One', /capture one/i],
  ['darktable', /darktable/i],
  ['RawTherapee', /rawtherapee/i],
  ['Luminar', /luminar/i],
];

/**
 * The editing program among these names; undefined if there is none. Phones write their system there (17.5.1, Android,
 * MIUI, HDR+), cameras their firmware: neither edits.
 */
export function editorAmong(software: readonly string[]): string | undefined {
  return EDITORS.find(([, says]) => software.some((name) => says.test(name)))?.[0];
}
