import { civil, numberOf, parseTime } from '../time/typed.ts';
import { type Candidate, type Clause, distinct } from './story-text.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const SHANGHAI = 8 * 3_600_000;

/** When something happened, as far as the story says: an instant, or only its day (its first instant). */
export interface StoryTime {
  /** Milliseconds, UTC. */
  readonly at: number;
  readonly dayOnly: boolean;
}

const NUMBER = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const DATE =
  '(?:20\\d\\d\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}[-/.]\\d{1,2}(?=\\s+\\d{1,2}:\\d|\\s*(?:早|晚|上午|下午|中午|凌晨))|上个?月\\s*\\d{1,2}\\s*[日号]|(?:这个?月|本月)\\s*\\d{1,2}\\s*[日号]|(?<![\\d月])\\d{1,2}\\s*[日号](?![码线店楼院令公])|大前天|前天|昨[天日晚夜儿]|今[天日晚早晨儿]|前晚|(?:上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末]|' +
  `${NUMBER}\\s*天(?:之)?前)`;
const PART = '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|午夜|早|晚)';
const CLOCK = `(?:(?<part>${PART})?\\s*(?<hour>${NUMBER})\\s*(?:[:]|点钟?|时(?!候|间|限|长))\\s*(?<minute>半|一刻|三刻|\\d{1,2})?\\s*分?(?::(?<second>\\d{2}))?\\s*(?<vague>多|左右|来钟|前后|许|不到)?)`;
const DATED = new RegExp(`(?<date>${DATE})(?:的|T|\\s){0,2}(?:${CLOCK}|(?<only>${PART}))?`, 'g');
const AGO = new RegExp(
  `(?<now>刚刚|刚才)|(?<half>半)个?(?<halfUnit>小时|钟头)(?:之)?前|(?<count>${NUMBER})个?(?<unit>小时|钟头|分钟)(?:之)?前`,
  'g',
);
const CLOCK_ONLY = new RegExp(CLOCK, 'g');

const PAYING =
  /付款|支付|付了|付的|付过|转了|转账|转给|充了|充值|冲值|沖值|扣(?:了|款|费)|下单|买了|购买|打款|打了钱|花了|交易|拍了|拍下|订了|消费/;
const OTHERWISE =
  /客服|联系|投诉|反馈|回复|答复|说(?!好)|承诺|答应|之?内|以?前(?!天)|到期|问了?|申请|催|沟通|找(?:他|客服|商家)|冻结|封|到现在|至今|现在|再(?:等|过)|等到/;
const LABEL = /(?:付款|支付|交易|扣款|充值)(?:成功)?时间\s*[:是为]?\s*$/;

/** When it was paid: the candidates that the story's words make the likeliest. */
export function timesOf(clauses: readonly Clause[], now: number): Candidate<StoryTime>[] {
  const found = clauses.flatMap((clause, index) => {
    if (clause.who === 'them') return [];
    const next = clauses[index + 1];
    const goesOn = next?.who === 'me' && next.sentence === clause.sentence;
    const near = goesOn ? clause.text + next.text : clause.text;
    return timesIn(clause, now).map((time) => ({ ...time, rank: rankOf(clause, time, near) }));
  });
  const best = found.reduce((least, { rank }) => Math.min(least, rank), 3);
  if (best >= 3) return [];
  const likely = distinct(
    found.filter(({ rank }) => rank === best).map(({ value, text, start }) => ({ value, text, start })),
  );
  // A story is told from its beginning: among equals the first is meant, unless a label names two.
  return best === 0 ? likely : likely.slice(0, 1);
}

/** 0 labelled, 1 beside a word of paying, 2 beside nothing else, 3 of something else. */
function rankOf(clause: Clause, time: Candidate<StoryTime>, near: string): number {
  const before = clause.text.slice(0, time.start - clause.start);
  if (LABEL.test(before)) return 0;
  const after = clause.text.slice(time.start - clause.start + time.text.length);
  if (OTHERWISE.test(after.slice(0, 12)) && !PAYING.test(after.slice(0, 12))) return 3;
  if (/(?:等到?|到|截止|直到|最晚|之前|以前)\s*$/.test(before)) return 3;
  if (PAYING.test(near)) return 1;
  return OTHERWISE.test(clause.text) ? 3 : 2;
}

