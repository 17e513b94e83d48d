import type { PartFile } from '../../src/evidence/pictures.ts';

/** A file of these bytes. */
export const partsOf = (bytes: Uint8Array): PartFile => ({
  size: bytes.length,
  read: (from, length) => bytes.subarray(from, from + length),
});

/** Pictures as phones and editing programs make them, as far as their structure goes; their images show nothing. */
export interface Metadata {
  readonly software?: string;
  /** As EXIF writes it: 2024:05:01 14:02:09. */
  readonly taken?: string;
  readonly takenZone?: string;
  readonly changed?: string;
  readonly changedZone?: string;
  readonly xmp?: string;
  /** Keyword and text. */
  readonly text?: readonly (readonly [string, string])[];
}

const ascii = (text: string) => Buffer.from(text, 'latin1');
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u16 = (value: number) => Buffer.of(value >> 8, value & 255);

/** A TIFF block, big-endian: the 0th IFD and the one of EXIF behind it. */
export function tiff({ software, taken, takenZone, changed, changedZone }: Metadata): Buffer {
  const entries = (pairs: readonly (readonly [number, string | undefined])[]) =>
    pairs.flatMap(([tag, text]) => (text === undefined ? [] : [[tag, Buffer.from(`${text}\0`)] as const]));
  const first = entries([
    [0x0131, software],
    [0x0132, changed],
  ]);
  const second = entries([
    [0x9003, taken],
    [0x9010, changedZone],
    [0x9011, takenZone],
  ]);
  const start = 8;
  const firstSize = 2 + (first.length + 1) * 12 + 4;
  const firstData = first.reduce((size, [, text]) => size + text.length, 0);
  const secondStart = start + firstSize + firstData;
  const ifd = (list: typeof first, at: number, pointer?: number) => {
    const count = list.length + (pointer === undefined ? 0 : 1);
    let place = at + 2 + count * 12 + 4;
    const rows = list.map(([tag, text]) => {
      const short = text.length <= 4;
      const row = Buffer.concat([
        u16(tag),
        u16(2),
        u32(text.length),
        short ? Buffer.concat([text, Buffer.alloc(4 - text.length)]) : u32(place),
      ]);
      place += text.length;
      return row;
    });
    if (pointer !== undefined) rows.push(Buffer.concat([u16(0x8769), u16(4), u32(1), u32(pointer)]));
    return Buffer.concat([u16(count), ...rows, u32(0), ...list.map(([, text]) => text)]);
  };
  return Buffer.concat([
    ascii('MM\0*'),
    u32(start),
    ifd(first, start, secondStart),
    ifd(second, secondStart),
  ]);
}

const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.of(0xff, marker), u16(content.length + 2), content]);

export function jpeg(
  width = 1080,
  height = 2400,
  metadata: Metadata = {},
  image = Buffer.alloc(100),
): Buffer {
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    ...(hasExif(metadata) ? [segment(0xe1, Buffer.concat([ascii('Exif\0\0'), tiff(metadata)]))] : []),
    ...(metadata.xmp === undefined
      ? []
      : [segment(0xe1, Buffer.concat([ascii('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(metadata.xmp)]))]),
    segment(0xc0, Buffer.concat([Buffer.of(8), u16(height), u16(width), Buffer.of(1, 1, 0x11, 0)])),
    segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
    image,
    Buffer.of(0xff, 0xd9),
  ]);
}

const hasExif = ({ software, taken, changed }: Metadata) =>
  software !== undefined || taken !== undefined || changed !== undefined;

export const PNG_MARK = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk of a PNG; its checksum is not checked by anybody here. */
export const chunk = (name: string, content: Buffer) =>
  Buffer.concat([u32(content.length), ascii(name), content, Buffer.alloc(4)]);

export function png(width = 1080, height = 2400, metadata: Metadata = {}): Buffer {
  const header = Buffer.concat([u32(width), u32(height), Buffer.of(8, 2, 0, 0, 0)]);
  const { xmp, text = [] } = metadata;
  return Buffer.concat([
    PNG_MARK,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(5_000)),
    ...text.map(([keyword, value]) => chunk('tEXt', Buffer.concat([ascii(`${keyword}\0`), ascii(value)]))),
    ...(xmp === undefined
      ? []
      : [chunk('iTXt', Buffer.concat([ascii('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(xmp)]))]),
    ...(hasExif(metadata) ? [chunk('eXIf', tiff(metadata))] : []),
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ]);
}

const riff = (name: string, content: Buffer) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([ascii(name), size, content, Buffer.alloc(content.length % 2)]);
};

export function webp(width = 1080, height = 2400, metadata: Metadata = {}): Buffer {
  const extended = Buffer.alloc(10);
  extended[0] = (hasExif(metadata) ? 8 : 0) | (metadata.xmp === undefined ? 0 : 4);
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  const content = Buffer.concat([
    ascii('WEBP'),
    riff('VP8X', extended),
    riff('VP8 ', Buffer.alloc(3_001)),
    ...(hasExif(metadata) ? [riff('EXIF', tiff(metadata))] : []),
    ...(metadata.xmp === undefined ? [] : [riff('XMP ', Buffer.from(metadata.xmp))]),
  ]);
  return riff('RIFF', content);
}

/** A WebP without metadata: its size stands in the image itself, packed with or without loss. */
export function plainWebp(width: number, height: number, lossless: boolean): Buffer {
  const image = Buffer.alloc(1_000);
  if (lossless) {
    image[0] = 0x2f;
    image.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  } else {
    Buffer.from('3001009d012a', 'hex').copy(image);
    image.writeUInt16LE(width, 6);
    image.writeUInt16LE(height, 8);
  }
  return riff('RIFF', Buffer.concat([ascii('WEBP'), riff(lossless ? 'VP8L' : 'VP8 ', image)]));
}

const box = (name: string, content: Buffer) => Buffer.concat([u32(content.length + 8), ascii(name), content]);

/** An HEIC file with one item, its EXIF block. */
export function heic(metadata: Metadata): Buffer {
  const exif = Buffer.concat([u32(6), ascii('Exif\0\0'), tiff(metadata)]);
  const entry = box('infe', Buffer.concat([Buffer.of(2, 0, 0, 0), u16(1), u16(0), ascii('Exif\0')]));
  const info = box('iinf', Buffer.concat([u32(0), u16(1), entry]));
  const start = box('ftyp', ascii('heic\0\0\0\0mif1heic'));
  const place = (at: number) =>
    box(
      'iloc',
      Buffer.concat([u32(0), Buffer.of(0x44, 0), u16(1), u16(1), u16(0), u16(1), u32(at), u32(exif.length)]),
    );
  const meta = (at: number) => box('meta', Buffer.concat([u32(0), info, place(at)]));
  const at = start.length + meta(0).length + 8;
  return Buffer.concat([start, meta(at), box('mdat', exif)]);
}
