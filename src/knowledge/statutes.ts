import type { Detail } from './problems.ts';
import type { Words } from './words.ts';

/** An article a letter may cite, last held against the texts in force on 2026-11-22. Only what binds any seller stands here, so an unknown seller is no trap. */
export interface StatuteRow {
  /** The law's full title; in brackets the book of a code. */
  readonly law: string;
  readonly article: string;
  /** The paragraph's number; null for the whole article. */
  readonly paragraph: string | null;
  /** The first day it was in force, YYYY-MM-DD: facts before it cannot rest on it. */
  readonly since: string;
  /** Only for somebody who bought for their own use: the law protects consumers. */
  readonly consumersOnly: boolean;
  readonly fits: readonly Detail[];
  /** What it says, in our own words, so that it can stand inside a sentence. */
  readonly summary: Words;
}

const CIVIL_CODE = '中华人民共和国民法典（合同编）';
const E_COMMERCE = '中华人民共和国电子商务法';
const CONSUMERS = '中华人民共和国消费者权益保护法';
const CODE_CONTRACTS = '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释';

const FAILED: readonly Detail[] = ['order-missing', 'order-failed', 'payment-pending'];
const SHORT: readonly Detail[] = ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'];
const RULES: readonly Detail[] = ['trade-frozen', 'account-restricted', 'no-refund-clause'];

export const STATUTES = {
  'ecommerce-20': {
    law: E_COMMERCE,
    article: '第二十条',
    paragraph: null,
    since: '2019-01-01',
    consumersOnly: false,
    fits: ['nothing-came', 'wrong-value', 'wrong-item'],
    summary: {
      zh: '经营者应当按照承诺，或者与消费者约定的方式和时间交付商品、提供服务',
      en: 'an operator must deliver in the way and by the time it promised or agreed',
    },
  },
  'ecommerce-51-2': {
    law: E_COMMERCE,
    article: '第五十一条',
    paragraph: '2',
    since: '2019-01-01',
    consumersOnly: false,
    fits: ['nothing-came'],
    summary: {
      zh: '在线交付的东西，要进入对方指定的系统并且能查得到，才算交付',
      en: 'what is delivered online counts as delivered once it is in the named system and can be found there',
    },
  },
  'ecommerce-59': {
    law: E_COMMERCE,
    article: '第五十九条',
    paragraph: null,
    since: '2019-01-01',
    consumersOnly: false,
    fits: [...FAILED, 'charged-twice', ...SHORT, ...RULES],
    summary: {
      zh: '经营者应当公开投诉方式，并及时受理、处理投诉',
      en: 'an operator must publish how to complain, and take and handle complaints in good time',
    },
  },
  'ecommerce-74': {
    law: E_COMMERCE,
    article: '第七十四条',
    paragraph: null,
    since: '2019-01-01',
    consumersOnly: false,
    fits: SHORT,
    summary: {
      zh: '经营者没有履行合同，或者履行得不符合约定的，要承担民事责任',
      en: 'an operator that does not perform, or not as agreed, is liable',
    },
  },
  'ecommerce-49-1': {
    law: E_COMMERCE,
    article: '第四十九条',
    paragraph: '1',
    since: '2019-01-01',
    consumersOnly: false,
    fits: ['order-failed', 'payment-pending'],
    summary: {
      zh: '网上的商品信息符合要约条件的，用户选好并提交订单成功，合同就成立',
      en: 'where the listing is an offer, the contract stands once the order was submitted',
    },
  },
  'civil-509-1': {
    law: CIVIL_CODE,
    article: '第五百零九条',
    paragraph: '1',
    since: '2021-01-01',
    consumersOnly: false,
    fits: [...SHORT, ...RULES, 'order-failed', 'payment-pending'],
    summary: {
      zh: '当事人应当按照约定全面履行自己的义务',
      en: 'the parties must fully perform what they agreed',
    },
  },
  'civil-577': {
    law: CIVIL_CODE,
    article: '第五百七十七条',
    paragraph: null,
    since: '2021-01-01',
    consumersOnly: false,
    fits: [...SHORT, 'order-failed', 'payment-pending'],
    summary: {
      zh: '不履行合同，或者履行不符合约定的，要承担继续履行、采取补救措施或者赔偿损失等责任',
      en: 'who does not perform as agreed must perform, remedy or make good the loss',
    },
  },
  'civil-985': {
    law: CIVIL_CODE,
    article: '第九百八十五条',
    paragraph: null,
    since: '2021-01-01',
    consumersOnly: false,
    fits: [...FAILED, 'charged-twice'],
    summary: {
      zh: '没有法律根据而得到的利益，受损失的人可以要求返还',
      en: 'what was gained without a legal ground must be given back',
    },
  },
  'civil-496-2': {
    law: CIVIL_CODE,
    article: '第四百九十六条',
    paragraph: '2',
    since: '2021-01-01',
    consumersOnly: false,
    fits: ['no-refund-clause'],
    summary: {
      zh: '提供格式条款的一方要用合理方式提示与对方有重大利害关系的条款，没有提示、说明的，对方可以主张它不算合同内容',
      en: 'a standard term that matters greatly must be pointed out; otherwise the other side may hold it is no part of the contract',
    },
  },
  'civil-497': {
    law: CIVIL_CODE,
    article: '第四百九十七条',
    paragraph: null,
    since: '2021-01-01',
    consumersOnly: false,
    fits: ['no-refund-clause'],
    summary: {
      zh: '不合理地免除自己责任、加重对方责任或者排除对方主要权利的格式条款无效',
      en: 'a standard term that unreasonably frees its author, or takes away the other side’s main rights, is void',
    },
  },
  'code-contracts-10-3': {
    law: CODE_CONTRACTS,
    article: '第十条',
    paragraph: '3',
    since: '2023-12-05',
    consumersOnly: false,
    fits: ['no-refund-clause'],
    summary: {
      zh: '网上订立的合同，只设置勾选、弹窗，还不能说明已经尽到提示或者说明的义务',
      en: 'online, a tick box or a pop-up alone does not show that a term was pointed out',
    },
  },
  'consumers-26-2': {
    law: CONSUMERS,
    article: '第二十六条',
    paragraph: '2',
    since: '2014-03-15',
    consumersOnly: true,
    fits: ['no-refund-clause'],
    summary: {
      zh: '经营者不得用格式条款作出排除、限制消费者权利这类不公平、不合理的规定',
      en: 'standard terms must not exclude or limit consumers’ rights unfairly',
    },
  },
} as const satisfies Record<string, StatuteRow>;

export type StatuteKey = keyof typeof STATUTES;
