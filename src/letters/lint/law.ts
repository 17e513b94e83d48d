import { dayOf, isoDay } from '../../deadlines/civil-day.ts';
import { cite } from '../../knowledge/citation.ts';
import type { StatuteRow } from '../../knowledge/statutes/row.ts';
import { articleText, asCitation, type Cited, rowsOf } from './citations.ts';
import type { Finding, Level, LintView, RuleId } from './finding.ts';
import { type Law, NOT_TO_CITE, plainTitle } from './laws.ts';
import { sentenceAfter, sentenceBefore } from './draft.ts';
import { saidByOther } from './spared.ts';

/** What is wrong with each law and article that a draft names. One sentence each: the worst. */
export function lawFindings(citations: readonly Cited[], view: LintView): Finding[] {
  return citations.flatMap((cited, index): Finding[] => {
    if (saidByOther(cited) || setAside(cited)) return [];
    const next = citations[index + 1];
    // A law that is named with an article is judged at the article.
    const withArticle =
      cited.article === null &&
      next?.article !== undefined &&
      next.article !== null &&
      next.title === cited.title &&
      next.line === cited.line;
    if (withArticle) return [];
    const wrong = cited.law ? knownLaw(cited, cited.law, view) : unknownTitle(cited, view);
    if (!wrong) return [];
    const [rule, level, instead] = wrong;
    return [
      {
        rule,
        level,
        line: cited.line.number,
        found: nameOf(cited),
        ...(instead === undefined ? {} : { instead }),
      },
    ];
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

type Wrong = readonly [rule: RuleId, level: Level, instead?: string] | undefined;

function nameOf(cited: Cited): string {
  return cite(asCitation(cited));
}

function knownLaw(cited: Cited, law: Law, view: LintView): Wrong {
  const rows = rowsOf(cited);
  return (
    timeliness(cited, law, rows, view) ??
    existence(cited, law) ??
    notToCite(cited, law, view) ??
    platform(cited, law, rows, view) ??
    consumers(law, rows, view) ??
    addressee(cited, law, rows, view) ??
    (cited.article !== null && rows.length === 0 ? ['unlisted-article', 'notice'] : undefined)
  );
}

/** Substance as on the day of the facts, procedure as on that of writing. */
function timeliness(cited: Cited, law: Law, rows: readonly StatuteRow[], { facts, today }: LintView): Wrong {
  const procedure = rows.length > 0 ? rows.every(({ role }) => role !== 'ground') : law.procedure === true;
  const day = isoDay(procedure ? today : dayOf(facts.paidAt));
  const since = rows.length > 0 ? rows.map((row) => row.since).toSorted()[0] : law.since;
  if (law.until !== undefined) {
    if (law.until <= day) return ['repealed', 'error', successorOf(cited, law)];
    // Still good for these facts, but not for long, or not for anything that happens now.
    return law.until <= isoDay(today) ? undefined : ['repealed-soon', 'warning', law.until];
  }
  const ended = rows.length > 0 && rows.every(({ until }) => until !== undefined && until <= day);
  if (ended) return ['repealed', 'error', ''];
  return since !== undefined && since > day ? ['not-in-force', 'error', since] : undefined;
}

function successorOf({ article }: Cited, { successor = '', became }: Law): string {
  const next = article === null ? undefined : became?.[article];
  return next === undefined
    ? `《${successor}》`
    : cite({ law: successor, article: articleText({ article: next, suffix: '' }), paragraph: null });
}

function existence({ article }: Cited, { last }: Law): Wrong {
  if (article === null || last === undefined) return undefined;
  return article > last || article < 1 ? ['no-such-article', 'error', String(last)] : undefined;
}

function notToCite({ article }: Cited, law: Law, view: LintView): Wrong {
  const row = NOT_TO_CITE.find((one) => one.title === law.title && one.article === article);
  if (row?.why === 'return') return ['seven-day-return', 'error'];
  if (row?.why === 'crime') return ['accusation', 'error'];
  return row?.why === 'triple' && !view.intent ? ['triple-damages', 'error'] : undefined;
}

function platform({ article }: Cited, law: Law, rows: readonly StatuteRow[], { facts, to }: LintView): Wrong {
  if (facts.seller === 'marketplace') return undefined;
  const inRange =
    law.platform?.some(([from, end]) => article !== null && article >= from && article <= end) ?? false;
  const whole = article === null && law.platform?.[0]?.[1] === 9999;
  const bound = inRange || whole || (rows.length > 0 && rows.every(({ binds }) => binds === 'marketplace'));
  // A court reads who is bound for itself, but still from what the claimant says.
  if (!bound || to === 'telecom') return undefined;
  return [facts.seller === 'own-site' ? 'platform-only' : 'platform-unasked', 'error'];
}

function consumers(law: Law, rows: readonly StatuteRow[], { facts }: LintView): Wrong {
  const only = law.consumers || (rows.length > 0 && rows.every(({ consumersOnly }) => consumersOnly));
  if (!only || facts.purpose === 'own-use') return undefined;
  return facts.purpose === 'resale' ? ['consumers-only', 'error'] : ['consumers-unasked', 'warning'];
}

const PAYMENT_READERS: readonly string[] = ['payment', 'bank', 'pboc', 'court'];

/** A rule for payment companies says nothing about the site, nor one for phone operators. */
function addressee({ article }: Cited, law: Law, rows: readonly StatuteRow[], { to }: LintView): Wrong {
  const inRange = law.payment?.some(([from, end]) => article !== null && article >= from && article <= end);
  const binds = (one: StatuteRow['binds']) => rows.length > 0 && rows.every((row) => row.binds === one);
  if ((inRange || law.binds === 'payment' || binds('payment')) && !PAYMENT_READERS.includes(to))
    return ['wrong-addressee', 'warning'];
  if ((law.binds === 'telecom' || binds('telecom')) && to !== 'telecom')
    return ['wrong-addressee', 'warning'];
  const forRegulator = law.binds === 'regulator' || binds('regulator');
  return forRegulator && (to === 'site' || to === 'payment' || to === 'bank')
    ? ['wrong-addressee', 'warning']
    : undefined;
}

/** A document nobody here knows: the site's own rules as the case has them, or a law that may not exist. */
function unknownTitle({ title, article }: Cited, { known, facts }: LintView): Wrong {
  const plain = plainTitle(title);
  const held = [...known, facts.product ?? '', facts.description ?? ''].some((text) =>
    plainTitle(text).includes(plain),
  );
  if (held) return undefined;
  if (/(?:协议|规则|条款|须知|说明|政策|守则|公约|声明)$/.test(plain)) return ['unknown-clause', 'warning'];
  return /(?:法|典|条例|办法|规定|解释|细则|规则)(?:\(.{1,6}\))?$/.test(plain) || article !== null
    ? ['unknown-law', 'warning']
    : undefined;
}
