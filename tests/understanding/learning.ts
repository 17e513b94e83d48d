import { chancesOf, type Question, share } from '../../src/reading/model.ts';

/**
 * How the model is learned: a linear model, by stochastic gradient descent with a step for each weight (AdaGrad), in a
 * fixed order, so that the same corpus gives the same weights on every machine.
 */

/** A text as the model sees it: its features by number, groups of phrases apart from rows of characters. */
export interface Example {
  readonly groups: Uint32Array;
  readonly rows: Uint32Array;
}

export interface Learned {
  /** For each feature its weight for each class. */
  readonly weights: Float64Array;
  readonly classes: number;
}

const EPOCHS = 15;
const RATE = 0.5;
const SHRINK = 1e-4;
/** An error smaller than this teaches nothing. */
const CLOSE = 0.01;

/**
 * Learns the weights.
 * @param kind `one`: each text is of exactly one class; `any`: each class is a question of its own
 * @param labels for each example 1 at its classes
 * @param allowed for each weight whether there may be one; all, if it is left out
 */
export function learn(
  examples: readonly Example[],
  labels: readonly Uint8Array[],
  features: number,
  kind: Question['kind'],
  allowed?: Uint8Array,
): Learned {
  const classes = labels[0]?.length ?? 0;
  const weights = new Float64Array(features * classes);
  const seen = new Float64Array(features * classes).fill(1e-8);
  const score = new Float64Array(classes);
  const places = new Uint8Array(classes);
  const order = Uint32Array.from(examples, (_, index) => index);
  let seed = 1;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (const index of order) {
      const example = examples[index];
      const label = labels[index];
      if (!example || !label) continue;
      scoreOf(example, weights, classes, score);
      const error = chancesOf(score, kind);
      let active = 0;
      for (let k = 0; k < classes; k += 1) {
        const wrong = (error[k] ?? 0) - (label[k] ?? 0);
        error[k] = wrong;
        // A class that is right already is left alone: most are, most of the time.
        if (Math.abs(wrong) > CLOSE) {
          places[active] = k;
          active += 1;
        }
      }
      for (const list of [example.groups, example.rows]) {
        const value = share(list.length);
        for (let one = 0; one < list.length; one += 1) {
          const at = (list[one] ?? 0) * classes;
          for (let place = 0; place < active; place += 1) {
            const k = places[place] ?? 0;
            if (allowed && allowed[at + k] === 0) continue;
            const weight = weights[at + k] ?? 0;
            const slope = (error[k] ?? 0) * value + SHRINK * weight;
            const sum = (seen[at + k] ?? 0) + slope * slope;
            seen[at + k] = sum;
            weights[at + k] = weight - (RATE * slope) / Math.sqrt(sum);
          }
        }
      }
    }
  }
  return { weights, classes };
}

/** The scores of a text for each class, into `score`. */
export function scoreOf(
  { groups, rows }: Example,
  weights: Float64Array,
  classes: number,
  score: Float64Array,
): void {
  score.fill(0);
  for (const list of [groups, rows]) {
    const value = share(list.length);
    for (let one = 0; one < list.length; one += 1) {
      const at = (list[one] ?? 0) * classes;
      for (let k = 0; k < classes; k += 1) score[k] = (score[k] ?? 0) + (weights[at + k] ?? 0) * value;
    }
  }
}
