/** When a story says it was paid: finds what may be a time in it, and lets the one reader of times read it. */
import { dayOf, formatTime, startOfDay } from '../time/day.ts';
import { NUMBER, parseTold, PART, type ToldTime } from '../time/typed.ts';
import { type Candidate, distinct } from './candidates.ts';
import type { Clause } from './clauses.ts';

interface Told extends Candidate<ToldTime> {
  /** 0 labelled, 1 beside a word of paying, 1.5 of buying, 2 beside nothing else, 3 of something else. */
  readonly rank: number;
  readonly clause: number;
  readonly kind: 'whole' | 'day' | 'clock';
  /** The words as they stand there, if they are not `text`. */
  readonly shown?: string;
}

/** When it was paid: the candidates that the story's words make the likeliest. */
export function timesOf(clauses: readonly Clause[], now: number): Candidate<ToldTime>[] {
  const found = clauses.flatMap((clause, place) => timesIn(clauses, clause, place, now));
  const dated = found.filter(({ kind }) => kind !== 'clock');
  const clocks = found.filter(({ kind }) => kind === 'clock');
  const joined = dated.map((day) => withClock(day, clocks, now));
  // A clock without a date is today only where the story names no other day.
  const all = joined.length > 0 ? joined : clocks.map(cautious);
  const best = all.reduce((least, { rank }) => Math.min(least, rank), 3);
  if (best >= 3) return [];
  const likely = all.filter(({ rank }) => rank === best);
  const minute = likely.find(
    ({ value, clause }) => !value.dayOnly && sameDay(value, likely[0]?.value) && clause >= 0,
  );
  // A story is told from its beginning: among equals the first is meant, unless a label names two.
  const chosen = best === 0 ? likely : [minute ?? likely[0]].filter((one) => one !== undefined);
  return distinct(chosen.map(({ value, text, shown, start }) => ({ value, text: shown ?? text, start })));
}

/** 一点二十 without a part of the day may be at night or after noon. */
function cautious(clock: Told): Told {
  if (!EARLY.test(clock.text)) return clock;
  return { ...clock, value: { at: startOfDay(dayOf(clock.value.at)), dayOnly: true } };
}
const PARTS_OF_DAY = new RegExp(PART);
const EARLY = /^\s*[一两二三四五六1-6]点/;

const sameDay = (one: ToldTime, other: ToldTime | undefined) =>
  other !== undefined && formatTime(one.at).slice(0, 10) === formatTime(other.at).slice(0, 10);

/** A day told apart from its clock, as 17:17，17号: the two are one time where they stand near and there is one clock. */
function withClock(day: Told, clocks: readonly Told[], now: number): Told {
  if (day.kind !== 'day' || day.rank >= 3) return day;
  const near = clocks.filter(({ clause, rank }) => Math.abs(clause - day.clause) <= 2 && rank < 3);
  const [only, ...others] = near;
  // 今天 and 一点二十 apart: whether at night or after noon nobody said.
  const sure = only && (!EARLY.test(only.text) || PARTS_OF_DAY.test(`${day.text}${only.text}`));
  if (!only || others.length > 0 || !sure) return day;
  const told = parseTold(`${day.text} ${only.text}`, now);
  if (!told.ok || told.value.dayOnly) return day;
  return { ...day, value: told.value, rank: Math.min(day.rank, only.rank) };
}

/** Every time in a clause that is over, as the reader of times understands it. */
function timesIn(clauses: readonly Clause[], clause: Clause, place: number, asked: number): Told[] {
  if (clause.aside || clause.voice === 'office') return [];
  // In a chat 昨天 counts from the day it was said.
  const now = clause.said ?? asked;
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
    const value = { at: startOfDay(dayOf(now)), dayOnly: true };
    const cameIn = /^[^,]{0,10}(?:到账|来消息|收到|退)/.test(clause.low.slice(match.index + match[0].length));
    const rank = cameIn ? 3 : rankOf(clauses, place, match.index, 2);
    found.push({
      value,
      text: '今天',
      shown: match[0],
      start: clause.start + match.index,
      rank,
      clause: place,
      kind: 'day',
    });
  }
  for (const match of clause.low.matchAll(CLOCK_ONLY)) {
    const at = match.index;
    if (taken.some(([from, to]) => at >= from && at < to)) continue;
    if (isPartOfNumber(clause.low, at, match[0]) || RATIO.test(match[0]) || A_BIT.test(match[0])) continue;
    add(match[0], at, 'clock');
  }
  return found;
}

