/** The laws, articles and numbers of days that a draft names, and what is wrong with them. */
import type { Citation } from '../case/events.ts';
import { cite, type Law, LAW_BY_NAME, NOW_IN_CIVIL_CODE, plainTitle, type StatuteRow } from '../law/laws.ts';
import { NOT_CITABLE, type NotCitable } from '../law/not-citable.ts';
import { STATUTES } from '../law/statutes.ts';
import { dayFrom, dayOf, isoDay } from '../time/day.ts';
import {
  denied,
  type Draft,
  type Hit,
  hitsInLine,
  hitsOf,
  readDraft,
  saidByOther,
  sentenceAfter,
  sentenceBefore,
  sentenceOf,
} from './draft.ts';
import { type Finding, findingOf, type Level, type LintView, type RuleId } from './finding.ts';
import { inChinese, numberOf } from './numbers.ts';

/** What is wrong with each law and article that a draft names. One sentence each: the worst. */
export function lawFindings(draft: Draft, view: LintView): Finding[] {
  const citations = citationsIn(draft);
  const seen = new Set<string>();
  return citations.flatMap((cited, index): Finding[] => {
    const next = citations[index + 1];
    // A law that is named with an article is judged at the article.
    const withArticle =
      next && next.article !== null && next.title === cited.title && next.line === cited.line;
    if (cited.article === null && withArticle) return [];
    const key = `${cited.line.number} ${cited.title} ${cited.article ?? ''} ${cited.paragraph ?? ''}`;
    if (seen.has(key) || saidByOther(cited) || setAside(cited)) return [];
    seen.add(key);
    const fault = cited.law ? knownLaw(cited, cited.law, view) : unknownTitle(cited, view);
    return fault ? [{ ...fault, line: cited.line.number, found: nameOf(cited) }] : [];
  });
}

/** “不适用……”, “……已经废止”: named in order to leave it aside. */
function setAside({ line, start, end }: Cited): boolean {
  return (
    /(?:不适用|不引用|不援引|不主张|不再适用|取代了?|代替了?)[^,、:]{0,4}$/.test(
      sentenceBefore(line, start, 14),
    ) ||
    /^[^,。]{0,4}(?:已经?|现已|于[^,。]{0,12})(?:被)?(?:废止|失效|取代)/.test(sentenceAfter(line, end, 24))
  );
}

type Wrong = Omit<Finding, 'line' | 'found'> | undefined;

function wrong(rule: RuleId, level: Level, instead?: string): Wrong {
  return { rule, level, ...(instead === undefined ? {} : { instead }) };
}

function nameOf(cited: Cited): string {
  return cite(asCitation(cited));
}

function knownLaw(cited: Cited, law: Law, view: LintView): Wrong {
  const rows = rowsOf(cited);
  return (
    timeliness(cited, law, rows, view) ??
    existence(cited, law) ??
    notCitable(cited, law, view) ??
    platform(cited, law, rows, view) ??
    consumers(law, rows, view) ??
    unfit(rows, view) ??
    addressee(cited, law, rows, view) ??
    (cited.article !== null && rows.length === 0 ? wrong('unlisted-article', 'notice') : undefined)
  );
}

/** The entries of what must not be cited that mean this law; the one for the very article answers first. */
function entriesFor(cited: Cited, law: Law, repealed: boolean): NotCitable[] {
  return (ENTRIES_BY_TITLE.get(plainTitle(law.title)) ?? [])
    .filter(
      ({ kind, article }) =>
        (kind === 'repealed') === repealed && (article === null || article === articleText(cited)),
    )
    .toSorted((a, b) => Number(a.article === null) - Number(b.article === null));
}

const ENTRIES_BY_TITLE = new Map<string, NotCitable[]>();
for (const entry of NOT_CITABLE) {
  for (const title of new Set(entry.names.map(plainTitle)))
    ENTRIES_BY_TITLE.set(title, [...(ENTRIES_BY_TITLE.get(title) ?? []), entry]);
}

