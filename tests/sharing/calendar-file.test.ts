import ical, { foldLines } from 'ical-generator';
import { afterEach, expect, it, vi } from 'vitest';
import { type CalendarEntry, calendarFile, isOurCalendar } from '../../src/sharing/calendar-file.ts';

const NOW = Date.parse('2026-11-30T10:00:00+08:00');
const DAY = 86_400_000;

const entry = (index: number, title: string): CalendarEntry => ({
  uid: `${index}@refund`,
  revision: index,
  endsAt: NOW + index * DAY,
  quiet: index % 2 === 0,
  title,
  description: `${title}\n${'网站没有在七天内答复，可以投诉。'.repeat(index % 5)}; a, b \\ c`,
});

afterEach(() => vi.restoreAllMocks());

it('a calendar is folded as its readers expect, whatever it says', () => {
  const titles = [
    '一号案：某某卡盟 3 天内答复',
    'a'.repeat(200),
    '退'.repeat(90),
    '😀'.repeat(60),
    `${'a'.repeat(60)}\ud83d`,
    '\udc00é'.repeat(50),
    '',
  ];
  const text = calendarFile(
    '期限',
    titles.map((title, index) => entry(index, title)),
    NOW,
  );
  const lines = text.split('\r\n');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  // As the library folds what was unfolded.
  expect(foldLines(text.replaceAll('\r\n ', ''))).toBe(text);
  expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(titles.length);
  expect([lines[0], ...lines.slice(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  expect(isOurCalendar(Buffer.from(text))).toBe(true);
  // Without an entry, too.
  expect(calendarFile('期限', [], NOW)).toBe(
    `${ical({ name: '期限', prodId: { company: 'refund', product: 'deadlines', language: 'ZH' } }).toString()}\r\n`,
  );
});

it('a calendar of many clocks is not taken apart character by character', () => {
  let made = 0;
  const Encoder = globalThis.TextEncoder;
  vi.stubGlobal(
    'TextEncoder',
    class extends Encoder {
      constructor() {
        super();
        made += 1;
      }
    },
  );
  try {
    const few = Array.from({ length: 10 }, (_, index) => entry(index, '网站答复'));
    const many = Array.from({ length: 300 }, (_, index) => entry(index, '网站答复'));
    calendarFile('期限', few, NOW);
    const first = made;
    calendarFile('期限', many, NOW);
    // Only the head of the file is left to the library.
    expect(made - first).toBe(first);
  } finally {
    vi.unstubAllGlobals();
  }
});
