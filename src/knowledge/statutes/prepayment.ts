import type { StatuteRow } from './row.ts';
import { ANY, NOBODY, RULES, SITE_AND_COURT } from './scopes.ts';

const LAW = {
  law: '最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释',
  number: '法释〔2025〕4号',
  since: '2025-05-01',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: true,
  only: { money: 'balance' },
} as const;

const BALANCE_ONLY = {
  zh: '只用于先充值、分多次用的余额；付一笔买一单的不适用',
  en: 'only for a balance paid in and used bit by bit; never for a single paid order',
};

/** The court’s reading of prepaid consumption. Whether it reaches a card site’s balance has not been decided yet. */
export const PREPAYMENT = {
  'prepayment-9-1-1': {
    ...LAW,
    article: '第九条',
    paragraph: '1(一)',
    strength: 2,
    to: SITE_AND_COURT,
    fits: ['no-refund-clause', 'account-restricted'],
    never: BALANCE_ONLY,
    summary: {
      zh: '预付式消费里，不让消费者依法解除合同、要回预付款的格式条款，消费者可以主张无效',
      en: 'a term of prepaid consumption that bars ending the contract or getting the prepayment back is void',
    },
  },
  'prepayment-10': {
    ...LAW,
    article: '第十条',
    strength: 2,
    to: SITE_AND_COURT,
    fits: ANY,
    only: { money: 'balance', payer: 'minor' },
    never: BALANCE_ONLY,
    summary: {
      zh: '孩子订立的预付式消费合同，法定代理人没有同意或者追认、又与年龄不相称的，可以要求确认无效并返还预付款',
      en: 'parents who neither agreed nor ratified may have a child’s prepaid contract declared void and the money returned',
    },
  },
  'prepayment-14': {
    ...LAW,
    article: '第十四条',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只用于余额，而且你以前没有从这家或者别家得到过同样的东西；用在卡盟上还没见过案例',
      en: 'only for a balance, and only if you never had the same from this or another seller; no case on card sites is known',
    },
    summary: {
      zh: '付款之日起七日内请求退还预付款本金的，一般可以支持',
      en: 'a prepayment’s principal claimed within seven days of paying is as a rule to be returned',
    },
  },
  'prepayment-15-1': {
    ...LAW,
    article: '第十五条',
    paragraph: '1',
    strength: 2,
    to: SITE_AND_COURT,
    fits: RULES,
    never: BALANCE_ONLY,
    summary: {
      zh: '预付式消费合同解除或者无效后，可以要求返还剩余的预付款并支付利息',
      en: 'once a prepaid contract is ended or void, what is left of the prepayment and interest can be claimed',
    },
  },
  'prepayment-25': {
    ...LAW,
    article: '第二十五条',
    strength: 3,
    to: ['court'],
    fits: ANY,
    never: BALANCE_ONLY,
    summary: {
      zh: '消费和余额的记录在经营者手里、它没有正当理由又不交的，法院可以按消费者的主张认定事实',
      en: 'where the seller holds the records and withholds them without good reason, the court may find as the consumer says',
    },
  },
} satisfies Record<string, StatuteRow>;
