import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, NOBODY, RULES } from './scopes.ts';

const MEASURES = {
  law: '网络交易监督管理办法',
  number: '国家市场监督管理总局令第37号',
  since: '2021-05-01',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: false,
  never: null,
} as const;

const PLATFORM_RULES = {
  ...MEASURES,
  law: '网络交易平台规则监督管理办法',
  number: '国家市场监督管理总局、国家互联网信息办公室令第116号',
  since: '2026-02-01',
  secondHand: true,
  binds: 'marketplace',
} as const;

/** The regulators’ rules for trade on the internet, and those for platforms alone. */
export const ONLINE_TRADE = {
  'online-trade-12-1': {
    ...MEASURES,
    article: '第十二条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有首页确实没有公示的时候才用，先截图',
      en: 'only where the home page really shows nothing; take a screenshot first',
    },
    summary: {
      zh: '网络经营者要在首页显眼的地方一直公示自己是谁',
      en: 'who trades online must keep on show on the home page who they are',
    },
  },
  'online-trade-19': {
    ...MEASURES,
    article: '第十九条',
    strength: 3,
    to: ['12315', 'court'],
    fits: ['wrong-value', 'wrong-item', 'card-used', 'account-restricted', 'no-refund-clause'],
    only: { reseller: false },
    summary: {
      zh: '网络经营者披露商品和服务的信息要全面、真实、准确、及时',
      en: 'who trades online must describe goods and services fully, truly, accurately and in time',
    },
  },
  'online-trade-21': {
    ...MEASURES,
    article: '第二十一条',
    consumersOnly: true,
    strength: 2,
    to: AGAINST_SITE,
    fits: ['no-refund-clause'],
    summary: {
      zh: '网络经营者的格式条款不得免除退款等责任，不得限制消费者退货、投诉、解除合同，也不得规定由自己最终解释',
      en: 'online standard terms must not exclude refunds, returns, complaints or ending the contract, nor reserve the final say',
    },
  },
  'online-trade-28': {
    ...MEASURES,
    article: '第二十八条',
    binds: 'marketplace',
    strength: 2,
    to: AGAINST_SITE,
    fits: RULES,
    summary: {
      zh: '平台改过规则的，要保存最近三年的全部历史版本，方便人查看、下载',
      en: 'a platform that changes its rules must keep three years of versions, to be read and downloaded',
    },
  },
  'online-trade-31': {
    ...MEASURES,
    article: '第三十一条',
    binds: 'marketplace',
    strength: 3,
    to: AGAINST_SITE,
    fits: ANY,
    summary: {
      zh: '平台要把支付、退换货、售后等交易信息从交易完成起保存至少三年',
      en: 'a platform must keep records of payment, returns and after-sales for at least three years',
    },
  },
  'platform-rules-30': {
    ...PLATFORM_RULES,
    article: '第三十条',
    consumersOnly: true,
    strength: 2,
    to: AGAINST_SITE,
    fits: ['account-restricted', 'no-refund-clause'],
    summary: {
      zh: '平台规则的制定和执行，不得排除或者限制消费者权利，也不得减轻、免除平台自己的责任',
      en: 'platform rules, and how they are applied, must not cut consumers’ rights or the platform’s own liability',
    },
  },
  'platform-rules-32-1': {
    ...PLATFORM_RULES,
    article: '第三十二条',
    paragraph: '1',
    consumersOnly: true,
    strength: 3,
    to: NOBODY,
    fits: RULES,
    never: {
      zh: '只用于平台自己卖的会员，而且会员期内平台改了规则',
      en: 'only for memberships the platform itself sold, whose rules it changed while they ran',
    },
    summary: {
      zh: '会员服务期内，平台不得单方改规则来多收钱或者减少会员权益',
      en: 'while a paid membership runs, a platform must not change its rules to charge more or give less',
    },
  },
} satisfies Record<string, StatuteRow>;
