import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readReply } from '../../src/reading/reply.ts';
import { readStory } from '../../src/reading/story.ts';
import { dayOf, isoDay } from '../../src/time/day.ts';
import { parseDay, parseDue, parseTime } from '../../src/time/typed.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const nows = fc
  .integer({ min: Date.UTC(2012, 0, 1) / 60_000, max: Date.UTC(2026, 10, 30) / 60_000 })
  .map((minute) => minute * 60_000);
const from = (...texts: string[]) => fc.constantFrom(...texts);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const whole = (min: number, max: number) => fc.integer({ min, max }).map(String);
const month = whole(1, 12);
const date = whole(1, 31);
const numeral = from('一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '二十三');
const weekday = joined(
  from('周', '星期', '礼拜'),
  from('一', '二', '三', '四', '五', '六', '日', '天', '末'),
);

/** Every form the reader knows of a day. */
const days = fc.oneof(
  from(
    '今天',
    '昨天',
    '前天',
    '大前天',
    '昨晚',
    '今晚',
    '前晚',
    '今早',
    '昨夜',
    '明天',
    '明晚',
    '后天',
    '大后天',
  ),
  joined(fc.oneof(whole(1, 30), numeral), from('天前', '天之前')),
  joined(from('', '', '上', '上个', '本', '这', '这个', '下', '下下'), weekday),
  joined(
    from('2024', '2025', '2026'),
    from('-', '/', '.', '年'),
    month,
    from('-', '/', '.', '月'),
    date,
    from('', '日', ' '),
  ),
  joined(month, from('月'), date, from('日', '号', '')),
  joined(month, from('-', '/', '.'), date, from(' ')),
  joined(from('上个月', '上月', '本月', '这个月', ''), date, from('号')),
  from('月底', '本月底', '下个月底', '本周', '下周'),
);
/** Every form of a clock. */
const clocks = joined(
  from('', '凌晨', '早上', '上午', '中午', '下午', '傍晚', '晚上', '夜里', '半夜', '深夜', '晚', '早'),
  fc.oneof(
    joined(whole(0, 24), from(':'), from('00', '05', '30', '59')),
    joined(
      fc.oneof(whole(0, 24), numeral),
      from('点', '点半', '点钟', '点一刻', '点02分', '点多', '点左右', '时'),
    ),
  ),
);
const moments = fc.oneof(days, clocks, joined(days, from('', ' ', '的'), clocks));

/** Where the whole of a text was taken as a time. */
const inStory = (text: string, now: number) => {
  const [time] = readStory(`我${text}付款了100元`, now).facts.paidAt ?? [];
  return time?.words === text.trim() ? time.value : undefined;
};
const inReply = (text: string, now: number) => {
  const { due } = readReply(`最晚${text}前给您退款`, now);
  return due?.words === `${text}前` || due?.words === `${text}内` ? due.value : undefined;
};

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'])('one text, in %s', (tz) => {
  it('means the same time of a fact in a flag and in a story', () => {
    process.env['TZ'] = tz;
    let both = 0;
    fc.assert(
      fc.property(moments, nows, (text, now) => {
        const told = inStory(text, now);
        // In running words 一点半 may be at night or after noon: there only the day is taken.
        if (!told || (told.dayOnly && /^\s*[一两二三四五六1-6]点/.test(text))) return;
        const [day, time] = [parseDay(text, now), parseTime(text, now)];
        expect(day.ok && isoDay(dayOf(day.value))).toBe(isoDay(dayOf(told.at)));
        expect(time).toEqual(told.dayOnly ? { ok: false, reason: 'no-clock' } : { ok: true, value: told.at });
        both += 1;
      }),
      { numRuns: 1500 },
    );
    expect(both).toBeGreaterThan(150);
  });

  it('means the same end in a flag and in a reply', () => {
    process.env['TZ'] = tz;
    let both = 0;
    fc.assert(
      fc.property(moments, nows, (text, now) => {
        const due = inReply(text, now);
        if (!due) return;
        expect(parseDue(text, now)).toEqual({ ok: true, value: due });
        both += 1;
      }),
      { numRuns: 1500 },
    );
    expect(both).toBeGreaterThan(150);
  });

  it('with its year is one instant, as a fact and as a promise', () => {
    process.env['TZ'] = tz;
    const dated = joined(
      from('2024-', '2025/', '2026年'),
      month,
      from('-', '月'),
      date,
      from(' 14:02', '上午8点半'),
    );
    const [before, after] = [Date.parse('2023-12-31T12:00:00Z'), Date.parse('2027-01-01T00:00:00Z')];
    fc.assert(
      fc.property(dated, (text) => {
        const [fact, due] = [parseTime(text, after), parseDue(text, before)];
        expect(due).toEqual(fact.ok ? { ok: true, value: { until: fact.value } } : fact);
      }),
    );
  });

  it('that names its own day is over or to come, never both', () => {
    process.env['TZ'] = tz;
    const own = fc.oneof(
      joined(from('今天', '今晚', '今早', '昨天', '明天'), from('8点', '9:30', '一点')),
      joined(
        from('上', '本', '这个', '下'),
        from('周', '星期'),
        from('一', '三', '五', '日', '天'),
        from('8:30'),
      ),
      joined(from('本月', '上个月', '下个月'), date, from('号14:02')),
    );
    fc.assert(
      fc.property(own, nows, (text, now) => {
        expect([parseTime(text, now).ok, parseDue(text, now).ok]).not.toEqual([true, true]);
      }),
    );
  });
});

describe('a length', () => {
  it('is the same in a flag and in a reply', () => {
    const count = fc.oneof(whole(1, 60), numeral, from('半', '两三', '3-5', '三到五', '1~2', '0-24', '3至7'));
    const unit = from(
      '个工作日',
      '工作日',
      '天',
      '小时',
      '个小时',
      '日',
      '周',
      '个月',
      '分钟',
      '个半小时',
      'h',
      '个星期',
    );
    let both = 0;
    fc.assert(
      fc.property(joined(count, unit), nows, (text, now) => {
        const { due } = readReply(`预计${text}内退款到账`, now);
        if (due?.words !== `${text}内`) return;
        expect(parseDue(text, now)).toEqual({ ok: true, value: due.value });
        both += 1;
      }),
      { numRuns: 1000 },
    );
    expect(both).toBeGreaterThan(400);
  });
});
