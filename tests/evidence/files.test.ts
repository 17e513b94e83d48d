import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFacts } from '../../src/evidence/look.ts';
import { fileText } from '../../src/evidence/text.ts';
import { heic, jpeg, partsOf, plainWebp, png, webp } from '../support/pictures.ts';

const facts = (name: string, bytes: Uint8Array) => fileFacts(name, partsOf(bytes)).facts;

describe('what a file says of itself', () => {
  it('is nothing for an ordinary screenshot, photo, recording or text', () => {
    expect(facts('截图.png', png())).toEqual([]);
    expect(facts('a.JPG', jpeg())).toEqual([]);
    expect(facts('a.webp', webp())).toEqual([]);
    for (const lossless of [false, true]) {
      expect(facts('a.webp', plainWebp(1080, 2400, lossless))).toEqual([]);
    }
    expect(facts('IMG_1.HEIC', heic({}))).toEqual([]);
    expect(facts('录屏.mp4', Buffer.from('\0\0\0\u0018ftypisom'))).toEqual([]);
    expect(facts('聊天.txt', new TextEncoder().encode('客服：您好'))).toEqual([]);
  });

  it.each([
    ['a three-byte PNG', 'a.png', Uint8Array.from([0x89, 0x50, 0x4e]), ['type-differs']],
    ['a PNG that is a JPEG', 'a.png', jpeg(), ['type-differs']],
    ['a JPEG cut in its image', 'a.jpg', jpeg().subarray(0, -10), ['cut-short']],
    [
      'a JPEG cut in its metadata',
      'a.jpg',
      jpeg(1080, 2400, { software: 'x' }).subarray(0, 20),
      ['cut-short'],
    ],
    ['a PNG cut in its image', 'a.png', png().subarray(0, 600), ['cut-short']],
    ['a PNG without its end', 'a.png', png().subarray(0, -12), ['cut-short']],
    ['a WebP cut in its image', 'a.webp', webp().subarray(0, 600), ['cut-short']],
    ['a PNG of 60,000 × 60,000', 'a.png', png(60_000, 60_000), ['huge-picture']],
    ['a JPEG of 60,000 × 60,000', 'a.jpg', jpeg(60_000, 60_000), ['huge-picture']],
    ['a WebP of 60,000 × 60,000', 'a.webp', webp(60_000, 60_000), ['huge-picture']],
    ['a snippet', 'a.png', png(200, 80), ['small-picture']],
    ['a strip of a screenshot', 'a.jpg', jpeg(1080, 300), ['small-picture']],
    ['a square piece of one', 'a.webp', webp(600, 600), ['small-picture']],
    ['a piece of a WebP with loss', 'a.webp', plainWebp(1080, 300, false), ['small-picture']],
    ['a piece of a WebP without loss', 'a.webp', plainWebp(1080, 300, true), ['small-picture']],
    ['a picture called a text', 'a.txt', png(), ['type-differs']],
  ] as const)('is a notice for %s', (_, name, bytes, expected) => {
    expect(facts(name, bytes)).toEqual(expected);
  });

  it('is no notice where a phone adds things of its own behind the end', () => {
    expect(facts('a.jpg', Buffer.concat([jpeg(), Buffer.alloc(3_000_000, 1)]))).toEqual([]);
    expect(facts('a.png', Buffer.concat([png(), Buffer.alloc(3_000)]))).toEqual([]);
  });

  it('is found however large the image is, and also where its end lies across two parts', () => {
    const head = jpeg(1080, 2400, {}, Buffer.alloc(0)).length - 2;
    for (const size of [1024 * 1024 - 1, 1024 * 1024, 5_000_000]) {
      expect(facts('a.jpg', jpeg(1080, 2400, {}, Buffer.alloc(size)))).toEqual([]);
      expect(facts('a.jpg', jpeg(1080, 2400, {}, Buffer.alloc(size)).subarray(0, head + size))).toEqual([
        'cut-short',
      ]);
    }
  });

  it('never fails, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 80 }), (name, bytes) => void facts(name, bytes)),
    );
  });
});

describe('the text of a file', () => {
  it('is read in the encodings bills and pages come in, or not at all', () => {
    expect(fileText('a.csv', new TextEncoder().encode('订单号,100'))).toBe('订单号,100');
    // 订单 in GB18030
    expect(fileText('a.csv', Uint8Array.from([0xb6, 0xa9, 0xb5, 0xa5]))).toBe('订单');
    expect(fileText('a.txt', Uint8Array.from([0xff, 0xfe, 0xa2, 0x8b, 0x55, 0x53]))).toBe('订单');
    expect(fileText('a.png', png())).toBeNull();
  });

  it('of a page is what shows, without its scripts', () => {
    const html =
      '<html><script>订单号 EVIL123456</script><!-- x --><b>订单&#21495;</b>:&nbsp;CM1&lt;2</html>';
    expect(fileText('a.html', new TextEncoder().encode(html))?.replaceAll(/\s+/g, ' ').trim()).toBe(
      '订单号 : CM1<2',
    );
  });

  it('never fails and never hangs, whatever the bytes', () => {
    const piece = fc.constantFrom('<', '<script', '>', '<!--', '&#x110000;', '&', 'x'.repeat(1000));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 50 }), (parts) => {
        fileText('a.html', new TextEncoder().encode(parts.join('')));
      }),
    );
    for (const part of ['<script', '<!--', '<', '<a', '<script></script', '&#x', '<style>']) {
      expect(fileText('a.html', new TextEncoder().encode(part.repeat(500_000)))).not.toBeNull();
    }
  });
});
