import { clean } from '../case/clean.ts';
import { type ReplyOutcome } from '../case/events.ts';
import { type ReplyProposal } from '../case/reply/read-reply.ts';
import { formatTime } from '../case/time-text.ts';
import { isoInstant } from '../deadlines/civil-day.ts';
import { withinWords } from '../deadlines/period-words.ts';
import { PARTIES, type Recipient } from '../knowledge/parties.ts';
import type { Messages } from '../messages/messages.ts';
import type { Context } from '../ports.ts';
import { wrap } from '../terminal/wrap.ts';
import { type Stamp } from './stamp.ts';

/** What will be logged, and where each part of it comes from. */
export interface Proposal {
  readonly read: ReplyProposal;
  readonly from: Recipient;
  readonly outcome: ReplyOutcome;
  readonly stamp: Stamp;
}

export function proposalLines(
  { read, from, outcome, stamp }: Proposal,
  number: number,
  { environment, stdout }: Context,
  { logging, status, punctuation }: Messages,
): string[] {
  const { got, outcomes } = logging;
  const { language } = environment;
  const resting = (words: string | undefined) =>
    words === undefined ? got.guessed : got.restsOn(clean(words));
  const due = read.due;
  const asks = outcome === 'asks-more';
  const lines = [
    ...(read.feeDemanded
      ? [
          stdout.paint.red(
            `${punctuation.alert(status.warning)}${got.feeDemanded(clean(read.feeDemanded.words))}`,
          ),
        ]
      : []),
    got.title,
    `  ${got.from}${punctuation.colon}${PARTIES[from][language]}${resting(read.from?.words)}`,
    `  ${got.outcome}${punctuation.colon}${outcomes[outcome] ?? outcome}${resting(read.outcome?.words)}`,
    `  ${got.at}${punctuation.colon}${formatTime(stamp.at)}${resting(read.at?.words)}`,
    ...(due
      ? [
          `  ${asks ? got.dueAsked : got.due}${punctuation.colon}${withinWords(due.value)[language]}${asks ? '' : `${punctuation.comma}${due.refund ? got.refund : got.answer}`}${resting(due.words)}`,
        ]
      : []),
    ...(read.agent
      ? [`  ${got.agent}${punctuation.colon}${clean(read.agent.value)}${resting(read.agent.words)}`]
      : []),
    ...(read.moneyBack
      ? [
          `  ${got.moneyBack}${punctuation.colon}refund log refunded ${number} --amount …${resting(read.moneyBack.words)}`,
        ]
      : []),
  ];
  return lines.flatMap((line) => wrap(line, stdout.columns, '    '));
}

export function proposalJson({ read, from, outcome, stamp }: Proposal) {
  return {
    from,
    outcome,
    at: isoInstant(stamp.at),
    due:
      read.due && ('until' in read.due.value ? { until: isoInstant(read.due.value.until) } : read.due.value),
    refund: read.due?.refund ?? false,
    agent: read.agent?.value ?? null,
    moneyBack: read.moneyBack !== null,
    feeDemanded: read.feeDemanded !== null,
    words: {
      from: read.from?.words ?? null,
      outcome: read.outcome?.words ?? null,
      at: read.at?.words ?? null,
      due: read.due?.words ?? null,
      agent: read.agent?.words ?? null,
      moneyBack: read.moneyBack?.words ?? null,
    },
  };
}
