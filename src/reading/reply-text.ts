import { parseTime } from '../time/typed.ts';

/** A piece of the plain text and where it begins there. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

export interface Line extends Piece {
  /** Whose line it is, as far as it says. */
  readonly name: Piece;
  /** What is said in it, without the time and the name before it. */
  readonly body: Piece;
  readonly stamp: (Piece & { readonly instant: number }) | undefined;
}

export interface Clause extends Piece {
  readonly line: number;
  /** From when a time in it counts. */
  readonly said: number;
  /** It is a question, under a condition, with words of waiting near, about an appeal. */
  readonly asked: boolean;
  readonly supposed: boolean;
  readonly waits: boolean;
  readonly onAppeal: boolean;
}

/** The text with one plain character for each that shows, and the way back to its exact words. */
export function fold(text: string): { plain: string; exact: (piece: Piece) => string } {
  const from: number[] = [];
  let plain = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (/\p{Cf}/u.test(character)) continue;
    const one = character.normalize('NFKC');
    plain += /[\r\n\v\f\u0085\u2028\u2029]/.test(character)
      ? '\n'
      : /[\p{Cc}\s]/u.test(one)
        ? ' '
        : one.length === 1
          ? one
          : character;
    from.push(index);
  }
  const exact = ({ text: { length }, start }: Piece) =>
    text.slice(from[start], (from[start + length - 1] ?? 0) + 1);
  return { plain, exact };
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
      // A name with nothing after it stands above what its owner says in the lines that follow.
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
      // With blanks for its time, so that names are looked for only in what is said.
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
        // A condition reaches over its own clause and the next one, and as far as that is carried on.
        supposed =
          CONDITION.test(piece) ||
          (CONDITION.test(before) && !SETTLED_AT_ONCE.test(before)) ||
          (supposed && CARRIES_ON.test(piece));
        const marked = asking && place === pieces.length - 1;
        const asked = asks(piece) || (marked && !/[吗么嘛] *$/.test(piece));
        return { ...shared, text: piece, start: body.start + index + offset, asked, supposed };
      });
    });
  });
}

/** The first place in a piece where a pattern holds, without the blanks around it. */
export function first(
  pattern: RegExp,
  { text, start }: Piece,
): (Piece & { readonly groups: RegExpExecArray['groups'] | undefined }) | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const found = match[0].trim();
  return { text: found, start: start + match.index + match[0].indexOf(found), groups: match.groups };
}

/** The words by which a pasted text is cut into lines of a speaker and clauses. Every gap in a pattern is bounded. */

const STAMP =
  '(?<stamp>(?:(?<full>\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/月]\\d{1,2}日?)|昨天|今天|前天)' +
  '(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?[ T]*(?:上午|下午|晚上|凌晨|中午|早上)? ?\\d{1,2}[:点时]\\d{2}分?(?::\\d{2})?)(?![\\d:])';

/** How a line begins that carries its time: in front, after a name, or in a line of its own in a mail. */
const HEADS = [
  new RegExp(
    `^[ \\[【(]*${STAMP}(?:[\\])】]* *(?<name>[^ :,。]{1,20}(?= *:)|(?:我|买家|用户|本人|客服[^ :,。]{0,6})(?= *$)) *:?|[\\])】]* *$|(?<loose>[\\])】 ] *)(?![您你在的于订充支付购下提用]))`,
  ),
  new RegExp(`^ *(?:发送时间|发件时间|回复时间|答复时间|发件日期|日期|Date|Sent) *: *${STAMP}`, 'i'),
  new RegExp(
    `^ *(?<name>(?!.{0,20}(?:[您你于已]|订单|交易|支付|充值|下单|提交|截[止至]|时间|日期|到账|成功|完成|退款|处理|受理))[^:,。]{1,24}?) *[(\\[]?${STAMP}[)\\]]? *(?::|$)`,
  ),
];

/** The name of a speaker before a colon, where no time stands beside it. */
const SPEAKER =
  /^ *(?<name>[^ :,。]{0,12}(?:客服|店主|店家|卖家|商家|老板|掌柜|站长|售后|小二|我|买家|用户|本人)[^ :,。]{0,10}) *:/;

const ANY_LABEL = /^ *[^ :,。]{1,20} *:/;

const OWN_NAME = /^(?:我|买家|用户|本人)(?: ?\([^)]*\)| ?说)?$/;

/** A label that belongs to what is said. */
const PART_OF_IT = /结果|结论|意见|状态|进度|原因|期限|时间|电话|热线|微信|QQ|邮箱/;

/** It speaks of what may come. 因 and 由于 tell what has been. */
const CONDITION =
  /如果|倘若|假如|要是|万一|超时(?!了)|一旦(?!(?:卡密|商品|订单)?(?:发货|发出|售出|提取|查看|使用|激活|充值|下单|购买|付款|支付))|否则|的话(?!费|题|术|音)|除非|只要|只有|(?<!因[^,]{0,6}|由于[^,]{0,6})逾期|若(?!干)|(?<![例比诸不假])如(?![下实期图上约何此意愿同数今]|[您你]所)|未[^,]{1,10}的$|[未不][^,]{1,8}视为|凡/;

/** A condition that brings its consequence along, and so ends with its clause. */
const SETTLED_AT_ONCE = /请|可以|联系|咨询/;

/** A clause that goes on with the condition before. */
const CARRIES_ON = /^ *(?:也|则|将|就|并|且|视|只能|而|或|届时)/;

/** Who disagrees may hand in more: no case waits for that. */
const ON_APPEAL =
  /有(?:任何|其[他它])?(?:疑问|问题|异议|需要)|异议|不服|不满意|(?:可以?|[如若]需|提起|发起|进行|再次|重新)[^,]{0,4}申诉|复议/;

const WAITS = /等|审核|处理中|核实|核查|进行中|稍后|排队/;

/** A clause that asks. 可以吗 after an offer asks for no more than a nod, and 不是退了吗 is no question. */
export function asks(clause: string): boolean {
  return /[吗么嘛] *$/.test(clause) && !/.{6}(?:可以|好|行|成)[吗么嘛] *$|不是.+了[吗么嘛] *$/.test(clause);
}
