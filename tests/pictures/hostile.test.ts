import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openReader } from '../../src/pictures/reader.ts';
import { chunk } from '../support/pictures.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url));
const reader = openReader(fileURLToPath(new URL('../../dist/pictures', import.meta.url)));
afterAll(() => reader.close());

const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A PNG that claims a size, and whatever bytes stand for its pixels. */
function claimedPng(
  width: number,
  height: number,
  pixels: Buffer,
  [depth, colour, interlaced] = [8, 2, 0],
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth ?? 8, colour ?? 2, 0, 0, interlaced ?? 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 200 files that are no good pictures, the same each time. */
function hostile(): { readonly name: string; readonly bytes: Uint8Array }[] {
  const [png, jpg] = [fixture('dev-alipayA-01.png'), fixture('dev-smsA-11.jpg')];
  let state = 7;
  const below = (most: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
  const spoiled = (bytes: Buffer, many: number) => {
    const copy = Buffer.from(bytes);
    for (let index = 0; index < many; index += 1) copy[8 + below(copy.length - 8)] = below(256);
    return copy;
  };
  const zeros = deflateSync(Buffer.alloc(40_000_000));
  return [
    ...Array.from({ length: 60 }, (_, index) => ({
      name: `cut-${index}.png`,
      bytes: png.subarray(0, below(png.length - 1)),
    })),
    ...Array.from({ length: 30 }, (_, index) => ({
      name: `cut-${index}.jpg`,
      bytes: jpg.subarray(0, below(2000)),
    })),
    ...Array.from({ length: 60 }, (_, index) => ({
      name: `spoiled-${index}.png`,
      bytes: spoiled(png, 1 + below(40)),
    })),
    ...Array.from({ length: 15 }, (_, index) => ({
      name: `noise-${index}.jpg`,
      bytes: spoiled(Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.alloc(500)]), 400),
    })),
    ...[
      [60_000, 60_000],
      [1, 2_000_000_000],
      [0, 5],
      [50_000, 900],
    ].map(([width = 0, height = 0], index) => ({
      name: `claims-${index}.png`,
      bytes: claimedPng(width, height, zeros),
    })),
    ...Array.from({ length: 9 }, (_, index) => ({
      name: `odd-${index}.png`,
      bytes: claimedPng(40, 40, deflateSync(Buffer.alloc(below(20_000))), [
        [1, 4, 16][index % 3] ?? 8,
        [0, 3, 6][Math.floor(index / 3)] ?? 2,
        1,
      ]),
    })),
    ...['a.txt', 'b.heic', 'c.webp', 'd.gif', 'e.pdf', 'f.png', 'g.jpg', 'h.bmp', 'i.zip', 'j.mp4'].map(
      (name, index) => ({
        name,
        bytes: Buffer.from(
          [
            'hello',
            '\0\0\0\x18ftypheic',
            'RIFF\0\0\0\0WEBPVP8 ',
            'GIF89a',
            '%PDF-1.4',
            '',
            '\xff\xd8\xff',
            'BM',
            'PK\x03\x04',
            '\0\0\0\x18ftypmp42',
          ][index] ?? '',
          'latin1',
        ),
      }),
    ),
    ...Array.from({ length: 12 }, (_, index) => ({
      name: `bomb-${index}.png`,
      bytes: claimedPng(100 + index, 100, zeros),
    })),
  ];
}

describe('hostile pictures', () => {
  it('each give an answer, end nothing and take no long time', async () => {
    const files = hostile();
    expect(files.length).toBe(200);
    for (const { name, bytes } of files) {
      const found = await reader.read(name, bytes);
      if (typeof found === 'string')
        expect([name, found]).toEqual([name, expect.stringMatching(/^[a-z-]+$/)]);
      else expect([name, found.lines]).toEqual([name, expect.any(Array)]);
    }
    // After all of them the same thread reads a good one.
    const good = await reader.read('good.jpg', fixture('dev-smsA-11.jpg'));
    expect(typeof good === 'string' ? good : good.lines.map(({ text }) => text).join('')).toContain('80.08');
  }, 600_000);

  it('of which one is computed on for too long only end their thread', async () => {
    const hasty = openReader(fileURLToPath(new URL('../../dist/pictures', import.meta.url)), 1);
    expect(await hasty.read('a.png', fixture('dev-alipayA-01.png'))).toBe('took-too-long');
    await hasty.close();
  });

  it('are told of where the models are missing', async () => {
    const empty = openReader(fileURLToPath(new URL('../fixtures', import.meta.url)));
    expect(await empty.read('a.png', fixture('dev-alipayA-01.png'))).toBe('no-reader');
    await empty.close();
  });
});
