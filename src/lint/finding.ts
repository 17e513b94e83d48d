/** What the lint knows of a case, what it finds in a draft, and how that is put into words. */
import { claimOf, type Facts, formatYuan } from '../case/facts.ts';
import type { Me } from '../case/me.ts';
import type { CaseState } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { cite } from '../law/citation.ts';
import type { LetterRecipient } from '../law/parties.ts';
import { LAW_CHECKED_ON, STATUTES } from '../law/statutes.ts';
import type { Form, LetterView } from '../letters/letter.ts';
import { damages } from '../letters/claims.ts';
import { dayFrom, dayOf, isoDay, partsOf } from '../time/day.ts';
import type { Language, Words } from '../words/language.ts';
import type { Areas } from '../words/words.ts';
import type { Hit } from './draft.ts';

/** A rule of the lint; its sentences stand in `words/<language>/lint.ts` under the same name. */
export type RuleId = keyof Areas['letter']['lint']['rules'];

/** `error`: what can harm the user, or is refused. `warning`: what they should look at. `notice`: what was not checked. */
export type Level = 'error' | 'warning' | 'notice';

/** What a draft is checked against. */
export interface LintView {
  readonly to: LetterRecipient;
  readonly form: Form;
  readonly facts: Facts;
  /** Characters (code points) the recipient takes; null if no limit is known. */
  readonly limit: number | null;
  /** Civil day of writing. */
  readonly today: number;
  /** The user's own name, phone, address: not somebody else's data. */
  readonly me: Me;
  /** Texts of the case besides its facts (clauses, tickets, agents' numbers, amounts): their numbers are not foreign. */
  readonly known: readonly string[];
  /** Other days (civil) of the case than those of the payment and the order. */
  readonly days: readonly number[];
  /** The user stated evidence that they were deceived on purpose; without it nobody may ask for three times the price. */
  readonly intent?: boolean;
}

export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** Counted from 1; null if it is about the whole text. */
  readonly line: number | null;
  /** What was found, cleaned, for the message. */
  readonly found: string;
  /** What to put in its place if the rule's own sentence does not say it: the law that follows, or the true number. */
  readonly instead?: string;
  /** If the table of what must not be cited has words of its own for it. */
  readonly words?: { readonly why: Words; readonly better: Words };
}

/** What a draft about this case is checked against: the case's facts, and every text and day of its events. */
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
  return { ...given, facts, known, days: instants.map(dayOf) };
}

/** What is still owed once part of the money came back: a draft may rightly ask for no more than that. */
function restOf(amountFen: number, happened: CaseState['happened']): string[] {
  const back = happened.reduce(
    (sum, { event }) => sum + (event.type === 'refund-logged' ? event.amountFen : 0),
    0,
  );
  return back > 0 && back < amountFen ? [`${formatYuan(amountFen - back)}元`] : [];
}

/** What a letter of the program's own is checked against: as a draft, and the days that its clocks name. */
export function lintViewOfLetter(
  { to, form, state, facts, me, today, answerBy, deadlines, query, factsHash }: LetterView,
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
    known: [...view.known, ...damages({ facts, query }), factsHash.slice(0, 16)].filter(
      (text) => text !== '',
    ),
  };
}

/** All texts of the case, for a draft that repeats them. */
export function textsOfCase({ facts, known, me }: LintView): string[] {
  const { site, order, paymentNo, product, account, description, payee, payeeAddress, url } = facts;
  const { received, shop, platformKnew } = facts;
  const texts = [site, order, paymentNo, product, account, description, payee, payeeAddress, url];
  return [
    ...texts,
    received,
    shop,
    platformKnew,
    me.name,
    me.phone,
    me.address,
    me.postcode,
    ...known,
  ].filter((text) => text !== undefined);
}

/** A hit as a finding. */
export function findingOf({ line, text }: Hit, rule: RuleId, level: Level): Finding {
  return { rule, level, line: line.number, found: text.trim() };
}

/** A finding about the text as a whole. */
export function wholeText(rule: RuleId, level: Level): Finding {
  return { rule, level, line: null, found: '' };
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
  { lint }: Areas['letter'],
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
