import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, DOUBTFUL, NOBODY, SHORT } from './scopes.ts';

export const LAW = {
  law: '中华人民共和国电子商务法',
  number: '主席令第七号',
  since: '2019-01-01',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: false,
  never: null,
} as const;

/** The E-Commerce Law on orders and delivery: it binds everybody who sells online, also on a site of their own. */
export const ECOMMERCE = {
  'ecommerce-17': {
    ...LAW,
    article: '第十七条',
    strength: 3,
    to: AGAINST_SITE,
    fits: ['wrong-value', 'wrong-item', 'card-used', 'account-restricted', 'no-refund-clause'],
    only: { reseller: false },
    summary: {
      zh: '经营者对商品和服务的信息要说得全面、真实、准确，也要说得及时',
      en: 'an operator must describe its goods and services fully, truly, accurately and in time',
    },
  },
  'ecommerce-19': {
    ...LAW,
    article: '第十九条',
    strength: 3,
    to: NOBODY,
    fits: ['no-refund-clause'],
    only: { reseller: false },
    never: {
      zh: '只有确实被搭售、被默认勾选的时候才用',
      en: 'only where something was tied in or ticked by default',
    },
    summary: {
      zh: '搭售的东西要醒目提示，不得默认替买家勾选同意',
      en: 'what is tied in must be pointed out plainly and never be ticked by default',
    },
  },
  'ecommerce-20': {
    ...LAW,
    article: '第二十条',
    strength: 1,
    to: AGAINST_SITE,
    fits: SHORT,
    only: { reseller: false },
    summary: {
      zh: '经营者承诺过、或者和消费者约定了怎样交付、什么时候交付的，就要照办',
      en: 'an operator must deliver in the way and by the time it promised or agreed',
    },
  },
  'ecommerce-48-1': {
    ...LAW,
    article: '第四十八条',
    paragraph: '1',
    strength: 3,
    to: AGAINST_SITE,
    fits: ['order-failed', 'payment-pending', 'nothing-came'],
    branch: 'contract',
    summary: {
      zh: '用自动系统下单、发货的，系统做出的行为对使用它的一方有约束力',
      en: 'what an automated system does in making or performing a contract binds the party that uses it',
    },
  },
  'ecommerce-49-1': {
    ...LAW,
    article: '第四十九条',
    paragraph: '1',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['order-failed', 'payment-pending'],
    branch: 'contract',
    never: {
      zh: '双方另有约定的按约定；订单没有提交成功的，不能说合同已经成立',
      en: 'another agreement prevails; without an order submitted, do not say the contract stands',
    },
    summary: {
      zh: '网上的商品信息符合要约条件的，用户选好并提交订单成功，合同就成立',
      en: 'where the listing is an offer, the contract stands once the order was submitted',
    },
  },
  'ecommerce-49-2': {
    ...LAW,
    article: '第四十九条',
    paragraph: '2',
    strength: 2,
    to: AGAINST_SITE,
    fits: DOUBTFUL,
    branch: 'contract',
    only: { reseller: false },
    summary: {
      zh: '经营者不能用格式条款约定“付了钱合同也不算成立”，这样的约定无效',
      en: 'a standard term by which there is no contract even after payment is void',
    },
  },
  'ecommerce-50': {
    ...LAW,
    article: '第五十条',
    strength: 3,
    to: NOBODY,
    fits: ['wrong-value', 'wrong-item'],
    never: {
      zh: '只有下单前看不到步骤说明，或者提交前没法改错的时候才用',
      en: 'only where the steps were not shown, or a slip could not be mended before the order went in',
    },
    summary: {
      zh: '经营者要把下单的步骤和注意事项说清楚，并让用户在提交订单之前能改正输错的内容',
      en: 'an operator must explain the steps and let users correct slips before the order goes in',
    },
  },
  'ecommerce-51-2': {
    ...LAW,
    article: '第五十一条',
    paragraph: '2',
    strength: 1,
    to: AGAINST_SITE,
    fits: ['nothing-came'],
    never: {
      zh: '只用于卡密、直充这类在线交付的东西',
      en: 'only for what is delivered online, such as card codes and direct top-ups',
    },
    summary: {
      zh: '在线交付的东西，要进入对方指定的系统并且能查得到，才算交付',
      en: 'what is delivered online counts as delivered once it is in the named system and can be found there',
    },
  },
  'ecommerce-74': {
    ...LAW,
    article: '第七十四条',
    strength: 1,
    to: AGAINST_SITE,
    fits: SHORT,
    summary: {
      zh: '经营者没有履行合同，或者履行得不符合约定的，要承担民事责任',
      en: 'an operator that does not perform, or not as agreed, is liable',
    },
  },
} satisfies Record<string, StatuteRow>;
