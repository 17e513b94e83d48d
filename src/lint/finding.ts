import { judge, type Judged } from '../case/classify.ts';
import { claimOf, type Facts, formatYuan } from '../case/facts.ts';
import type { Me } from '../case/me.ts';
import type { CaseState } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { cite } from '../law/citation.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { LAW_CHECKED_ON, STATUTES } from '../law/statutes.ts';
import type { Form, LetterView } from '../letters/letter.ts';
import { damages } from '../letters/parts.ts';
import { dayFrom, dayOf, isoDay, partsOf } from '../time/day.ts';
import type { Language, Words } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import { clauseBefore, type Hit, quoteAround, sentenceAfter, sentenceBefore } from './draft.ts';

/** A rule of the lint; its sentences stand in `messages/<language>/lint.ts` under the same name. */
export type RuleId = keyof Messages['lint']['rules'];

/** `error`: what can harm the user, or is refused. `warning`: what they should look at. `notice`: what nobody checked. */
export type Level = 'error' | 'warning' | 'notice';

/** What a draft is held against. */
export interface LintView {
  readonly to: LetterRecipient;
  readonly form: Form;
  readonly facts: Facts;
  readonly judged: Judged;
  /** Characters (code points) the recipient takes; null where no limit is known. */
  readonly limit: number | null;
  /** Civil day of writing. */
  readonly today: number;
  /** The user's own name, phone, address: not somebody else's data. */
  readonly me: Me;
  /** Texts the case holds (clauses' titles and numbers, ticket numbers, agents' numbers, amounts): numbers in them are no strangers. */
  readonly known: readonly string[];
  /** Days (civil) the case knows besides payment, order and today. */
  readonly days: readonly number[];
  /** The user stated evidence that they were deceived on purpose; without it nobody may ask for three times the price. */
  readonly intent?: boolean;
}

export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** Counted from 1; null where it is about the whole text. */
  readonly line: number | null;
  /** What was found, cleaned, for the message. */
  readonly found: string;
  /** What to put in its place where the rule's own sentence does not say it: the law that follows, or the true number. */
  readonly instead?: string;
  /** Where the table of what must not be cited has words of its own for it. */
  readonly words?: { readonly why: Words; readonly better: Words };
}

/** What a draft about this case is held against: the case's facts, and every text and day its events tell of. */
export function lintViewOf(
  state: CaseState,
  given: Pick<LintView, 'to' | 'form' | 'limit' | 'today' | 'me' | 'intent'>,
): LintView {
  const { facts, clauses, exhibits, happened } = state;
  const known = [
    ...clauses.flatMap(({ event: { title, number, text, url } }) => [title, number, text, url ?? '']),
    ...exhibits.flatMap(({ event: { name, caption } }) => [name, caption ?? '']),
    ...happened.flatMap(({ event }) => [
      'text' in event ? (event.text ?? '') : '',
      'ref' in event ? (event.ref ?? '') : '',
      'agent' in event ? (event.agent ?? '') : '',
      event.type === 'refund-logged' ? `${formatYuan(event.amountFen)}元` : '',
    ]),
    ...restOf(claimOf(facts), happened),
    ...(claimOf(facts) < facts.amountFen ? [`${formatYuan(claimOf(facts))}元`] : []),
  ].filter((text) => text.trim() !== '');
  const instants = [
    ...happened.map(({ event }) => event.at),
    ...clauses.map(({ event }) => event.seenAt),
    ...exhibits.flatMap(({ event: { capturedAt } }) => (capturedAt === null ? [] : [capturedAt])),
  ];
  return { ...given, facts, judged: judge(facts), known, days: instants.map(dayOf) };
}

/** What is still owed once part of the money came back: a draft may rightly ask for no more than that. */
function restOf(amountFen: number, happened: CaseState['happened']): string[] {
  const back = happened.reduce(
    (sum, { event }) => sum + (event.type === 'refund-logged' ? event.amountFen : 0),
    0,
  );
  return back > 0 && back < amountFen ? [`${formatYuan(amountFen - back)}元`] : [];
}

