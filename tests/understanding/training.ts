import { cut } from '../../src/reading/clauses.ts';
import { featuresOf, STORIES } from '../../src/reading/features.ts';
import { isGroup, type Kept, LETTERS, type Model, modelOf, type Question } from '../../src/reading/model.ts';
import { DETAILS, PROBLEMS } from '../../src/law/problems.ts';
import { REPLIES as OUTCOMES } from '../../src/case/events.ts';
import { repliesCut } from '../../src/reading/reply.ts';
import { STORY_WARNINGS } from '../../src/reading/story.ts';
import { clockOf, type Reply, type Story } from './corpus.ts';
import { type Example, learn, type Learned } from './learning.ts';

/** A text with its features and, for each question, the classes it belongs to; undefined: not asked of this text. */
export interface Taught {
  readonly source: string;
  readonly features: readonly string[];
  readonly answers: Readonly<Record<string, readonly string[] | undefined>>;
}

export const STORY_QUESTIONS: Readonly<Record<string, Question>> = {
  problem: { kind: 'one', classes: [...Object.keys(PROBLEMS), 'none'] },
  detail: { kind: 'one', classes: Object.keys(DETAILS) },
  /** What it is instead, of stories that are no refund case. */
  instead: { kind: 'one', classes: [...STORY_WARNINGS, 'none'] },
  circumstance: { kind: 'any', classes: STORY_WARNINGS },
};

export const REPLY_QUESTIONS: Readonly<Record<string, Question>> = {
  outcome: { kind: 'one', classes: [...OUTCOMES, 'none'] },
  sign: { kind: 'any', classes: ['money-back', 'fee-demanded', 'refund'] },
};

const distinct = (names: readonly string[]) => [...new Set(names)];

export const taughtStories = (rows: readonly Story[]): Taught[] =>
  rows.map((row) => ({
    source: row.source,
    features: distinct(featuresOf(cut(row.story, clockOf(row)).clauses, STORIES).map(({ name }) => name)),
    answers: {
      problem: [row.problem ?? 'none'],
      detail: row.detail === null ? undefined : [row.detail],
      instead:
        row.problem === null
          ? [STORY_WARNINGS.find((one) => row.warnings.includes(one)) ?? 'none']
          : undefined,
      circumstance: row.warnings,
    },
  }));

export const taughtReplies = (rows: readonly Reply[]): Taught[] =>
  rows.map((row) => ({
    source: row.source,
    features: distinct(repliesCut(row.text, clockOf(row)).features.map(({ name }) => name)),
    answers: {
      outcome: [row.outcome ?? 'none'],
      sign: [
        ...(row.alreadyRefunded ? ['money-back'] : []),
        ...(row.feeDemanded ? ['fee-demanded'] : []),
        ...(row.refundPromised ? ['refund'] : []),
      ],
    },
  }));

/** A feature that fewer texts have says more of its text than of the language. */
const LEAST = 2;

/** Learns a model from texts. @param most so many features are kept, those that weigh most */
export function train(
  taught: readonly Taught[],
  questions: Readonly<Record<string, Question>>,
  most: number,
): Kept {
  const counts = new Map<string, number>();
  for (const { features } of taught)
    for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const all = [...counts].flatMap(([name, count]) => (count >= LEAST ? [name] : []));
  const [leading = ''] = Object.keys(questions);
  const first = weightsOf(taught, { [leading]: questions[leading] ?? NO_QUESTION }, all);
  const heavy = all
    .map((name, place) => ({
      name,
      weight: norm(first, place) * Math.sqrt(counts.get(name) ?? 0) * (isGroup(name) ? 1000 : 1),
    }))
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ name }) => name);
  const whole = weightsOf(taught, questions, heavy);
  const allowed = whole.map((learned, place) =>
    heaviest(learned, heavy, counts, KEPT[Object.keys(questions)[place] ?? ''] ?? heavy.length),
  );
  const last = weightsOf(taught, questions, heavy, allowed);
  const rows = heavy.map((name, place) => rowOf(name, place, last));
  return { questions, rows: rows.filter((row) => !row.endsWith('\t')) };
}

/** How many features each class of a question keeps: the model is to be small enough to be loaded at once. */
const KEPT: Readonly<Record<string, number>> = {
  problem: 3000,
  detail: 600,
  instead: 250,
  circumstance: 250,
  outcome: 600,
  sign: 500,
};

/** Which weights are kept: for each class those of the features that weigh most and are met most. */
function heaviest(
  { weights, classes }: Learned,
  names: readonly string[],
  counts: ReadonlyMap<string, number>,
  most: number,
): Uint8Array {
  const allowed = new Uint8Array(weights.length);
  const met = Float64Array.from(names, (name) => Math.sqrt(counts.get(name) ?? 0) * (isGroup(name) ? 3 : 1));
  for (let k = 0; k < classes; k += 1) {
    const places = names
      .map((_, place) => place)
      .toSorted(
        (one, other) =>
          Math.abs((weights[other * classes + k] ?? 0) * (met[other] ?? 0)) -
          Math.abs((weights[one * classes + k] ?? 0) * (met[one] ?? 0)),
      );
    for (const place of places.slice(0, most)) allowed[place * classes + k] = 1;
  }
  return allowed;
}

const NO_QUESTION: Question = { kind: 'one', classes: [] };

/** How much a feature weighs in the first question, all classes together. */
function norm([learned]: readonly Learned[], place: number): number {
  if (!learned) return 0;
  const { weights, classes } = learned;
  let sum = 0;
  for (let k = 0; k < classes; k += 1) sum += (weights[place * classes + k] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** Weights smaller than this, in tenths, are left out. */
const SMALL = 2;

function rowOf(name: string, place: number, learned: readonly Learned[]): string {
  let [row, column] = ['', 0];
  for (const { weights, classes } of learned) {
    for (let k = 0; k < classes; k += 1) {
      const tenths = Math.round((weights[place * classes + k] ?? 0) * 10);
      if (Math.abs(tenths) >= SMALL) row += `${LETTERS[column] ?? ''}${tenths}`;
      column += 1;
    }
  }
  return `${name}\t${row}`;
}

const NOTHING: Example = { groups: new Uint32Array(), rows: new Uint32Array() };

function weightsOf(
  taught: readonly Taught[],
  questions: Readonly<Record<string, Question>>,
  names: readonly string[],
  allowed: readonly Uint8Array[] = [],
) {
  const places = new Map(names.map((name, place) => [name, place]));
  const examples = taught.map(({ features }): Example => {
    const known = features.filter((name) => places.has(name));
    const numbers = (group: boolean) =>
      Uint32Array.from(
        known.filter((name) => isGroup(name) === group),
        (name) => places.get(name) ?? 0,
      );
    return { groups: numbers(true), rows: numbers(false) };
  });
  return Object.entries(questions).map(([question, { kind, classes }], place) => {
    const asked = taught.flatMap(({ answers }, index) => (answers[question] ? [index] : []));
    return learn(
      asked.map((index) => examples[index] ?? NOTHING),
      asked.map((index) =>
        Uint8Array.from(classes, (name) => (taught[index]?.answers[question]?.includes(name) ? 1 : 0)),
      ),
      names.length,
      kind,
      allowed[place],
    );
  });
}

export const MOST_STORY_FEATURES = 4500;
export const MOST_REPLY_FEATURES = 3000;

/** The models as they are learned from all but one source. */
export function without(
  source: string,
  taught: readonly Taught[],
  questions: Readonly<Record<string, Question>>,
  most: number,
): Model {
  return modelOf(
    train(
      taught.filter((one) => one.source !== source),
      questions,
      most,
    ),
  );
}
