import type { FactChanges } from '../case/events.ts';
import {
  checkOrderNumber,
  type Draft,
  FACT_NAMES,
  type FactName,
  FACTS,
  isOptional,
  parseAge,
  parseAmount,
  parseCardTail,
} from '../case/facts.ts';
import { clean, checkText } from '../case/text.ts';
import { type AnswerIssue, type Parsed, parsed, RefundError, refused } from '../errors.ts';
import type { Choice, Prompter } from '../ports.ts';
import { say } from '../terminal/text.ts';
import { parseDay, parseMoment, parseWhen } from '../time/typed.ts';
import type { Messages } from '../words/words.ts';
import type { Context } from '../world.ts';

interface Asked {
  readonly ask: string;
  readonly why: string;
}

/**
 * Takes the answers of one command: each from its flag, or asked if somebody can be asked. Collects what is wrong and
 * what is missing, so that all of it is told at once.
 */
export class Answers {
  readonly #context: Context;
  readonly #messages: Messages;
  readonly #mayAsk: boolean;
  readonly #issues: AnswerIssue[] = [];
  readonly #missing: string[] = [];
  readonly #choices: Record<string, readonly string[]> = {};
  #prompter: Prompter | undefined;

  /** @param json with `--json` nothing is ever asked */
  constructor(context: Context, messages: Messages, json: boolean | undefined) {
    this.#context = context;
    this.#messages = messages;
    this.#mayAsk = context.canPrompt && !json;
  }

  get mayAsk(): boolean {
    return this.#mayAsk;
  }

