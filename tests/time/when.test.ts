import { describe, expect, it } from 'vitest';
import { isoInstant } from '../../src/time/day.ts';
import { parseTime, parseWhen } from '../../src/time/typed.ts';

/** A Wednesday. */
const NOW = Date.parse('2026-12-02T16:22:00+08:00');

describe('a time as people say it', () => {
  it.each([
    ['3天前', '2026-11-29T00:00:00+08:00', 'day'],
    ['三天前下午', '2026-11-29T00:00:00+08:00', 'day'],
    ['前天晚上', '2026-11-30T00:00:00+08:00', 'day'],
    ['27号晚上8点多', '2026-11-27T20:00:00+08:00', 'hour'],
    ['昨晚十点二十', '2026-12-01T22:20:00+08:00', null],
    ['上周五', '2026-11-27T00:00:00+08:00', 'day'],
    ['八点二十六', '2026-12-02T08:26:00+08:00', null],
    ['11月21日下午3点', '2026-11-21T15:00:00+08:00', 'hour'],
    ['11月21日下午3点整', '2026-11-21T15:00:00+08:00', null],
    ['2026-11-21', '2026-11-21T00:00:00+08:00', 'day'],
    ['大概昨天 20:15', '2026-12-01T20:15:00+08:00', 'hour'],
    ['两周前', '2026-11-18T00:00:00+08:00', 'day'],
    ['一个月前', '2026-11-02T00:00:00+08:00', 'day'],
    ['3小时前', '2026-12-02T13:00:00+08:00', 'hour'],
    ['20分钟前', '2026-12-02T16:02:00+08:00', null],
    ['yesterday 15:00', '2026-12-01T15:00:00+08:00', null],
    ['yesterday', '2026-12-01T00:00:00+08:00', 'day'],
    ['yesterday evening', '2026-12-01T00:00:00+08:00', 'day'],
    ['yesterday evening at 8:15', '2026-12-01T20:15:00+08:00', null],
    ['the day before yesterday', '2026-11-30T00:00:00+08:00', 'day'],
    ['3 days ago', '2026-11-29T00:00:00+08:00', 'day'],
    ['three days ago at 9:30', '2026-11-29T09:30:00+08:00', null],
    ['2 weeks ago', '2026-11-18T00:00:00+08:00', 'day'],
    ['an hour ago', '2026-12-02T15:00:00+08:00', 'hour'],
    ['last Friday', '2026-11-27T00:00:00+08:00', 'day'],
    ['last Friday 3pm', '2026-11-27T15:00:00+08:00', 'hour'],
    ['last night', '2026-12-01T00:00:00+08:00', 'day'],
  ])('is read no more exactly than it was told: %s', (text, iso, about) => {
    const when = parseWhen(text, NOW);
    expect(when.ok && isoInstant(when.value.at)).toBe(iso);
    expect(when.ok && when.value.about).toBe(about);
    // The last instant it can mean is no instant to come.
    expect(when.ok && when.value.latest <= NOW && when.value.latest >= when.value.at).toBe(true);
  });

  it.each([
    ['明天', 'in-future'],
    ['下周五', 'in-future'],
    ['今晚8点', 'in-future'],
    ['2026-12-03', 'in-future'],
    ['很久以前', 'not-understood'],
    ['不记得', 'not-understood'],
  ])('is refused where it is to come or says nothing: %s', (text, reason) => {
    expect(parseWhen(text, NOW)).toEqual({ ok: false, reason });
  });

  it('is the same instant as before where the minute was told', () => {
    for (const text of ['昨天 14:02', '2026-11-20 14:02', '昨晚十点二十', '周一 8:00']) {
      const [when, time] = [parseWhen(text, NOW), parseTime(text, NOW)];
      expect(when.ok && when.value.about).toBe(null);
      expect(when.ok && time.ok && when.value.at === time.value).toBe(true);
    }
  });
});
