import { formatYuan } from '../../case/amount.ts';
import { clean } from '../../case/clean.ts';
import { dayOf, isoDay, partsOf } from '../../deadlines/civil-day.ts';
import { cite } from '../../knowledge/citation.ts';
import { STATUTES } from '../../knowledge/statutes/statutes.ts';
import type { Language } from '../../knowledge/words.ts';
import type { Messages } from '../../messages/messages.ts';
import type { Finding, LintView } from './finding.ts';

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
