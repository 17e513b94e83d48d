/** Answers to the phrases with which a site plays for time. */
import { claimOf, formatYuan } from '../case/facts.ts';
import { momentsOf } from '../case/moments.ts';
import { type CaseState, refundedFen } from '../case/state.ts';
import { clean } from '../case/text.ts';
import type { Deadline } from '../clocks/deadlines.ts';
import { placeOfClause, type Rules } from '../clocks/windows.ts';
import { cite, placeIn } from '../law/citation.ts';
import {
  ANY_ANSWER,
  STALLING_PHRASES,
  type StallingAnswer,
  type StallingPhrase,
} from '../law/stalling-phrases.ts';
import { STATUTES } from '../law/statutes.ts';
import { latestOf, clockOf, dayOf, HOUR, isoDay, shortDate, startOfDay } from '../time/day.ts';
import { elapsed, periodWords } from '../time/period.ts';
import { addWorkingDays } from '../time/working-days.ts';

/** Characters that fit any chat. */
export const MOST_IN_CHAT = 200;

/** The usual phrase that a text is; null if it is not in the table. */
export function phraseIn(text: string): StallingPhrase | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '');
  return STALLING_PHRASES.find(({ patterns }) => patterns.some((pattern) => pattern.test(plain))) ?? null;
}

/**
 * One calm answer to the site, in Chinese, of at most 200 characters: the order and its amount, what the site itself
 * promised or wrote, how long it has been, what is asked for and by when, and what comes next. That the date is the
 * user's own is said to the user, not to the site.
 * Names only clocks of this case, and no law but the articles of the phrase that were in force on the day of payment.
 * @param now milliseconds, UTC
 */
export function answerToStalling(
  phrase: StallingPhrase | null,
  state: CaseState,
  deadlines: readonly Deadline[],
  { calendar }: Pick<Rules, 'calendar'>,
  now: number,
): string {
  const { facts } = state;
  const answer: StallingAnswer = phrase?.answer ?? ANY_ANSWER;
  const day = answer.waitsForWork ? addWorkingDays(dayOf(now), 1, calendar).day : dayOf(now) + 1;
  const by = timeText(startOfDay(day) + 18 * HOUR, now);
  const clause = clauseGround(state, deadlines, now);
  const laws = lawsOf(answer, facts.paidAt);
  const nothing = facts.delivered === 'nothing' ? answer.leadIfNothingCame : undefined;
  const said: Readonly<Record<Part, string | null | undefined>> = {
    promise: promiseGround(state, deadlines, now),
    clause: clause?.text,
    lead: nothing ?? answer.lead,
    elapsed: clause?.since ?? waited(...sinceAsked(state), now),
    law: laws[0],
    secondLaw: laws[1],
    courtesy: answer.courtesy,
    next: nextStep(state),
    greeting: '您好，',
  };
  const compose = (parts: readonly Part[], ask = answer.ask) => {
    const say = (part: Part) => (parts.includes(part) ? said[part] : null) || null;
    const places = [say('law'), say('secondLaw')].filter((place) => place !== null).join('和');
    const sentences = [
      say('promise'),
      say('clause'),
      say('elapsed'),
      say('lead'),
      say('courtesy'),
      `请${places && `对照${places}，`}在 ${by} 前${ask}`,
      say('next'),
    ];
    return `${say('greeting') ?? ''}${subject(state)}：${sentences.filter((one) => one !== null).join('。')}。`;
  };
  const fits = (text: string) => [...text].length <= MOST_IN_CHAT;
  const parts = BY_WEIGHT.reduce<readonly Part[]>(
    (chosen, part) => (fits(compose([...chosen, part])) ? [...chosen, part] : chosen),
    [],
  );
  const text = compose(parts);
  return fits(text) ? text : compose([], '书面答复');
}

/** What may be left out if there is no room for all of it; what weighs most is put in first. */
const BY_WEIGHT = [
  'promise',
  'clause',
  'lead',
  'next',
  'elapsed',
  'law',
  'secondLaw',
  'courtesy',
  'greeting',
] as const;
type Part = (typeof BY_WEIGHT)[number];

/** What names the payment (the order, if there is one), the amount, and how much of it is still open. */
function subject(state: CaseState): string {
  const { order, paymentNo, paidAt, paidAbout, amountFen } = state.facts;
  const named =
    order !== undefined
      ? `订单 ${clean(order)}`
      : paymentNo !== undefined
        ? `支付单号 ${clean(paymentNo)}`
        : `${isoDay(dayOf(paidAt))}${paidAbout ? '' : ` ${clockOf(paidAt)}`} 的付款`;
  const back = refundedFen(state);
  const open =
    back > 0 && back < claimOf(state.facts) ? `，还差 ${formatYuan(claimOf(state.facts) - back)} 元` : '';
  const claim = claimOf(state.facts);
  const asked =
    claim < amountFen
      ? `付款 ${formatYuan(amountFen)} 元，要求退 ${formatYuan(claim)} 元`
      : `${formatYuan(amountFen)} 元`;
  return `${named}（${asked}${open}）`;
}

