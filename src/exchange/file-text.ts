const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  yen: '¥',
};

/**
 * The text of a text, CSV or HTML file; null where its bytes are no text (UTF-8, UTF-16 with its mark, GB18030).
 * Nothing in it is run or followed.
 */
export function fileText(name: string, bytes: Uint8Array): string | null {
  const text = decode(bytes);
  if (text === null) return null;
  return /\.html?$/i.test(name) || /^\s*<(?:!doctype html|html)/i.test(text) ? withoutTags(text) : text;
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (marked === null && bytes.includes(0)) return null;
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return null;
}

/** What a page shows. One pass, so that no page takes long, however it is made. */
function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  const shown: string[] = [];
  for (let place = 0; place < html.length;) {
    const open = html.indexOf('<', place);
    shown.push(html.slice(place, open < 0 ? html.length : open), ' ');
    if (open < 0) break;
    const [end, skip] = endOf(lower, open);
    const close = lower.indexOf(end, open + 1);
    if (close < 0) break;
    place = skip ? lower.indexOf('>', close) + 1 || html.length : close + end.length;
  }
  return shown.join('').replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, entity);
}

/** By what the tag at a place ends, and whether that is a tag itself (of a script or a style). */
function endOf(lower: string, open: number): [string, boolean] {
  if (lower.startsWith('<!--', open)) return ['-->', false];
  const hidden = ['script', 'style'].find((name) => lower.startsWith(`<${name}`, open));
  return hidden === undefined ? ['>', false] : [`</${hidden}`, true];
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
}