/** Substance as on the day of the facts, procedure as on that of writing. */
function timeliness(cited: Cited, law: Law, rows: readonly StatuteRow[], { facts, today }: LintView): Wrong {
  const procedure = rows.length > 0 ? rows.every(({ role }) => role !== 'ground') : law.procedure === true;
  const day = isoDay(procedure ? today : dayOf(facts.paidAt));
  const [old] = entriesFor(cited, law, true);
  if (old?.until !== undefined) {
    const { until, why, better } = old;
    if (until <= day) {
      const now = inCivilCode(cited, law);
      const words = now === '' ? { why, better } : undefined;
      return { rule: 'repealed', level: 'error', instead: now, ...(words ? { words } : {}) };
    }
    // Still good for these facts, but not for long.
    return until <= isoDay(today) ? undefined : wrong('repealed-soon', 'warning', until);
  }
  const ended = rows.length > 0 && rows.every(({ until }) => until !== undefined && until <= day);
  if (ended) return wrong('repealed', 'error', '');
  const since = rows.length > 0 ? rows.map((row) => row.since).toSorted()[0] : law.since;
  return since !== undefined && since > day ? wrong('not-in-force', 'error', since) : undefined;
}

function inCivilCode({ article }: Cited, { title }: Law): string {
  const next = article === null ? undefined : NOW_IN_CIVIL_CODE[title]?.[article];
  if (next === undefined) return '';
  return cite({
    law: '中华人民共和国民法典',
    article: articleText({ article: next, suffix: '' }),
    paragraph: null,
  });
}

function existence({ article }: Cited, { last }: Law): Wrong {
  if (article === null || last === undefined) return undefined;
  return article > last || article < 1 ? wrong('no-such-article', 'error', String(last)) : undefined;
}

/** Laws that name crimes: in a letter they accuse, whatever the sentence says. */
const CRIMINAL: readonly string[] = [
  'crimes',
  'crimes-243',
  'crimes-246',
  'crimes-274',
  'public-order',
  'extortion-reading',
];

/** What says something else than people think, or turns against the one who cites it. */
function notCitable(cited: Cited, law: Law, { to, known }: LintView): Wrong {
  const sentence = sentenceOf(cited).replaceAll(/\s/g, '');
  const entry = entriesFor(cited, law, false).find(
    ({ says, article, to: readers }) =>
      (readers === undefined || readers.includes(to)) &&
      // Numbers of days are read with their sentence, below.
      (says === undefined || (article !== null && says.some((word) => sentence.includes(word)))),
  );
  if (!entry || known.some((text) => text.includes(sentence))) return undefined;
  const { id, kind, why, better } = entry;
  const words = { why, better };
  if (CRIMINAL.includes(id)) return wrong('accusation', 'error');
  if (id === 'consumers-25') return wrong('seven-day-return', 'error');
  return kind === 'wrong-claim'
    ? { rule: 'wrong-claim', level: 'error', words }
    : { rule: 'not-a-ground', level: 'warning', words };
}

/** The rows say it; for an article without rows, what is known of the law as a whole. */
function platform({ article }: Cited, law: Law, rows: readonly StatuteRow[], { facts }: LintView): Wrong {
  if (facts.seller === 'marketplace') return undefined;
  const inRange = law.platform?.some(([from, end]) =>
    article === null ? end === 9999 : article >= from && article <= end,
  );
  const bound = rows.length > 0 ? rows.every(({ binds }) => binds === 'marketplace') : inRange === true;
  if (!bound) return undefined;
  return wrong(facts.seller === 'own-site' ? 'platform-only' : 'platform-unasked', 'error');
}

function consumers(law: Law, rows: readonly StatuteRow[], { facts }: LintView): Wrong {
  const only = rows.length > 0 ? rows.every(({ consumersOnly }) => consumersOnly) : law.consumers === true;
  const never = rows.length > 0 && rows.every((row) => row.only?.reseller === false);
  if (facts.purpose === 'resale') return only || never ? wrong('consumers-only', 'error') : undefined;
  return only && facts.purpose === undefined ? wrong('consumers-unasked', 'warning') : undefined;
}

/** An article for other cases: of minors, of prepaid money, of deceit on purpose. Contradicted: an error; not said: ask. */
function unfit(rows: readonly StatuteRow[], { facts, intent }: LintView): Wrong {
  if (rows.length === 0) return undefined;
  const conditions = rows.map(({ only }) => only ?? {});
  if (!intent && conditions.every((only) => only.intent === true)) return wrong('triple-damages', 'error');
  const says = (given: string | undefined, wanted: string | undefined) =>
    wanted === undefined || given === wanted ? 'fits' : given === undefined ? 'unsaid' : 'unfit';
  const verdicts = conditions.map(({ money, payer, payChannel }) => {
    const all = [
      money === 'not-prepaid' ? (facts.money === 'balance' ? 'unfit' : 'fits') : says(facts.money, money),
      says(facts.payer, payer),
      payChannel === undefined || payChannel.includes(facts.payChannel) ? 'fits' : 'unfit',
    ];
    return all.includes('unfit') ? 'unfit' : all.includes('unsaid') ? 'unsaid' : 'fits';
  });
  if (verdicts.includes('fits')) return undefined;
  return wrong('unfit-article', verdicts.includes('unsaid') ? 'warning' : 'error');
}

