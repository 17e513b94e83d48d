import type { Frame } from './pixels.ts';

/*
 * From the map of the detection model, which says for every pixel how likely text is there, to the boxes around the
 * lines. The post-processing of DB (differentiable binarisation): the model marks the core of each line, so each core
 * is widened again by what it was shrunk in training.
 */

/** A pixel belongs to a core from here on, and a core counts if its pixels are that likely on the average. */
const CORE = 0.3;
const LIKELY = 0.55;
/** How much a core is widened: its area by its girth, times this. */
const WIDENED = 1.6;
/** Cores that are lower are dust; pixels of the map. */
const LOWEST = 3;
const MOST_BOXES = 1000;

/** The boxes around the lines of text, in pixels of the map. */
export function textBoxes(map: Float32Array, width: number, height: number): Frame[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const found: Frame[] = [];
  for (let start = 0; start < seen.length && found.length < MOST_BOXES; start++) {
    if (seen[start] || (map[start] ?? 0) <= CORE) continue;
    // The leftmost and rightmost pixel of each row are all that its hull needs.
    const edges = new Map<number, [number, number]>();
    let [sum, count] = [0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += map[at] ?? 0;
      count += 1;
      const edge = edges.get(y);
      if (!edge) edges.set(y, [x, x]);
      else {
        if (x < edge[0]) edge[0] = x;
        if (x > edge[1]) edge[1] = x;
      }
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] || (map[next] ?? 0) <= CORE) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (sum / count < LIKELY) continue;
    const core = smallestFrame([...edges].flatMap(([y, [left, right]]) => corners(left, right, y)));
    if (Math.min(core.width, core.height) < LOWEST) continue;
    const wider = ((core.width * core.height) / (2 * (core.width + core.height))) * WIDENED * 2;
    found.push({ ...core, width: core.width + wider, height: core.height + wider });
  }
  return found;
}

type Point = readonly [x: number, y: number];

const corners = (left: number, right: number, y: number): Point[] => [
  [left, y],
  [right + 1, y],
  [left, y + 1],
  [right + 1, y + 1],
];

/** The smallest rectangle around points, turned by at most a half quarter; tall ones stay tall. */
function smallestFrame(points: readonly Point[]): Frame {
  const hull = convexHull(points);
  let best: Frame | undefined;
  for (let index = 0; index < hull.length; index++) {
    const [x1, y1] = hull[index] as Point;
    const [x2, y2] = hull[(index + 1) % hull.length] as Point;
    const full = Math.atan2(y2 - y1, x2 - x1);
    // An edge stands for all four directions of the rectangle.
    const angle = full - Math.round(full / (Math.PI / 2)) * (Math.PI / 2);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of hull) {
      const [u, v] = [x * cos + y * sin, y * cos - x * sin];
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    const [width, height] = [right - left, bottom - top];
    if (best && width * height >= best.width * best.height) continue;
    const [u, v] = [(left + right) / 2, (top + bottom) / 2];
    best = { x: u * cos - v * sin, y: u * sin + v * cos, width, height, angle };
  }
  return best ?? { x: 0, y: 0, width: 0, height: 0, angle: 0 };
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && !turnsLeft(chain.at(-2) as Point, chain.at(-1) as Point, point))
        chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turnsLeft([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0;
}

/** What the recognition model spelled: each step is one character, a repeat of the one before, or nothing. */
export interface Spelled {
  readonly text: string;
  /** Of its least sure character; 0 for an empty text. */
  readonly least: number;
  /** Of all of them, on the average. */
  readonly mean: number;
}

/**
 * Reads the output of the recognition model (CTC): at each step the likeliest of the characters. Number 0 is nothing,
 * the last one, which the dictionary does not list, a space.
 */
export function spell(steps: Float32Array, classes: number, dictionary: readonly string[]): Spelled {
  let [text, least, sum, count, before] = ['', 1, 0, 0, 0];
  for (let from = 0; from + classes <= steps.length; from += classes) {
    let best = 0;
    for (let one = 1; one < classes; one++)
      if ((steps[from + one] as number) > (steps[from + best] as number)) best = one;
    if (best !== 0 && best !== before) {
      const likely = steps[from + best] as number;
      text += best - 1 < dictionary.length ? (dictionary[best - 1] ?? '') : ' ';
      least = Math.min(least, likely);
      sum += likely;
      count += 1;
    }
    before = best;
  }
  return count === 0 ? { text: '', least: 0, mean: 0 } : { text: text.trim(), least, mean: sum / count };
}
