import { RefundError } from '../../errors.ts';
import { openKept } from '../backup/kept-file.ts';
import { fileFacts } from '../file-facts.ts';
import type { FileType } from '../file-type.ts';
import type { PackedExhibit } from './contents.ts';

/** So much of one picture and of all together stands in the page itself; bytes. */
export const MOST_OF_ONE = 4_000_000;
export const MOST_OF_ALL = 16_000_000;

/** What browsers show. */
const SHOWN: Partial<Record<FileType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};
/** Higher than this many times its width, a picture is printed over several pages. */
const LONG = 2.6;

/** A picture as it stands in the page, or why it does not. */
export type Figure =
  | { readonly kind: 'shown'; readonly address: string; readonly long: boolean }
  | { readonly kind: 'no-picture' }
  | { readonly kind: 'large' | 'huge' | 'lost' };

/** Looks at the exhibits one after the other and holds none of them longer than it is asked for. */
export class Figures {
  #left = MOST_OF_ALL;

  /** @throws RefundError `files-damaged` where the bytes are no longer those that were verified */
  of({ path, digest, id, lost, exhibit }: PackedExhibit, number: number): Figure {
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
    return { kind: 'shown', address: `data:${media};base64,${content.toString('base64')}`, long };
  }
}

function partsOf(bytes: Buffer) {
  return {
    size: bytes.length,
    read: (from: number, length: number) => bytes.subarray(from, from + length),
  };
}

/** The beginning of a kept file; the whole is held against its digest. */
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
