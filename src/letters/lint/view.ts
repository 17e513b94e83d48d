import { claimOf } from '../../case/claim.ts';
import { formatYuan } from '../../case/amount.ts';
import type { CaseState } from '../../case/state.ts';
import { judge } from '../../case/view.ts';
import { dayFrom, dayOf } from '../../deadlines/civil-day.ts';
import { LAW_CHECKED_ON } from '../../knowledge/law-check.ts';
import type { LetterRecipient } from '../../knowledge/parties.ts';
import { damages } from '../parts/demand.ts';
import type { Form, LetterView } from '../view.ts';
import type { LintView } from './finding.ts';

/** What a draft about this case is held against: the case's facts, and every text and day its events tell of. */
export function lintViewOf(
  state: CaseState,
  given: Pick<LintView, 'to' | 'form' | 'limit' | 'today' | 'me' | 'intent'>,
): LintView {
  const { facts, clauses, exhibits, happened } = state;
  const known = [
    ...clauses.flatMap(({ event: { title, number, text, url } }) => [title, number, text, url ?? '']),
    ...exhibits.flatMap(({ event: { name, caption } }) => [name, caption ?? '']),
    ...happened.flatMap(({ event }) => [
      'text' in event ? (event.text ?? '') : '',
      'ref' in event ? (event.ref ?? '') : '',
      'agent' in event ? (event.agent ?? '') : '',
      event.type === 'refund-logged' ? `${formatYuan(event.amountFen)}元` : '',
    ]),
    ...restOf(claimOf(facts), happened),
    ...(claimOf(facts) < facts.amountFen ? [`${formatYuan(claimOf(facts))}元`] : []),
  ].filter((text) => text.trim() !== '');
  const instants = [
    ...happened.map(({ event }) => event.at),
    ...clauses.map(({ event }) => event.seenAt),
    ...exhibits.flatMap(({ event: { capturedAt } }) => (capturedAt === null ? [] : [capturedAt])),
  ];
  return { ...given, facts, judged: judge(facts), known, days: instants.map(dayOf) };
}

/** What is still owed once part of the money came back: a draft may rightly ask for no more than that. */
function restOf(amountFen: number, happened: CaseState['happened']): string[] {
  const back = happened.reduce(
    (sum, { event }) => sum + (event.type === 'refund-logged' ? event.amountFen : 0),
    0,
  );
  return back > 0 && back < amountFen ? [`${formatYuan(amountFen - back)}元`] : [];
}

/** What a letter of the program's own is held against: besides what a draft is, the days its clocks name. */
export function lintViewOfLetter(
  { state, facts, me, today, answerBy, deadlines, grounds, factsHash }: LetterView,
  to: LetterRecipient,
  form: Form,
  limit: number | null,
): LintView {
  const intent = facts.intentEvidence !== undefined;
  const view = lintViewOf(state, { to, form, limit, today, me, intent });
  const ends = deadlines.flatMap(({ startsAt, dueAt }) =>
    [startsAt, dueAt].flatMap((at) => (at === null ? [] : [dayOf(at), dayOf(at - 1)])),
  );
  const [year = 0, month = 0, date = 0] = LAW_CHECKED_ON.split('-').map(Number);
  return {
    ...view,
    days: [...view.days, ...ends, answerBy, dayFrom({ year, month, date })],
    known: [...view.known, ...damages({ facts, grounds }), factsHash.slice(0, 16)].filter(
      (text) => text !== '',
    ),
  };
}
