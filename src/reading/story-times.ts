/** When a story says it was paid: finds what may be a time in it, and lets the one reader of times read it. */
import { MINUTE } from '../time/day.ts';
import { NUMBER, PART, parseTold, type ToldTime } from '../time/typed.ts';
import { type Candidate, type Clause, distinct } from './story-text.ts';

/** When it was paid: the candidates that the story's words make the likeliest. */
export function timesOf(clauses: readonly Clause[], now: number): Candidate<ToldTime>[] {
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
function rankOf(clause: Clause, time: Candidate<ToldTime>, near: string): number {
  const before = clause.text.slice(0, time.start - clause.start);
  if (LABEL.test(before)) return 0;
  const after = clause.text.slice(time.start - clause.start + time.text.length);
  if (OTHERWISE.test(after.slice(0, 12)) && !PAYING.test(after.slice(0, 12))) return 3;
  if (/(?:等到?|到|截止|直到|最晚|之前|以前)\s*$/.test(before)) return 3;
  if (PAYING.test(near)) return 1;
  return OTHERWISE.test(clause.text) ? 3 : 2;
}

/** Every time in a clause that is over, as the reader of times understands it. */
function timesIn(clause: Clause, now: number): Candidate<ToldTime>[] {
  const found: Candidate<ToldTime>[] = [];
  const taken: [number, number][] = [];
  const add = (text: string, at: number) => {
    taken.push([at, at + text.length]);
    const told = parseTold(text, now);
    if (told.ok) found.push({ value: told.value, text: text.trim(), start: clause.start + at });
  };
  for (const match of clause.text.matchAll(DATED)) add(match[0], match.index);
  for (const match of clause.text.matchAll(AGO)) add(match[0], match.index);
  for (const match of clause.text.matchAll(JUST_NOW)) {
    const at = Math.floor(now / MINUTE) * MINUTE;
    found.push({ value: { at, dayOnly: false }, text: match[0], start: clause.start + match.index });
  }
  for (const match of clause.text.matchAll(CLOCK_ONLY)) {
    const at = match.index;
    if (taken.some(([from, to]) => at >= from && at < to)) continue;
    if (/\d$/.test(clause.text.slice(0, at))) continue;
    add(match[0], at);
  }
  return found;
}

/** The patterns by which times are found in running text. What they mean stands in `time/typed.ts`. */

const DATE =
  '(?:20\\d\\d\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}[-/.]\\d{1,2}(?=\\s+\\d{1,2}:\\d|\\s*(?:早|晚|上午|下午|中午|凌晨))|上个?月\\s*\\d{1,2}\\s*[日号]|(?:这个?月|本月)\\s*\\d{1,2}\\s*[日号]|(?<![\\d月])\\d{1,2}\\s*[日号](?![码线店楼院令公])|大前天|前天|昨[天日晚夜儿]|今[天日晚早晨儿]|前晚|(?:上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末]|' +
  `${NUMBER}\\s*天(?:之)?前)`;
const CLOCK = `(?:${PART}?\\s*${NUMBER}\\s*(?::(?=\\s*\\d)|点钟?|时(?!候|间|限|长))\\s*(?:半|一刻|三刻|\\d{1,2})?\\s*分?(?::\\d{2})?\\s*(?:多|左右|来钟|前后|许|不到)?)`;
const DATED = new RegExp(`${DATE}(?:的|T|\\s){0,2}(?:${CLOCK}|${PART})?`, 'g');
const JUST_NOW = /刚刚|刚才/g;
const AGO = new RegExp(`(?:半个?(?:小时|钟头)|${NUMBER}个?(?:小时|钟头|分钟))(?:之)?前`, 'g');
const CLOCK_ONLY = new RegExp(CLOCK, 'g');

const PAYING =
  /付款|支付|付了|付的|付过|转了|转账|转给|充了|充值|冲值|沖值|扣(?:了|款|费)|下单|买了|购买|打款|打了钱|花了|交易|拍了|拍下|订了|消费/;
const OTHERWISE =
  /客服|联系|投诉|反馈|回复|答复|说(?!好)|承诺|答应|之?内|以?前(?!天)|到期|问了?|申请|催|沟通|找(?:他|客服|商家)|冻结|封|到现在|至今|现在|再(?:等|过)|等到/;
const LABEL = /(?:付款|支付|交易|扣款|充值)(?:成功)?时间\s*[:是为]?\s*$/;
