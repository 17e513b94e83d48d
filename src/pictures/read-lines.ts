import { type Frame, type Pixels, resample, turn } from './pixels.ts';
import type { Box, Line, PictureText } from './picture.ts';
import { spell, type Spelled, textBoxes } from './text-boxes.ts';

/** The two models, however they are run: numbers in, numbers out. */
export interface Models {
  /** Three planes of a picture → how likely text is at each pixel. */
  find(planes: Float32Array, width: number, height: number): Promise<Float32Array>;
  /** Three planes of a line, 48 high → how likely each character is at each step. */
  read(
    planes: Float32Array,
    width: number,
  ): Promise<{ readonly steps: Float32Array; readonly classes: number }>;
  readonly dictionary: readonly string[];
}

/** The height of a line that the recognition model wants, and the narrowest and widest that it is given. */
const LINE_HEIGHT = 48;
const NARROWEST = 96;
const WIDEST = 2400;
/** The second reading is that much wider. Where a thin or repeated character was dropped, it reads another text. */
const AGAIN = 1.25;
/** Sides of what is searched for text are multiples of this. */
const GRID = 32;
/** Lines lower than this, in the picture as it is searched, are found badly: it is searched again, larger. */
const LOW = 13;
/** Boxes turned by more than this against the others are watermarks; radians. */
const ASKEW = 0.18;
/** From here on a picture is a photo of a screen; radians. */
const TILTED = 0.012;

/** Finds and reads every line of a picture. Long captures are searched in strips; turned ones are turned. */
export async function readLines(models: Models, pixels: Pixels): Promise<PictureText> {
  let [best, turned, picture] = [await findLines(models, pixels), 0, pixels];
  const tall = best.filter(({ width, height }) => height > width * 1.6).length;
  if (best.length > 0 && tall > best.length / 2) {
    const quarters = (await clearer(models, pixels, [1, 3])) ?? 1;
    picture = turn(pixels, quarters);
    [best, turned] = [await findLines(models, picture), quarters * 90];
  } else if (best.length > 2 && (await clarity(models, pixels, best)) < UNCLEAR) {
    const quarters = await clearer(models, pixels, [0, 2]);
    if (quarters === 2) {
      picture = turn(pixels, 2);
      [best, turned] = [await findLines(models, picture), 180];
    }
  }
  const level = median(best.filter(({ width, height }) => width > height * 3).map(({ angle }) => angle));
  const lines: Line[] = [];
  for (const frame of best) {
    if (Math.abs(frame.angle - level) > ASKEW) continue;
    const line = await readLine(models, picture, frame, level);
    if (line) lines.push(line);
  }
  const { width, height } = picture;
  return { width, height, lines: inOrder(lines), turned, tilted: Math.abs(level) > TILTED };
}

/** Of lines read the wrong way round the model is not sure. */
const UNCLEAR = 0.75;
const SAMPLE = 5;

/** How sure the model is of the longest lines, on the average. */
async function clarity(models: Models, pixels: Pixels, frames: readonly Frame[]): Promise<number> {
  const longest = frames.toSorted((a, b) => b.width * b.height - a.width * a.height).slice(0, SAMPLE);
  let sum = 0;
  for (const frame of longest) sum += (await spellFrame(models, pixels, frame, 1)).mean;
  return longest.length === 0 ? 0 : sum / longest.length;
}

/** Which of some turns, in quarters, is read best; undefined if none shows a line. */
async function clearer(
  models: Models,
  pixels: Pixels,
  turns: readonly number[],
): Promise<number | undefined> {
  let best: { readonly quarters: number; readonly sure: number } | undefined;
  for (const quarters of turns) {
    const turned = turn(pixels, quarters);
    const sure = await clarity(models, turned, await findLines(models, turned));
    if (!best || sure > best.sure) best = { quarters, sure };
  }
  return best?.quarters;
}

/** What a phone shows is searched this wide, everything else with so many pixels on its longer side. */
const PHONE = 576;
const LONGER = 1280;
const LARGEST = 2048;
/** A strip of a long capture is so many times as high as wide, and the strips lie over each other by a part of it. */
const STRIP = 2.4;
const OVERLAP = 0.25;

async function findLines(models: Models, pixels: Pixels): Promise<Frame[]> {
  const { width, height } = pixels;
  const first = height > width ? PHONE / width : LONGER / Math.max(width, height);
  // Small pictures are not made larger: their letters are clear enough as they are, up to a limit.
  const scale = Math.min(first, width < 320 ? 2 : 1);
  const found = await findAt(models, pixels, scale);
  const low = median(found.map((frame) => Math.min(frame.width, frame.height))) * scale;
  if (found.length === 0 || low >= LOW || scale >= 1) return found;
  const larger = Math.min(1, (scale * 20) / Math.max(low, 5), LARGEST / Math.min(width, height));
  return larger > scale * 1.2 ? findAt(models, pixels, larger) : found;
}

async function findAt(models: Models, pixels: Pixels, scale: number): Promise<Frame[]> {
  const { width, height } = pixels;
  const strip = Math.min(height, Math.ceil(Math.max(width, 640) * STRIP));
  const step = Math.floor(strip * (1 - OVERLAP));
  const found: Frame[] = [];
  for (let top = 0; ; top += step) {
    const last = top + strip >= height;
    const from = last ? height - strip : top;
    const frames = await findInStrip(models, pixels, from, strip, scale);
    for (const frame of frames) {
      // What is cut by the edge of a strip stands whole in the next one.
      const [upper, lower] = [frame.y - frame.height / 2, frame.y + frame.height / 2];
      const cut = (from > 0 && upper < from + 2) || (!last && lower > from + strip - 2);
      if (!cut && !found.some((one) => overlaps(one, frame))) found.push(frame);
    }
    if (last) return found;
  }
}

