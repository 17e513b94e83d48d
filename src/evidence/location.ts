import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { type FileType, typeOf } from './look.ts';

/*
 * Where a picture or a film was taken, as its metadata says (GPS in EXIF, XMP and films; the town in IPTC), and a copy
 * that does not say it. Bytes are only blanked where they stand, inside the metadata: the file keeps its length, its
 * image and its orientation. Pictures inside a PDF are blanked as well.
 */

/** Where blocks of metadata are found by type of file. What else it holds as a bare packet of XMP is found in all. */
const BLOCKS: Partial<Record<FileType, (file: Buffer) => Block[]>> = {
  jpeg: jpegBlocks,
  png: pngBlocks,
  webp: webpBlocks,
  pdf: jpegBlocks,
  tiff: (file) => [{ kind: 'exif', from: 0, to: file.length }],
  gif: () => [],
  heic: () => [],
};

/** A part of the file; from its first byte to the one after its last. */
interface Block {
  readonly kind: 'exif' | 'xmp' | 'iptc' | 'profile';
  readonly from: number;
  readonly to: number;
}

/** Larger pictures are not read as a whole; bytes. */
export const MOST_PICTURE = 100_000_000;

/**
 * What a copy of a picture without its place would be; `fixed` if the picture says a place that cannot be blanked, null
 * if it says none.
 */
export function placeIn(
  bytes: Uint8Array,
): { readonly type: FileType; readonly digest: string } | 'fixed' | null {
  const type = typeOf(bytes);
  if (type === undefined) return null;
  if (type === 'heic' && exifAnywhere(Buffer.from(bytes))) return 'fixed';
  if (type === 'zip') return placeInZip(bytes) ? 'fixed' : null;
  const copy = withoutLocation(type, bytes);
  return copy && { type, digest: createHash('sha256').update(copy).digest('hex') };
}

/** A copy of a picture that does not say where it was taken; null if it does not say so, or cannot be blanked. */
export function withoutLocation(type: FileType | undefined, bytes: Uint8Array): Buffer | null {
  const blocksOf = type && BLOCKS[type];
  if (!blocksOf) return null;
  const copy = Buffer.from(bytes);
  const changed = [...blocksOf(copy), ...(type === 'png' ? [] : packets(copy))].filter((block) =>
    blank(copy, block),
  );
  const moved = (type === 'jpeg' || type === 'heic') && blankFilm(copy);
  if (changed.length === 0 && !moved) return null;
  if (type === 'png') for (const { from, to } of changed) sealChunk(copy, from, to);
  return copy;
}

function blank(file: Buffer, { kind, from, to }: Block): boolean {
  const block = file.subarray(from, to);
  if (kind === 'exif') return blankTiff(block);
  if (kind === 'iptc') return blankIptc(block);
  // What is packed cannot be looked into, so it does not go.
  if (kind === 'xmp' && !PLACE.test(block.toString('latin1').replaceAll('\0', ''))) return false;
  if (block.every((byte) => byte === 0x20)) return false;
  block.fill(0x20);
  return true;
}

/** The properties of XMP that tell a place: those of EXIF and of drones, and the places of IPTC. */
const PLACE =
  /:gps|:absolutealtitude|:relativealtitude|location(?:created|shown)|:location\b|photoshop:(?:city|state|country)\b|geo:(?:lat|long?)\b/i;

/** XMP stands as plain text in whatever file, so that every program can find it. */
function packets(file: Buffer): Block[] {
  const blocks: Block[] = [];
  const [begin, end] = ['<x:xmpmeta', '</x:xmpmeta>'];
  for (let from = file.indexOf(begin); from !== -1 && blocks.length < MOST_BLOCKS;) {
    const to = file.indexOf(end, from);
    if (to === -1) break;
    blocks.push({ kind: 'xmp', from, to: to + end.length });
    from = file.indexOf(begin, to);
  }
  return blocks;
}

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const XMP = Buffer.from('http://ns.adobe.com/', 'latin1');
const IPTC = Buffer.from('Photoshop 3.0\0', 'latin1');

/**
 * The segments of a JPEG, also of a second picture that phones add behind the end. Their mark, FF E1, cannot occur inside
 * an image.
 */
function jpegBlocks(file: Buffer): Block[] {
  const blocks: Block[] = [];
  for (const [name, kind] of [
    [EXIF, 'exif'],
    [XMP, 'xmp'],
  ] as const) {
    for (let at = file.indexOf(name, 4); at !== -1; at = file.indexOf(name, at + name.length)) {
      if (file[at - 4] !== 0xff || file[at - 3] !== 0xe1 || blocks.length >= MOST_BLOCKS) continue;
      const to = Math.min(file.length, at - 2 + file.readUInt16BE(at - 2));
      // The name of the segment ends with a zero byte and stays.
      const begin = kind === 'exif' ? at + EXIF.length : file.indexOf(0, at) + 1;
      if (begin > 0 && begin < to) blocks.push({ kind, from: begin, to });
    }
  }
  for (
    let at = file.indexOf(IPTC, 4);
    at !== -1 && blocks.length < MOST_BLOCKS;
    at = file.indexOf(IPTC, at + 1)
  )
    if (file[at - 4] === 0xff && file[at - 3] === 0xed)
      blocks.push({
        kind: 'iptc',
        from: at + IPTC.length,
        to: Math.min(file.length, at - 2 + file.readUInt16BE(at - 2)),
      });
  return blocks;
}

