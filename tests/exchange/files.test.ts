import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFacts } from '../../src/exchange/file-facts.ts';
import { fileText } from '../../src/exchange/file-text.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const IEND = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const size = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const png = (width: number, height: number) =>
  Uint8Array.from([...PNG, ...size(width), ...size(height), ...IEND]);
const facts = (name: string, bytes: Uint8Array) => fileFacts(name, bytes, bytes);

describe('what a file says of itself', () => {
  it('is nothing for an ordinary screenshot, photo, recording or text', () => {
    expect(facts('截图.png', png(1080, 2400))).toEqual([]);
    expect(facts('a.JPG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9]))).toEqual([]);
    expect(facts('录屏.mp4', Uint8Array.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70]))).toEqual([]);
    expect(facts('聊天.txt', new TextEncoder().encode('客服：您好'))).toEqual([]);
  });

  it.each([
    ['a three-byte PNG', 'a.png', Uint8Array.from([0x89, 0x50, 0x4e]), ['type-differs']],
    ['a PNG that is a JPEG', 'a.png', Uint8Array.from([0xff, 0xd8, 0xff, 1, 0xff, 0xd9]), ['type-differs']],
    ['a truncated JPEG', 'a.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3]), ['cut-short']],
    ['a truncated PNG', 'a.png', Uint8Array.from([...PNG, ...size(1080), ...size(2400)]), ['cut-short']],
    ['60,000 × 60,000', 'a.png', png(60_000, 60_000), ['huge-picture']],
    ['a snippet', 'a.png', png(200, 80), ['small-picture']],
    ['a picture called a text', 'a.txt', png(1080, 2400), ['type-differs']],
  ] as const)('is a notice for %s', (_, name, bytes, expected) => {
    expect(facts(name, bytes)).toEqual(expected);
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
    expect(fileText('a.png', png(10, 10))).toBeNull();
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
