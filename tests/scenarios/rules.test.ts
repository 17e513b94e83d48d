import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WINDOWS } from '../../src/law/windows.ts';
import { width } from '../../src/terminal/text.ts';
import { Program, STORY } from '../support/program.ts';
import { hasTerminal, Terminal } from '../support/terminal.ts';

let program: Program;
beforeEach(() => {
  program = new Program({ REFUND_NOW: '2026-12-21T10:00:00+08:00' });
  program.open('--paid-at', '2026-12-20 14:02');
});
afterEach(() => program.remove());

const file = (name: string, content: unknown) => {
  const path = join(program.home, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const clock = (id: string) =>
  (
    program.run('status', '1', '--json').json() as {
      cases: { deadlines: { window: string; dueAt: string | null; basis: string; certainty: string }[] }[];
    }
  ).cases[0]?.deadlines.find(({ window }) => window === id);
const announced = () =>
  (program.run('rules', '--json').json() as { workdays: { announced: number[] } }).workdays.announced;

/** A made-up year: the first three days off, the Sunday after worked. */
const NEXT_YEAR = {
  year: 2027,
  off: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-06', '2027-02-08'],
  work: ['2026-12-27', '2027-02-20'],
};

describe('a year of days off', () => {
  it('moves what it moves, says which dates, and takes their doubt away', () => {
    program.run('log', 'request', '1');
    expect(clock('site-7wd')).toMatchObject({ dueAt: '2026-12-31T00:00:00+08:00', certainty: 'provisional' });
    const loaded = program.run('rules', 'workdays', '--add', file('2027.json', NEXT_YEAR));
    expect(loaded.code).toBe(0);
    // The Sunday 12-27 is worked now: the seventh working day is a day earlier.
    expect(clock('site-7wd')).toMatchObject({ dueAt: '2026-12-30T00:00:00+08:00', certainty: 'announced' });
    expect(loaded.out).toContain('2026-12-30（周三）24:00 前〔暂定〕 → 2026-12-29（周二）24:00 前');
    expect(announced()).toEqual([2007, 2027]);
    const again = program.run('rules', 'workdays', '--add', file('2027.json', NEXT_YEAR), '--json');
    expect(again.json()).toMatchObject({ added: [2027], moved: [] });
  });

  it('can come as a list of marked days, or under its year', () => {
    const days = [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '元旦', date: '2027-01-03', isOffDay: true },
    ];
    expect(program.run('rules', 'workdays', '--add', file('a.json', { year: 2027, days })).code).toBe(0);
    const { year: _, ...lists } = NEXT_YEAR;
    expect(program.run('rules', 'workdays', '--add', file('b.json', { 2027: lists })).code).toBe(0);
    expect(announced()).toEqual([2007, 2027]);
  });

  it.each([
    ['a Saturday off twice', { ...NEXT_YEAR, off: [...NEXT_YEAR.off, '2027-02-06'] }, '2027-02-06：写了两次'],
    ['a date of another year', { ...NEXT_YEAR, off: [...NEXT_YEAR.off, '2026-10-01'] }, '2026-10-01'],
    ['a wrong year', { ...NEXT_YEAR, year: 2028 }, '2028'],
    ['a date that does not exist', { ...NEXT_YEAR, off: [...NEXT_YEAR.off, '2027-02-30'] }, '没有这一天'],
    ['a day both off and worked', { ...NEXT_YEAR, work: ['2027-01-02'] }, '又放假又上班'],
    ['a make-up day on a Monday', { ...NEXT_YEAR, work: ['2027-02-22'] }, '2027-02-22'],
    ['a year without New Year', { ...NEXT_YEAR, off: ['2027-02-06'] }, '元旦'],
    ['another shape', { year: 2027, holidays: [] }, '"off"'],
    ['no JSON', '2027-01-01', 'JSON'],
  ])('with %s is refused as a whole', (_, content, told) => {
    const refused = program.run('rules', 'workdays', '--add', file('bad.json', content));
    expect([refused.code, refused.err.includes(told)]).toEqual([1, true]);
    expect(announced()).toEqual([2007, 2026]);
  });

  it('that cannot be read is named', () => {
    expect(program.run('rules', 'workdays', '--add', join(program.home, 'none.json')).err).toContain(
      'none.json',
    );
    expect(program.run('rules', 'workdays').err).toContain('--add');
  });
});

describe('a length of one’s own', () => {
  it('holds for the case or the site, shows as the user’s, and can be taken back', () => {
    expect(program.run('rules', 'set', 'channel-30d', '--days', '20', '--case', '1').code).toBe(0);
    expect(clock('channel-30d')).toMatchObject({ dueAt: '2027-01-10T00:00:00+08:00', basis: 'own' });
    program.run('rules', 'set', 'channel-30d', '--days', '25', '--site', '某某 卡盟');
    expect(clock('channel-30d')).toMatchObject({ dueAt: '2027-01-10T00:00:00+08:00' });
    program.run('rules', 'set', 'channel-30d', '--default', '--case', '1');
    expect(clock('channel-30d')).toMatchObject({ dueAt: '2027-01-15T00:00:00+08:00', basis: 'own' });
    program.run('rules', 'set', 'channel-30d', '--default', '--site', '某某卡盟');
    expect(clock('channel-30d')).toMatchObject({ dueAt: '2027-01-20T00:00:00+08:00', basis: 'practice' });
  });

  it.each([
    ['set', '12315-limit', '--days', '20', '--case', '1'],
    ['set', 'promise', '--days', '20', '--case', '1'],
    ['set', 'nonsense', '--days', '20', '--case', '1'],
    ['set', 'channel-30d', '--days', '0', '--case', '1'],
    ['set', 'channel-30d', '--days', '2', '--hours', '3', '--case', '1'],
    ['set', 'channel-30d', '--days', '20'],
    ['set', 'channel-30d', '--days', '20', '--case', '1', '--site', 'x'],
    ['set', 'channel-30d', '--case', '1'],
  ])('rules %s %s %s %s %s %s is refused', (...words) => {
    expect(program.run('rules', ...words).code).toBe(2);
    expect(clock('channel-30d')).toMatchObject({ basis: 'practice' });
  });
});

describe('the rules', () => {
  it('name every window and statute with source and sureness', () => {
    const { windows, statutes } = program.run('rules', '--json').json() as {
      windows: {
        id: string;
        source: string;
        verified: boolean;
        basis: string;
        law: { article: string | null } | null;
      }[];
      statutes: { law: string; article: string; summary: string }[];
    };
    expect(windows).toHaveLength(WINDOWS.length);
    for (const { id, source, basis, law } of windows) {
      expect([id, source.length > 5]).toEqual([id, true]);
      expect([id, law !== null]).toEqual([id, basis === 'law']);
    }
    expect(statutes.length).toBeGreaterThan(10);
    const text = program.run('rules').out;
    for (const { id } of windows) expect(text).toContain(id);
    expect(text).toContain('第十五条第一款');
    expect(text).toContain('未核实');
  });
});

describe('the statutes', () => {
  interface Shown {
    key: string;
    title: string;
    place: string;
    number: string;
    binds: string;
    role: string;
    never: string | null;
    summary: string;
    to: string[];
    fits: string[];
    verified: boolean;
  }
  const shown = (environment: Record<string, string> = {}) =>
    program.runWith(environment, 'rules', '--json').json() as { checkIsOld: boolean; statutes: Shown[] };

  it('say whom they bind, where they may stand and where they must not', () => {
    const { statutes } = shown();
    expect(statutes.length).toBeGreaterThan(150);
    expect(statutes.find(({ key }) => key === 'ecommerce-61')).toMatchObject({
      binds: 'marketplace',
      role: 'ground',
      number: '主席令第七号',
      to: ['site'],
      fits: expect.arrayContaining(['nothing-came']) as string[],
      verified: true,
    });
    expect(statutes.find(({ key }) => key === 'ecommerce-59')?.never).toContain('7 个工作日');
    expect(statutes.find(({ key }) => key === 'platform-rules-30')?.verified).toBe(false);
    const english = shown({ REFUND_LANG: 'en' }).statutes.find(({ key }) => key === 'ecommerce-59');
    expect(english?.never).toContain('names no days');
  });

  it('stand on the screen under their law, with what each must not be used for', () => {
    const { out } = program.run('rules');
    const lines = out.split('\n');
    const law = lines.findIndex((line) =>
      line.startsWith('中华人民共和国电子商务法（主席令第七号，2019-01-01'),
    );
    const article = lines.findIndex((line) => line.startsWith('· 第五十九条：'));
    expect(law).toBeGreaterThan(0);
    expect(article).toBeGreaterThan(law);
    expect(lines.slice(article + 1, article + 3).join()).toMatch(
      /程序不会自己写进信里.*别用错：条文只说“及时”，没有天数/s,
    );
    // Each law has one heading; articles follow in the order of their numbers.
    const titles = shown().statutes.map(({ title }) => title);
    expect(
      titles.filter((title, index) => titles.indexOf(title) !== index && titles[index - 1] !== title),
    ).toEqual([]);
    for (const { place, title } of shown().statutes) {
      expect(out).toContain(`\n${title}（`);
      expect(out).toContain(`\n· ${place}：`);
    }
  });

  it('always say when they were last checked, and warn after twelve months', () => {
    expect(program.run('rules').out).toMatch(/^法规核对至 2026-11-22\n(?!.*满 12 个月)/);
    expect(shown().checkIsOld).toBe(false);
    const later = { REFUND_NOW: '2027-11-22T00:00:00+08:00' };
    expect(program.runWith(later, 'rules').out).toMatch(/^法规核对至 2026-11-22\n.*满 12 个月/);
    expect(shown(later).checkIsOld).toBe(true);
    expect(program.runWith({ ...later, REFUND_LANG: 'en' }, 'rules').out).toContain(
      'twelve months have passed',
    );
  });
});

describe('the calendar', () => {
  const export_ = (environment: Record<string, string> = {}) => program.runWith(environment, 'calendar').out;
  const unfolded = (text: string) => text.replaceAll('\r\n ', '');
  const uids = (text: string) =>
    [...unfolded(text).matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid?.trim()).toSorted();

  /** When the alarms of the entry with this title ring, Shanghai time; every alarm counts from the start. */
  const rings = (title: string): string[] => {
    const event = unfolded(export_())
      .split('BEGIN:VEVENT')
      .find((one) => one.includes(`SUMMARY:案件 1：${title}`));
    const start =
      /^DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/m
        .exec(event ?? '')
        ?.slice(1)
        .map(Number) ?? [];
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = start;
    return [...(event ?? '').matchAll(/^TRIGGER:-P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?\r$/gm)].map(
      (trigger) => {
        const [days = 0, hours = 0, minutes = 0] = trigger.slice(1).map((count) => Number(count ?? 0));
        const before = ((days * 24 + hours) * 60 + minutes) * 60_000;
        const at = Date.UTC(year, month - 1, day, hour + 8, minute) - before;
        return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
      },
    );
  };

  it('rings by day where a day ends, and exactly where an hour does', () => {
    program.run('log', 'request', '1');
    // Nobody owes that by law: it rings once.
    expect(rings('7 个工作日')).toEqual(['2026-12-30 09:00']);
    program.run('log', 'contact', '1', '答应了', '--promise', '2026-12-24 16:20');
    expect(rings('承诺')).toEqual(['2026-12-23 16:20', '2026-12-24 15:20']);
  });

  it('is a valid iCalendar file with alarms, fewer where nobody owes anything', () => {
    program.run('log', 'request', '1');
    const text = export_();
    expect(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    for (const line of text.split('\r\n')) {
      const bytes = Buffer.from(line, 'utf8');
      expect(bytes.length).toBeLessThanOrEqual(75);
      expect(bytes.toString('utf8')).not.toContain('\ufffd');
    }
    const events = unfolded(text).split('BEGIN:VEVENT').slice(1);
    expect(events.length).toBeGreaterThan(4);
    for (const event of events) {
      expect(event).toMatch(/^DTSTAMP:20261221T020000Z\r$/m);
      const alarms = event.match(/BEGIN:VALARM[\s\S]*?DESCRIPTION:[\s\S]*?END:VALARM/g)?.length ?? 0;
      expect([1, 2]).toContain(alarms);
      expect(event.match(/^TRIGGER:-P/gm)).toHaveLength(alarms);
    }
    // Seven working days past 25 December: the title says that the date may still move.
    expect(unfolded(text)).toMatch(/^SUMMARY:案件 1：7 个工作日：网站处理退款〔暂定〕\r$/m);
    expect(unfolded(text)).toContain('DTEND:20261230T160000Z');
  });

  it('keeps its UIDs, so that a second import updates and does not double', () => {
    const before = uids(export_());
    program.run('edit', '1', '--paid-at', '2026-12-19 10:00');
    const after = uids(export_({ REFUND_NOW: '2026-12-22T10:00:00+08:00' }));
    // What is a rule of thumb and past is no entry any more.
    expect(before).toEqual(expect.arrayContaining(after));
    expect(new Set(before).size).toBe(before.length);
    expect(unfolded(export_())).toContain('SEQUENCE:2');
  });

  it('goes over its own older file, never over another', () => {
    const path = join(program.home, '期限.ics');
    expect(program.run('calendar', '-o', path).code).toBe(0);
    program.run('log', 'request', '1');
    expect(program.run('calendar', '-o', path).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('7 个工作日');
    const other = file('日记.ics', 'BEGIN:VCALENDAR\r\nPRODID:x\r\n');
    expect(program.run('calendar', '-o', other).code).toBe(1);
    expect(readFileSync(other, 'utf8')).toContain('PRODID:x');
  });

  it('leaves out what was met and what was closed', () => {
    program.run('log', 'request', '1');
    expect(export_()).not.toContain('24 小时：先联系网站');
    program.run('close', '1', '--outcome', 'given-up');
    expect(export_()).not.toContain('BEGIN:VEVENT');
  });
});

describe.runIf(hasTerminal)('a narrow terminal', () => {
  it('shows every rule within its 60 columns', async () => {
    const terminal = new Terminal({ ...program.environment, NO_COLOR: '1' }, ['rules']);
    await terminal.ended;
    const lines = (await terminal.shows('')).split('\r\n');
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.filter((line) => width(line) > 60)).toEqual([]);
  });
});

describe.runIf(hasTerminal)('the reminder', () => {
  const shown = async (environment: Record<string, string>, ...words: string[]) => {
    const terminal = new Terminal({ ...program.environment, ...environment }, words);
    await terminal.ended;
    return terminal.shows('');
  };

  it('ends each command in a terminal with what presses and what to type', async () => {
    const seen = await shown({}, 'history', '1');
    expect(seen.replaceAll(/\s+/g, '')).toContain(
      '提醒：案件1｜24小时：先联系网站｜2026-12-21（周一）14:02前→refundletter1',
    );
  });

  it('does not follow a screen that ends with that very step, so that the step stands last', async () => {
    for (const words of [['status', '1'], ['next', '1'], ['status']]) {
      const lines = (await shown({}, ...words)).trimEnd().split('\r\n');
      expect([words, lines.join('\n').includes('提醒')]).toEqual([words, false]);
    }
    const seen = await shown({ NO_COLOR: '1' }, 'status', '1');
    expect(seen.trimEnd().split('\r\n').slice(-4).join('\n')).toMatch(/^ {2}refund letter 1/m);
    const other = ['new', ...STORY, '--order', 'CM3', '--paid-at', '2026-12-21 09:00', '--yes'];
    expect(await shown({}, ...other)).toMatch(/提醒：案件 1/);
    program.run('close', '1', '--outcome', 'given-up');
    const alone = ['new', ...STORY, '--order', 'CM4', '--paid-at', '2026-12-20 11:00', '--yes'];
    expect(await shown({}, ...alone)).not.toMatch(/提醒：案件 3/);
    program.open('--order', 'CM2', '--paid-at', '2026-12-19 14:02');
    expect(await shown({}, 'status', '2')).toContain('提醒');
  });

  it('is silent with REFUND_QUIET=1, in a pipe, and where nothing presses', async () => {
    expect(await shown({ REFUND_QUIET: '1' }, 'history', '1')).not.toContain('提醒');
    expect(await shown({ REFUND_NOW: '2026-12-23T10:00:00+08:00' }, 'history', '1')).not.toContain('提醒');
    expect(program.run('history', '1').err).toBe('');
  });
});
