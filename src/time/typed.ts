/**
 * The one reader of times that a person wrote: flags, prompts, stories, replies, clauses and bills come here, so that
 * a form means the same day wherever it is typed. Only the direction differs: facts look back (周五 is the last one,
 * 11-20 the last such date), promises look ahead. Without a zone every time is Shanghai wall time.
 * First what callers ask for, then the grammar: a moment is a day, then a clock; a length is a count with its unit.
 */
import { type Parsed, parsed, plainWidth, refused } from '../errors.ts';
import {
  type About,
  addMonths,
  DAY,
  dayFrom,
  dayOf,
  dayOfIso,
  endOfMonth,
  existingDay,
  HOUR,
  latestOf,
  MINUTE,
  mondayOf,
  partsOf,
  startOfDay,
} from './day.ts';
import { inDigits, numberOf } from './numerals.ts';
import type { Length, Period, Unit } from './period.ts';

type MomentReason = 'empty' | 'not-understood' | 'no-such-date' | 'no-such-time';
type TimeReason = MomentReason | 'no-clock' | 'in-future' | 'too-early';
type DueReason =
  'empty' | 'due-not-understood' | 'no-such-date' | 'no-such-time' | 'due-not-later' | 'due-too-long';

/** When something happened, as far as a text says: an instant, or only its day (the first instant of it). */
export interface ToldTime {
  /** Milliseconds, UTC. */
  readonly at: number;
  readonly dayOnly: boolean;
}

/** A time as its reader understood it, and how exactly it was told. */
export interface When {
  /** The first instant that it can have been; milliseconds, UTC. */
  readonly at: number;
  /** Null if the minute was told, too. */
  readonly about: About | null;
  /** The last instant that it can have been; `at` if the minute was told. */
  readonly latest: number;
}

/** A time as its words say it, with about when it was where an hour was told without its minute. */
interface Moment extends ToldTime {
  readonly near?: number;
}

/** The program accepts no time before 2010. */
const EARLIEST = startOfDay(dayFrom({ year: 2010, month: 1, date: 1 }));
/** Nobody sets a time more than ten years ahead. */
const FURTHEST = 3660 * DAY;

/**
 * A time as a person writes it, as an instant (milliseconds, UTC). Without a year it is the most recent such date.
 * Not later than `now`, not before 2010.
 */
export function parseTime(text: string, now: number): Parsed<number, TimeReason> {
  const told = readMoment(text, now, 'back');
  if (!told.ok) return told;
  return told.value.dayOnly ? refused('no-clock') : withinRange(told.value.at, now);
}

/**
 * The same, as exactly as it was told: `昨天` is a day, `27号晚上8点多` an hour, `昨天 20:15` a minute.
 * Not later than `now`, not before 2010.
 */
export function parseWhen(text: string, now: number): Parsed<When, TimeReason> {
  const bare = text.replace(ROUGHLY, '');
  const told = readMoment(bare, now, 'back');
  if (!told.ok) return told;
  const { dayOnly, near } = told.value;
  const isRough = bare.length < text.length && !dayOnly;
  const about = near !== undefined || isRough ? 'hour' : dayOnly ? 'day' : null;
  const inRange = withinRange(near ?? told.value.at, now);
  if (!inRange.ok) return inRange;
  const at = inRange.value;
  return parsed({ at, about, latest: Math.min(now, latestOf(at, about)) });
}

/** The first instant of what `parseWhen` reads, where nothing is kept of how exactly it was told. */
export function parseMoment(text: string, now: number): Parsed<number, TimeReason> {
  const when = parseWhen(text, now);
  return when.ok ? parsed(when.value.at) : when;
}

const ROUGHLY = /^\s*(?:大概是?|大约是?|约|好像是?|差不多|应该是|around|about|roughly)\s*/i;

/** A day as a person writes it, with or without a clock, as the instant it begins at in Shanghai. */
export function parseDay(text: string, now: number): Parsed<number, TimeReason> {
  const told = parseTold(text, now);
  return told.ok ? parsed(startOfDay(dayOf(told.value.at))) : told;
}

/** A time as a story tells it, with or without a clock, in the range of `parseTime`. */
export function parseTold(text: string, now: number): Parsed<ToldTime, TimeReason> {
  const told = readMoment(text, now, 'back');
  if (!told.ok) return told;
  const { at, dayOnly } = told.value;
  const inRange = withinRange(at, now);
  return inRange.ok ? parsed({ at, dayOnly }) : inRange;
}

