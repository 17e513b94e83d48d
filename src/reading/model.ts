import type { Feature } from './features.ts';

/** A question that a model answers: `one` of its classes, or each of them yes or no (`any`). */
export interface Question {
  readonly kind: 'one' | 'any';
  readonly classes: readonly string[];
}

/** A linear model: for each feature what it weighs for each class of each question, in their order. */
export interface Model {
  readonly questions: Readonly<Record<string, Question>>;
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** How a model is kept: a row for each feature, its name, a tab, and its weights: a letter for the class, and tenths. */
export interface Kept {
  readonly questions: Readonly<Record<string, Question>>;
  readonly rows: readonly string[];
}

/** The letters that stand for the classes of all questions, in their order. */
export const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function modelOf({ questions, rows }: Kept): Model {
  const columns = Object.values(questions).reduce((sum, { classes }) => sum + classes.length, 0);
  const weights = new Map<string, Float32Array>();
  for (const row of rows) {
    const tab = row.lastIndexOf('\t');
    const each = new Float32Array(columns);
    for (const [, letter = '', tenths] of row.slice(tab + 1).matchAll(/([a-zA-Z])(-?\d+)/g)) {
      each[LETTERS.indexOf(letter)] = Number(tenths) / 10;
    }
    weights.set(row.slice(0, tab), each);
  }
  return { questions, weights };
}

/** What a model makes of a text. */
export interface Verdict {
  /** How likely a class of a question is. */
  readonly chance: (question: string, name: string) => number;
  /** The classes of a question, likeliest first. */
  readonly ranked: (question: string) => readonly { readonly name: string; readonly chance: number }[];
  /** What a feature adds to the score of a class. */
  readonly adds: (feature: Feature, question: string, name: string) => number;
}

/** Weighs the features of a text: each known one once, in shares, so that a long text is not surer than a short one. */
export function weigh(features: readonly Feature[], { questions, weights }: Model): Verdict {
  const known = new Map<string, Float32Array>();
  let groups = 0;
  for (const { name } of features) {
    const found = known.has(name) ? undefined : weights.get(name);
    if (!found) continue;
    known.set(name, found);
    if (isGroup(name)) groups += 1;
  }
  const [ofGroup, ofRow] = [share(groups), share(known.size - groups)];
  const columns = Object.values(questions).reduce((sum, { classes }) => sum + classes.length, 0);
  const scores = new Float64Array(columns);
  for (const [name, each] of known) {
    const value = isGroup(name) ? ofGroup : ofRow;
    for (let k = 0; k < columns; k += 1) scores[k] = (scores[k] ?? 0) + (each[k] ?? 0) * value;
  }
  const answers = new Map<string, { readonly from: number; readonly chances: Float64Array }>();
  let from = 0;
  for (const [question, { kind, classes }] of Object.entries(questions)) {
    const chances = chancesOf(scores.slice(from, from + classes.length), kind);
    answers.set(question, { from, chances });
    from += classes.length;
  }
  const placeOf = (question: string, name: string) => questions[question]?.classes.indexOf(name) ?? -1;
  return {
    chance: (question, name) => answers.get(question)?.chances[placeOf(question, name)] ?? 0,
    ranked: (question) =>
      (questions[question]?.classes ?? [])
        .map((name, k) => ({ name, chance: answers.get(question)?.chances[k] ?? 0 }))
        .toSorted((one, other) => other.chance - one.chance),
    adds: ({ name }, question, of) =>
      (known.get(name)?.[(answers.get(question)?.from ?? 0) + placeOf(question, of)] ?? 0) *
      (isGroup(name) ? ofGroup : ofRow),
  };
}

/** Groups of phrases are written `<name>`; the rest are rows of characters. */
export const isGroup = (name: string) => name.length > 2 && name.startsWith('<');

/** What one feature of a kind counts in a text that has so many of them. */
export const share = (count: number) => 1 / Math.sqrt(Math.max(1, count));

/** Scores as chances: of exclusive classes, or of each for itself. */
export function chancesOf(scores: Float64Array, kind: Question['kind']): Float64Array {
  if (kind === 'any') return scores.map((score) => 1 / (1 + Math.exp(-score)));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

/** Which of some pieces of a text, told in the order of its features, has the features that weigh most. */
export function heaviest<P extends { readonly start: number }>(
  pieces: readonly P[],
  features: readonly Feature[],
  weight: (feature: Feature) => number,
): P | undefined {
  const sums = new Float64Array(pieces.length);
  const last = new Map<string, number>();
  let place = 0;
  for (const feature of features) {
    if (feature.length === 0) continue;
    while (place + 1 < pieces.length && feature.start >= (pieces[place + 1]?.start ?? Infinity)) place += 1;
    // A feature counts once in a piece.
    if (last.get(feature.name) === place) continue;
    last.set(feature.name, place);
    sums[place] = (sums[place] ?? 0) + weight(feature);
  }
  return pieces[sums.indexOf(sums.reduce((most, one) => Math.max(most, one), -Infinity))];
}
