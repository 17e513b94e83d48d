/*
 * Texts of which nobody said how they are encoded: files that the user typed or saved, bills, pages of a site, names
 * in a zip.
 */

/** A text and the encoding it was found in. */
interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

/** The most bytes that one character takes. */
const WIDEST = 4;

/**
 * Decodes strictly: a byte order mark decides; without one UTF-8 is tried, then GB18030. A single wrong byte rules an
 * encoding out. Undefined if the bytes are no text.
 * @param options.mayBeCut the last character may be incomplete, because the file was cut off
 */
export function decodeText(
  bytes: Uint8Array,
  { mayBeCut = false }: { readonly mayBeCut?: boolean } = {},
): DecodedText | undefined {
  const cuts = mayBeCut ? Math.min(WIDEST, bytes.length) : 1;
  for (const encoding of encodingsOf(bytes)) {
    for (let missing = 0; missing < Math.max(1, cuts); missing += 1) {
      const text = decodeAs(encoding, bytes.subarray(0, bytes.length - missing));
      if (text !== undefined) return { text, encoding };
    }
  }
  return undefined;
}

function encodingsOf([first, second]: Uint8Array): readonly DecodedText['encoding'][] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text of a text, CSV or HTML file; null if its bytes are no text. Nothing in it is run or followed.
 */
export function fileText(name: string, bytes: Uint8Array): string | null {
  const decoded = decodeText(bytes);
  // Texts hold no zero byte, except in UTF-16.
  if (!decoded || (!decoded.encoding.startsWith('utf-16') && bytes.includes(0))) return null;
  const { text } = decoded;
  return /\.html?$/i.test(name) || /^\s*<(?:!doctype html|html)/i.test(text) ? withoutTags(text) : text;
}

/** Tags that begin or end a line; between cells of a row a tab is set. */
const LINE =
  /^\/?(?:address|article|br|caption|dd|div|dl|dt|form|h[1-6]|header|hr|li|ol|option|p|section|table|tr|ul)\b/;
const CELL = /^\/?t[dh]\b/;
/** The longest name among them, with its slash. In characters. */
const LONGEST_NAME = 9;

/**
 * What a page shows, line by line, cells apart. It takes one pass, so that no page takes long, however it is made. Any
 * other tag becomes a space: what stands in two of them may not be one number.
 */
function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  const shown: string[] = [];
  for (let place = 0; place < html.length;) {
    const open = html.indexOf('<', place);
    shown.push(html.slice(place, open < 0 ? html.length : open).replaceAll(/\s+/g, ' '));
    if (open < 0) break;
    const tag = lower.slice(open + 1, open + 1 + LONGEST_NAME + 1);
    shown.push(LINE.test(tag) ? '\n' : CELL.test(tag) ? '\t' : ' ');
    const [end, skip] = endOf(lower, open);
    const close = lower.indexOf(end, open + 1);
    if (close < 0) break;
    place = skip ? lower.indexOf('>', close) + 1 || html.length : close + end.length;
  }
  return shown.join('').replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, entity);
}

/** What ends the tag at a place, and whether that end is a tag itself (of a script or a style). */
function endOf(lower: string, open: number): [string, boolean] {
  if (lower.startsWith('<!--', open)) return ['-->', false];
  const hidden = ['script', 'style'].find((name) => lower.startsWith(`<${name}`, open));
  return hidden === undefined ? ['>', false] : [`</${hidden}`, true];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  yen: '¥',
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
}
