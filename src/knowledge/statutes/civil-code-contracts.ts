import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, NOBODY, SHORT, SITE_AND_COURT } from './scopes.ts';

export const LAW = {
  law: '中华人民共和国民法典（合同编）',
  number: '主席令第四十五号',
  since: '2021-01-01',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: false,
  never: null,
} as const;

/** The Civil Code on contracts and standard terms: also for who bought to resell. */
export const CIVIL_CODE_CONTRACTS = {
  'civil-491-2': {
    ...LAW,
    article: '第四百九十一条',
    paragraph: '2',
    strength: 2,
    to: SITE_AND_COURT,
    fits: ['order-failed', 'payment-pending'],
    branch: 'contract',
    summary: {
      zh: '在网上挂出的商品信息构成要约的，对方选中并成功提交订单，合同即告成立',
      en: 'where what is shown online is an offer, the contract comes about when the order is submitted',
    },
  },
  'civil-496-2': {
    ...LAW,
    article: '第四百九十六条',
    paragraph: '2',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '提供格式条款的一方要用合理方式提示与对方有重大利害关系的条款，没有提示、说明的，对方可以主张它不算合同内容',
      en: 'a standard term that matters greatly must be pointed out; otherwise the other side may hold it is no part of the contract',
    },
  },
  'civil-497': {
    ...LAW,
    article: '第四百九十七条',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '不合理地免除自己责任、加重对方责任或者排除对方主要权利的格式条款无效',
      en: 'a standard term that unreasonably frees its author, or takes away the other side’s main rights, is void',
    },
  },
  'civil-498': {
    ...LAW,
    article: '第四百九十八条',
    strength: 2,
    to: SITE_AND_COURT,
    fits: ['no-refund-clause'],
    summary: {
      zh: '格式条款可以作两种以上解释的，按不利于写条款一方的意思解释',
      en: 'a standard term that can be read in two ways is read against its author',
    },
  },
  'civil-506': {
    ...LAW,
    article: '第五百零六条',
    strength: 3,
    to: NOBODY,
    fits: ['no-refund-clause'],
    never: {
      zh: '要说得出对方是故意，或者有重大过失',
      en: 'only where intent or gross negligence can be shown',
    },
    summary: {
      zh: '约定故意或者重大过失让对方损失财产也不负责的，这样的条款无效',
      en: 'a term that excludes liability for loss caused on purpose or by gross negligence is void',
    },
  },
  'civil-509-1': {
    ...LAW,
    article: '第五百零九条',
    paragraph: '1',
    strength: 2,
    to: AGAINST_SITE,
    fits: [...SHORT, 'trade-frozen', 'account-restricted', 'order-failed', 'payment-pending'],
    branch: 'contract',
    summary: {
      zh: '双方都要照约定把自己的义务全部做到',
      en: 'the parties must fully perform what they agreed',
    },
  },
  'civil-511-4': {
    ...LAW,
    article: '第五百一十一条',
    paragraph: '1(四)',
    strength: 3,
    to: SITE_AND_COURT,
    fits: ['nothing-came'],
    never: {
      zh: '下单时说好了到账时间的，按说好的时间，不用这一项',
      en: 'not where a time of delivery was agreed',
    },
    summary: {
      zh: '没有说定什么时候履行的，可以随时要求对方履行，但要给出必要的准备时间',
      en: 'where no time was agreed, performance may be demanded at any time, with the time needed to prepare',
    },
  },
  'civil-512-2': {
    ...LAW,
    article: '第五百一十二条',
    paragraph: '2',
    strength: 3,
    to: SITE_AND_COURT,
    fits: ['nothing-came'],
    summary: {
      zh: '在线传输的东西，什么时候进了对方指定的系统并且查得出来，什么时候才算交付',
      en: 'what is sent online is delivered when it is in the named system and can be found there',
    },
  },
} satisfies Record<string, StatuteRow>;
