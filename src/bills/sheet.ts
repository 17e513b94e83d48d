import { unzipSync } from 'fflate';
import type { GridRow } from './cells.ts';

/** A workbook may unpack to so many bytes: some 300,000 rows. */
const MOST = 150 * 1024 * 1024;
const PIECE = 128 * 1024;
const MOST_SHEETS = 20;

type SheetRefusal = 'not-xlsx' | 'damaged' | 'entities' | 'too-large';

export class SheetError extends Error {
  readonly why: SheetRefusal;

  constructor(why: SheetRefusal, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/**
 * The rows of each sheet of a workbook, for the bill may stand behind another one: numbers as they were written, so
 * that none becomes a float, and texts decoded; a missing cell is empty. Formulas are not computed and no entity is
 * followed.
 * @throws SheetError
 */
export function* sheets(bytes: Uint8Array): Generator<Iterable<GridRow>> {
  const parts = partsOf(bytes);
  if (!parts.has('xl/workbook.xml')) throw new SheetError('not-xlsx');
  const names = [...parts].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).toSorted();
  if (names.length === 0) throw new SheetError('not-xlsx');
  const shared = parts.has('xl/sharedStrings.xml')
    ? Array.from(elements(unpack(bytes, 'xl/sharedStrings.xml'), 'si'), ({ inside }) => textIn(inside))
    : [];
  for (const name of names.slice(0, MOST_SHEETS)) yield rowsOf(bytes, name, shared);
}

function* rowsOf(bytes: Uint8Array, sheet: string, shared: readonly string[]): Generator<GridRow> {
  let number = 0;
  for (const { attributes, inside } of elements(unpack(bytes, sheet), 'row')) {
    number = Number(/\br=["'](\d+)["']/.exec(attributes)?.[1] ?? number + 1);
    yield { number, cells: cellsOf(inside, shared) };
  }
}

/** The names of the parts. What would unpack to too much is refused before any of it is unpacked. */
function partsOf(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  let whole = 0;
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.add(name);
        whole += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new SheetError('damaged', error);
  }
  if (whole > MOST) throw new SheetError('too-large');
  return names;
}

function unpack(bytes: Uint8Array, part: string): Uint8Array {
  try {
    const content = unzipSync(bytes, { filter: ({ name }) => name === part })[part];
    if (content) return content;
  } catch (error) {
    throw new SheetError('damaged', error);
  }
  throw new SheetError('damaged');
}

interface Element {
  readonly attributes: string;
  readonly inside: string;
}

/** The elements with a name in an XML part, one after the other; the part is decoded piece by piece. */
function* elements(content: Uint8Array, name: string): Generator<Element> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let ended = false;
  for (let place = 0; place < content.length; place += PIECE) {
    const last = place + PIECE >= content.length;
    try {
      rest += decoder.decode(content.subarray(place, place + PIECE), { stream: !last });
    } catch (error) {
      throw new SheetError('damaged', error);
    }
    if (/<!(?:DOCTYPE|ENTITY)/i.test(rest)) throw new SheetError('entities');
    let used = 0;
    for (const { end, ...one } of elementsIn(rest, name)) {
      yield one;
      used = end;
    }
    rest = rest.slice(used);
    ended ||= /<\/(?:\w{1,20}:)?(?:sst|worksheet)>\s*$/.test(rest);
    // Elements are small: this one does not end.
    if (rest.length > 32 * PIECE) throw new SheetError('damaged');
  }
  if (!ended) throw new SheetError('damaged');
}

/**
 * The elements with a name in a text, whatever some programs put before the name (`<x:row>`), and where each ends. One
 * that does not end ends the search: else a text of nothing but beginnings would be searched anew from each of them.
 */
function* elementsIn(text: string, name: string): Generator<Element & { readonly end: number }> {
  const begins = new RegExp(`<(\\w{1,20}:)?${name}(?=[\\s/>])([^<>]*)>`, 'g');
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const [, prefix = '', attributes = ''] = match;
    if (attributes.endsWith('/')) {
      yield { attributes: attributes.slice(0, -1), inside: '', end: begins.lastIndex };
      continue;
    }
    const close = `</${prefix}${name}>`;
    const closes = text.indexOf(close, begins.lastIndex);
    if (closes < 0) return;
    const inside = text.slice(begins.lastIndex, closes);
    begins.lastIndex = closes + close.length;
    yield { attributes, inside, end: begins.lastIndex };
  }
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const { attributes, inside } of elementsIn(row, 'c')) {
    const letters = /\br=["']([A-Z]{1,3})\d+["']/.exec(attributes)?.[1];
    const column = letters === undefined ? cells.length : columnOf(letters);
    if (column > 1000) continue;
    while (cells.length < column) cells.push('');
    cells[column] = valueOf(/\bt=["'](\w+)["']/.exec(attributes)?.[1], inside, shared)
      .replaceAll('\0', '')
      .trim();
  }
  return cells;
}

function valueOf(type: string | undefined, inside: string, shared: readonly string[]): string {
  if (type === 'inlineStr') return textIn(inside);
  const value = unescape(/<(?:\w{1,20}:)?v(?:\s[^>]*)?>([^<]*)</.exec(inside)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

/** `A` is 0. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The text of an entry, without the hints on how it is pronounced (`rPh`). */
function textIn(xml: string): string {
  let plain = xml;
  if (xml.includes('rPh')) {
    plain = '';
    let from = 0;
    for (const { end, inside } of elementsIn(xml, 'rPh')) {
      plain += xml.slice(from, end - inside.length - '</rPh>'.length);
      from = end;
    }
    plain += xml.slice(from);
  }
  return Array.from(plain.matchAll(/<(?:\w{1,20}:)?t(?:\s[^>]*)?>([^<]*)</g), ([, text = '']) =>
    unescape(text),
  ).join('');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x?[\da-f]{1,6}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
