import { fold, type Piece } from './reply-text.ts';

/** Whose words they are: the user's own, or those of the site and its people, which are not the user's facts. */
type Speaker = 'me' | 'them';

/** A piece of the story between two punctuation marks, with what decides how to take it. */
export interface Clause extends Piece {
  readonly who: Speaker;
  /** The whole sentence around it, and where that begins. */
  readonly sentence: string;
  readonly sentenceStart: number;
  /** It asks, or only supposes. */
  readonly doubtful: boolean;
  /** Its line carries a label (`付款时间：`) and nothing else before it. */
  readonly line: number;
}

interface Story {
  readonly plain: string;
  readonly exact: (piece: Piece) => string;
  readonly clauses: readonly Clause[];
}

const THEM =
  '(?:(?:在线|人工|平台|网站|卡盟|支付宝|微信|售后)?客服(?:\\d{0,6}|小\\S{1,3}|[a-zA-Z]{1,8})?|商家|卖家|店家|店主|掌柜|对方|站长|老板|机器人|系统(?:消息|提示|通知)?|小二|管理员|代理|群主)';
const ME = '(?:我|本人|自己|买家|用户|顾客|me)';
const STAMP = '(?:\\[?(?:\\d{2,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?\\s*)?\\d{1,2}:\\d{2}(?::\\d{2})?\\]?)';
/** `客服 14:02：` or a name alone on its line, above what is said. */
const HEAD = new RegExp(
  `^\\s*${STAMP}?\\s*[【\\[(]?(?:(?<them>${THEM})|(?<me>${ME}))[】\\])]?\\s*${STAMP}?\\s*(?::|$)`,
  'i',
);
/** `客服说…`, `他们让我…`: what follows in the sentence is theirs. */
const REPORTED = new RegExp(
  `(?:${THEM}|他们?|人家|那边|网站上?|平台)(?:就|却|还|又|都|一直|总是?|居然|竟然|今天|后来|跟我|和我|给我|只|现在){0,3}(?:说|讲|回(?:复|答|我)?|告诉我?|表示|称|答应|承诺|推脱|解释|让我|叫我|要我|要求我?)`,
);
/** What they merely want of the user ends with its clause. */
const WANTED = /(?:让|叫|要求?)我$/;
/** Here the user speaks again. */
const MINE_AGAIN =
  /^\s*(?:我|可是?|但是?|不过|然而|结果|现在|后来|于是|然后|所以|付款|实付|支付|金额|订单(?:号|编号)|到现在|都(?:过去|好)|等了|过了)/;
const SUPPOSED =
  /如果|要是|假如|万一|假设|的话(?!费)|怕|担心|会不会|要不要|能不能|可不可以|是不是|是否|希望|打算|(?<!不)想要?(?!不)/;

/** A longer sentence is cut, so that no text takes long. A comma within a number does not separate clauses. */
const SENTENCES = /[^。!?;]{1,400}[。!?;]{0,8}|[。!?;]{1,400}/g;
const PARTS = /(?:[^,、]|(?<=\d),(?=\d{3}(?!\d))){1,200}[,、]{0,4}|[,、]{1,200}/g;

/** The story in clauses, each with whose words it is. */
export function readClauses(text: string): Story {
  const { plain, exact } = fold(text);
  const clauses: Clause[] = [];
  let start = 0;
  let chat: Speaker = 'me';
  let number = 0;
  for (const line of plain.split('\n')) {
    const head = HEAD.exec(line.slice(0, 120));
    if (head) chat = head.groups?.['them'] === undefined ? 'me' : 'them';
    else if (line.trim() === '') chat = 'me';
    addLine(clauses, line, start, head?.[0].length ?? 0, chat, number);
    start += line.length + 1;
    number += 1;
  }
  return { plain, exact, clauses };
}

function addLine(
  clauses: Clause[],
  line: string,
  lineStart: number,
  skip: number,
  speaker: Speaker,
  number: number,
): void {
  let place = skip;
  for (const sentence of line.slice(skip).match(SENTENCES) ?? []) {
    let reported = false;
    let within = 0;
    for (const part of sentence.match(PARTS) ?? []) {
      if (reported && MINE_AGAIN.test(part)) reported = false;
      const said: RegExpExecArray | null = speaker === 'me' && !reported ? REPORTED.exec(part) : null;
      // What precedes 客服说 is still the user's.
      const cut = said ? said.index : 0;
      const add = (text: string, at: number, who: Speaker) => {
        if (text.trim() === '') return;
        const asks = /[?]|吗|么$/.test(text) || (/\?/.test(sentence) && sentence.length < 30);
        clauses.push({
          text,
          start: lineStart + place + within + at,
          who,
          sentence,
          sentenceStart: lineStart + place,
          doubtful: asks || SUPPOSED.test(text),
          line: number,
        });
      };
      if (said) {
        add(part.slice(0, cut), 0, speaker);
        reported = true;
      }
      add(part.slice(cut), cut, reported ? 'them' : speaker);
      if (said && WANTED.test(said[0])) reported = false;
      within += part.length;
    }
    place += sentence.length;
  }
}

/** A value the story gives, and where its words are in the plain text. */
export interface Candidate<T> extends Piece {
  readonly value: T;
}

/** The candidates without repetitions; the first words for each value are kept. */
export function distinct<T>(candidates: readonly Candidate<T>[]): Candidate<T>[] {
  const seen = new Set<unknown>();
  return candidates.filter(({ value }) => {
    const key = typeof value === 'object' ? JSON.stringify(value) : value;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
