import type { CaseEvent, ReplyOutcome } from '../case/events.ts';
import { liveEvents, nextExhibitNumber, type Recorded } from '../case/history.ts';
import { firstTurnTo } from '../case/moments.ts';
import type { CaseState } from '../case/state.ts';
import { clean } from '../case/text.ts';
import { PARTIES, type Recipient } from '../law/parties.ts';
import type { ChatEntry } from '../reading/chat.ts';
import type { KeptFile } from '../store/vault.ts';
import type { Store } from '../store/writing.ts';
import { DAY, dayOf, formatTime, isoInstant, startOfDay } from '../time/day.ts';
import { type Period, withinWords } from '../time/period.ts';
import type { Language } from '../words/language.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { dropKept, exhibitOf, keepingFailure } from './files.ts';
import type { Stamp } from './typed.ts';

/** What a pasted text tells: a reply, or a whole chat as one list; shown, corrected line by line, recorded with one yes. */

/** Something that happened, as it was read and as the user corrected it. */
export interface Entry extends Omit<ChatEntry, 'from'> {
  readonly from: Recipient | 'me' | null;
  /** Money that really came with it, as the user says; fen. */
  readonly backFen?: number | undefined;
  /** When the user turned to them, where nothing recorded says so; null: that is not to be recorded. */
  readonly turnedAt?: number | null | undefined;
}

/** A time that was set, for scripts: a length, or an instant. */
export function dueJson(due: Period | null) {
  if (due === null) return null;
  if ('until' in due) return { amount: null, most: null, unit: null, until: isoInstant(due.until) };
  return { amount: due.amount, most: due.most ?? null, unit: due.unit, until: null };
}

/** The list for scripts. */
export const entriesJson = (entries: readonly Entry[]) =>
  entries.map(
    ({ kind, at, from, agent, outcome, due, refund, moneyBack, feeDemanded, papersDemanded, text }) => ({
      kind,
      at: at === null ? null : isoInstant(at),
      from,
      agent,
      outcome,
      due: dueJson(due),
      refund,
      moneyBack,
      feeDemanded,
      papersDemanded,
      text,
    }),
  );

/** The list as a person reads it, numbered. */
export const entryLines = (entries: readonly Entry[], messages: Messages, language: Language): string[] =>
  entries.map((entry, place) => `  ${place + 1}. ${entryText(entry, messages, language)}`);

/** One line of it. */
export function entryText(entry: Entry, { logging, punctuation }: Messages, language: Language): string {
  const { got, outcomes } = logging;
  const who =
    entry.from === null ? got.somebody : entry.from === 'me' ? got.me : PARTIES[entry.from][language];
  const mine = entry.kind === 'contact';
  const set = entry.outcome === 'asks-more' ? got.dueAsked : got.due;
  const kind = entry.refund ? got.refund : got.answer;
  const parts = [
    entry.at === null ? '' : formatTime(entry.at),
    mine ? got.contacted : `${who}${entry.agent ? ` ${clean(entry.agent)}` : ''}`,
    entry.outcome && !mine ? (outcomes[entry.outcome] ?? '') : '',
    entry.due
      ? `${set} ${withinWords(entry.due)[language]}${entry.outcome === 'asks-more' ? '' : punctuation.comma + kind}`
      : '',
    entry.moneyBack ? got.saysBack : '',
    entry.feeDemanded ? got.wantsFee : '',
    entry.papersDemanded ? got.wantsPapers : '',
  ].filter((part) => part !== '');
  const text = clean(entry.text.replaceAll('\n', ' ')).slice(0, 40);
  return `${parts.join(' ')}${text === '' ? '' : `${punctuation.colon}${text}`}`;
}

/** The list with its first entry on another day, or, where no clock was told, with all of them at one instant. */
export function movedTo(entries: readonly Entry[], at: number): Entry[] {
  const first = entries.find((entry) => entry.at !== null)?.at ?? null;
  if (first === null) return entries.map((entry) => ({ ...entry, at }));
  const by = startOfDay(dayOf(at)) - startOfDay(dayOf(first));
  return by % DAY === 0 ? entries.map((entry) => moved(entry, by)) : [...entries];
}

function moved(entry: Entry, by: number): Entry {
  const { at, due } = entry;
  return {
    ...entry,
    at: at === null ? null : at + by,
    due: due && 'until' in due ? { until: due.until + by } : due,
  };
}

/**
 * The list as a case can have it: what was said before the payment is none of its events, and nothing is later than now.
 * @returns `before`: how many were said before the payment
 */
export function sincePayment(
  entries: readonly Entry[],
  paidAt: number,
  now: number,
): { readonly entries: readonly Entry[]; readonly before: number } {
  const since = entries.filter(({ at }) => at === null || at >= paidAt);
  return {
    entries: since.map((entry) => (entry.at !== null && entry.at > now ? { ...entry, at: now } : entry)),
    before: entries.length - since.length,
  };
}

/** Those that a case does not have yet: a chat is pasted again with what came since. */
export function notYetRecorded(entries: readonly Entry[], history: readonly Recorded[]): Entry[] {
  const live = liveEvents(history);
  const told = new Set(
    history.flatMap(({ seq, event }) =>
      live.has(seq) && (event?.type === 'contact-logged' || event?.type === 'reply-logged') && event.text
        ? [`${event.type} ${event.text}`]
        : [],
    ),
  );
  return entries.filter((entry) => !told.has(`${typeOf(entry)} ${entry.text}`));
}

