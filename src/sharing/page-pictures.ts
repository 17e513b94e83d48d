import { RefundError } from '../errors.ts';
import { withoutLocation } from '../evidence/location.ts';
import { fileFacts, type FileType } from '../evidence/look.ts';
import type { PackedExhibit } from './contents.ts';
import { openKept } from './files.ts';

/** The page itself holds pictures up to this size, and so much of all together; bytes. */
const MOST_OF_ONE = 4_000_000;
const MOST_OF_ALL = 16_000_000;

/** The types of pictures that browsers show. */
const SHOWN: Partial<Record<FileType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};
/** Higher than this many times its width, a picture is printed over several pages. */
const LONG = 2.6;

/** A picture as it stands in the page, or why it does not. */
export type PagePicture =
  | { readonly kind: 'shown'; readonly address: string; readonly long: boolean }
  | { readonly kind: 'no-picture' }
  | { readonly kind: 'large' | 'huge' | 'lost' };

/** Reads the exhibits one after the other; none stays in memory. */
export class PagePictures {
  #left = MOST_OF_ALL;

  /** @throws RefundError `files-damaged` if the bytes are no longer those that were verified */
  of({ path, digest, id, lost, exhibit, copy }: PackedExhibit, number: number): PagePicture {
    if (lost) return { kind: 'lost' };
    const { bytes } = exhibit;
    const damaged = () =>
      new RefundError('files-damaged', { number, items: [{ item: id, kind: 'changed' }] });
    const whole = bytes <= MOST_OF_ONE && bytes <= this.#left;
    const content = readKept(path, digest, whole ? bytes : 16, damaged);
    const type = fileFacts('', partsOf(content.subarray(0, 16))).type;
    const media = type && SHOWN[type];
    if (media === undefined) return { kind: 'no-picture' };
    if (!whole) return { kind: 'large' };
    const { facts, picture } = fileFacts('', partsOf(content));
    if (facts.includes('huge-picture')) return { kind: 'huge' };
    this.#left -= bytes;
    const long = picture?.width !== undefined && (picture.height ?? 0) > LONG * picture.width;
    const shown = (copy && withoutLocation(copy.type, content)) ?? content;
    return { kind: 'shown', address: `data:${media};base64,${shown.toString('base64')}`, long };
  }
}

function partsOf(bytes: Buffer) {
  return {
    size: bytes.length,
    read: (from: number, length: number) => bytes.subarray(from, from + length),
  };
}

/** The beginning of a kept file; if it is read to its end, its digest is checked. */
function readKept(path: string, digest: string, most: number, damaged: () => RefundError): Buffer {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const piece of openKept(path, digest)?.pieces(() => {
    throw damaged();
  }) ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size > most) break;
  }
  if (size === 0) throw damaged();
  return Buffer.concat(pieces).subarray(0, most);
}
