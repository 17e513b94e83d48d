import { decode as decodePng } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';

/** Three bytes a pixel, red, green, blue, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Megabytes that the JPEG decoder may ask for; it counts them before it takes them. */
const MOST_JPEG_MEMORY = 700;
const MOST_JPEG_PIXELS = 41;

/**
 * The pixels of a PNG or JPEG, put upright as its metadata says, what is transparent on white.
 * @throws whatever the decoders throw at a damaged file
 */
export function decodePicture(bytes: Uint8Array, orientation = 1): Pixels {
  const pixels = bytes[0] === 0x89 ? pngPixels(bytes) : jpegPixels(bytes);
  return upright(pixels, orientation);
}

function jpegPixels(bytes: Uint8Array): Pixels {
  const { width, height, data } = decodeJpeg(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: true,
    maxResolutionInMP: MOST_JPEG_PIXELS,
    maxMemoryUsageInMB: MOST_JPEG_MEMORY,
  });
  return { width, height, data };
}

function pngPixels(bytes: Uint8Array): Pixels {
  const { width, height, data, channels, depth, palette } = decodePng(bytes);
  const count = width * height;
  // What nearly every screenshot is.
  if (depth === 8 && channels === 3 && !palette) return { width, height, data: Uint8Array.from(data) };
  const rgb = new Uint8Array(count * 3);
  const shift = depth === 16 ? 8 : 0;
  const grey = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  const perRow = Math.ceil((width * depth * channels) / 8);
  const sample = (index: number): number => {
    if (depth >= 8) return (data[index] ?? 0) >> shift;
    const [row, column] = [Math.floor(index / width), index % width];
    const bit = column * depth;
    return ((data[row * perRow + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  const put = (pixel: number, r: number, g: number, b: number, alpha: number) => {
    const cover = (value: number) =>
      alpha === 255 ? value : Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    rgb[pixel * 3] = cover(r);
    rgb[pixel * 3 + 1] = cover(g);
    rgb[pixel * 3 + 2] = cover(b);
  };
  for (let pixel = 0; pixel < count; pixel++) {
    if (palette) {
      const [r = 0, g = 0, b = 0, alpha = 255] = palette[sample(pixel)] ?? [];
      put(pixel, r, g, b, alpha);
      continue;
    }
    const at = pixel * channels;
    const first = sample(at) * grey;
    if (channels < 3) put(pixel, first, first, first, channels === 2 ? sample(at + 1) : 255);
    else put(pixel, first, sample(at + 1), sample(at + 2), channels === 4 ? sample(at + 3) : 255);
  }
  return { width, height, data: rgb };
}

/** The eight ways a camera can have been held: mirrored or not, then turned clockwise by so many quarters. */
const HELD: readonly (readonly [mirrored: boolean, quarters: number])[] = [
  [false, 0],
  [true, 0],
  [false, 2],
  [true, 2],
  [true, 3],
  [false, 1],
  [true, 1],
  [false, 3],
];

function upright(pixels: Pixels, orientation: number): Pixels {
  const [mirrored, quarters] = HELD[orientation - 1] ?? [false, 0];
  return turn(mirrored ? mirror(pixels) : pixels, quarters);
}

function mirror({ width, height, data }: Pixels): Pixels {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) copy(data, (y * width + x) * 3, out, (y * width + width - 1 - x) * 3);
  return { width, height, data: out };
}

/** Turned clockwise by so many quarters. */
export function turn(pixels: Pixels, quarters: number): Pixels {
  const times = ((quarters % 4) + 4) % 4;
  if (times === 0) return pixels;
  const { width, height, data } = pixels;
  const out = new Uint8Array(data.length);
  const [newWidth, newHeight] = times === 2 ? [width, height] : [height, width];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [toX, toY] =
        times === 1
          ? [height - 1 - y, x]
          : times === 2
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      copy(data, (y * width + x) * 3, out, (toY * newWidth + toX) * 3);
    }
  }
  return { width: newWidth, height: newHeight, data: out };
}

function copy(from: Uint8Array, at: number, to: Uint8Array, place: number): void {
  to[place] = from[at] ?? 0;
  to[place + 1] = from[at + 1] ?? 0;
  to[place + 2] = from[at + 2] ?? 0;
}

/** A rectangle of the picture that may be turned: its middle, its sides and how far it is turned, in radians. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/**
 * A frame of the picture, drawn in another size: each new pixel is the mean of what it covers, or lies between its
 * neighbours where the picture is made larger. What lies outside repeats the edge.
 * @param put takes each pixel: its index, then red, green, blue
 */
export function resample(
  { width, height, data }: Pixels,
  frame: Frame,
  size: { readonly width: number; readonly height: number },
  put: (index: number, r: number, g: number, b: number) => void,
): void {
  const [scaleX, scaleY] = [frame.width / size.width, frame.height / size.height];
  const [timesX, timesY] = [Math.max(1, Math.round(scaleX)), Math.max(1, Math.round(scaleY))];
  const [cos, sin] = [Math.cos(frame.angle), Math.sin(frame.angle)];
  const parts = timesX * timesY;
  // The inner loop runs for every pixel of every line: plain sums, no calls.
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let part = 0; part < parts; part++) {
        const u = (column + ((part % timesX) + 0.5) / timesX) * scaleX - frame.width / 2;
        const v = (row + (Math.floor(part / timesX) + 0.5) / timesY) * scaleY - frame.height / 2;
        const x = Math.min(Math.max(frame.x + u * cos - v * sin - 0.5, 0), width - 1);
        const y = Math.min(Math.max(frame.y + u * sin + v * cos - 0.5, 0), height - 1);
        const x0 = Math.floor(x);
        const y0 = Math.floor(y);
        const fx = x - x0;
        const fy = y - y0;
        const here = (y0 * width + x0) * 3;
        const right = x0 + 1 < width ? 3 : 0;
        const below = y0 + 1 < height ? width * 3 : 0;
        const a = (1 - fx) * (1 - fy);
        const c = fx * (1 - fy);
        const d = (1 - fx) * fy;
        const e = fx * fy;
        const i = here + right;
        const j = here + below;
        const k = j + right;
        r += data[here]! * a + data[i]! * c + data[j]! * d + data[k]! * e;
        g += data[here + 1]! * a + data[i + 1]! * c + data[j + 1]! * d + data[k + 1]! * e;
        b += data[here + 2]! * a + data[i + 2]! * c + data[j + 2]! * d + data[k + 2]! * e;
      }
      put(row * size.width + column, r / parts, g / parts, b / parts);
    }
  }
}
