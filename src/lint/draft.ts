/** A draft as the rules read it: its lines, the places a pattern matches, and who speaks there. */
import { cleanLines } from '../case/text.ts';

export interface Draft {
  /** As it was given; only its length is of interest. */
  readonly given: string;
  /** All lines, to look for a pattern once instead of line by line. */
  readonly text: string;
  readonly lines: readonly DraftLine[];
}

/** One line, as it is matched: full-width forms made plain, invisible characters taken out. */
interface DraftLine {
  /** Counted from 1, over the lines as the cleaned text has them. */
  readonly number: number;
  readonly text: string;
  /** Where quotations begin and end, their marks included. */
  readonly quotes: readonly Span[];
}

type Span = readonly [start: number, end: number];

/** CR, LF and CRLF end a line alike, so that the numbers are those of an editor. */
export function readDraft(given: string): Draft {
  const texts = cleanLines(given)
    .split('\n')
    .map((line) => line.replaceAll(/[\ufffd\p{Cf}]/gu, '').normalize('NFKC'));
  const lines = texts.map((text, index) => ({ number: index + 1, text, quotes: quotesIn(text) }));
  return { given, text: texts.join('\n'), lines };
}

const CLOSES: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' };

/** The outermost quotations of a line; one that is never closed is none. One pass and one search a mark. */
function quotesIn(text: string): Span[] {
  const spans: Span[] = [];
  const never = new Set<string>();
  for (let place = 0; place < text.length; place += 1) {
    const close = CLOSES[text.charAt(place)];
    if (close === undefined || never.has(close)) continue;
    const end = text.indexOf(close, place + 1);
    if (end < 0) never.add(close);
    else {
      spans.push([place, end + 1]);
      place = end;
    }
  }
  return spans;
}

