import type { EventOf } from '../case/events.ts';
import type { Moment } from '../case/moments.ts';
import { NO_OWN_RULES, type OwnRules } from '../case/own-rules.ts';
import type { CaseState } from '../case/state.ts';
import { clean, samenessKey } from '../case/text.ts';
import { PARTIES, type Party } from '../law/parties.ts';
import { type Basis, type Trigger, type WindowRow, WINDOWS } from '../law/windows.ts';
import { ANNOUNCED, NOTICES } from '../time/days-off.ts';
import { type Length, type Period, periodWords, withinWords } from '../time/period.ts';
import { makeCalendar, type WorkCalendar } from '../time/working-days.ts';
import type { Words } from '../words/language.ts';

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

/** The row as it applies before anybody said anything; undefined if its length is still to be said. */
export function windowOf(row: RowOfCase): Window | undefined {
  if (row.length === 'as-said' || row.owedBy === 'starter') return undefined;
  return { ...row, owedBy: row.owedBy, period: row.length };
}

/** The row as a moment starts it: with the party that promised or asked, and the time they named. */
export function windowStartedBy(row: RowOfCase, { party, said }: Moment): Window | undefined {
  if (said === undefined || row.length !== 'as-said') return windowOf(row);
  const owedBy = row.owedBy === 'starter' ? (party ?? 'site') : row.owedBy;
  const metBy = said.refund ? REFUND_KEPT : row.metBy;
  const name = nameOf(row, said, party ?? owedBy);
  return { ...row, owedBy, metBy, name, period: said.period, forRefund: said.refund };
}

/** One more answer does not keep the promise of a refund. */
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
 * The window with only the law that was in force on a day. If none was, its length is no longer verified: another rule
 * held then.
 * @param day YYYY-MM-DD: of the facts for what somebody owes, of the filing for what the user has to keep
 */
export function asInForce(window: Window, day: string): Window {
  if (window.law === undefined) return window;
  const law = window.law.filter(({ since }) => since <= day);
  return law.length > 0 ? { ...window, law } : { ...window, law, verified: false };
}

/** The basis that decides whether a clock alarms: a length of the user's own does not turn a practice into a duty. */
export function alarmBasis({ basis, shipped }: Window): Basis {
  return shipped?.basis ?? basis;
}

/** The windows of a case: those of the program with the user's own lengths, and one for each clause with a time. */
export function rowsOfCase(
  { facts, clauses, ownLengths }: Pick<CaseState, 'facts' | 'clauses' | 'ownLengths'>,
  { windows, siteLengths }: Rules,
): RowOfCase[] {
  const site = samenessKey(facts.site);
  return windows.flatMap((row): RowOfCase[] => {
    if (row.id === 'clause') return clauses.flatMap(({ seq, event }) => rowOfClause(row, event, seq));
    const own = ownLengths[row.id] ?? siteLengths[site]?.[row.id];
    const ofChannel = {
      ...row,
      metBy: row.metBy.filter(({ paidBy }) => paidBy?.includes(facts.payChannel) ?? true),
    };
    return [own === undefined ? ofChannel : withOwnLength(ofChannel, own)];
  });
}

function withOwnLength(row: WindowRow, length: Length): RowOfCase {
  const now = periodWords(length);
  const before = row.length === 'as-said' ? { zh: '', en: '' } : periodWords(row.length);
  return {
    ...row,
    length,
    basis: 'own',
    verified: true,
    name: { zh: `${now.zh}：${afterColon(row.name.zh)}`, en: `${now.en}: ${afterColon(row.name.en)}` },
    source: {
      zh: `这个长度是你自己设的，原来是 ${before.zh}`,
      en: `a length you set yourself; it was ${before.en}`,
    },
    shipped: row,
  };
}

/** A name without the length it begins with. */
function afterColon(name: string): string {
  return name.replace(/^[^：:]*[：:]\s*/, '');
}

function rowOfClause(row: WindowRow, clause: EventOf<'clause-added'>, seq: number): RowOfCase[] {
  const { after, from, nature, refund } = clause;
  if (after === null || from === null) return [];
  const title = titleOf(clause);
  const length = periodWords(after);
  const may = nature === 'right-from';
  return [
    {
      ...row,
      nature,
      starts: [{ moment: from }],
      length: after,
      name: {
        zh: `${placeOfClause(clause)}：${length.zh}${may ? '后可以要求退款' : '内处理'}`,
        en: `"${title}"${clause.number === '' ? '' : ` ${clean(clause.number)}`}: ${may ? `a refund may be asked after ${length.en}` : `within ${length.en}`}`,
      },
      metBy: may || refund ? row.metBy : [...row.metBy, { moment: 'reply', by: 'site' }],
      origin: seq,
      forRefund: refund,
    },
  ];
}

/** Where a clause stands, as a Chinese sentence names it: 《充值服务条款》第5条. */
export function placeOfClause(clause: Pick<EventOf<'clause-added'>, 'title' | 'number'>): string {
  const number = clause.number.trim();
  return `《${titleOf(clause)}》${/^[\d.一二三四五六七八九十百]+$/.test(number) ? `第${number}条` : clean(number)}`;
}

function titleOf({ title }: Pick<EventOf<'clause-added'>, 'title'>): string {
  return clean(title).replace(/^《(.*)》$/, '$1');
}

/** What deadlines are computed from, apart from the case. */
export interface Rules {
  readonly windows: readonly WindowRow[];
  readonly calendar: WorkCalendar;
  /** The years whose days off were announced. */
  readonly announced: { readonly first: number; readonly last: number };
  /** Lengths the user set for every case of a site, by its sameness key and the window. */
  readonly siteLengths: OwnRules['siteLengths'];
}

/** The windows and the calendar that came with this release, with what the user added. */
export function makeRules({ notices, siteLengths }: OwnRules = NO_OWN_RULES): Rules {
  const last = Math.max(ANNOUNCED.last, ...notices.map(({ year }) => year));
  const announced = { first: ANNOUNCED.first, last };
  return {
    windows: WINDOWS,
    calendar: makeCalendar(NOTICES, announced, notices),
    announced,
    siteLengths,
  };
}
