import type { Words } from '../words/language.ts';
import { type Law, LAWS, namesOf, plainTitle } from './laws.ts';
import type { LetterRecipient } from './parties.ts';

/**
 * `repealed`: replaced, or moved to another number. `wrong-claim`: says what the law does not say. `not-a-ground`:
 * real law, but no refund rests on it, or it turns against the user who cites it.
 */
type NotCitableKind = 'repealed' | 'wrong-claim' | 'not-a-ground';

/** What a letter must never rest on, even if the user typed it. */
export interface NotCitable {
  readonly id: string;
  readonly kind: NotCitableKind;
  /** The full title and what people call it; empty if the claim is wrong whatever law is cited for it. */
  readonly names: readonly string[];
  /** Null for the whole law. If there is a row for the very article, that row answers. */
  readonly article: string | null;
  /** Only in a sentence with one of these in it, spaces left out. */
  readonly says?: readonly string[];
  /** Only in letters to these. */
  readonly to?: readonly LetterRecipient[];
  /** The first day it was in force, YYYY-MM-DD, if that matters. */
  readonly from?: string;
  /** The first day it is in force no longer. Older facts still fall under it, but the program cites no such law. */
  readonly until?: string;
  readonly why: Words;
  /** What to write instead. */
  readonly better: Words;
}

const CODE = namesOf('中华人民共和国民法典');
const E_COMMERCE = namesOf('中华人民共和国电子商务法');
const CONSUMERS = namesOf('中华人民共和国消费者权益保护法');
const CONSUMERS_REGULATION = namesOf('中华人民共和国消费者权益保护法实施条例');
const COMPLAINTS = namesOf('市场监督管理投诉举报处理办法');
const PREPAYMENT = namesOf('最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释');
const CRIMES = ['中华人民共和国刑法', '刑法'] as const;
const PUBLIC_ORDER = ['中华人民共和国治安管理处罚法', '治安管理处罚法'] as const;
const PRIVACY = ['中华人民共和国个人信息保护法', '个人信息保护法', '个保法'] as const;

