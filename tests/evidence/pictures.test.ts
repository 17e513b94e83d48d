import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fileFacts } from '../../src/evidence/look.ts';
import { type PictureMetadata, pictureMetadata } from '../../src/evidence/metadata.ts';
import { chunk, heic, jpeg, type Metadata, partsOf, png, PNG_MARK, webp } from '../support/pictures.ts';

const read = (bytes: Uint8Array): PictureMetadata =>
  pictureMetadata(fileFacts('a', partsOf(bytes)).picture?.metadata ?? new Uint8Array());
const FORMATS = {
  jpeg: (metadata: Metadata) => jpeg(1080, 2400, metadata),
  png: (metadata: Metadata) => png(1080, 2400, metadata),
  webp: (metadata: Metadata) => webp(1080, 2400, metadata),
  heic,
};
const XMP = (tools: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${tools}</x:xmpmeta>`;

describe("a picture's metadata", () => {
  it.each(Object.entries(FORMATS))(
    'of %s names its program, and when it was taken and changed',
    (_, make) => {
      const found = read(
        make({
          software: '美图秀秀 10.2',
          taken: '2024:05:01 14:02:09',
          changed: '2024:05:02 10:00:00',
          takenZone: '+08:00',
        }),
      );
      expect(found.software.some((name) => name.includes('10.2'))).toBe(true);
      expect([found.taken, found.changed]).toEqual(['2024-05-01T14:02:09+08:00', '2024-05-02T10:00:00']);
    },
  );

  it.each([FORMATS.jpeg, FORMATS.png, FORMATS.webp])(
    'tells the tools of its XMP, history included',
    (make) => {
      const attributes = make({
        xmp: XMP('xmp:CreatorTool="GIMP 2.10" stEvt:softwareAgent = \'Snapseed\'>'),
      });
      const elements = make({ xmp: XMP('><stEvt:softwareAgent>Adobe Photoshop 25.0</stEvt:softwareAgent>') });
      expect(read(attributes).software).toEqual(['GIMP 2.10', 'Snapseed']);
      expect(read(elements).software).toEqual(['Adobe Photoshop 25.0']);
    },
  );

  it('of a PNG is read from its texts, also behind the image', () => {
    expect(
      read(
        png(1080, 2400, {
          text: [
            ['Software', 'Canva'],
            ['Comment', 'Created with GIMP'],
          ],
        }),
      ).software,
    ).toEqual(['Canva', 'Created with GIMP']);
  });

  it.each(Object.entries(FORMATS))(
    'of %s is nothing where there is none: so are most screenshots',
    (_, make) => {
      expect(read(make({}))).toEqual({ software: [], taken: undefined, changed: undefined });
    },
  );

  it('says nothing where it is broken or hostile, and is never read without a limit', () => {
    const warned = vi.spyOn(console, 'warn');
    const whole = { software: 'GIMP', taken: '2024:05:01 14:02:09', xmp: XMP('xmp:CreatorTool="GIMP">') };
    const files = [jpeg(1080, 2400, whole), png(1080, 2400, whole), webp(1080, 2400, whole), heic(whole)];
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 12 }),
        (file, changes) => {
          const bytes = Uint8Array.from(file);
          for (const [place, value] of changes) if (place < bytes.length) bytes[place] = value;
          read(bytes);
        },
      ),
      { numRuns: 3000 },
    );
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('is left out beyond a megabyte, and pieces without end are not followed', () => {
    const long = Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(1_200_000, 0x61)]);
    const bomb = Buffer.concat([PNG_MARK, chunk('tEXt', long), png().subarray(8)]);
    expect(fileFacts('a.png', partsOf(bomb)).picture?.metadata.length).toBeLessThan(2_000);
    const empty = Buffer.concat(Array.from({ length: 60_000 }, () => chunk('IDAT', Buffer.alloc(0))));
    let reads = 0;
    const file = partsOf(Buffer.concat([PNG_MARK, empty]));
    fileFacts('a.png', { ...file, read: (from, length) => ((reads += 1), file.read(from, length)) });
    expect(reads).toBeLessThan(51_000);
    const repeated = XMP('CreatorTool="x" '.repeat(50_000));
    expect(read(jpeg(1080, 2400, { xmp: repeated.slice(0, 60_000) })).software).toEqual(['x']);
  });
});