const PAYMENT_READERS: readonly string[] = ['payment', 'bank', 'pboc', 'court'];

/** A rule for payment companies says nothing about the site, nor one for phone operators. */
function addressee({ article }: Cited, law: Law, rows: readonly StatuteRow[], { to }: LintView): Wrong {
  const inRange = law.payment?.some(([from, end]) => article !== null && article >= from && article <= end);
  const binds = (one: StatuteRow['binds']) => rows.length > 0 && rows.every((row) => row.binds === one);
  if ((inRange || law.binds === 'payment' || binds('payment')) && !PAYMENT_READERS.includes(to))
    return wrong('wrong-addressee', 'warning');
  if ((law.binds === 'telecom' || binds('telecom')) && to !== 'telecom')
    return wrong('wrong-addressee', 'warning');
  const forRegulator = law.binds === 'regulator' || binds('regulator');
  return forRegulator && (to === 'site' || to === 'payment' || to === 'bank')
    ? wrong('wrong-addressee', 'warning')
    : undefined;
}

/** A document that is not in the tables: the site's own rules as the case has them, or a law that may not exist. */
function unknownTitle({ title, article }: Cited, { known, facts }: LintView): Wrong {
  const plain = plainTitle(title);
  const held = [...known, facts.product ?? '', facts.description ?? ''].some((text) =>
    plainTitle(text).includes(plain),
  );
  if (held) return undefined;
  if (/(?:协议|规则|条款|须知|说明|政策|守则|公约|声明)$/.test(plain))
    return wrong('unknown-clause', 'warning');
  return /(?:法|典|条例|办法|规定|解释|细则|规则)(?:\(.{1,6}\))?$/.test(plain) || article !== null
    ? wrong('unknown-law', 'warning')
    : undefined;
}

/** Numbers of days that no law gives, claimed as law. */
export function dayFindings(draft: Draft, view: LintView): Finding[] {
  const promised = [view.facts.description ?? '', ...view.known].some((text) =>
    NO_REASON_PROMISED.test(text),
  );
  return [
    ...hitsOf(draft, DAYS).flatMap((hit) => daysFinding(hit, view)),
    ...hitsOf(draft, NO_REASON)
      .filter((hit) => !promised && !saidByOther(hit) && !denied(hit) && !refused(hit))
      .map((hit) => findingOf(hit, 'seven-day-return', 'error')),
  ];
}

const DAYS =
  /(?:\d{1,3}|[一二两三四五六七八九十]{1,4})(?:\s*[-~至到]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,4}))?\s*(?:个)?(?:工作日|自然日|小时|日|天)(?=之?内|以内|的?期限|的?时限|必须|应当?|须|内|处理|退|答复|未|$|[,。、!?;)])/gm;
const NO_REASON =
  /(?:[7七]\s*(?:天|日)?|十五天|15天)?无(?:条件|理由)(?:退(?:货|款|换|费)|退)|[7七]\s*(?:天|日)(?:内)?(?:无理由|可以?退货?|无条件)/g;
const NO_REASON_PROMISED = /[7七]\s*[天日]无(?:理由|条件)|无理由退/;

const COMMERCE = /电子商务法|电商法|电子商务平台法/;
const CONSUMERS = /消费者权益保护法(?!实施条例)|消法(?!实施条例)|消保法(?!实施条例)|消费者保护法/;
const CODE = /民法典|合同法/;
const SOME_LAW =
  /法律(?:明确)?规定|依法(?:应|须|必)|法定|国家规定|按照?法律|根据法律|依照法律|按规定|法规规定/;
const OFFICES =
  /市场监管|市场监督|12315|行政部门|工商|主管部门|监管部门|投诉举报处理|第?(?:四十六|46)条|受理之日|电信|12300|12381|银行|法院|立案|第?(?:三十四|34|四十三|43|十五|15|二十三|23)条|令第?121|决定是否受理|调解/;
