import { ANY, NOBODY, SITE_AND_COURT, type StatuteRow } from './citation.ts';
import { SITE_RULE } from './problems.ts';

const MEASURES = {
  law: '市场监督管理投诉举报处理办法',
  number: '国家市场监督管理总局令第121号',
  since: '2026-04-15',
  paragraph: null,
  role: 'procedure',
  binds: 'regulator',
  consumersOnly: false,
  to: ['12315'],
  fits: ANY,
  never: null,
} as const;

const CONSUMERS = {
  ...MEASURES,
  law: '中华人民共和国消费者权益保护法',
  number: '主席令第七号',
  since: '2014-03-15',
} as const;

const REGULATION = {
  ...MEASURES,
  law: '中华人民共和国消费者权益保护法实施条例',
  number: '国务院令第778号',
  since: '2024-07-01',
  article: '第四十六条',
} as const;

const NOT_THE_SITE = {
  zh: '约束的是行政部门，不是网站：不能说成网站七个工作日内要退款',
  en: 'it binds the authority, not the site: never “the site must refund within seven working days”',
};

/** How a complaint to the market regulator runs; the measures of 2026 replaced those of 2019. */
export const COMPLAINTS_PROCEDURE = {
  'complaints-10': {
    ...MEASURES,
    article: '第十条',
    to: NOBODY,
    strength: 1,
    summary: {
      zh: '投诉人要提供真实的姓名、电话和通讯地址，对方的名称和地址，以及具体的请求和事实依据，并对真实性负责',
      en: 'a complaint gives one’s true name, phone and address, the other side’s name and address, the request and its facts',
    },
  },
  'complaints-13-2': {
    ...MEASURES,
    article: '第十三条',
    paragraph: '2',
    strength: 1,
    summary: {
      zh: '自建网站和平台由其住所地的县级市场监管部门处理；平台上的店家由平台公示的地址所在地或者平台住所地的处理，没有公示地址或者按公示地址联系不上的，由平台住所地的处理',
      en: 'own sites and platforms go to the county regulator of their seat, shops to that of their shown address or the platform’s; where no address is shown or none answers there, to the platform’s',
    },
  },
  'complaints-15': {
    ...MEASURES,
    article: '第十五条',
    to: NOBODY,
    strength: 1,
    never: NOT_THE_SITE,
    summary: {
      zh: '市场监管部门收到投诉起七个工作日内决定受不受理并告知，不受理的要说明理由和其他途径',
      en: 'the regulator decides within seven working days of receipt and says why and what else there is if it refuses',
    },
  },
  'complaints-23': {
    ...MEASURES,
    article: '第二十三条',
    to: NOBODY,
    strength: 2,
    summary: {
      zh: '投诉人撤回或者双方自行和解，一方没有正当理由不参加调解或者明确拒绝调解、谈不成，或者受理起六十日没有达成协议等情形，调解终止，并在七个工作日内告知双方',
      en: 'mediation ends when the complaint is withdrawn or settled, a side stays away without good reason, refuses or cannot agree, or sixty days after acceptance, and in some other cases; both are told in seven working days',
    },
  },
  'complaints-3': {
    ...MEASURES,
    article: '第三条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '投诉，是为生活消费购买、使用商品或者接受服务的人，请市场监管部门解决自己和经营者之间的消费争议',
      en: 'a complaint asks the regulator to settle the dispute of somebody who bought or used goods or services for their own living with a seller',
    },
  },
  'complaints-8': {
    ...MEASURES,
    article: '第八条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '投诉举报走全国12315平台、12315电话，或者监管部门公布的邮寄地址和窗口',
      en: 'complaints go through the 12315 platform or line, or a published address or window',
    },
  },
  'complaints-9': {
    ...MEASURES,
    article: '第九条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '同一份材料里既有投诉又有举报的，分开处理',
      en: 'a complaint and a report in the same papers are handled apart',
    },
  },
  'complaints-11': {
    ...MEASURES,
    article: '第十一条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '请别人代为投诉的，还要提供授权委托书原件和受托人的身份证明',
      en: 'an agent needs the original power of attorney and proof of identity',
    },
  },
  'complaints-16': {
    ...MEASURES,
    article: '第十六条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '不归其管、别处已经处理、不是为生活消费、超过三年、材料缺失或者虚假等情形，不予受理',
      en: 'refused where out of its remit, handled elsewhere, not for own use, over three years old, or with papers missing or false',
    },
  },
  'complaints-25': {
    ...MEASURES,
    article: '第二十五条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '对终止调解的决定或者调解结果不服的，可以去起诉或者仲裁',
      en: 'who disagrees when mediation ends may sue or go to arbitration',
    },
  },
  'consumers-regulation-46-1': {
    ...REGULATION,
    paragraph: '1',
    to: NOBODY,
    strength: 2,
    summary: {
      zh: '向行政部门投诉要有真实身份、明确的被投诉人、具体的请求和事实依据',
      en: 'a complaint needs a true identity, a named respondent, a request and its facts',
    },
  },
  'consumers-regulation-46-2': {
    ...REGULATION,
    paragraph: '2',
    to: NOBODY,
    strength: 2,
    never: NOT_THE_SITE,
    summary: {
      zh: '行政部门收到投诉起七个工作日内处理并告知，不受理的要说明理由',
      en: 'the authority acts and tells within seven working days of receipt, with reasons for a refusal',
    },
  },
  'consumers-regulation-46-3': {
    ...REGULATION,
    paragraph: '3',
    to: NOBODY,
    strength: 2,
    summary: {
      zh: '双方同意调解的，受理起六十日内调解完毕，调解不成的终止',
      en: 'where both agree, mediation is done within sixty days of acceptance or ends',
    },
  },
  'consumers-46': {
    ...CONSUMERS,
    article: '第四十六条',
    to: NOBODY,
    strength: 2,
    never: NOT_THE_SITE,
    summary: {
      zh: '行政部门收到消费者投诉起七个工作日内要处理并告知消费者',
      en: 'the authority acts and tells the consumer within seven working days of receipt',
    },
  },
  'consumers-39': {
    ...CONSUMERS,
    article: '第三十九条',
    binds: 'anyone',
    consumersOnly: true,
    to: NOBODY,
    strength: 3,
    never: {
      zh: '它说的是有哪些解决途径，不是要求退款的依据',
      en: 'it lists the ways to settle a dispute; it is no ground for a refund',
    },
    summary: {
      zh: '消费争议可以协商、请消费者协会等调解、向行政部门投诉、按协议仲裁，或者向法院起诉',
      en: 'consumer disputes may be settled, mediated, taken to the authorities, to agreed arbitration or to court',
    },
  },
} satisfies Record<string, StatuteRow>;

