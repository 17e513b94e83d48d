import type { StatuteRow } from './row.ts';
import { ANY } from './scopes.ts';

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
      zh: '自建网站和平台由其住所地的县级市场监管部门处理，平台上的店家由公示地址所在地或者平台住所地的处理',
      en: 'own sites and platforms go to the county regulator of their seat, shops to that of their shown address or the platform’s',
    },
  },
  'complaints-15': {
    ...MEASURES,
    article: '第十五条',
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
    strength: 2,
    summary: {
      zh: '一方拒绝调解，或者受理起六十日没有谈成的，调解终止，并在七个工作日内告知双方',
      en: 'mediation ends when one side refuses or nothing is agreed within sixty days; both are told in seven working days',
    },
  },
  'complaints-3': {
    ...MEASURES,
    article: '第三条',
    strength: 3,
    summary: {
      zh: '投诉，是为生活消费买东西的人请市场监管部门解决自己和经营者之间的争议',
      en: 'a complaint asks the regulator to settle a consumer’s own dispute with a seller',
    },
  },
  'complaints-8': {
    ...MEASURES,
    article: '第八条',
    strength: 3,
    summary: {
      zh: '投诉举报走全国12315平台、12315电话，或者监管部门公布的邮寄地址和窗口',
      en: 'complaints go through the 12315 platform or line, or a published address or window',
    },
  },
  'complaints-9': {
    ...MEASURES,
    article: '第九条',
    strength: 3,
    summary: {
      zh: '同一份材料里既有投诉又有举报的，分开处理',
      en: 'a complaint and a report in the same papers are handled apart',
    },
  },
  'complaints-11': {
    ...MEASURES,
    article: '第十一条',
    strength: 3,
    summary: {
      zh: '请别人代为投诉的，还要提供授权委托书原件和受托人的身份证明',
      en: 'an agent needs the original power of attorney and proof of identity',
    },
  },
  'complaints-16': {
    ...MEASURES,
    article: '第十六条',
    strength: 3,
    summary: {
      zh: '不归其管、别处已经处理、不是为生活消费、超过三年、材料缺失或者虚假等情形，不予受理',
      en: 'refused where out of its remit, handled elsewhere, not for own use, over three years old, or with papers missing or false',
    },
  },
  'complaints-25': {
    ...MEASURES,
    article: '第二十五条',
    strength: 3,
    summary: {
      zh: '对终止调解的决定或者调解结果不服的，可以去起诉或者仲裁',
      en: 'who disagrees when mediation ends may sue or go to arbitration',
    },
  },
  'consumers-regulation-46-1': {
    ...REGULATION,
    paragraph: '1',
    strength: 2,
    summary: {
      zh: '向行政部门投诉要有真实身份、明确的被投诉人、具体的请求和事实依据',
      en: 'a complaint needs a true identity, a named respondent, a request and its facts',
    },
  },
  'consumers-regulation-46-2': {
    ...REGULATION,
    paragraph: '2',
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
    strength: 2,
    summary: {
      zh: '双方同意调解的，受理起六十日内调解完毕，调解不成的终止',
      en: 'where both agree, mediation is done within sixty days of acceptance or ends',
    },
  },
  'consumers-46': {
    ...CONSUMERS,
    article: '第四十六条',
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
    to: ['12315', 'consumer-association'],
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
