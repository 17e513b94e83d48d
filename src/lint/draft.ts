import { cleanLines } from '../case/text.ts';

/** One line of a draft, as it is matched: full-width forms made plain, invisible characters taken out. */
export interface DraftLine {
  /** Counted from 1, over the lines as the cleaned text has them. */
  readonly number: number;
  readonly text: string;
  /** Where quotations begin and end, their marks included. */
  readonly quotes: readonly Span[];
}

export type Span = readonly [start: number, end: number];

/** The lines of a draft. CR, LF and CRLF end a line alike, so that the numbers are those of an editor. */
export function draftLines(draft: string): DraftLine[] {
  return cleanLines(draft)
    .split('\n')
    .map((line, index) => {
      const text = line.replaceAll(/[\ufffd\p{Cf}]/gu, '').normalize('NFKC');
      return { number: index + 1, text, quotes: quotesIn(text) };
    });
}

const CLOSES: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' };

/** The outermost quotations of a line; one that is never closed is none. One pass and one search a mark. */
function quotesIn(text: string): Span[] {
  const spans: Span[] = [];
  const never = new Set<string>();
  for (let place = 0; place < text.length; place += 1) {
    const close = CLOSES[text.charAt(place)];
    if (close === undefined || never.has(close)) continue;
    const end = text.indexOf(close, place + 1);
    if (end < 0) never.add(close);
    else {
      spans.push([place, end + 1]);
      place = end;
    }
  }
  return spans;
}

const SENTENCE_END = /[。!?;]/;
const CLAUSE_END = /[。!?;,、:]/;

/** How far a word's surroundings are looked at, in characters: longer than any sentence that still reads as one. */
const REACH = 80;

/** What stands before a place in the same sentence, at most so many characters. */
export function sentenceBefore({ text }: DraftLine, place: number, reach = REACH): string {
  return afterLast(text.slice(Math.max(0, place - reach), place), SENTENCE_END);
}

/** What follows a place in the same sentence, with the mark that ends it. */
export function sentenceAfter({ text }: DraftLine, place: number, reach = REACH): string {
  const rest = text.slice(place, place + reach);
  const end = rest.search(SENTENCE_END);
  return end < 0 ? rest : rest.slice(0, end + 1);
}

export function clauseBefore({ text }: DraftLine, place: number, reach = REACH): string {
  return afterLast(text.slice(Math.max(0, place - reach), place), CLAUSE_END);
}

function afterLast(text: string, mark: RegExp): string {
  for (let place = text.length - 1; place >= 0; place -= 1) {
    if (mark.test(text.charAt(place))) return text.slice(place + 1);
  }
  return text;
}

/** A match of a pattern in a line. */
export interface Hit {
  readonly line: DraftLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Each draft as one text, to look for a pattern once instead of line by line. */
const wholes = new WeakMap<readonly DraftLine[], string>();

function wholeOf(lines: readonly DraftLine[]): string {
  const whole = wholes.get(lines) ?? lines.map(({ text }) => text).join('\n');
  wholes.set(lines, whole);
  return whole;
}

/** Every place of a draft that a pattern (with the flag g) matches. */
export function hitsOf(lines: readonly DraftLine[], pattern: RegExp): Hit[] {
  // Nearly every pattern is in no letter. One that asks for a line's end or beginning has to see lines.
  const seesLines = /\$|(?:^|[^[])\^/.test(pattern.source);
  if (!seesLines && wholeOf(lines).search(pattern) < 0) return [];
  return lines.flatMap((line) =>
    Array.from(line.text.matchAll(pattern), (match) => ({
      line,
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
    })),
  );
}

/** The hits that count, of each text once a line: a word repeated ten thousand times is judged once. */
export function countedHits(
  lines: readonly DraftLine[],
  pattern: RegExp,
  counts: (hit: Hit) => boolean,
): Hit[] {
  const seen = new Set<string>();
  return hitsOf(lines, pattern).filter((hit) => {
    const key = `${hit.line.number} ${hit.text}`;
    if (seen.has(key) || !counts(hit)) return false;
    seen.add(key);
    return true;
  });
}

/** The quotation around a hit, its marks left out. */
export function quoteAround({ line: { quotes }, start, end }: Hit): Span | undefined {
  let [low, high] = [0, quotes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = quotes[middle] ?? [0, 0];
    if (to <= start) low = middle + 1;
    else if (from >= end) high = middle - 1;
    else return from < start && end < to ? [from, to] : undefined;
  }
  return undefined;
}

/** Both sides of a hit and itself, within its sentence. */
export function sentenceOf({ line, start, end, text }: Hit): string {
  return sentenceBefore(line, start) + text + sentenceAfter(line, end);
}
