/** Where a law says something, as letters and screens name it. */
export interface CitedPlace {
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
