import type { Bound } from './citation.ts';

type Range = readonly [from: number, to: number];

/**
 * A law as a whole, with what people call it. The lint needs it for articles that have no row among the statutes: whom
 * they bind, and whether they exist at all.
 */
export interface Law {
  readonly title: string;
  /** What people call it, without the title itself: for reading what somebody typed between 《 and 》. */
  readonly names: readonly string[];
  /** The first day in force, YYYY-MM-DD; absent for a law that may not be cited anyway. */
  readonly since?: string;
  /** A law of procedure counts as in force on the day of writing; substance on the day of the facts. */
  readonly procedure?: true;
  /** The number of its last article, if the whole text was counted. */
  readonly last?: number;
  readonly consumers?: true;
  /** Articles that bind only platforms on which others sell, and those that bind payment companies. */
  readonly platform?: readonly Range[];
  readonly payment?: readonly Range[];
  readonly binds?: Bound;
}

const EVERY: readonly Range[] = [[1, 9999]];
const CONSUMERS = { consumers: true } as const;
const PROCEDURE = { procedure: true } as const;

/** Every law of which a statute is a row. */
export const LAWS: readonly Law[] = [
  {
    title: '中华人民共和国电子商务法',
    names: ['电子商务法', '电商法', '电子商务平台法'],
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
    names: ['消费者权益保护法', '消费者保护法', '消保法', '消法', '消费者权益法', '消费者权利保护法'],
    since: '2014-03-15',
    last: 63,
    ...CONSUMERS,
    platform: [[44, 44]],
  },
  {
    title: '中华人民共和国消费者权益保护法实施条例',
    names: [
      '消费者权益保护法实施条例',
      '消保法实施条例',
      '消法实施条例',
      '消费者权益保护条例',
      '消费者权益保护实施条例',
      '实施条例',
    ],
    since: '2024-07-01',
    last: 53,
    ...CONSUMERS,
  },
  {
    title: '中华人民共和国民法典',
    names: ['民法典', '民法典合同编', '民法典总则编', '民法典总则', '民法典合同法编'],
    since: '2021-01-01',
    last: 1260,
  },
  {
    title: '市场监督管理投诉举报处理办法',
    names: [
      '市场监管投诉举报处理办法',
      '投诉举报处理办法',
      '投诉举报办法',
      '12315投诉举报处理办法',
      '12315办法',
      '总局令第121号',
      '121号令',
    ],
    since: '2026-04-15',
    ...PROCEDURE,
    binds: 'regulator',
  },
  {
    title: '网络交易监督管理办法',
    names: ['网络交易监管办法', '网络交易办法', '37号令'],
    since: '2021-05-01',
    platform: [
      [28, 28],
      [31, 31],
    ],
  },
  {
    title: '网络交易平台规则监督管理办法',
    names: ['网络交易平台规则办法', '平台规则监督管理办法', '平台规则办法'],
    since: '2026-02-01',
    platform: EVERY,
  },
  {
    title: '侵害消费者权益行为处罚办法',
    names: ['侵害消费者权益处罚办法', '消费者权益行为处罚办法', '处罚办法'],
    since: '2015-03-15',
    ...CONSUMERS,
  },
  {
    title: '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
    names: [
      '关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
      '网络消费纠纷司法解释',
      '网络消费司法解释',
      '网络消费纠纷规定',
      '网络消费规定（一）',
      '网络消费规定',
      '法释〔2022〕8号',
    ],
    since: '2022-03-15',
    ...CONSUMERS,
  },
  {
    title: '最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释',
    names: [
      '关于审理预付式消费民事纠纷案件适用法律若干问题的解释',
      '预付式消费司法解释',
      '预付式消费解释',
      '预付费司法解释',
      '预付卡司法解释',
      '法释〔2025〕4号',
    ],
    since: '2025-05-01',
    ...CONSUMERS,
  },
  {
    title: '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释',
    names: [
      '民法典合同编通则司法解释',
      '民法典合同编通则解释',
      '民法典合同编司法解释',
      '合同编通则司法解释',
      '合同编通则解释',
      '合同编解释',
      '关于适用民法典合同编通则若干问题的解释',
      '法释〔2023〕13号',
    ],
    since: '2023-12-05',
  },
  {
    title: '最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释',
    names: [
      '民法典总则编司法解释',
      '民法典总则编解释',
      '总则编司法解释',
      '总则编解释',
      '关于适用民法典总则编若干问题的解释',
    ],
    since: '2022-03-01',
  },
  {
    title: '最高人民法院关于民事诉讼证据的若干规定',
    names: ['关于民事诉讼证据的若干规定', '民事诉讼证据规定', '民事证据规定', '证据规定'],
    since: '2020-05-01',
    ...PROCEDURE,
  },
  {
    title: '最高人民法院关于互联网法院审理案件若干问题的规定',
    names: ['关于互联网法院审理案件若干问题的规定', '互联网法院规定'],
    since: '2018-09-07',
    ...PROCEDURE,
  },
  { title: '人民法院在线诉讼规则', names: ['在线诉讼规则'], since: '2021-08-01', ...PROCEDURE },
  { title: '中华人民共和国民事诉讼法', names: ['民事诉讼法', '民诉法'], since: '2024-01-01', ...PROCEDURE },
  {
    title: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释',
    names: ['民事诉讼法司法解释', '民事诉讼法解释', '民诉法司法解释', '民诉法解释', '民诉解释'],
    since: '2022-04-10',
    ...PROCEDURE,
  },
  { title: '诉讼费用交纳办法', names: ['诉讼费用办法', '诉讼费办法'], since: '2007-04-01', ...PROCEDURE },
  {
    title: '非银行支付机构监督管理条例',
    names: ['非银行支付机构条例', '非银支付条例', '非银条例', '支付机构条例', '支付条例'],
    since: '2024-05-01',
    binds: 'payment',
  },
  {
    title: '非银行支付机构网络支付业务管理办法',
    names: ['网络支付业务管理办法', '网络支付管理办法', '网络支付办法'],
    since: '2016-07-01',
    binds: 'payment',
  },
  { title: '中华人民共和国电信条例', names: ['电信条例'], since: '2000-09-25', binds: 'telecom' },
  {
    title: '电信用户申诉处理办法',
    names: ['电信用户申诉办法', '电信申诉办法', '用户申诉处理办法'],
    since: '2016-07-30',
    ...PROCEDURE,
    binds: 'telecom',
  },
  { title: '未成年人网络保护条例', names: ['未成年人网络条例'], since: '2024-01-01' },
  // Replaced on the day its successor came into force; like that one a rule of procedure.
  {
    title: '市场监督管理投诉举报处理暂行办法',
    names: ['总局令第20号', '20号令'],
    ...PROCEDURE,
    binds: 'regulator',
  },
];

/** A law's title and everything that people call it. */
export function namesOf(title: string): readonly string[] {
  return [title, ...(LAWS.find((law) => law.title === title)?.names ?? [])];
}

/** A title reduced to what tells laws apart: without brackets, width, edition, book of a code and 中华人民共和国. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[《》〈〉<>\s]/g, '')
    .replaceAll(/\((?:[^()]*编|\d{4}[^()]*|修订|修正)\)/g, '')
    .replaceAll('中华人民共和国', '');
}
