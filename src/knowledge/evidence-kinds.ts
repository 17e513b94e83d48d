import type { Words } from './words.ts';

/** One kind of evidence: what it is called, and what it is to prove. */
export interface EvidenceKindRow {
  readonly name: Words;
  readonly proves: Words;
  /** How files of this kind are often called; the first kind whose pattern fits is proposed. */
  readonly named?: RegExp;
}

/** Order matters for the guess: what names itself most clearly stands first. */
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

/** The kind that a file's name suggests; `other` where it suggests none. */
export function guessKind(name: string): EvidenceKind {
  const rows = Object.entries(EVIDENCE_KINDS) as [EvidenceKind, EvidenceKindRow][];
  return rows.find(([, { named }]) => named?.test(name))?.[0] ?? 'other';
}
