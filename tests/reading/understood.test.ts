import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keptFigures, measure } from '../understanding/understand.ts';

/** Of these figures less is better. */
const ERRORS = /wrong|invented|false alarm|no read as yes|mine taken/;
/** A figure may fall by so much before somebody has to look. */
const POINTS = 2;

describe('what people write', () => {
  it('is understood as well as it was, by sources that the model did not learn from', () => {
    const [kept, now] = [keptFigures(), measure()];
    const worse: string[] = [];
    for (const kind of ['stories', 'replies', 'chats'] as const) {
      const [before, after] = [kept[kind]['all'] ?? {}, now[kind]['all'] ?? {}];
      for (const [name, { hits, of }] of Object.entries(before)) {
        const then = (100 * hits) / of;
        const one = after[name];
        const today = one ? (100 * one.hits) / one.of : Number.NaN;
        const lost = ERRORS.test(name) ? today - then : then - today;
        if (!(lost <= POINTS))
          worse.push(`${kind}, ${name}: ${today.toFixed(1)} instead of ${then.toFixed(1)}`);
      }
    }
    expect(worse).toEqual([]);
  });

  it('never has a refusal, or a demand for money, taken for a yes', () => {
    expect(keptFigures().replies['all']?.['no read as yes']?.hits).toBe(0);
  });

  it('is weighed by a file small enough to be loaded at once', () => {
    const bytes = ['story', 'reply'].map((name) => statSync(`src/reading/weights-${name}.json`).size);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(204_800);
  });
});
