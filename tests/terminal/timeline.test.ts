import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { width } from '../../src/terminal/text.ts';
import { type Mark, MARKS, timeline } from '../../src/terminal/timeline.ts';
import { DAY, HOUR } from '../../src/time/day.ts';

const plain = (text: string) => text;
const words = {
  paint: {
    bold: plain,
    dim: plain,
    red: (text: string) => `!${text}`,
    yellow: plain,
    green: plain,
    cyan: plain,
  },
  today: '今天',
};
const draw = (marks: readonly Mark[], columns: number) => timeline(marks, columns, words);

const PAID = Date.parse('2024-05-01T14:02:00+08:00');
const STORY: readonly Mark[] = [
  { kind: 'today', at: PAID + 2 * DAY },
  { kind: 'happened', at: PAID },
  { kind: 'theirs', at: PAID + DAY, late: true },
  // The end of 16 May, exclusive.
  { kind: 'yours', at: Date.parse('2024-05-17T00:00:00+08:00') },
  { kind: 'yours', at: PAID + 3 * 365 * DAY },
];

describe('the line of time', () => {
  it('is drawn to scale from the payment to the last end in sight; what lies years ahead does not squeeze it', () => {
    expect(draw(STORY, 60)).toEqual([
      '  ●───!□──▲┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○',
      '       今天                                          05-16',
    ]);
  });

  it('names the day a right begins, and of an end the day that is over with it', () => {
    const midnight = Date.parse('2024-05-18T00:00:00+08:00');
    const of = (begins: boolean) =>
      draw(
        [
          { kind: 'today', at: PAID + 2 * DAY },
          { kind: 'happened', at: PAID },
          { kind: 'theirs', at: midnight, begins },
        ],
        60,
      )[1];
    expect(of(true)).toMatch(/05-18$/);
    expect(of(false)).toMatch(/05-17$/);
  });

  it('is left out where it would tell nothing', () => {
    expect(draw(STORY, 30)).toEqual([]);
    expect(draw([{ kind: 'today', at: PAID }], 80)).toEqual([]);
  });

  const mark = fc.record({
    kind: fc.constantFrom('happened', 'yours', 'theirs' as const),
    at: fc.integer({ min: 0, max: 200 * 24 }).map((hours) => PAID + hours * HOUR),
    late: fc.boolean(),
  });
  it('never leaves the screen, keeps its order, and has today on it once', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 100 * 24 }),
        fc.integer({ min: 20, max: 200 }),
        (others, hours, columns) => {
          const now = PAID + hours * HOUR;
          const lines = draw(
            [{ kind: 'happened', at: PAID }, ...others, { kind: 'today', at: now }],
            columns,
          );
          if (lines.length === 0) return columns < 34;
          const [line = '', days = ''] = lines.map((text) => text.replaceAll('!', ''));
          expect(Math.max(width(line), width(days))).toBeLessThanOrEqual(columns);
          expect(line.split(MARKS.today)).toHaveLength(2);
          // What is over stands before today on a drawn line, what is ahead behind it on a dotted one.
          expect(line).toMatch(/^ {2}[^┄]*▲[^─]*$/);
          const named = days.trim().split(/\s+/);
          expect(named).toContain('今天');
          const dates = named.filter((name) => name !== '今天');
          expect(new Set(dates).size).toBe(dates.length);
          return true;
        },
      ),
    );
  });
});
