import { parseAmount } from '../../case/amount.ts';
import { dayFrom } from '../../deadlines/civil-day.ts';
import type { DraftLine } from './draft.ts';
import { figure } from './numerals.ts';

/** Something a draft says in figures, with its value: fen for money, a civil day for a date. */
export interface Figure {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  readonly value: number;
}

const MONEY =
  /(?:[¥$]|rmb|cny|人民币)\s{0,3}(?<signed>\d[\d,]{0,14}(?:\.\d{1,2})?)|(?<![\d.,])(?<plain>\d[\d,]{0,14}(?:\.\d{1,2})?)\s{0,3}(?:元|块|圆|yuan|rmb|cny)|(?<words>[一二两三四五六七八九十百千零壹贰叁肆伍陆柒捌玖拾佰仟]{1,9})(?:元|块钱|圆)/gi;
const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟';
const COMMON = '一二三四五六七八九十百千';

/** Amounts of money, however they are written: ¥100, 100.00元, 一百元, 壹佰元整. */
export function amountsIn(lines: readonly DraftLine[]): Figure[] {
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(MONEY)).flatMap((match): Figure[] => {
      const { signed, plain, words } = match.groups ?? {};
      const value = words === undefined ? fenOf(signed ?? plain ?? '') : inWords(words);
      return value === undefined ? [] : [{ line: line.number, start: match.index, text: match[0], value }];
    }),
  );
}

function fenOf(text: string): number | undefined {
  const found = parseAmount(text.replace(/,$/, ''));
  return found.ok ? found.value : undefined;
}

function inWords(words: string): number | undefined {
  const common = words.replaceAll(/./gu, (one) => {
    const index = FORMAL.indexOf(one);
    return index < 0 ? one : COMMON.charAt(index);
  });
  const yuan = figure(common);
  return yuan === undefined ? undefined : yuan * 100;
}

const DATE =
  /(?<![\d.])(?<year>20\d\d)\s{0,2}(?:年|[-/.])\s{0,2}(?<month>\d{1,2})\s{0,2}(?:月|[-/.])\s{0,2}(?<date>\d{1,2})(?![\d])\s{0,2}[日号]?|(?<!\d)(?<m>\d{1,2})\s{0,2}月\s{0,2}(?<d>\d{1,2})\s{0,2}[日号]/g;

/** A date of a draft; without a year its value counts in the year of `today` or, where that is still to come, the one before. */
export function datesIn(lines: readonly DraftLine[], today: number): Figure[] {
  const { year: thisYear } = { year: new Date(today * 86_400_000).getUTCFullYear() };
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(DATE)).flatMap((match): Figure[] => {
      const { year, month, date, m, d } = match.groups ?? {};
      const parts = { month: Number(month ?? m), date: Number(date ?? d) };
      if (parts.month < 1 || parts.month > 12 || parts.date < 1 || parts.date > 31) return [];
      const inThis = dayFrom({ year: year === undefined ? thisYear : Number(year), ...parts });
      const late = year === undefined && inThis > today + 90;
      const value = late ? dayFrom({ year: thisYear - 1, ...parts }) : inThis;
      return [{ line: line.number, start: match.index, text: match[0], value }];
    }),
  );
}
