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
