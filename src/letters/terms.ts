/** The site's own clauses that are fulfilled or broken, as a letter holds them against it. */
import { byMinor } from '../case/classify.ts';
import { momentsOf } from '../case/moments.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { placeOfClause } from '../clocks/windows.ts';
import { chineseAbout, chineseTime, latestOf } from '../time/day.ts';
import { elapsed, periodWords } from '../time/period.ts';
import type { LetterView } from './letter.ts';
import { siteAs, THEY, type Voice } from './problem.ts';

const STARTS = { payment: '付款', order: '下单', request: '我提出退款要求' } as const;

/** Clauses of the site's own that are fulfilled or broken, in full sentences; promises stand where they were given. */
export function brokenClauses(view: LetterView, voice: Voice = 'of-site'): string[] {
  return clausesOver(view, voice).map(({ full }) => full);
}

/** One thing that ran out, for a letter and for a short text. */
interface Told {
  readonly full: string;
  readonly short: string;
}

/** Clauses of the site's own that are fulfilled or broken. */
export function clausesOver({ deadlines, state, now, facts }: LetterView, voice: Voice = 'of-site'): Told[] {
  // Neither a child's void deal nor a theft is pleaded by the terms of the site.
  if (byMinor(facts) || facts.payer === 'stolen') return [];
  const moments = momentsOf(state);
  const told = over(deadlines, 'clause').flatMap((deadline) => {
    const clause = state.clauses.find(({ seq }) => seq === deadline.window.origin)?.event;
    if (!clause?.after || !clause.from || deadline.startsAt === null) return [];
    // On a marketplace the rules are the marketplace's, not the shop's.
    const they = facts.seller === 'marketplace' ? siteAs(facts, voice) : THEY[voice];
    const name = placeOfClause(clause);
    const may = deadline.window.nature === 'right-from';
    const about = moments.find(
      ({ seq, at }) => seq === deadline.startedBySeq && at === deadline.startsAt,
    )?.about;
    const since = `${STARTS[clause.from]}（${chineseAbout(deadline.startsAt, about)}）`;
    const passed = elapsed(latestOf(deadline.startsAt, about), now);
    const words = clean(clause.text).trim();
    const inChat = [...words].length <= MOST_IN_CHAT ? `“${words}”` : `约定的${periodWords(clause.after).zh}`;
    return [
      {
        full: `${they}的${name}写明：“${words}”。从${since}起，截至${chineseTime(now)}已${lengthText(passed)}，${may ? '条件已经满足' : '已经超过'}。`,
        short: `按${they}${name}，${inChat}，现在已过${roughly(passed)}。`,
      },
    ];
  });
  // The same clause copied twice is said once.
  return told.filter(({ full }, index) => told.findIndex((one) => one.full === full) === index);
}

/** A clause of at most so many characters is quoted in a chat: it is its one strong sentence. */
const MOST_IN_CHAT = 40;

/** How long, as a letter writes it: after days nobody counts the minutes. “68 天 18 小时 55 分” is 68天. */
function lengthText(passed: string): string {
  return (/^\d+ 天/.exec(passed)?.[0] ?? passed).replaceAll(' ', '').replace(/^(\d+)分$/, '$1分钟');
}

/** The same in a chat: 49小时58分 is 49小时. */
function roughly(passed: string): string {
  return lengthText(/^\d+ 小时/.exec(passed)?.[0] ?? passed);
}

/** Those that ran out, even if something came afterwards: a late answer or a refusal undoes nothing. */
function over(deadlines: readonly Deadline[], id: string): Deadline[] {
  return deadlines.filter(
    ({ window, state, metAt, dueAt }) =>
      window.id === id && (state === 'over' || (metAt !== null && dueAt !== null && metAt >= dueAt)),
  );
}
