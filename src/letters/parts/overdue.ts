import { clean } from '../../case/clean.ts';
import type { Deadline } from '../../deadlines/deadlines.ts';
import { clockOf, dayOf, startOfDay } from '../../deadlines/civil-day.ts';
import { placeOfClause } from '../../deadlines/rows-of-case.ts';
import { periodWords } from '../../deadlines/period-words.ts';
import type { LetterView } from '../view.ts';
import { chineseDate, chineseTime, elapsed, shortDate, shortTime } from './dates.ts';
import { THEY, type Voice } from './story.ts';

const STARTS = { payment: '付款', order: '下单', request: '我提出退款要求' } as const;

/** Clauses of the site's own that are fulfilled or broken, each in full and in one short sentence. */
export function clausesOver({ deadlines, state, now, today }: LetterView, voice: Voice): Told[] {
  const told = over(deadlines, 'clause').flatMap((deadline) => {
    const clause = state.clauses.find(({ seq }) => seq === deadline.window.origin)?.event;
    if (!clause?.after || !clause.from || deadline.startsAt === null) return [];
    const they = THEY[voice];
    const name = placeOfClause(clause);
    const length = periodWords(clause.after).zh;
    const so = deadline.window.nature === 'right-from' ? '条件已经满足' : '已经超过';
    const passed = elapsed(deadline.startsAt, now);
    return [
      {
        full: `${they}的${name}写明：“${clean(clause.text)}”。从${STARTS[clause.from]}（${chineseTime(deadline.startsAt)}）起，截至${chineseTime(now)}已 ${passed}，${so}。`,
        short: `${they}的${name}写的“${length}”，到${shortTime(now, today)}已 ${passed}。`,
      },
    ];
  });
  // The same clause copied twice is said once.
  return told.filter(({ full }, index) => told.findIndex((one) => one.full === full) === index);
}

/** Promises that were not kept, in full and in short. */
export function promisesOver({ deadlines, state, now, today }: LetterView, voice: Voice): Told[] {
  return over(deadlines, 'promise').flatMap((deadline) => {
    const said = state.happened.find(({ seq }) => seq === deadline.startedBySeq)?.event;
    const { dueAt, startsAt } = deadline;
    if (deadline.window.owedBy !== 'site' || dueAt === null || startsAt === null) return [];
    const number = said && 'agent' in said && said.agent ? `（工号${clean(said.agent)}）` : '';
    const who = voice === 'to-site' ? '你们的客服' : '该网站的客服';
    const what = deadline.window.forRefund ? '退款' : '处理并答复';
    const by = untilText(dueAt);
    const still = deadline.state === 'over' ? `；截至${chineseTime(now)}，又过了 ${elapsed(dueAt, now)}` : '';
    return [
      {
        full: `${chineseTime(startsAt)}，${who}${number}承诺在${by}${what}，到期没有兑现${still}。`,
        short: `客服${number}承诺${untilText(dueAt, today)}${what}，没有兑现。`,
      },
    ];
  });
}

/** One thing that ran out, for a letter and for a short text. */
export interface Told {
  readonly full: string;
  readonly short: string;
}

/** Those that ran out, also where something came afterwards: a late answer or a refusal undoes nothing. */
function over(deadlines: readonly Deadline[], id: string): Deadline[] {
  return deadlines.filter(
    ({ window, state, metAt, dueAt }) =>
      window.id === id && (state === 'over' || (metAt !== null && dueAt !== null && metAt >= dueAt)),
  );
}

/** An end as a letter names it: by the end of a day, or the minute; with `today`, without the year where it is this one. */
function untilText(end: number, today?: number): string {
  const day = dayOf(end);
  const date = (of: number) => (today === undefined ? chineseDate(of) : shortDate(of, today));
  return end === startOfDay(day) ? `${date(day - 1)}结束前` : `${date(day)}${clockOf(end)}前`;
}