function withinRange(at: number, now: number): Parsed<number, TimeReason> {
  if (at < EARLIEST) return refused('too-early');
  return at > now ? refused('in-future') : parsed(at);
}

/**
 * A time set for something, as a person writes it: a length (`24h`, `3wd`, `3-5个工作日`, `半小时`), or a date with or
 * without a clock (`2026-11-25`, `明天 18:00`, `下周一`, `月底`), which ends at an instant (exclusive). A date alone lasts
 * to the end of that day, and so does a part of it (明天下午): nobody is late before.
 * @param at the instant from which it is said; what is set must lie after it
 */
export function parseDue(text: string, at: number): Parsed<Period, DueReason> {
  const plain = plainWidth(text).replace(/\s*(?:之前|以前|之内|以内|前|内)$/, '');
  if (plain === '') return refused('empty');
  const length = readLength(plain);
  if (length) return length;
  const told = readMoment(plain, at, 'ahead');
  if (!told.ok)
    return told.reason === 'not-understood' ? refused('due-not-understood') : refused(told.reason);
  const until = told.value.dayOnly ? startOfDay(dayOf(told.value.at) + 1) : told.value.at;
  if (until <= at) return refused('due-not-later');
  return until - at > FURTHEST ? refused('due-too-long') : parsed({ until });
}

/**
 * A full date with its clock as programs write it, in Shanghai; undefined if it is none. A bill has many rows: this
 * is the quick way to them.
 */
export function parseStamp(text: string): { at: number; toTheSecond: boolean } | undefined {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text);
  if (!found) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = found.slice(1, 6).map(Number);
  const second = Number(found[6] ?? 0);
  const day = existingDay(year, month, date);
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const at = startOfDay(day) + hour * HOUR + minute * MINUTE + second * 1000;
  return { at, toTheSecond: found[6] !== undefined };
}

type Looks = 'back' | 'ahead';

/** A count in digits or words, and a part of the day; also for patterns that find times in running text. */
export const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';
export const PART =
  '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜晚|半夜|深夜|午夜|晏昼|晌午|下昼|朝早|零晨|早|晚)';
const PARTS = new RegExp(`^${PART}$`);
const AGO = new RegExp(`^(半|${NUMBER})\\s*个?\\s*(小时|钟头|分钟)(?:之|以)?前$`);

function readMoment(text: string, now: number, looks: Looks): Parsed<Moment, MomentReason> {
  const plain = plainWidth(text);
  if (plain === '') return refused('empty');
  if (/^(?:刚刚|刚才|现在|now)$/i.test(plain)) return parsed({ at: now, dayOnly: false });
  const digits = inDigits(plain);
  return readZoned(plain) ?? readAgo(digits, now) ?? readDayAndClock(digits, now, looks);
}

