import { fileText } from './text.ts';
import type { PictureMetadata } from './metadata.ts';
import { heicParts, jpegParts, type PartFile, type Picture, pngParts, webpParts } from './pictures.ts';

/** Everything that a file says about itself. */
export interface Look extends Pick<FileFacts, 'type' | 'facts'> {
  /** How a picture was made; null if the file is no picture. */
  readonly metadata: PictureMetadata | null;
  /**
   * The text in a text, a page or a PDF; null for pictures and for what is no text. Of a PDF why there is none: `unread`
   * if it holds only pictures or fonts without known characters, or is more than can be read.
   */
  readonly text: { readonly text: string } | 'locked' | 'broken' | 'unread' | null;
}

/** Larger files are not searched for text; bytes. */
const MOST_TEXT = 5_000_000;
const MOST_PDF = 20_000_000;

/** Looks at a file and what it holds. Nothing in it is run or followed, and broken content is no error. */
export async function look(name: string, file: PartFile): Promise<Look> {
  const { type, facts, picture } = fileFacts(name, file);
  if (picture) {
    const { pictureMetadata } = await import('./metadata.ts');
    return { type, facts, metadata: pictureMetadata(picture.metadata), text: null };
  }
  return {
    type,
    facts,
    metadata: null,
    text: type === 'pdf' ? await textOfPdf(file) : await textOf(name, file),
  };
}

async function textOf(name: string, file: PartFile): Promise<Look['text']> {
  if (file.size > MOST_TEXT) return null;
  const text = fileText(name, file.read(0, file.size));
  return text === null ? null : { text };
}

async function textOfPdf(file: PartFile): Promise<Look['text']> {
  if (file.size > MOST_PDF) return 'unread';
  const { pdfText } = await import('./pdf.ts');
  const found = await pdfText(file.read(0, file.size));
  if (typeof found === 'string') return found === 'unknown' ? 'unread' : found;
  return /[\p{L}\p{N}]/u.test(found.text) ? found : 'unread';
}

/** Something odd about a file: a notice, never a verdict. */
type FileFact = 'type-differs' | 'cut-short' | 'huge-picture' | 'small-picture';

/** No camera and no screen takes a wider or higher picture; pixels. */
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

interface FileFacts {
  readonly type: FileType | undefined;
  readonly facts: readonly FileFact[];
  /** Undefined if the file is no picture. */
  readonly picture: Picture | undefined;
}

/** What the structure of a file says; a bounded part of it is read, whatever the file claims. */
export function fileFacts(name: string, file: PartFile): FileFacts {
  const type = typeOf(file.read(0, 16));
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

/** What kind of file it is, by its first bytes. */
export type FileType = 'png' | 'jpeg' | 'gif' | 'webp' | 'heic' | 'tiff' | 'pdf' | 'zip';

interface TypeRow {
  readonly type: FileType;
  readonly extensions: readonly string[];
  readonly begins: readonly number[];
  /** Where in the file these bytes stand; 0 if it is not said. */
  readonly at?: number;
}

const TYPES: readonly TypeRow[] = [
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
  { type: 'tiff', extensions: ['tif', 'tiff', 'dng'], begins: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'tiff', extensions: ['tif', 'tiff', 'dng'], begins: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'pdf', extensions: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46] },
  { type: 'zip', extensions: ['zip', 'xlsx', 'docx'], begins: [0x50, 0x4b, 0x03, 0x04] },
];

/** The type that a name claims; undefined if it claims none of these. */
function claimedType(name: string): FileType | undefined {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  return TYPES.find(({ extensions }) => extension !== undefined && extensions.includes(extension))?.type;
}

/** The type that the first bytes show; 16 of them are enough. */
export function typeOf(head: Uint8Array): FileType | undefined {
  return TYPES.find(({ begins, at = 0 }) => begins.every((byte, index) => head[at + index] === byte))?.type;
}
