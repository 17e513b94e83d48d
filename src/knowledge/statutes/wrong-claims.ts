import type { NotCitable } from './not-citable-row.ts';
import { namesOf } from './short-names.ts';

const SEVEN_DAYS = ['7个工作日', '七个工作日', '7日', '七日', '7天', '七天'] as const;
const E_COMMERCE = namesOf('中华人民共和国电子商务法');
const CONSUMERS = namesOf('中华人民共和国消费者权益保护法');
const CONSUMERS_REGULATION = namesOf('中华人民共和国消费者权益保护法实施条例');
const COMPLAINTS = namesOf('市场监督管理投诉举报处理办法');

const NOT_THE_SITE = {
  kind: 'wrong-claim',
  to: ['site', 'payment', 'bank', 'public'],
  why: {
    zh: '这里的七个工作日是行政部门处理投诉的时间，不管网站',
    en: 'these seven working days are the authority’s time for a complaint, not the site’s',
  },
  better: {
    zh: '给网站写一个你自己定的合理答复时间，并说明它不是法定期限',
    en: 'give the site a reasonable time of your own and say that it is not statutory',
  },
} as const;

/** What is often said to be the law, and is not. */
export const WRONG_CLAIMS: readonly NotCitable[] = [
  {
    id: 'ecommerce-seven-days',
    kind: 'wrong-claim',
    names: E_COMMERCE,
    article: null,
    says: SEVEN_DAYS,
    why: {
      zh: '电子商务法没有规定几天内退款；第五十九条只说“及时”，第三十四条的七日说的是改规则',
      en: 'the E-Commerce Law sets no days for a refund: article 59 says “in good time”, the seven days of article 34 are about changing rules',
    },
    better: {
      zh: '写第五十九条的“及时受理并处理”，再给一个你自己定的答复时间',
      en: 'cite article 59, “in good time”, and give a time of your own',
    },
  },
  {
    id: 'ecommerce-34-refund',
    kind: 'wrong-claim',
    names: E_COMMERCE,
    article: '第三十四条',
    says: ['退款', '退还', '退钱'],
    why: {
      zh: '第三十四条的七日是平台改规则要提前公示的时间，和退款没有关系',
      en: 'the seven days of article 34 are notice before a platform changes its rules, not about refunds',
    },
    better: { zh: '去掉这一条', en: 'leave it out' },
  },
  {
    id: 'seven-days-without-reason',
    kind: 'wrong-claim',
    names: [],
    article: null,
    says: ['七天无理由', '七日无理由', '7天无理由', '7日无理由', '无理由退货', '无理由退款'],
    why: {
      zh: '卡密、直充这类数字商品不适用七天无理由退货，除非网站自己承诺过',
      en: 'seven-day returns do not cover digital goods unless the site itself promised them',
    },
    better: {
      zh: '写没到账、和订单不符这些实际的理由；网站承诺过的，引用它的原话',
      en: 'give the real reason, that nothing or the wrong thing came; quote the site if it promised',
    },
  },
  {
    id: 'consumers-25',
    kind: 'wrong-claim',
    names: CONSUMERS,
    article: '第二十五条',
    why: {
      zh: '第二十五条把在线下载的、拆封的数字化商品排除在外，拿它要求退款会被驳回',
      en: 'article 25 excludes digital goods; a refund that rests on it is refused',
    },
    better: {
      zh: '没到账、到账不对的，用第五十二条和民法典第五百七十七条',
      en: 'for what did not come or came wrong, cite article 52 and article 577 of the Civil Code',
    },
  },
  { ...NOT_THE_SITE, id: 'consumers-46-site', names: CONSUMERS, article: '第四十六条' },
  {
    ...NOT_THE_SITE,
    id: 'consumers-regulation-46-site',
    names: CONSUMERS_REGULATION,
    article: '第四十六条',
  },
  { ...NOT_THE_SITE, id: 'complaints-15-site', names: COMPLAINTS, article: '第十五条' },
  {
    id: 'complaints-45-days',
    kind: 'wrong-claim',
    names: [],
    article: null,
    says: ['45个工作日', '四十五个工作日', '45工作日'],
    why: {
      zh: '四十五个工作日是废止了的暂行办法里的；现在的调解期限是受理之日起六十日',
      en: 'forty-five working days stood in the repealed measures; mediation now ends sixty days after acceptance',
    },
    better: {
      zh: '改写《市场监督管理投诉举报处理办法》第二十三条的六十日',
      en: 'write the sixty days of article 23 of the measures of 2026',
    },
  },
];