/** Blanks the names of the place in IPTC: town, part of it, province, country. */
function blankIptc(block: Buffer): boolean {
  let found = false;
  for (
    let at = block.indexOf('\x1c\x02', 0, 'latin1');
    at !== -1;
    at = block.indexOf('\x1c\x02', at + 2, 'latin1')
  ) {
    const value = block.subarray(at + 5, at + 5 + (at + 5 <= block.length ? block.readUInt16BE(at + 3) : 0));
    if (![90, 92, 95, 100, 101].includes(block[at + 2] ?? 0) || value.every((byte) => byte === 0x20))
      continue;
    value.fill(0x20);
    found = true;
  }
  return found;
}

/** The chunks of a PNG that hold EXIF, XMP, or the same as text of some programs. */
function pngBlocks(file: Buffer): Block[] {
  const blocks: Block[] = [];
  for (let place = 8; place + 12 <= file.length;) {
    const length = file.readUInt32BE(place);
    const name = file.toString('latin1', place + 4, place + 8);
    const [from, to] = [place + 8, place + 8 + length];
    if (to + 4 > file.length || name === 'IEND') break;
    if (name === 'eXIf') blocks.push({ kind: 'exif', from: from + namedAt(file, from), to });
    if (['tEXt', 'zTXt', 'iTXt'].includes(name)) {
      const end = file.indexOf(0, from);
      const keyword = end < 0 || end > to ? '' : file.toString('latin1', from, end);
      const packed = name === 'zTXt' || (name === 'iTXt' && file[end + 1] === 1);
      if (keyword === 'XML:com.adobe.xmp')
        blocks.push({ kind: packed ? 'profile' : 'xmp', from: end + 5, to });
      if (/^Raw profile type (?:exif|app1|xmp|iptc|8bim)$/i.test(keyword))
        blocks.push({ kind: 'profile', from: end + 2, to });
      // Programs that convert photos write each property as a text: exif:GPSLatitude.
      if (/gps|location|geotag|latitude|longitude/i.test(keyword))
        blocks.push({ kind: 'profile', from: end + 1, to });
    }
    place = to + 4;
  }
  return blocks.filter(({ from, to }) => from < to);
}

/** The checksum of the chunk that a block ends. */
function sealChunk(file: Buffer, from: number, to: number): void {
  for (let place = 8; place + 12 <= file.length;) {
    const end = place + 8 + file.readUInt32BE(place);
    if (end === to && place + 8 <= from) {
      file.writeUInt32BE(crc32(file.subarray(place + 4, end)) >>> 0, end);
      return;
    }
    place = end + 4;
  }
}

function webpBlocks(file: Buffer): Block[] {
  const blocks: Block[] = [];
  for (let place = 12; place + 8 <= file.length;) {
    const name = file.toString('latin1', place, place + 4);
    const length = file.readUInt32LE(place + 4);
    const [from, to] = [place + 8, Math.min(file.length, place + 8 + length)];
    if (name === 'EXIF') blocks.push({ kind: 'exif', from: from + namedAt(file, from), to });
    if (name === 'XMP ') blocks.push({ kind: 'xmp', from, to });
    place += 8 + length + (length % 2);
  }
  return blocks;
}

/** Some programs repeat the name of the block in front of it. */
function namedAt(file: Buffer, from: number): number {
  return file.subarray(from, from + EXIF.length).equals(EXIF) ? EXIF.length : 0;
}

/** As films say a place, and how far behind its name it stands: +30.2741+120.1551/. */
const FILM_MARKS: readonly (readonly [name: string, reach: number, place: RegExp])[] = [
  ['\xa9xyz', 64, /(?<=^[\s\S]{4})(?:[+-]\d{2,3}(?:\.\d+)?){2,3}/],
  // The names of all keys come first, and their values behind them: the form alone tells a place from a time.
  [
    'com.apple.quicktime.location.ISO6709',
    65_536,
    /[+-]\d{2,6}(?:\.\d+)?[+-]\d{3,7}(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)?\//,
  ],
];

