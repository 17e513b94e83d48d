/*
 * The structure of pictures, format by format: size, whether the end is there, and the bytes of the metadata. A bounded
 * part of a file is read, whatever the file claims.
 */

/** A file that is read in parts, so that no picture is held as a whole. */
export interface PartFile {
  /** In bytes. */
  readonly size: number;
  /** So many bytes from a place on, or fewer at the end. */
  read(from: number, length: number): Uint8Array;
}

/** What the structure of a picture says; its image is not decoded. */
export interface Picture {
  /** As the header claims; undefined if it was not reached. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** The file has its end. */
  readonly whole: boolean;
  /** A picture of the same format that holds the metadata and no image; its size is bounded. */
  readonly metadata: Uint8Array;
}

/** More metadata is left out (bytes), and no more pieces of a file are looked at: hostile files have no end. */
const MOST_METADATA = 1_000_000;
const MOST_PIECES = 50_000;
/** An HEIC file points into itself, so it is read as a whole, up to this size in bytes. */
const MOST_HEIC = 16_000_000;
/** The end of a JPEG image is searched in so many bytes, in parts of this size. */
const MOST_SCAN = 100_000_000;
const SCAN = 1024 * 1024;

const PNG_KEPT: readonly string[] = ['IHDR', 'tEXt', 'iTXt', 'eXIf'];
const PNG_END = Uint8Array.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

/** A PNG is chunk after chunk: length, name, content, checksum. Anything may follow the last one. */
export function pngParts(file: PartFile): Picture {
  const pieces = new Pieces();
  let [width, height]: (number | undefined)[] = [];
  let whole = true;
  let place = 8;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const head = file.read(place, 24);
    const length = head.length < 12 ? 0 : viewOf(head).getUint32(0);
    if (head.length < 12 || place + length + 12 > file.size) {
      whole = false;
      break;
    }
    const name = nameAt(head, 4);
    if (name === 'IEND') break;
    if (name === 'IHDR' && head.length >= 16) {
      [width, height] = [viewOf(head).getUint32(8), viewOf(head).getUint32(12)];
    }
    if (PNG_KEPT.includes(name)) pieces.take(file, place, length + 12);
    place += length + 12;
  }
  return { width, height, whole, metadata: pieces.join(file.read(0, 8), PNG_END) };
}

const APP1 = 0xe1;
const SCAN_STARTS = 0xda;

/** A JPEG is segment after segment up to the image, which ends with a mark that cannot occur inside it. */
export function jpegParts(file: PartFile): Picture {
  const pieces = new Pieces();
  let [width, height]: (number | undefined)[] = [];
  let place = 2;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const head = file.read(place, 9);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1] ?? 0;
    if (marker === SCAN_STARTS) break;
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    const length = viewOf(head).getUint16(2) + 2;
    if (isFrame(marker) && head.length >= 9) {
      [height, width] = [viewOf(head).getUint16(5), viewOf(head).getUint16(7)];
    }
    if (marker === APP1) pieces.take(file, place, length);
    place += length;
  }
  const metadata = pieces.join(Uint8Array.of(0xff, 0xd8), Uint8Array.of(0xff, 0xd9));
  return { width, height, whole: endsAfter(file, place), metadata };
}

/** The markers that carry the size: C0 to CF, except those of tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Phones add data of their own behind the end, so the end is searched everywhere after the metadata. */
function endsAfter(file: PartFile, place: number): boolean {
  for (let from = place; from < file.size; from += SCAN) {
    if (from - place > MOST_SCAN) return true;
    // One byte more: the mark may lie across two parts.
    const part = Buffer.from(file.read(from, SCAN + 1));
    if (part.includes(END_OF_JPEG)) return true;
  }
  return false;
}
const END_OF_JPEG = Buffer.of(0xff, 0xd9);

/** A WebP is RIFF chunk after chunk: name, length, content, padded to an even length. */
export function webpParts(file: PartFile): Picture {
  const pieces = new Pieces();
  let [width, height]: (number | undefined)[] = [];
  let place = 12;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const head = file.read(place, 18);
    if (head.length < 18) break;
    const view = viewOf(head);
    const name = nameAt(head, 0);
    const length = view.getUint32(4, true);
    const padded = length + 8 + (length % 2);
    if (name === 'VP8X') {
      [width, height] = [1 + uint24(view, 12), 1 + uint24(view, 15)];
    } else if (name === 'VP8 ' && width === undefined) {
      [width, height] = sizeOfFrame(file.read(place + 8, 10));
    } else if (name === 'VP8L' && width === undefined) {
      const bits = view.getUint32(9, true);
      [width, height] = [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
    }
    if (['VP8X', 'EXIF', 'XMP '].includes(name)) pieces.take(file, place, padded);
    place += padded;
  }
  const head = file.read(0, 12);
  const whole = viewOf(head).getUint32(4, true) + 8 <= file.size;
  const metadata = pieces.join(head, new Uint8Array());
  viewOf(metadata).setUint32(4, metadata.length - 8, true);
  return { width, height, whole, metadata };
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;

function sizeOfFrame(frame: Uint8Array): [number | undefined, number | undefined] {
  if (frame.length < 10) return [undefined, undefined];
  return [viewOf(frame).getUint16(6, true) & 0x3fff, viewOf(frame).getUint16(8, true) & 0x3fff];
}

/** Of an HEIC file only the metadata is taken; its size and its end are not read. */
export function heicParts(file: PartFile): Picture {
  const isPicture = /^(?:hei|hev|mif|msf|avi)/.test(nameAt(file.read(8, 4), 0));
  const metadata = isPicture && file.size <= MOST_HEIC ? file.read(0, file.size) : new Uint8Array();
  return { width: undefined, height: undefined, whole: true, metadata };
}

/** Collects pieces of metadata up to the limit. */
class Pieces {
  readonly #kept: Uint8Array[] = [];
  #left = MOST_METADATA;

  take(file: PartFile, from: number, length: number): void {
    if (length > this.#left) return;
    this.#left -= length;
    this.#kept.push(file.read(from, length));
  }

  join(before: Uint8Array, after: Uint8Array): Uint8Array {
    return Buffer.concat([before, ...this.#kept, after]);
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
