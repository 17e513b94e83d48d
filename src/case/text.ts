import { type Parsed, parsed, refused } from '../errors.ts';

/** Plain Latin and Chinese text, as nearly all of it is: nothing to clean, and no long table is needed to see that. */
const PLAIN = /^[ -~\u00a1-\u00ac\u2010-\u2027\u3000-\u3029\u3030-\u303f\u4e00-\u9fff\uff01-\uff60]*$/;

/** Text from outside as one harmless line, for screens and letters. */
export function clean(text: string): string {
  return cleanLines(text).replaceAll('\n', ' ');
}

/** The same, with its line breaks kept. */
export function cleanLines(text: string): string {
  return PLAIN.test(text) ? text : cleaned(text);
}

function cleaned(text: string): string {
  // Characters that act instead of showing: controls, direction marks, invisible format characters, halves.
  const acting = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;
  const escape = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
  return text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(escape, '\ufffd')
    .replaceAll(acting, (character) => (character === '\n' || character === '\u200d' ? character : '\ufffd'))
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1');
}

/** Free text, kept as it was typed. `limit` is in characters (code points). */
export function checkText(text: string, limit: number): Parsed<string, 'empty' | 'too-long'> {
  if (text.trim() === '') return refused('empty');
  return isLonger(text, limit) ? refused('too-long') : parsed(text);
}

/** Whether a text has more characters (code points) than that. */
export function isLonger(text: string, limit: number): boolean {
  // A character is one or two units, so that hardly any text has to be counted.
  return text.length > limit && (text.length > limit * 2 || [...text].length > limit);
}

/** A key that is equal for texts people would call the same: width, case and spaces do not count. */
export function samenessKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}

/** By so many of its first characters a longer text is found. */
const BEGIN = 8;

/**
 * Puts something else in the place of texts, wherever they stand: at each place the longest of them. There may be tens
 * of thousands of both, so a place is looked up, and not every text searched for in every other.
 * @param texts those of one character are left alone
 * @param by what is put in the place of one that was found
 */
export function replacing(texts: readonly string[], by: (found: string) => string): (text: string) => string {
  const known = new Set(texts.filter(({ length }) => length > 1));
  const lengths = new Map<string, Set<number>>();
  for (const text of known) {
    const begin = text.slice(0, BEGIN);
    lengths.set(begin, (lengths.get(begin) ?? new Set()).add(text.length));
  }
  const longestAt = (text: string, from: number) => {
    let longest = 0;
    for (let size = 2; size <= BEGIN; size += 1)
      for (const length of lengths.get(text.slice(from, from + size)) ?? [])
        if (length > longest && known.has(text.slice(from, from + length))) longest = length;
    return longest;
  };
  return (text) => {
    if (known.size === 0) return text;
    let [done, copied] = ['', 0];
    for (let from = 0; from < text.length; from += 1) {
      const length = longestAt(text, from);
      if (length === 0) continue;
      done += text.slice(copied, from) + by(text.slice(from, from + length));
      copied = from + length;
      from = copied - 1;
    }
    return done + text.slice(copied);
  };
}

/** A text to go on with: cleaned, without the stop at its end. */
export function withoutStop(text: string): string {
  return clean(text)
    .trim()
    .replace(/[。.！!；;]+$/, '');
}

/** Things by what they have in common, each group in the order they came (Node 20 has no `Map.groupBy`). */
export function grouped<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** One line of JSON that reads back as the very same strings and does nothing to a terminal. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029]|[\p{Cf}\p{Co}]/gu, (characters) =>
    Array.from({ length: characters.length }, (_, index) => escapeUnit(characters.charCodeAt(index))).join(
      '',
    ),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