const SEVEN_DAYS = ['7个工作日', '七个工作日', '7日', '七日', '7天', '七天'] as const;

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
const WRONG_CLAIMS: readonly NotCitable[] = [
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

const TELL_FACTS: Words = {
  zh: '只写事实、金额和退款的要求；怀疑被骗就去报警，不要写进退款信',
  en: 'write facts, amounts and the refund you ask for; if you suspect a crime go to the police, not into the letter',
};
const LEAVE_OUT: Words = { zh: '去掉这一条，它不是退款的依据', en: 'leave it out: no refund rests on it' };
const FOR_YOU: Words = {
  zh: '这一条是约束投诉人的，写进去只会提醒对方怀疑你',
  en: 'this one binds whoever complains: citing it only invites suspicion of you',
};
const ACCUSES: Words = {
  zh: '在退款信里写罪名像是指控或者威胁，反而可能让你惹上麻烦',
  en: 'naming a crime in a refund letter reads as an accusation or a threat and may turn against you',
};
const SCOPE: Words = {
  zh: '它只说适用于谁、适用于什么，不产生退款的权利',
  en: 'it only says whom or what the law covers and gives no right to a refund',
};
const GUARDS_OTHERS: Words = {
  zh: '它保护的是名誉和个人信息，提醒你写信时别越界，不是退款的依据',
  en: 'it protects reputation or personal data: a limit on what you write, no ground for a refund',
};

type Entry = readonly [
  id: string,
  names: readonly string[],
  article: string | null,
  why: Words,
  better: Words,
];

const ENTRIES: readonly Entry[] = [
  ['ecommerce-9', E_COMMERCE, '第九条', SCOPE, LEAVE_OUT],
  [
    'ecommerce-63',
    E_COMMERCE,
    '第六十三条',
    {
      zh: '它说平台可以建立在线解决争议的机制，是可以，不是必须',
      en: 'it lets platforms offer dispute resolution; it does not oblige them',
    },
    LEAVE_OUT,
  ],
  ['consumers-2', CONSUMERS, '第二条', SCOPE, LEAVE_OUT],
  ['consumers-regulation-27', CONSUMERS_REGULATION, '第二十七条', FOR_YOU, LEAVE_OUT],
  ['consumers-regulation-49', CONSUMERS_REGULATION, '第四十九条', FOR_YOU, LEAVE_OUT],
  ['complaints-7', COMPLAINTS, '第七条', FOR_YOU, LEAVE_OUT],
  ['complaints-17', COMPLAINTS, '第十七条', FOR_YOU, LEAVE_OUT],
  ['complaints-42', COMPLAINTS, '第四十二条', FOR_YOU, LEAVE_OUT],
  [
    'civil-153',
    CODE,
    '第一百五十三条',
    {
      zh: '它说的是违法的交易无效；拿它要退款，等于说自己买的是违法的东西',
      en: 'it voids unlawful deals: resting a refund on it says that what you bought was unlawful',
    },
    {
      zh: '没到账、到账不对的，用民法典第五百七十七条',
      en: 'for what did not come or came wrong, cite article 577 of the Civil Code',
    },
  ],
  ['civil-1024', CODE, '第一千零二十四条', GUARDS_OTHERS, LEAVE_OUT],
  ['civil-1025', CODE, '第一千零二十五条', GUARDS_OTHERS, LEAVE_OUT],
  ['civil-1034', CODE, '第一千零三十四条', GUARDS_OTHERS, LEAVE_OUT],
  ['prepayment-1', PREPAYMENT, '第一条', SCOPE, LEAVE_OUT],
  ['prepayment-26', PREPAYMENT, '第二十六条', SCOPE, LEAVE_OUT],
  ['privacy', PRIVACY, null, GUARDS_OTHERS, LEAVE_OUT],
  ['crimes', CRIMES, null, ACCUSES, TELL_FACTS],
  [
    'crimes-243',
    CRIMES,
    '第二百四十三条',
    {
      zh: '诬告陷害说的是捏造事实害人；它是给举报的人划的线',
      en: 'false accusation: a line drawn for whoever reports others',
    },
    TELL_FACTS,
  ],
  ['crimes-246', CRIMES, '第二百四十六条', GUARDS_OTHERS, TELL_FACTS],
  [
    'crimes-274',
    CRIMES,
    '第二百七十四条',
    {
      zh: '敲诈勒索：要的钱超过实际损失、再拿曝光举报相要挟，踩线的是你自己',
      en: 'extortion: asking for more than the loss under threat of exposure would put you on the wrong side',
    },
    TELL_FACTS,
  ],
  [
    'extortion-reading',
    [
      '最高人民法院、最高人民检察院关于办理敲诈勒索刑事案件适用法律若干问题的解释',
      '敲诈勒索司法解释',
      '敲诈勒索解释',
    ],
    null,
    ACCUSES,
    TELL_FACTS,
  ],
  [
    'defamation-reading',
    [
      '最高人民法院、最高人民检察院关于办理利用信息网络实施诽谤等刑事案件适用法律若干问题的解释',
      '网络诽谤司法解释',
      '网络诽谤解释',
    ],
    null,
    GUARDS_OTHERS,
    TELL_FACTS,
  ],
  ['public-order', PUBLIC_ORDER, null, ACCUSES, TELL_FACTS],
];

/** Law that is in force and still no ground: it says whom it covers, or warns the user not to go too far. */
const NOT_GROUNDS: readonly NotCitable[] = ENTRIES.map(([id, names, article, why, better]) => ({
  id,
  kind: 'not-a-ground',
  names,
  article,
  why,
  better,
}));

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
const REPEALED: readonly NotCitable[] = [
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

/** Everything that no letter may rest on. */
export const NOT_CITABLE: readonly NotCitable[] = [...WRONG_CLAIMS, ...REPEALED, ...NOT_GROUNDS];

/** Articles of laws that the Civil Code replaced, with the article of the Code that says the same today. */
export const NOW_IN_CIVIL_CODE: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  中华人民共和国合同法: {
    8: 509,
    39: 496,
    40: 497,
    41: 498,
    60: 509,
    94: 563,
    96: 565,
    97: 566,
    107: 577,
    113: 584,
  },
  中华人民共和国民法总则: { 122: 985, 153: 153, 157: 157, 188: 188 },
  中华人民共和国民法通则: { 92: 985, 135: 188 },
};

/** The law that a title or a short name means: those of the table, and those that must not be cited. */
export const LAW_BY_NAME: ReadonlyMap<string, Law> = new Map([
  // A law that may not be cited goes by its first name; the table's own names come later and prevail.
  ...NOT_CITABLE.flatMap(({ names }) => {
    const [title] = names;
    return title === undefined ? [] : names.map((name) => [plainTitle(name), { title, names }] as const);
  }),
  ...LAWS.flatMap((law) =>
    [law.title, ...law.names, ...aliasesOf(law.title)].map((name) => [plainTitle(name), law] as const),
  ),
]);

function aliasesOf(title: string): readonly string[] {
  return NOT_CITABLE.filter(({ kind, names }) => kind === 'repealed' && names[0] === title).flatMap(
    ({ names }) => names,
  );
}