/** Films, and photos that move and have a film behind them, say the place as a text, or in a box of its own. */
function blankFilm(file: Buffer): boolean {
  let found = false;
  for (const [mark, reach, place] of FILM_MARKS) {
    let seen = 0;
    for (
      let at = file.indexOf(mark, 0, 'latin1');
      at !== -1 && seen < MOST_BLOCKS;
      at = file.indexOf(mark, at + 4, 'latin1')
    ) {
      seen += 1;
      const begin = at + mark.length;
      const said = place.exec(file.toString('latin1', begin, begin + reach));
      if (!said || !/[1-9]/.test(said[0])) continue;
      file.write(said[0].replaceAll(/\d/g, '0'), begin + said.index, 'latin1');
      found = true;
    }
  }
  for (let at = file.indexOf('loci', 4, 'latin1'); at !== -1; at = file.indexOf('loci', at + 4, 'latin1')) {
    const end = at - 4 + file.readUInt32BE(at - 4);
    // Behind the version and the language: the name of the place, what it is, and where it lies.
    if (end > file.length || end < at + 23 || end > at + 1024) continue;
    const place = file.subarray(at + 10, end);
    if (place.every((byte) => byte === 0)) continue;
    place.fill(0);
    found = true;
  }
  return found;
}

const GPS = 0x8825;
const ENTRY = 12;
/** More directories in a row, entries of GPS (there are 32) or blocks in a file are hostile. */
const MOST_DIRECTORIES = 16;
const MOST_ENTRIES = 64;
const MOST_BLOCKS = 200;
const SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** Blanks the directory of GPS in a TIFF block and takes its entry out of the list; false if there is none. */
function blankTiff(block: Buffer): boolean {
  if (block.length < 14) return false;
  const little = block.toString('latin1', 0, 2) === 'II';
  if (!little && block.toString('latin1', 0, 2) !== 'MM') return false;
  const u16 = (at: number) => (little ? block.readUInt16LE(at) : block.readUInt16BE(at));
  const u32 = (at: number) => (little ? block.readUInt32LE(at) : block.readUInt32BE(at));
  const put16 = (value: number, at: number) =>
    little ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const entriesAt = (at: number) => {
    const count = at + 2 <= block.length ? u16(at) : 0;
    return at + 2 + count * ENTRY <= block.length ? count : 0;
  };
  let found = false;
  let at = u32(4);
  for (let seen = 0; seen < MOST_DIRECTORIES && at >= 8 && entriesAt(at) > 0; seen += 1) {
    let count = entriesAt(at);
    for (let entry = count - 1; entry >= 0; entry -= 1) {
      const place = at + 2 + entry * ENTRY;
      if (u16(place) !== GPS) continue;
      const gps = u32(place + 8);
      const inGps = gps < 8 ? 0 : entriesAt(gps);
      for (let one = 0; one < Math.min(MOST_ENTRIES, inGps); one += 1) {
        const row = gps + 2 + one * ENTRY;
        const size = (SIZES[u16(row + 2)] ?? 1) * u32(row + 4);
        const value = u32(row + 8);
        if (size > 4 && value >= 8 && value < block.length)
          block.fill(0, value, Math.min(block.length, value + size));
      }
      if (inGps > 0) block.fill(0, gps, gps + 2 + inGps * ENTRY);
      // The entries behind it, and the place of the next directory, move up.
      const end = Math.min(block.length, at + 2 + count * ENTRY + 4);
      block.copyWithin(place, place + ENTRY, end);
      block.fill(0, end - ENTRY, end);
      count -= 1;
      put16(count, at);
      found = true;
    }
    const next = at + 2 + count * ENTRY;
    at = next + 4 <= block.length ? u32(next) : 0;
  }
  return found;
}

/** What a block of EXIF begins with, by its name or, in some pictures, without it. */
const BEGINS = [EXIF, Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.from('MM\0*\0\0\0\x08', 'latin1')];

/** Whether any EXIF in a file has a directory of GPS; a copy of it is blanked to see. */
function exifAnywhere(file: Buffer): boolean {
  return BEGINS.some((begin) => {
    const skip = begin === EXIF ? EXIF.length : 0;
    let tried = 0;
    for (let at = file.indexOf(begin); at !== -1 && tried < MOST_BLOCKS; at = file.indexOf(begin, at + 1)) {
      tried += 1;
      if (blankTiff(Buffer.from(file.subarray(at + skip, at + skip + 65_536)))) return true;
    }
    return false;
  });
}

/** So much is unpacked of an archive or a Word file to look at the photos in it; bytes. */
const MOST_UNPACKED = 100_000_000;

function placeInZip(bytes: Uint8Array): boolean {
  let room = MOST_UNPACKED;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        /\.(?:jpe?g|png|webp|hei[cf]|tiff?|gif|pdf|mp4|mov)$/i.test(name) && (room -= originalSize) > 0,
    });
    return Object.values(files).some((file) => typeOf(file) !== 'zip' && placeIn(file) !== null);
  } catch {
    // What cannot be unpacked here cannot be looked into.
    return false;
  }
}
