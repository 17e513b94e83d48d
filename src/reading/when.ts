/** When a story says it was paid: finds what may be a time in it, and lets the one reader of times read it. */
import { formatTime, MINUTE } from '../time/day.ts';
import { NUMBER, parseTold, PART, type ToldTime } from '../time/typed.ts';
import { type Candidate, distinct } from './candidates.ts';
import type { Clause } from './clauses.ts';

interface Told extends Candidate<ToldTime> {
  /** 0 labelled, 1 beside a word of paying, 2 beside nothing else, 3 of something else. */
  readonly rank: number;
  readonly clause: number;
  readonly kind: 'whole' | 'day' | 'clock';
}

/** When it was paid: the candidates that the story's words make the likeliest. */
export function timesOf(clauses: readonly Clause[], now: number): Candidate<ToldTime>[] {
  const found = clauses.flatMap((clause, place) => timesIn(clauses, clause, place, now));
  const dated = found.filter(({ kind }) => kind !== 'clock');
  const clocks = found.filter(({ kind }) => kind === 'clock');
  const joined = dated.map((day) => withClock(day, clocks, now));
  // A clock without a date is today only where the story names no other day.
  const all = joined.length > 0 ? joined : clocks;
  const best = all.reduce((least, { rank }) => Math.min(least, rank), 3);
  if (best >= 3) return [];
  const likely = all.filter(({ rank }) => rank === best);
  const minute = likely.find(
    ({ value, clause }) => !value.dayOnly && sameDay(value, likely[0]?.value) && clause >= 0,
  );
  // A story is told from its beginning: among equals the first is meant, unless a label names two.
  const chosen = best === 0 ? likely : [minute ?? likely[0]].filter((one) => one !== undefined);
  return distinct(chosen.map(({ value, text, start }) => ({ value, text, start })));
}

const sameDay = (one: ToldTime, other: ToldTime | undefined) =>
  other !== undefined && formatTime(one.at).slice(0, 10) === formatTime(other.at).slice(0, 10);

/** A day told apart from its clock, as 17:17，17号: the two are one time where they stand near and there is one clock. */
function withClock(day: Told, clocks: readonly Told[], now: number): Told {
  if (day.kind !== 'day' || day.rank >= 3) return day;
  const near = clocks.filter(({ clause, rank }) => Math.abs(clause - day.clause) <= 2 && rank < 3);
  const [only, ...others] = near;
  if (!only || others.length > 0) return day;
  const told = parseTold(`${day.text} ${only.text}`, now);
  if (!told.ok || told.value.dayOnly) return day;
  return { ...day, value: told.value, rank: Math.min(day.rank, only.rank) };
}

/** Every time in a clause that is over, as the reader of times understands it. */
function timesIn(clauses: readonly Clause[], clause: Clause, place: number, now: number): Told[] {
  if (clause.aside || clause.voice === 'office') return [];
  const found: Told[] = [];
  const taken: [number, number][] = [];
  const add = (text: string, at: number, kind: Told['kind']) => {
    taken.push([at, at + text.length]);
    const told = parseTold(text.trim(), now);
    if (!told.ok) return;
    const value = told.value;
    const shown = clause.text.slice(at, at + text.length).trim();
    const start = clause.start + at + clause.text.slice(at, at + text.length).indexOf(shown);
    const whole = kind === 'day' && !value.dayOnly ? 'whole' : kind;
    const rank = rankOf(clauses, place, at, text.length);
    found.push({ value, text: shown, start, rank, clause: place, kind: whole });
  };
  for (const pattern of [DATED, AGO]) {
    for (const match of clause.low.matchAll(pattern)) {
      if (!isPartOfNumber(clause.low, match.index, match[0])) add(match[0], match.index, 'day');
    }
  }
  for (const match of clause.low.matchAll(JUST_NOW)) {
    const value = { at: Math.floor(now / MINUTE) * MINUTE, dayOnly: false };
    const rank = rankOf(clauses, place, match.index, 2);
    found.push({
      value,
      text: match[0],
      start: clause.start + match.index,
      rank,
      clause: place,
      kind: 'whole',
    });
  }
  for (const match of clause.low.matchAll(CLOCK_ONLY)) {
    const at = match.index;
    if (taken.some(([from, to]) => at >= from && at < to)) continue;
    if (isPartOfNumber(clause.low, at, match[0]) || RATIO.test(match[0])) continue;
    add(match[0], at, 'clock');
  }
  return found;
}

const isPartOfNumber = (low: string, at: number, text: string) =>
  (/\d$/.test(text) && /^\d|^[a-z]\d/.test(low.slice(at + text.length))) ||
  /[\da-z._:-]$/.test(low.slice(Math.max(0, at - 1), at));
/** 1:10 without a part of the day is a rate. */
const RATIO = /^\s*1:\d\d?$|^\s*\d:\d$/;

