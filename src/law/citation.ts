import type { Words } from '../words/language.ts';
import type { LetterRecipient } from './parties.ts';
import type { Detail } from './problems.ts';

/** An article that may be cited. `CHECKS` says when its law was last compared with the text in force. */
export interface StatuteRow {
  /** The law's full title; in brackets the book of a code. */
  readonly law: string;
  /** The number it was published under; empty if that could not be confirmed. */
  readonly number: string;
  readonly article: string;
  /** The paragraph's number, with an item `1(四)`; null for the whole article. */
  readonly paragraph: string | null;
  /** The first day it was in force, YYYY-MM-DD. Substance counts by the day of the facts, procedure by that of filing. */
  readonly since: string;
  /** The first day it is in force no longer. */
  readonly until?: string;
  /** Its wording, or that it is still in force, was confirmed only from third-party copies. */
  readonly secondHand?: true;
  readonly role: Role;
  readonly binds: Bound;
  /** Only for somebody who bought for their own use: the law protects consumers. */
  readonly consumersOnly: boolean;
  /** 1: carries the claim, also in a short text. 2: in a full letter. 3: only where everything is set out (court). */
  readonly strength: 1 | 2 | 3;
  /** The letters in which it may stand; empty if a user may cite it but the program never does by itself. */
  readonly to: readonly LetterRecipient[];
  /** The details of problems it fits; empty if it does not depend on them. */
  readonly fits: readonly Detail[];
  /** Only if the case says so. */
  readonly only?: StatuteCondition;
  /** Whether it supposes that a contract came about, or that none did; absent if it holds either way. */
  readonly branch?: Branch;
  /** When it must not be used; null if there is no trap. */
  readonly never: Words | null;
  /** What it says, in our own words, so that it can stand inside 根据《…》第…条，…。 */
  readonly summary: Words;
}

/** Whom a rule binds. One for platforms only is never cited against a site that sells for itself. */
export type Bound = 'seller' | 'marketplace' | 'payment' | 'regulator' | 'telecom' | 'court' | 'anyone';

/**
 * `ground`: a right or duty the refund may rest on. `procedure`: how an authority or court proceeds. `evidence`: what
 * a proof is worth. `period`: how time is counted. Only a ground stands among the grounds of a letter.
 */
export type Role = 'ground' | 'procedure' | 'evidence' | 'period';

/** If it is open whether a contract came about, each reading has its own articles. */
export type Branch = 'contract' | 'no-contract';

/** Facts of the case that a row needs; without them it stays out. */
interface StatuteCondition {
  /** The provision is for consumers: not for a user who said that they bought to resell. */
  readonly reseller?: false;
  /** Only if the money was paid in one of these ways. */
  readonly payChannel?: readonly string[];
  /** `not-prepaid`: anything but a balance. */
  readonly money?: 'balance' | 'order' | 'not-prepaid';
  readonly payer?: 'minor' | 'stolen';
  /** The user stated evidence that they were deceived on purpose. */
  readonly intent?: true;
  /** More than fifteen days have passed without the refund (window `stalling-15d`). */
  readonly stalled?: true;
}

/** Readers of a claim against the site. */
export const AGAINST_SITE: readonly LetterRecipient[] = ['site', '12315', 'consumer-association', 'court'];
/** Readers of a remedy of contract law, or of how courts read it: regulators mediate, they do not rescind. */
export const SITE_AND_COURT: readonly LetterRecipient[] = ['site', 'consumer-association', 'court'];
/** Readers of rules for payment companies that are not banks: they, and the central bank that supervises them. */
export const PAYMENT_COMPANY: readonly LetterRecipient[] = ['payment', 'pboc'];
/** Readers of rules for all who carry out payments. */
export const ANY_PAYMENT: readonly LetterRecipient[] = ['payment', 'bank', 'pboc'];
/** A user may cite it; the program does not know enough to do so by itself. */
export const NOBODY: readonly LetterRecipient[] = [];

/** For `fits`: it does not depend on the problem. */
export const ANY: readonly Detail[] = [];

/** A place in a law, as letters and screens name it. */
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

/** The place within its law: 第五百零九条第一款 */
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