/** What the site promised: the newest promise that ran out, else one that still runs. */
function promiseGround(state: CaseState, deadlines: readonly Deadline[], now: number): string | null {
  const promises = deadlines.filter(({ window }) => window.id === 'promise' && window.owedBy === 'site');
  const found = newestOver(promises) ?? promises.find(stands);
  if (!found?.dueAt) return null;
  const event = state.happened.find(({ seq }) => seq === found.startedBySeq)?.event;
  const agent = event && 'agent' in event ? clean(event.agent ?? '') : '';
  const who = agent === '' || [...agent].length > 20 ? '你们' : `客服 ${agent} `;
  const what = found.window.forRefund ? '退款' : '答复';
  const then = found.state === 'over' ? '已经过了' : '我按这个时间等';
  const when = found.startsAt === null ? '' : `${who === '你们' ? '' : ' '}${timeText(found.startsAt, now)} `;
  return `${who.trimEnd()}${when}答应 ${endText(found.dueAt, now)} 前${what}，${then}`;
}

/** Where the user goes next, as far as that is open to them and not done yet. */
function nextStep(state: CaseState): string {
  const filed = (...parties: readonly string[]) =>
    state.happened.some(({ event }) => event.type === 'filing-logged' && parties.includes(event.to));
  const ways = [
    ...(filed('payment', 'bank') ? [] : ['支付渠道']),
    ...(state.facts.purpose === 'resale' || filed('12315', 'consumer-association') ? [] : ['12315']),
  ];
  return ways.length === 0 ? '' : `到时没有解决的，我会向${ways.join('和')}投诉`;
}

const SINCE: Readonly<Record<string, string>> = { payment: '付款', order: '下单', request: '要求退款' };

/** What the site wrote itself: the newest clause whose time is over, else one whose time still runs. */
function clauseGround(
  state: CaseState,
  deadlines: readonly Deadline[],
  now: number,
): { readonly text: string; readonly since: string | null } | null {
  const clauses = deadlines.filter(({ window }) => window.id === 'clause');
  const found = newestOver(clauses) ?? clauses.find(stands);
  const event = state.clauses.find(({ seq }) => seq === found?.window.origin)?.event;
  if (!found?.dueAt || found.startsAt === null || !event) return null;
  const end = endText(found.dueAt, now);
  const may = found.window.nature === 'right-from';
  const wrote = `你们${placeOfClause(event)}写的“${periodWords(found.window.period).zh}”`;
  if (found.state !== 'over') return { text: `${wrote}到 ${end} ${may ? '满足' : '到期'}`, since: null };
  const over = may ? `从 ${timeText(found.dueAt, now)} 起已满足` : `到 ${end} 已到期`;
  const since = waited(SINCE[found.startedBy] ?? '', found.startsAt, now);
  return { text: `${wrote}${over}`, since };
}

function newestOver(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines
    .filter(({ state }) => state === 'over')
    .toSorted((a, b) => (b.dueAt ?? 0) - (a.dueAt ?? 0))[0];
}

function stands({ state }: Deadline): boolean {
  return state === 'running' || state === 'soon';
}

/** Since when the user has been waiting: the request for the refund, or else the payment. */
function sinceAsked(state: CaseState): [string, number] {
  const request = momentsOf(state).find(({ kind, party }) => kind === 'request' && party === 'site');
  const { paidAt, paidAbout } = state.facts;
  return request ? ['要求退款', latestOf(request.at, request.about)] : ['付款', latestOf(paidAt, paidAbout)];
}

/** How long it has been, to the minute: 从付款起，截至 11月22日 15:00 已 49 小时 58 分. */
function waited(what: string, since: number, now: number): string | null {
  // Less than an hour does not count as waiting.
  if (now - since < HOUR) return null;
  return `从${what}起，截至 ${timeText(now, now)} 已 ${elapsed(since, now)}`;
}

function lawsOf({ statutes = [] }: StallingAnswer, paidAt: number): string[] {
  const day = isoDay(dayOf(paidAt));
  const rows = statutes.map((key) => STATUTES[key]).filter(({ since }) => since <= day);
  // The name of a law is said once.
  return rows.map((row, index) => (rows[index - 1]?.law === row.law ? placeIn(row) : cite(row)));
}

/** An exclusive end: the minute, or 24:00 of the day before. */
function endText(end: number, now: number): string {
  const day = dayOf(end);
  return end === startOfDay(day) ? `${shortDate(day - 1, dayOf(now))} 24:00` : timeText(end, now);
}

function timeText(instant: number, now: number): string {
  return `${shortDate(dayOf(instant), dayOf(now))} ${clockOf(instant)}`;
}
