import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { placeIn, withoutLocation } from '../../src/evidence/location.ts';
import { fileFacts, type FileType } from '../../src/evidence/look.ts';
import { pictureMetadata } from '../../src/evidence/metadata.ts';
import { partsOf } from '../support/pictures.ts';

/** Where the picture was taken, as its GPS directory says it: 30° 16' 27" N. */
const DEGREES = Buffer.from('0000001e000000010000001000000001000001b300000010', 'hex');

/** A TIFF block with an orientation, GPS, and the software behind it, in either byte order. */
function tiff(little: boolean): Buffer {
  const block = Buffer.alloc(140);
  const u16 = (value: number, at: number) =>
    little ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
    if (type === 3) u16(value, at + 8);
    else u32(value, at + 8);
  };
  block.write(little ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(3, 8);
  entry(10, 0x0112, 3, 1, 6);
  entry(22, 0x0131, 2, 6, 100);
  entry(34, 0x8825, 4, 1, 50);
  u16(2, 50);
  entry(52, 1, 2, 2, little ? 0x4e : 0x4e000000);
  entry(64, 2, 5, 3, 80);
  DEGREES.copy(block, 80);
  // What is behind the values of GPS stays as it is.
  block.write('17.5.1', 104, 'latin1');
  u32(104, 30);
  return block;
}

const IMAGE = Buffer.from('the pixels, whatever they are'.repeat(20));
const XMP = '<x:xmpmeta><rdf:Description exif:GPSLatitude="30,16.45N"/></x:xmpmeta>';
const u32be = (value: number) =>
  Buffer.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
const u32le = (value: number) =>
  Buffer.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);
const segment = (content: Buffer) => {
  const head = Buffer.of(0xff, 0xe1, (content.length + 2) >> 8, (content.length + 2) & 255);
  return Buffer.concat([head, content]);
};
const exif = (block: Buffer) => Buffer.concat([Buffer.from('Exif\0\0'), block]);
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([
    Buffer.of(0xff, 0xd8),
    ...segments,
    Buffer.of(0xff, 0xda, 0, 2),
    IMAGE,
    Buffer.of(0xff, 0xd9),
  ]);
const chunk = (name: string, content: Buffer) => {
  const named = Buffer.concat([Buffer.from(name), content]);
  return Buffer.concat([u32be(content.length), named, u32be(crc32(named) >>> 0)]);
};
const png = (...chunks: Buffer[]) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...chunks,
    chunk('IDAT', IMAGE),
    chunk('IEND', Buffer.alloc(0)),
  ]);
const riff = (name: string, content: Buffer) =>
  Buffer.concat([Buffer.from(name), u32le(content.length), content, Buffer.alloc(content.length % 2)]);
const webp = (...chunks: Buffer[]) => {
  const inside = Buffer.concat([Buffer.from('WEBP'), riff('VP8 ', IMAGE), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), u32le(inside.length), inside]);
};

const FILM = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');

