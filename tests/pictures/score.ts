import { expect, it } from 'vitest';
import { type PictureReading, readFacts } from '../../src/pictures/facts.ts';
import type { PictureText } from '../../src/pictures/picture.ts';
import { isoInstant } from '../../src/time/day.ts';

export const NOW = Date.parse('2026-11-30T12:00:00+08:00');

/** What is true of a picture. */
export interface Truth {
  readonly file: string;
  readonly kind: string;
  readonly facts: { readonly [name: string]: string | number | undefined };
  readonly turns?: readonly { readonly who: string; readonly text: string }[];
}

interface Scored {
  readonly row: Truth;
  readonly reading: PictureReading;
}

/** What the rules make of lines that were read. */
export function scored(row: Truth, picture: PictureText): Scored {
  return { row, reading: readFacts(picture, NOW) };
}

const FACTS = ['amountFen', 'order', 'paymentNo', 'paidAt'] as const;
/** So much of each must be found; of orders, what is offered to be checked counts as well. */
const LEAST = { amountFen: 0.9, order: 0.95, paymentNo: 0.95, paidAt: 0.95 } as const;

const timeOf = (at: number) => isoInstant(at).slice(0, 19).replace('T', ' ');
/** Truth may leave out the seconds, and the year. */
const isTime = (found: string, told: string) =>
  [found, found.slice(0, 16), found.slice(5, 16)].includes(told);

/** How a fact was read: right, offered to be checked, missing, or wrong. */
export function outcome(name: (typeof FACTS)[number], { row, reading }: Scored): string {
  const known = row.facts[name];
  const found = reading.facts[name];
  const same = (value: string | number) =>
    name === 'paidAt' ? isTime(timeOf(Number(value)), String(known)) : value === known;
  if (found !== undefined)
    return known !== undefined && same(found) ? 'right' : `wrong: ${found}, not ${known}`;
  if (known === undefined) return 'none';
  return reading.check.some((one) => one.fact === name && one.candidates.some(same)) ? 'check' : 'missing';
}

/** How often each fact was right, offered to be checked, missing, or wrong. */
export function tableOf(read: readonly Scored[]): string {
  const lines = FACTS.map((name) => {
    const told = read.map((one) => outcome(name, one).split(':')[0]).filter((how) => how !== 'none');
    const counts = ['right', 'check', 'missing', 'wrong'].map(
      (how) => `${how} ${told.filter((one) => one === how).length}`,
    );
    return `${name} (of ${told.length}): ${counts.join(', ')}`;
  });
  return [`${read.length} pictures`, ...lines].join('\n');
}

/** The thresholds that hold for every set of pictures. */
export function holds(read: () => readonly Scored[]): void {
  it.each(FACTS)('%s is never wrong', (name) => {
    const wrong = read().flatMap((one) => {
      const how = outcome(name, one);
      return how.startsWith('wrong') ? [`${one.row.file} ${how}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it.each(FACTS)('%s is found in most of them', (name) => {
    const told = read()
      .map((one) => outcome(name, one))
      .filter((how) => how !== 'none');
    const found = told.filter((how) => how === 'right' || (name === 'order' && how === 'check'));
    expect(found.length / told.length).toBeGreaterThanOrEqual(LEAST[name]);
  });

  it('say what kind of evidence they are', () => {
    const right = read().filter(({ row, reading }) => row.kind === reading.kind);
    expect(right.length / read().length).toBeGreaterThanOrEqual(0.95);
  });

  it('say who speaks in a chat', () => {
    const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s\u2060,;.:、。]/gu, '');
    const turns = read().flatMap(({ row, reading }) =>
      (row.turns ?? []).map(
        ({ who, text }) =>
          reading.turns.find((one) => bare(one.text).includes(bare(text).slice(0, 8)))?.who === who,
      ),
    );
    expect(turns.length).toBeGreaterThan(20);
    expect(turns.filter(Boolean).length / turns.length).toBeGreaterThanOrEqual(0.95);
  });
}
