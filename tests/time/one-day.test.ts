import { describe, expect, it } from 'vitest';
import { sources } from '../support/imports.ts';

/** How a second notion of a day, of Shanghai or of a week begins. */
const SECOND_NOTIONS =
  /86[_.]?400|3[_.]?600[_.]?000|\b60_?000\b|\b24 \* 60|\b(?:DAY|SHANGHAI) = |\b60 \* 60\b|\b8 \* (?:60|HOUR|36)|getUTC|Date\.UTC\(|T00:00|\+ [34]\) % 7|[+-] ?SHANGHAI|Asia\/Shanghai'|getTimezoneOffset|toLocale(?:Date|Time)/;

describe('a day, and Shanghai', () => {
  it.each([
    'const DAY = 86_400_000;',
    'const DAY = 24 * HOUR;',
    'const SHANGHAI = 8 * 3_600_000;',
    'const SHANGHAI = 8 * 60 * 60 * 1000;',
    'new Date(day).getUTCMonth()',
    'Date.UTC(2026, 3, 15)',
    "timeZone: 'Asia/Shanghai'",
  ])('is seen to be defined by %s', (code) => {
    expect(code).toMatch(SECOND_NOTIONS);
  });

  it('are defined in one place, or two places count another day', () => {
    const found = sources().flatMap(({ path, code }) =>
      code
        .split('\n')
        .filter((line) => SECOND_NOTIONS.test(line) && !/^\s*(?:\*|\/[/*])/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    // The years a store may hold: instants, and no days.
    expect(found.filter((line) => !/^(?:time\/day|store\/adopt)\.ts: /.test(line))).toEqual([]);
    expect(found.some((line) => line.startsWith('time/day.ts: '))).toBe(true);
  });
});