/** An ISO instant with its zone (`2026-11-20T14:02:00+08:00`); undefined for a text of another shape. */
function readZoned(text: string): Parsed<ToldTime, MomentReason> | undefined {
  const [, date = '', clock = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/i.exec(text) ?? [];
  if (date === '') return undefined;
  if (dayOfIso(date) === undefined) return refused('no-such-date');
  if (!readClock(clock, '').ok) return refused('no-such-time');
  const at = Date.parse(text);
  return Number.isNaN(at) ? refused('not-understood') : parsed({ at, dayOnly: false });
}

/** 20分钟前 is an instant; 三小时前 says no minute: only its day is sure, and about when. */
function readAgo(text: string, now: number): Parsed<Moment, never> | undefined {
  const found = AGO.exec(text);
  const count = found?.[1] === '半' ? 0.5 : numberOf(found?.[1] ?? '');
  if (count === undefined) return undefined;
  const ago = count * (found?.[2] === '分钟' ? MINUTE : HOUR);
  if (found?.[2] !== '分钟') {
    const near = Math.floor((now - ago) / HOUR) * HOUR;
    return parsed({ at: startOfDay(dayOf(now - ago)), dayOnly: true, near });
  }
  return parsed({ at: Math.floor((now - ago) / MINUTE) * MINUTE, dayOnly: false });
}

function readDayAndClock(text: string, now: number, looks: Looks): Parsed<Moment, MomentReason> {
  const found = readDay(text, dayOf(now), looks);
  if (found && found.day === undefined) return refused('no-such-date');
  const { day = dayOf(now), part = '', rest = text } = found ?? {};
  // 昨天下午 tells no clock; 下午 alone tells nothing.
  if (found && (rest === '' || PARTS.test(rest))) return parsed({ at: startOfDay(day), dayOnly: true });
  const clock = readClock(rest, part);
  if (!clock.ok) return clock;
  const { sinceMidnight, hour } = clock.value;
  const near = hour === null ? {} : { near: startOfDay(day) + hour };
  return sinceMidnight === null
    ? parsed({ at: startOfDay(day), dayOnly: true, ...near })
    : parsed({ at: startOfDay(day) + sinceMidnight, dayOnly: false, ...near });
}

interface FoundDay {
  /** Undefined if there is no such date. */
  readonly day: number | undefined;
  /** The part of the day that its name holds: 昨晚. */
  readonly part: string;
  /** What follows the day. */
  readonly rest: string;
}

/** The day at the beginning of a text; undefined if it begins with none. */
function readDay(text: string, today: number, looks: Looks): FoundDay | undefined {
  for (const [shown, dayIn, only] of DAYS) {
    const found = only === undefined || only === looks ? shown.exec(text) : null;
    if (!found) continue;
    const part = /[晚夜]$/.test(found[0]) ? '晚上' : /[早晨]$/.test(found[0]) ? '早上' : '';
    const rest = text.slice(found[0].length).replace(BETWEEN, '');
    return { day: dayIn(found.slice(1), today, looks), part, rest };
  }
  return undefined;
}

/** What may stand between a day and its clock: the weekday again, and a mark. */
const BETWEEN = /^\s*(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?\s*[的T,]?\s*/i;

const NEAR: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
};
const WHICH: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 };

/** How a day is named, and the day; some forms only speak of what was, or of what is to come. */
type DayForm = readonly [
  shown: RegExp,
  dayIn: (words: readonly (string | undefined)[], today: number, looks: Looks) => number | undefined,
  only?: Looks,
];

const DAYS: readonly DayForm[] = [
  [/^(大前|[前昨])[天日儿晚夜早晨](?:个|个儿)?/, ([name = ''], today) => today + (NEAR[name] ?? 0), 'back'],
  [/^(大后|[今明后])[天日儿晚夜早晨](?:个)?/, ([name = ''], today) => today + (NEAR[name] ?? 0)],
  [/^当[天日晚]/, (_, today) => today, 'ahead'],
  [
    new RegExp(`^(${NUMBER})\\s*天(?:之|以)?前`),
    ([count = ''], today) => daysBefore(today, numberOf(count)),
    'back',
  ],
  [
    new RegExp(`^(${NUMBER})\\s*(?:个?(?:星期|礼拜)|周)(?:之|以)?前`),
    ([count = ''], today) => daysBefore(today, numberOf(count), 7),
    'back',
  ],
  [
    new RegExp(`^(${NUMBER})\\s*个月(?:之|以)?前`),
    ([count = ''], today) => monthsBefore(today, numberOf(count)),
    'back',
  ],
  [
    /^(?:(上上|下下|[上下本这])个?)?(?:周|星期|礼拜)([一二三四五六日天])/,
    ([which, name = ''], today, looks) => weekday(today, which, name, looks),
  ],
  [
    /^(?:(下下|[下本这])个?)?(?:周|星期|礼拜)末/,
    ([which], today, looks) => weekday(today, which, '日', looks),
    'ahead',
  ],
  [/^([本这下])个?周(?:之?内)?$/, ([which], today, looks) => weekday(today, which, '日', looks), 'ahead'],
  [
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:[日号]|(?![-/.\d])|(?=\d\d:\d\d))/,
    ([year, month, date]) => existingDay(Number(year), Number(month), Number(date)),
  ],
  [
    /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:[日号]|(?![-/.\d]))/,
    ([month, date], today, looks) => {
      const { year } = partsOf(today);
      const years = looks === 'ahead' ? [year, year + 1] : [year, year - 1];
      return nearest(
        years.map((one) => existingDay(one, Number(month), Number(date))),
        today,
        looks,
      );
    },
  ],
  [
    /^([上本这下])个?月\s*(\d{1,2})\s*[日号]/,
    ([which = '', date], today) => dateInMonth(today, WHICH[which] ?? 0, Number(date)),
  ],
  [/^(?:([上本这下])个?)?月底/, ([which = ''], today) => endOfMonth(addMonths(today, WHICH[which] ?? 0))],
  [
    /^(\d{1,2})\s*[日号]/,
    ([date], today, looks) =>
      nearest(
        [0, looks === 'ahead' ? 1 : -1].map((months) => dateInMonth(today, months, Number(date))),
        today,
        looks,
      ),
  ],
];

