import { heicParts, jpegParts, type PartFile, type Picture, pngParts, webpParts } from './pictures.ts';

/** What a file's own bytes say about it, as notices and never verdicts. */
type FileFact = 'type-differs' | 'cut-short' | 'huge-picture' | 'small-picture';

/** Wider or higher than this no camera and no screen takes; pixels. */
const HUGE = 50_000;
/** The smallest screen of a phone of the last ten years, 480 × 854, with its bars cut off; pixels. */
const SMALL = 480;
const SHORT = 800;

const PARTS: Partial<Record<FileType, (file: PartFile) => Picture>> = {
  png: pngParts,
  jpeg: jpegParts,
  webp: webpParts,
  heic: heicParts,
};

/** A file as it shows itself. */
interface FileLook {
  readonly type: FileType | undefined;
  readonly facts: readonly FileFact[];
  /** Where it is a picture. */
  readonly picture: Picture | undefined;
}

/** Looks at a file by its structure alone; a bounded part of it is read, whatever it claims. */
export function fileFacts(name: string, file: PartFile): FileLook {
  const type = realType(file.read(0, 16));
  const claimed = claimedType(name);
  const facts: FileFact[] = [];
  if (claimed !== type && /\.[A-Za-z0-9]{1,8}$/.test(name)) facts.push('type-differs');
  const picture = type && PARTS[type]?.(file);
  if (picture) facts.push(...pictureFacts(picture));
  return { type, facts, picture };
}

function pictureFacts({ width, height, whole }: Picture): FileFact[] {
  const facts: FileFact[] = whole ? [] : ['cut-short'];
  if (width === undefined || height === undefined) return facts;
  if (Math.max(width, height) > HUGE) facts.push('huge-picture');
  else if (Math.min(width, height) < SMALL || Math.max(width, height) < SHORT) facts.push('small-picture');
  return facts;
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

/** What kind of file it is, by its first bytes. */
export type FileType = 'png' | 'jpeg' | 'gif' | 'webp' | 'heic' | 'pdf' | 'zip';

interface Row {
  readonly type: FileType;
  readonly extensions: readonly string[];
  readonly begins: readonly number[];
  /** From where its beginning counts. */
  readonly at?: number;
}

const ROWS: readonly Row[] = [
  { type: 'png', extensions: ['png'], begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'jpeg', extensions: ['jpg', 'jpeg'], begins: [0xff, 0xd8, 0xff] },
  { type: 'gif', extensions: ['gif'], begins: [0x47, 0x49, 0x46, 0x38] },
  { type: 'webp', extensions: ['webp'], begins: [0x57, 0x45, 0x42, 0x50], at: 8 },
  {
    type: 'heic',
    extensions: ['heic', 'heif', 'mp4', 'mov', 'm4v'],
    begins: [0x66, 0x74, 0x79, 0x70],
    at: 4,
  },
  { type: 'pdf', extensions: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46] },
  { type: 'zip', extensions: ['zip', 'xlsx', 'docx'], begins: [0x50, 0x4b, 0x03, 0x04] },
];

/** The type that a name claims; undefined where it claims none of these. */
function claimedType(name: string): FileType | undefined {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return ROWS.find(({ extensions }) => extension !== undefined && extensions.includes(extension))?.type;
}

/** The type that the first bytes (16 are enough) show. */
function realType(head: Uint8Array): FileType | undefined {
  return ROWS.find(({ begins, at = 0 }) => begins.every((byte, index) => head[at + index] === byte))?.type;
}
