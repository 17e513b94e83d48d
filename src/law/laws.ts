import type { Words } from '../words/language.ts';
import { NOT_CITABLE, SHORT_NAMES } from './not-citable.ts';
import type { LetterRecipient } from './parties.ts';
import type { Detail } from './problems.ts';

type Range = readonly [from: number, to: number];

/**
 * What the lint knows of a law as a whole, for articles that have no row in the table: whom they bind and whether
 * they are there at all.
 */
export interface Law {
  readonly title: string;
  /** The first day in force, YYYY-MM-DD; absent for what may not be cited anyway. */
  readonly since?: string;
  /** Counts by the day of writing; substance by the day of the facts. */
  readonly procedure?: true;
  /** The number of its last article, only where the whole text was counted. */
  readonly last?: number;
  readonly consumers?: true;
  /** Articles that bind only platforms on which others sell, and those that bind payment companies. */
  readonly platform?: readonly Range[];
  readonly payment?: readonly Range[];
  readonly binds?: Bound;
  /** What people also write, besides the short names of the table. */
  readonly also?: readonly string[];
}

const EVERY: readonly Range[] = [[1, 9999]];
const CONSUMERS = { consumers: true } as const;
const PROCEDURE = { procedure: true } as const;

/** Every law of the table. Of those without anything to say here only the day is needed. */
const LAWS: readonly Law[] = [
  {
    title: '中华人民共和国电子商务法',
    since: '2019-01-01',
    last: 89,
    platform: [
      [27, 46],
      [58, 58],
      [61, 61],
    ],
    payment: [[53, 57]],
    also: ['电子商务平台法'],
  },
  {
    title: '中华人民共和国消费者权益保护法',
    since: '2014-03-15',
    last: 63,
    ...CONSUMERS,
    platform: [[44, 44]],
    also: ['消费者权益法', '消费者权利保护法'],
  },
  {
    title: '中华人民共和国消费者权益保护法实施条例',
    since: '2024-07-01',
    last: 53,
    ...CONSUMERS,
    also: ['实施条例'],
  },
  { title: '中华人民共和国民法典', since: '2021-01-01', last: 1260 },
  {
    title: '市场监督管理投诉举报处理办法',
    since: '2026-04-15',
    ...PROCEDURE,
    binds: 'regulator',
    also: ['总局令第121号', '121号令'],
  },
  {
    title: '网络交易监督管理办法',
    since: '2021-05-01',
    platform: [
      [28, 28],
      [31, 31],
    ],
    also: ['37号令'],
  },
  { title: '网络交易平台规则监督管理办法', since: '2026-02-01', platform: EVERY },
  { title: '侵害消费者权益行为处罚办法', since: '2015-03-15', ...CONSUMERS },
  {
    title: '最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）',
    since: '2022-03-15',
    ...CONSUMERS,
    also: ['法释〔2022〕8号'],
  },
  {
    title: '最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释',
    since: '2025-05-01',
    ...CONSUMERS,
    also: ['法释〔2025〕4号'],
  },
  {
    title: '最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释',
    since: '2023-12-05',
    also: ['法释〔2023〕13号'],
  },
  { title: '最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释', since: '2022-03-01' },
  { title: '最高人民法院关于民事诉讼证据的若干规定', since: '2020-05-01', ...PROCEDURE },
  { title: '最高人民法院关于互联网法院审理案件若干问题的规定', since: '2018-09-07', ...PROCEDURE },
  { title: '人民法院在线诉讼规则', since: '2021-08-01', ...PROCEDURE },
  { title: '中华人民共和国民事诉讼法', since: '2024-01-01', ...PROCEDURE },
  { title: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释', since: '2022-04-10', ...PROCEDURE },
  { title: '诉讼费用交纳办法', since: '2007-04-01', ...PROCEDURE },
  { title: '非银行支付机构监督管理条例', since: '2024-05-01', binds: 'payment' },
  { title: '非银行支付机构网络支付业务管理办法', since: '2016-07-01', binds: 'payment' },
  { title: '中华人民共和国电信条例', since: '2000-09-25', binds: 'telecom' },
  { title: '电信用户申诉处理办法', since: '2016-07-30', ...PROCEDURE, binds: 'telecom' },
  { title: '未成年人网络保护条例', since: '2024-01-01' },
  // Replaced on the day its successor came into force; like that one a rule of procedure.
  {
    title: '市场监督管理投诉举报处理暂行办法',
    ...PROCEDURE,
    binds: 'regulator',
    also: ['总局令第20号', '20号令'],
  },
];

/** Articles of the laws that the Civil Code took the place of, with the article that says the same today. */
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

/** A title as one writes it, without marks of width, brackets and what does not tell laws apart. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[《》〈〉<>\s]/g, '')
    .replaceAll(/\((?:[^()]*编|\d{4}[^()]*|修订|修正)\)/g, '')
    .replaceAll('中华人民共和国', '');
}

/** The law that a title or a short name means: those of the table, and those that must not be cited. */
export const LAW_BY_NAME: ReadonlyMap<string, Law> = new Map([
  // A law that may not be cited goes by its first name; the table's own names come later and prevail.
  ...NOT_CITABLE.flatMap(({ names }) => {
    const [title] = names;
    return title === undefined ? [] : names.map((name) => [plainTitle(name), { title }] as const);
  }),
  ...LAWS.flatMap((law) =>
    [law.title, ...(SHORT_NAMES[law.title] ?? []), ...(law.also ?? []), ...aliasesOf(law.title)].map(
      (name) => [plainTitle(name), law] as const,
    ),
  ),
]);

function aliasesOf(title: string): readonly string[] {
  return NOT_CITABLE.filter(({ kind, names }) => kind === 'repealed' && names[0] === title).flatMap(
    ({ names }) => names,
  );
}

/** Who reads a claim against the site. */
export const AGAINST_SITE: readonly LetterRecipient[] = ['site', '12315', 'consumer-association', 'court'];
/** A remedy of contract law, or what courts read into it: regulators mediate, they do not rescind. */
export const SITE_AND_COURT: readonly LetterRecipient[] = ['site', 'consumer-association', 'court'];
/** Rules for companies that are no bank: them, and the central bank that watches over them. */
export const PAYMENT_COMPANY: readonly LetterRecipient[] = ['payment', 'pboc'];
/** Rules for whoever carries out payments. */
export const ANY_PAYMENT: readonly LetterRecipient[] = ['payment', 'bank', 'pboc'];
/** A user may cite it; the program does not know enough to do so by itself. */
export const NOBODY: readonly LetterRecipient[] = [];

/** It does not depend on the problem. */
export const ANY: readonly Detail[] = [];

/** Whom a rule binds. One for platforms only is never held against a site that sells for itself. */
type Bound = 'seller' | 'marketplace' | 'payment' | 'regulator' | 'telecom' | 'court' | 'anyone';

/**
 * `ground`: a right or duty the refund may rest on. `procedure`: how an authority or court proceeds. `evidence`: what
 * a proof is worth. `period`: how time is counted. Only a ground stands among the grounds of a letter.
 */
export type Role = 'ground' | 'procedure' | 'evidence' | 'period';

/** Where it is open whether a contract came about, each reading has its own articles. */
export type Branch = 'contract' | 'no-contract';

/** An article that may be cited, held against the text in force on the day the table names. */
export interface StatuteRow {
  /** The law's full title; in brackets the book of a code. */
  readonly law: string;
  /** The number it was published under; empty where that could not be confirmed. */
  readonly number: string;
  readonly article: string;
  /** The paragraph's number, with an item `1(四)`; null for the whole article. */
  readonly paragraph: string | null;
  /** The first day it was in force, YYYY-MM-DD. Substance counts by the day of the facts, procedure by that of filing. */
  readonly since: string;
  /** The first day it is in force no longer. */
  readonly until?: string;
  /** Its wording, or that it is still in force, was confirmed from copies of others only. */
  readonly secondHand?: true;
  readonly role: Role;
  readonly binds: Bound;
  /** Only for somebody who bought for their own use: the law protects consumers. */
  readonly consumersOnly: boolean;
  /** 1: carries the claim, also in a short text. 2: in a full letter. 3: only where everything is set out (court). */
  readonly strength: 1 | 2 | 3;
  /** In letters to whom it may stand; empty where a user may cite it but the program never does by itself. */
  readonly to: readonly LetterRecipient[];
  /** The details of problems it fits; empty where it does not depend on them. */
  readonly fits: readonly Detail[];
  /** Only where the case says so. */
  readonly only?: StatuteCondition;
  /** Whether it supposes that a contract came about, or that none did; absent where it holds either way. */
  readonly branch?: Branch;
  /** Where it must not be used; null where there is no trap. */
  readonly never: Words | null;
  /** What it says, in our own words, so that it can stand inside 根据《…》第…条，…。 */
  readonly summary: Words;
}

/** Facts of the case without which a row stays out. */
interface StatuteCondition {
  /** The provision speaks of consumers: not for somebody who said that they bought to resell. */
  readonly reseller?: false;
  /** Only where the money was paid in one of these ways. */
  readonly payChannel?: readonly string[];
  /** `not-prepaid`: anything but a balance. */
  readonly money?: 'balance' | 'order' | 'not-prepaid';
  readonly payer?: 'minor' | 'stolen';
  /** The user stated evidence that they were deceived on purpose. */
  readonly intent?: true;
  /** More than fifteen days have passed without the refund (window `stalling-15d`). */
  readonly stalled?: true;
}

/** Where a law says something, as letters and screens name it. */
interface CitedPlace {
  readonly law: string;
  readonly article: string;
  /** `1`, or `1(四)` with an item; null for the whole article. */
  readonly paragraph: string | null;
}

const NUMERALS = '零一二三四五六七八九';

/** A law's title as it is printed: without the book of a code (合同编) and without its edition (2023修正). */
export function titleOf(law: string): string {
  return law.replace(/（(?:[^（）]*编|\d{4}修[正订])）$/, '');
}

/** 《中华人民共和国民法典》第五百零九条第一款; with an item: 第十六条第一款第（四）项 */
export function cite(cited: CitedPlace): string {
  const title = titleOf(cited.law).replaceAll('《', '〈').replaceAll('》', '〉');
  return `《${title}》${placeIn(cited)}`;
}

/** Where in its law: 第五百零九条第一款 */
export function placeIn({ article, paragraph }: CitedPlace): string {
  const [, number = '', item] = /^(\d)(?:[（(](.+)[)）])?$/.exec(paragraph ?? '') ?? [];
  const place = number === '' ? '' : `第${NUMERALS.charAt(Number(number))}款`;
  return `${article}${place}${item === undefined ? '' : `第（${item}）项`}`;
}

/** 509 for 第五百零九条, for putting articles in order. */
export function articleNumber(article: string): number {
  let whole = 0;
  let digit = 0;
  for (const sign of article.replaceAll(/[第条]/g, '')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit === undefined) digit = NUMERALS.indexOf(sign);
    else {
      // 十六条 has no 一 before its 十.
      whole += Math.max(1, digit) * unit;
      digit = 0;
    }
  }
  return whole + digit;
}