  /** One of some values; a flag in capitals is an argument. Undefined if it is wrong or missing, which `check` then reports. */
  async choice<V extends string>(
    flag: string,
    given: string | undefined,
    words: Asked,
    choices: readonly Choice<V>[],
  ): Promise<V | undefined> {
    const found = choices.find(({ value }) => value === given?.trim());
    if (found) return found.value;
    if (given !== undefined) {
      const values = choices.map(({ value }) => value);
      this.#issues.push({ flag, given, reason: 'not-a-choice', choices: values });
      return undefined;
    }
    if (!this.#mayAsk) {
      this.#missing.push(flag);
      this.#choices[flag] = choices.map(({ value }) => value);
      return undefined;
    }
    return (await this.#prompt()).choose({ label: words.ask, why: words.why, choices });
  }

  /** A text that is read into a value; with `optional` it may stay open (null). */
  async value<T>(
    flag: string,
    given: string | undefined,
    words: Asked,
    read: (text: string) => Parsed<T>,
    options: { readonly optional: boolean; readonly ask?: boolean; readonly saysWhatEmptyMeans?: boolean },
  ): Promise<T | null | undefined> {
    if (given !== undefined) {
      if (options.optional && given.trim() === '') return null;
      const value = read(given);
      if (value.ok) return value.value;
      this.#issues.push({ flag, given, reason: value.reason });
      return undefined;
    }
    if (!this.#mayAsk || options.ask === false) {
      if (options.optional) return null;
      this.#missing.push(flag);
      return undefined;
    }
    const { reasons } = this.#messages.interview;
    const isEmpty = (text: string) => text.trim() === '' || (options.optional && isNone(text));
    const typed = await (
      await this.#prompt()
    ).type({
      label:
        options.optional && !options.saysWhatEmptyMeans
          ? `${words.ask}${this.#messages.logging.ask.none}`
          : words.ask,
      why: words.why,
      check: (text) => {
        if (isEmpty(text)) return options.optional ? undefined : this.#messages.interview.notEmpty;
        const value = read(text);
        return value.ok ? undefined : `“${clean(text)}”${reasons[value.reason] ?? value.reason}`;
      },
    });
    if (isEmpty(typed)) return null;
    const value = read(typed);
    return value.ok ? value.value : null;
  }

  /** A text of several lines, taken as it is pasted. */
  async lines<T>(
    flag: string,
    given: string | undefined,
    words: Asked,
    read: (text: string) => Parsed<T>,
  ): Promise<T | null | undefined> {
    if (given !== undefined || !this.#mayAsk)
      return this.value(flag, given, words, read, { optional: false });
    const { reasons, notEmpty } = this.#messages.interview;
    const prompter = await this.#prompt();
    for (;;) {
      const text = await prompter.paste({ label: words.ask, why: words.why });
      const value = read(text);
      if (value.ok) return value.value;
      say(this.#context.stderr, text === '' ? notEmpty : (reasons[value.reason] ?? value.reason));
    }
  }

  /** Yes or no; the preset if nobody can be asked. */
  async confirm(words: Asked, preset: boolean): Promise<boolean> {
    if (!this.#mayAsk) return preset;
    return (await this.#prompt()).confirm({ label: words.ask, why: words.why }, preset);
  }

  /** @throws RefundError `bad-answers` or `missing-answers`, naming every one */
  check(): void {
    if (this.#issues.length > 0) throw new RefundError('bad-answers', { issues: this.#issues });
    if (this.#missing.length > 0)
      throw new RefundError('missing-answers', { flags: this.#missing, choices: this.#choices });
  }

  async #prompt(): Promise<Prompter> {
    this.#prompter ??= await this.#context.prompter(this.#messages.interview.prompt);
    return this.#prompter;
  }
}

/** One fact as typed, as its value: fen, an instant, a choice or a text. */
export function readFact(name: FactName, text: string, now: number): Parsed<string | number> {
  const fact = FACTS[name];
  switch (fact.kind) {
    case 'choice': {
      const plain = text.trim();
      return (fact.choices as readonly string[]).includes(plain) ? parsed(plain) : refused('not-a-choice');
    }
    case 'amount':
      return parseAmount(text);
    case 'age':
      return parseAge(text);
    case 'card-tail':
      return parseCardTail(text);
    case 'time':
      return parseMoment(text, now);
    case 'day':
      return parseDay(text, now);
    case 'order':
      return checkOrderNumber(text);
    case 'text':
      return checkText(text, fact.limit);
  }
}

/** What an answer says of the fact besides its value: a time that was told without its minute is known so exactly. */
export function timeChanges(name: FactName, text: string, now: number): FactChanges {
  if (name !== 'paidAt') return {};
  const when = parseWhen(text, now);
  return when.ok ? { paidAbout: when.value.about } : {};
}

/** Whether an answer says that there is none. */
export function isNone(text: string): boolean {
  return /^(?:没有?|无|没有了?|不知道|不清楚|不记得了?|不用|none|no|n\/a|[-—]+)[。.!！]?$/i.test(text.trim());
}

/** Options as commander gives them: the flag in camel case. */
export type FactOptions = Readonly<Record<string, string | boolean | undefined>>;

/**
 * The facts given as flags; an empty text takes an optional fact back (null).
 * @throws RefundError `bad-answers`, naming every flag that cannot be taken
 */
export function readFlags(options: FactOptions, now: number): FactChanges {
  const issues: AnswerIssue[] = [];
  const facts: Partial<Record<FactName, string | number | null>> = {};
  for (const name of FACT_NAMES) {
    const { flag, ...kind } = FACTS[name];
    const given = options[camelCase(flag)];
    if (typeof given !== 'string') continue;
    const value = readFact(name, given, now);
    if (value.ok) Object.assign(facts, { [name]: value.value }, timeChanges(name, given, now));
    else if (value.reason === 'empty' && isOptional(name)) facts[name] = null;
    else {
      const choices = kind.kind === 'choice' ? { choices: kind.choices } : {};
      issues.push({ flag, given, reason: value.reason, ...choices });
    }
  }
  if (issues.length > 0) throw new RefundError('bad-answers', { issues });
  return facts as FactChanges;
}

/** The facts whose flags stand there without a value. */
export function factsWithoutValue(options: FactOptions): FactName[] {
  return FACT_NAMES.filter((name) => options[camelCase(FACTS[name].flag)] === true);
}

/** The same without what was taken back: the beginning of a new case. */
export function draftOf(changes: FactChanges): Draft {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)) as Draft;
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
