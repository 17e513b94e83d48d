import type { StatuteRow } from './row.ts';
import { ANY, NOBODY } from './scopes.ts';

const CODE = {
  law: '中华人民共和国民法典（总则编）',
  number: '主席令第四十五号',
  since: '2021-01-01',
  paragraph: null,
  role: 'period',
  binds: 'anyone',
  consumersOnly: false,
  strength: 3,
  to: NOBODY,
  fits: ANY,
  never: null,
} as const;

/** How time is counted, and when rights run out; the clocks of `deadlines` follow these. */
export const COUNTING = {
  'civil-137-2': {
    ...CODE,
    article: '第一百三十七条',
    paragraph: '2',
    role: 'procedure',
    to: ['site'],
    summary: {
      zh: '用数据电文发的通知，进入对方指定的系统时生效，没有指定的从对方知道或者应当知道时生效',
      en: 'a notice sent as data takes effect in the system named for it, or else when the other side knows or should know',
    },
  },
  'civil-188': {
    ...CODE,
    article: '第一百八十八条',
    to: ['court'],
    summary: {
      zh: '向法院起诉的诉讼时效一般是三年，从知道或者应当知道受损、也知道对方是谁起算',
      en: 'a claim in court lapses three years after the loss and who answers for it were or should have been known',
    },
  },
  'civil-200': {
    ...CODE,
    article: '第二百条',
    summary: {
      zh: '期间按公历的年、月、日、小时算',
      en: 'periods count by calendar years, months, days and hours',
    },
  },
  'civil-201-1': {
    ...CODE,
    article: '第二百零一条',
    paragraph: '1',
    summary: { zh: '按年、月、日算的，第一天不算，从第二天起', en: 'the first day does not count' },
  },
  'civil-201-2': {
    ...CODE,
    article: '第二百零一条',
    paragraph: '2',
    summary: {
      zh: '按小时算的，从规定或者约定的那一刻起',
      en: 'hours count from the moment that was set',
    },
  },
  'civil-202': {
    ...CODE,
    article: '第二百零二条',
    summary: {
      zh: '按月、按年算的，到期月的同一天是最后一天，没有这一天就是月底',
      en: 'months and years end on the same date, or on the month’s last day',
    },
  },
  'civil-203': {
    ...CODE,
    article: '第二百零三条',
    summary: {
      zh: '最后一天是休假日的，顺延到休假结束后的第二天；到二十四时或者停止办公时截止',
      en: 'a last day that is a day off moves to the next; it ends at 24:00 or when business stops',
    },
  },
  'civil-204': {
    ...CODE,
    article: '第二百零四条',
    summary: {
      zh: '别的法律有规定、双方有约定的，按那个算',
      en: 'another law or agreement prevails',
    },
  },
  'civil-564-2': {
    ...CODE,
    law: '中华人民共和国民法典（合同编）',
    article: '第五百六十四条',
    paragraph: '2',
    summary: {
      zh: '解除合同的权利，从知道能解除起一年不用就没有了',
      en: 'the right to end a contract lapses a year after its cause was known',
    },
  },
  'complaints-45': {
    ...CODE,
    law: '市场监督管理投诉举报处理办法',
    number: '国家市场监督管理总局令第121号',
    since: '2026-04-15',
    article: '第四十五条',
    binds: 'regulator',
    summary: {
      zh: '投诉举报的期间，当天不算，从下一个工作日或者自然日起；最后一天是法定节假日的顺延',
      en: 'in complaints the first day does not count, and a last day on a public holiday moves on',
    },
  },
  'civil-procedure-85': {
    ...CODE,
    law: '中华人民共和国民事诉讼法（2023修正）',
    number: '主席令第十一号',
    since: '2024-01-01',
    article: '第八十五条',
    binds: 'court',
    summary: {
      zh: '诉讼中的期间，开始的时和日不算，最后一天是休假日的顺延，期满前寄出的不算过期',
      en: 'in court the first hour and day do not count, a last day off moves on, and what is posted in time is in time',
    },
  },
} satisfies Record<string, StatuteRow>;