function rankOf(clauses: readonly Clause[], place: number, at: number, length: number): number {
  const clause = clauses[place];
  if (!clause) return 3;
  const before = clause.low.slice(0, at);
  const after = clause.low.slice(at + length, at + length + 14);
  const previous = clauses[place - 1];
  if (LABEL.test(`${previous?.line === clause.line ? previous.low : ''}${before}`)) return 0;
  if (UNTIL.test(before) || (OTHERWISE_AFTER.test(after) && !PAYING.test(after))) return 3;
  if (OTHERWISE_BEFORE.test(before) && !PAYING.test(clause.low)) return 3;
  if (PAYING.test(clause.low))
    return OTHERWISE_AFTER.test(clause.low) && !PAYING.test(after) && !PAYING.test(before) ? 3 : 1;
  if (clause.voice === 'site') return 3;
  const next = clauses[place + 1];
  if ([previous, next].some((one) => one?.sentence === clause.sentence && PAYING.test(one.low))) return 1;
  return OTHERWISE_AFTER.test(clause.low) ? 3 : 2;
}

const DATE =
  '(?:20\\d\\d\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})\\s*[日号]?|(?<![\\d.:-])\\d{1,2}[-/.]\\d{1,2}(?=\\s|$|[,。;!?|)日号t]|早|晚|上午|下午|中午|凌晨|[\\u4e00-\\u9fff])(?![-/.]\\d|\\s*(?:元|块|折|折扣|倍|万|个|%))|上个?月\\s*\\d{1,2}\\s*[日号]|(?:这个?月|本月)\\s*(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})\\s*[日号]|(?<![\\d月])(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})\\s*[日号](?![码线店楼院令公])|大前[天日晚儿]|前[天日晚儿](?:个|个儿)?|昨[天日晚夜儿](?:个|个儿)?|今[天日晚早晨儿](?:个|早)?|(?:上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末]|双(?:十一|11)(?:那天|当天|那晚)?|' +
  `${NUMBER}\\s*天(?:之)?前|(?:\\d{1,2}(?:st|nd|rd|th)?\\s*(?:of\\s*)?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?\\s*(?:\\d{1,2}(?:st|nd|rd|th)?)?)`;
const MINUTES =
  '(?:半|一刻|三刻|[一三]个骨|\\d{1,2}(?!个字)|零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九]{1,2}个字|整)';
const CLOCK = `(?:${PART}?\\s*(?:差(?:\\d{1,2}|[一二三四五六七八九十]{1,3})分钟?(?:到)?\\s*)?(?:${NUMBER}|零)\\s*(?::(?=\\s*\\d\\d)|点钟?|时(?!候|间|限|长|许))\\s*${MINUTES}?\\s*分?钟?(?::\\d{2})?\\s*(?:多|左右|来钟|前后|许|不到)?(?:\\s*[ap]\\.?m\\.?)?|\\d{1,2}(?::\\d\\d)?\\s*[ap]\\.?m\\.?)`;
const DATED = new RegExp(
  `${DATE}(?:\\s*\\(?(?:周|星期|礼拜)[一二三四五六日天]\\)?)?(?:的|t|,?\\s*at\\s|,|\\s){0,3}?\\s*(?:${CLOCK}|${PART})?`,
  'g',
);
const JUST_NOW = /刚刚(?!好)|刚才|啱啱/g;
const AGO = new RegExp(`(?:半个?(?:小时|钟头)|${NUMBER}个?(?:小时|钟头|分钟))(?:之)?前`, 'g');
const CLOCK_ONLY = new RegExp(CLOCK, 'g');

const PAYING =
  /付(?!费)|支付|转了|转账|转给|充(?!值(?:中|失败|成功))|冲值|扣(?:了|款|费|我|的|掉)|下单|下的|买|购|打款|打了|花了|交(?!易(?:关闭|失败))|拍(?!照|视频)|订了|消费|俾|刷|存|微信|支付宝|zfb|wx|云闪付|[工建农招交中]行|卡|缴|\d元|\d块|paid|bought|charged|deposit|topped|alipay|wechat|recharge/;
const OTHERWISE_AFTER =
  /客服|联系|投诉|反馈|回复|答复|说(?!好)|承诺|答应|之?内|以?前(?!天)|到期|问了?|申请|催|沟通|找(?:他|客服|商家)|冻结|被?封|到现在|至今|现在|再(?:等|过)|等到|退|才|发现|打不开|登|去看|一看|查|提示|注销|关站|拉黑|使用|核销|消耗|兑|消费|用掉|停机|公告|拿到|上门|打电话|变成|变更|就要|要|早就|提现|到账了|收到|撤/;
const OTHERWISE_BEFORE =
  /(?:客服|他们?|说|回复|答应|承诺|等到?|直到|拖到|卡|核销|兑换|使用|消耗|退款?|冻结|限制|更新|有效期|到期|截止)[^,]{0,6}$/;
const UNTIL =
  /(?:等到?|到|截止|直到|最晚|之前|以前|至|拖到|说好|答应|退款|有效期至|使用时间|消费于|已于)\s*$/;
const LABEL =
  /(?:付款|支付|交易|扣款|充值|下单|购买|缴费)(?:成功)?(?:的)?(?:时间|日期|日)\s*[:是为]?\s*$|^\s*(?:时间|日期|付款|支付|日|付款日|付款时间|涉诉日期|date|paid(?:_at)?)["\s]*[:：]\s*["\s]*$/;