/** The first that exists and lies where one looks, today included; else any that exists. */
function nearest(days: readonly (number | undefined)[], today: number, looks: Looks): number | undefined {
  const real = days.filter((day) => day !== undefined);
  return real.find((day) => (looks === 'ahead' ? day >= today : day <= today)) ?? real[0];
}

/** A bare 周五 is the nearest one in the direction one looks; 本周五 is this week's, 上周五 the week's before. */
function weekday(today: number, which: string | undefined, name: string, looks: Looks): number {
  const day = mondayOf(today) + '一二三四五六日'.indexOf(name === '天' ? '日' : name);
  if (which !== undefined) return day + 7 * (WHICH[which] ?? 0);
  if (looks === 'ahead') return day < today ? day + 7 : day;
  return day > today ? day - 7 : day;
}

function daysBefore(today: number, count: number | undefined, each = 1): number | undefined {
  return count === undefined ? undefined : today - each * count;
}

function monthsBefore(today: number, count: number | undefined): number | undefined {
  return count === undefined ? undefined : addMonths(today, -count);
}

/** A date so many months from now. */
function dateInMonth(today: number, months: number, date: number): number | undefined {
  const { year, month } = partsOf(addMonths(today, months));
  return existingDay(year, month, date);
}

const CLOCK = new RegExp(
  `^(?<part>${PART})?\\s*(?<hour>${NUMBER}|零)\\s*(?::|点钟?|时)\\s*(?<minute>半|[一三13]刻|[一三]个骨|\\d{1,2}(?!个字)|零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九]{1,2}个字|整)?\\s*分?钟?(?::(?<second>\\d{2}))?(?:\\.\\d+)?\\s*(?<vague>多|左右|来钟|前后|许|不到)?$`,
);

/** A time of day since midnight, in milliseconds; may reach into the next day (晚上12点, 昨晚一点). */
interface Clock {
  /** Null if it is too vague for a minute: 8点多. */
  readonly sinceMidnight: number | null;
  /** Where no minute was told, about when: 8点, 8点多. Null where one was, or where nobody can tell the hour. */
  readonly hour: number | null;
}

/**
 * A time of day: `14:02`, `14点02分`, `下午2点半`.
 * @param partOfDay what the day before it says already (昨晚)
 */
function readClock(text: string, partOfDay: string): Parsed<Clock, 'not-understood' | 'no-such-time'> {
  if (/^24(?::00|点|时)$/.test(text)) return parsed({ sinceMidnight: 24 * HOUR, hour: null });
  const { part = partOfDay, hour = '', minute, second = '0', vague } = CLOCK.exec(text)?.groups ?? {};
  if (hour === '' || (minute === undefined && text.includes(':'))) return refused('not-understood');
  const spoken = hour === '零' ? 0 : numberOf(hour);
  const minutes = minuteOf(minute);
  if (spoken === undefined || spoken > 23 || !(minutes <= 59) || Number(second) > 59)
    return refused('no-such-time');
  const hours = hourOf(part, spoken);
  if (hours === undefined) return parsed({ sinceMidnight: null, hour: null });
  const told = hours * HOUR + minutes * MINUTE + Number(second) * 1000;
  const isSaid = minute !== undefined && vague === undefined;
  return parsed({ sinceMidnight: vague === undefined ? told : null, hour: isSaid ? null : told });
}

