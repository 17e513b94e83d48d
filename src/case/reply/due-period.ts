import { parseDue } from '../due-text.ts';
import { numberOf } from '../number-text.ts';
import type { Period, PeriodUnit } from '../period.ts';
import { BEEN, HINT, NO_PROMISE, SHORT, TO_COME, UNITS, midnight } from './due-words.ts';
import type { Clause } from './text.ts';

const DAY = 86_400_000;

const HALF_YEAR = 183 * DAY;

const SHANGHAI = 8 * 3_600_000;

/** The period a match of `TIMES` sets, unless the words around it make it something else. */
export function periodOf(match: RegExpExecArray, { text, said }: Clause): Period | undefined {
  const { low, high, unit = '', end, day, clock = '', until, bare } = match.groups ?? {};
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
  if (NO_PROMISE.before.test(before)) return undefined;
  if (low !== undefined) {
    if (NO_PROMISE.after.test(after) || (!end && NO_PROMISE.bare.test(after))) return undefined;
    const alone = text.replace(match[0], '').trim().length < 5;
    return end || alone || HINT.test(text) ? spanOf(low, high, unit, said) : undefined;
  }
  const named = until !== undefined || bare !== undefined;
  // 12月1日前未收到退款再来: a day by which nothing came.
  if (/^[^,]{0,4}[未没]|^不(?!超|会)/.test(after)) return undefined;
  if (!named && (!TO_COME.test(text) || BEEN.test(after) || /[已了]/.test(before))) return undefined;
  for (const one of bare === undefined ? daysOf(day ?? '', said) : ['']) {
    const due = parseDue(midnight(`${one}${bare ?? clock}`.trim()), said);
    // A bare date half a year ahead was one in the past.
    if (due.ok && 'until' in due.value && (/^\d{4}/.test(one) || due.value.until - said < HALF_YEAR))
      return due.value;
  }
  return undefined;
}

/** What `parseDue` calls a day, the likeliest first. */
function daysOf(day: string, said: number): string[] {
  const today = new Date(said + SHANGHAI);
  const inMonth = (ahead: number, date: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + ahead, date)).toISOString().slice(0, 10);
  if (day.endsWith('月底')) return [inMonth(1, 0)];
  const date = /^(\d+)号$/.exec(day)?.[1];
  if (date) return [0, 1].map((ahead) => inMonth(ahead, 1).slice(0, 8) + date);
  if (/^[本这下]个?周(?:之?内)?$/.test(day)) return [`${day[0] ?? ''}周日`];
  return [day.replace(/^当[天日]/, '今天').replace('末', '日')];
}

const FINER: Readonly<Partial<Record<PeriodUnit, readonly [PeriodUnit, number]>>> = {
  hours: ['minutes', 60],
  days: ['hours', 24],
  months: ['days', 30],
};

function spanOf(low: string, high: string | undefined, given: string, said: number): Period | undefined {
  const [, unit, times] = UNITS.find(([pattern]) => pattern.test(given)) ?? [/天/, 'days', 1];
  // 两三天 is a range as well.
  const pair = high === undefined && /^[一二两三四五六七八九]{2}$/.test(low) ? [...low] : [low, high ?? low];
  const counts = pair.map(
    (one) => (one === '半' ? 0.5 : (numberOf(one) ?? 0) + (given.includes('半') ? 0.5 : 0)) * times,
  );
  const [finer, in1] = counts.every(Number.isInteger) ? [unit, 1] : (FINER[unit] ?? [unit, 1]);
  const [amount, most] = [Math.min(...counts) * in1, Math.max(...counts) * in1];
  const longest = SHORT[finer] ? parseDue(`${most}${SHORT[finer]}`, said).ok : most <= 60;
  if (!longest || most < 1 || !Number.isInteger(amount) || !Number.isInteger(most)) return undefined;
  return amount > 0 && amount < most ? { amount, most, unit: finer } : { amount: most, unit: finer };
}
