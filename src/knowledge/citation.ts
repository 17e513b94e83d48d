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
export function cite({ law, article, paragraph }: CitedPlace): string {
  const title = titleOf(law).replaceAll('《', '〈').replaceAll('》', '〉');
  const [, number = '', item] = /^(\d)(?:[（(](.+)[)）])?$/.exec(paragraph ?? '') ?? [];
  const place = number === '' ? '' : `第${NUMERALS.charAt(Number(number))}款`;
  return `《${title}》${article}${place}${item === undefined ? '' : `第（${item}）项`}`;
}