/** The minutes of a clock: 半, 三刻, 零五, 二十六; 个字 are fives and 个骨 quarters, as Cantonese counts. */
function minuteOf(minute: string | undefined): number {
  if (minute === undefined || minute === '整') return 0;
  const named = { 半: 30, 一刻: 15, '1刻': 15, 三刻: 45, '3刻': 45, 一个骨: 15, 三个骨: 45 }[minute];
  if (named !== undefined) return named;
  const count = numberOf(minute.replace(/^零|个字$/g, ''));
  return count === undefined ? Number.NaN : count * (minute.endsWith('个字') ? 5 : 1);
}

/** The hour since the day began, as a part of the day means it; undefined if nobody can tell. */
function hourOf(part: string, spoken: number): number | undefined {
  // Nobody can tell whether 半夜12点 begins a day or ends it.
  if (spoken === 12 && /夜/.test(part)) return undefined;
  if (spoken === 12 && part === '凌晨') return 0;
  if (/^(?:晚|晚上|夜里|夜晚|深夜)$/.test(part)) {
    // 昨晚一点 lies after midnight, and 晚上12点 ends its day.
    if (spoken < 5 || spoken === 12) return spoken === 12 ? 24 : spoken + 24;
    return spoken < 12 ? spoken + 12 : spoken;
  }
  if (/^(?:下午|傍晚|下昼)$/.test(part) && spoken < 12) return spoken + 12;
  return /^(?:中午|晏昼|晌午)$/.test(part) && spoken < 3 ? spoken + 12 : spoken;
}

/** A unit's names, the unit, and how many of it one is: 周 is 7 days. */
const UNITS: readonly (readonly [RegExp, Unit, number])[] = [
  [/^(?:m|min|分钟?)$/i, 'minutes', 1],
  [/^(?:h|hrs?|hours?|个?半?(?:小时|钟头)|个钟)$/i, 'hours', 1],
  [/^(?:d|days?|个?自然日|[天日])$/i, 'days', 1],
  [/^(?:wd|(?:business|working) days?|个?工作[日天])$/i, 'working-days', 1],
  [/^(?:个?(?:星期|礼拜)|周)$/, 'days', 7],
  [/^个半?月$/, 'months', 1],
];
/** What half a unit is counted in. Half a working day is no length. */
const FINER: Readonly<Partial<Record<Unit, readonly [Unit, number]>>> = {
  hours: ['minutes', 60],
  days: ['hours', 24],
  months: ['days', 30],
};
const MOST: Readonly<Record<Unit, number>> = {
  minutes: 10_000,
  hours: 2400,
  days: 1000,
  'working-days': 400,
  months: 60,
  years: 20,
};

/** `24h`, `两三天`, `3-5个工作日`, `半小时`, `1个半月`; undefined for a text that is no count with a unit. */
function readLength(text: string): Parsed<Length, 'due-not-understood' | 'due-too-long'> | undefined {
  const found =
    /^(\d+|[一二两三四五六七八九十]+|半)(?:\s*(\D{0,4}?)\s*(?:[-~—–]+|至|到|或)\s*(\d+|[一二两三四五六七八九十]+|半))?\s*(\D+)$/.exec(
      text,
    );
  const [, low = '', firstUnit = '', high, given = ''] = found ?? [];
  const row = UNITS.find(([pattern]) => pattern.test(given));
  if (!row || (firstUnit !== '' && !UNITS.some(([pattern]) => pattern.test(firstUnit)))) return undefined;
  const [names, unit, times] = row;
  // 两三天 is a range as well. Of 1天到3个工作日 only the longer end counts.
  const pair =
    high === undefined && /^[一二两三四五六七八九]{2}$/.test(low)
      ? [...low]
      : [firstUnit === '' || names.test(firstUnit) ? low : (high ?? low), high ?? low];
  const counts = pair.map(
    (one) => ((one === '半' ? 0.5 : (numberOf(one) ?? 0)) + (given.includes('半') ? 0.5 : 0)) * times,
  );
  const [counted, each] = counts.every(Number.isInteger) ? [unit, 1] : (FINER[unit] ?? [unit, 1]);
  const [amount, most] = [Math.min(...counts) * each, Math.max(...counts) * each];
  if (most <= 0 || !Number.isInteger(amount) || !Number.isInteger(most)) return refused('due-not-understood');
  if (most > MOST[counted]) return refused('due-too-long');
  return parsed(
    amount > 0 && amount < most ? { amount, most, unit: counted } : { amount: most, unit: counted },
  );
}