/** A match of a pattern in a line. */
export interface Hit {
  readonly line: DraftLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/**
 * Every place of a draft that a pattern matches.
 * @param pattern with the flag g; with m as well if it asks for the beginning or end of a line
 */
export function hitsOf({ text, lines }: Draft, pattern: RegExp): Hit[] {
  // Nearly every pattern is in no letter.
  return text.search(pattern) < 0 ? [] : lines.flatMap((line) => hitsInLine(line, pattern));
}

export function hitsInLine(line: DraftLine, pattern: RegExp): Hit[] {
  return Array.from(line.text.matchAll(pattern), (match) => ({
    line,
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    groups: match.groups ?? {},
  }));
}

/** The hits that count, of each text once a line: a word repeated ten thousand times is judged once. */
export function countedHits(draft: Draft, pattern: RegExp, counts: (hit: Hit) => boolean): Hit[] {
  const seen = new Set<string>();
  return hitsOf(draft, pattern).filter((hit) => {
    const key = `${hit.line.number} ${hit.text}`;
    if (seen.has(key) || !counts(hit)) return false;
    seen.add(key);
    return true;
  });
}

const SENTENCE_END = '。!?;';
const CLAUSE_END = '。!?;,、:';

/** How far the surroundings of a word are looked at, in characters: longer than any readable sentence. */
const REACH = 80;

/** What stands before a place in the same sentence, at most so many characters. */
export function sentenceBefore(line: DraftLine, place: number, reach = REACH): string {
  return before(line, place, reach, SENTENCE_END);
}

/** The same within the clause. */
export function clauseBefore(line: DraftLine, place: number, reach = REACH): string {
  return before(line, place, reach, CLAUSE_END);
}

function before({ text }: DraftLine, place: number, reach: number, marks: string): string {
  const from = Math.max(0, place - reach);
  let start = place;
  while (start > from && !marks.includes(text.charAt(start - 1))) start -= 1;
  return text.slice(start, place);
}

/** What follows a place in the same sentence, with the mark that ends it. */
export function sentenceAfter({ text }: DraftLine, place: number, reach = REACH): string {
  const to = Math.min(text.length, place + reach);
  let end = place;
  while (end < to && !SENTENCE_END.includes(text.charAt(end))) end += 1;
  return text.slice(place, Math.min(end + 1, to));
}

/** Both sides of a hit and itself, within its sentence. */
export function sentenceOf({ line, start, end, text }: Hit): string {
  return sentenceBefore(line, start) + text + sentenceAfter(line, end);
}

/**
 * Exemptions: a user who repeats what the other side wrote, denies an accusation or names an office against fraud
 * does not accuse, insult or threaten anybody.
 * @param reach how many characters may stand between a denial and the word
 */
export function exempt(hit: Hit, reach?: number): boolean {
  return inTitle(hit) || saidByOther(hit) || denied(hit, reach);
}

/** Inside the title of a law or document. */
function inTitle({ line, start, end }: Hit): boolean {
  const ahead = line.text.slice(Math.max(0, start - LONGEST_TITLE), start);
  const after = line.text.slice(end, end + LONGEST_TITLE);
  const close = after.indexOf('》');
  return (
    ahead.lastIndexOf('《') > ahead.lastIndexOf('》') && close >= 0 && !after.slice(0, close).includes('《')
  );
}

/** In characters. */
const LONGEST_TITLE = 60;

const SAYS =
  /(?:称|说(?:是|过|我|的是)?|写(?:着|道|明)?|回复|回应|答复|表示|提示|显示|告知|所谓(?:的)?|名为|题为|声称|辩称|以|备注|规定|标注|字样|类别|栏目|类型|选项|名称|标题|叫|叫做|关键词|原话(?:是)?|条款|公告|通知|口号)(?:我|我们|本人)?(?:是|为|的)?[:,]?\s*$/;
const OWN_VOICE = /(?:我|我们|本人)(?:再次|郑重|已经|多次)?(?:说|称|回复|表示|写|告知|提示)/;
const SAID_AFTER =
  /^(?:一词|二字|字样|这(?:个|种|样的)|的(?:说法|表述|回复|字样|话|提示|栏目|类别|答复|规定)|等(?:词|字)|为由|类)/;
const REPORTED =
  /(?:客服|你们?|您|你方|贵(?:司|方|站|店|平台|公司|网站)|对方|网站|平台|商家|卖家|店家|该站|该店|工作人员|经理|坐席|工号\d+|他们?|她)[^,。!?;]{0,10}?(?:称|说|表示|回复|回应|答复|提出|要求我|让我|叫我|劝我|承诺|声称|写道|告知|通知|威胁|辱骂|骂|暗示|答应)/;
/** After somebody else's words the user speaks again. */
const OWN_TURN =
  /[,、](?:那|那么|所以|否则|不然|因此|但)?(?:(?:我|本人)(?:们)?(?:就|将|会|要|一定|必|可|已|在此)|你|贵|他们|该(?:站|店|平台|网站)|这(?:个|种|帮|群|些)|真是|简直|纯属|分明|明显|完全|全是|都是|一群)/;

/** The word stands in the other side's mouth: quoted as theirs, or reported. */
export function saidByOther(hit: Hit): boolean {
  const { line, start } = hit;
  const quote = quoteAround(hit);
  if (quote) {
    const introduced = sentenceBefore(line, quote[0], 30);
    if (SAYS.test(introduced) && !OWN_VOICE.test(introduced.slice(-12))) return true;
    if (SAID_AFTER.test(line.text.slice(quote[1], quote[1] + 8))) return true;
  }
  const told = sentenceBefore(line, quote ? quote[0] : start);
  const report = REPORTED.exec(told);
  return report !== null && !OWN_TURN.test(told.slice(report.index));
}

/** The quotation around a hit, its marks left out. */
function quoteAround({ line: { quotes }, start, end }: Hit): Span | undefined {
  let [low, high] = [0, quotes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = quotes[middle] ?? [0, 0];
    if (to <= start) low = middle + 1;
    else if (from >= end) high = middle - 1;
    else return from < start && end < to ? [from, to] : undefined;
  }
  return undefined;
}

const DENIES =
  /(?:不是(?:说|指)?|并非|不算|不认为|不觉得|没有?说|不说|从未说过?|无意|不指控|不指责|不构成|不属于|不属|不涉及|不存在|未认定|不想|不愿|不敢|不会|不曾|没有|未曾?|从未|从不|绝不|不要|不得|不可|不能|不应|请勿|勿|避免|防止|谨防|以防|以免|免得|防范|警惕|预防|识别|远离|打击|抵制|拒绝|反对|不怕|不做|而非|并不|不再|无须|不必|不需要|不要求|不主张|不请求|不追求|不使用|不接受|不同意)([^,、:]{0,10})$/;
const TURNS = /就|才|简直|根本|纯粹|完全|的$|却|还|等于|我|相信|[这那](?:些|帮|群|种)/;
const RHETORICAL = /难道|岂不|还不是|可不是|不就是|这不是|还说不是|敢说不是/;
const ASKS_BACK = /^.{0,4}(?:吗|么|嘛|是什么|又是什么|还是什么|谁是|呢)/;

/** “我不认为这是……”: denied or warned of, not asserted. A question that only means yes is no denial. */
export function denied(hit: Hit, reach = 10): boolean {
  const clause = clauseBefore(hit.line, hit.start, 24);
  const found = DENIES.exec(clause);
  const between = found?.[1] ?? '';
  if (!found || between.length > reach || TURNS.test(between) || RHETORICAL.test(clause)) return false;
  return !ASKS_BACK.test(sentenceAfter(hit.line, hit.end, 8));
}

const HEDGES =
  /(?:涉嫌|疑似|可能|是否|怀疑|疑为|担心|害怕|嫌疑|不排除|我方认为|本人认为|如果?(?:构成|属于|涉及|存在)|若(?:构成|属于|涉及|存在)|有无|是不是|会不会)[^,、:]{0,8}$/;

/** “涉嫌……”: a suspicion, said as one. */
export function hedged(hit: Hit): boolean {
  return HEDGES.test(clauseBefore(hit.line, hit.start, 20));
}
