import type { Citation } from '../../case/events.ts';
import { STATUTES } from '../../knowledge/statutes/statutes.ts';
import type { StatuteRow } from '../../knowledge/statutes/row.ts';
import { type DraftLine, draftLines } from './draft.ts';
import { type Law, LAW_BY_NAME, plainTitle } from '../../knowledge/statutes/laws.ts';
import { figure, inChinese } from './numerals.ts';

/** A law or article as a draft names it. */
export interface Cited {
  readonly line: DraftLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The title as written; where it was not repeated, the one before it. */
  readonly title: string;
  /** Undefined for a title nobody here knows. */
  readonly law: Law | undefined;
  /** Null where only the law is named. */
  readonly article: number | null;
  /** What follows the number: 之一; empty for most. */
  readonly suffix: string;
  /** `1`, `1(四)`, null for the whole article. */
  readonly paragraph: string | null;
}

const NUMBER = String.raw`[〇零一二两三四五六七八九十百千\d]{1,9}`;
const ARTICLE = String.raw`(?:第\s*|(?<=[、和与及至到~\-》法]\s{0,2}))(?<number>${NUMBER})\s*条(?<suffix>之[一二三四五六七八九十])?`;
const PLACE = String.raw`(?:\s*第?\s*(?<paragraph>[一二三四五六七八九十\d]{1,2})\s*款)?(?:\s*第?\s*\(?(?<item>[一二三四五六七八九十\d]{1,3})\)?\s*项)?`;

/** Names that mean a law only where an article follows at once. */
const VAGUE = ['处罚办法', '证据规定', '支付条例', '暂行办法', '12315办法', '实施条例', '支付机构条例'];

/** Longest first, so that 消法实施条例 is not read as 消法. Long titles stand in 《》 and are read there. */
const NAMES = [...LAW_BY_NAME.keys()]
  .filter((name) => name.length < 24)
  .toSorted((a, b) => b.length - a.length)
  .map((name) => {
    const written = name.replaceAll(/[()〔〕]/g, String.raw`\$&`);
    return VAGUE.includes(name) ? String.raw`${written}(?=第|\d)` : written;
  });

const TOKEN = new RegExp(
  [
    String.raw`《(?<title>[^《》]{1,40}(?:《[^《》]{1,30}》[^《》]{0,40})?)》`,
    String.raw`(?<same>同法|该法|本法|上述法律)(?!院|官|律)`,
    String.raw`(?:中华人民共和国)?(?<![取撤抵注]|劳动)(?<name>${NAMES.join('|')})(?!》|第?二维)`,
    // Only what joins one article to the next stands between; anything else begins anew.
    String.raw`(?<sep>[,、和与及至到~-]{0,2})\s*${ARTICLE}${PLACE}`,
    String.raw`第(?<bare>${NUMBER})(?=\s*[、和与及至到~-]\s*第?\s*${NUMBER}\s*条)`,
    String.raw`(?<end>[。!?;])`,
  ].join('|'),
  'g',
);

/** Every law and article of a draft, in its order. */
export function citationsIn(lines: readonly DraftLine[]): Cited[] {
  const found: Cited[] = [];
  let last: Pick<Cited, 'title' | 'law'> | undefined;
  for (const line of lines) {
    // A bare article belongs to the law of its own sentence.
    let here: Pick<Cited, 'title' | 'law'> | undefined;
    let from: { number: number; end: number } | undefined;
    for (const match of line.text.matchAll(TOKEN)) {
      const {
        title,
        same,
        name,
        number,
        bare,
        suffix = '',
        paragraph,
        item,
        sep = '',
        end,
      } = match.groups ?? {};
      const at = { line, start: match.index, end: match.index + match[0].length, text: match[0] };
      if (end !== undefined) here = undefined;
      else if (title !== undefined || name !== undefined) {
        const written = title ?? name ?? '';
        here = { title: written, law: LAW_BY_NAME.get(plainTitle(written)) };
        last = here;
        found.push({ ...at, ...here, article: null, suffix: '', paragraph: null });
      } else if (same !== undefined) here = last;
      else if (here) {
        const article = figure(number ?? bare ?? '');
        if (article === undefined) continue;
        if (/[至到~-]/.test(sep) && from?.end === at.start) {
          for (let between = from.number + 1; between < Math.min(article, from.number + 60); between += 1) {
            found.push({ ...at, ...here, article: between, suffix: '', paragraph: null });
          }
        }
        from = { number: article, end: at.end };
        found.push({ ...at, ...here, article, suffix, paragraph: placeOf(paragraph, item) });
      }
    }
  }
  return found;
}

function placeOf(paragraph: string | undefined, item: string | undefined): string | null {
  const number = paragraph === undefined ? undefined : figure(paragraph);
  if (item === undefined) return number === undefined ? null : String(number);
  const written = /^\d+$/.test(item) ? inChinese(Number(item)) : item;
  return `${number ?? 1}(${written})`;
}

/** 第四十九条, 第一百二十条之一 */
export function articleText({ article, suffix }: Pick<Cited, 'article' | 'suffix'>): string {
  return article === null ? '' : `第${inChinese(article)}条${suffix}`;
}

const ROWS_BY_PLACE = new Map<string, StatuteRow[]>();
for (const row of Object.values(STATUTES) as StatuteRow[]) {
  const key = `${plainTitle(row.law)} ${row.article}`;
  ROWS_BY_PLACE.set(key, [...(ROWS_BY_PLACE.get(key) ?? []), row]);
}

/** The rows of the table that a citation means: those of its paragraph, or of the article where it names none. */
export function rowsOf(cited: Cited): readonly StatuteRow[] {
  if (!cited.law || cited.article === null) return [];
  const rows = ROWS_BY_PLACE.get(`${plainTitle(cited.law.title)} ${articleText(cited)}`) ?? [];
  if (cited.paragraph === null) return rows;
  const number = cited.paragraph.charAt(0);
  return rows.filter(
    ({ paragraph }) => paragraph === null || paragraph === cited.paragraph || paragraph === number,
  );
}

/** The citation as letters record it; the law named as in the table, where it stands there. */
export function asCitation(cited: Cited): Citation {
  const [row] = rowsOf(cited);
  return {
    law: row?.law ?? cited.law?.title ?? cited.title,
    article: articleText(cited),
    paragraph: cited.paragraph,
  };
}

/** The articles that a text cites, each once, in its order. */
export function citedIn(text: string): Citation[] {
  const seen = new Map<string, Citation>();
  for (const cited of citationsIn(draftLines(text))) {
    if (cited.article === null) continue;
    const citation = asCitation(cited);
    const key = `${citation.law} ${citation.article} ${citation.paragraph ?? ''}`;
    if (!seen.has(key)) seen.set(key, citation);
  }
  return [...seen.values()];
}