function isPartOfNumber(low: string, at: number, text: string): boolean {
  const after = low.slice(at + text.length, at + text.length + 2);
  const before = low.slice(Math.max(0, at - 2), at);
  return (/\d$/.test(text) && /^\d|^[a-z]\d/.test(after)) || /[\da-z._-]$|\d:$/.test(before);
}
const A_BIT = /^\s*一点\s*$/;
/** 1:10 without a part of the day is a rate. */
const RATIO = /^\s*1:\d\d?$|^\s*\d:\d$/;

function rankOf(clauses: readonly Clause[], place: number, at: number, length: number): number {
  const clause = clauses[place];
  if (!clause) return 3;
  const before = clause.low.slice(0, at);
  const after = clause.low.slice(at + length, at + length + 14);
  const previous = clauses[place - 1];
  if (LABEL.test(`${previous?.line === clause.line ? previous.low : ''}${before}`)) return 0;
  const next = clauses[place + 1];
  if (TAKEN_BACK.test(`${clause.low.slice(at + length)}${next?.line === clause.line ? next.low : ''}`))
    return 3;
  if (/^\s*[不没未]|^[^,]{0,10}(?:已经|早就|都)退了/.test(after)) return 3;
  if (UNTIL.test(before) || (OTHERWISE_AFTER.test(after) && !PAYING.test(after))) return 3;
  if (OTHERWISE_BEFORE.test(before) && !PAYING.test(clause.low)) return 3;
  if (PAID.test(clause.low) && !OTHERWISE_AFTER.test(after)) return 1;
  if (PAYING.test(clause.low))
    return OTHERWISE_AFTER.test(clause.low) && !PAYING.test(after) && !PAYING.test(before) ? 3 : 1.5;
  if (clause.voice === 'site') return 3;
  if ([previous, next].some((one) => one?.sentence === clause.sentence && PAYING.test(one.low))) return 1.5;
  return OTHERWISE_AFTER.test(clause.low) ? 3 : 2;
}

const DATE =
  '(?:20\\d\\d\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})\\s*[日号]?|(?<![\\d.:-])(?:\\d{1,2}[-/]\\d{1,2}|\\d{1,2}\\.\\d{2}|\\d{1,2}\\.\\d(?=\\s*(?:早|晚|上午|下午|中午|凌晨|\\d{1,2}:)))(?=\\s|$|[,。;!?|)日号t]|早|晚|上午|下午|中午|凌晨|[\\u4e00-\\u9fff])(?![-/.]\\d|\\s*(?:元|块|折|折扣|倍|万|个|%))|上个?月\\s*\\d{1,2}\\s*[日号]|(?:这个?月|本月)\\s*(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})\\s*[日号]|(?<![\\d月一二三四五六七八九十])(?:\\d{1,2}\\s*[日号]|[一二三四五六七八九十廿]{1,3}号|(?:十[一二三四五六七八九]?|[二廿]十?[一二三四五六七八九]?|三十一?)日)(?!内|之内|[码线店楼院令公])|大前[天日晚儿]|前[天日晚儿](?:个|个儿)?|寻[晚日]|yesterday|last night|this morning|today|(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|昨[天日晚夜儿](?:个|个儿)?|今[天日晚早晨儿](?:个|早)?|(?:上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末]|双(?:十一|11)(?:那天|当天|那晚)?|' +
  `${NUMBER}\\s*天(?:之)?前|(?:\\d{1,2}(?:st|nd|rd|th)?\\s*(?:of\\s*)?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?\\s*(?:\\d{1,2}(?:st|nd|rd|th)?)?)`;
