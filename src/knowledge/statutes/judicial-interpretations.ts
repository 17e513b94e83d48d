import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, DOUBTFUL, NOBODY, SITE_AND_COURT } from './scopes.ts';

const CODE_CONTRACTS = {
  law: '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释',
  number: '法释〔2023〕13号',
  since: '2023-12-05',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: false,
  never: null,
} as const;

const ONLINE_CONSUMPTION = {
  ...CODE_CONTRACTS,
  law: '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
  number: '法释〔2022〕8号',
  since: '2022-03-15',
  consumersOnly: true,
} as const;

/** How the Supreme People’s Court reads contract law and online consumption. */
export const JUDICIAL_INTERPRETATIONS = {
  'code-contracts-10-3': {
    ...CODE_CONTRACTS,
    article: '第十条',
    paragraph: '3',
    strength: 1,
    to: SITE_AND_COURT,
    fits: ['no-refund-clause'],
    summary: {
      zh: '网上订立的合同，只设置勾选、弹窗，还不能说明已经尽到提示或者说明的义务',
      en: 'online, a tick box or a pop-up alone does not show that a term was pointed out',
    },
  },
  'code-contracts-24-1': {
    ...CODE_CONTRACTS,
    article: '第二十四条',
    paragraph: '1',
    strength: 1,
    to: AGAINST_SITE,
    fits: DOUBTFUL,
    branch: 'no-contract',
    never: {
      zh: '只用于合同没有成立（或者无效）的说法，和民法典第九百八十五条一起用',
      en: 'only where no contract is said to stand, together with article 985 of the Civil Code',
    },
    summary: {
      zh: '合同没有成立的，付出去的财产可以要求返还，返还不了的折价补偿',
      en: 'where no contract came about, what was paid can be claimed back, or its value',
    },
  },
  'code-contracts-25-1': {
    ...CODE_CONTRACTS,
    article: '第二十五条',
    paragraph: '1',
    strength: 3,
    to: ['court'],
    fits: DOUBTFUL,
    branch: 'no-contract',
    never: {
      zh: '利息只算实际占用的钱；收钱的一方没有过错的，按存款利率',
      en: 'only on the money actually kept; at the deposit rate where the payee is not at fault',
    },
    summary: {
      zh: '合同没有成立而要返还价款的，可以要求对方支付占用资金期间的利息',
      en: 'where a price must be returned because no contract stands, interest for its use can be claimed',
    },
  },
  'online-consumption-1': {
    ...ONLINE_CONSUMPTION,
    article: '第一条',
    strength: 2,
    to: SITE_AND_COURT,
    fits: ['no-refund-clause'],
    summary: {
      zh: '电商的格式条款排除或者限制消费者权利、规定由商家单方最终解释等内容的，法院应当认定无效',
      en: 'courts hold void the standard terms of online sellers that cut consumers’ rights or reserve the final say',
    },
  },
  'online-consumption-2': {
    ...ONLINE_CONSUMPTION,
    article: '第二条',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有商家自己承诺过七天无理由退的时候才用，承诺要有截图',
      en: 'only where the seller itself promised seven days, with a screenshot of it',
    },
    summary: {
      zh: '商家对本来不适用的商品自己承诺了七天无理由退货的，应当遵守',
      en: 'a seller that promised seven-day returns for goods that are excluded must keep its word',
    },
  },
  'online-consumption-4': {
    ...ONLINE_CONSUMPTION,
    article: '第四条',
    binds: 'marketplace',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有平台实际在自营，或者页面让人以为是它自营的时候才用',
      en: 'only where the platform itself sold, or the page made it look so',
    },
    summary: {
      zh: '平台实际自营，或者标识足以让消费者以为是它自营的，由平台承担卖家的责任',
      en: 'a platform that sells itself, or looks as if it did, is liable as the seller',
    },
  },
  'online-consumption-5': {
    ...ONLINE_CONSUMPTION,
    article: '第五条',
    binds: 'marketplace',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只用于平台上的店家让你绕开平台付款的情形',
      en: 'only where a shop on a platform had you pay outside it',
    },
    summary: {
      zh: '店家的人引导消费者在平台之外付款的，店家不能拿“没走平台付款”来推脱责任',
      en: 'a shop that steered a buyer to pay outside the platform cannot plead that they did',
    },
  },
  'online-consumption-10': {
    ...ONLINE_CONSUMPTION,
    article: '第十条',
    binds: 'marketplace',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只用于平台上的店家承诺过更高赔偿（如“假一赔十”）的情形',
      en: 'only where a shop on a platform promised more than the law gives',
    },
    summary: {
      zh: '店家承诺的赔偿比法定标准高的，消费者可以要求按承诺赔',
      en: 'a shop that promised more than the statutory compensation owes what it promised',
    },
  },
} satisfies Record<string, StatuteRow>;
