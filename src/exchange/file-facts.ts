import { claimedType, type FileType, realType } from './file-type.ts';
import { heicParts, jpegParts, type PartFile, type Picture, pngParts, webpParts } from './picture-parts.ts';

/** What a file's own bytes say about it, as notices and never verdicts. */
export type FileFact = 'type-differs' | 'cut-short' | 'huge-picture' | 'small-picture';

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
export interface FileLook {
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
