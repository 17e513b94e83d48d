import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addMonths, dayFrom, dayOf, isoDay, isoInstant, startOfDay, weekdayOf } from '../../src/time/day.ts';
import { ANNOUNCED, NOTICES } from '../../src/time/days-off.ts';
import { addWorkingDays, makeCalendar, rollOver, workingDaysBetween } from '../../src/time/working-days.ts';

const calendar = makeCalendar(NOTICES, ANNOUNCED);
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const FIRST = dayFrom({ year: 2008, month: 1, date: 1 });
const LAST = dayFrom({ year: 2026, month: 12, date: 31 });
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Pacific/Apia',
  'Asia/Kolkata',
  'Europe/London',
];

describe('seven working days', () => {
  it.each([
    ['2024-05-01', '2024-05-13', true],
    ['2026-02-09', '2026-02-25', true],
    ['2026-04-28', '2026-05-11', true],
    ['2026-09-16', '2026-09-24', true],
    ['2026-09-24', '2026-10-12', true],
    ['2026-09-28', '2026-10-13', true],
    ['2026-09-30', '2026-10-15', true],
    ['2026-05-08', '2026-05-18', true],
    ['2026-11-22', '2026-12-01', true],
    ['2026-12-28', '2027-01-06', false],
    ['2026-12-15', '2026-12-24', true],
    ['2026-12-16', '2026-12-25', false],
  ])('from %s end on %s, or a date in a plan is wrong', (from, end, certain) => {
    const counted = addWorkingDays(day(from), 7, calendar);
    expect([isoDay(counted.day), counted.certain]).toEqual([end, certain]);
  });
});

describe('every day of 2008–2026', () => {
  /** An independent walk: the notices unpacked into ISO days, the week from the built-in calendar. */
  const exceptions = new Map<string, boolean>();
  for (const [year, { off, work }] of Object.entries(NOTICES)) {
    for (const [runs, works] of [
      [off, false],
      [work, true],
    ] as const) {
      for (const run of runs.split(' ').filter(Boolean)) {
        const [a = '', b = a] = run.split('-');
        const iso = (mmdd: string) => `${year}-${mmdd.slice(0, 2)}-${mmdd.slice(2)}`;
        for (let at = Date.parse(iso(a)); at <= Date.parse(iso(b)); at += 86_400_000) {
          exceptions.set(new Date(at).toISOString().slice(0, 10), works);
        }
      }
    }
  }
  const works = (of: number) =>
    exceptions.get(isoDay(of)) ?? ![0, 6].includes(new Date(of * 86_400_000).getUTCDay());

  it.each(ZONES)('counts right on a machine in %s', (zone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      for (const n of [1, 3, 5, 7, 15]) {
        let previous = 0;
        for (let from = FIRST; from <= LAST; from++) {
          const { day: end } = addWorkingDays(from, n, calendar);
          let walked = from;
          for (let left = n; left > 0;) if (works(++walked)) left -= 1;
          if (
            end !== walked ||
            !calendar.isWorkingDay(end) ||
            workingDaysBetween(from, end, calendar) !== n ||
            end < previous
          ) {
            expect.fail(`${isoDay(from)} + ${n} working days gave ${isoDay(end)}, walked ${isoDay(walked)}`);
          }
          previous = end;
        }
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('agrees with an independent calendar on each announced day', () => {
    const script = `
      const { isWorkday } = require('chinese-days');
      const days = [];
      for (let at = Date.UTC(2007, 0, 1); at <= Date.UTC(2026, 11, 31); at += 86400000) {
        days.push(isWorkday(new Date(at).toISOString().slice(0, 10)) ? 1 : 0);
      }
      process.stdout.write(days.join(''));`;
    const theirs = execFileSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    });
    const first = dayFrom({ year: 2007, month: 1, date: 1 });
    const differing = [...theirs].flatMap((bit, index) =>
      calendar.isWorkingDay(first + index) === (bit === '1') ? [] : [isoDay(first + index)],
    );
    expect(differing).toEqual([]);
    expect(theirs).toHaveLength(LAST - first + 1);
  });
});

describe('civil days', () => {
  it('are the Shanghai days that the platform knows, at every hour of two decades', () => {
    const oracle = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    for (let at = Date.UTC(2010, 0, 1); at < Date.UTC(2030, 0, 1); at += 7_919_000 * 3) {
      expect(isoInstant(at).slice(0, 19).replace('T', ' ')).toBe(oracle.format(at));
      expect(startOfDay(dayOf(at))).toBeLessThanOrEqual(at);
    }
  });

  it('end a month where the month ends', () => {
    expect(isoDay(addMonths(day('2026-08-31'), 6))).toBe('2027-02-28');
    expect(isoDay(addMonths(day('2026-11-22'), 5))).toBe('2027-04-22');
    expect(isoDay(addMonths(day('2024-02-29'), 36))).toBe('2027-02-28');
    expect(weekdayOf(day('2024-05-01'))).toBe(3);
  });
});

describe('a last day on a day off', () => {
  it.each([
    ['2026-11-29', 'rest-day', '2026-11-30'],
    ['2026-11-29', 'public-holiday', '2026-11-29'],
    ['2026-11-29', 'none', '2026-11-29'],
    ['2026-10-01', 'rest-day', '2026-10-08'],
    ['2026-10-01', 'public-holiday', '2026-10-08'],
  ] as const)('%s moves by the rule %s to %s', (last, rule, moved) => {
    expect(isoDay(rollOver(day(last), rule, calendar).day)).toBe(moved);
  });
});
