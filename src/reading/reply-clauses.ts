import { parseTime } from '../time/typed.ts';
import type { Piece } from './text.ts';
import { simple } from './text.ts';

export interface Line extends Piece {
  /** Whose line it is, if it says so. */
  readonly name: Piece;
  /** What it says, without the time and the name before it. */
  readonly body: Piece;
  readonly stamp: (Piece & { readonly instant: number }) | undefined;
}

export interface Clause extends Piece {
  /** Its text for patterns: simplified, in small letters. */
  readonly low: string;
  readonly line: number;
  /** The instant from which a time in it counts. */
  readonly said: number;
  /** Whether it is a question, stands under a condition, has words of waiting near it, is about an appeal. */
  readonly asked: boolean;
  readonly supposed: boolean;
  readonly waits: boolean;
  readonly onAppeal: boolean;
}

/** The lines that are not the user's own. */
export function linesOf(plain: string, now: number): Line[] {
  const lines: Line[] = [];
  let [next, inOwn] = [0, false];
  for (const text of plain.split('\n')) {
    const start = next;
    next += text.length + 1;
    const top = text.slice(0, 200);
    const head = HEADS.map((one) => one.exec(top)).find((one) => one !== null);
    const speaker = head ?? SPEAKER.exec(top);
    const { stamp, full, name: called = '', loose } = speaker?.groups ?? {};
    const part = PART_OF_IT.test(called);
    const [name, begins] = part ? ['', 0] : [called, speaker?.[0].length ?? 0];
    if (OWN_NAME.test(name.trim())) {
      // A name with nothing after it heads what its owner says in the lines that follow.
      if (text.slice(begins).trim() === '') inOwn = true;
      continue;
    }
    if (speaker || text.trim() === '' || ANY_LABEL.test(top)) inOwn = false;
    if (inOwn) continue;
    // 昨天 14:02 in front of a sentence may be part of it.
    const sure = stamp !== undefined && (full !== undefined || loose === undefined);
    const instant = sure ? parseTime(stamp, now) : undefined;
    const piece = (of: string): Piece => ({ text: of, start: start + (speaker?.[0].lastIndexOf(of) ?? 0) });
    lines.push({
      // Blanks take the place of its time, so that names are looked for only in what is said.
      text: text.replace(stamp ?? '', (found) => ' '.repeat(found.length)),
      start,
      name: piece(name),
      body: { text: text.slice(begins), start: start + begins },
      stamp: stamp && instant?.ok ? { ...piece(stamp), instant: instant.value } : undefined,
    });
  }
  return lines;
}

