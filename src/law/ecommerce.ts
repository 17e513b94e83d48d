import { AGAINST_SITE, ANY, NOBODY, type StatuteRow } from './citation.ts';
import { DOUBTFUL, FALLS_SHORT, PAYMENT_TROUBLE, SITE_RULE } from './problems.ts';

export const ECOMMERCE_LAW = {
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
    ...ECOMMERCE_LAW,
    article: '第十七条',
    strength: 3,
    to: NOBODY,
    fits: ['wrong-value', 'wrong-item', 'card-used', 'account-restricted', 'no-refund-clause'],
    only: { reseller: false },
    summary: {
      zh: '经营者对商品和服务的信息要说得全面、真实、准确，也要说得及时',
      en: 'an operator must describe its goods and services fully, truly, accurately and in time',
    },
  },
  'ecommerce-19': {
    ...ECOMMERCE_LAW,
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
    ...ECOMMERCE_LAW,
    article: '第二十条',
    strength: 1,
    to: AGAINST_SITE,
    fits: FALLS_SHORT,
    only: { reseller: false },
    summary: {
      zh: '经营者承诺过、或者和消费者约定了怎样交付、什么时候交付的，就要照办',
      en: 'an operator must deliver in the way and by the time it promised or agreed',
    },
  },
  'ecommerce-48-1': {
    ...ECOMMERCE_LAW,
    article: '第四十八条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: ['order-failed', 'payment-pending', 'nothing-came'],
    branch: 'contract',
    summary: {
      zh: '用自动系统下单、发货的，系统做出的行为对使用它的一方有约束力',
      en: 'what an automated system does in making or performing a contract binds the party that uses it',
    },
  },
  'ecommerce-49-1': {
    ...ECOMMERCE_LAW,
    article: '第四十九条',
    paragraph: '1',
    strength: 1,
    to: NOBODY,
    fits: ['order-failed', 'payment-pending'],
    branch: 'contract',
    never: {
      zh: '双方另有约定的按约定；订单没有提交成功的，不能说合同已经成立',
      en: 'another agreement prevails; without an order submitted, do not say the contract stands',
    },
    summary: {
      zh: '网上的商品信息符合要约条件的，用户选好并提交订单成功，合同就成立，双方另有约定的按约定',
      en: 'where the listing is an offer, the contract stands once the order was submitted, unless agreed otherwise',
    },
  },
  'ecommerce-49-2': {
    ...ECOMMERCE_LAW,
    article: '第四十九条',
    paragraph: '2',
    strength: 2,
    to: NOBODY,
    fits: DOUBTFUL,
    branch: 'contract',
    only: { reseller: false },
    summary: {
      zh: '经营者不能用格式条款约定“付了钱合同也不算成立”，这样的约定无效',
      en: 'a standard term by which there is no contract even after payment is void',
    },
  },
  'ecommerce-50': {
    ...ECOMMERCE_LAW,
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
    ...ECOMMERCE_LAW,
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
    ...ECOMMERCE_LAW,
    article: '第七十四条',
    strength: 1,
    to: AGAINST_SITE,
    fits: FALLS_SHORT,
    summary: {
      zh: '经营者没有履行合同，或者履行得不符合约定的，要承担民事责任',
      en: 'an operator that does not perform, or not as agreed, is liable',
    },
  },
} satisfies Record<string, StatuteRow>;

/** The E-Commerce Law on complaints and records: it binds everybody who sells online. */
export const ECOMMERCE_DISPUTES = {
  'ecommerce-15-1': {
    ...ECOMMERCE_LAW,
    article: '第十五条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有首页确实没有公示的时候才用，先截图',
      en: 'only where the home page really shows nothing; take a screenshot first',
    },
    summary: {
      zh: '经营者要在首页显眼的位置一直公示营业执照等信息',
      en: 'an operator must keep its licence on show on its home page',
    },
  },
  'ecommerce-59': {
    ...ECOMMERCE_LAW,
    article: '第五十九条',
    strength: 2,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '条文只说“及时”，没有天数，不能说成“7 个工作日”',
      en: 'it says “in good time” and names no days: never “7 working days”',
    },
    summary: {
      zh: '经营者应当公开投诉方式，并及时受理、处理投诉',
      en: 'an operator must publish how to complain, and take and handle complaints in good time',
    },
  },
  'ecommerce-60': {
    ...ECOMMERCE_LAW,
    article: '第六十条',
    role: 'procedure',
    binds: 'anyone',
    strength: 1,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '它说的是有哪些解决途径，不是要求退款的依据',
      en: 'it lists the ways to settle a dispute; it is no ground for a refund',
    },
    summary: {
      zh: '电子商务的争议可以协商、请求调解、向有关部门投诉，也可以仲裁或者起诉',
      en: 'disputes may be settled, mediated, taken to the authorities, to arbitration or to court',
    },
  },
  'ecommerce-62': {
    ...ECOMMERCE_LAW,
    article: '第六十二条',
    strength: 2,
    to: AGAINST_SITE,
    fits: ANY,
    summary: {
      zh: '处理争议时，经营者应当拿出原始的合同和交易记录；丢失、伪造、篡改、销毁、隐匿或者拒绝提供而查不清事实的，要承担相应的法律责任',
      en: 'in a dispute an operator must produce the original contract and records, and answers for losing, forging, altering, destroying, hiding or refusing them',
    },
  },
} satisfies Record<string, StatuteRow>;

