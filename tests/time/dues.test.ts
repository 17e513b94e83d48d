import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDue } from '../../src/time/typed.ts';

/** A Friday. */
const AT = Date.parse('2026-11-20T15:00:00+08:00');
const until = (local: string) => ({ until: Date.parse(`${local}:00+08:00`) });

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Apia'])(
  'a time that was set, in %s',
  (zone) => {
    const read = (text: string) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        return parseDue(text, AT);
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    };

    it.each([
      ['24h', { amount: 24, unit: 'hours' }],
      ['3wd', { amount: 3, unit: 'working-days' }],
      ['2d', { amount: 2, unit: 'days' }],
      ['30分钟', { amount: 30, unit: 'minutes' }],
      ['30min', { amount: 30, unit: 'minutes' }],
      ['两小时', { amount: 2, unit: 'hours' }],
      ['3个工作日内', { amount: 3, unit: 'working-days' }],
      ['１５天', { amount: 15, unit: 'days' }],
      // A day alone lasts to its end.
      ['2026-11-25', until('2026-11-26T00:00')],
      ['2026-11-25 18:00', until('2026-11-25T18:00')],
      ['2026-11-25T18:00:00Z', until('2026-11-26T02:00')],
      ['11-25', until('2026-11-26T00:00')],
      ['11月25日前', until('2026-11-26T00:00')],
      // Without a year the next such day.
      ['1月5日', until('2027-01-06T00:00')],
      ['今天', until('2026-11-21T00:00')],
      ['18:00', until('2026-11-20T18:00')],
      ['明天 18:00', until('2026-11-21T18:00')],
      ['明晚8点', until('2026-11-21T20:00')],
      ['后天下午3点半之前', until('2026-11-22T15:30')],
      ['下周一', until('2026-11-24T00:00')],
      ['周五', until('2026-11-21T00:00')],
      ['周三', until('2026-11-26T00:00')],
      ['下下周日', until('2026-12-07T00:00')],
      ['明天24点', until('2026-11-22T00:00')],
      ['今晚12点', until('2026-11-21T00:00')],
      ['明天晚上12点前', until('2026-11-22T00:00')],
      ['2026-11-25T18:00:00+08:00', until('2026-11-25T18:00')],
      ['3-5个工作日', { amount: 3, most: 5, unit: 'working-days' }],
      ['1天到3个工作日', { amount: 3, unit: 'working-days' }],
      ['3-5日内', { amount: 3, most: 5, unit: 'days' }],
      ['两三天', { amount: 2, most: 3, unit: 'days' }],
      ['0-24小时', { amount: 24, unit: 'hours' }],
      ['半小时', { amount: 30, unit: 'minutes' }],
      ['一个半小时', { amount: 90, unit: 'minutes' }],
      ['2周', { amount: 14, unit: 'days' }],
      ['半个月', { amount: 15, unit: 'days' }],
      ['1个月', { amount: 1, unit: 'months' }],
      ['15日', { amount: 15, unit: 'days' }],
      ['15号', until('2026-12-16T00:00')],
      ['月底', until('2026-12-01T00:00')],
      ['下个月底前', until('2027-01-01T00:00')],
      ['本周', until('2026-11-23T00:00')],
      ['下周内', until('2026-11-30T00:00')],
      ['周末', until('2026-11-23T00:00')],
      ['明早8点', until('2026-11-21T08:00')],
      ['今晚1点', until('2026-11-21T01:00')],
      // Nobody is late before the day is over.
      ['明天下午', until('2026-11-22T00:00')],
    ])('%s is understood, or a clock ends on another day', (text, period) => {
      expect(read(text)).toEqual({ ok: true, value: period });
    });

    it.each([
      ['', 'empty'],
      ['很快', 'due-not-understood'],
      ['0h', 'due-not-understood'],
      ['99999h', 'due-too-long'],
      ['2126-11-25', 'due-too-long'],
      ['2026-02-30', 'no-such-date'],
      ['2027-02-29T10:00:00Z', 'no-such-date'],
      ['2026-11-25T25:00:00Z', 'no-such-time'],
      ['2026-11-25 25:00', 'no-such-time'],
      ['2026-11-20 15:00', 'due-not-later'],
      ['2026-11-19', 'due-not-later'],
      ['2025-11-25', 'due-not-later'],
      ['昨天', 'due-not-understood'],
      ['上周五', 'due-not-later'],
      ['下午', 'due-not-understood'],
      ['半个工作日', 'due-not-understood'],
      ['十十天', 'due-not-understood'],
      ['61个月', 'due-too-long'],
    ])('“%s” is refused', (text, reason) => {
      expect(read(text)).toEqual({ ok: false, reason });
    });
  },
);

it('never sets a time that has passed when it is said, whatever was typed', () => {
  const pieces = fc.constantFrom(
    '今天',
    '明天',
    '周一',
    '11-20',
    '2026-11-20',
    ' ',
    '14:59',
    '下午',
    '3点',
    '24h',
    '前',
    '1',
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const due = parseDue(text, AT);
      if (due.ok && 'until' in due.value) expect(due.value.until).toBeGreaterThan(AT);
      if (due.ok && 'amount' in due.value) expect(due.value.amount).toBeGreaterThan(0);
    }),
  );
});
