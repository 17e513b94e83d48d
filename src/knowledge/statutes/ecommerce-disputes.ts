import { LAW } from './ecommerce.ts';
import type { StatuteRow } from './row.ts';
import { AGAINST_SITE, ANY, NOBODY } from './scopes.ts';

/** The E-Commerce Law on complaints and records: it binds everybody who sells online. */
export const ECOMMERCE_DISPUTES = {
  'ecommerce-15-1': {
    ...LAW,
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
    ...LAW,
    article: '第五十九条',
    strength: 2,
    to: AGAINST_SITE,
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
    ...LAW,
    article: '第六十条',
    role: 'procedure',
    binds: 'anyone',
    strength: 1,
    to: ['site'],
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
    ...LAW,
    article: '第六十二条',
    strength: 2,
    to: AGAINST_SITE,
    fits: ANY,
    summary: {
      zh: '处理争议时，经营者应当拿出原始的合同和交易记录，弄丢、隐瞒或者拒不提供而查不清事实的，要承担责任',
      en: 'in a dispute an operator must produce the original contract and records, and answers for losing or withholding them',
    },
  },
} satisfies Record<string, StatuteRow>;
