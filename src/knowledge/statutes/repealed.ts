import type { NotCitable } from './not-citable-row.ts';

const OLD_COMPLAINTS = {
  kind: 'repealed',
  names: [
    '市场监督管理投诉举报处理暂行办法',
    '市场监管投诉举报处理暂行办法',
    '投诉举报处理暂行办法',
    '投诉举报暂行办法',
    '暂行办法',
  ],
  from: '2020-01-01',
  until: '2026-04-15',
  why: {
    zh: '《市场监督管理投诉举报处理暂行办法》（总局令第20号）2026-04-15 起已经废止',
    en: 'the interim measures of 2019 (order 20) were repealed on 2026-04-15',
  },
} as const;

/** Old article, new article, and what changed between them. */
const MOVED: readonly (readonly [string, string, string, string, string])[] = [
  [
    'complaints-old-9',
    '第九条',
    '第十条',
    '还要真实身份信息和事实依据',
    'true identity and facts are needed too',
  ],
  ['complaints-old-12', '第十二条', '第十三条', '平台上的店家按公示地址', 'shops go by their shown address'],
  ['complaints-old-14', '第十四条', '第十五条', '不受理的要说明理由', 'a refusal gives reasons'],
  ['complaints-old-15', '第十五条', '第十六条', '新增了虚假材料、冒名', 'false papers and names were added'],
  [
    'complaints-old-21',
    '第二十一条',
    '第二十三条',
    '期限改为受理之日起六十日',
    'it is sixty days from acceptance now',
  ],
];

const BY_CIVIL_CODE: readonly (readonly [string, string, string])[] = [
  ['contract-law', '中华人民共和国合同法', '合同法'],
  ['civil-principles', '中华人民共和国民法通则', '民法通则'],
  ['civil-general-part', '中华人民共和国民法总则', '民法总则'],
  ['tort-law', '中华人民共和国侵权责任法', '侵权责任法'],
  ['property-law', '中华人民共和国物权法', '物权法'],
  ['guarantee-law', '中华人民共和国担保法', '担保法'],
];

/** Law that was replaced, and articles that moved. */
export const REPEALED: readonly NotCitable[] = [
  {
    ...OLD_COMPLAINTS,
    id: 'complaints-old',
    article: null,
    better: {
      zh: '改用《市场监督管理投诉举报处理办法》（总局令第121号），条号也变了，重新对一遍',
      en: 'use the measures of 2026 (order 121); their articles have other numbers',
    },
  },
  {
    ...OLD_COMPLAINTS,
    id: 'complaints-old-31',
    article: '第三十一条',
    better: {
      zh: '新办法里没有“五个工作日告知是否立案”了，不要再写',
      en: 'the new measures no longer have the five working days for telling whether a case is opened',
    },
  },
  ...MOVED.map(([id, article, now, zh, en]): NotCitable => ({
    ...OLD_COMPLAINTS,
    id,
    article,
    better: {
      zh: `现在是《市场监督管理投诉举报处理办法》${now}，${zh}`,
      en: `now ${now} of the measures of 2026: ${en}`,
    },
  })),
  ...BY_CIVIL_CODE.map(([id, title, short]): NotCitable => ({
    id,
    kind: 'repealed',
    names: [title, short],
    article: null,
    until: '2021-01-01',
    why: {
      zh: `《${short}》2021-01-01 起废止，由民法典代替`,
      en: 'repealed on 2021-01-01; the Civil Code took its place',
    },
    better: {
      zh: '2021 年以后的付款用民法典对应的条文；更早的付款请先问律师',
      en: 'for payments since 2021 cite the Civil Code; for older ones ask a lawyer first',
    },
  })),
  {
    id: 'contract-law-reading',
    kind: 'repealed',
    names: [
      '最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（一）',
      '最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（二）',
      '合同法司法解释',
      '合同法解释（一）',
      '合同法解释（二）',
      '合同法司法解释二',
      '合同法解释二',
    ],
    article: null,
    until: '2021-01-01',
    why: { zh: '合同法的司法解释和合同法一起废止了', en: 'repealed together with the Contract Law' },
    better: {
      zh: '改用民法典合同编和《合同编通则解释》（法释〔2023〕13号）',
      en: 'use the Civil Code and the court’s reading of 2023',
    },
  },
  {
    id: 'online-trade-old',
    kind: 'repealed',
    names: ['网络交易管理办法'],
    article: null,
    until: '2021-05-01',
    why: {
      zh: '旧的网络交易管理办法 2021-05-01 起由《网络交易监督管理办法》代替',
      en: 'replaced on 2021-05-01 by the measures on the supervision of online trade',
    },
    better: { zh: '改用《网络交易监督管理办法》', en: 'use 网络交易监督管理办法' },
  },
  {
    id: 'public-order-49-old',
    kind: 'repealed',
    names: ['中华人民共和国治安管理处罚法', '治安管理处罚法'],
    article: '第四十九条',
    until: '2026-01-01',
    why: {
      zh: '治安管理处罚法修订后，原来的第四十九条 2026-01-01 起是第五十八条',
      en: 'since the revision, on 2026-01-01, the old article 49 is article 58',
    },
    better: {
      zh: '退款信里不用写治安处罚；真的遇到诈骗，报警时说清事实就行',
      en: 'leave it out of a refund letter; if it is fraud, tell the police the facts',
    },
  },
];
