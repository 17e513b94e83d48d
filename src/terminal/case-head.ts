import type { Assessment } from '../advice/assess.ts';
import { formatYuan } from '../case/amount.ts';
import { clean } from '../case/clean.ts';
import { formatTime } from '../case/time-text.ts';
import { DETAILS, type Problem, PROBLEMS } from '../knowledge/problems.ts';
import type { Language, Words } from '../knowledge/words.ts';
import type { Messages } from '../messages/messages.ts';

/** Which case it is: its problem, its order, its payment; a line each. */
export function headLines(
  { number, judged, state }: Assessment,
  { status, values, punctuation }: Messages,
  language: Language,
): string[] {
  const { facts } = state;
  const detail = judged.detail === null ? '' : punctuation.aside(DETAILS[judged.detail][language]);
  const order = facts.order === undefined ? status.noOrder : status.order(clean(facts.order));
  const channel = values['payChannel']?.[facts.payChannel] ?? facts.payChannel;
  return [
    `${status.title(number)}${punctuation.bar}${PROBLEMS[judged.problem].name[language]}${detail}`,
    `${clean(facts.site)}${punctuation.bar}${order}${punctuation.bar}¥${formatYuan(facts.amountFen)}`,
    status.paid(formatTime(facts.paidAt), channel),
  ];
}

/** What a dispute turns on, who may have to answer for it, and what the refund rests on. */
export function problemLines(
  problem: Problem,
  { status, punctuation }: Messages,
  language: Language,
): string[] {
  const { heart, responsible, ground } = PROBLEMS[problem];
  const told = (name: string, words: Words) => `${name}${punctuation.colon}${words[language]}`;
  return [
    told(status.heart, heart),
    [told(status.responsible, responsible), told(status.ground, ground)].join(punctuation.bar),
  ];
}
