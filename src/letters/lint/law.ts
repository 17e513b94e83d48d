import { dayOf, isoDay } from '../../deadlines/civil-day.ts';
import { cite } from '../../knowledge/citation.ts';
import { NOT_CITABLE } from '../../knowledge/statutes/not-citable.ts';
import type { NotCitable } from '../../knowledge/statutes/not-citable-row.ts';
import type { StatuteRow } from '../../knowledge/statutes/row.ts';
import { articleText, asCitation, type Cited, rowsOf } from './citations.ts';
import type { Finding, Level, LintView, RuleId } from './finding.ts';
import { type Law, NOW_IN_CIVIL_CODE, plainTitle } from '../../knowledge/statutes/laws.ts';
import { sentenceAfter, sentenceBefore, sentenceOf } from './draft.ts';
import { saidByOther } from './spared.ts';

/** What is wrong with each law and article that a draft names. One sentence each: the worst. */
export function lawFindings(citations: readonly Cited[], view: LintView): Finding[] {
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
  const title = plainTitle(law.title);
  return NOT_CITABLE.filter(
    ({ kind, names, article }) =>
      (kind === 'repealed') === repealed &&
      names.some((name) => plainTitle(name) === title) &&
      (article === null || article === articleText(cited)),
  ).toSorted((a, b) => Number(a.article === null) - Number(b.article === null));
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

/** What says something else than people think, or turns against whoever cites it. */
function notCitable(cited: Cited, law: Law, { to, known }: LintView): Wrong {
  const sentence = sentenceOf(cited).replaceAll(/\s/g, '');
  const entry = entriesFor(cited, law, false).find(
    ({ says, article, to: readers }) =>
      (readers === undefined || readers.includes(to)) &&
      // Numbers of days are read with their sentence, in `law-days.ts`.
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

/** The rows say it; where an article has none, what is known of the law as a whole. */
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

/** A document nobody here knows: the site's own rules as the case has them, or a law that may not exist. */
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