/** What a letter of the program's own is held against: besides what a draft is, the days its clocks name. */
export function lintViewOfLetter(
  { state, facts, me, today, answerBy, deadlines, grounds, factsHash }: LetterView,
  to: LetterRecipient,
  form: Form,
  limit: number | null,
): LintView {
  const intent = facts.intentEvidence !== undefined;
  const view = lintViewOf(state, { to, form, limit, today, me, intent });
  const ends = deadlines.flatMap(({ startsAt, dueAt }) =>
    [startsAt, dueAt].flatMap((at) => (at === null ? [] : [dayOf(at), dayOf(at - 1)])),
  );
  const [year = 0, month = 0, date = 0] = LAW_CHECKED_ON.split('-').map(Number);
  return {
    ...view,
    days: [...view.days, ...ends, answerBy, dayFrom({ year, month, date })],
    known: [...view.known, ...damages({ facts, grounds }), factsHash.slice(0, 16)].filter(
      (text) => text !== '',
    ),
  };
}

/** Everything the case says, for whatever of it a draft repeats. */
export function knownTexts({ facts, known, me }: LintView): string[] {
  const { site, order, paymentNo, product, account, description, payee, payeeAddress, url } = facts;
  const texts = [site, order, paymentNo, product, account, description, payee, payeeAddress, url];
  return [...texts, me.name, me.phone, me.address, me.postcode, ...known].filter(
    (text) => text !== undefined,
  );
}

/** A text without what people put into long numbers. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase();
}

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

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'] as const;

/** A number below ten thousand in Chinese or Arabic figures: 四十九, 一百零五, 两, 49; undefined for what is none. */
export function figure(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百千]{1,9}$/.test(text)) return undefined;
  let sum = 0;
  let digit = 0;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = UNITS.indexOf(character as '十');
    if (unit > 0) {
      sum += (digit || 1) * 10 ** unit;
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  return sum + digit;
}

/** 49 as 四十九, 1165 as 一千一百六十五; the way laws number their articles. From 1 to 9999. */
export function inChinese(number: number): string {
  let text = '';
  const digits = Array.from(String(number), Number);
  for (const [index, digit] of digits.entries()) {
    const unit = UNITS[digits.length - 1 - index] ?? '';
    if (digit > 0) text += DIGITS.charAt(digit) + unit;
    else if (!text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/, '').replace(/^一十/, '十');
}

/** A finding in the words of a language, as `--json` prints it. */
export interface Explained extends Pick<Finding, 'rule' | 'level' | 'line'> {
  /** What is wrong. */
  readonly message: string;
  /** A sentence to put in its place, or what to do. */
  readonly better: string;
}

/** The articles that better sentences name. A rule of procedure only once it is in force. */
function articlesFor({ today }: LintView) {
  const { since } = STATUTES['complaints-16'];
  const complaint = (key: 'complaints-10' | 'complaints-16') =>
    since <= isoDay(today) ? cite(STATUTES[key]) : '';
  return {
    delivery: cite(STATUTES['ecommerce-20']),
    handling: cite(STATUTES['ecommerce-59']),
    liability: cite(STATUTES['ecommerce-74']),
    performance: cite(STATUTES['civil-509-1']),
    breach: cite(STATUTES['civil-577']),
    particulars: complaint('complaints-10'),
    refusal: complaint('complaints-16'),
  };
}

/** What is wrong and what to write instead, with the date, amount and order of this case in it. */
export function explain(
  { rule, level, line, found, instead = '', words: own }: Finding,
  view: LintView,
  { lint }: Messages,
  language: Language,
): Explained {
  const { facts, limit, to } = view;
  const { year, month, date } = partsOf(dayOf(facts.paidAt));
  const words = lint.rules[rule];
  const context = {
    to,
    found,
    instead,
    site: clean(facts.site),
    amount: formatYuan(facts.amountFen),
    paidOn: lint.date(year, month, date),
    order: facts.order === undefined ? null : clean(facts.order),
    paymentNo: facts.paymentNo === undefined ? null : clean(facts.paymentNo),
    payee: facts.payee === undefined ? null : clean(facts.payee),
    limit,
    law: articlesFor(view),
  };
  if (own) {
    const [why, better] = [own.why[language], own.better[language]];
    return { rule, level, line, message: lint.because(found, why), better: lint.instead(better) };
  }
  return { rule, level, line, message: words.message(context), better: words.better(context) };
}