const STALLING = /处罚办法|故意拖延|超过\s*(?:十五|15)|预付式|预付款|司法解释|法释/;
/** The number is somebody's word, or what has passed, or what the user asks: none of it as law. */
const OTHERWISE =
  /承诺|约定|答应|页面|声称|公示|宣传|写明|规则|条款|客服|合理(?:的)?(?:期限|时间)|不是法定|并非法定|没有规定|未规定|没有天数|没有写|没有具体/;
const PASSED = /(?:已经?|至今|过去|过了|等了|超过|拖了|逾期|长达|距今|近)\s*(?:已)?\s*$/;
const MEDIATION = /调解|12315|市场监管|行政部门|投诉举报/;

function daysFinding(hit: Hit, view: LintView): Finding[] {
  const before = sentenceBefore(hit.line, hit.start);
  const after = sentenceAfter(hit.line, hit.end, 40);
  const sentence = before + hit.text + after;
  if (saidByOther(hit) || denied(hit) || PASSED.test(before)) return [];
  const number = hit.text.replaceAll(/\s|个/g, '');
  // The old time for mediation: sixty days took its place.
  if (/^(?:45|四十五)工作日/.test(number) && MEDIATION.test(sentence) && view.today >= NEW_RULES) {
    return [findingOf(hit, 'repealed-days', 'error')];
  }
  const rule = ruleOf(before, sentence, number);
  return rule ? [findingOf(hit, rule, 'error')] : [];
}

/** 2026-04-15, when 令121 took the place of 令20; a civil day. */
const NEW_RULES = dayFrom({ year: 2026, month: 4, date: 15 });

function ruleOf(before: string, sentence: string, number: string): RuleId | undefined {
  if (OTHERWISE.test(sentence) || STALLING.test(sentence)) return undefined;
  if (COMMERCE.test(before) && !OFFICES.test(sentence)) return 'no-such-days';
  if (CONSUMERS.test(before) && !OFFICES.test(sentence)) {
    return /^[7七][日天]/.test(number) && /退货|无理由/.test(sentence) ? 'seven-day-return' : 'no-such-days';
  }
  if ((CODE.test(before) || SOME_LAW.test(before)) && !OFFICES.test(sentence)) return 'no-such-days';
  return undefined;
}

/** “你们以不支持七天无理由为由……”: what the other side refused, not what the user asks. */
function refused({ line, start, end }: Hit): boolean {
  return (
    /(?:不支持|不适用|不属于|不主张|并非|不是|不要求|没有要求|排除|除外)[^,。!?;]{0,10}$/.test(
      sentenceBefore(line, start),
    ) || /^[^,。!?;]{0,6}(?:不适用|除外|与本案无关|不是|并非)/.test(sentenceAfter(line, end, 14))
  );
}

/** A law or article as a draft names it. */
interface Cited extends Hit {
  /** The title as written; if it was not repeated, the one before it. */
  readonly title: string;
  /** Undefined for a title that is not in the tables. */
  readonly law: Law | undefined;
  /** Null if only the law is named. */
  readonly article: number | null;
  /** What follows the number: 之一; empty for most. */
  readonly suffix: string;
  /** `1`, `1(四)`, null for the whole article. */
  readonly paragraph: string | null;
}

const NUMBER = String.raw`[〇零一二两三四五六七八九十百千\d]{1,9}`;
const ARTICLE = String.raw`(?:第\s*|(?<=[、和与及至到~\-》法]\s{0,2}))(?<number>${NUMBER})\s*条(?<suffix>之[一二三四五六七八九十])?`;
const PLACE = String.raw`(?:\s*第?\s*(?<paragraph>[一二三四五六七八九十\d]{1,2})\s*款)?(?:\s*第?\s*\(?(?<item>[一二三四五六七八九十\d]{1,3})\)?\s*项)?`;

/** Names that mean a law only if an article follows at once. */
const VAGUE = ['处罚办法', '证据规定', '支付条例', '暂行办法', '12315办法', '实施条例', '支付机构条例'];

/** Longest first, so that 消法实施条例 is not read as 消法. Long titles stand in 《》 and are read there. */
const NAMES = [...LAW_BY_NAME.keys()]
  .filter((name) => name.length < 24)
  .toSorted((a, b) => b.length - a.length)
  .map((name) => {
    const written = name.replaceAll(/[()〔〕]/g, String.raw`\$&`);
    return VAGUE.includes(name) ? String.raw`${written}(?=第|\d)` : written;
  });

