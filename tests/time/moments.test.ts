import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatTime } from '../../src/time/day.ts';
import { parseDay, parseTime } from '../../src/time/typed.ts';

const NOW = Date.parse('2024-05-01T16:22:00+08:00');
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Apia'])(
  'times as typed in %s',
  (tz) => {
    it.each([
      ['2024-05-01 14:02', '2024-05-01T14:02:00+08:00'],
      ['2024-05-01T14:02', '2024-05-01T14:02:00+08:00'],
      ['2024/5/1 14:02:30', '2024-05-01T14:02:30+08:00'],
      ['2024年5月1日14点02分', '2024-05-01T14:02:00+08:00'],
      ['５月１日 １４：０２', '2024-05-01T14:02:00+08:00'],
      ['05-01 14:02', '2024-05-01T14:02:00+08:00'],
      ['11-20 14:02', '2023-11-20T14:02:00+08:00'],
      ['昨天 14:02', '2024-04-30T14:02:00+08:00'],
      ['今天下午两点半', '2024-05-01T14:30:00+08:00'],
      ['前天晚上11点', '2024-04-29T23:00:00+08:00'],
      ['昨天晚上12点', '2024-05-01T00:00:00+08:00'],
      ['昨天凌晨12:30', '2024-04-30T00:30:00+08:00'],
      ['14:02', '2024-05-01T14:02:00+08:00'],
      ['刚刚', '2024-05-01T16:22:00+08:00'],
      ['2024-05-01T06:02:00Z', '2024-05-01T14:02:00+08:00'],
      ['2024-02-29 08:00', '2024-02-29T08:00:00+08:00'],
      ['2024 年 5 月 1 日 14:02', '2024-05-01T14:02:00+08:00'],
      ['2024-05-01（周三）14:02', '2024-05-01T14:02:00+08:00'],
      ['2024-05-0114:02', '2024-05-01T14:02:00+08:00'],
      ['2024-04-30 24:00', '2024-05-01T00:00:00+08:00'],
      ['昨晚8点', '2024-04-30T20:00:00+08:00'],
      // After midnight, and before now.
      ['昨天晚上一点', '2024-05-01T01:00:00+08:00'],
      ['大前天 9:30', '2024-04-28T09:30:00+08:00'],
      ['3天前 9:30', '2024-04-28T09:30:00+08:00'],
      ['上周五下午3点', '2024-04-26T15:00:00+08:00'],
      ['周一 8:00', '2024-04-29T08:00:00+08:00'],
      ['周五 8:00', '2024-04-26T08:00:00+08:00'],
      ['上个月3号 14:02', '2024-04-03T14:02:00+08:00'],
      ['20号 14:02', '2024-04-20T14:02:00+08:00'],
      ['20分钟前', '2024-05-01T16:02:00+08:00'],
    ])('reads %s, or every clock starts wrong', (text, iso) => {
      process.env['TZ'] = tz;
      expect(parseTime(text, NOW)).toEqual({ ok: true, value: Date.parse(iso) });
    });

    it.each([
      ['', 'empty'],
      ['很久以前', 'not-understood'],
      ['2024-05-01', 'no-clock'],
      ['2025-02-30 10:00', 'no-such-date'],
      ['13-01 10:00', 'no-such-date'],
      ['2024-05-01 25:00', 'no-such-time'],
      ['2024-05-01 14:61', 'no-such-time'],
      ['2024-05-01 16:23', 'in-future'],
      ['2009-12-31 23:59', 'too-early'],
      ['2024-02-30T10:00:00+08:00', 'no-such-date'],
      // Today, and no year ago.
      ['05-01 17:00', 'in-future'],
      ['本周五 8:00', 'in-future'],
      ['昨天下午', 'no-clock'],
      ['昨天8点多', 'no-clock'],
      ['昨天半夜12点', 'no-clock'],
      ['三小时前', 'no-clock'],
      ['下午', 'not-understood'],
      ['周末 8:00', 'not-understood'],
      ['十十天前 8:00', 'no-such-date'],
    ])('refuses %s and says why', (text, reason) => {
      process.env['TZ'] = tz;
      expect(parseTime(text, NOW)).toEqual({ ok: false, reason });
    });

    it.each([
      ['2024-04-30', '2024-04-30T00:00:00+08:00'],
      ['4月30日', '2024-04-30T00:00:00+08:00'],
      ['昨天下午', '2024-04-30T00:00:00+08:00'],
      ['昨天 14:02', '2024-04-30T00:00:00+08:00'],
      ['5月2日', '2023-05-02T00:00:00+08:00'],
    ])('reads %s as a day', (text, iso) => {
      process.env['TZ'] = tz;
      expect(parseDay(text, NOW)).toEqual({ ok: true, value: Date.parse(iso) });
    });

    it('reads back every minute it writes', () => {
      process.env['TZ'] = tz;
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(2010, 0, 2) / 60_000, max: NOW / 60_000 }), (minute) => {
          expect(parseTime(formatTime(minute * 60_000), NOW)).toEqual({ ok: true, value: minute * 60_000 });
        }),
      );
    });
  },
);
