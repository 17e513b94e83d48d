import { clean } from '../case/clean.ts';
import type { EventOf } from '../case/events.ts';
import { samenessKey } from '../case/sameness.ts';
import type { CaseState } from '../case/state.ts';
import type { Length, WindowRow } from '../knowledge/windows/row.ts';
import { periodWords } from './period-words.ts';
import type { Rules } from './rules.ts';
import type { RowOfCase } from './window.ts';

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
        en: `"${title}" ${clean(clause.number)}: ${may ? `a refund may be asked after ${length.en}` : `within ${length.en}`}`,
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
