import { REPLIES } from '../case/events.ts';
import { formatYuan, parseAmount } from '../case/facts.ts';
import { clean } from '../case/text.ts';
import { parsed, type Parsed, refused } from '../errors.ts';
import { PARTIES, type Recipient, RECIPIENTS } from '../law/parties.ts';
import type { Choice } from '../ports.ts';
import { formatTime } from '../time/day.ts';
import { withinWords } from '../time/period.ts';
import { parseDue, parseTime, parseTold } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';
import { Answers } from './asking.ts';
import { type Entry, entryText, movedTo } from './entries.ts';
import { readName } from './typed.ts';

/** Between which instants something can have happened. */
export interface Range {
  readonly paidAt: number;
  readonly now: number;
}

/** Asks for what a text told, until it is right. In a terminal alone; each question is one that Esc goes back from. */
export class Correcting {
  readonly #context: Context;
  readonly #messages: Messages;
  readonly #answers: Answers;
  readonly #range: Range;

  constructor(context: Context, messages: Messages, range: Range) {
    this.#context = context;
    this.#messages = messages;
    this.#answers = new Answers(context, messages, false);
    this.#range = range;
  }

  /** Asks what the text does not say: who spoke, and what it came to. */
  async completed(entry: Entry): Promise<Entry> {
    if (entry.kind === 'contact') return entry;
    const known = entry.from === null ? { ...entry, from: await this.#party() } : entry;
    return known.outcome === null ? { ...known, ...(await this.#outcome()) } : known;
  }

  /** The party that the user talks with in a chat that does not say so. */
  async partner(entries: readonly Entry[]): Promise<readonly Entry[]> {
    if (!entries.some(({ from }) => from === null)) return entries;
    const from = await this.#party();
    return entries.map((entry) => (entry.from === null ? { ...entry, from } : entry));
  }

  /** One reply, each of its lines to be changed; null if it is not to be recorded now. */
  async reply(entry: Entry): Promise<Entry | null> {
    const { got } = this.#messages.logging;
    for (let one = await this.completed(entry); ;) {
      const chosen = await this.#choose(got.question, [
        { value: 'save', label: got.save },
        ...this.#changes(one),
        { value: 'no', label: got.notNow },
      ]);
      if (chosen === 'save') return one;
      if (chosen === 'no') return null;
      one = { ...one, ...(await this.#change(chosen, one)) };
    }
  }

  /** A whole chat as a list, each entry to be changed or left out; null if none is to be recorded now. */
  async list(given: readonly Entry[]): Promise<readonly Entry[] | null> {
    const { got } = this.#messages.logging;
    const { language } = this.#context.environment;
    let entries: readonly Entry[] = await this.partner(given);
    for (const [place, entry] of entries.entries()) {
      if (entry.kind === 'contact' || entry.outcome !== null) continue;
      const words = got.whatCame(entryText(entry, this.#messages, language));
      entries = entries.with(place, { ...entry, ...(await this.#outcome(words)) });
    }
    for (;;) {
      const chosen = await this.#choose(got.question, [
        { value: 'save', label: got.saveAll(entries.length) },
        ...entries.map((entry, place) => ({
          value: String(place),
          label: entryText(entry, this.#messages, language),
        })),
        { value: 'no', label: got.notNow },
      ]);
      if (chosen === 'save') return entries;
      if (chosen === 'no') return null;
      const place = Number(chosen);
      const entry = entries[place];
      if (!entry) continue;
      const changed = await this.#one(entry, place);
      entries = changed === null ? entries.filter((one) => one !== entry) : entries.with(place, changed);
      if (entries.length === 0) return null;
    }
  }

  /** One entry of a chat; null if it is left out. */
  async #one(entry: Entry, place: number): Promise<Entry | null> {
    const { got } = this.#messages.logging;
    const { language } = this.#context.environment;
    for (let one = entry; ;) {
      const label = got.one(place + 1, entryText(one, this.#messages, language));
      const chosen = await this.#choose(label, [
        { value: 'done', label: got.done },
        ...this.#changes(one),
        { value: 'remove', label: got.remove },
      ]);
      if (chosen === 'done') return one;
      if (chosen === 'remove') return null;
      one = { ...one, ...(await this.#change(chosen, one)) };
    }
  }

  /** What of an entry can be changed, each with what it is now. */
  #changes(entry: Entry): Choice[] {
    const { logging, interview } = this.#messages;
    const { got, outcomes } = logging;
    const { language } = this.#context.environment;
    const { from, outcome, at, due, agent, backFen } = entry;
    const change = (value: Changed, name: string, now: string | null): Choice => ({
      value,
      label: interview.change(name, now ?? got.none),
    });
    const when = change('at', got.at, at === null ? got.now : formatTime(at));
    if (entry.kind === 'contact') return [when];
    const set = due && withinWords(due)[language];
    const kind =
      outcome === 'asks-more'
        ? ''
        : this.#messages.punctuation.comma + (entry.refund ? got.refund : got.answer);
    return [
      change('from', got.from, from === null || from === 'me' ? null : PARTIES[from][language]),
      change('outcome', got.outcome, outcome && (outcomes[outcome] ?? outcome)),
      when,
      change('due', outcome === 'asks-more' ? got.dueAsked : got.due, set && `${set}${kind}`),
      change('agent', got.agent, agent && clean(agent)),
      change(
        'money',
        got.money,
        backFen === undefined ? (entry.moneyBack ? got.lookFirst : null) : `¥${formatYuan(backFen)}`,
      ),
    ];
  }

  async #change(what: string, entry: Entry): Promise<Partial<Entry>> {
    const { ask, got } = this.#messages.logging;
    const { now } = this.#range;
    switch (what as Changed) {
      case 'from':
        return { from: await this.#party() };
      case 'outcome':
        return this.#outcome();
      case 'at':
        return { at: await this.#time(got.whenSaid, null) };
      case 'due': {
        const asked = entry.outcome === 'asks-more';
        const read = (text: string) => parseDue(text, entry.at ?? now);
        const due = await this.#answers.value('due', undefined, asked ? ask.dueAsked : ask.dueGiven, read, {
          optional: true,
        });
        const refund = due !== null && !asked && (await this.#isRefund());
        return {
          due: due ?? null,
          refund,
          ...(entry.kind === 'contact' ? {} : { kind: due && !asked ? 'promise' : 'reply' }),
        };
      }
      case 'agent':
        return {
          agent:
            (await this.#answers.value('agent', undefined, ask.agent, readName, { optional: true })) ?? null,
        };
      case 'money': {
        const read = { ...ask.amount, ask: got.reallyBack };
        const backFen = await this.#answers.value('amount', undefined, read, parseAmount, { optional: true });
        return { backFen: backFen ?? undefined };
      }
    }
  }

  /** An instant at which something happened, asked for. @param latest it was not after this; null: not after now */
  async #time(words: { readonly ask: string; readonly why: string }, latest: number | null): Promise<number> {
    const { paidAt, now } = this.#range;
    const read = (text: string): Parsed<number> => {
      const time = parseTime(text, now);
      if (!time.ok) return time;
      if (time.value < paidAt) return refused('before-payment');
      return latest !== null && time.value > latest ? refused('after-answer') : time;
    };
    return (await this.#answers.value('at', undefined, words, read, { optional: false })) ?? now;
  }

  /** What makes a reply possible that nothing recorded leads up to. @param first when its party was first asked */
  async early(entry: Entry, first: number | null): Promise<Partial<Entry>> {
    const { got } = this.#messages.logging;
    const { from } = entry;
    const at = entry.at ?? this.#range.now;
    if (from === null || from === 'me') return {};
    const party = PARTIES[from][this.#context.environment.language];
    if (from !== 'site') return { turnedAt: await this.#time(got.whenTurned(party, formatTime(at)), at) };
    const words = got.contactFirst(formatTime(at), first === null ? null : formatTime(first));
    if (await this.#answers.confirm(words, true)) return { turnedAt: at };
    return first === null ? { turnedAt: null } : { at: await this.#time(got.whenSaid, null) };
  }

  /** A chat on the day, or at the time, that it does not say itself. @param dayAssumed it has clocks and no day */
  async dated(entries: readonly Entry[], dayAssumed: boolean): Promise<readonly Entry[]> {
    const { got } = this.#messages.logging;
    const { now } = this.#range;
    const first = entries.find((entry) => entry.at !== null)?.at ?? null;
    if (first !== null && !dayAssumed) return entries;
    const read = (text: string): Parsed<number> => {
      const told = parseTold(text, now);
      if (!told.ok) return told;
      return first === null && told.value.dayOnly ? refused('no-clock') : parsed(told.value.at);
    };
    const words = first === null ? got.whenChat : got.whichDay(formatTime(first).slice(0, 10));
    const options = { optional: true, saysWhatEmptyMeans: true };
    const at = await this.#answers.value('at', undefined, words, read, options);
    return at == null ? entries : movedTo(entries, at);
  }

  async #party(): Promise<Recipient> {
    const { language } = this.#context.environment;
    const choices = RECIPIENTS.map((value) => ({ value, label: PARTIES[value][language] }));
    return (
      (await this.#answers.choice('from', undefined, this.#messages.logging.got.whoSpoke, choices)) ?? 'site'
    );
  }

  async #outcome(words = this.#messages.logging.ask.outcome): Promise<Pick<Entry, 'outcome'>> {
    const { replies } = this.#messages.logging;
    const choices = REPLIES.map((value) => ({ value, label: replies[value] ?? value }));
    return { outcome: (await this.#answers.choice('outcome', undefined, words, choices)) ?? null };
  }

  /** Whether the promise is of the money or of an answer. */
  async #isRefund(): Promise<boolean> {
    const { ask } = this.#messages.logging;
    const kind = await this.#answers.choice('refund', undefined, ask.promiseRefund, [
      { value: 'answer', label: ask.isAnswer },
      { value: 'refund', label: ask.isRefund },
    ]);
    return kind === 'refund';
  }

  async #choose(label: string, choices: readonly Choice[]): Promise<string> {
    const prompter = await this.#context.prompter(this.#messages.interview.prompt);
    return prompter.choose({ label, why: this.#messages.logging.got.why, choices });
  }
}

type Changed = 'from' | 'outcome' | 'at' | 'due' | 'agent' | 'money';