const PLATFORM = { ...ECOMMERCE_LAW, binds: 'marketplace' } as const;

/** The E-Commerce Law on platforms: never against a site that sells for itself. */
export const PLATFORMS = {
  'ecommerce-30-1': {
    ...PLATFORM,
    article: '第三十条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: PAYMENT_TROUBLE,
    summary: {
      zh: '平台要采取技术和其他措施，保证网络稳定运行、交易安全',
      en: 'a platform must keep its systems stable and trade on it secure',
    },
  },
  'ecommerce-31': {
    ...PLATFORM,
    article: '第三十一条',
    strength: 2,
    to: NOBODY,
    fits: [...PAYMENT_TROUBLE, ...SITE_RULE],
    summary: {
      zh: '平台要完整地留存交易信息，从交易完成起至少三年',
      en: 'a platform must keep the records of a transaction, complete, for at least three years',
    },
  },
  'ecommerce-32': {
    ...PLATFORM,
    article: '第三十二条',
    strength: 2,
    to: AGAINST_SITE,
    fits: SITE_RULE,
    summary: {
      zh: '平台制定服务协议和交易规则，要公开、公平、公正，把各方的权利义务写明白',
      en: 'a platform must make its rules openly, fairly and impartially and say what each side may and must do',
    },
  },
  'ecommerce-33': {
    ...PLATFORM,
    article: '第三十三条',
    strength: 2,
    to: NOBODY,
    fits: SITE_RULE,
    summary: {
      zh: '平台要在首页一直公示协议和规则，让人方便地看全、能下载',
      en: 'a platform must keep its rules on show on its home page, to be read in full and downloaded',
    },
  },
  'ecommerce-34-1': {
    ...PLATFORM,
    article: '第三十四条',
    paragraph: '1',
    strength: 3,
    to: NOBODY,
    fits: SITE_RULE,
    never: {
      zh: '这里的“七日”是改规则要提前公示的时间，不是退款期限；规则没改过就不要用',
      en: 'its seven days are notice before a rule changes, no time for a refund; only where rules were changed',
    },
    summary: {
      zh: '平台修改规则要先公开征求意见，并至少提前七天公示改动的内容',
      en: 'a platform must consult on a change of rules and publish it at least seven days ahead',
    },
  },
  'ecommerce-37-2': {
    ...PLATFORM,
    article: '第三十七条',
    paragraph: '2',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: {
      zh: '只有页面上标着“自营”的时候才用',
      en: 'only where the page is marked as the platform’s own sale',
    },
    summary: {
      zh: '平台标着自营的业务，由平台按卖家承担责任',
      en: 'for what it marks as its own sales a platform is liable as the seller',
    },
  },
  'ecommerce-38-1': {
    ...PLATFORM,
    article: '第三十八条',
    paragraph: '1',
    strength: 3,
    to: AGAINST_SITE,
    fits: [...FALLS_SHORT, ...SITE_RULE],
    only: { reseller: false },
    never: {
      zh: '要有事实说明平台知道或者应当知道，比如之前投诉过同一家店',
      en: 'only with facts showing that the platform knew or should have known, such as earlier complaints',
    },
    summary: {
      zh: '平台知道或者应当知道店家侵害消费者却没有采取必要措施的，依法与店家承担连带责任',
      en: 'a platform that knew, or should have, of a shop’s wrongs and did nothing is jointly liable',
    },
  },
  'ecommerce-58-3': {
    ...PLATFORM,
    article: '第五十八条',
    paragraph: '3',
    consumersOnly: true,
    strength: 3,
    to: NOBODY,
    fits: [...FALLS_SHORT, ...SITE_RULE],
    never: {
      zh: '先看是不是符合消费者权益保护法第四十四条的条件',
      en: 'first see whether the conditions of article 44 of the Consumers Law are met',
    },
    summary: {
      zh: '消费者要求平台先行赔偿的，适用消费者权益保护法的有关规定',
      en: 'whether a platform pays first is settled by the Consumers Law',
    },
  },
  'ecommerce-61': {
    ...PLATFORM,
    article: '第六十一条',
    consumersOnly: true,
    strength: 2,
    to: ['site'],
    fits: [...FALLS_SHORT, ...SITE_RULE],
    summary: {
      zh: '消费者和平台上的店家发生争议的，平台应当积极协助消费者维权',
      en: 'a platform must actively help a consumer in a dispute with one of its shops',
    },
  },
} satisfies Record<string, StatuteRow>;

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
    to: NOBODY,
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
    to: ['12315'],
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
    to: NOBODY,
    fits: SITE_RULE,
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
    to: NOBODY,
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
    to: NOBODY,
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
    fits: SITE_RULE,
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