/** When a reply in these words was recorded, of this party and with this result where they are told; null if never. */
export function recordedBefore(
  text: string,
  { from, outcome }: { readonly from?: Recipient | undefined; readonly outcome?: ReplyOutcome | undefined },
  history: readonly Recorded[],
): number | null {
  const live = liveEvents(history);
  for (const { seq, event } of history.toReversed()) {
    if (event?.type !== 'reply-logged' || !live.has(seq) || event.text !== text) continue;
    if (event.from === (from ?? event.from) && event.outcome === (outcome ?? event.outcome)) return event.at;
  }
  return null;
}

const typeOf = ({ kind }: Entry) => (kind === 'contact' ? 'contact-logged' : 'reply-logged');

/** A reply that nothing recorded leads up to, and when the user first turned to its party: later, or never. */
interface Early {
  readonly entry: Entry;
  readonly from: Recipient;
  readonly first: number | null;
}

/**
 * A reply that is older than anything recorded of the user turning to its party; of the site also one of a case that
 * records no contact at all: people chat first and find this program later.
 */
export function tooEarly(entries: readonly Entry[], state: CaseState): Early | undefined {
  for (const entry of entries) {
    const { from, at, turnedAt } = entry;
    if (from === null || from === 'me' || at === null || turnedAt === null) continue;
    if (turnedAt !== undefined && turnedAt <= at) continue;
    const recorded = firstTurnTo(from, state);
    const told = entries.flatMap((one) => turnOf(one, from));
    const first = Math.min(recorded ?? Infinity, ...told);
    if (at >= first || (recorded === undefined && (from !== 'site' || told.length > 0))) continue;
    return { entry, from, first: recorded ?? null };
  }
  return undefined;
}

/** When the user turned to a party, as an entry tells it. */
function turnOf({ kind, at, from, turnedAt }: Entry, to: Recipient): number[] {
  if (kind === 'contact') return to === 'site' && at !== null ? [at] : [];
  return from === to && turnedAt != null ? [turnedAt] : [];
}

/** The list as events of a case, none before its payment; what names no time counts as said now. */
export function eventsOf(entries: readonly Entry[], stamp: Stamp, paidAt: number): CaseEvent[] {
  return sincePayment(entries, paidAt, stamp.at).entries.flatMap((entry): CaseEvent[] => {
    const { kind, at, from, agent, outcome, due, refund, text, backFen, turnedAt } = entry;
    const when = { ...stamp, at: at ?? stamp.at };
    const contact = { type: 'contact-logged', via: null, agent: null, promise: null, refund: false } as const;
    if (kind === 'contact' || from === 'me' || from === null)
      return [{ ...contact, ...when, via: 'chat', text }];
    const turned = { ...stamp, at: turnedAt ?? when.at };
    return [
      ...(turnedAt == null
        ? []
        : from === 'site'
          ? [{ ...contact, ...turned, text: '' }]
          : [
              {
                type: 'filing-logged' as const,
                ...turned,
                to: from,
                ref: null,
                refersTo: null,
                answerDays: null,
                text: null,
              },
            ]),
      { type: 'reply-logged', ...when, from, outcome: outcome ?? 'answered', due, refund, agent, text },
      ...(backFen === undefined
        ? []
        : [{ type: 'refund-logged' as const, ...when, amountFen: backFen, text: null }]),
    ];
  });
}

/** A whole chat as it was pasted, and what it is called as evidence. */
interface PastedChat {
  readonly text: string;
  readonly name: string;
}

/**
 * What is recorded of the list: its events, and of a whole chat its text, too, as evidence. Its bytes are put into the
 * vault for that.
 * @param kept gets what was put there, to be dropped if it is not recorded
 */
export function eventsWithChat(
  store: Store,
  { entries, chat, stamp, paidAt }: ToRecord,
  kept: Pick<KeptFile, 'digest' | 'fresh'>[],
): (history: readonly Recorded[]) => CaseEvent[] {
  const events = eventsOf(entries, stamp, paidAt);
  if (chat === null) return () => events;
  const bytes = new TextEncoder().encode(chat.text);
  const { digest, fresh } = store.keepBytes(bytes);
  kept.push({ digest, fresh });
  const file = { digest, bytes: bytes.length, name: chat.name, modifiedAt: null };
  const told = { kind: 'chat', caption: null, capturedAt: null } as const;
  return (history) => [...events, exhibitOf(file, nextExhibitNumber(history), stamp, told)];
}

interface ToRecord {
  readonly entries: readonly Entry[];
  readonly chat: PastedChat | null;
  readonly stamp: Stamp;
  readonly paidAt: number;
}

/** Records the list in one transaction. */
export function recordEntries(
  { environment }: Pick<Context, 'environment'>,
  store: Store,
  number: number,
  what: ToRecord,
): void {
  const kept: Pick<KeptFile, 'digest' | 'fresh'>[] = [];
  try {
    store.appendAll(number, eventsWithChat(store, what, kept));
  } catch (error) {
    dropKept(store, kept);
    throw keepingFailure(error, environment.home, [], what.chat?.text.length ?? null);
  }
}
