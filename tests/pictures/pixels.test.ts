import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodePicture, type Pixels, turn } from '../../src/pictures/pixels.ts';

/** Two pixels beside each other: red, then black. */
const RED_BLACK: Pixels = { width: 2, height: 1, data: Uint8Array.of(255, 0, 0, 0, 0, 0) };

describe('a picture in whatever way it is stored', () => {
  it.each([
    ['8 bit, three channels', { channels: 3, depth: 8, data: Uint8Array.of(255, 0, 0, 0, 0, 0) }],
    ['16 bit, three channels', { channels: 3, depth: 16, data: Uint16Array.of(65_535, 0, 0, 0, 0, 0) }],
    ['8 bit with transparency', { channels: 4, depth: 8, data: Uint8Array.of(255, 0, 0, 255, 0, 0, 0, 255) }],
  ] as const)('%s: has the same pixels', (_, kind) => {
    const bytes = encode({ width: 2, height: 1, ...kind });
    expect(decodePicture(bytes)).toEqual(RED_BLACK);
  });

  it('that is grey, and transparent, stands on white', () => {
    const bytes = encode({ width: 2, height: 1, channels: 2, depth: 8, data: Uint8Array.of(0, 0, 128, 255) });
    expect(Array.from(decodePicture(bytes).data)).toEqual([255, 255, 255, 128, 128, 128]);
  });

  it('stands upright, however the camera was held', () => {
    const bytes = encode({ width: 2, height: 1, channels: 3, depth: 8, data: RED_BLACK.data });
    const firsts = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => {
      const { width, height, data } = decodePicture(bytes, orientation);
      return [width, height, data[0] === 255];
    });
    expect(firsts).toEqual([
      [2, 1, true],
      [2, 1, false],
      [2, 1, false],
      [2, 1, true],
      [1, 2, true],
      [1, 2, true],
      [1, 2, false],
      [1, 2, false],
    ]);
  });

  it('turned four times is as it was', () => {
    let turned = RED_BLACK;
    for (let times = 0; times < 4; times += 1) turned = turn(turned, 1);
    expect(turned).toEqual(RED_BLACK);
  });
});