function overlaps(a: Frame, b: Frame): boolean {
  const [across, down] = [
    Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2),
    Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2),
  ];
  return across > Math.min(a.width, b.width) * 0.5 && down > Math.min(a.height, b.height) * 0.5;
}

const MEAN = [0.485, 0.456, 0.406] as const;
const SPREAD = [0.229, 0.224, 0.225] as const;

async function findInStrip(
  models: Models,
  pixels: Pixels,
  top: number,
  strip: number,
  scale: number,
): Promise<Frame[]> {
  const round = (value: number) => Math.max(GRID, Math.round((value * scale) / GRID) * GRID);
  const [width, height] = [round(pixels.width), round(strip)];
  const planes = new Float32Array(width * height * 3);
  const area = width * height;
  const whole = { x: pixels.width / 2, y: top + strip / 2, width: pixels.width, height: strip, angle: 0 };
  // The model was trained on blue, green, red.
  resample(pixels, whole, { width, height }, (index, r, g, b) => {
    planes[index] = (b / 255 - MEAN[0]) / SPREAD[0];
    planes[area + index] = (g / 255 - MEAN[1]) / SPREAD[1];
    planes[area * 2 + index] = (r / 255 - MEAN[2]) / SPREAD[2];
  });
  const [scaleX, scaleY] = [pixels.width / width, strip / height];
  return textBoxes(await models.find(planes, width, height), width, height).map((frame) => ({
    x: frame.x * scaleX,
    y: top + frame.y * scaleY,
    width: frame.width * scaleX,
    height: frame.height * scaleY,
    angle: frame.angle,
  }));
}

async function spellFrame(models: Models, pixels: Pixels, frame: Frame, wider: number): Promise<Spelled> {
  const natural = Math.round((frame.width / frame.height) * LINE_HEIGHT * wider);
  const width = Math.min(WIDEST, Math.max(16, natural));
  const padded = Math.max(width, NARROWEST);
  const planes = new Float32Array(padded * LINE_HEIGHT * 3);
  const area = padded * LINE_HEIGHT;
  resample(pixels, frame, { width, height: LINE_HEIGHT }, (index, r, g, b) => {
    const at = Math.floor(index / width) * padded + (index % width);
    planes[at] = b / 127.5 - 1;
    planes[area + at] = g / 127.5 - 1;
    planes[area * 2 + at] = r / 127.5 - 1;
  });
  const { steps, classes } = await models.read(planes, padded);
  return spell(steps, classes, models.dictionary);
}

/** What may be a number, a sum or a time has to be right to the character, and is read twice. */
const VALUE = /\d{3}|\d[.,:：，]\s?\d|\d[年月]/;
/** Lines of which the model is less sure, on the average, are pictures that it took for text. */
const NO_TEXT = 0.5;

async function readLine(models: Models, pixels: Pixels, frame: Frame, level: number): Promise<Line | null> {
  const { text, least, mean } = await spellFrame(models, pixels, frame, 1);
  if (text === '' || mean < NO_TEXT) return null;
  const again = VALUE.test(text) ? (await spellFrame(models, pixels, frame, AGAIN)).text : undefined;
  return {
    text,
    ...levelBox(frame, level),
    sure: again === undefined || again === text ? Math.round(least * 1000) / 1000 : 0,
    ...(again !== undefined && { again }),
    ground: groundOf(pixels, frame),
  };
}

/** Where the frame would stand if the picture were level. */
function levelBox({ x, y, width, height }: Frame, level: number): Box {
  const [cos, sin] = [Math.cos(-level), Math.sin(-level)];
  const [u, v] = [x * cos - y * sin, x * sin + y * cos];
  return {
    left: Math.round(u - width / 2),
    top: Math.round(v - height / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** Points across and down at which the ground of a line is looked at. */
const [ACROSS, DOWN] = [64, 9];

/** The colour that most of a frame has: single points, since means would mix the letters in. */
export function groundOf({ width, height, data }: Pixels, frame: Frame): readonly [number, number, number] {
  const counted = new Map<number, { count: number; readonly colour: readonly [number, number, number] }>();
  const [cos, sin] = [Math.cos(frame.angle), Math.sin(frame.angle)];
  let best: { count: number; readonly colour: readonly [number, number, number] } | undefined;
  for (let point = 0; point < ACROSS * DOWN; point++) {
    const u = (((point % ACROSS) + 0.5) / ACROSS - 0.5) * frame.width;
    const v = ((Math.floor(point / ACROSS) + 0.5) / DOWN - 0.5) * frame.height;
    const x = Math.min(Math.max(Math.floor(frame.x + u * cos - v * sin), 0), width - 1);
    const y = Math.min(Math.max(Math.floor(frame.y + u * sin + v * cos), 0), height - 1);
    const at = (y * width + x) * 3;
    const colour = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const;
    const key = ((colour[0] + 8) >> 4) * 1024 + ((colour[1] + 8) >> 4) * 32 + ((colour[2] + 8) >> 4);
    const entry = counted.get(key) ?? { count: 0, colour };
    entry.count += 1;
    counted.set(key, entry);
    if (!best || entry.count > best.count) best = entry;
  }
  return best?.colour ?? [255, 255, 255];
}

/** From top to bottom, and in a row from left to right. */
function inOrder(lines: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const line of lines.toSorted((a, b) => a.top + a.height / 2 - b.top - b.height / 2)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const middle = line.top + line.height / 2;
    if (
      row &&
      first &&
      Math.abs(first.top + first.height / 2 - middle) < Math.min(first.height, line.height) / 2
    )
      row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.left - b.left));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
