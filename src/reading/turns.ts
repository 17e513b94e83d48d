import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../time/day.ts';
import { parseTime } from '../time/typed.ts';
import type { Piece } from './text.ts';

/** Who says a line of a pasted chat; null outside of any chat. */
export type Party = 'me' | 'them' | null;

/** A line of a text: whose it is, when it was said, and what it says. */
export interface Line {
  readonly name: string;
  readonly party: Party;
  /** The time its head gives; of a clock without a date the day is that of the line before. */
  readonly at: number | null;
  readonly body: Piece;
}

/** The lines of a text, each with its speaker if the text is a chat as WeChat, QQ or a web page copies it. */
export function linesOf(plain: string, now: number): Line[] {
  const rows: { name: string; stamp: string; body: Piece }[] = [];
  let [start, inTurn] = [0, ''];
  const called = recurring(plain);
  for (const text of plain.split('\n')) {
    const head = headOf(text.slice(0, 100), called);
    const length = head?.length ?? 0;
    if (head) inTurn = head.name;
    else if (text.trim() === '' || CLOSES.test(text)) inTurn = '';
    rows.push({
      name: inTurn,
      stamp: head?.stamp ?? '',
      body: { text: text.slice(length), start: start + length },
    });
    start += text.length + 1;
  }
  const parties = partiesOf(rows.map(({ name }) => name).filter((name) => name !== ''));
  let last: number | null = null;
  return rows.map(({ name, stamp, body }) => {
    const at = stamp === '' ? null : instantOf(stamp, last, now);
    last = at ?? last;
    return { name, party: parties.get(name) ?? null, at, body };
  });
}

interface Head {
  readonly name: string;
  readonly stamp: string;
  readonly length: number;
}

/** The head of a line of a chat: a name, a time, or both. */
function headOf(top: string, called: ReadonlySet<string>): Head | undefined {
  for (const form of FORMS) {
    const found = form.exec(top);
    if (!found) continue;
    const { name = '', stamp = '' } = found.groups ?? {};
    if (LABEL.test(name) || (stamp === '' && !called.has(name))) continue;
    return { name: name.trim(), stamp: stamp.trim(), length: found[0].length };
  }
  return undefined;
}

/** Names before a colon that speak: those of a role, and any that come back. */
function recurring(plain: string): Set<string> {
  const times = new Map<string, number>();
  for (const [, name = ''] of plain.matchAll(/^[ [【]*([^\s:,。]{1,14})[\]】]? *:/gm)) {
    if (!LABEL.test(name)) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return new Set([...times].flatMap(([name, count]) => (count > 1 || ROLE.test(name) ? [name] : [])));
}

/** Who is who: by the words for a role; else the one who speaks first is the user. */
function partiesOf(names: readonly string[]): Map<string, Party> {
  const speakers = [...new Set(names)];
  const parties = new Map<string, Party>();
  for (const name of speakers) {
    if (ME.test(name)) parties.set(name, 'me');
    else if (THEM.test(name)) parties.set(name, 'them');
  }
  const open = speakers.filter((name) => !parties.has(name));
  const known = [...parties.values()];
  for (const [place, name] of open.entries()) {
    const other: Party = known.includes('them') && !known.includes('me') ? 'me' : 'them';
    const alone = speakers.length === 1 ? null : place === 0 && known.length === 0 ? 'me' : other;
    parties.set(name, known.length === 0 && place > 0 ? 'them' : alone);
  }
  return parties;
}

function instantOf(stamp: string, last: number | null, now: number): number | null {
  const dated = parseTime(stamp, now);
  if (dated.ok && !/^\d{1,2}:\d\d(?::\d\d)?$/.test(stamp)) return dated.value;
  if (!/^\d{1,2}:\d\d(?::\d\d)?$/.test(stamp) || last === null) return null;
  const [hours = 0, minutes = 0] = stamp.split(':').map(Number);
  const at = startOfDay(dayOf(last)) + hours * HOUR + minutes * MINUTE;
  return at >= last ? at : at + DAY;
}

const STAMP =
  '(?<stamp>(?:(?:\\d{4}[-/.年])?\\d{1,2}[-/.月]\\d{1,2}日?|昨天|今天|前天|次日)?(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?[ T]*(?:上午|下午|晚上|凌晨|中午|早上)? ?\\d{1,2}:\\d{2}(?::\\d{2})?)';
const NAME = '(?<name>[^\\s:,。!?|()\\[\\]【】]{1,16})';
const FORMS = [
  new RegExp(`^ *[\\[【(]${STAMP}[\\]】)] *${NAME}(?: *:|(?= *$))`),
  new RegExp(`^ *${NAME} *[(\\[【]${STAMP}[)\\]】] *(?::|$)`),
  new RegExp(`^ *${NAME} *\\| *${STAMP} *\\|`),
  new RegExp(`^ *${NAME} +${STAMP}(?: *:|(?= *$)| {1,4}(?=\\S))`),
  new RegExp(
    `^ *${STAMP} +(?<name>我|[^\\s:,。!?|]{0,8}(?:客服|店小二|老板|商家|卖家|掌柜|机器人)[^\\s:,。!?|]{0,6})(?: *:|(?= *$)| +)`,
  ),
  /^[ [【]*(?<name>[^\s:,。]{1,14})[\]】]? *:/,
];

/** Labels of a form and beginnings of a sentence, which are nobody's name. */
const LABEL =
  /订单|单号|编号|金额|时间|日期|商品|产品|付款|支付|实付|渠道|方式|网站|平台$|店铺|店名|状态|问题|诉求|情况|说明|结果|进度|账[号户]|电话|原因|标题|对象|要求|描述|经过|数量|面值|名称|备注|收[款件]|发件|主题|事由|请求|申请人|微信$|支付宝$|^\d|^https?$|^(?:昨|今|前|明|大前)[天晚日]|^[一二三四五六七八九十]$|收到|于|在/;
const ME = /^(?:我|本人|自己|买家|me|用户.{0,8}|顾客.{0,4}|客户.{0,4}|访客.{0,6}|会员.{0,6})$/i;
const THEM =
  /客服|商家|卖家|店[家主长小]|掌柜|对方|站长|老板|机器人|系统|小二|管理员|代理|群主|售后|专员|安全组|助手|它|他|[卡铺店充站行屋坊社栈]$|数[卡娱]|云商|点券|卡盟/;
const ROLE = new RegExp(
  `${ME.source}|客服|商家|卖家|店[家主长小]|掌柜|对方|站长|老板|机器人|系统|小二|管理员|售后`,
  'i',
);
/** A line after a chat in which the user tells on. */
const CLOSES = /^\s*[(【[#]|^(?:订单|平台|付款|单号)/;
