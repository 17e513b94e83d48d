import { clauseBefore, type Hit, quoteAround, sentenceAfter, sentenceBefore } from './draft.ts';

/**
 * Who says a word, and whether it is said at all. Somebody who repeats what the other side wrote, denies an
 * accusation or names an office against fraud does not accuse, insult or threaten anybody.
 */

const SAYS =
  /(?:称|说(?:是|过|我|的是)?|写(?:着|道|明)?|回复|回应|答复|表示|提示|显示|告知|所谓(?:的)?|名为|题为|声称|辩称|以|备注|规定|标注|字样|类别|栏目|类型|选项|名称|标题|叫|叫做|关键词|原话(?:是)?|条款|公告|通知|口号)(?:我|我们|本人)?(?:是|为|的)?[:,]?\s*$/;
const OWN_VOICE = /(?:我|我们|本人)(?:再次|郑重|已经|多次)?(?:说|称|回复|表示|写|告知|提示)/;
const SAID_AFTER =
  /^(?:一词|二字|字样|这(?:个|种|样的)|的(?:说法|表述|回复|字样|话|提示|栏目|类别|答复|规定)|等(?:词|字)|为由|类)/;

const OTHER_SIDE =
  '(?:客服|你们?|您|你方|贵(?:司|方|站|店|平台|公司|网站)|对方|网站|平台|商家|卖家|店家|该站|该店|工作人员|经理|坐席|工号\\d+|他们?|她)';
const REPORTS = new RegExp(
  `${OTHER_SIDE}[^,。!?;]{0,10}?(?:称|说|表示|回复|回应|答复|提出|要求我|让我|叫我|劝我|承诺|声称|写道|告知|通知|威胁|辱骂|骂|暗示|答应)`,
);
/** After somebody else's words the user speaks again. */
const OWN_TURN =
  /[,、](?:那|那么|所以|否则|不然|因此|但)?(?:(?:我|本人)(?:们)?(?:就|将|会|要|一定|必|可|已|在此)|你|贵|他们|该(?:站|店|平台|网站)|这(?:个|种|帮|群|些)|真是|简直|纯属|分明|明显|完全|全是|都是|一群)/;

/** The word stands in the other side's mouth: quoted as theirs, or reported. */
export function saidByOther(hit: Hit): boolean {
  const { line, start } = hit;
  const quote = quoteAround(hit);
  if (quote) {
    const before = sentenceBefore(line, quote[0], 30);
    if (SAYS.test(before) && !OWN_VOICE.test(before.slice(-12))) return true;
    if (SAID_AFTER.test(line.text.slice(quote[1], quote[1] + 8))) return true;
  }
  const before = sentenceBefore(line, quote ? quote[0] : start);
  const report = REPORTS.exec(before);
  return report !== null && !OWN_TURN.test(before.slice(report.index));
}

/** Inside the title of a law or document. */
export function inTitle({ line, start, end }: Hit): boolean {
  const before = line.text.slice(Math.max(0, start - LONGEST_TITLE), start);
  const after = line.text.slice(end, end + LONGEST_TITLE);
  const close = after.indexOf('》');
  return (
    before.lastIndexOf('《') > before.lastIndexOf('》') && close >= 0 && !after.slice(0, close).includes('《')
  );
}

/** In characters. */
const LONGEST_TITLE = 60;

const DENIES =
  /(?:不是(?:说|指)?|并非|不算|不认为|不觉得|没有?说|不说|从未说过?|无意|不指控|不指责|不构成|不属于|不属|不涉及|不存在|未认定|不想|不愿|不敢|不会|不曾|没有|未曾?|从未|从不|绝不|不要|不得|不可|不能|不应|请勿|勿|避免|防止|谨防|以防|以免|免得|防范|警惕|预防|识别|远离|打击|抵制|拒绝|反对|不怕|不做|而非|并不|不再|无须|不必|不需要|不要求|不主张|不请求|不追求|不使用|不接受|不同意)([^,、:]{0,10})$/;
const TURNS = /就|才|简直|根本|纯粹|完全|的$|却|还|等于|我|相信|[这那](?:些|帮|群|种)/;
const RHETORICAL = /难道|岂不|还不是|可不是|不就是|这不是|还说不是|敢说不是/;
const ASKS_BACK = /^.{0,4}(?:吗|么|嘛|是什么|又是什么|还是什么|谁是|呢)/;

/**
 * “我不认为这是……”: denied or warned of, not asserted. A question that only means yes is no denial.
 * @param reach how many characters may stand between the denial and the word
 */
export function denied(hit: Hit, reach = 10): boolean {
  const before = clauseBefore(hit.line, hit.start, 24);
  const found = DENIES.exec(before);
  const between = found?.[1] ?? '';
  if (!found || between.length > reach || TURNS.test(between) || RHETORICAL.test(before)) return false;
  return !ASKS_BACK.test(sentenceAfter(hit.line, hit.end, 8));
}

const HEDGES =
  /(?:涉嫌|疑似|可能|是否|怀疑|疑为|担心|害怕|嫌疑|不排除|我方认为|本人认为|如果?(?:构成|属于|涉及|存在)|若(?:构成|属于|涉及|存在)|有无|是不是|会不会)[^,、:]{0,8}$/;

/** “涉嫌……”: a suspicion, said as one. */
export function hedged(hit: Hit): boolean {
  return HEDGES.test(clauseBefore(hit.line, hit.start, 20));
}
