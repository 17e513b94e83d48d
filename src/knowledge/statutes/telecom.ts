import type { StatuteRow } from './row.ts';
import { ANY } from './scopes.ts';

const MEASURES = {
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
    ...MEASURES,
    law: '中华人民共和国电信条例',
    number: '国务院令第291号',
    since: '2000-09-25',
    article: '第三十九条',
    paragraph: '1',
    strength: 1,
    summary: {
      zh: '用户对电信费用有异议的，可以要求运营商解决，解决不了或者不满意的可以申诉，受理申诉的机关三十日内答复',
      en: 'a user who disputes a charge may ask the operator to settle it and then appeal; an answer is due in thirty days',
    },
  },
  'telecom-appeals-10': {
    ...MEASURES,
    article: '第十条',
    strength: 1,
    summary: {
      zh: '申诉要有直接利害关系、明确的对方、具体的请求和事实，并且先向企业投诉过，不满意或者十五日没有答复',
      en: 'an appeal needs a direct interest, a named respondent, a request and facts, and a prior complaint unanswered in fifteen days',
    },
  },
  'telecom-appeals-11': {
    ...MEASURES,
    article: '第十一条',
    strength: 3,
    summary: {
      zh: '收费争议过了五个月、其他申诉过了两年，或者法院、消费者组织、别的行政机关已经受理的，不予受理',
      en: 'refused after five months for charges and two years otherwise, or once a court, consumer body or agency has taken it',
    },
  },
  'telecom-appeals-12': {
    ...MEASURES,
    article: '第十二条',
    strength: 2,
    summary: {
      zh: '申诉用书面形式，写明双方的名称和地址、申诉人的电话和邮编、要求、理由、事实和日期',
      en: 'an appeal is in writing, with names and addresses, phone and postcode, request, reasons, facts and date',
    },
  },
} satisfies Record<string, StatuteRow>;