const TOKEN = new RegExp(
  [
    String.raw`《(?<title>[^《》]{1,40}(?:《[^《》]{1,30}》[^《》]{0,40})?)》`,
    String.raw`(?<same>同法|该法|本法|上述法律)(?!院|官|律)`,
    String.raw`(?:中华人民共和国)?(?<![取撤抵注]|劳动)(?<name>${NAMES.join('|')})(?!》|第?二维)`,
    // Only what joins one article to the next stands between; anything else starts over.
    String.raw`(?<sep>[,、和与及至到~-]{0,2})\s*${ARTICLE}${PLACE}`,
    String.raw`第(?<bare>${NUMBER})(?=\s*[、和与及至到~-]\s*第?\s*${NUMBER}\s*条)`,
    String.raw`(?<end>[。!?;])`,
  ].join('|'),
  'g',
);

/** Every law and article of a draft, in its order. */
function citationsIn({ lines }: Draft): Cited[] {
  const found: Cited[] = [];
  let last: Pick<Cited, 'title' | 'law'> | undefined;
  for (const line of lines) {
    // A bare article belongs to the law of its own sentence.
    let here: Pick<Cited, 'title' | 'law'> | undefined;
    let from: { number: number; end: number } | undefined;
    for (const hit of hitsInLine(line, TOKEN)) {
      const { title, same, name, number, bare, suffix = '', paragraph, item, sep = '', end } = hit.groups;
      const written = title ?? name;
      if (end !== undefined) here = undefined;
      else if (written !== undefined) {
        here = last = { title: written, law: LAW_BY_NAME.get(plainTitle(written)) };
        found.push({ ...hit, ...here, article: null, suffix: '', paragraph: null });
      } else if (same !== undefined) here = last;
      else if (here) {
        const article = numberOf(number ?? bare ?? '');
        if (article === undefined) continue;
        if (/[至到~-]/.test(sep) && from?.end === hit.start) {
          for (let between = from.number + 1; between < Math.min(article, from.number + 60); between += 1) {
            found.push({ ...hit, ...here, article: between, suffix: '', paragraph: null });
          }
        }
        from = { number: article, end: hit.end };
        found.push({ ...hit, ...here, article, suffix, paragraph: placeOf(paragraph, item) });
      }
    }
  }
  return found;
}

function placeOf(paragraph: string | undefined, item: string | undefined): string | null {
  const number = paragraph === undefined ? undefined : numberOf(paragraph);
  if (item === undefined) return number === undefined ? null : String(number);
  const written = /^\d+$/.test(item) ? inChinese(Number(item)) : item;
  return `${number ?? 1}(${written})`;
}

/** 第四十九条, 第一百二十条之一 */
function articleText({ article, suffix }: Pick<Cited, 'article' | 'suffix'>): string {
  return article === null ? '' : `第${inChinese(article)}条${suffix}`;
}

const ROWS_BY_PLACE = new Map<string, StatuteRow[]>();
for (const row of Object.values(STATUTES) as StatuteRow[]) {
  const key = `${plainTitle(row.law)} ${row.article}`;
  ROWS_BY_PLACE.set(key, [...(ROWS_BY_PLACE.get(key) ?? []), row]);
}

/** The rows of the table that a citation means: those of its paragraph, or of the article if it names none. */
function rowsOf(cited: Cited): readonly StatuteRow[] {
  if (!cited.law || cited.article === null) return [];
  const rows = ROWS_BY_PLACE.get(`${plainTitle(cited.law.title)} ${articleText(cited)}`) ?? [];
  if (cited.paragraph === null) return rows;
  const number = cited.paragraph.charAt(0);
  return rows.filter(
    ({ paragraph }) => paragraph === null || paragraph === cited.paragraph || paragraph === number,
  );
}

/** The citation as letters record it; the law named as in the table, if it stands there. */
function asCitation(cited: Cited): Citation {
  const [row] = rowsOf(cited);
  return {
    law: row?.law ?? cited.law?.title ?? cited.title,
    article: articleText(cited),
    paragraph: cited.paragraph,
  };
}

/** The articles that a text cites, each once, in its order. */
export function citedIn(text: string): Citation[] {
  const seen = new Map<string, Citation>();
  for (const cited of citationsIn(readDraft(text))) {
    if (cited.article === null) continue;
    const citation = asCitation(cited);
    const key = `${citation.law} ${citation.article} ${citation.paragraph ?? ''}`;
    if (!seen.has(key)) seen.set(key, citation);
  }
  return [...seen.values()];
}