const MINUTES =
  '(?:半|[一三13]刻|[一三]个骨|\\d{1,2}(?!个字|\\d)|零\\d|零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九]{1,2}个字|整)';
const CLOCK = `(?:${PART}?\\s*(?:差(?:\\d{1,2}|[一二三四五六七八九十]{1,3})分钟?(?:到)?\\s*)?(?:${NUMBER}|零)(?::(?=\\d\\d)|点钟?|时(?!候|间|限|长|许))${MINUTES}?分?钟?(?::\\d{2})?\\s*(?:多|左右|来钟|前后|许|不到)?(?:\\s*[ap]\\.?m\\.?)?|\\d{1,2}(?::\\d\\d)?\\s*[ap]\\.?m\\.?)`;
const DATED = new RegExp(
  `${DATE}(?:\\s*\\(?(?:周|星期|礼拜)[一二三四五六日天]\\)?)?(?:的|t|,?\\s*at\\s|,|\\s){0,3}?\\s*(?:${CLOCK}|${PART})?`,
  'g',
);
const JUST_NOW = /刚刚(?!好)|刚才|啱啱/g;
const AGO = new RegExp(`(?:半个?(?:小时|钟头)|${NUMBER}个?(?:小时|钟头|分钟))(?:之)?前`, 'g');
const CLOCK_ONLY = new RegExp(CLOCK, 'g');

const PAYING =
  /付(?!费)|支付|转了|转账|转给|充(?!值(?:中|失败|成功))|冲值|扣(?:了|款|费|我|的|掉)|下单|下的|买|购|打款|打了|花了|交(?!易(?:关闭|失败))|拍(?!照|视频)|订了|消费|俾|刷|存|微信|支付宝|zfb|wx|云闪付|[工建农招交中]行|卡|缴|\d元|\d块|paid|bought|charged|deposit|topped|alipay|wechat|recharge/;
const PAID = /付(?!费|款码)|支付|扣|下单|paid|转账|充(?:了|的)|拍的|交的/;
const OTHERWISE_AFTER =
  /客服|联系|投诉|反馈|回复|答复|说(?!好)|承诺|答应|之?内|以?前(?!天)|到期|问了?|申请|催|沟通|找(?:他|客服|商家)|冻结|被?封|到现在|至今|现在|再(?:等|过)|等到|退|才(?![^,]{0,12}(?:付|买|充|下单))|丢|发现|看到|明明|不见|消失|打不开|登|去看|一看|查|提示|注销|关站|拉黑|使用|核销|消耗|兑|消费|用掉|停机|公告|拿到|上门|打电话|变成|变更|就要|要|早就|提现|到账了|收到|撤/;
const OTHERWISE_BEFORE =
  /(?:redeemed|客服|他们?|说|回复|答应|承诺|等到?|直到|拖到|卡|核销|兑换|使用|消耗|退款?|冻结|限制|更新|有效期|到期|截止)[^,]{0,6}$/;
const UNTIL =
  /(?:等到?|到|截止|直到|最晚|之前|以前|至|拖到|说好|答应|退款|有效期至|使用时间|消费于|已于)\s*$/;
/** 上周五，哦不对，这周五: the first is taken back. */
const TAKEN_BACK = /^[^,。]{0,3}[,.…\s]*[哦噢诶欸啊呃哎]?\s*(?:不对|不是(?=[,.…\s]|$)|说错|记错)/;
const LABEL =
  /(?:付款|支付|交易|扣款|充值|购买|缴费|消费)(?:成功)?(?:的)?(?:时间|日期|日)\s*[:是为]?\s*$|^[\s•·\-*①-⑨\d.、【[]*(?:时间|日期|什么时候付的?|日|付款|支付|日|付款日|付款时间|涉诉日期|date|paid(?:_at)?)["\s】\]]*[:：]?\s*["\s]*$/;
