import { clean } from '../case/clean.ts';
import type { Period } from '../case/period.ts';
import type { Moment } from '../case/state.ts';
import { PARTIES, type Party } from '../knowledge/parties.ts';
import type { Basis, Trigger, WindowRow } from '../knowledge/windows/row.ts';
import type { Words } from '../knowledge/words.ts';
import { withinWords } from './period-words.ts';

/** A window as it applies to one case: who owes it and how long it is are known. */
export interface Window extends WindowRow {
  readonly owedBy: Party;
  readonly period: Period;
  /** The clause it was read from, by the sequence number of its event. */
  readonly origin?: number;
  /** What it was before the user set another length. */
  readonly shipped?: WindowRow;
  /** The time is one for the refund itself. */
  readonly forRefund?: boolean;
}

/** A row of the table, or one made of it for a clause or with a length of the user's own. */
export type RowOfCase = WindowRow & Pick<Window, 'origin' | 'shipped' | 'forRefund'>;

/** The row as it applies without anything having been said; undefined where its length is still to be said. */
export function windowOf(row: RowOfCase): Window | undefined {
  if (row.length === 'as-said' || row.owedBy === 'starter') return undefined;
  return { ...row, owedBy: row.owedBy, period: row.length };
}

/** The row as a moment starts it: with whoever promised or asked, and the time they named. */
export function windowStartedBy(row: RowOfCase, { party, said }: Moment): Window | undefined {
  if (said === undefined || row.length !== 'as-said') return windowOf(row);
  const owedBy = row.owedBy === 'starter' ? (party ?? 'site') : row.owedBy;
  const metBy = said.refund ? REFUND_KEPT : row.metBy;
  const name = nameOf(row, said, party ?? owedBy);
  return { ...row, owedBy, metBy, name, period: said.period, forRefund: said.refund };
}

/** A refund that was promised is not kept by one more answer. */
const REFUND_KEPT: readonly Trigger[] = [
  { moment: 'refund' },
  { moment: 'refusal', by: 'same' },
  { moment: 'decision', by: 'same' },
];

function nameOf(row: RowOfCase, said: NonNullable<Moment['said']>, party: Party): Words {
  const within = withinWords(said.period);
  const who = PARTIES[party];
  const agent = said.agent === null ? undefined : clean(said.agent);
  switch (row.id) {
    case 'promise':
      return {
        zh: `承诺：${within.zh}${said.refund ? '退款' : '答复'}${agent ? `（客服 ${agent}）` : ''}`,
        en: `promise: ${said.refund ? 'refund' : 'answer'} ${within.en}${agent ? ` (agent ${agent})` : ''}`,
      };
    case 'asked-of-you':
      return { zh: `补材料：${who.zh}要求 ${within.zh}`, en: `asked by ${who.en}: ${within.en}` };
    default:
      return { zh: `${row.name.zh}（${within.zh}）`, en: `${row.name.en} (${within.en})` };
  }
}

/**
 * The window with only the law that was in force on a day; where none was, its number is no longer a verified one:
 * another rule held then.
 * @param day YYYY-MM-DD: of the facts for what somebody owes, of the filing for what the user has to keep
 */
export function asInForce(window: Window, day: string): Window {
  if (window.law === undefined) return window;
  const law = window.law.filter(({ since }) => since <= day);
  return law.length > 0 ? { ...window, law } : { ...window, law, verified: false };
}

/** The basis that decides how a clock alarms: a length of one's own does not turn a habit into a duty. */
export function alarmBasis({ basis, shipped }: Window): Basis {
  return shipped?.basis ?? basis;
}
