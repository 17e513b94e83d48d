import type { Clause } from './clauses.ts';
import { REPLY_CONCEPTS, STORY_CONCEPTS } from './concepts.ts';

/** One thing in a text that the model weighs, and where it stands. */
export interface Feature {
  readonly name: string;
  readonly start: number;
  readonly length: number;
}

/** Groups of phrases, each as one pattern. */
export type Groups = readonly (readonly [string, RegExp])[];

const patterns = (concepts: Readonly<Record<string, readonly string[]>>): Groups =>
  Object.entries(concepts).map(([name, phrases]) => [
    name,
    new RegExp(phrases.map((one) => one.replaceAll('…', '[^,。]{0,6}?')).join('|')),
  ]);
export const STORIES = patterns(STORY_CONCEPTS);
export const REPLIES = patterns(REPLY_CONCEPTS);

/** The longest row of characters that is one feature. */
const LONGEST = 4;

/** What the model weighs of a clause: its text, and how it is meant. */
type Weighed = Pick<Clause, 'low' | 'start' | 'voice' | 'doubted' | 'aside'>;

/**
 * What the model weighs in a text: groups of phrases with their speaker, and rows of characters.
 * @param wanted the rows that are looked for; all, if it is left out
 */
export function featuresOf(
  clauses: readonly Weighed[],
  groups: Groups,
  wanted?: ReadonlyMap<string, unknown>,
): Feature[] {
  const found: Feature[] = [];
  // A clause said again tells nothing more: each feature is weighed once.
  const said = new Set<string>();
  for (const clause of clauses) {
    const key = `${clause.voice}${clause.doubted ? '?' : ''}${clause.aside ? '-' : ''} ${clause.low}`;
    if (said.has(key)) continue;
    said.add(key);
    addGroups(found, clause, groups);
    addRows(found, clause, wanted);
  }
  return found;
}

function addGroups(found: Feature[], { low, start, voice, doubted, aside }: Weighed, groups: Groups): void {
  const how = doubted ? '?' : aside ? '-' : voice === 'site' ? '@' : '';
  for (const [name, pattern] of groups) {
    const match = pattern.exec(low);
    if (match) found.push({ name: `<${name}>${how}`, start: start + match.index, length: match[0].length });
  }
}

/** Signs that stand for what is never twice the same: a number, a code, an address, a channel. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:https?:\/\/)?(?:[a-z\d-]{1,40}\.){1,3}(?:com|cn|net|org|top|xyz|vip|shop|cc|club|site|online|store|me|io)(?![a-z\d])[^\s,。]{0,60}/y,
    'U',
  ],
  [/[a-z]{0,8}[-_]?\d[a-z\d_-]{5,40}/y, '#'],
  [/\d{1,12}(?:[.:,/-]\d{1,8}){0,3}/y, '0'],
  [/微信(?:支付)?|支付宝|云闪付|花呗|wechat(?: ?pay)?|alipay|zfb|[wv]x/y, 'P'],
];
const SKIPPED = /[“”"'「」『』《》【】[\]()‘’*~…·—_+=<>\\/#^|\s]|[\ud800-\udfff]/;

interface Sign {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A clause as signs: each character, or what a row of them stands for. */
function signsOf({ low, start }: Weighed): Sign[] {
  const signs: Sign[] = [{ text: '^', start, end: start }];
  let at = 0;
  while (at < low.length) {
    let [text, length] = [low[at] ?? '', 1];
    if (/[a-z\d微支云花]/.test(text)) {
      for (const [pattern, sign] of SIGNS) {
        pattern.lastIndex = at;
        const found = pattern.exec(low);
        if (!found) continue;
        [text, length] = [sign, found[0].length];
        break;
      }
      if (length === 1 && /[a-z]/.test(text)) {
        WORD.lastIndex = at;
        text = WORD.exec(low)?.[0] ?? text;
        length = text.length;
        if (length > 1) text = ` ${text}`;
      }
    }
    if (!SKIPPED.test(text) || length > 1) signs.push({ text, start: start + at, end: start + at + length });
    at += length;
  }
  return [...signs, { text: '$', start: start + at, end: start + at }];
}
const WORD = /[a-z]{1,20}/y;

function addRows(found: Feature[], clause: Weighed, wanted: ReadonlyMap<string, unknown> | undefined): void {
  const signs = signsOf(clause);
  for (let from = 0; from < signs.length; from += 1) {
    const begin = signs[from]?.start ?? 0;
    const last = Math.min(signs.length, from + LONGEST);
    let name = '';
    for (let to = from; to < last; to += 1) {
      const sign = signs[to];
      if (!sign) break;
      name += sign.text;
      if (name !== '^' && name !== '$' && (!wanted || wanted.has(name)))
        found.push({ name, start: begin, length: sign.end - begin });
    }
  }
}