function timesIn(clause: Clause, now: number): Candidate<StoryTime>[] {
  const found: Candidate<StoryTime>[] = [];
  const taken: [number, number][] = [];
  const add = (text: string, at: number, value: StoryTime | undefined) => {
    taken.push([at, at + text.length]);
    if (value && value.at <= now) found.push({ value, text: text.trim(), start: clause.start + at });
  };
  for (const match of clause.text.matchAll(DATED)) {
    const { date = '', ...clock } = match.groups ?? {};
    add(match[0], match.index, dated(date.replaceAll(/\s/g, ''), clock, now));
  }
  for (const match of clause.text.matchAll(AGO)) {
    const { now: justNow, half, count, unit } = match.groups ?? {};
    const minutes = half ? 30 : (numberOf(count ?? '') ?? 0) * (unit === '分钟' ? 1 : 60);
    const at = Math.floor((now - minutes * MINUTE) / MINUTE) * MINUTE;
    // 三小时前 says no minute: only the day is sure.
    const dayOnly = !justNow && unit !== '分钟';
    add(match[0], match.index, { at: dayOnly ? startOf(dayNumber(at)) : at, dayOnly });
  }
  for (const match of clause.text.matchAll(CLOCK_ONLY)) {
    const at = match.index;
    if (taken.some(([from, to]) => at >= from && at < to)) continue;
    if (/\d$/.test(clause.text.slice(0, at))) continue;
    add(match[0], at, dated('今天', match.groups ?? {}, now));
  }
  return found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function dated(
  date: string,
  { part, hour, minute, second, vague, only }: Groups,
  now: number,
): StoryTime | undefined {
  const day = dayOf(date, now);
  if (day === undefined) return undefined;
  if (hour === undefined || vague !== undefined) return { at: startOf(day), dayOnly: true };
  const spoken = partOf(part ?? only ?? '', date);
  const counted = numberOf(hour) ?? 0;
  // Whether 半夜12点 begins a day or ends it, nobody can tell.
  if (counted === 12 && /半夜|午夜|深夜|夜里/.test(part ?? '')) return { at: startOf(day), dayOnly: true };
  // 昨晚一点 lies after midnight.
  if (spoken === '晚上' && counted < 5) return shifted(day + 1, counted, minute, second);
  const clock = `${spoken}${hour}点${minute ?? ''}`;
  // The clock of the program's own times, on any day that is over.
  const read = parseTime(`2020-06-01 ${clock}`, Date.UTC(2021, 0, 1));
  if (!read.ok) return undefined;
  const sinceMidnight = read.value + SHANGHAI - Date.UTC(2020, 5, 1);
  return { at: startOf(day) + sinceMidnight + Number(second ?? 0) * 1000, dayOnly: false };
}

function shifted(
  day: number,
  hour: number,
  minute: string | undefined,
  second: string | undefined,
): StoryTime {
  const named: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };
  const minutes = named[minute ?? ''] ?? Number(minute ?? 0);
  return { at: startOf(day) + (hour * 60 + minutes) * MINUTE + Number(second ?? 0) * 1000, dayOnly: false };
}

/** The part of the day as `clock-text.ts` knows it. */
function partOf(part: string, date: string): string {
  if (/晚|夜/.test(date) && part === '') return '晚上';
  if (/早|晨/.test(date) && part === '') return '早上';
  const names: Readonly<Record<string, string>> = {
    清晨: '早上',
    早晨: '早上',
    早: '早上',
    夜里: '晚上',
    深夜: '晚上',
    晚: '晚上',
    半夜: '凌晨',
    午夜: '凌晨',
  };
  return names[part] ?? part;
}

function dayOf(date: string, now: number): number | undefined {
  const today = dayNumber(now);
  const ago = { 今: 0, 昨: 1, 前: 2, 大前: 3 }[/^(大前|前|昨|今)/.exec(date)?.[1] ?? ''];
  if (ago !== undefined) return today - ago;
  const days = new RegExp(`^(${NUMBER})天`).exec(date)?.[1];
  if (days !== undefined) return today - (numberOf(days) ?? 0);
  const week = /^(上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天末])/.exec(date);
  if (week) return weekday(today, week[1] ?? '', week[2] ?? '');
  const full = /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(date);
  if (full) return civil(Number(full[1]), Number(full[2]), Number(full[3]));
  const { year, month } = monthOf(today);
  const last = /^上个?月(\d{1,2})/.exec(date);
  if (last)
    return month === 1 ? civil(year - 1, 12, Number(last[1])) : civil(year, month - 1, Number(last[1]));
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})/.exec(date);
  if (short) {
    const day = civil(year, Number(short[1]), Number(short[2]));
    return day !== undefined && day <= today ? day : civil(year - 1, Number(short[1]), Number(short[2]));
  }
  const only = /^(?:这个?月|本月)?(\d{1,2})[日号]/.exec(date);
  if (!only) return undefined;
  const day = civil(year, month, Number(only[1]));
  if (day !== undefined && day <= today) return day;
  return month === 1 ? civil(year - 1, 12, Number(only[1])) : civil(year, month - 1, Number(only[1]));
}

/** 周五 is the last one that was; 上周五 that of the week before. */
function weekday(today: number, which: string, name: string): number | undefined {
  if (name === '末') return undefined;
  const wanted = '一二三四五六日'.indexOf(name === '天' ? '日' : name);
  // 1970-01-01 was a Thursday.
  const monday = today - ((today + 3) % 7);
  if (which.startsWith('上')) return monday - 7 + wanted;
  const day = monday + wanted;
  return day <= today ? day : day - 7;
}

function dayNumber(instant: number): number {
  return Math.floor((instant + SHANGHAI) / DAY);
}

function startOf(day: number): number {
  return day * DAY - SHANGHAI;
}

function monthOf(day: number): { readonly year: number; readonly month: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}
