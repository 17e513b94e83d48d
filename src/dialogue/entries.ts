import { type CaseEvent, REPLIES, type ReplyOutcome } from '../case/events.ts';
import { nextExhibitNumber, type Recorded } from '../case/history.ts';
import { clean } from '../case/text.ts';
import { type Parsed, parsed, refused } from '../errors.ts';
import { PARTIES } from '../law/parties.ts';
import type { ChatEntry } from '../reading/chat.ts';
import type { Store } from '../store/writing.ts';
import { formatTime, isoInstant } from '../time/day.ts';
import { withinWords } from '../time/period.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import type { Answers } from './asking.ts';
import type { Stamp } from './typed.ts';

/** What a pasted chat tells, as one list: shown, corrected line by line, recorded with one yes. */

/** The list for scripts. */
export const entriesJson = (entries: readonly ChatEntry[]) =>
  entries.map(({ at, due, ...rest }) => ({
    ...rest,
    at: at === null ? null : isoInstant(at),
    due: due && ('until' in due ? { until: isoInstant(due.until) } : due),
  }));

/** The list as a person reads it, numbered. */
export function entryLines(entries: readonly ChatEntry[], messages: Messages, language: Language): string[] {
  const { got, outcomes } = messages.logging;
  const { punctuation } = messages;
  return entries.map((entry, place) => {
    const who = entry.from === 'me' ? got.me : PARTIES[entry.from][language];
    const parts = [
      entry.at === null ? '' : formatTime(entry.at),
      entry.kind === 'contact' ? got.contacted : `${who}${entry.agent ? ` ${clean(entry.agent)}` : ''}`,
      entry.outcome ? (outcomes[entry.outcome] ?? '') : '',
      entry.due ? `${got.due} ${withinWords(entry.due)[language]}` : '',
      entry.moneyBack ? got.saysBack : '',
      entry.feeDemanded ? got.wantsFee : '',
    ].filter((part) => part !== '');
    const text = clean(entry.text.replaceAll('\n', ' ')).slice(0, 40);
    return `  ${place + 1}. ${parts.join(' ')}${punctuation.colon}${text}`;
  });
}

/** Asks what of the list is wrong: a number leaves its line out, `3 refused` changes what it came to. */
export async function correctEntries(
  answers: Answers,
  entries: readonly ChatEntry[],
  { logging }: Messages,
): Promise<readonly ChatEntry[]> {
  const read = (text: string): Parsed<readonly ChatEntry[]> => corrected(entries, text, logging.outcomes);
  const value = await answers.value('ENTRIES', undefined, logging.got.correct, read, { optional: true });
  return value ?? entries;
}

function corrected(
  entries: readonly ChatEntry[],
  text: string,
  outcomes: Readonly<Record<string, string>>,
): Parsed<readonly ChatEntry[]> {
  const changes = new Map<number, ReplyOutcome | null>();
  for (const part of text.split(/[,，、;；]/)) {
    const [, number = '', name = ''] = /^\s*(\d{1,4})\s*(.*?)\s*$/.exec(part) ?? [];
    const outcome = REPLIES.find((one) => one === name || outcomes[one] === name);
    if (number === '' || !entries[Number(number) - 1] || (name !== '' && !outcome))
      return refused('not-a-choice');
    changes.set(Number(number) - 1, outcome ?? null);
  }
  return parsed(
    entries.flatMap((entry, place) => {
      const change = changes.get(place);
      return change === null ? [] : [change === undefined ? entry : { ...entry, outcome: change }];
    }),
  );
}

/** The list as events of a case, none before its payment. */
export function eventsOf(entries: readonly ChatEntry[], stamp: Stamp, paidAt: number): CaseEvent[] {
  return entries.map(({ kind, at, from, agent, outcome, due, refund, text }): CaseEvent => {
    const when = { ...stamp, at: at !== null && at >= paidAt && at <= stamp.at ? at : stamp.at };
    if (kind === 'contact' || from === 'me') {
      return {
        type: 'contact-logged',
        ...when,
        via: 'chat',
        agent: null,
        promise: null,
        refund: false,
        text,
      };
    }
    return { type: 'reply-logged', ...when, from, outcome: outcome ?? 'answered', due, refund, agent, text };
  });
}

/** Records the list in one transaction, and the chat itself as evidence. */
export function recordChat(
  store: Store,
  number: number,
  {
    entries,
    text,
    name,
  }: { readonly entries: readonly ChatEntry[]; readonly text: string; readonly name: string },
  stamp: Stamp,
  paidAt: number,
): void {
  const bytes = new TextEncoder().encode(text);
  const { digest } = store.keepBytes(bytes);
  const events = eventsOf(entries, stamp, paidAt);
  store.appendAll(number, (history: readonly Recorded[]) => [
    ...events,
    {
      type: 'evidence-added',
      ...stamp,
      number: nextExhibitNumber(history),
      algorithm: 'sha256',
      digest,
      bytes: bytes.length,
      name,
      kind: 'chat',
      caption: null,
      capturedAt: null,
      modifiedAt: null,
    },
  ]);
}
