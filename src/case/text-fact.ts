import { type Parsed, parsed, refused } from './parsed.ts';

const MOST_ORDER = 128;

/** An order or payment number: a reference with a digit or a letter in it. 五十 is no number that anybody could look up. */
export function checkOrderNumber(
  text: string,
): ReturnType<typeof checkReference> | Parsed<string, 'no-number'> {
  const reference = checkReference(text);
  return reference.ok && !/[0-9A-Za-z０-９]/.test(reference.value) ? refused('no-number') : reference;
}

/** What somebody filed it under: trimmed, short, and nothing in it that acts on a screen. */
export function checkReference(
  text: string,
): Parsed<string, 'empty' | 'too-long' | 'control-character' | 'direction-mark'> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(trimmed)) return refused('direction-mark');
  if (/[\p{Cc}\u2028\u2029]/u.test(trimmed)) return refused('control-character');
  return [...trimmed].length > MOST_ORDER ? refused('too-long') : parsed(trimmed);
}

/** Free text, kept as it was typed. `limit` is in characters (code points). */
export function checkText(text: string, limit: number): Parsed<string, 'empty' | 'too-long'> {
  if (text.trim() === '') return refused('empty');
  return [...text].length > limit ? refused('too-long') : parsed(text);
}
