import { linesOf } from './turns.ts';
import { fold, type Piece, simple } from './text.ts';

/** Whose words a clause gives: the user's own, or what somebody else says or shows. */
export type Voice = 'me' | 'site' | 'app' | 'office';

/** A piece of a story that says one thing, with what decides how to take it. */
export interface Clause extends Piece {
  /** Its text for patterns: simplified, in small letters, each character in its place. */
  readonly low: string;
  readonly voice: Voice;
  /** It asks, or only supposes: 会不会, 如果, 以为. */
  readonly doubted: boolean;
  /** It tells of another order, of somebody else's, or of one that went well. */
  readonly aside: boolean;
  /** Which sentence, line and turn of a chat it belongs to. */
  readonly sentence: number;
  readonly line: number;
  /** When it was said, if the chat it stands in says so. */
  readonly said: number | null;
}

/** A story in clauses, and the way back from a piece of it to the exact words. */
export interface Cut {
  readonly plain: string;
  readonly low: string;
  readonly exact: (piece: Piece) => string;
  readonly clauses: readonly Clause[];
}

/** The story in clauses: cut at marks, at blanks between Chinese words and before words like 结果. */
export function cut(text: string, now: number): Cut {
  const { plain, exact } = fold(text);
  const low = simple(plain);
  const clauses: Clause[] = [];
  let sentence = 0;
  let said: number | null = null;
  for (const [line, { body, party, at }] of linesOf(plain, now).entries()) {
    let voice: Voice = party === 'them' ? 'site' : 'me';
    said = party === null ? null : (at ?? said);
    sentence += 1;
    for (const [from, to, ends] of piecesOf(low, body.start, body.start + body.text.length)) {
      const own = low.slice(from, to);
      if (own.trim() !== '') {
        voice = party === 'them' ? 'site' : voiceOf(own, voice);
        clauses.push({
          text: plain.slice(from, to),
          low: own,
          start: from,
          voice,
          doubted: DOUBTED.test(own),
          aside: ASIDE.test(own),
          sentence,
          line,
          said,
        });
      }
      if (!ends) continue;
      sentence += 1;
      voice = party === 'them' ? 'site' : 'me';
    }
  }
  return { plain, low, exact, clauses };
}

/** A clause longer than this is cut, so that no pattern has far to look. */
const LONG = 120;

/** Where each clause of a line begins and ends, its mark included, and whether a sentence ends there. */
function piecesOf(low: string, from: number, to: number): [number, number, boolean][] {
  const pieces: [number, number, boolean][] = [];
  let begin = from;
  const close = (end: number, ends: boolean) => {
    if (end > begin) pieces.push([begin, end, ends]);
    begin = end;
  };
  for (let at = from; at < to; at += 1) {
    const one = low[at] ?? '';
    const [before = '', after = ''] = [low[at - 1], low[at + 1]];
    if ('。!?;'.includes(one)) {
      if (!'。!?;~'.includes(after)) close(at + 1, true);
    } else if (one === '.') {
      if ((after === ' ' || after === '') && !DIGIT.test(before)) close(at + 1, true);
    } else if (',、|'.includes(one)) {
      if (!(DIGIT.test(before) && DIGIT.test(after))) close(at + 1, false);
    } else if (one === ' ') {
      if (HAN.test(before) && HAN.test(after)) close(at + 1, false);
    } else if (at > begin + 1 && before !== '的' && TURNS.has(low.slice(at, at + 2))) close(at, false);
    else if (at - begin >= LONG) close(at, false);
  }
  close(to, true);
  return pieces;
}

const DIGIT = /\d/;
const HAN = /[\u4e00-\u9fff]/;
/** Words with which a story goes on to something else. */
const TURNS = new Set(['然后', '结果', '可是', '但是', '不过', '后来', '而且', '于是', '最后']);

/** Whose words follow, if a clause names who speaks; else they are whose they were. */
function voiceOf(clause: string, before: Voice): Voice {
  if (SITE_SAYS.test(clause)) return 'site';
  if (APP_SHOWS.test(clause)) return 'app';
  if (OFFICE_SAYS.test(clause)) return 'office';
  return MINE.test(clause) ? 'me' : before;
}

const SITE_SAYS =
  /(?:客服|商家|卖家|店家|店主|掌柜|对方|站长|老板|机器人|系统|平台|网站|网页|页面|后台|订单|状态|他们?|她|人家|那边|它|佢|伊)[^,]{0,6}?(?:说|讲|话(?!费)|回(?:复|我|了)?|告诉|表示|称|答|写|显示|提示|弹|只会|让我|叫我)/;
const APP_SHOWS =
  /(?:微信|支付宝|zfb|wx|银行|云闪付|账单|短信|扣款|流水|工行|建行|农行|招行)[^,]{0,6}?(?:说|显示|写|提示|有|里|是|那边|成功|已)/;
const OFFICE_SAYS =
  /(?:10086|10010|10000|运营商|营业厅|电力|供电|燃气|水务|学校|官方|门店|店员|收银)[^,]{0,5}?(?:说|讲|查|称|答|一扫)/;
const MINE = /^\s*(?:我|可|但|结果|现在|后来|于是|然后|所以|付款|实付|支付|金额|到现在|等了)/;
const DOUBTED =
  /(?:吗|么|嘛)[。!?;,~ ]*$|[?]|如果|要是|假如|万一|会不会|要不要|能不能|可不可以|是不是|是否|以为|怕|担心|希望|打算|的话(?!费)|\b(?:if|whether|should|can i)\b/;
const ASIDE =
  /(?:那一?[单笔个]|另外?|其[他它]|上次|以前|之前|前面|别的|另一|第一[次笔单])[^,]{0,14}(?:到了|好了|没事|没问题|能用|退了|正常|无关|没关系)|(?:室友|同事|朋友|表弟|别人)[^,]{0,12}(?:到了|能用|好了)|跟这个没关系|不用管/;