export function clausesOf(lines: readonly Line[], now: number): Clause[] {
  let said = now;
  return lines.flatMap(({ body, stamp }, line) => {
    said = stamp?.instant ?? said;
    const waits = WAITS.test(body.text);
    // In a chat a space or a Western full stop ends a clause just as well.
    const text = body.text
      .replaceAll(/(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g, (gap) => ','.repeat(gap.length))
      .replaceAll(/\.(?!\d)/g, '。');
    return [...text.matchAll(/[^。!?;]+[。!?;]*/g)].flatMap(({ 0: sentence, index }) => {
      const shared = { line, said, waits, onAppeal: ON_APPEAL.test(sentence) };
      const asking = /[?][。!?;]*$/.test(sentence);
      const pieces = [...sentence.matchAll(/[^,。!?;]{1,300}/g)];
      let supposed = false;
      return pieces.map(({ 0: piece, index: offset }, place): Clause => {
        const before = pieces[place - 1]?.[0] ?? '';
        // A condition covers its own clause and the next one, and further as long as that is continued.
        supposed =
          CONDITION.test(piece) ||
          (CONDITION.test(before) && !SETTLED_AT_ONCE.test(before)) ||
          (supposed && CARRIES_ON.test(piece));
        const marked = asking && place === pieces.length - 1;
        const asked = asks(piece) || (marked && !/[吗么嘛] *$/.test(piece));
        return {
          ...shared,
          text: piece,
          low: simple(piece),
          start: body.start + index + offset,
          asked,
          supposed,
        };
      });
    });
  });
}

/** The words by which a pasted text is cut into lines of a speaker and clauses. Every gap in a pattern is bounded. */

const STAMP =
  '(?<stamp>(?:(?<full>\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/月]\\d{1,2}日?)|昨天|今天|前天)' +
  '(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?[ T]*(?:上午|下午|晚上|凌晨|中午|早上)? ?\\d{1,2}[:点时]\\d{2}分?(?::\\d{2})?)(?!\\d|:\\d{2}(?:[:\\s)\\]]|$))';

/** The beginnings of a line with a time: in front, after a name, or in a line of its own in a mail. */
const HEADS = [
  new RegExp(
    `^[ \\[【(]*${STAMP}(?:[\\])】]* *(?<name>[^ :,。]{1,20}(?= *:)|(?:我|买家|用户|本人|客服[^ :,。]{0,6})(?= *$)) *:?|[\\])】]* *$|(?<loose>[\\])】 ] *)(?![您你在的于订充支付购下提用]))`,
  ),
  new RegExp(`^ *(?:发送时间|发件时间|回复时间|答复时间|发件日期|日期|Date|Sent) *: *${STAMP}`, 'i'),
  new RegExp(
    `^ *(?<name>(?!.{0,20}(?:[您你于已]|订单|交易|支付|充值|下单|提交|截[止至]|时间|日期|到账|成功|完成|退款|处理|受理))[^:,。]{1,24}?) *[(\\[]?${STAMP}[)\\]]? *(?::|$)`,
  ),
];

/** The name of a speaker before a colon, if there is no time beside it. */
const SPEAKER =
  /^ *(?<name>[^ :,。]{0,12}(?:客服|店主|店家|卖家|商家|老板|掌柜|站长|售后|小二|我|买家|用户|本人)[^ :,。]{0,10}) *:/;

const ANY_LABEL = /^ *[^ :,。]{1,20} *:/;

const OWN_NAME = /^(?:我|买家|用户|本人)(?: ?\([^)]*\)| ?说)?$/;

/** A label that belongs to what is said. */
const PART_OF_IT = /结果|结论|意见|状态|进度|原因|期限|时间|电话|热线|微信|QQ|邮箱/;

/** It speaks of what may come; 因 and 由于 tell what has been. */
const CONDITION =
  /如果|倘若|假如|要是|万一|超时(?!了)|一旦(?!(?:卡密|商品|订单)?(?:发货|发出|售出|提取|查看|使用|激活|充值|下单|购买|付款|支付))|否则|的话(?!费|题|术|音)|除非|只要|只有|(?<!因[^,]{0,6}|由于[^,]{0,6})逾期|若(?!干)|(?<![例比诸不假])如(?![下实期图上约何此意愿同数今]|[您你]所)|未[^,]{1,10}的$|[未不][^,]{1,8}视为|凡/;

/** A condition that brings its consequence along, and so ends with its clause. */
const SETTLED_AT_ONCE = /请|可以|联系|咨询/;

/** A clause that goes on with the condition before. */
const CARRIES_ON = /^ *(?:也|则|将|就|并|且|视|只能|而|或|届时)/;

/** Those who disagree may hand in more: no case waits for that. */
const ON_APPEAL =
  /有(?:任何|其[他它])?(?:疑问|问题|异议|需要)|异议|不服|不满意|(?:可以?|[如若]需|提起|发起|进行|再次|重新)[^,]{0,4}申诉|复议/;

const WAITS = /等|审核|处理中|核实|核查|进行中|稍后|排队/;

/** Whether a clause asks. 可以吗 after an offer only asks for a nod, and 不是退了吗 is not a question. */
export function asks(clause: string): boolean {
  return /[吗么嘛] *$/.test(clause) && !/.{6}(?:可以|好|行|成)[吗么嘛] *$|不是.+了[吗么嘛] *$/.test(clause);
}
