/** What the lint knows of a law as a whole: its names, whom its articles bind, and whether it still holds. */
export interface Law {
  readonly title: string;
  /** As people write it, without 《》. The full title and the one without 中华人民共和国 need not be named. */
  readonly short: readonly string[];
  /** The first day in force, and the first day no longer; YYYY-MM-DD. */
  readonly since: string;
  readonly until?: string;
  /** Substance counts by the day of the facts, procedure by that of writing. */
  readonly procedure?: true;
  /** The number of its last article, where it was counted. */
  readonly last?: number;
  readonly consumers?: true;
  /** Articles that bind only platforms on which others sell. */
  readonly platform?: readonly (readonly [from: number, to: number])[];
  readonly payment?: readonly (readonly [from: number, to: number])[];
  readonly binds?: 'telecom' | 'payment' | 'regulator';
  /** What took its place, and which article followed which. */
  readonly successor?: string;
  readonly became?: Readonly<Record<number, number>>;
}

const ALL: Law['platform'] = [[1, 9999]];

/**
 * Laws that come up in such letters. Numbers of last articles only where the whole text was at hand; repeals with
 * the day the successor came into force.
 */
export const LAWS: readonly Law[] = [
  {
    title: '中华人民共和国电子商务法',
    short: ['电商法', '电子商务平台法'],
    since: '2019-01-01',
    last: 89,
    platform: [
      [27, 46],
      [58, 58],
      [61, 61],
    ],
    payment: [[53, 57]],
  },
  {
    title: '中华人民共和国消费者权益保护法',
    short: ['消法', '消保法', '消费者保护法', '消费者权益法', '消费者权利保护法'],
    since: '2014-03-15',
    last: 63,
    consumers: true,
    platform: [[44, 44]],
  },
  {
    title: '中华人民共和国消费者权益保护法实施条例',
    short: ['消法实施条例', '消保法实施条例', '实施条例'],
    since: '2024-07-01',
    last: 53,
    consumers: true,
  },
  { title: '中华人民共和国民法典', short: [], since: '2021-01-01', last: 1260 },
  {
    title: '市场监督管理投诉举报处理办法',
    short: ['市场监管投诉举报处理办法', '投诉举报处理办法', '总局令第121号', '121号令'],
    since: '2026-04-15',
    procedure: true,
    binds: 'regulator',
  },
  {
    title: '网络交易监督管理办法',
    short: ['网络交易监管办法', '37号令'],
    since: '2021-05-01',
    platform: [
      [28, 28],
      [31, 31],
    ],
  },
  {
    title: '网络交易平台规则监督管理办法',
    short: ['平台规则监督管理办法', '平台规则办法'],
    since: '2026-02-01',
    platform: ALL,
  },
  {
    title: '侵害消费者权益行为处罚办法',
    short: ['处罚办法'],
    since: '2015-03-15',
    consumers: true,
  },
  {
    title: '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
    short: ['网络消费纠纷规定', '网络消费纠纷司法解释', '网络消费规定', '法释〔2022〕8号'],
    since: '2022-03-15',
    consumers: true,
  },
  {
    title: '最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释',
    short: ['预付式消费司法解释', '预付式消费解释', '法释〔2025〕4号'],
    since: '2025-05-01',
    consumers: true,
  },
  {
    title: '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释',
    short: ['合同编通则解释', '民法典合同编通则司法解释', '合同编通则司法解释', '法释〔2023〕13号'],
    since: '2023-12-05',
  },
  {
    title: '最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释',
    short: ['总则编解释', '总则编司法解释'],
    since: '2022-03-01',
  },
  {
    title: '最高人民法院关于民事诉讼证据的若干规定',
    short: ['民事诉讼证据规定', '民诉证据规定', '证据规定'],
    since: '2020-05-01',
    procedure: true,
  },
  {
    title: '最高人民法院关于互联网法院审理案件若干问题的规定',
    short: ['互联网法院规定'],
    since: '2018-09-07',
    procedure: true,
  },
  { title: '人民法院在线诉讼规则', short: ['在线诉讼规则'], since: '2021-08-01', procedure: true },
  { title: '中华人民共和国民事诉讼法', short: ['民诉法'], since: '2024-01-01', procedure: true },
  {
    title: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释',
    short: ['民诉法解释', '民诉解释', '民事诉讼法解释'],
    since: '2022-04-10',
    procedure: true,
  },
  { title: '诉讼费用交纳办法', short: [], since: '2007-04-01', procedure: true },
  {
    title: '非银行支付机构监督管理条例',
    short: ['非银行支付机构条例', '非银条例', '支付机构条例'],
    since: '2024-05-01',
    binds: 'payment',
  },
  {
    title: '非银行支付机构网络支付业务管理办法',
    short: ['网络支付业务管理办法', '网络支付办法'],
    since: '2016-07-01',
    binds: 'payment',
  },
  { title: '中华人民共和国电信条例', short: [], since: '2000-09-25', binds: 'telecom' },
  {
    title: '电信用户申诉处理办法',
    short: ['电信申诉办法', '申诉处理办法'],
    since: '2016-07-30',
    procedure: true,
    binds: 'telecom',
  },
  { title: '未成年人网络保护条例', short: [], since: '2024-01-01' },
  { title: '中华人民共和国个人信息保护法', short: ['个保法'], since: '2021-11-01' },
  { title: '中华人民共和国刑法', short: [], since: '1997-10-01' },
  { title: '中华人民共和国治安管理处罚法', short: ['治安处罚法'], since: '2026-01-01', procedure: true },
  // No longer in force.
  {
    title: '市场监督管理投诉举报处理暂行办法',
    short: ['投诉举报处理暂行办法', '投诉举报暂行办法', '暂行办法', '总局令第20号', '20号令'],
    since: '2020-01-01',
    until: '2026-04-15',
    procedure: true,
    binds: 'regulator',
    successor: '市场监督管理投诉举报处理办法',
    became: { 9: 10, 12: 13, 14: 15, 15: 16, 21: 23 },
  },
  {
    title: '工商行政管理部门处理消费者投诉办法',
    short: [],
    since: '2014-03-15',
    until: '2020-01-01',
    procedure: true,
    successor: '市场监督管理投诉举报处理办法',
  },
  {
    title: '中华人民共和国合同法',
    short: [],
    since: '1999-10-01',
    until: '2021-01-01',
    successor: '中华人民共和国民法典',
    became: { 8: 509, 39: 496, 40: 497, 41: 498, 60: 509, 94: 563, 96: 565, 97: 566, 107: 577, 113: 584 },
  },
  {
    title: '中华人民共和国民法总则',
    short: [],
    since: '2017-10-01',
    until: '2021-01-01',
    successor: '中华人民共和国民法典',
    became: { 122: 985, 153: 153, 157: 157, 188: 188 },
  },
  {
    title: '中华人民共和国民法通则',
    short: [],
    since: '1987-01-01',
    until: '2021-01-01',
    successor: '中华人民共和国民法典',
    became: { 92: 985, 135: 188 },
  },
  {
    title: '中华人民共和国侵权责任法',
    short: [],
    since: '2010-07-01',
    until: '2021-01-01',
    successor: '中华人民共和国民法典',
  },
  {
    title: '网络交易管理办法',
    short: [],
    since: '2014-03-15',
    until: '2021-05-01',
    successor: '网络交易监督管理办法',
  },
];

/** Articles that are in force and still make a letter worse. */
export const NOT_TO_CITE: readonly {
  readonly title: string;
  readonly article: number;
  readonly why: 'return' | 'crime' | 'triple';
}[] = [
  { title: '中华人民共和国消费者权益保护法', article: 25, why: 'return' },
  { title: '中华人民共和国消费者权益保护法', article: 55, why: 'triple' },
  ...[243, 246, 266, 274].map((article) => ({ title: '中华人民共和国刑法', article, why: 'crime' as const })),
];

const COUNTRY = '中华人民共和国';

/** A title as one writes it, without marks of width, brackets and what does not tell laws apart. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[《》〈〉<>\s]/g, '')
    .replaceAll(/\((?:[^()]*编|\d{4}[^()]*|修订|修正)\)/g, '')
    .replaceAll(COUNTRY, '');
}

/** The law that a title or a short name means. */
export const LAW_BY_NAME: ReadonlyMap<string, Law> = new Map(
  LAWS.flatMap((law) => [law.title, ...law.short].map((name) => [plainTitle(name), law] as const)),
);