const LAW = {
  law: '侵害消费者权益行为处罚办法',
  number: '国家工商行政管理总局令第73号',
  since: '2015-03-15',
  paragraph: null,
  role: 'ground',
  binds: 'seller',
  consumersOnly: true,
} as const;

/** By what regulators judge whether a seller is to be penalised; no right to money on any day. */
export const PENALTY_MEASURES = {
  'penalties-5-1-10': {
    ...LAW,
    article: '第五条',
    paragraph: '1(十)',
    strength: 3,
    to: NOBODY,
    fits: ['nothing-came', 'wrong-value', 'wrong-item', 'card-used'],
    never: {
      zh: '只在向监管部门举报时提；没有证据不要说对方“骗取”',
      en: 'only when reporting a violation; never say “cheated” without evidence',
    },
    summary: {
      zh: '骗到价款却不提供、或者不按约定提供的，是被禁止的行为',
      en: 'taking the price by deceit and not supplying as agreed is forbidden',
    },
  },
  // Before article 8: if money was paid in advance, this is the closer test.
  'penalties-10-2': {
    ...LAW,
    article: '第十条',
    paragraph: '2',
    strength: 2,
    to: ['12315'],
    fits: ANY,
    only: { money: 'balance', stalled: true },
    never: {
      zh: '只用于预收的钱（余额）；这是处罚时的认定标准，不是过了十五天就能拿到钱',
      en: 'only for money paid in advance; a test for penalties, no right to money on day 16',
    },
    summary: {
      zh: '预收的钱，经营者对合理的退款要求明确表示不退，或者约定期满、没有约定的从消费者要求退款起超过十五日还没退的，视为故意拖延或者无理拒绝',
      en: 'of prepaid money, refusing a reasonable refund outright, or not paying it more than fifteen days after the agreed time or else the request, is deemed stalling or unreasonable refusal',
    },
  },
  'penalties-8-1-2': {
    ...LAW,
    article: '第八条',
    paragraph: '1(二)',
    strength: 2,
    to: ['12315'],
    fits: ANY,
    only: { money: 'not-prepaid', stalled: true },
    never: {
      zh: '这是监管部门处罚时的认定标准，不是过了十五天就能拿到钱；十五天按自然日算',
      en: 'a test regulators use for penalties, no right to money on day 16; the fifteen days are calendar days',
    },
    summary: {
      zh: '国家规定或者约定的期限届满、或者消费者对不合质量要求的提出要求之后，没有正当理由超过十五日拒不退还货款等的，视为故意拖延或者无理拒绝',
      en: 'more than fifteen days without good reason after the term set by the state or agreed, or after a claim for what falls short in quality, is deemed stalling or unreasonable refusal',
    },
  },
  'penalties-12': {
    ...LAW,
    article: '第十二条',
    strength: 2,
    to: ['12315'],
    fits: ['no-refund-clause'],
    never: null,
    summary: {
      zh: '格式条款里免除退款责任、限制退货或者规定单方最终解释的，属于不得作出的规定',
      en: 'standard terms that exclude refunds, limit returns or reserve the final say are forbidden',
    },
  },
} satisfies Record<string, StatuteRow>;

