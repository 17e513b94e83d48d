import type { Period } from '../period.ts';
import { periodOf } from './due-period.ts';
import {
  ARRIVES,
  AT_MOST,
  GOODS,
  LIMIT,
  MERELY_WAIT,
  NOT_PAYS,
  NO_PROMISE,
  OURS,
  OWN_VERB,
  PAYS,
  TIMES,
  YOURS,
} from './due-words.ts';
import { ASKS } from './outcome-words.ts';
import { doubtful, find } from './outcome.ts';
import type { Clause, Piece } from './text.ts';

type Due = Piece & { readonly period: Period; readonly refund: boolean };

/** The time set: for the user where they ask for more; else the promise, before others one of the money. */
export function dueOf(clauses: readonly Clause[], asking: boolean): Due | undefined {
  let best: (Due & { readonly rank: number }) | undefined;
  for (const [place, clause] of clauses.entries()) {
    const { text, asked, supposed } = clause;
    if (NO_PROMISE.clause.test(text) || asked || (supposed && !asking)) continue;
    const bare = text.replaceAll(TIMES, '');
    // A rough look first: most clauses name no time.
    if (bare === text) continue;
    if (asking ? !isLimit(clauses, place) : YOURS.test(text) && !MERELY_WAIT.test(text)) continue;
    for (const match of text.matchAll(TIMES)) {
      const period = periodOf(match, clause);
      if (!period) continue;
      const found = match[0].trim();
      const due = { text: found, start: clause.start + match.index + match[0].indexOf(found), period };
      if (asking) return { ...due, refund: false };
      const refund = ofMoney(clauses, place);
      const most = AT_MOST.test(text.slice(Math.max(0, match.index - 6), match.index));
      const rank = (refund ? 2 : 0) + (most ? 1 : 0);
      if (!best || rank > best.rank) best = { ...due, refund, rank };
    }
  }
  return best;
}

/** Whether a time in a clause is one by which the user is to hand something in. */
function isLimit(clauses: readonly Clause[], place: number): boolean {
  const asks = (clause: Clause | undefined) => clause !== undefined && find(ASKS, [clause]) !== undefined;
  const clause = clauses[place];
  if (!clause || OURS.test(clause.text)) return false;
  if (asks(clause) || (LIMIT.test(clause.text) && !MERELY_WAIT.test(clause.text))) return true;
  const near = [clauses[place - 1], clauses[place + 1]].filter((one) => one?.line === clause.line);
  return clause.text.replace(TIMES, '').trim().length < 4 && near.some(asks);
}

/** Whether what is promised in a clause is the money: by its own words, or by a neighbour's where it has none. */
function ofMoney(clauses: readonly Clause[], place: number): boolean {
  const pays = ({ text }: Clause) =>
    !NOT_PAYS.test(text) && (PAYS.test(text) || (ARRIVES.test(text) && !GOODS.test(text)));
  const clause = clauses[place];
  if (!clause) return false;
  if (pays(clause)) return true;
  if (OWN_VERB.test(clause.text)) return false;
  const near = [clauses[place + 1], clauses[place - 1]];
  return near.some((one) => one !== undefined && one.line === clause.line && !doubtful(one) && pays(one));
}