const PICTURES: readonly (readonly [string, FileType, Buffer])[] = [
  ['a JPEG', 'jpeg', jpeg(segment(exif(tiff(false))))],
  ['a JPEG in the other byte order', 'jpeg', jpeg(segment(exif(tiff(true))))],
  ['a JPEG with XMP', 'jpeg', jpeg(segment(Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`)))],
  ['a second JPEG behind the first', 'jpeg', Buffer.concat([jpeg(), jpeg(segment(exif(tiff(true))))])],
  [
    'a film behind the photo',
    'jpeg',
    Buffer.concat([jpeg(), Buffer.from('\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+30.2741+120.1551/', 'latin1')]),
  ],
  ['a PNG', 'png', png(chunk('eXIf', tiff(false)))],
  ['a PNG with XMP', 'png', png(chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)))],
  ['a PNG with a profile as text', 'png', png(chunk('zTXt', Buffer.from('Raw profile type exif\0\0packed')))],
  ['a PNG with properties as texts', 'png', png(chunk('tEXt', Buffer.from('Geotag\0packed')))],
  ['a PNG that names the block twice', 'png', png(chunk('eXIf', exif(tiff(false))))],
  [
    'a JPEG with the town in IPTC',
    'jpeg',
    Buffer.concat([
      Buffer.of(0xff, 0xd8, 0xff, 0xed, 0, 35),
      Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x5a\0\x06packed', 'latin1'),
      jpeg().subarray(2),
    ]),
  ],
  ['a TIFF', 'tiff', Buffer.concat([tiff(true), IMAGE])],
  ['a GIF with XMP', 'gif', Buffer.concat([Buffer.from(`GIF89a<x:xmpmeta>${XMP}`), IMAGE])],
  [
    'a photo in a PDF',
    'pdf',
    Buffer.concat([Buffer.from('%PDF-1.4 stream '), jpeg(segment(exif(tiff(true))))]),
  ],
  ['a PDF with XMP', 'pdf', Buffer.concat([Buffer.from(`%PDF-1.4 <x:xmpmeta>${XMP}`), IMAGE])],
  [
    'a film of Android',
    'heic',
    Buffer.concat([FILM, Buffer.from('\xa9xyz\0\x12\x15\xc7+30.2741+120.1551/', 'latin1'), IMAGE]),
  ],
  [
    'a film of an iPhone',
    'heic',
    Buffer.concat([
      FILM,
      Buffer.from(
        'com.apple.quicktime.location.ISO6709\0\x002026-11-20T14:02:33+0800\0+30.2741+120.1551+010.000/',
      ),
      IMAGE,
    ]),
  ],
  [
    'a film of 3GPP',
    'heic',
    Buffer.concat([
      FILM,
      u32be(34),
      Buffer.from('loci\0\0\0\0\x15\xc7packed\0\0\0\x78\x27\0\0\x1e\x46\0\0\0\0\0', 'latin1'),
      IMAGE,
    ]),
  ],
  ['a WebP', 'webp', webp(riff('EXIF', tiff(true)), riff('XMP ', Buffer.from(XMP)))],
];
const SAYS = [DEGREES, Buffer.from('GPSLatitude'), Buffer.from('30.2741'), Buffer.from('packed')];

describe('the place a picture was taken at', () => {
  it.each(PICTURES)('is out of the copy of %s, and the image is as it was', (_, type, bytes) => {
    const copy = withoutLocation(type, bytes);
    expect(placeIn(bytes)).toMatchObject({ type });
    expect(SAYS.filter((said) => copy?.includes(said))).toEqual([]);
    expect(copy?.length).toBe(bytes.length);
    expect(copy?.includes(IMAGE)).toBe(true);
    expect(placeIn(copy ?? Buffer.alloc(0))).toBeNull();
    expect(fileFacts('', partsOf(copy ?? Buffer.alloc(0))).facts).toEqual(
      fileFacts('', partsOf(bytes)).facts,
    );
  });

  it.each([true, false])('goes alone: what turns the picture and what made it stays', (little) => {
    const copy = withoutLocation('jpeg', jpeg(segment(exif(tiff(little))))) ?? Buffer.alloc(0);
    const { picture } = fileFacts('', partsOf(copy));
    expect(pictureMetadata(picture?.metadata ?? copy).software).toEqual(['17.5.1']);
    const orientation = little ? '12010300010000000600' : '01120003000000010006';
    expect(copy.includes(Buffer.from(orientation, 'hex'))).toBe(true);
  });

  it('keeps every chunk of a PNG sealed', () => {
    const copy = withoutLocation('png', png(chunk('eXIf', tiff(false)))) ?? Buffer.alloc(0);
    for (let at = 8; at < copy.length;) {
      const length = copy.readUInt32BE(at);
      expect(copy.readUInt32BE(at + 8 + length)).toBe(crc32(copy.subarray(at + 4, at + 8 + length)) >>> 0);
      at += length + 12;
    }
  });

  it('is said of a HEIC, which cannot be blanked; of others nothing is said', () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), exif(tiff(false))]);
    expect(placeIn(heic)).toBe('fixed');
    const bare = Buffer.concat([FILM, tiff(false)]);
    expect(placeIn(bare)).toBe('fixed');
    for (const other of [FILM, IMAGE, jpeg(), png(), webp(), Buffer.from('%PDF-'), Buffer.from('text')])
      expect(placeIn(other)).toBeNull();
  });

  it('is said of photos in an archive or a Word file, which stay as they are', () => {
    const photo = jpeg(segment(exif(tiff(false))));
    expect(placeIn(zipSync({ 'word/media/image1.jpeg': photo }))).toBe('fixed');
    expect(placeIn(zipSync({ 'word/media/image1.jpeg': jpeg(), 'a.txt': photo }))).toBeNull();
    expect(placeIn(Buffer.from('PK\x03\x04 no zip', 'latin1'))).toBeNull();
  });

  it('costs no time in a picture made to cost it, and never fails', () => {
    const loop = tiff(true);
    loop.writeUInt32LE(8, 46);
    const self = tiff(true);
    self.writeUInt32LE(8, 42);
    const huge = tiff(true);
    huge.writeUInt16LE(0xffff, 50);
    huge.writeUInt32LE(0xffff_ffff, 68);
    const began = performance.now();
    for (const block of [loop, self, huge]) withoutLocation('jpeg', jpeg(segment(exif(block))));
    for (const mark of [
      '\xff\xe1\xff\xffExif\0\0II*\0\x08\0\0\0',
      '\xff\xe1\xff\xffhttp://ns.adobe.com/\0:gps',
      '\xa9xyz',
      '\0\0\0\x30loci\x01',
      'com.apple.quicktime.location.ISO6709',
      '<x:xmpmeta',
      '\xff\xed\0\x10Photoshop 3.0\0\x1c\x02',
    ])
      withoutLocation('jpeg', Buffer.from(`\xff\xd8\xff${mark.repeat(200_000)}`, 'latin1'));
    expect(performance.now() - began).toBeLessThan(5_000);
    const changes = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...PICTURES), changes, ([, type, bytes], all) => {
        const other = Buffer.from(bytes);
        for (const [place, value] of all) if (place < other.length) other[place] = value;
        const copy = withoutLocation(type, other);
        expect(copy?.length ?? other.length).toBe(other.length);
      }),
    );
  });
});
