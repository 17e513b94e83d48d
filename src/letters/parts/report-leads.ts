import { cite } from '../../knowledge/citation.ts';
import type { StatuteKey } from '../../knowledge/statutes/statutes.ts';
import { type Ground, groundByKey } from '../grounds.ts';
import { DAY } from '../../deadlines/civil-day.ts';
import type { LetterView } from '../view.ts';
import { chineseTime } from './dates.ts';
import { firstRequest } from './earlier.ts';

/** What the regulator may look into of itself, apart from the complaint: each with the articles it is about. */
export function reportLeads(view: LetterView): { sentences: string[]; grounds: Ground[] } {
  const leads = [...terms(view), ...stalling(view)];
  return {
    sentences: leads.map(({ sentence }) => sentence),
    grounds: leads.flatMap(({ grounds }) => grounds),
  };
}

interface Lead {
  readonly sentence: string;
  readonly grounds: readonly Ground[];
}

function terms(view: LetterView): Lead[] {
  if (view.judged.detail !== 'no-refund-clause') return [];
  return lead(
    view,
    ['online-trade-21', 'penalties-12'],
    '对方以“充值后不退款”一类的规定拒绝退款；如果确有这样的格式条款，涉嫌排除、限制消费者的权利',
  );
}

/** More than fifteen days after the request, or after the time the site itself had set for the refund. */
function stalling(view: LetterView): Lead[] {
  if (!hasStalled(view)) return [];
  const asked = firstRequest(view);
  const when = asked === undefined ? '我要求退款以后' : `我在${chineseTime(asked.at)}要求退款`;
  // Prepaid money that was plainly refused counts at once: then nothing is said of days.
  const long = asked !== undefined && view.now - asked.at > 15 * DAY;
  return lead(
    view,
    [view.facts.money === 'balance' ? 'penalties-10-2' : 'penalties-8-1-2', 'consumers-56-1-8'],
    long ? `${when}，到现在已超过15日，对方仍没有退款` : `${when}，对方明确表示不退`,
  );
}

/** The window of 15 days is over: regulators may treat it as stalling. */
export function hasStalled({ deadlines }: Pick<LetterView, 'deadlines'>): boolean {
  return deadlines.some(({ window, state }) => window.id === 'stalling-15d' && state === 'over');
}

/** Nothing where none of the articles is in force for this case: a report rests on a rule. */
function lead({ facts, today }: LetterView, keys: readonly StatuteKey[], what: string): Lead[] {
  if (facts.purpose !== 'own-use') return [];
  const grounds = keys.flatMap((key) => groundByKey(key, facts, today) ?? []);
  if (grounds.length === 0) return [];
  return [{ sentence: `${what}（见${grounds.map(cite).join('、')}）。`, grounds }];
}