const PREPAYMENT_LAW = {
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
    ...PREPAYMENT_LAW,
    article: '第九条',
    paragraph: '1(一)',
    strength: 2,
    to: NOBODY,
    fits: ['no-refund-clause', 'account-restricted'],
    never: BALANCE_ONLY,
    summary: {
      zh: '预付式消费里，不让消费者依法解除合同、要回预付款的格式条款，消费者可以主张无效',
      en: 'a term of prepaid consumption that bars ending the contract or getting the prepayment back is void',
    },
  },
  'prepayment-10': {
    ...PREPAYMENT_LAW,
    article: '第十条',
    strength: 2,
    to: SITE_AND_COURT,
    fits: ANY,
    only: { money: 'balance', payer: 'minor' },
    never: BALANCE_ONLY,
    summary: {
      zh: '不满八周岁的孩子订立的预付式消费合同无效，八周岁以上未成年人订立的、法定代理人没有同意或者追认又与年龄智力不相适应的也无效，应当返还预付款；已经兑付的部分可以抵扣，违法向未成年人提供网络付费游戏等服务的除外',
      en: 'a prepaid contract made by a child under eight is void, by an older minor unless agreed, ratified or suited to the age; the prepayment is returned less what was supplied, except for paid online games supplied unlawfully',
    },
  },
  'prepayment-14': {
    ...PREPAYMENT_LAW,
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
    ...PREPAYMENT_LAW,
    article: '第十五条',
    paragraph: '1',
    strength: 2,
    to: SITE_AND_COURT,
    fits: SITE_RULE,
    never: BALANCE_ONLY,
    summary: {
      zh: '预付式消费合同解除或者无效后，可以要求返还剩余的预付款并支付利息',
      en: 'once a prepaid contract is ended or void, what is left of the prepayment and interest can be claimed',
    },
  },
  'prepayment-25': {
    ...PREPAYMENT_LAW,
    article: '第二十五条',
    strength: 3,
    to: NOBODY,
    fits: ANY,
    never: BALANCE_ONLY,
    summary: {
      zh: '消费和余额的记录在经营者手里、它没有正当理由又不交的，法院可以按消费者的主张认定事实',
      en: 'where the seller holds the records and withholds them without good reason, the court may find as the consumer says',
    },
  },
} satisfies Record<string, StatuteRow>;

const TELECOM_MEASURES = {
  law: '电信用户申诉处理办法',
  number: '工业和信息化部令第35号',
  since: '2016-07-30',
  paragraph: null,
  role: 'procedure',
  binds: 'telecom',
  consumersOnly: false,
  to: ['telecom'],
  fits: ANY,
  never: {
    zh: '只能对运营商：钱没有付到运营商的充值纠纷，它管不了',
    en: 'against operators only: not for a top-up whose money never reached one',
  },
} as const;

/** Appeals over phone credit: only against an operator, and only after a complaint to it. */
export const TELECOM = {
  'telecom-regulation-39-1': {
    ...TELECOM_MEASURES,
    law: '中华人民共和国电信条例',
    number: '国务院令第291号',
    since: '2000-09-25',
    article: '第三十九条',
    paragraph: '1',
    to: NOBODY,
    strength: 1,
    summary: {
      zh: '用户对电信费用有异议的，可以要求运营商解决，解决不了或者不满意的可以申诉，受理申诉的机关三十日内答复',
      en: 'a user who disputes a charge may ask the operator to settle it and then appeal; an answer is due in thirty days',
    },
  },
  'telecom-appeals-10': {
    ...TELECOM_MEASURES,
    article: '第十条',
    strength: 1,
    summary: {
      zh: '申诉要有直接利害关系、明确的对方、具体的请求和事实，并且先向企业投诉过，不满意或者十五日没有答复',
      en: 'an appeal needs a direct interest, a named respondent, a request and facts, and a prior complaint unanswered in fifteen days',
    },
  },
  'telecom-appeals-11': {
    ...TELECOM_MEASURES,
    article: '第十一条',
    to: NOBODY,
    strength: 3,
    summary: {
      zh: '收费争议过了五个月、其他申诉过了两年，或者法院、消费者组织、别的行政机关已经受理的，不予受理',
      en: 'refused after five months for charges and two years otherwise, or once a court, consumer body or agency has taken it',
    },
  },
  'telecom-appeals-12': {
    ...TELECOM_MEASURES,
    article: '第十二条',
    to: NOBODY,
    strength: 2,
    summary: {
      zh: '申诉用书面形式，写明双方的名称和地址、申诉人的电话和邮编、要求、理由、事实和日期',
      en: 'an appeal is in writing, with names and addresses, phone and postcode, request, reasons, facts and date',
    },
  },
} satisfies Record<string, StatuteRow>;
