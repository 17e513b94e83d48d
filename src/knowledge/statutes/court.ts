import type { StatuteRow } from './row.ts';
import { ANY } from './scopes.ts';

const PROCEDURE = {
  law: '中华人民共和国民事诉讼法（2023修正）',
  number: '主席令第十一号',
  since: '2024-01-01',
  paragraph: null,
  role: 'procedure',
  binds: 'court',
  consumersOnly: false,
  to: ['court'],
  fits: ANY,
  never: null,
} as const;

const READING = {
  ...PROCEDURE,
  law: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释（2022修正）',
  number: '法释〔2022〕11号',
  since: '2022-04-10',
} as const;

const FEES = {
  ...PROCEDURE,
  law: '诉讼费用交纳办法',
  number: '国务院令第481号',
  since: '2007-04-01',
} as const;

/** How a claim goes to court: where, on what conditions, how long it takes and what it costs. */
export const COURT = {
  'civil-procedure-24': {
    ...PROCEDURE,
    article: '第二十四条',
    strength: 1,
    summary: {
      zh: '合同纠纷由被告住所地或者合同履行地的法院管辖',
      en: 'a contract claim goes to the court of the defendant’s seat or of the place of performance',
    },
  },
  'procedure-reading-20': {
    ...READING,
    article: '第二十条',
    strength: 1,
    never: {
      zh: '说的是买卖合同；纯粹的服务合同适不适用有争议，合同另约定了履行地的按约定',
      en: 'for sales; whether it reaches pure services is disputed, and an agreed place prevails',
    },
    summary: {
      zh: '网上订立的买卖合同，东西经网络交付的，买方住所地就是合同履行地',
      en: 'for a sale made and delivered online the buyer’s home is the place of performance',
    },
  },
  'procedure-reading-31': {
    ...READING,
    article: '第三十一条',
    consumersOnly: true,
    strength: 3,
    never: {
      zh: '只有网站条款里约定了去哪个法院、又没有醒目提示的时候才用',
      en: 'only where the site’s terms choose a court without pointing it out',
    },
    summary: {
      zh: '经营者用格式条款约定管辖法院而没有合理提请消费者注意的，消费者可以主张该约定无效',
      en: 'a standard term choosing a court that was not pointed out can be held void by a consumer',
    },
  },
  'civil-procedure-122': {
    ...PROCEDURE,
    article: '第一百二十二条',
    strength: 1,
    summary: {
      zh: '起诉要有直接利害关系、明确的被告、具体的请求和事实理由，并且归这个法院管',
      en: 'a claim needs a direct interest, a named defendant, a request with facts and reasons, and the right court',
    },
  },
  'civil-procedure-126': {
    ...PROCEDURE,
    article: '第一百二十六条',
    strength: 2,
    summary: {
      zh: '符合条件的起诉，法院应当在七日内立案',
      en: 'a claim that meets the conditions is docketed within seven days',
    },
  },
  'civil-procedure-165-1': {
    ...PROCEDURE,
    article: '第一百六十五条',
    paragraph: '1',
    strength: 2,
    never: {
      zh: '金额上限每个省每年不一样，要查当地公布的数，不要自己写死',
      en: 'the ceiling differs by province and year: look it up, never write a fixed figure',
    },
    summary: {
      zh: '事实清楚、争议不大的小额金钱案件，用小额诉讼程序审理，一审终审',
      en: 'small and clear money claims go through the small-claims procedure and are final at first instance',
    },
  },
  'civil-procedure-166': {
    ...PROCEDURE,
    article: '第一百六十六条',
    strength: 3,
    summary: {
      zh: '要鉴定、一方下落不明、对方反诉等案件，不用小额诉讼程序',
      en: 'no small-claims procedure where an appraisal is needed, a party cannot be found or a counterclaim is made',
    },
  },
  'civil-procedure-168': {
    ...PROCEDURE,
    article: '第一百六十八条',
    strength: 3,
    summary: {
      zh: '小额诉讼从立案起两个月内审结，特殊情况可以再延长一个月',
      en: 'a small claim is decided within two months of docketing, one more in special cases',
    },
  },
  'court-fees-13-1': {
    ...FEES,
    article: '第十三条',
    paragraph: '1',
    strength: 3,
    summary: {
      zh: '财产案件的受理费按请求的金额分段计算，一万元以内每件五十元',
      en: 'the fee of a money claim follows its amount: fifty yuan up to ten thousand',
    },
  },
  'court-fees-16': {
    ...FEES,
    article: '第十六条',
    strength: 3,
    summary: { zh: '用简易程序审理的案件，受理费减半', en: 'half the fee in simplified procedure' },
  },
  'online-litigation-11-2': {
    ...PROCEDURE,
    law: '人民法院在线诉讼规则',
    number: '法释〔2021〕12号',
    since: '2021-08-01',
    article: '第十一条',
    paragraph: '2',
    strength: 3,
    summary: {
      zh: '纸面的文书和证据可以扫描、翻拍之后上传到诉讼平台',
      en: 'papers and exhibits may be scanned or photographed and uploaded',
    },
  },
} satisfies Record<string, StatuteRow>;
